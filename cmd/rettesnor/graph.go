package main

import (
	"bufio"
	"flag"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"rettesnor"
	"rettesnor/wizard"
)

// runGraph prints the merged decision graph: as an outline with the steps and
// the rules, or as a drawing of the steps.
func runGraph(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("graph", flag.ContinueOnError)
	svg := flags.Bool("svg", false, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	graph := model.Graph(anyDay)
	if !*svg {
		_, err = stdout.Write(graph.AppendOutline(nil))
	} else {
		out := bufio.NewWriter(stdout)
		drawGraph(out, graph)
		err = out.Flush()
	}
	if err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// The sizes of the drawing, in pixels.
const (
	boxWidth, boxHeight   = 240, 58
	boxGapX, boxGapY      = 36, 78
	drawMargin, titleRoom = 24, 44
	letters               = 30 // that fit in a line of a box
)

const drawStyle = `
svg { font: 13px/1.3 system-ui, sans-serif; background: #fff; color: #1d2733 }
text { fill: currentColor }
h1, .title { font-size: 20px; font-weight: 600 }
rect { fill: #f4f7fa; stroke: #5b6b7c; rx: 6 }
.outcome rect { fill: #e5efe6; stroke: #2f6b3a; stroke-width: 2 }
path { fill: none; stroke: #7a8896 }
.label { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 4 }
@media (prefers-color-scheme: dark) {
 svg { background: #14191f; color: #e8edf2 }
 rect { fill: #1f2730; stroke: #93a1b0 }
 .outcome rect { fill: #1d3323; stroke: #8cc79a }
 .label { stroke: #14191f }
}`

// placed is a node with its place in the drawing.
type placed struct {
	wizard.GraphNode
	x, y int
}

// drawGraph draws the steps to each finding, one below the other. A node lies
// below all that lead to it; the ids of the groups are those of the nodes.
func drawGraph(w io.Writer, g wizard.Graph) {
	type part struct {
		finding string
		top     int
	}
	nodes, width, height := map[string]placed{}, 0, drawMargin
	var parts []part
	for _, finding := range wizard.StepFindings() {
		parts = append(parts, part{finding, height})
		height += titleRoom
		rows := layers(g, finding)
		for _, row := range rows {
			for i, n := range row {
				nodes[n.ID] = placed{n, drawMargin + i*(boxWidth+boxGapX), height}
			}
			width = max(width, 2*drawMargin+len(row)*(boxWidth+boxGapX)-boxGapX)
			height += boxHeight + boxGapY
		}
	}
	fmt.Fprintf(w, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"titel beskrivelse\">\n", width, height, width, height)
	fmt.Fprint(w, "<title id=\"titel\">Vejen gennem spørgsmålene</title>\n<desc id=\"beskrivelse\">Hvert felt er et spørgsmål eller et udfald; stregerne er svarene. Det samme står som tekst med: rettesnor graph</desc>\n")
	fmt.Fprintf(w, "<style>%s\n</style>\n", drawStyle)
	for _, p := range parts {
		fmt.Fprintf(w, "<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>\n", drawMargin, p.top+20, html.EscapeString(findingTitles[p.finding]))
	}
	leaving := map[string]int{}
	for _, e := range g.Edges {
		from, ok1 := nodes[e.From]
		to, ok2 := nodes[e.To]
		if !ok1 || !ok2 {
			continue // of a rule
		}
		n := leaving[e.From]
		leaving[e.From]++
		x, y := from.x+40+n*60, from.y+boxHeight
		tx, ty := to.x+boxWidth/2, to.y
		fmt.Fprintf(w, "<path d=\"M%d %dC%d %d %d %d %d %d\"/>", x, y, x, y+50, tx, ty-50, tx, ty)
		fmt.Fprintf(w, "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>\n", x-30, y+14+n*14, html.EscapeString(e.Label))
	}
	ids := make([]string, 0, len(nodes))
	for id := range nodes {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		n := nodes[id]
		class, label := "question", n.Label
		if n.Kind == wizard.OutcomeNode {
			class = "outcome"
			if v, ok := wizard.ParseVerdict(label); ok {
				label = verdictWords[v]
			}
			if _, why, ok := strings.Cut(n.ID, "ikke-opfyldt-"); ok {
				label += ": " + why
			}
		}
		fmt.Fprintf(w, "<g id=\"%s\" class=\"%s\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>", html.EscapeString(id), class, n.x, n.y, boxWidth, boxHeight)
		lines := wrap(label, letters)
		for i, line := range lines {
			fmt.Fprintf(w, "<text x=\"%d\" y=\"%d\">%s</text>", n.x+10, n.y+boxHeight/2+5+(2*i-len(lines)+1)*8, html.EscapeString(line))
		}
		fmt.Fprint(w, "</g>\n")
	}
	fmt.Fprint(w, "</svg>\n")
}

// layers puts each node of a finding below all that lead to it, the outcomes
// of a row to the right.
func layers(g wizard.Graph, finding string) [][]wizard.GraphNode {
	depth := map[string]int{}
	for changed := true; changed; {
		changed = false
		for _, e := range g.Edges {
			if d := depth[e.From] + 1; strings.HasPrefix(e.From, finding+"/") && d > depth[e.To] {
				depth[e.To], changed = d, true
			}
		}
	}
	deepest := 0
	for _, d := range depth {
		deepest = max(deepest, d)
	}
	rows := make([][]wizard.GraphNode, deepest+1)
	for _, n := range g.Nodes {
		if n.Finding != finding {
			continue
		}
		rows[depth[n.ID]] = append(rows[depth[n.ID]], n)
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b wizard.GraphNode) int { return int(a.Kind) - int(b.Kind) })
	}
	return rows
}

// wrap breaks a text into lines of at most n letters, where the words allow.
func wrap(text string, n int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= n {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
