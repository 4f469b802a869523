package draw

import (
	"fmt"
	"html"
	"regexp"
	"strings"
)

// Flow is the way through questions to what they decide. Every answer leads to
// a later box.
//
// A box lies below all that lead to it. Lines run beside the boxes and between
// the rows, never behind a box; those that end in the same box run together.
// A line is slack (class slack) where an answer is left open. All numbers are
// pixels, and the same flow gives the same bytes.
type Flow struct {
	ID, Title string
	Boxes     []FlowBox // the first is where it begins
}

// FlowBox is a question, or an outcome, which has no answers.
type FlowBox struct {
	ID      string // stable, a/b
	Title   string
	Text    string // under the title: what decided an outcome
	Outcome bool
	Mark    string // before an outcome's title: an <svg …>…</svg> of 24 by 24
	Open    bool   // reached with an answer left open
	Last    bool   // an outcome that stands outermost in its row
	Ways    []FlowWay
	Link    string // where the box leads; may be empty
}

// FlowWay is the answers that lead to the same box.
type FlowWay struct {
	Labels []string
	To     int // number of the box
}

// flowStyle is the style of a file that holds nothing but these, in the colours
// of the page's stylesheet; in the dark they are the dark ones.
const (
	flowStyle = `
svg { font: 15px system-ui, sans-serif; background: var(--paper); color: var(--ink) }
rect { fill: var(--sheet); stroke: var(--field) }
.outcome rect { stroke-width: 2 }
text { fill: currentColor }
.title { font-weight: 600 }
.name { font-size: 20px }
.way { fill: none; stroke: var(--cord); stroke-width: 1.5 }
.slack { stroke-dasharray: 4 4 }
.tip { fill: var(--cord) }
.mark { color: var(--cord); background: none }
.mark rect { fill: currentColor; stroke: none }`
	flowStyleDark = `
 svg { background: var(--paper); color: var(--ink) }
 rect { fill: var(--sheet); stroke: var(--field) }
 .way { stroke: var(--cord) }
 .tip { fill: var(--cord) }
 .mark { color: var(--cord) }`
)

// FlowStyle is the style of a file that holds nothing but these; a page has its
// own. The colours are those of css, the page's stylesheet, written out since
// few programs that show such a file know variables.
func FlowStyle(css string) string {
	light, dark, _ := strings.Cut(css, "@media (prefers-color-scheme: dark)")
	return colours(light, flowStyle) + "\n@media (prefers-color-scheme: dark) {" + colours(dark, flowStyleDark) + "\n}"
}

var property = regexp.MustCompile(`(--[a-z-]+):\s*([^;]+);`)

// colours puts the values of the first :root in css for the variables of rules.
func colours(css, rules string) string {
	_, root, _ := strings.Cut(css, ":root {")
	root, _, _ = strings.Cut(root, "}")
	var values []string
	for _, m := range property.FindAllStringSubmatch(root, -1) {
		values = append(values, "var("+m[1]+")", m[2])
	}
	return strings.NewReplacer(values...).Replace(rules)
}

// Size is how wide and high the flow is drawn, in pixels.
func (f Flow) Size() (width, height int) {
	l := arrangeFlow(f)
	return l.width, l.height
}

// AppendSVG draws the flow. The ids of its groups are those of the boxes as
// anchor gives them.
func (f Flow) AppendSVG(dst []byte) []byte {
	l := arrangeFlow(f)
	dst = fmt.Appendf(dst, `<svg xmlns="http://www.w3.org/2000/svg" class="flowchart" viewBox="0 0 %d %d" width="%d" height="%d" role="group" aria-labelledby="rute-%s rute-%s-tekst">`, l.width, l.height, l.width, l.height, f.ID, f.ID)
	dst = fmt.Appendf(dst, "\n<title id=\"rute-%s\">Vejen gennem spørgsmålene: %s</title>\n<desc id=\"rute-%s-tekst\">Hvert felt er et spørgsmål med sine svar eller et resultat; stregerne går fra svaret til det næste.</desc>\n", f.ID, html.EscapeString(f.Title), f.ID)
	for _, e := range l.lines {
		class := "way"
		if l.boxes[e.to].Open {
			class += " slack"
		}
		to := &l.boxes[e.to]
		dst = fmt.Appendf(dst, "<path class=\"%s\" d=\"%s\"/>\n", class, e.path(to.x+flowBoxWidth/2, to.y))
	}
	for i := range l.boxes {
		dst = l.boxes[i].append(dst, i > 0)
	}
	return append(dst, "</svg>\n"...)
}

// path rounds its corners; the last stretch goes down to x, y.
func (e *flowLine) path(x, y int) string {
	side := flowCorner
	if x < e.gutter {
		side = -flowCorner
	}
	return fmt.Sprintf("M%d %dH%dQ%d %d %d %dV%dQ%d %d %d %dH%dQ%d %d %d %dV%d",
		e.x, e.y, e.gutter-flowCorner, e.gutter, e.y, e.gutter, e.y+flowCorner,
		e.level-flowCorner, e.gutter, e.level, e.gutter+side, e.level,
		x-side, x, e.level, x, e.level+flowCorner, y)
}

// anchor is a box's id as XML has names, and SVG is XML.
func anchor(id string) string { return "felt-" + strings.ReplaceAll(id, "/", "-") }

func (p *flowPlaced) append(dst []byte, tip bool) []byte {
	class := "question"
	if p.Outcome {
		class = "outcome"
	}
	dst = fmt.Appendf(dst, "<g id=\"%s\" class=\"%s\">", anchor(p.ID), class)
	if p.Link != "" {
		dst = fmt.Appendf(dst, "<a href=\"%s\">", html.EscapeString(p.Link))
	}
	dst = fmt.Appendf(dst, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>", p.x, p.y, flowBoxWidth, p.height)
	if tip {
		x := p.x + flowBoxWidth/2
		dst = fmt.Appendf(dst, "<path class=\"tip\" d=\"M%d %dl-4 -7h8z\"/>", x, p.y)
	}
	// A space ends each line, so that a link's lines do not run together when read.
	x, y := p.x+flowPadding, p.y+flowPadding+15
	if p.Outcome && p.Mark != "" {
		dst = append(dst, strings.Replace(p.Mark, "<svg ", fmt.Sprintf("<svg x=\"%d\" y=\"%d\" ", x-3, y-17), 1)...)
		x += flowMarkSize + 4
	}
	for _, text := range p.title {
		dst = fmt.Appendf(dst, "<text class=\"title\" x=\"%d\" y=\"%d\">%s </text>", x, y, html.EscapeString(text))
		y += flowTitleLine
	}
	x = p.x + flowPadding
	write := func(lines []string, y int) {
		for n, text := range lines {
			dst = fmt.Appendf(dst, "<text x=\"%d\" y=\"%d\">%s </text>", x, y+n*flowAnswerLine, html.EscapeString(text))
		}
	}
	write(p.text, y+3)
	for i, lines := range p.answers {
		at := p.y + p.ports[i]
		write(lines, at+5)
		dst = fmt.Appendf(dst, "<circle class=\"tip\" cx=\"%d\" cy=\"%d\" r=\"3\"/>", p.x+flowBoxWidth, at)
	}
	if p.Link != "" {
		dst = append(dst, "</a>"...)
	}
	return append(dst, "</g>\n"...)
}
