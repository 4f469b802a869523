// Package draw makes drawings: charts, timelines, hand-made drawings, icons and
// the ways through the questions. Data come in, and SVG goes out with the same
// said in words around it. It knows no pages and no addresses: what a drawing
// cites comes in as a Link.
//
// A drawing has classes and no colours; static/css has them. The sizes of the
// letters are known here too, since lines are folded to fit: a test holds them
// against static/css.
package draw

import (
	"math"
	"strconv"
	"strings"
)

// Link is something cited: its words, and its words as a link.
type Link struct{ Text, HTML string }

// links are the links with commas between.
func links(all []Link) string {
	var parts []string
	for _, l := range all {
		parts = append(parts, l.HTML)
	}
	return strings.Join(parts, ", ")
}

// short writes a coordinate with at most one decimal.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}
