package draw

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"rettesnor/internal/danish"
)

// Chart is numbers that are drawn.
type Chart struct {
	Title, Description string
	Kind               string // line, bar or stacked
	Unit               string
	N                  string // how many the numbers rest on; may be empty
	Percent            bool   // the scale goes to a hundred
	SourceOf           string // what of the chart the source is for; empty for all of it
	Published, Derived string // what the two kinds of number are called, where some are computed
	Warnings           []string
	Columns            []string // the name of the rows, then of each series
	Rows               []Row
}

// Row is a place on the axis with a number for each series.
type Row struct {
	Name    string
	Written []string // as the data has them, 35.5
	Values  []float64
	Derived bool // computed or adopted, and not published: drawn hollow and dashed, and said
	Adopted bool // of those, the ones that are adopted
}

// derived tells whether any number of the chart is computed.
func (c *Chart) derived() bool {
	return slices.ContainsFunc(c.Rows, func(r Row) bool { return r.Derived })
}

// class is that of a shape, which is hollow or dashed where it is computed.
func class(name string, derived bool) string {
	if derived {
		return name + " derived"
	}
	return name
}

// SVG is the drawing, under an id.
func (c *Chart) SVG(id string) string {
	var b strings.Builder
	if c.Kind == "line" {
		c.lines(&b, id)
	} else {
		c.bars(&b, id)
	}
	return b.String()
}

// The drawing is narrow, so that its words stay readable on a telephone, where it
// is 328 pixels wide: a word of 16.5 units (chart.css) is 15 pixels high there.
const (
	chartWidth = 360
	chartRune  = 9.5 // about how wide a letter or digit is
	chartRunes = 37  // that fit in a line
)

