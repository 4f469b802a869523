package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Texts that cost parsers the square of their length end in good time: either
// they are converted, or a problem names the line and what to do.
func TestBounded(t *testing.T) {
	times := func(n int, s string) string { return strings.Repeat(s, n/len(s)) }
	for _, tt := range []struct {
		name, problem string // problem is empty where the text is converted
		text          func(n int) string
	}{
		{"emphasis that never closes", "et afsnit har mere end", func(n int) string { return times(n, "*a_ ") }},
		{"emphasis of two kinds", "et afsnit har mere end", func(n int) string { return times(n, "*a **a_ ") }},
		{"emphasis over many lines", "et afsnit har mere end", func(n int) string { return times(n, "*a_\n") }},
		{"emphasis in many paragraphs", "", func(n int) string { return times(n, times(4000, "*a_ ")+"\n\n") }},
		{"links that never close", "et afsnit har mere end", func(n int) string { return times(n, "[a](b") }},
		{"brackets", "et afsnit har mere end", func(n int) string { return times(n, "[") }},
		{"marks in code", "", func(n int) string { return "```\n" + times(n, "*a_[\n") + "```\n" }},
		{"lists", "lister og citater ligger for dybt", func(n int) string { return times(10000, "- ") + "a" }},
		{"numbered lists", "lister og citater ligger for dybt", func(n int) string { return times(15000, "1. ") + "a" }},
		{"lists by indent", "linjen er indrykket for dybt", func(n int) string {
			var b strings.Builder
			for i := range 1000 {
				b.WriteString(strings.Repeat("  ", i) + "- a\n")
			}
			return b.String()
		}},
		{"quotes", "lister og citater ligger for dybt", func(n int) string { return times(n, "> ") }},
		{"quotes just allowed", "", func(n int) string { return times(n, strings.Repeat(">", 99)+" a\n") }},
		{"equal headings", "", func(n int) string { return times(n, "## a\n\n") }},
		{"wide table of empty rows", "tabellen har mere end", func(n int) string {
			return times(n/4, "|a") + "|\n" + times(n/4, "|-") + "|\n" + times(n/2, "|\n")
		}},
		{"footnotes", "siden har mere end", func(n int) string {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				fmt.Fprintf(&b, "[^%d] \n\n[^%d]: x\n\n", i, i)
			}
			return b.String()
		}},
		{"addresses in a row", "mere end 20000 adresser", func(n int) string { return times(n, "[a]: b\n") }},
		{"a list of links", "", func(n int) string { return times(n, "- [a](b)\n") }},
		{"code marks of every length", "", func(n int) string {
			var b strings.Builder
			for i := 1; b.Len() < n; i++ {
				b.WriteString("e" + strings.Repeat("`", i))
			}
			return b.String()
		}},
	} {
		start := time.Now()
		doc := Convert([]byte(tt.text(300<<10)), Options{FirstLine: 7})
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: %v", tt.name, took)
		}
		said := ""
		for _, p := range doc.Problems {
			if !p.Warning {
				said += p.Message + "\n"
				if p.Line < 7 || p.Hint == "" {
					t.Errorf("%s: a problem without its place or a remedy: %+v", tt.name, p)
				}
			}
		}
		if tt.problem == "" && (said != "" || len(doc.HTML) == 0) || !strings.Contains(said, tt.problem) {
			t.Errorf("%s: said %q, want %q", tt.name, said, tt.problem)
		}
	}
}

func TestTooLarge(t *testing.T) {
	doc := Convert(make([]byte, 100<<20), Options{})
	if len(doc.Problems) != 1 || doc.Problems[0].Message != "siden fylder 100 MiB" || doc.Problems[0].Hint != "højst 4; del den i flere sider" {
		t.Errorf("got %v", doc.Problems)
	}
}
