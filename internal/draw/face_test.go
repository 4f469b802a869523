package draw

import (
	"os"
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
		lines := faceLaw.fold(tt.text, tt.width)
		if got := strings.Join(lines, "|"); got != tt.want {
			t.Errorf("fold(%q, %v) = %q, want %q", tt.text, tt.width, got, tt.want)
		}
	}
}

// main.css sets the sizes that the lines are folded for.
func TestTimelineFaces(t *testing.T) {
	css, err := os.ReadFile("../../static/css/main.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []face{faceWho, faceTitle, faceWhat, faceLong, faceNone, faceLaw, faceKey} {
		size := `(font-size: |font: (600 )?)` + regexp.QuoteMeta(short(f.size)) + "px"
		rule := `\.timeline (\.\w+, \.timeline )?\.` + f.class + `\b(, \.timeline \.\w+)* \{[^}]*`
		if f.class == "what" {
			rule = `\.timeline text [^}]*`
		}
		if !regexp.MustCompile(rule + size).Match(css) {
			t.Errorf("main.css does not set .%s in %v px", f.class, f.size)
		}
	}
}
