package guide

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/dataset"
	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
)

// chart is a file of content/data/charts, drawn by package draw:
//
//	title: Børn i hjemmetræning, 2016–2020
//	description: "Fra {række 2016} til {række 2020} børn."
//	kind: line                      # line, bar or stacked
//	unit: børn
//	source: S4
//	n: 130                          # how many were asked; may be left out
//	warnings: [Tal efter 2020 har vi ikke.]
//	columns: [År, Børn]
//	rows:
//	  - ["2016", 229]
//
// The description is one sentence, and its numbers are worked out from the rows:
// {række NAVN} is what a row has, {række NAVN | KOLONNE} what it has in a column,
// {alle} and {alle | KOLONNE} what all rows have; more of either stand with a plus
// between. A number that is typed, but in the name of a row, stops the build.
//
// A page shows it with a fenced block of the kind diagram that names the file.
type chart struct {
	draw.Chart
	source string
}

// chartFile is what the file says.
type chartFile struct {
	registry.At
	Title       string    `yaml:"title" need:"skriv title: …"`
	Description string    `yaml:"description" need:"skriv description: …"`
	Kind        string    `yaml:"kind" among:"chart-kinds" need:"brug line, bar eller stacked"`
	Unit        string    `yaml:"unit" need:"skriv unit: …"`
	Source      string    `yaml:"source,written" ref:"sources" need:"skriv source: …"`
	N           string    `yaml:"n,written"`
	Warnings    []string  `yaml:"warnings"`
	Columns     []string  `yaml:"columns" need:"skriv for eksempel columns: [År, Børn]"`
	Rows        chartRows `yaml:"rows" need:"skriv under rows: - [\"2016\", 229]"`
}

var chartKinds = []string{"line", "bar", "stacked"}

// chartRows are rows of a name and numbers, which are read when it is known how
// many they are.
type chartRows struct{ *yaml.Node }

func (c *chartRows) FromYAML(_ registry.Reader, n *yaml.Node) string {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		return "skal være en liste af rækker"
	}
	c.Node = n
	return ""
}

// Schema says that each is a list of a text and numbers.
func (*chartRows) Schema() *dataset.Schema {
	cell := &dataset.Schema{AnyOf: []*dataset.Schema{{Type: "string"}, {Type: "number"}}}
	return &dataset.Schema{Type: "array", MaxItems: mostRows, Items: &dataset.Schema{Type: "array", Items: cell}}
}

const mostRows = 60

const chartDir = registry.Dir + "charts/"

// readCharts reads every chart of content/data.
func (reg *siteData) readCharts(files map[string][]byte, out *[]site.Problem) {
	reg.charts = map[string]*chart{}
	for _, file := range keysOf(files) {
		name, ok := strings.CutPrefix(file, chartDir)
		if !ok {
			continue
		}
		id, ok := strings.CutSuffix(name, ".yaml")
		if !ok || strings.Contains(id, "/") || id != markdown.Slug(id) {
			*out = append(*out, site.Problem{File: file, Message: "filens navn kan ikke bruges til et diagram", Hint: "kald den noget som omgoerelse-aar.yaml"})
			continue
		}
		before := len(*out)
		r := registry.Reader{File: file, Out: out, Known: reg.Known()}
		reg.charts[id] = nil // where there are problems, the file's own are enough
		if n := r.Root(files[file]); n != nil {
			var f chartFile
			r.Struct(n, &f)
			if c := f.chart(r); len(*out) == before {
				reg.charts[id] = c
			}
		} else if len(*out) == before {
			*out = append(*out, site.Problem{File: file, Line: 1, Message: "filen er tom", Hint: "skriv title, description, kind, unit, source, columns og rows"})
		}
	}
}

// chart checks what the file says and works out the rest.
func (f *chartFile) chart(r registry.Reader) *chart {
	c := &chart{Chart: draw.Chart{Title: f.Title, Description: f.Description, Kind: f.Kind, Unit: f.Unit, N: f.N, Warnings: f.Warnings, Columns: f.Columns}, source: f.Source}
	wrong := func(field, message, hint string) { r.Problem(&yaml.Node{Line: f.Key(field)}, message, hint) }
	if _, err := strconv.ParseUint(f.N, 10, 32); err != nil && f.N != "" {
		wrong("n", "n skal være et helt tal", "n er, hvor mange tallene bygger på")
	}
	series := len(f.Columns) - 1
	switch {
	case f.Kind == "" || series < 0: // which is told
	case !slices.Contains(chartKinds, f.Kind):
		wrong("kind", "ukendt slags diagram: "+f.Kind, "brug line, bar eller stacked")
	case series < 1 || series > 4:
		wrong("columns", "et diagram har en kolonne med navne og en til fire med tal", "skriv for eksempel columns: [År, Børn]")
	case f.Kind == "bar" && series > 1:
		wrong("columns", "et diagram af slagsen bar har én kolonne med tal", "brug stacked, eller del det i to")
	case f.Kind == "stacked" && series < 2:
		wrong("columns", "et diagram af slagsen stacked har mindst to kolonner med tal", "brug bar")
	}
	if f.Rows.Node == nil {
		return nil
	}
	rows := f.Rows.Content
	if len(rows) > mostRows {
		r.Problem(f.Rows.Node, fmt.Sprintf("%d rækker er for mange til et diagram", len(rows)), fmt.Sprintf("højst %d; læg tallene sammen i grupper", mostRows))
	}
	for _, row := range rows {
		c.row(r, row, series)
	}
	if f.Kind == "line" && len(rows) == 1 {
		r.Problem(f.Rows.Node, "en linje har mindst to rækker", "brug bar")
	}
	c.describe(r, &yaml.Node{Line: f.Key("description")})
	return c
}

