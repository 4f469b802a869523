package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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
		{"pictures that never close", "et afsnit har mere end", func(n int) string { return times(n, "![a](") }},
		{"notes of none", "et afsnit har mere end", func(n int) string { return times(n, "[^1] ") }},
		{"braces", "et afsnit har mere end", func(n int) string { return times(n, "{a ") }},
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
		{"wide table of empty rows", "sidens tabeller har mere end", func(n int) string {
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
		{"a wide table in a quote", "sidens tabeller har mere end", func(n int) string {
			return "> " + times(n/4, "|a") + "|\n> " + times(n/4, "|-") + "|\n" + times(n/2, "> |\n")
		}},
		{"many tables", "sidens tabeller har mere end", func(n int) string {
			return times(n, times(900, "|a")+"|\n"+times(900, "|-")+"|\n"+times(450, "|\n")+"\n")
		}},
		{"a wide table in a list", "sidens tabeller har mere end", func(n int) string {
			return "- " + times(n/4, "|a") + "|\n  " + times(n/4, "|-") + "|\n" + times(n/2, "  |\n")
		}},
		{"emphasis below an indented fence", "et afsnit har mere end", func(n int) string { return "    ```\n\n" + times(n, "*a_ ") }},
		{"emphasis below a fence in a list", "et afsnit har mere end", func(n int) string { return "- ```\n\n" + times(n, "[a](") }},
		{"a program in an indented block", "", func(n int) string { return times(n, "    char *a[] = { *b, _c_, d[3] };\n") }},
		{"a fence within a longer one", "", func(n int) string { return "````\n```\n" + times(n, "{\"a_b\": [\"*c*\"]}, ") + "\n```\n````\n" }},
		{"marks in a code span", "", func(n int) string { return "`" + times(n, "*a_[~ ") + "`" }},
		{"definitions", "", func(n int) string { return "a\n" + times(n, ": ") + "b" }},
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
		doc := Convert([]byte(tt.text(300<<10)), Options{FirstLine: 7, Resolver: words{}})
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

// The limits hold for what goldmark makes of a text: within them it is parsed
// as it would be without any, and beyond them it is a problem.
func FuzzLimits(f *testing.F) {
	for _, src := range []string{"> > > > a", "- - - - a", "*a _b_ **c** [d](e) ~~f~~", "> |a|b|c|\n> |-|-|-|\n> |1|\n> |2|\n", "    ```\n\n*a*_b_*c*_d_", "````\n```\n*_*_*_*_*\n````", "[^1]: a\n\n[^2]: b\n\n[^3]: c\n\nx[^1][^2][^3]", "[a]: b\n[c]: d\n[e]: f\n[g]: h\n[i]: j\n\n[a]", "a\n: b\n: c\n\n  d\n  : e",
		"> |a|b|l|\n|\n|-|-|-|-|-|\n|\n|-\x8b-|5",
		"a\n-:\nb\nc\n\nd\n-:\ne\nf\ng\nh\ni\nj\nk\nl\nm", // a line of bars alone divides no table
		"a\n-:\f|\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn", "a\n-:\r|\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn"} {
		f.Add(src)
	}
	small, none := limits{nesting: 3, marks: 6, references: 4, footnotes: 2, cells: 12}, limits{1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 4000 {
			return
		}
		free := convert([]byte(src), Options{}, none)
		held := convert([]byte(src), Options{}, small)
		told := ""
		for _, p := range held.Problems {
			if !p.Warning {
				for _, m := range []string{"for dybt i hinanden", "tegn som", "adresser i træk", "fodnoter", "celler"} {
					if strings.Contains(p.Message, m) {
						told += m
					}
				}
			}
		}
		c := &conversion{src: []byte(src), opt: Options{FirstLine: 1}, ids: map[string]bool{}, next: map[string]int{}, tables: map[string]int{}, pieces: new(int), colouring: &colouring{maxCode, lastGuard}, lastLevel: 1, limits: none, spent: &spent{said: map[string]bool{}}}
		pc := parser.NewContext()
		pc.Set(conversionKey, c)
		root := converter(&Options{}, true).Parser().Parse(text.NewReader(c.src), parser.WithContext(pc))
		deepest, cells := 0, 0
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering {
				deepest = max(deepest, depth(n))
				if table, ok := n.(*east.Table); ok {
					for row := table.FirstChild(); row != nil; row = row.NextSibling() {
						if row.Kind() != kindCaption {
							cells += len(table.Alignments)
						}
					}
				}
			}
			return ast.WalkContinue, nil
		})
		if told == "" && !bytes.Equal(free.HTML, held.HTML) {
			t.Errorf("%q is read otherwise, and nobody says so:\n%s\n%s", src, free.HTML, held.HTML)
		}
		if told == "" && (deepest > small.nesting+1 || cells > small.cells || len(c.notes) > small.footnotes) {
			t.Errorf("%q: depth %d, %d cells, %d notes, and nobody says so", src, deepest, cells, len(c.notes))
		}
	})
}
