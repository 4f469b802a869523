package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// A figure of the law stands in rates.csv alone: the pages follow the row, and
// a figure that stands twice, or of no row, is told with its line.
func TestFigureOfADatedRow(t *testing.T) {
	rate := func(figures, row string) string {
		files := with(ours, "content/data/figures.yaml", figures+"- id: grænse\n  value: 12000.5\n",
			"content/data/words/da.txt", "@komma = ,\nenhed.weeks = {n?uge|uger}\n",
			"content/data/rates.csv", "key;from;until;value;unit;status;sources;note\n"+row)
		res := Build(site.Input{Files: files, Fallback: theme})
		var b strings.Builder
		for _, p := range res.Problems {
			if p.File == "content/data/figures.yaml" {
				b.WriteString(p.String())
			}
		}
		for _, f := range res.Files {
			if f.Path == "klage/frist/index.html" {
				_, text, _ := strings.Cut(string(f.Data), "Fristen er")
				text, _, _ = strings.Cut(text, "</p>")
				b.WriteString(text)
			}
		}
		return b.String()
	}
	const dated = "- id: klagefrist\n  rate: klage\n  source: S1\n"
	for _, c := range []struct{ name, figures, row, want string }{
		{"the row's value and unit", dated, "klage;2011-01-01;;4;weeks;published;S1;\n", "4\u00a0uger"},
		{"one", dated, "klage;2011-01-01;;1;weeks;published;S1;\n", "1\u00a0uge<"},
		{"the latest published", dated, "klage;2011-01-01;2019-12-31;4;weeks;published;S1;\nklage;2020-01-01;2029-12-31;6;weeks;published;S1;\nklage;2030-01-01;;8;weeks;derived;S1;\n", "6\u00a0uger"},
		{"no such row", dated, "andet;2011-01-01;;4;weeks;published;S1;\n", "figures.yaml:2: rates.csv har ingen offentliggjort klage"},
		{"twice", "- id: klagefrist\n  rate: klage\n  value: 4\n  source: S1\n", "klage;2011-01-01;;4;weeks;published;S1;\n", "står i rates.csv"},
		{"a length of time", "- id: klagefrist\n  value: 1\n  time: weeks\n  source: S1\n", "", "1\u00a0uge<"},
		{"two units", "- id: klagefrist\n  value: 4\n  time: weeks\n  unit: uger\n  source: S1\n", "", "har to enheder"},
		{"no unit of time", "- id: klagefrist\n  value: 4\n  time: uger\n  source: S1\n", "", "figures.yaml:1: tallet klagefrist har en ukendt enhed af tid: uger"},
		{"neither", "- id: klagefrist\n  source: S1\n", "", "har ingen værdi"},
	} {
		if got := rate(c.figures, c.row); !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q in it", c.name, got, c.want)
		}
	}
}
