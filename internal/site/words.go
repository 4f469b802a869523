package site

import (
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/template/parse"

	"rettesnor/internal/markdown"
	"rettesnor/wizard/day"
	"rettesnor/wizard/words"
)

// The words of the layouts stand in a catalogue of their own, in the format of
// package words, and a layout says one by its id:
//
//	{{t "beregner.knap"}}
//	{{t "kilder.antal" "n" (len .Uses)}}
//	{{tm "om.klage" "frist" (tal "klagefrist") "klage" (path "/klage/")}}
//
// The arguments are the names of the sentence's slots, each with a number or a
// text. tm says a sentence with marks in it, which may be a link,
// [Sådan klager I](klage), to the argument of that name, or **strong words**;
// its arguments may be markup, as what a template prints:
//
//	{{tm "guide.rettet" "hvad" (part "undo-what" .)}}
//
// So a sentence stays whole for who translates
// it. An id that is made of two parts begins with a constant:
//
//	{{t (print "frist." .ID)}}
//
// An id that is missing, an argument without a slot and a slot without an
// argument are problems of the layout's line; in our own folder, so is a
// sentence that no layout says. Sentences whose ids begin with "side." are said
// by the program: what a page is called that has no text of its own.
const PagesFile = dataDir + "words/da-pages.txt"

// WordsFile has the engine's sentences, and GuideWordsFile those that the build
// and the program have besides and that no page loads.
const (
	WordsFile      = dataDir + "words/da.txt"
	GuideWordsFile = dataDir + "words/da-guide.txt"
	EntryWordsFile = dataDir + "words/da-entry.txt" // of what is typed: the page's scripts and the program
)

const dataDir = registry.Dir

// SaidByProgram begins the ids of sentences that the build says, and no layout.
const SaidByProgram = "side."

// Sayings are the words of the pages.
type Sayings struct {
	own  bool // the folder's, not those lent by the program
	All  *words.Catalogue
	line map[string]int // of each id
	hash []byte

	mu    sync.Mutex
	asked map[string]bool // ids that the program asked for
}

// readSpeech reads the engine's sentences, which say too what is wrong with a
// catalogue. A folder without its own is spoken to in those that the program
// lends, once there is something to say.
func (b *Builder) readSpeech() {
	if b.product == nil || b.Content[WordsFile] == nil {
		b.Speech = sync.OnceValue(func() *words.Catalogue {
			if b.Fallback == nil {
				return &words.Catalogue{}
			}
			lent, _, _ := words.Load(func(name string) ([]byte, error) {
				text, _ := fs.ReadFile(b.Fallback, name)
				return text, nil
			}, WordsFile, GuideWordsFile)
			return lent
		})
		return
	}
	own, faults, _ := words.Load(func(name string) ([]byte, error) { return b.Content[name], nil }, WordsFile, GuideWordsFile)
	for _, p := range faults {
		b.Problem(Problem{File: p.File, Line: p.Line, Message: own.Say(p.Msg), Hint: wordsHint})
	}
	if b.Pseudo {
		own = own.Pseudo()
	}
	b.Speech = func() *words.Catalogue { return own }
}

const wordsHint = "formen står i pakken wizard/words"

