package guide

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"rettesnor/internal/site"
	"slices"
	"strings"
	"testing"
)

const boernFile = "title: Børn, 2019–2020\ndescription: Antallet er vokset.\nkind: line\nunit: børn\nsource: S1\nn: 1300\nwarnings:\n  - Kun to år.\ncolumns: [År, Børn]\nrows:\n  - [\"2019\", 258]\n  - [\"2020\", 1288.5]\n"

func withChart(text, page string) map[string]string {
	out := map[string]string{}
	res := Build(site.Input{Files: with(ours, "content/data/charts/boern.yaml", text, "content/klage/frist.md", guidance("Frist", page)), Fallback: theme})
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	for _, p := range res.Problems {
		out["problems"] += p.String() + "\n"
	}
	return out
}

// A chart is a drawing with a name and a description, the same numbers as a
// table, its source, what it rests on, and its warnings.
func TestChart(t *testing.T) {
	stacked := strings.NewReplacer("kind: line", "kind: stacked", "[År, Børn]", "[År, Ja, Nej]", "258]", "8, 250]", "1288.5]", "1000, 288.5]").Replace(boernFile)
	for kind, text := range map[string]string{"line": boernFile, "bar": strings.Replace(boernFile, "line", "bar", 1), "stacked": stacked} {
		out := withChart(text, "```diagram\nboern\n```\n")
		page := out["klage/frist/index.html"]
		if out["problems"] != "" {
			t.Fatalf("%s: %s", kind, out["problems"])
		}
		svg := regexp.MustCompile(`(?s)<svg.*</svg>`).FindString(page)
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: the drawing is not well-formed: %v", kind, err)
			}
		}
		for _, want := range []string{
			`role="img" aria-labelledby="diagram-boern-t diagram-boern-d"`, `<title id="diagram-boern-t">Børn, 2019–2020</title>`, `<desc id="diagram-boern-d">Antallet er vokset.</desc>`,
			`<th scope="row">2019</th>`, `<caption>Børn, 2019–2020 (børn)</caption>`,
			`Kilde: <a class="kilde" href="https://kilde.example/">Kilden</a>. Antal bag tallene: 1.300.`, `<li>Kun to år.</li>`,
		} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %s in\n%s", kind, want, page)
			}
		}
		if strings.Contains(page, "style=") {
			t.Errorf("%s: the policy forbids style attributes", kind)
		}
		number := map[string]string{"line": "1.288,5", "bar": "1.288,5", "stacked": "1.000"}[kind]
		if !strings.Contains(svg, ">"+number+"</text>") || !strings.Contains(page, `<td class="right">`+number+`</td>`) {
			t.Errorf("%s: %s is not both in the drawing and in the table", kind, number)
		}
	}
}

// The numbers of the sentence under a chart are those of its rows.
func TestChartSentence(t *testing.T) {
	const file = "title: Svar\ndescription: \"%s\"\nkind: stacked\nunit: svar\nsource: S1\ncolumns: [Emne, Ja, Nej, Andet]\nrows:\n  - [Løn, 7, 2, 10]\n  - [\"År 2020\", 1.5, 4, 0]\n"
	for slots, want := range map[string]string{
		"{række Løn | Ja + Andet} af {række Løn}.":   "17 af 19.",
		"{alle | Nej} af {alle}.":                    "6 af 24,5.",
		"{række År 2020 | Ja} i År 2020.":            "1,5 i År 2020.",
		"{række Løn+År 2020|Ja}.":                    "8,5.",
		"Ingen af dem {række År 2020 | Andet} gange": "Ingen af dem 0 gange",
	} {
		out := withChart(fmt.Sprintf(file, slots), "```diagram\nboern\n```\n")
		if out["problems"] != "" || strings.Count(out["klage/frist/index.html"], ">"+want+"<") != 2 {
			t.Errorf("%s: want %s\n%s%s", slots, want, out["problems"], out["klage/frist/index.html"])
		}
	}
}

