package guide

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rettesnor/internal/site"
	"rettesnor/wizard"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/js"
)

const scriptWords = "# ord\nhent.regler = Henter `reglerne` til ${{3} …\nsvar.mere-om = {n} {n?betingelse|betingelser} mere om {hvad}\n"

// A script says sentences by their ids; what it says otherwise than the
// catalogue has it, and what nobody says, is told with its line.
func TestScriptsSayWords(t *testing.T) {
	pages := string(theme[site.PagesFile].Data) + "prik.a = Fra siden\nprik.b = Fra en anden\n"
	build := func(words, script string) Result {
		return Build(site.Input{Files: with(ours, site.PagesFile, pages, site.WordsFile, string(theme[site.WordsFile].Data), site.ScriptWordsFile, words,
			"static/js/main.js", "import \"./ui/a.js\";\n", "static/js/ui/a.js", "import * as t from \"../lib/texts.js\";\n"+script), Fallback: theme})
	}
	own := func(res Result) string {
		res.Problems = slices.DeleteFunc(res.Problems, func(p site.Problem) bool {
			return p.File != site.ScriptWordsFile && !strings.HasPrefix(p.File, "static/")
		})
		return said(res)
	}
	both := "alert(t.hentRegler, t.svarMereOm({ n: [1, 2].length, hvad: `{${f(1, 2)}` }), t.dag({ dag: 1, maaned: t.maaneder[2], aar: 2026 }), t.prikA);\n"
	for _, tt := range []struct{ name, words, script, want string }{
		{"all is said", scriptWords, both, ""},
		{"not there", scriptWords, both + "alert(t.hentReglen);\n", "static/js/ui/a.js:3: sætningen t.hentReglen findes ikke\n  hint: mente du hentRegler?"},
		{"a value is missing", scriptWords, both + "t.svarMereOm({ n: 1 });", "static/js/ui/a.js:3: sætningen t.svarMereOm mangler en værdi for {hvad}\n  hint: giv den som t.svarMereOm({ hvad: … })"},
		{"no values", scriptWords, both + "alert(t.svarMereOm);", "static/js/ui/a.js:3: sætningen t.svarMereOm mangler en værdi for {hvad}"},
		{"a value too many", scriptWords, both + "t.svarMereOm({ n, hvad, nn });", "static/js/ui/a.js:3: sætningen t.svarMereOm har ingen plads {nn}\n  hint: mente du n?"},
		{"nobody says it", scriptWords + "svar.glemt = Glemt\n", both, site.ScriptWordsFile + ":4: intet script siger svar.glemt\n  hint: slet linjen, eller sig den som t.svarGlemt"},
		{"no form", scriptWords + "svar.x = {n\n", both, site.ScriptWordsFile + ":4: "},
		{"a slot that is no name", scriptWords + "svar.x = {i-alt}\n", both, site.ScriptWordsFile + ":4: et script kan ikke sige svar.x med {i-alt}"},
		{"one name twice", scriptWords + "hent-regler = x\n", both, site.ScriptWordsFile + ":4: sætningen hent-regler hedder det samme som hent.regler: t.hentRegler"},
	} {
		got := own(build(tt.words, tt.script))
		if tt.want == "" && got != "" || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// A page's script has the sentences that it says and no other, with a form for one
// and one for many.
func TestAScriptHasTheSentencesItSays(t *testing.T) {
	files := map[string]string{}
	res := Build(site.Input{Files: with(ours, site.PagesFile, string(theme[site.PagesFile].Data)+"prik.a = Fra siden\nprik.b = Fra en anden\n", site.WordsFile, string(theme[site.WordsFile].Data), site.ScriptWordsFile, scriptWords,
		"static/js/main.js", "import * as t from \"./lib/texts.js\";\nself.said = [t.hentRegler, t.prikA, (n) => t.svarMereOm({ n, hvad: \"x\" })];\n",
		"static/js/other.js", "import * as t from \"./lib/texts.js\";\nself.said = t.maaneder;\n"), Fallback: theme})
	for _, f := range res.Files {
		for _, name := range []string{"main", "other"} {
			if strings.HasPrefix(f.Path, "assets/"+name+".") && path.Ext(f.Path) == ".js" {
				files[name] = string(f.Data)
			}
		}
	}
	for _, want := range []string{"Henter `reglerne` til ${3} …", "Fra siden", "betingelse mere om ", "betingelser mere om ", "===1?"} {
		if !strings.Contains(strings.ReplaceAll(files["main"], "\\", ""), want) {
			t.Errorf("%q is not in %s", want, files["main"])
		}
	}
	if strings.Contains(files["main"], "anden") || strings.Contains(files["main"], "januar") || strings.Contains(files["other"], "Henter") || !strings.Contains(files["other"], "januar") {
		t.Errorf("what another says: %s\n%s", files["main"], files["other"])
	}
}

// literals are the texts in a script; what a template puts in is left out, and is
// a text of its own where it is one.
type literals struct{ found []string }

func (l *literals) Enter(n js.INode) js.IVisitor {
	switch n := n.(type) {
	case *js.LiteralExpr:
		if n.TokenType == js.StringToken {
			l.found = append(l.found, string(n.Data[1:len(n.Data)-1]))
		}
	case *js.TemplateExpr:
		text := ""
		for _, part := range n.List {
			text += string(part.Value)
		}
		l.found = append(l.found, strings.Trim(text+string(n.Tail), "`"))
	}
	return l
}

func (l *literals) Exit(js.INode) {}

func literalsOf(t *testing.T, name, code string) []string {
	t.Helper()
	tree, err := js.Parse(parse.NewInputString(code), js.Options{})
	if err != nil {
		t.Fatal(name, err)
	}
	var all literals
	js.Walk(&all, tree)
	return all.found
}

// What scripts read, and do not say: what people type, and the words of the
// platform and of its log.
var (
	readsDanish = []string{"filter.js", "lib/entry.js", "lib/search.js"}
	ofPlatform  = []string{"SHA-256", "Content-Encoding", "Content-Length", "Content-Type", "Vary", "GET", "SELECT", "Escape", "foraelder 1", "more than the engine has room for", "the engine stopped at ${}", "rettesnor ${} ${}"}
	aWord       = regexp.MustCompile(`\pL{2,}`)
	aSlot       = regexp.MustCompile(`\{[^}]*\}`)
	aCapital    = regexp.MustCompile(`(?:^|\PL)\p{Lu}`)
)

// ownWords tells why a text of a script looks like one that is shown: a letter
// that no id has, a capital, or a word of the catalogues among others.
func ownWords(text string, said map[string]bool) (why string) {
	if strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) >= 0 {
		return "a letter that no id has"
	}
	if aCapital.MatchString(text) {
		return "a capital"
	}
	if strings.Contains(text, " ") {
		for _, word := range aWord.FindAllString(text, -1) {
			if said[word] {
				return word
			}
		}
	}
	return ""
}

// No script has words of its own; those that it says stand in the catalogues.
func TestScriptsHaveNoWordsOfTheirOwn(t *testing.T) {
	said := map[string]bool{}
	for _, name := range []string{site.ScriptWordsFile, site.EntryWordsFile, site.WordsFile} {
		text, err := fs.ReadFile(repository, name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			_, sentence, _ := strings.Cut(line, " = ")
			for _, word := range aWord.FindAllString(aSlot.ReplaceAllString(sentence, " "), -1) {
				said[strings.ToLower(word)] = true
			}
		}
	}
	n := 0
	eachScript(t, func(name, code string) {
		for _, text := range literalsOf(t, name, code) {
			n++
			reads := slices.Contains(readsDanish, strings.TrimPrefix(name, "static/js/"))
			if reads && !(aCapital.MatchString(text) && strings.Contains(text, " ")) || slices.Contains(ofPlatform, text) {
				continue
			}
			if why := ownWords(text, said); why != "" {
				t.Errorf("%s says %q itself (%s); a sentence stands in %s", name, text, why, site.ScriptWordsFile)
			}
		}
	})
	if n < 500 {
		t.Errorf("%d texts are read", n)
	}
	for code, found := range map[string]bool{`f("Glemt")`: true, `f("på")`: true, "f(`${n} spørgsmål`)": true, "f(`${a ? \"Glemt\" : x} kr`)": true, `f(" om måneden")`: true, "f(`${n} uger`)": true,
		`f("[data-hits] > a", "visually-hidden", "opfyldt")`: false, `f(/måned/) // på`: false, "f(t.svar, `${x}: `)": false} {
		hit := slices.ContainsFunc(literalsOf(t, "x.js", code), func(text string) bool { return ownWords(text, said) != "" })
		if hit != found {
			t.Errorf("%s: found is %v", code, hit)
		}
	}
}

// named are the ids that a script may name: words of its texts, and keys.
type named struct{ found []string }

func (l *named) Enter(n js.INode) js.IVisitor {
	text := func(b []byte) { l.found = append(l.found, anID.FindAllString(string(b), -1)...) }
	switch n := n.(type) {
	case *js.LiteralExpr:
		text(n.Data)
	case *js.DotExpr:
		text([]byte(n.Y.String()))
	case *js.TemplateExpr:
		for _, part := range n.List {
			text(part.Value)
		}
		text(n.Tail)
	}
	return l
}

func (l *named) Exit(js.INode) {}

var anID = regexp.MustCompile(`[a-z\d]+(?:[.-][a-z\d]+)*`)

// No script names a fact, a finding or an amount: which of them it is about comes
// with the result, or stands on the page. Clocks are left out, since their ids are
// words of the entry messages too.
func TestScriptsNameNothingOfTheRules(t *testing.T) {
	ids := map[string]bool{}
	for _, id := range wizard.QuestionIDs() {
		_, fact := wizard.FactByID(id)
		ids[id] = fact
	}
	for _, id := range wizard.FindingIDs() {
		ids[id] = true
		for _, amount := range wizard.AmountsOf(id) {
			ids[amount.Name] = true
		}
	}
	n := 0
	namedIn := func(name, code string) (all []string) {
		tree, err := js.Parse(parse.NewInputString(code), js.Options{})
		if err != nil {
			t.Fatal(name, err)
		}
		var may named
		js.Walk(&may, tree)
		n += len(may.found)
		return slices.DeleteFunc(may.found, func(id string) bool { return !ids[id] })
	}
	eachScript(t, func(name, code string) {
		if found := namedIn(name, code); len(found) > 0 {
			t.Errorf("%s names %s; the result or the page is to say which it is about", name, strings.Join(found, ", "))
		}
	})
	if n < 3_000 || len(ids) < 50 {
		t.Errorf("%d names are read for %d ids", n, len(ids))
	}
	for code, want := range map[string]int{`f("atp-egen")`: 1, "const heads = { brutto: x }": 1, "f(`[data-question=\"ta.loft\"] ${x} ta.bruttoloen`)": 2, "a.brutto": 1, `a.leading // brutto`: 0, `f("[data-loft-x]")`: 0} {
		if found := namedIn("x.js", code); len(found) != want {
			t.Errorf("%s: %q", code, found)
		}
	}
}

// What a page lets one try other values of are facts that are numbers.
func TestMovesAreNumbers(t *testing.T) {
	layout, err := fs.ReadFile(repository, "layouts/partials.html")
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`data-move="([^"]*)" data-kind="([^"]*)"`).FindAllStringSubmatch(string(layout), -1)
	for _, each := range all {
		for _, id := range strings.Fields(each[1]) {
			if fact, ok := wizard.FactByID(id); !ok || kindIDs[fact.Info().Kind] != each[2] {
				t.Errorf("%s is no %s of a case", id, each[2])
			}
		}
	}
	if len(all) < 3 {
		t.Errorf("%d answers can be moved", len(all))
	}
}

// eachScript gives every script to f, with its name.
func eachScript(t *testing.T, f func(name, code string)) {
	t.Helper()
	err := fs.WalkDir(repository, "static/js", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		code, err := fs.ReadFile(repository, name)
		if err == nil {
			f(name, string(code))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
