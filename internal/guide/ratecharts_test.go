package guide

import (
	"regexp"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

const ratesOfYears = `key;from;until;value;unit;status;sources;note
ta_cap_month;2023-01-01;2023-12-31;34055;DKK/month;published;S1;
ta_cap_month;2024-01-01;2024-12-31;35247;DKK/month;published;S1;
ta_cap_month;2025-01-01;2025-12-31;36622;DKK/month;derived;S1;
ta_cap_month;2026-01-01;2026-12-31;38380;DKK/month;derived;S1;
`

// A computed figure is drawn hollow on a dashed line, is called computed in
// the key, the table and the caption, and is never counted as published.
func TestRateChartsTellComputedFromPublished(t *testing.T) {
	drop := func(text string, years ...string) string {
		for _, y := range years {
			text = regexp.MustCompile(`ta_cap_month;`+y+`.*\n`).ReplaceAllString(text, "")
		}
		return text
	}
	for _, tt := range []struct {
		name, rates, caption string
		hollow, dashed       int
	}{
		{"the last ones computed", ratesOfYears, "Fra 34.055\u00a0kr. i 2023 til senest offentliggjort 35.247\u00a0kr. i 2024, beregnet 2026: 38.380\u00a0kr.", 3, 2},
		{"one between computed", strings.NewReplacer("36622;DKK/month;derived", "36622;DKK/month;published", "35247;DKK/month;published", "35247;DKK/month;derived", "38380;DKK/month;derived", "38380;DKK/month;published").Replace(ratesOfYears), "Fra 34.055\u00a0kr. i 2023 til 38.380\u00a0kr. i 2026.", 2, 2},
		{"one published", drop(ratesOfYears, "2023"), "Offentliggjort: 35.247\u00a0kr. i 2024, beregnet 2026: 38.380\u00a0kr.", 3, 2},
		{"all published", strings.ReplaceAll(ratesOfYears, "derived", "published"), "Fra 34.055\u00a0kr. i 2023 til 38.380\u00a0kr. i 2026.", 0, 0},
		{"percent", strings.ReplaceAll(ratesOfYears, "DKK/month", "percent"), "Fra 34.055\u00a0procent i 2023 til senest offentliggjort 35.247\u00a0procent i 2024, beregnet 2026: 38.380\u00a0procent.", 3, 2},
	} {
		b := ourBuild(t)
		var problems []site.Problem
		b.reg, problems = dataOf(map[string]string{registry.Dir + "site.yaml": "title: x\ndate: 2026-11-21\n", registry.Dir + "sources.yaml": "- {id: S1, title: Kilden}\n", registry.Dir + "rates.csv": tt.rates,
			site.WordsFile: string(b.Content[site.WordsFile]), site.GuideWordsFile: string(b.Content[site.GuideWordsFile])})
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		page := string(b.rateDrawing("ta_cap_month", b.reg.rates.Windows("ta_cap_month")))
		svg := regexp.MustCompile(`(?s)<svg.*</svg>`).FindString(page)
		if !strings.Contains(page, "<p>"+tt.caption+"</p>") || !strings.Contains(svg, ">"+tt.caption+"</desc>") {
			t.Errorf("%s: the caption is not %s:\n%s", tt.name, tt.caption, page)
		}
		hollow := strings.Count(svg, `<circle class="s1 derived"`)
		dashed := strings.Count(svg, `<path class="l1 derived"`)
		if hollow != tt.hollow || dashed != tt.dashed { // the key has one of each
			t.Errorf("%s: %d hollow points and %d dashed lines, want %d and %d:\n%s", tt.name, hollow, dashed, tt.hollow, tt.dashed, svg)
		}
		said := strings.Contains(svg, ">beregnet, ikke offentliggjort</text>")
		if said != (hollow > 0) || strings.Count(page, " (beregnet)</td>") != max(0, hollow-1) {
			t.Errorf("%s: the key or the table does not tell what is computed:\n%s", tt.name, page)
		}
	}
}
