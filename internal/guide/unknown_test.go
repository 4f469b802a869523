package guide

import (
	"os"
	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"slices"
	"strings"
	"testing"
)

const unknownText = `- id: underskrift
  text: Om begge forældre skriver under ({§ bl85.1 kort}).
  ask: jeres kommune, eller {kontakt ankestyrelsen}
  looked: 2026-05-01
  tried: [S1, retsinformation.dk]
- id: ord
  text: Hvad {ord tarv} er i kroner.
  ask: kommunen
  looked: 2024-12-31
`

// footed is the theme with the foot that our own layouts have.
var footed = func() fsMap {
	partials, err := os.ReadFile("../../layouts/partials.html")
	if err != nil {
		panic(err)
	}
	return with(theme, "layouts/partials.html", string(partials), "layouts/guidance.html", `{{define "main"}}{{.Page.Content}}{{template "foot" .}}{{end}}`)
}()

// oursFooted has the page that the foot links to.
var oursFooted = with(ours, "content/klage/klag-over-afgoerelsen.md", guidance("Klag", "Hvad er {ord tarv}?\n"))

func naming(ids string) string {
	return strings.Replace(guidance("Frist", "Hvad er {ord tarv}?\n"), "title", "unknown: "+ids+"\ntitle", 1)
}

// What we have not found stands at the foot, with who to ask and when we
// looked, and is listed from the one that was looked for longest ago.
func TestUnknown(t *testing.T) {
	res := Build(site.Input{Files: with(oursFooted, "content/data/unknown.yaml", unknownText, "content/klage/frist.md", naming("[underskrift, ord]")), Fallback: footed})
	if res.Failed() {
		t.Fatal(res.Problems)
	}
	page := strings.ReplaceAll(fileOf(res, "klage/frist/index.html"), danish.NBSP, " ")
	for _, want := range []string{
		`<h2 id="ikke-fundet">Det har vi ikke fundet (2)</h2>`,
		`<li>Om begge forældre skriver under (<a class="ref" href="https://kilde.example/">§ 85, stk. 1</a>). Spørg jeres kommune, eller <span class="kontakt"><strong>Ankestyrelsen</strong>`,
		`<span class="small">Vi har sidst ledt 1. maj 2026.</span></li>`,
		`<li>Hvad tarv er i kroner. Spørg kommunen. <span class="small">Vi har sidst ledt 31. december 2024.</span></li>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %s\n%s", want, page)
		}
	}
	if got := res.Unknown; len(got) != 2 || got[0].ID != "ord" || got[1].Looked != "2026-05-01" || !slices.Equal(got[1].Pages, []string{"/klage/frist/"}) {
		t.Errorf("listed %+v", got)
	}
}

func TestUnknownProblems(t *testing.T) {
	const frist, data = "content/klage/frist.md", "content/data/unknown.yaml"
	for _, tt := range []struct{ name, page, data, want string }{
		{"a name of no entry", naming("[underskrift, odr]"), unknownText, data + ":6: ingen side nævner ord\n  hint: skriv unknown: [ord] i front matter på en side, eller slet posten\n" +
			frist + ":2: ukendt id under unknown: odr\n  hint: mente du ord?"},
		{"a name like none", naming("[underskrift, ord, betaling]"), unknownText, frist + ":2: ukendt id under unknown: betaling\n  hint: tilføj det i " + data},
		{"a name twice", naming("\n  - ord\n  - underskrift\n  - ord"), unknownText, frist + ":5: id ord står to gange under unknown\n  hint: slet det ene"},
		{"no day", naming("[a]"), "- id: a\n  text: b\n  ask: c\n", data + ":1: posten a mangler feltet looked\n  hint: hver post siger, hvad vi ikke har fundet (text), hvem man spørger (ask), og hvornår vi sidst har ledt (looked)"},
		{"a day that is none", naming("[a]"), "- id: a\n  text: b\n  ask: c\n  looked: sidste år\n", data + ":1: posten a mangler feltet looked\n  hint: hver post siger, hvad vi ikke har fundet (text), hvem man spørger (ask), og hvornår vi sidst har ledt (looked)\n" +
			data + ":4: feltet looked skal være en dato som 2026-11-21"},
		{"a reference of no entry", naming("[a]"), "- id: a\n  text: b\n  ask: \"{kontakt ankestyrelse}\"\n  looked: 2026-01-01\n", data + ":3: ukendt kontakt: ankestyrelse\n  hint: mente du ankestyrelsen?"},
		{"a text below an outcome", naming("[ord, underskrift]"), unknownText, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := with(oursFooted, frist, tt.page, data, tt.data)
			if tt.want == "" {
				const below = "content/udfald/hjemmetraening.skoen.md"
				files = with(files, below, "---\ntitle: a\ndescription: a\nunknown: [ord]\n---\n## Hvad nu\n")
				tt.want = below + ":4: teksten har ingen fod, som unknown kan stå i\n  hint: skriv unknown på en side"
			}
			if got := said(Build(site.Input{Files: files, Fallback: footed})); got != tt.want {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// A year is a year to the day.
func TestUnknownAge(t *testing.T) {
	files := with(oursFooted, "content/data/unknown.yaml", unknownText, "content/klage/frist.md", naming("[underskrift, ord]"))
	for _, tt := range []struct {
		today string
		old   []string
	}{{"2025-12-31", nil}, {"2026-01-01", []string{"ord"}}, {"2027-06-01", []string{"ord", "underskrift"}}} {
		var old []string
		for _, p := range Build(site.Input{Files: files, Fallback: footed, Today: tt.today}).Problems {
			if rest, ok := strings.CutPrefix(p.Message, "vi har ikke ledt efter "); ok && p.Warning {
				id, _, _ := strings.Cut(rest, " ")
				old = append(old, id)
			}
		}
		slices.Sort(old)
		if !slices.Equal(old, tt.old) {
			t.Errorf("on %s %q are old, want %q", tt.today, old, tt.old)
		}
	}
}

// Words of ours are words of anybody's in a folder from elsewhere.
func TestUnknownElsewhere(t *testing.T) {
	res := Build(site.Input{Files: folder("content/a.md", "---\nunknown: [x]\n---\n# A\n"), Fallback: footed})
	if len(res.Problems) != 0 {
		t.Errorf("got %v", res.Problems)
	}
}
