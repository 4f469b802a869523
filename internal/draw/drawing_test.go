package draw

import (
	"strings"
	"testing"
)

// Each class that a drawing may have is drawn by the stylesheet.
func TestDrawingClasses(t *testing.T) {
	_, css, found := strings.Cut(styles(t), "/* Drawings:")
	if !found {
		t.Fatal("no part of static/css is that of the drawings")
	}
	for _, c := range drawingClasses {
		if !strings.Contains(css, "."+c+" ") && !strings.Contains(css, "."+c+",") && !strings.Contains(css, "."+c+")") {
			t.Errorf("static/css draws nothing for .%s", c)
		}
	}
}
