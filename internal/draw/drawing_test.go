package draw

import (
	"os"
	"path/filepath"
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

// styles are the stylesheets of the pages.
func styles(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("../../static/css/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stylesheets: %v", err)
	}
	var all strings.Builder
	for _, name := range names {
		css, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(css)
	}
	return all.String()
}
