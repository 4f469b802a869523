package draw

import (
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
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

// The names of two lines stand at their ends, within the drawing, over or under
// both lines and their figures, and in no key; where there is no room under the
// lower one, the key names them.
func TestNamesAtTheEnds(t *testing.T) {
	text := regexp.MustCompile(`<text class="(n1|n2)" text-anchor="end" x="360" y="([\d.]+)">([^<]*)<`)
	dots := regexp.MustCompile(`<circle class="s1" cx="([\d.]+)" cy="([\d.]+)"|<rect class="s2" x="([\d.]+)" y="([\d.]+)"`)
	random := rand.New(rand.NewPCG(1, 2))
	direct := 0
	for range 2000 {
		n := 2 + random.IntN(12)
		c := Chart{Kind: "line", Columns: []string{"År", strings.Repeat("a", 1+random.IntN(22)), strings.Repeat("b", 1+random.IntN(22))}}
		for i := range n {
			a, b := float64(random.IntN(100)), float64(random.IntN(100))
			c.Rows = append(c.Rows, Row{Name: strconv.Itoa(2000 + i), Values: []float64{a, b}, Written: []string{short(a), short(b)}})
		}
		svg := c.SVG("x")
		names := text.FindAllStringSubmatch(svg, -1)
		if len(names) == 0 {
			if !strings.Contains(svg, `<text x="30"`) {
				t.Fatalf("no names at all: %v", c.Rows)
			}
			continue
		}
		if direct++; len(names) != 2 || strings.Contains(svg, `<text x="30"`) {
			t.Fatalf("%d names and a key: %v", len(names), c.Rows)
		}
		for _, m := range names {
			y, _ := strconv.ParseFloat(m[2], 64)
			from := 360 - chartRune*float64(len(m[3]))
			if y < chartText-1 {
				t.Errorf("a name is cut: %v", c.Rows)
			}
			for _, d := range dots.FindAllStringSubmatch(svg, -1) {
				x, _ := strconv.ParseFloat(d[1]+d[3], 64)
				at, _ := strconv.ParseFloat(d[2]+d[4], 64)
				if d[3] != "" {
					x, at = x+4, at+4
				}
				if x >= from && at > y-chartText && at < y+4 {
					t.Errorf("%s at %v runs over the dot at %v, %v: %v", m[3], y, x, at, c.Rows)
				}
			}
		}
	}
	if direct < 200 {
		t.Errorf("only %d of 2000 have names at their ends", direct)
	}
}
