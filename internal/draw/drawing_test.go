package draw

import (
	"os"
	"strings"
	"testing"
)

// Each class that a drawing may have is drawn by the stylesheet.
func TestDrawingClasses(t *testing.T) {
	css, err := os.ReadFile("../../static/css/main.css")
	if err != nil {
		t.Fatal(err)
	}
	_, css2, _ := strings.Cut(string(css), "/* Drawings:")
	for _, c := range drawingClasses {
		if !strings.Contains(css2, "."+c+" ") && !strings.Contains(css2, "."+c+",") && !strings.Contains(css2, "."+c+")") {
			t.Errorf("static/css/main.css draws nothing for .%s", c)
		}
	}
}
