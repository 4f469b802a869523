package site

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/markdown"
)

// chart is a file of content/data/charts:
//
//	title: Børn i hjemmetræning, 2016–2020
//	description: Antallet er vokset lidt.
//	kind: line                      # line, bar or stacked
//	unit: børn
//	source: S4
//	n: 130                          # how many were asked; may be left out
//	warnings: [Tal efter 2020 har vi ikke.]
//	columns: [År, Børn]
//	rows:
//	  - ["2016", 229]
//
// A page shows it with a fenced block of the kind diagram that names the file.
type chart struct {
	title, description, kind, unit, source, n string
	warnings, columns                         []string
	rows                                      []chartRow
}

type chartRow struct {
	name    string
	written []string // as in the file, 35.5
	values  []float64
}

const chartDir = dataDir + "charts/"

// readCharts reads every chart of content/data.
func (reg *registry) readCharts(files map[string][]byte, out *[]Problem) {
	reg.charts = map[string]*chart{}
	for _, file := range keysOf(files) {
		name, ok := strings.CutPrefix(file, chartDir)
		if !ok {
			continue
		}
		id, ok := strings.CutSuffix(name, ".yaml")
		if !ok || strings.Contains(id, "/") || id != markdown.Slug(id) {
			*out = append(*out, Problem{File: file, Message: "filens navn kan ikke bruges til et diagram", Hint: "kald den noget som omgoerelse-aar.yaml"})
			continue
		}
		c, before := &chart{}, len(*out)
		r := yamlReader{file: file, out: out}
		n := r.root(files[file])
		if n == nil {
			if len(*out) == before {
				*out = append(*out, Problem{File: file, Line: 1, Message: "filen er tom", Hint: "skriv title, description, kind, unit, source, columns og rows"})
			}
			reg.charts[id] = nil
			continue
		}
		c.read(r, n, reg)
		reg.charts[id] = c
		if len(*out) > before {
			reg.charts[id] = nil // the file's problems are enough
		}
	}
}

func (c *chart) read(r yamlReader, n *yaml.Node, reg *registry) {
	var rows *yaml.Node
	r.mapping(n, table{
		"title": asText(&c.title), "description": asText(&c.description), "kind": asText(&c.kind), "unit": asText(&c.unit),
		"source": asWritten(&c.source), "n": asWritten(&c.n), "warnings": asTexts(&c.warnings, nil), "columns": asTexts(&c.columns, nil),
		"rows": func(n *yaml.Node) string { rows = n; return "" },
	})
	lines := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		lines[n.Content[i].Value] = n.Content[i]
	}
	for _, field := range []struct{ name, value string }{{"title", c.title}, {"description", c.description}, {"unit", c.unit}, {"source", c.source}} {
		if field.value == "" {
			r.problem(lines[field.name], "diagrammet mangler "+field.name, "skriv "+field.name+": …")
		}
	}
	if _, ok := reg.sources[c.source]; !ok && c.source != "" {
		r.problem(lines["source"], "ukendt kilde: "+c.source, didYouMean(c.source, keysOf(reg.sources)))
	}
	if _, err := strconv.ParseUint(c.n, 10, 32); err != nil && c.n != "" {
		r.problem(lines["n"], "n skal være et helt tal", "n er, hvor mange tallene bygger på")
	}
	series := len(c.columns) - 1
	switch {
	case c.kind != "line" && c.kind != "bar" && c.kind != "stacked":
		r.problem(lines["kind"], "ukendt slags diagram: "+c.kind, "brug line, bar eller stacked")
	case series < 1 || series > 4:
		r.problem(lines["columns"], "et diagram har en kolonne med navne og en til fire med tal", "skriv for eksempel columns: [År, Børn]")
	case c.kind == "bar" && series > 1:
		r.problem(lines["columns"], "et diagram af slagsen bar har én kolonne med tal", "brug stacked, eller del det i to")
	case c.kind == "stacked" && series < 2:
		r.problem(lines["columns"], "et diagram af slagsen stacked har mindst to kolonner med tal", "brug bar")
	}
	if rows == nil || rows.Kind != yaml.SequenceNode || len(rows.Content) == 0 {
		r.problem(lines["rows"], "diagrammet mangler rækker", `skriv under rows: - ["2016", 229]`)
		return
	}
	if len(rows.Content) > 60 {
		r.problem(rows, fmt.Sprintf("%d rækker er for mange til et diagram", len(rows.Content)), "højst 60; læg tallene sammen i grupper")
	}
	for _, row := range rows.Content {
		c.row(r, row, series)
	}
	if c.kind == "line" && len(rows.Content) == 1 {
		r.problem(rows, "en linje har mindst to rækker", "brug bar")
	}
}