// describe puts the numbers into the description.
func (c *chart) describe(r registry.Reader, at *yaml.Node) {
	var out strings.Builder
	rest := c.Description
	bare := rest // without what is worked out or is a row's name
	for {
		before, slot, found := strings.Cut(rest, "{")
		out.WriteString(before)
		if !found {
			break
		}
		var closed bool
		if slot, rest, closed = strings.Cut(slot, "}"); !closed {
			r.Problem(at, "en parentes i description er ikke lukket: {"+slot, "skriv for eksempel {række NAVN | KOLONNE}")
			return
		}
		bare = strings.Replace(bare, "{"+slot+"}", "", 1)
		sum, ok := c.sum(r, at, slot)
		if !ok {
			return
		}
		out.WriteString(draw.Number(sum))
	}
	for _, row := range c.Rows {
		bare = strings.ReplaceAll(bare, row.Name, "")
	}
	if i := strings.IndexAny(bare, "0123456789"); i >= 0 {
		r.Problem(at, "et tal i description: "+problem.Shortened(bare[i:], 20), "regn det ud af rækkerne: {række NAVN}, {række NAVN | KOLONNE}, {alle} eller {alle | KOLONNE}")
	}
	c.Description = out.String()
}

// sum is what a slot of the description stands for.
func (c *chart) sum(r registry.Reader, at *yaml.Node, slot string) (sum float64, ok bool) {
	which, columns, some := strings.Cut(slot, "|")
	names, picked := strings.CutPrefix(strings.TrimSpace(which), "række ")
	if !picked && strings.TrimSpace(which) != "alle" {
		r.Problem(at, "ukendt i description: {"+slot+"}", "skriv {række NAVN}, {række NAVN | KOLONNE}, {alle} eller {alle | KOLONNE}")
		return 0, false
	}
	var rows []string
	for _, row := range c.Rows {
		rows = append(rows, row.Name)
	}
	take := func(picked bool, list string, known []string, what string) (indexes []int) {
		if !picked {
			for i := range known {
				indexes = append(indexes, i)
			}
			return indexes
		}
		for name := range strings.SplitSeq(list, "+") {
			name = strings.TrimSpace(name)
			i := slices.Index(known, name)
			if i < 0 {
				r.Problem(at, "diagrammet har ikke "+what+" "+name, suggest.DidYouMean(name, known))
				return nil
			}
			indexes = append(indexes, i)
		}
		return indexes
	}
	iRows, iColumns := take(picked, names, rows, "rækken"), take(some, columns, c.Columns[min(1, len(c.Columns)):], "kolonnen")
	for _, i := range iRows {
		for _, j := range iColumns {
			if j < len(c.Rows[i].Values) {
				sum += c.Rows[i].Values[j]
			}
		}
	}
	return sum, iRows != nil && iColumns != nil
}

func (c *chart) row(r registry.Reader, n *yaml.Node, series int) {
	if n.Kind != yaml.SequenceNode || len(n.Content) != series+1 {
		r.Problem(n, fmt.Sprintf("rækken skal have %d felter som columns", series+1), "")
		return
	}
	row := draw.Row{Name: n.Content[0].Value}
	if n.Content[0].Kind != yaml.ScalarNode || row.Name == "" {
		r.Problem(n.Content[0], "rækkens første felt skal være et navn", "")
	}
	if slices.ContainsFunc(c.Rows, func(other draw.Row) bool { return other.Name == row.Name }) {
		r.Problem(n, "rækken "+row.Name+" står to gange", "slet den ene")
	}
	for _, cell := range n.Content[1:] {
		v, err := strconv.ParseFloat(cell.Value, 64)
		if cell.Kind != yaml.ScalarNode || cell.Tag != "!!int" && cell.Tag != "!!float" || err != nil || !(v >= 0 && v < 1e12) ||
			strings.Trim(cell.Value, "0123456789.") != "" {
			r.Problem(cell, "feltet "+cell.Value+" er ikke et tal, der kan tegnes", "skriv det som 35 eller 35.5, uden anførselstegn")
			v = 0
		}
		row.Values, row.Written = append(row.Values, v), append(row.Written, cell.Value)
	}
	c.Rows = append(c.Rows, row)
}

// diagrams answers the block of one text; used are those it has shown.
func (b *builder) diagrams() func(markdown.Example) (string, []markdown.Problem) {
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
			hint := suggest.DidYouMean(id, keysOf(b.reg.charts))
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
		drawn := c.Chart
		drawn.Percent = strings.HasPrefix(drawn.Unit, "procent")
		printed, err := b.Templates.Part("chart", b.chartView(id, &drawn, c.source))
		if err != nil {
			return wrong(err.Error(), "")
		}
		e.Table()
		return printed, nil
	}
}

// chartView is a chart with its drawing and its source.
type chartView struct {
	*draw.Chart
	ID      string
	Drawing template.HTML
	Source  SourceView
}

func (b *builder) chartView(id string, c *draw.Chart, source string) chartView {
	c.Published, c.Derived = b.Words.Say("side.diagram.offentliggjort"), b.Words.Say("side.diagram."+unprinted(c.Rows))
	return chartView{c, id, template.HTML(c.SVG(id)), b.reg.sourceView(source)}
}

// unprinted names the numbers of a chart that are not published: computed, adopted
// or both.
func unprinted(rows []draw.Row) string {
	adopted := slices.ContainsFunc(rows, func(r draw.Row) bool { return r.Adopted })
	computed := slices.ContainsFunc(rows, func(r draw.Row) bool { return r.Derived && !r.Adopted })
	switch {
	case adopted && computed:
		return "begge"
	case adopted:
		return "vedtaget"
	}
	return "beregnet"
}
