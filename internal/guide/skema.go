package guide

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
)

// formFill is how a field of a form looks on paper.
var formFills = []string{"linjer", "dato", "kr", "timer", "valg", "tabel"}

const mostLines = 40

// form prints a form that is filled in by hand. The block's first line is its
// title, then one line a field:
//
//	# Barnet                                a group
//	Barnets navn                            one line to write on
//	Hvad er svært? :: linjer 4              so many lines
//	Fødselsdato :: dato                     short; also kr and timer
//	Forældremyndighed :: valg Fælles / Mor  boxes to tick
//	Budget :: tabel Post | Beløb :: 6       a table with so many empty rows
//
// In a block with the info string "skema udfyldt" each field ends in
// " = svar", and a table's rows follow it as lines | a | b |.
func (b *builder) form(ex markdown.Example) (string, []markdown.Problem) {
	f := formReader{words: b.Words, filled: ex.Info == "udfyldt"}
	view := f.read(ex)
	if view.hasTable() {
		ex.Table()
	}
	printed, err := b.Templates.Part("form", view)
	if err != nil {
		f.fail(ex.Line, err.Error(), "")
	}
	return printed, f.problems
}

// formView is a form as its part of the layouts prints it.
type formView struct {
	Title  string
	Filled bool
	Groups []formGroup
}

func (f formView) hasTable() bool {
	return slices.ContainsFunc(f.Groups, func(g formGroup) bool {
		return slices.ContainsFunc(g.Blocks, func(b formBlock) bool { return b.Table != nil })
	})
}

// formGroup has a name, but for what stands before the first one.
type formGroup struct {
	Name   string
	Blocks []formBlock
}

// formBlock is some fields or a table.
type formBlock struct {
	Fields []formField
	Table  *formTable
}

// formField is room for an answer, or the answer.
type formField struct {
	Label   string
	Filled  bool
	Answer  string
	Date    bool
	Unit    string
	Lines   []struct{} // to write on
	Options []formOption
}

type formOption struct {
	Label  string
	Chosen bool
}

type formTable struct {
	line        int
	Label, Name string
	Columns     []string
	Filled      bool
	Rows        [][]string
}

func (f *formReader) read(ex markdown.Example) formView {
	if ex.Info != "" && !f.filled {
		f.fail(ex.Line-1, "et skema kan ikke være "+ex.Info, "skriv skema eller skema udfyldt")
	}
	line := ex.Line - 1
	for text := range strings.SplitSeq(string(ex.Source), "\n") {
		line++
		if text = strings.TrimSpace(text); text != "" {
			f.line(line, text)
		}
	}
	f.endTable()
	if f.title == "" && len(f.problems) == 0 {
		f.fail(ex.Line, "skemaet er tomt", "skriv skemaets titel på første linje, og så et felt på hver linje")
	}
	return formView{Title: f.title, Filled: f.filled, Groups: f.groups}
}

type formReader struct {
	words    *site.Sayings
	filled   bool
	title    string
	groups   []formGroup
	table    *formTable // whose rows are being read
	problems []markdown.Problem
}

// block is the one that a field or a table goes into.
func (f *formReader) block(table bool) *formBlock {
	if len(f.groups) == 0 {
		f.groups = []formGroup{{}}
	}
	g := &f.groups[len(f.groups)-1]
	if n := len(g.Blocks); n == 0 || table || g.Blocks[n-1].Table != nil {
		g.Blocks = append(g.Blocks, formBlock{})
	}
	return &g.Blocks[len(g.Blocks)-1]
}

func (f *formReader) fail(line int, message, hint string) {
	f.problems = append(f.problems, markdown.Problem{Line: line, Message: message, Hint: hint})
}

func (f *formReader) line(line int, text string) {
	if f.title == "" {
		if strings.HasPrefix(text, "#") || strings.Contains(text, "::") {
			f.fail(line, "skemaets første linje skal være dets titel", "skriv titlen over det første felt")
		}
		f.title = strings.TrimSpace(strings.TrimLeft(text, "# "))
		return
	}
	if strings.HasPrefix(text, "|") {
		f.row(line, text)
		return
	}
	f.endTable()
	if name, ok := strings.CutPrefix(text, "#"); ok {
		f.startGroup(line, strings.TrimSpace(strings.TrimLeft(name, "#")))
		return
	}
	// The label ends at the first mark, and the answer may hold anything.
	field, answer, answered := strings.Cut(text, " = ")
	if !answered {
		if field, answered = strings.CutSuffix(text, " ="); !answered {
			field = text
		}
	}
	label, fill, _ := strings.Cut(field, "::")
	label, fill, answer = strings.TrimSpace(label), strings.TrimSpace(fill), strings.TrimSpace(answer)
	kind, rest, _ := strings.Cut(fill, " ")
	rest = strings.TrimSpace(rest)
	isTable := kind == "tabel"
	switch {
	case label == "" && !isTable:
		f.fail(line, "feltet har intet navn", "skriv det, der skal stå ved feltet, foran ::")
		return
	case answered && !f.filled:
		f.fail(line, "et tomt skema har ingen svar: "+label, "skriv skema udfyldt øverst, eller slet det efter lighedstegnet")
		return
	case !answered && f.filled && !isTable:
		f.fail(line, "feltet er ikke udfyldt: "+label, "slut linjen med = og et svar")
		return
	case answer != "" && strings.Contains(strings.ToLower(label), "cpr"):
		f.fail(line, "der må ikke stå et cpr-nummer i et eksempel", "lad der være tomt efter lighedstegnet")
		return
	}
	switch kind {
	case "":
		f.written(label, answer, 1, "")
	case "linjer":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > mostLines {
			f.fail(line, "antallet af linjer kan ikke bruges: "+fill, "skriv for eksempel :: linjer 4")
			return
		}
		f.written(label, answer, n, "")
	case "dato", "kr", "timer":
		if rest != "" {
			f.fail(line, "feltet kan ikke læses: "+fill, "skriv :: "+kind)
			return
		}
		f.written(label, answer, 1, kind)
	case "valg":
		f.choice(line, label, rest, answer)
	case "tabel":
		f.startTable(line, label, rest)
	default:
		f.fail(line, "ukendt slags felt: "+kind, formHint(kind))
	}
}

