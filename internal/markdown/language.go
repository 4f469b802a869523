package markdown

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// chroma's lexers try regular expressions at each place of a text. Of its three
// hundred, some never end, some panic, some take twice as long for each letter
// of a word (Rust: seconds for 24 letters), and nearly all take the square of
// the length of a comment that never closes. What the body of a string doubles
// with each backslash is mended, see stringBody. So we use those that TestHostileCode
// and TestHostileWords try, for blocks up to a size at which the worst of its texts takes a quarter
// of a second, and count their steps. All of this comes out alike on any machine.
// A lexer within a lexer (a script in HTML, the words before a function in C)
// gets a proper part of a match, so that the size bounds how deep they go.
const (
	maxBlock = 2 << 10
	maxCubic = 1 << 10 // empty lines in C, brackets in YAML: the cube of the length
)

// listed has the names that chroma gives.
var listed = []struct {
	name string
	most int // bytes of a block
}{
	{"Bash", maxBlock},
	{"Bash Session", maxBlock},
	{"C", maxCubic},
	{"C#", maxBlock},
	{"C++", maxCubic},
	{"CSS", maxBlock},
	{"Diff", maxBlock},
	{"Docker", maxBlock},
	{"Go", maxBlock},
	{"HTML", maxBlock},
	{"INI", maxBlock},
	{"Java", maxCubic},
	{"JavaScript", maxBlock},
	{"JSON", maxBlock},
	{"Kotlin", maxBlock},
	{"Lua", maxBlock},
	{"Nginx configuration file", maxBlock},
	{"PHP", maxBlock},
	{"PowerShell", maxBlock},
	{"Python", maxBlock},
	{"R", maxCubic},
	{"Ruby", maxBlock},
	{"SCSS", maxBlock},
	{"SQL", maxBlock},
	{"Swift", maxBlock},
	{"TOML", maxBlock},
	{"TypeScript", maxBlock},
	{"XML", maxBlock},
	{"YAML", maxCubic},
}

const (
	// Of the blocks of a page that are coloured, with what it takes in: the worst
	// of them take a few seconds.
	maxCode = 32 << 10
	// A block takes so long only where the machine stands still. Then it is plain,
	// and a problem says so, as another machine would colour it. chroma goes on in
	// silence when an expression runs out of time, so no expression gets less.
	lastGuard = 10 * time.Second
)

// colouring is what is left for the blocks of a page.
type colouring struct {
	bytes int
	time  time.Duration // for each block
}

var (
	errSteps = errors.New("the lexer takes more steps than the text has room for")
	errText  = errors.New("the lexer gives another text")
	errSlow  = errors.New("the lexer takes too long")
)

// language is a lexer that is safe to use.
type language struct {
	lexer chroma.Lexer
	most  int
}

// print colours a text. With an error the text is to be printed plain.
func (l *language) print(src string, patience time.Duration) (html string, err error) {
	defer func() {
		if r := recover(); r != nil {
			html = ""
			if err, _ = r.(error); err == nil {
				err = fmt.Errorf("the lexer gives up: %v", r)
			}
		}
	}()
	start := time.Now()
	next, err := l.lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, src)
	if err != nil {
		return "", err
	}
	var tokens []chroma.Token
	rest, same := src, true
	for t := next(); t != chroma.EOF && same; t = next() {
		if time.Since(start) >= patience {
			return "", errSlow
		}
		rest, same = strings.CutPrefix(rest, t.Value)
		tokens = append(tokens, t)
	}
	if time.Since(start) >= patience {
		return "", errSlow
	}
	if !same || rest != "" {
		return "", errText
	}
	var b strings.Builder
	if err := codeFormat.Format(&b, codeLight, chroma.Literator(tokens...)); err != nil {
		return "", err
	}
	return b.String() + "\n", nil
}

// languages are by the names that follow a fence: chroma's names, and the ends
// of file names.
var languages = sync.OnceValue(func() map[string]*language {
	all := map[string]*language{}
	registry := chroma.NewLexerRegistry() // where lexers find each other
	for _, entry := range listed {
		original, ok := lexers.GlobalLexerRegistry.Get(entry.name).(*chroma.RegexLexer)
		if !ok {
			continue // TestListed reports it
		}
		lexer := guarded(original)
		registry.Register(lexer)
		all[strings.ToLower(entry.name)] = &language{lexer: chroma.Coalesce(lexer), most: entry.most}
	}
	for _, entry := range listed {
		l := all[strings.ToLower(entry.name)]
		if l == nil {
			continue
		}
		names := l.lexer.Config().Aliases
		for _, pattern := range l.lexer.Config().Filenames {
			names = append(names[:len(names):len(names)], strings.TrimPrefix(path.Ext(pattern), "."))
		}
		for _, name := range names {
			if name = strings.ToLower(name); name != "" && all[name] == nil {
				all[name] = l
			}
		}
	}
	return all
})

// guarded is a lexer that counts its steps.
func guarded(original *chroma.RegexLexer) *chroma.RegexLexer {
	config := *original.Config()
	config.EnsureNL = false // it would give a text that we did not
	return chroma.MustNewLexer(&config, func() chroma.Rules {
		rules := original.MustRules().Clone()
		for _, state := range rules {
			for i := range state {
				state[i].Type = counted{state[i].Type}
				state[i].Pattern = stringBody.ReplaceAllString(state[i].Pattern, "($1(?>$2))$3")
			}
		}
		rules[patientState] = []chroma.Rule{{Mutator: patient{}}}
		return rules
	})
}

// stringBody is the body of a quoted string in many expressions,
// "(\\\\|\\"|[^"])*": a backslash is read in two ways, and a string that nobody
// closes in twice as many for each. Taken as one piece, (?>…), each is read in
// the first way alone.
var stringBody = regexp.MustCompile(`\((\?:)?(\\\\(?:\\\\|\.)\|[^()]*\[\^[^()]*)\)([*+])`)

// counted is the emitter of a rule: each step of a lexer passes one. Some lexers
// go round in states without reading a letter; a sound one takes a few steps a
// letter.
type counted struct{ emitter chroma.Emitter }

type stepsKey struct{}

func (e counted) Emit(groups []string, state *chroma.LexerState) chroma.Iterator {
	steps, _ := state.Get(stepsKey{}).(int)
	if steps > 64+8*len(state.Text) {
		panic(errSteps)
	}
	state.Set(stepsKey{}, steps+1)
	if e.emitter == nil {
		return chroma.Literator()
	}
	return e.emitter.Emit(groups, state)
}

func (e counted) ValidateEmitter(rule *chroma.CompiledRule) error {
	if v, ok := e.emitter.(chroma.ValidatingEmitter); ok {
		return v.ValidateEmitter(rule)
	}
	return nil
}

// patient gives the expressions of a lexer the time of lastGuard. It stands in a
// state of its own, which it takes away when the lexer is compiled.
type patient struct{}

const patientState = "patient"

func (patient) Mutate(*chroma.LexerState) error { return nil }

func (patient) MutateLexer(rules chroma.CompiledRules, own string, _ int) error {
	delete(rules, own)
	for _, state := range rules {
		for _, rule := range state {
			rule.Regexp.MatchTimeout = lastGuard
		}
	}
	return nil
}