// A bar's length is its number.
func TestChartBars(t *testing.T) {
	bar := strings.NewReplacer("kind: line", "kind: bar", "unit: børn", "unit: procent af børnene", "258", "25", "1288.5", "50").Replace(boernFile)
	page := withChart(bar, "```diagram\nboern\n```\n")["klage/frist/index.html"]
	var got []string
	for _, m := range regexp.MustCompile(`<rect class="s1" x="0" y="\d+" width="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		got = append(got, m[1])
	}
	if want := []string{"76", "152"}; !slices.Equal(got, want) {
		t.Errorf("widths %q, want %q of the 304 that are a hundred procent", got, want)
	}
}

func TestChartProblems(t *testing.T) {
	file, frist := "content/data/charts/boern.yaml", "content/klage/frist.md"
	change := func(old, new string) string { return strings.Replace(boernFile, old, new, 1) }
	for _, tt := range []struct{ name, chart, page, want string }{
		{"no such chart", boernFile, "bern", frist + ":10: ukendt diagram: bern\n  hint: mente du boern?\n"},
		{"no name", boernFile, "", frist + ":10: diagrammet har intet navn\n  hint: skriv navnet på en fil i content/data/charts/, uden .yaml\n"},
		{"twice", boernFile, "boern\n```\n\n```diagram\nboern", frist + ":14: diagrammet boern står to gange på siden\n  hint: henvis til det første\n"},
		{"a kind nobody draws", change("line", "pie"), "boern", file + ":3: ukendt slags diagram: pie\n  hint: brug line, bar eller stacked\n"},
		{"no such source", change("S1", "S2"), "boern", file + ":5: ukendt kilde: S2\n  hint: mente du S1?\n"},
		{"no unit", change("unit: børn\n", ""), "boern", file + ":1: feltet unit mangler\n  hint: skriv unit: …\n"},
		{"unknown field", change("unit", "units"), "boern", file + ":1: feltet unit mangler\n  hint: skriv unit: …\n" + file + ":4: ukendt felt: units\n  hint: mente du unit?\n"},
		{"n in words", change("1300", "mange"), "boern", file + ":6: n skal være et helt tal\n  hint: n er, hvor mange tallene bygger på\n"},
		{"a row too short", change(", 258", ""), "boern", file + ":11: rækken skal have 2 felter som columns\n"},
		{"a row twice", change("2020\"", "2019\""), "boern", file + ":12: rækken 2019 står to gange\n  hint: slet den ene\n"},
		{"a number as text", change("258", `"258"`), "boern", file + ":11: feltet 258 er ikke et tal, der kan tegnes\n  hint: skriv det som 35 eller 35.5, uden anførselstegn\n"},
		{"below zero", change("258", "-2"), "boern", file + ":11: feltet -2 er ikke et tal, der kan tegnes\n  hint: skriv det som 35 eller 35.5, uden anførselstegn\n"},
		{"no rows", change("rows:\n  - [\"2019\", 258]\n  - [\"2020\", 1288.5]\n", ""), "boern", file + ":1: feltet rows mangler\n  hint: skriv under rows: - [\"2016\", 229]\n"},
		{"one column", change("[År, Børn]", "[År]"), "boern", ""},
		{"a line of one", change("  - [\"2020\", 1288.5]\n", ""), "boern", file + ":11: en linje har mindst to rækker\n  hint: brug bar\n"},
		{"a number typed in the sentence", change("er vokset.", "er 258."), "boern", file + ":2: et tal i description: 258.\n  hint: regn det ud af rækkerne: {række NAVN}, {række NAVN | KOLONNE}, {alle} eller {alle | KOLONNE}\n"},
		{"no such row in the sentence", change("er vokset.", `er {række 2018}.`), "boern", file + ":2: diagrammet har ikke rækken 2018\n  hint: mente du 2019?\n"},
		{"no such column in the sentence", change("er vokset.", `er {alle | Barn}.`), "boern", file + ":2: diagrammet har ikke kolonnen Barn\n  hint: mente du Børn?\n"},
		{"nonsense in the sentence", change("er vokset.", `er {tal 2019}.`), "boern", file + ":2: ukendt i description: {tal 2019}\n  hint: skriv {række NAVN}, {række NAVN | KOLONNE}, {alle} eller {alle | KOLONNE}\n"},
		{"a sentence with an open slot", change("er vokset.", `er "{alle".`), "boern", file + ":2: en parentes i description er ikke lukket: {alle\".\n  hint: skriv for eksempel {række NAVN | KOLONNE}\n"},
		{"empty file", "# intet\n", "boern", file + ":1: filen er tom\n  hint: skriv title, description, kind, unit, source, columns og rows\n"},
	} {
		got := withChart(tt.chart, "```diagram\n"+tt.page+"\n```\n")["problems"]
		if tt.want == "" && strings.Contains(got, file) {
			continue
		}
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}
