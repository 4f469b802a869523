package draw

import (
	"regexp"
	"strconv"
	"testing"
	"unicode/utf8"
)

func TestScale(t *testing.T) {
	for _, tt := range []struct{ v, top, step float64 }{{0, 1, 1}, {71, 80, 10}, {288, 300, 50}, {130, 140, 20}, {100, 100, 20}, {0.3, 0.3, 0.05}, {1e9, 1e9, 2e8}} {
		if top, step := scale(tt.v); top < tt.v || top-tt.top > 1e-9*tt.top || step-tt.step > 1e-9*tt.step || tt.top-top > 1e-9*tt.top {
			t.Errorf("scale(%v) = %v, %v, want %v, %v", tt.v, top, step, tt.top, tt.step)
		}
	}
}

// The words of the scale stand inside the drawing, however large the numbers.
func TestScaleHasRoom(t *testing.T) {
	for _, v := range []float64{0.4, 71, 1288.5, 38380, 764980, 9e9} {
		written := strconv.FormatFloat(v, 'f', -1, 64)
		c := Chart{Kind: "line", Columns: []string{"År", "Tal"}, Rows: []Row{{Name: "2025", Written: []string{"0"}, Values: []float64{0}}, {Name: "2026", Written: []string{written}, Values: []float64{v}}}}
		ticks := regexp.MustCompile(`<text class="tick" text-anchor="end" x="(\d+)" y="[\d.]+">([^<]*)<`).FindAllStringSubmatch(c.SVG("a"), -1)
		if len(ticks) < 3 {
			t.Errorf("%s: %d words at the scale", written, len(ticks))
		}
		for _, m := range ticks {
			end, _ := strconv.Atoi(m[1])
			if wide := 12 * .56 * float64(utf8.RuneCountInString(m[2])); wide > float64(end) {
				t.Errorf("%s: %q is about %v wide and ends at %d", written, m[2], wide, end)
			}
		}
	}
}
