package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

const aLetter = `title: Hvornår får vi svar?
fields:
  - id: siden
    label: Siden hvornår?
    case: clocks.ansoegning
  - id: om
    label: Hvad?
    kind: choice
    choices:
      - id: svar
        label: et svar
text:
  - say: ["Vi har ventet på {om} siden {siden}.", Vi venter.]
  - say: Skriv til os, og sig hvornår.
`

// A page that names a letter has its form and its paragraphs.
func TestLetterOnItsPage(t *testing.T) {
	page := strings.Replace(guidance("Frist", "Fristen er {tal klagefrist}.\n"), "title:", "letter: rykker\ntitle:", 1)
	layout := `{{define "main"}}{{.Page.Content}}{{with .Page.Own.Letter}}{{.ID}}: {{range .Fields}}{{.ID}} {{.Name}} {{.Kind}} {{.Case}}{{range .Choices}} ({{.ID}} {{.Label}}){{end}};{{end}}` +
		`{{range .Text}}{{range .}}[{{.}}]{{end}};{{end}}{{range .Shortest}}<p>{{.}}</p>{{end}}{{end}}{{end}}`
	html := built(t, with(ours, "content/data/letters/rykker.yaml", aLetter, "content/klage/frist.md", page, "layouts/guidance.html", layout))["klage/frist/index.html"]
	for _, want := range []string{
		"rykker: brev-rykker-siden siden line clocks.ansoegning;brev-rykker-om om choice  (svar et svar);",
		"[Vi har ventet på {om} siden {siden}.][Vi venter.];[Skriv til os, og sig hvornår.];<p>Vi venter.</p><p>Skriv til os, og sig hvornår.</p>",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// What is wrong with a letter is told with its line.
func TestLetterProblems(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"a slot of no field", "{siden}.\"", "{dato}.\"", "rykker.yaml:13: brevet har intet felt dato"},
		{"a field that no slot uses", "{om} siden", "det siden", "rykker.yaml:6: brevet bruger ikke feltet om"},
		{"an unknown kind", "kind: choice", "kind: valg", "rykker.yaml:8: ukendt slags felt: valg"},
		{"a choice of nothing", "    choices:\n      - id: svar\n        label: et svar\n", "", "rykker.yaml:6: feltet om og dets valg passer ikke sammen"},
		{"the same field twice", "id: om", "id: siden", "feltet siden står to gange"},
		{"no place in a case", "clocks.ansoegning", "ansoegning", "rykker.yaml:5: case er ikke et sted i en sag: ansoegning"},
		{"no title", "title: Hvornår får vi svar?\n", "", "feltet title mangler"},
		{"an unknown key", "text:\n", "tekst:\n", "ukendt felt: tekst"},
	} {
		page := strings.Replace(guidance("Frist", "Fristen er {tal klagefrist}.\n"), "title:", "letter: rykker\ntitle:", 1)
		res := Build(site.Input{Files: with(ours, "content/data/letters/rykker.yaml", strings.Replace(aLetter, c.from, c.to, 1), "content/klage/frist.md", page), Fallback: theme})
		var said strings.Builder
		for _, p := range res.Problems {
			said.WriteString(p.String() + "\n")
		}
		if !strings.Contains(said.String(), c.want) {
			t.Errorf("%s: got\n%s want %s", c.name, said.String(), c.want)
		}
	}
}

// A letter of no page, and a page of no letter.
func TestLetterAndPageMeet(t *testing.T) {
	res := Build(site.Input{Files: with(ours, "content/data/letters/rykker.yaml", aLetter), Fallback: theme})
	if !strings.Contains(res.Problems[0].String(), "content/data/letters/rykker.yaml:1: ingen side har brevet") {
		t.Errorf("an unused letter: %v", res.Problems)
	}
	page := strings.Replace(guidance("Frist", "Fristen er {tal klagefrist}.\n"), "title:", "letter: ryker\ntitle:", 1)
	res = Build(site.Input{Files: with(ours, "content/data/letters/rykker.yaml", aLetter, "content/klage/frist.md", page), Fallback: theme})
	if len(res.Problems) == 0 || !strings.Contains(res.Problems[len(res.Problems)-1].String(), "ukendt brev: ryker\n  hint: mente du rykker?") {
		t.Errorf("an unknown letter: %v", res.Problems)
	}
}