func formHint(kind string) string {
	if hint := suggest.DidYouMean(kind, formFills); hint != "" {
		return hint
	}
	return "brug linjer 4, dato, kr, timer, valg A / B eller tabel A | B :: 6"
}

func (f *formReader) startGroup(line int, name string) {
	if name == "" {
		f.fail(line, "gruppen har intet navn", "skriv for eksempel # Barnet")
	}
	f.groups = append(f.groups, formGroup{Name: name})
}

func (f *formReader) field(field formField) {
	block := f.block(false)
	field.Filled = f.filled
	block.Fields = append(block.Fields, field)
}

// written is room for an answer, or the answer with its unit.
func (f *formReader) written(label, answer string, lines int, fill string) {
	field := formField{Label: label, Answer: answer, Date: fill == "dato", Lines: make([]struct{}, lines)}
	if fill == "kr" || fill == "timer" {
		field.Unit = f.words.Say("side.skema." + fill)
		if answer != "" && !strings.HasSuffix(answer, field.Unit) {
			field.Answer += danish.NBSP + field.Unit
		}
	}
	f.field(field)
}

func (f *formReader) choice(line int, label, rest, answer string) {
	var options []string
	for o := range strings.SplitSeq(rest, " / ") {
		if o = strings.TrimSpace(o); o != "" {
			options = append(options, o)
		}
	}
	if len(options) < 2 {
		f.fail(line, "et valg skal have mindst to muligheder: "+label, "skriv for eksempel :: valg Ja / Nej")
		return
	}
	if answer != "" && !slices.Contains(options, answer) {
		f.fail(line, "svaret er ikke en af mulighederne: "+answer, suggest.Or(answer, options, "mulighederne er "+strings.Join(options, ", ")))
		return
	}
	field := formField{Label: label}
	for _, o := range options {
		field.Options = append(field.Options, formOption{o, f.filled && o == answer})
	}
	f.field(field)
}

func (f *formReader) startTable(line int, label, rest string) {
	heads, count, _ := strings.Cut(rest, "::")
	t := &formTable{line: line, Label: label, Filled: f.filled}
	for c := range strings.SplitSeq(heads, "|") {
		if c = strings.TrimSpace(c); c != "" {
			t.Columns = append(t.Columns, c)
		}
	}
	n, err := strconv.Atoi(strings.TrimSpace(count))
	if len(t.Columns) == 0 || !f.filled && (err != nil || n < 1 || n > mostLines) {
		f.fail(line, "tabellen kan ikke læses: "+label, "skriv for eksempel :: tabel Post | Beløb :: 6")
		return
	}
	t.Name = cmp.Or(label, strings.Join(t.Columns, ", "))
	if !f.filled {
		for range n {
			t.Rows = append(t.Rows, make([]string, len(t.Columns)))
		}
	}
	f.table = t
}

func (f *formReader) row(line int, text string) {
	if f.table == nil || !f.filled {
		f.fail(line, "rækken hører ikke til nogen tabel", "rækker står under en tabel i et skema udfyldt")
		return
	}
	var cells []string
	for c := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|"), "|") {
		cells = append(cells, strings.TrimSpace(c))
	}
	// What is left out at the end is empty.
	for len(cells) < len(f.table.Columns) {
		cells = append(cells, "")
	}
	if len(cells) > len(f.table.Columns) {
		f.fail(line, "rækken har "+strconv.Itoa(len(cells))+" felter, men tabellen "+strconv.Itoa(len(f.table.Columns)), "skriv | mellem felterne: | a | b |")
		return
	}
	f.table.Rows = append(f.table.Rows, cells)
}

func (f *formReader) endTable() {
	t := f.table
	if t == nil {
		return
	}
	f.table = nil
	if len(t.Rows) == 0 {
		f.fail(t.line, "tabellen er ikke udfyldt: "+t.Label, "skriv rækkerne under den som | a | b |")
		return
	}
	f.block(true).Table = t
}