func (c *chart) row(r yamlReader, n *yaml.Node, series int) {
	if n.Kind != yaml.SequenceNode || len(n.Content) != series+1 {
		r.problem(n, fmt.Sprintf("rækken skal have %d felter som columns", series+1), "")
		return
	}
	row := chartRow{name: n.Content[0].Value}
	if n.Content[0].Kind != yaml.ScalarNode || row.name == "" {
		r.problem(n.Content[0], "rækkens første felt skal være et navn", "")
	}
	if slices.ContainsFunc(c.rows, func(other chartRow) bool { return other.name == row.name }) {
		r.problem(n, "rækken "+row.name+" står to gange", "slet den ene")
	}
	for _, cell := range n.Content[1:] {
		v, err := strconv.ParseFloat(cell.Value, 64)
		if cell.Kind != yaml.ScalarNode || cell.Tag != "!!int" && cell.Tag != "!!float" || err != nil || !(v >= 0 && v < 1e12) ||
			strings.Trim(cell.Value, "0123456789.") != "" {
			r.problem(cell, "feltet "+cell.Value+" er ikke et tal, der kan tegnes", "skriv det som 35 eller 35.5, uden anførselstegn")
			v = 0
		}
		row.values, row.written = append(row.values, v), append(row.written, cell.Value)
	}
	c.rows = append(c.rows, row)
}

// diagrams answers the block of one text; used are those it has shown.
func (b *build) diagrams() func(markdown.Example) (string, []markdown.Problem) {
	used := map[string]bool{}
	return func(e markdown.Example) (string, []markdown.Problem) {
		wrong := func(message, hint string) (string, []markdown.Problem) {
			return "", []markdown.Problem{{Line: e.Line, Message: message, Hint: hint}}
		}
		id := strings.TrimSpace(string(e.Source))
		if id == "" {
			return wrong("diagrammet har intet navn", "skriv navnet på en fil i "+chartDir+", uden .yaml")
		}
		c, ok := b.reg.charts[id]
		if !ok {
			hint := didYouMean(id, keysOf(b.reg.charts))
			if hint == "" {
				hint = "læg det i " + chartDir
			}
			return wrong("ukendt diagram: "+id, hint)
		}
		if used[id] {
			return wrong("diagrammet "+id+" står to gange på siden", "henvis til det første")
		}
		used[id] = true
		if c == nil {
			return "", nil
		}
		return c.html(id, b.reg.sources[c.source]), nil
	}
}