// readSayings reads the words of the pages: the folder's own, or else those
// that the program lends. How days and numbers are written, and what a verdict
// is called, stand once, in the catalogues of the engine.
func (b *Builder) readSayings() {
	s := &Sayings{All: &words.Catalogue{}, line: map[string]int{}, asked: map[string]bool{}}
	b.Words = s
	text, engine, guide := b.Content[PagesFile], b.Content[WordsFile], b.Content[GuideWordsFile]
	s.own = text != nil && b.product != nil
	if !s.own && b.Fallback != nil {
		text, _ = fs.ReadFile(b.Fallback, PagesFile)
		engine, _ = fs.ReadFile(b.Fallback, WordsFile)
		guide, _ = fs.ReadFile(b.Fallback, GuideWordsFile)
	}
	if text == nil {
		return
	}
	s.line = words.Lines(text)
	whole := string(text) + "\n"
	for line := range strings.SplitSeq(string(engine)+"\n"+string(guide), "\n") {
		if strings.HasPrefix(line, "@") || strings.HasPrefix(line, "udfald.") || strings.HasPrefix(line, "punkt.") {
			whole += line + "\n"
		}
	}
	s.hash = []byte(hashOf([]byte(whole), []byte(strconv.FormatBool(b.Pseudo))))
	var problems []words.Problem
	s.All, problems = words.Parse([]byte(whole))
	for _, p := range problems {
		b.Problem(Problem{File: PagesFile, Line: max(p.Line, 1), Message: b.Speech().Say(p.Msg), Hint: wordsHint})
	}
	if b.Pseudo {
		s.All = s.All.Pseudo()
	}
}

// Say is a sentence that the program itself puts on a page.
func (s *Sayings) Say(id string, args ...words.Arg) string {
	s.mu.Lock()
	s.asked[id] = true
	s.mu.Unlock()
	return s.All.Say(words.New(id, args...))
}

// Date writes 2026-12-01 as the language does; what is no day says nothing.
func (s *Sayings) Date(iso string) string {
	d, ok := day.Parse(iso)
	if !ok {
		return ""
	}
	return s.Say("side.dato", words.On("dag", d))
}

// Said are the ids that the program asked for, and unsaid those of them that the
// catalogue lacks.
func (s *Sayings) Said() []string { return keysOf(s.asked) }

