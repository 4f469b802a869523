package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
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
func form(ex markdown.Example) (string, []markdown.Problem) {
	f := formReader{filled: ex.Info == "udfyldt"}
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
	return f.html(), f.problems
}

type formReader struct {
	filled   bool
	title    string
	body     strings.Builder
	group    bool
	list     bool
	table    *formTable
	problems []markdown.Problem
}

type formTable struct {
	line    int
	label   string
	columns []string
	rows    int
	filled  [][]string
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
		f.field(label, f.written(answer, 1, ""))
	case "linjer":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > mostLines {
			f.fail(line, "antallet af linjer kan ikke bruges: "+fill, "skriv for eksempel :: linjer 4")
			return
		}
		f.field(label, f.written(answer, n, ""))
	case "dato", "kr", "timer":
		if rest != "" {
			f.fail(line, "feltet kan ikke læses: "+fill, "skriv :: "+kind)
			return
		}
		f.field(label, f.written(answer, 1, kind))
	case "valg":
		f.choice(line, label, rest, answer)
	case "tabel":
		f.startTable(line, label, rest)
	default:
		f.fail(line, "ukendt slags felt: "+kind, formHint(kind))
	}
}

func formHint(kind string) string {
	if hint := didYouMean(kind, formFills); hint != "" {
		return hint
	}
	return "brug linjer 4, dato, kr, timer, valg A / B eller tabel A | B :: 6"
}

func (f *formReader) startGroup(line int, name string) {
	f.endList()
	if f.group {
		f.body.WriteString("</div>\n")
	}
	if name == "" {
		f.fail(line, "gruppen har intet navn", "skriv for eksempel # Barnet")
	}
	f.group = true
	f.body.WriteString(`<div role="group" aria-label="` + html.EscapeString(name) + `"><p class="form-group">` + html.EscapeString(name) + "</p>\n")
}

func (f *formReader) endList() {
	if f.list {
		f.body.WriteString("</dl>\n")
		f.list = false
	}
}

func (f *formReader) field(label, entry string) {
	if !f.list {
		f.body.WriteString("<dl>\n")
		f.list = true
	}
	f.body.WriteString("<div><dt>" + html.EscapeString(label) + "</dt>" + entry + "</div>\n")
}

var formUnits = map[string]string{"kr": "kr.", "timer": "timer", "dato": ""}

// written is room for an answer, or the answer.
func (f *formReader) written(answer string, lines int, unit string) string {
	if f.filled {
		if answer == "" {
			return `<dd class="answer">(skrives på papiret)</dd>`
		}
		if u := formUnits[unit]; u != "" && !strings.HasSuffix(answer, u) {
			answer += nbsp + u
		}
		return `<dd class="answer">` + html.EscapeString(answer) + "</dd>"
	}
	hidden := `<span class="visually-hidden">plads til at skrive</span>`
	if unit == "dato" {
		return `<dd class="short">` + hidden + `<span aria-hidden="true" class="date">dag <i></i> måned <i></i> år <i></i></span></dd>`
	}
	if unit != "" {
		return `<dd class="short">` + hidden + `<i></i> ` + formUnits[unit] + "</dd>"
	}
	return `<dd class="lines">` + hidden + strings.Repeat("<i></i>", lines) + "</dd>"
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
		f.fail(line, "svaret er ikke en af mulighederne: "+answer, didYouMeanOr(answer, options, "mulighederne er "+strings.Join(options, ", ")))
		return
	}
	var b strings.Builder
	b.WriteString(`<dd><ul class="boxes">`)
	for _, o := range options {
		mark, word := "☐", ""
		if f.filled && o == answer {
			mark, word = "☒", `<span class="visually-hidden"> (valgt)</span>`
		}
		b.WriteString(`<li><span aria-hidden="true">` + mark + "</span> " + html.EscapeString(o) + word + "</li>")
	}
	b.WriteString("</ul></dd>")
	f.field(label, b.String())
}

func (f *formReader) startTable(line int, label, rest string) {
	heads, count, _ := strings.Cut(rest, "::")
	t := &formTable{line: line, label: label}
	for c := range strings.SplitSeq(heads, "|") {
		if c = strings.TrimSpace(c); c != "" {
			t.columns = append(t.columns, c)
		}
	}
	n, err := strconv.Atoi(strings.TrimSpace(count))
	if len(t.columns) == 0 || !f.filled && (err != nil || n < 1 || n > mostLines) {
		f.fail(line, "tabellen kan ikke læses: "+label, "skriv for eksempel :: tabel Post | Beløb :: 6")
		return
	}
	t.rows = n
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
	for len(cells) < len(f.table.columns) {
		cells = append(cells, "")
	}
	if len(cells) > len(f.table.columns) {
		f.fail(line, "rækken har "+strconv.Itoa(len(cells))+" felter, men tabellen "+strconv.Itoa(len(f.table.columns)), "skriv | mellem felterne: | a | b |")
		return
	}
	f.table.filled = append(f.table.filled, cells)
}

func (f *formReader) endTable() {
	t := f.table
	if t == nil {
		return
	}
	f.table = nil
	f.endList()
	if f.filled && len(t.filled) == 0 {
		f.fail(t.line, "tabellen er ikke udfyldt: "+t.label, "skriv rækkerne under den som | a | b |")
		return
	}
	name := t.label
	if name == "" {
		name = strings.Join(t.columns, ", ")
	}
	b := &f.body
	class := ""
	if f.filled { // on a phone each row is a card, with the heads in its cells
		class = ` class="stacked"`
	}
	b.WriteString(`<div class="table" role="group" aria-label="Tabel: ` + html.EscapeString(name) + `" tabindex="0"><table` + class + `>`)
	if t.label != "" {
		b.WriteString("<caption>" + html.EscapeString(t.label) + "</caption>")
	}
	b.WriteString(`<thead><tr>`)
	for _, c := range t.columns {
		b.WriteString(`<th scope="col">` + html.EscapeString(c) + "</th>")
	}
	b.WriteString(`</tr></thead><tbody>`)
	rows := t.filled
	if !f.filled {
		rows = make([][]string, t.rows)
		for i := range rows {
			rows[i] = make([]string, len(t.columns))
		}
	}
	for _, r := range rows {
		b.WriteString(`<tr>`)
		for i, c := range r {
			head := ""
			if f.filled {
				head = ` data-head="` + html.EscapeString(t.columns[i]) + `"`
			}
			b.WriteString(`<td` + head + `>` + html.EscapeString(c) + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table></div>\n")
}

func (f *formReader) html() string {
	f.endList()
	if f.group {
		f.body.WriteString("</div>\n")
	}
	class, about := "form", "Skriv siden ud: Kun det tomme skema kommer på papiret."
	name := f.title
	if f.filled {
		class, about, name = "form filled", "Udfyldt eksempel. Alt i det er opdigtet.", f.title+", udfyldt"
	}
	return `<div class="` + class + `" role="group" aria-label="Skema: ` + html.EscapeString(name) + `"><p class="form-title">` + html.EscapeString(f.title) +
		`</p><p class="small no-print">` + about + "</p>\n" + f.body.String() + "</div>\n"
}