// html is the drawing, and the numbers again for those who do not see it.
func (c *chart) html(id string, src source) string {
	var b strings.Builder
	b.WriteString(`<figure class="chart" id="diagram-` + id + `"><figcaption><strong>` + html.EscapeString(c.title) + `</strong> <span class="small">` +
		html.EscapeString(c.unit) + "</span></figcaption>\n")
	if c.kind == "line" {
		c.lines(&b, id)
	} else {
		c.bars(&b, id)
	}
	b.WriteString("<p>" + html.EscapeString(c.description) + "</p>\n<details><summary>Tallene som tabel</summary>" +
		`<div class="table" role="region" aria-label="Tabel: ` + html.EscapeString(c.title) + `" tabindex="0"><table><caption>` +
		html.EscapeString(c.title) + " (" + html.EscapeString(c.unit) + ")</caption><thead><tr>")
	for i, name := range c.columns {
		b.WriteString(`<th scope="col"` + right(i) + `>` + html.EscapeString(name) + `</th>`)
	}
	b.WriteString("</tr></thead><tbody>")
	for _, row := range c.rows {
		b.WriteString(`<tr><th scope="row">` + html.EscapeString(row.name) + `</th>`)
		for i, v := range row.written {
			b.WriteString(`<td` + right(i+1) + `>` + html.EscapeString(danishNumber(v)) + `</td>`)
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table></div></details>\n" + `<p class="small">Kilde: ` + anchor("kilde", src.url(), src.title) + ".")
	if c.n != "" {
		b.WriteString(" Antal bag tallene: " + html.EscapeString(danishNumber(c.n)) + ".")
	}
	b.WriteString("</p>\n")
	if len(c.warnings) > 0 {
		b.WriteString(`<ul class="small">`)
		for _, w := range c.warnings {
			b.WriteString("<li>" + html.EscapeString(w) + "</li>")
		}
		b.WriteString("</ul>\n")
	}
	b.WriteString("</figure>\n")
	return b.String()
}

func right(column int) string {
	if column == 0 {
		return ""
	}
	return ` class="right"`
}

// The drawing is narrow, so that its words stay readable on a telephone.
const chartWidth = 360

// open begins the drawing. What it says in words stands first, for those who
// hear it.
func (c *chart) open(b *strings.Builder, id string, height int) {
	fmt.Fprintf(b, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="diagram-%s-t diagram-%s-d" focusable="false"><title id="diagram-%s-t">%s</title><desc id="diagram-%s-d">%s</desc>`,
		chartWidth, height, id, id, id, html.EscapeString(c.title), id, html.EscapeString(c.description))
}

// key names the series, each beside its own mark; a single one needs none.
// It answers how much height it took.
func (c *chart) key(y int) (text string, height int) {
	if len(c.columns) < 3 {
		return "", 0
	}
	var b strings.Builder
	for i, name := range c.columns[1:] {
		at := y + 18*i
		if c.kind == "line" {
			fmt.Fprintf(&b, `<path class="l%d" d="M0 %dh24"/>%s`, i+1, at+7, dot(i, 12, float64(at+7)))
		} else {
			fmt.Fprintf(&b, `<rect class="s%d" x="0" y="%d" width="14" height="12"/>`, i+1, at+1)
		}
		fmt.Fprintf(&b, `<text x="30" y="%d">%s</text>`, at+12, html.EscapeString(name))
	}
	return b.String(), 18*(len(c.columns)-1) + 8
}

// bars lie down, each below its name.
func (c *chart) bars(b *strings.Builder, id string) {
	top := 0.0
	for _, row := range c.rows {
		sum := 0.0
		for _, v := range row.values {
			sum += v
		}
		top = math.Max(top, sum)
	}
	if strings.HasPrefix(c.unit, "procent") {
		top = math.Max(top, 100)
	}
	if top == 0 {
		top = 1
	}
	const room = 44 // for the figure behind the bar
	legend, y := c.key(0)
	var body strings.Builder
	for _, row := range c.rows {
		for _, line := range folded(row.name, 50) {
			y += 16
			fmt.Fprintf(&body, `<text x="0" y="%d">%s</text>`, y, html.EscapeString(line))
		}
		y += 5
		x := 0.0
		for i, v := range row.values {
			w := v / top * (chartWidth - room)
			if w == 0 {
				continue
			}
			fmt.Fprintf(&body, `<rect class="s%d" x="%s" y="%d" width="%s" height="16"/>`, i+1, short(x), y, short(w))
			if figure := danishNumber(row.written[i]); len(row.values) > 1 && w >= float64(8*len(figure)+4) {
				fmt.Fprintf(&body, `<text class="on%d" text-anchor="middle" x="%s" y="%d">%s</text>`, i+1, short(x+w/2), y+13, figure)
			}
			x += w
		}
		if len(row.values) == 1 {
			fmt.Fprintf(&body, `<text class="figure" x="%s" y="%d">%s</text>`, short(x+5), y+13, danishNumber(row.written[0]))
		}
		y += 22
	}
	c.open(b, id, y+2)
	b.WriteString(legend + body.String() + "</svg>\n")
}

// lines run over the rows, from zero.
func (c *chart) lines(b *strings.Builder, id string) {
	top := 0.0
	for _, row := range c.rows {
		top = math.Max(top, slices.Max(row.values))
	}
	top, step := scale(top)
	legend, y0 := c.key(0)
	y0 += 14
	const height, left = 180, 34
	x := func(i int) float64 {
		return left + 14 + float64(i)*float64(chartWidth-left-34)/float64(max(len(c.rows)-1, 1))
	}
	y := func(v float64) float64 { return float64(y0) + height - v/top*height }
	c.open(b, id, y0+height+26)
	b.WriteString(legend)
	for v := 0.0; v <= top+step/2; v += step {
		class := "grid"
		if v == 0 {
			class = "axis"
		}
		fmt.Fprintf(b, `<path class="%s" d="M%d %sH%d"/><text class="tick" text-anchor="end" x="%d" y="%s">%s</text>`,
			class, left, short(y(v)), chartWidth, left-6, short(y(v)+4), danishNumber(short(v)))
	}
	every := (len(c.rows) + 7) / 8
	for i, row := range c.rows {
		if i%every == 0 {
			fmt.Fprintf(b, `<text class="tick" text-anchor="middle" x="%s" y="%d">%s</text>`, short(x(i)), y0+height+18, html.EscapeString(row.name))
		}
	}
	for s := range c.columns[1:] {
		fmt.Fprintf(b, `<path class="l%d" d="`, s+1)
		for i, row := range c.rows {
			fmt.Fprintf(b, "%c%s %s", "ML"[min(i, 1)], short(x(i)), short(y(row.values[s])))
		}
		b.WriteString(`"/>`)
		for i, row := range c.rows {
			b.WriteString(dot(s, x(i), y(row.values[s])))
			if len(c.rows) <= 8 && len(c.columns) <= 3 {
				up := -9.0
				if s == 1 {
					up = 18
				}
				fmt.Fprintf(b, `<text class="figure" text-anchor="middle" x="%s" y="%s">%s</text>`, short(x(i)), short(y(row.values[s])+up), danishNumber(row.written[s]))
			}
		}
	}
	b.WriteString("</svg>\n")
}

// dot marks a point with a form of its own for each series, as colour alone
// tells some readers nothing.
func dot(series int, x, y float64) string {
	switch series {
	case 0:
		return fmt.Sprintf(`<circle class="s1" cx="%s" cy="%s" r="4"/>`, short(x), short(y))
	case 1:
		return fmt.Sprintf(`<rect class="s2" x="%s" y="%s" width="8" height="8"/>`, short(x-4), short(y-4))
	}
	return fmt.Sprintf(`<path class="s%d" d="M%s %sl5 9h-10z"/>`, series+1, short(x), short(y-5))
}

// scale finds a round top at or over v, and a round step to it.
func scale(v float64) (top, step float64) {
	if v <= 0 {
		return 1, 1
	}
	step = math.Pow(10, math.Floor(math.Log10(v)))
	for _, part := range []float64{5, 2} {
		if v/step < 2.5 && part == 5 {
			step /= 5
			break
		}
		if v/step < 5 && part == 2 {
			step /= 2
		}
	}
	return math.Ceil(v/step-1e-9) * step, step
}

// short writes a coordinate with at most one decimal.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// folded breaks a name into lines of at most n letters, at its spaces.
func folded(s string, n int) (lines []string) {
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > n {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return append(lines, line)
}