func (s *Sayings) Unsaid() (ids []string) {
	for _, id := range s.Said() {
		if !s.All.Has(id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// unsaidIDs reports the ids that the program asked for in vain.
func (b *Builder) unsaidIDs() {
	if len(b.Words.All.IDs()) == 0 {
		return // a site without any words has no layouts with them either
	}
	for _, id := range b.Words.Unsaid() {
		b.Problem(Problem{File: PagesFile, Line: 1, Message: "sætningen " + id + " mangler", Hint: "skriv den som " + id + " = …; siderne bruger den"})
	}
}

// message makes a message of what a layout gives: an id, then names and
// values. What a text or markup stands for is put in afterwards where held is
// not nil, so that no mark in it counts.
func (s *Sayings) message(id string, pairs []any, held *[]any) (words.Msg, map[string]string, error) {
	if !s.All.Has(id) {
		return words.Msg{}, nil, s.missing(id)
	}
	if len(pairs)%2 != 0 {
		return words.Msg{}, nil, hinted("sætningen "+id+" får et navn uden værdi", `skriv navne og værdier to og to: {{t "`+id+`" "n" 3}}`)
	}
	m, texts := words.New(id), map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		switch v := pairs[i+1].(type) {
		case int:
			m.Args = append(m.Args, words.Num(name, v))
		case string, template.HTML:
			text, plain := v.(string)
			if !plain && held == nil {
				return m, nil, hinted("sætningen "+id+" får opmærkning for "+name, "brug tm i stedet for t")
			}
			texts[name] = text
			if held != nil {
				*held = append(*held, v)
				text = slot + strconv.Itoa(len(*held)-1) + slot
			}
			m.Args = append(m.Args, words.Str(name, text))
		default:
			return m, nil, hinted("sætningen "+id+" får en værdi for "+name+", der hverken er et tal eller en tekst", "")
		}
	}
	for _, name := range s.All.Slots(id) {
		if !slices.ContainsFunc(m.Args, func(a words.Arg) bool { return a.Name == name }) {
			return m, nil, lacking(id, name)
		}
	}
	return m, texts, nil
}

func (s *Sayings) missing(id string) error {
	return hinted("sætningen "+id+" findes ikke", cmp.Or(didYouMean(id, s.All.IDs()), "skriv den i "+PagesFile+" som "+id+" = …"))
}

func lacking(id, name string) error {
	return hinted("sætningen "+id+" mangler en værdi for {"+name+"}", "giv den i layoutet, eller ret "+PagesFile)
}

// t says a sentence as plain text.
func (s *Sayings) t(id string, pairs ...any) (string, error) {
	m, _, err := s.message(id, pairs, nil)
	if err != nil {
		return "", err
	}
	return s.All.Say(m), nil
}

// slot encloses the number of a text that is put in after the marks are read;
// no text of a catalogue has the sign.
const slot = "\uE000"

// span is a piece of a sentence with marks.
type span struct {
	Text, Link string
	Strong     bool
	Parts      []any // texts and markup, in order
}

// marked prints spans. html/template knows what to escape where.
var marked = template.Must(template.New("").Parse(
	`{{range .}}{{if .Link}}<a href="{{.Link}}">{{range .Parts}}{{.}}{{end}}</a>{{else if .Strong}}<strong>{{range .Parts}}{{.}}{{end}}</strong>{{else}}{{range .Parts}}{{.}}{{end}}{{end}}{{end}}`))

// tm says a sentence with marks.
func (s *Sayings) tm(id string, pairs ...any) (template.HTML, error) {
	var held []any
	m, texts, err := s.message(id, pairs, &held)
	if err != nil {
		return "", err
	}
	spans := spansOf(s.All.Say(m))
	for i := range spans {
		p := &spans[i]
		if name := p.Link; name != "" {
			if p.Link = texts[name]; p.Link == "" {
				return "", lacking(id, name)
			}
		}
		for j, part := range strings.Split(p.Text, slot) {
			if n, err := strconv.Atoi(part); j%2 == 1 && err == nil {
				p.Parts = append(p.Parts, held[n])
			} else if part != "" {
				p.Parts = append(p.Parts, part)
			}
		}
	}
	var out strings.Builder
	if err := marked.Execute(&out, spans); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil
}

// spansOf takes a sentence apart at its marks, which do not stand within each
// other. The text of a link names its address.
func spansOf(text string) (spans []span) {
	for text != "" {
		at := strings.IndexAny(text, "[*")
		if at < 0 {
			break
		}
		var found span
		after := ""
		if inner, rest, ok := strings.Cut(strings.TrimPrefix(text[at:], "**"), "**"); ok && strings.HasPrefix(text[at:], "**") {
			found, after = span{Text: inner, Strong: true}, rest
		} else if inner, rest, ok := strings.Cut(text[at+1:], "]("); ok && text[at] == '[' {
			name, rest, closed := strings.Cut(rest, ")")
			if closed {
				found, after = span{Text: inner, Link: name}, rest
			}
		}
		if found.Text == "" {
			at++
			spans, text = append(spans, span{Text: text[:at]}), text[at:]
			continue
		}
		if at > 0 {
			spans = append(spans, span{Text: text[:at]})
		}
		spans, text = append(spans, found), after
	}
	if text != "" {
		spans = append(spans, span{Text: text})
	}
	return spans
}

// linksOf are the names of the links in a sentence.
func (s *Sayings) linksOf(id string) (names []string) {
	m := words.New(id)
	for _, name := range s.All.Slots(id) {
		m.Args = append(m.Args, words.Str(name, name))
	}
	for _, p := range spansOf(s.All.Say(m)) {
		if p.Link != "" {
			names = append(names, p.Link)
		}
	}
	return names
}

// ofTexts are the words that package markdown puts into a text.
func (s *Sayings) ofTexts() *markdown.Words {
	w := &markdown.Words{Boxes: map[string]string{}, Back: s.Say("side.tekst.tilbage"),
		Local: func(whose, from string) string {
			return s.Say("side.tekst.lokal", words.Str("hvem", whose), words.Str("dag", s.Date(from)))
		},
		Table: func(name string) string { return s.Say("side.tekst.tabel", words.Str("navn", name)) },
	}
	for _, class := range []string{"vigtigt", "eksempel", "national"} {
		w.Boxes[class] = s.Say("side.tekst." + class)
	}
	return w
}

// MonthView is a month of the year in a field that chooses one.
type MonthView struct{ Value, Name string }

func (s *Sayings) months() (all []MonthView) {
	for i, name := range s.All.List("@maaneder") {
		all = append(all, MonthView{fmt.Sprintf("%02d", i+1), name})
	}
	return all
}

// checkSayings holds the layouts against the words, without laying out a page.
func (b *Builder) checkSayings() {
	used, begun, seen := map[string]bool{}, []string{}, map[string]bool{}
	for _, t := range b.Templates.each() {
		if t.Tree == nil || t.Tree.Root == nil {
			continue
		}
		eachCommand(t.Tree.Root, func(c *parse.CommandNode) {
			where, _ := t.Tree.ErrorContext(c)
			if fn, ok := c.Args[0].(*parse.IdentifierNode); !ok || fn.Ident != "t" && fn.Ident != "tm" || len(c.Args) < 2 {
				return
			}
			id, begins := saidID(c.Args[1])
			if begins {
				begun = append(begun, id)
			} else if id != "" {
				used[id] = true
			}
			if id == "" || begins || seen[where+id] {
				return
			}
			seen[where+id] = true
			if wrong, hint := b.Words.call(c, id); wrong != "" {
				file, line := placed(where)
				b.Problem(Problem{File: "layouts/" + file, Line: line, Message: wrong, Hint: hint})
			}
		})
	}
	if !b.Words.own || b.Templates.incomplete() {
		return
	}
	for _, id := range b.Words.All.IDs() {
		if b.Words.line[id] > 0 && !used[id] && !strings.HasPrefix(id, SaidByProgram) && !slices.ContainsFunc(begun, func(begin string) bool { return strings.HasPrefix(id, begin) }) {
			b.Problem(Problem{File: PagesFile, Line: b.Words.line[id], Message: "intet layout siger " + id, Hint: cmp.Or(didYouMean(id, keysOf(used)), "slet linjen")})
		}
	}
}

// call says what is wrong with a layout's call for a sentence.
func (s *Sayings) call(c *parse.CommandNode, id string) (wrong, hint string) {
	if !s.All.Has(id) {
		err := s.missing(id)
		return err.Error(), problem.HintOf(err)
	}
	takes := s.All.Slots(id)
	if c.Args[0].(*parse.IdentifierNode).Ident == "tm" {
		takes = append(slices.Clone(takes), s.linksOf(id)...)
	}
	var given []string
	for i := 2; i < len(c.Args); i += 2 {
		name, ok := c.Args[i].(*parse.StringNode)
		if !ok {
			continue
		}
		given = append(given, name.Text)
		if !slices.Contains(takes, name.Text) {
			return "sætningen " + id + " har ingen plads {" + name.Text + "}", cmp.Or(didYouMean(name.Text, takes), "tag den ud af layoutet, eller skriv den i "+PagesFile)
		}
	}
	for _, name := range takes {
		if !slices.Contains(given, name) {
			err := lacking(id, name)
			return err.Error(), problem.HintOf(err)
		}
	}
	return "", ""
}

// saidID is the id in a call, or how it begins where the rest is worked out.
func saidID(n parse.Node) (id string, begins bool) {
	switch n := n.(type) {
	case *parse.StringNode:
		return n.Text, false
	case *parse.PipeNode:
		if len(n.Cmds) == 1 && len(n.Cmds[0].Args) > 1 {
			if fn, ok := n.Cmds[0].Args[0].(*parse.IdentifierNode); ok && fn.Ident == "print" {
				id, _ = saidID(n.Cmds[0].Args[1])
				return id, true
			}
		}
	}
	return "", false
}

// placed reads "partials.html:12:3".
func placed(where string) (file string, line int) {
	file, rest, _ := strings.Cut(where, ":")
	n, _, _ := strings.Cut(rest, ":")
	line, _ = strconv.Atoi(n)
	return file, line
}
