package draw

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct {
		text  string
		width float64
		want  string
	}{
		{"", 100, ""},
		{"a b", 100, "a b"},
		{"retssikkerhedsloven §\u00a067", 106, "retssikkerheds-|loven §\u00a067"},
		{"barnets lov §\u00a020, stk.\u00a03", 106, "barnets lov §\u00a020,|stk.\u00a03"},
		{"et meget langt navn", 70, "et meget|langt navn"},
		{"overordentlig kort", 20, "overordentlig|kort"},
	} {
		lines := face{size: 12.5, wide: 1}.fold(tt.text, tt.width)
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("fold(%q, %v) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

// static/css sets the sizes that the lines are folded for.
func TestTimelineFaces(t *testing.T) {
	css := styles(t)
	for _, f := range []face{faceWho, faceTitle, faceWhat, faceLong, faceNone, faceLaw, faceKey} {
		size := `(font-size: |font: (600 )?)` + regexp.QuoteMeta(short(f.size)) + "px"
		rule := `\.timeline (\.\w+, \.timeline )?\.` + f.class + `\b(, \.timeline \.\w+)* \{[^}]*`
		if f.class == "what" {
			rule = `\.timeline text [^}]*`
		}
		if !regexp.MustCompile(rule + size).MatchString(css) {
			t.Errorf("static/css does not set .%s in %v px", f.class, f.size)
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