// open begins the drawing. What it says in words stands first, for those who
// hear it.
func (c *Chart) open(b *strings.Builder, id string, height int) {
	fmt.Fprintf(b, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="diagram-%s-t diagram-%s-d"><title id="diagram-%s-t">%s</title><desc id="diagram-%s-d">%s</desc>`,
		chartWidth, height, id, id, id, html.EscapeString(c.Title), id, html.EscapeString(c.Description))
}

// key names the series, each beside its own mark, and the two kinds of number
// where some are computed; a single series of published ones needs none. It
// answers how much height it took.
func (c *Chart) key(y int) (text string, height int) {
	var b strings.Builder
	at := y
	entry := func(series int, derived bool, name string) {
		if c.Kind == "line" {
			fmt.Fprintf(&b, `<path class="%s" d="M0 %dh24"/>%s`, class(fmt.Sprintf("l%d", series+1), derived), at+8, dot(series, derived, 12, float64(at+8)))
		} else {
			fmt.Fprintf(&b, `<rect class="%s" x="0" y="%d" width="14" height="14"/>`, class(fmt.Sprintf("s%d", series+1), derived), at+1)
		}
		fmt.Fprintf(&b, `<text x="30" y="%d">%s</text>`, at+14, html.EscapeString(name))
		at += 22
	}
	switch names := c.Columns[1:]; {
	case len(names) > 1:
		for i, name := range names {
			entry(i, false, name)
		}
	case c.derived():
		entry(0, false, c.Published)
	default:
		return "", 0
	}
	if c.derived() {
		entry(0, true, c.Derived)
	}
	return b.String(), at - y + 8
}

// bars lie down, each below its name.
func (c *Chart) bars(b *strings.Builder, id string) {
	top := 0.0
	for _, row := range c.Rows {
		sum := 0.0
		for _, v := range row.Values {
			sum += v
		}
		top = math.Max(top, sum)
	}
	if c.Percent {
		top = math.Max(top, 100)
	}
	if top == 0 {
		top = 1
	}
	const room = 56 // for the figure behind the bar
	legend, y := c.key(0)
	var body strings.Builder
	for _, row := range c.Rows {
		for _, line := range folded(row.Name, chartRunes) {
			y += 20
			fmt.Fprintf(&body, `<text x="0" y="%d">%s</text>`, y, html.EscapeString(line))
		}
		y += 5
		x := 0.0
		for i, v := range row.Values {
			w := v / top * (chartWidth - room)
			if w == 0 {
				continue
			}
			fmt.Fprintf(&body, `<rect class="%s" x="%s" y="%d" width="%s" height="20"/>`, class(fmt.Sprintf("s%d", i+1), row.Derived), short(x), y, short(w))
			if figure := danish.Number(row.Written[i]); len(row.Values) > 1 && w >= chartRune*float64(len(figure))+4 {
				fmt.Fprintf(&body, `<text class="%s" text-anchor="middle" x="%s" y="%d">%s</text>`, class(fmt.Sprintf("on%d", i+1), row.Derived), short(x+w/2), y+16, figure)
			}
			x += w
		}
		if len(row.Values) == 1 {
			fmt.Fprintf(&body, `<text class="figure" x="%s" y="%d">%s</text>`, short(x+5), y+16, danish.Number(row.Written[0]))
		}
		y += 27
	}
	c.open(b, id, y+2)
	b.WriteString(legend + body.String() + "</svg>\n")
}

// lines run over the rows, from zero.
func (c *Chart) lines(b *strings.Builder, id string) {
	top := 0.0
	for _, row := range c.Rows {
		top = math.Max(top, slices.Max(row.Values))
	}
	top, step := scale(top)
	const height = 180
	y0 := 14
	left := 34 // room for the words of the scale, which end before the line
	for v := 0.0; v <= top+step/2; v += step {
		left = max(left, int(chartRune*float64(utf8.RuneCountInString(danish.Number(short(v)))))+6)
	}
	x := func(i int) float64 {
		return float64(left+14) + float64(i)*float64(chartWidth-left-34)/float64(max(len(c.Rows)-1, 1))
	}
	y := func(v float64) float64 { return float64(y0) + height - v/top*height }
	figures := len(c.Rows) <= 8 && len(c.Columns) <= 3
	names := c.names()
	labels := c.labels(names, x, y, figures)
	legend := ""
	if names == nil || slices.ContainsFunc(labels, func(l label) bool { return l.y > y(0)-4 }) { // no room over the axis
		names = nil
		legend, y0 = c.key(0)
		y0 += 14
	}
	for _, l := range c.labels(names, x, y, figures) { // one above the scale moves all of it down
		y0 += max(0, int(math.Ceil(chartText-l.y)))
	}
	labels = c.labels(names, x, y, figures)
	c.open(b, id, y0+height+26)
	b.WriteString(legend)
	for v := 0.0; v <= top+step/2; v += step {
		class := "grid"
		if v == 0 {
			class = "axis"
		}
		fmt.Fprintf(b, `<path class="%s" d="M%d %sH%d"/><text class="tick" text-anchor="end" x="%d" y="%s">%s</text>`,
			class, left, short(y(v)), chartWidth, left-6, short(y(v)+5.5), danish.Number(short(v)))
	}
	longest := 0
	for _, row := range c.Rows {
		longest = max(longest, utf8.RuneCountInString(row.Name))
	}
	most := max(1, int((chartWidth-float64(left))/(chartRune*float64(longest+1)))) // names that have room on the axis
	every := (len(c.Rows) + most - 1) / most
	for i, row := range c.Rows {
		if i%every == 0 {
			fmt.Fprintf(b, `<text class="tick" text-anchor="middle" x="%s" y="%d">%s</text>`, short(x(i)), y0+height+20, html.EscapeString(row.Name))
		}
	}
	for s := range c.Columns[1:] {
		c.line(b, s, x, y)
		for i, row := range c.Rows {
			b.WriteString(dot(s, row.Derived, x(i), y(row.Values[s])))
			if figures {
				up := figureAbove
				if c.below(s) {
					up = figureBelow
				}
				fmt.Fprintf(b, `<text class="figure" text-anchor="middle" x="%s" y="%s">%s</text>`, short(x(i)), short(y(row.Values[s])+up), danish.Number(row.Written[s]))
			}
		}
	}
	for _, l := range labels {
		fmt.Fprintf(b, `<text class="%s" text-anchor="end" x="%d" y="%s">%s</text>`, l.class, chartWidth, short(l.y), html.EscapeString(l.text))
	}
	b.WriteString("</svg>\n")
}

const (
	chartText   = 15.0 // how tall a letter is over its line
	figureAbove = -10.0
	figureBelow = 21.0
)

// below tells that a series has its figures and its name under its line: the one
// of two that ends lower.
func (c *Chart) below(series int) bool {
	last := c.Rows[len(c.Rows)-1].Values
	if len(last) != 2 {
		return false
	}
	lower := 1
	if last[0] < last[1] {
		lower = 0
	}
	return series == lower
}

// label is a name at the end of a line.
type label struct {
	class, text string
	series      int
	y           float64
}

// names are what stands at the ends of two lines. Of more there is no room, and
// what is computed is told in full by the key.
func (c *Chart) names() []label {
	if len(c.Columns) != 3 || c.derived() {
		return nil
	}
	return []label{{class: "n1", text: c.Columns[1]}, {class: "n2", text: c.Columns[2], series: 1}}
}

// labels gives the names their places: over or under the lines and their figures
// where the words stand.
func (c *Chart) labels(names []label, x func(i int) float64, y func(v float64) float64, figures bool) []label {
	out := slices.Clone(names)
	for n := range out {
		l := &out[n]
		from := chartWidth - chartRune*float64(utf8.RuneCountInString(l.text)) - chartRune
		under := c.below(l.series)
		l.y = math.Inf(1)
		if under {
			l.y = 0
		}
		for i, row := range c.Rows {
			if i+1 < len(c.Rows) && x(i+1) < from {
				continue
			}
			low, high := y(slices.Min(row.Values)), y(slices.Max(row.Values))
			switch {
			case under && figures:
				l.y = max(l.y, low+figureBelow+chartText+4)
			case under:
				l.y = max(l.y, low+chartText+8)
			case figures:
				l.y = min(l.y, high+figureAbove-chartText-5)
			default:
				l.y = min(l.y, high-11)
			}
		}
	}
	return out
}

// line runs through the numbers of a series. A stretch to or from a computed
// number is a line of its own, since it is drawn in another way.
func (c *Chart) line(b *strings.Builder, series int, x func(i int) float64, y func(v float64) float64) {
	computed := func(i int) bool { return c.Rows[i].Derived || c.Rows[i-1].Derived }
	point := func(i int) string { return short(x(i)) + " " + short(y(c.Rows[i].Values[series])) }
	for from := 0; from+1 < len(c.Rows); {
		derived, to := computed(from+1), from+1
		d := "M" + point(from) + "L" + point(to)
		for to+1 < len(c.Rows) && computed(to+1) == derived {
			to++
			d += "L" + point(to)
		}
		fmt.Fprintf(b, `<path class="%s" d="%s"/>`, class(fmt.Sprintf("l%d", series+1), derived), d)
		from = to
	}
}

// dot marks a point with a form of its own for each series, as colour alone
// tells some readers nothing.
func dot(series int, derived bool, x, y float64) string {
	name := class(fmt.Sprintf("s%d", series+1), derived)
	switch series {
	case 0:
		return fmt.Sprintf(`<circle class="%s" cx="%s" cy="%s" r="4"/>`, name, short(x), short(y))
	case 1:
		return fmt.Sprintf(`<rect class="%s" x="%s" y="%s" width="8" height="8"/>`, name, short(x-4), short(y-4))
	}
	return fmt.Sprintf(`<path class="%s" d="M%s %sl5 9h-10z"/>`, name, short(x), short(y-5))
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
