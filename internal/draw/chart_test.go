package draw

import "testing"

func TestScale(t *testing.T) {
	for _, tt := range []struct{ v, top, step float64 }{{0, 1, 1}, {71, 80, 10}, {288, 300, 50}, {130, 140, 20}, {100, 100, 20}, {0.3, 0.3, 0.05}, {1e9, 1e9, 2e8}} {
		if top, step := scale(tt.v); top < tt.v || top-tt.top > 1e-9*tt.top || step-tt.step > 1e-9*tt.step || tt.top-top > 1e-9*tt.top {
			t.Errorf("scale(%v) = %v, %v, want %v, %v", tt.v, top, step, tt.top, tt.step)
		}
	}
}
