// Package draw makes drawings: charts, hand-made drawings, icons and the ways
// through the questions. Data come in, and SVG goes out. It knows no pages and no
// addresses.
//
// A drawing has classes and no colours; static/css has them.
package draw

import (
	"math"
	"strconv"

	"rettesnor/internal/danish"
)

// short writes a coordinate with at most one decimal.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// Number writes a number of a chart, with one decimal at most.
func Number(v float64) string { return danish.Number(short(v)) }
