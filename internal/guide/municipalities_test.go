package guide

import (
	"io/fs"
	"os"
	"rettesnor/internal/danish"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

var withMunicipalities = with(ours,
	"content/data/municipalities.yaml", "- id: aarhus\n  code: \"751\"\n  name: Aarhus\n- id: esbjerg\n  code: \"561\"\n  name: Esbjerg\n- id: koebenhavn\n  code: \"101\"\n  name: København\n  full: Københavns Kommune\n",
	"content/kommuner/_index.md", "---\ntitle: Find jeres kommune\ndescription: Alle.\n---\nVælg.\n",
	"content/kommuner/faelles.md", "---\ntitle: Fælles\ndescription: x\nsources: [S1]\nlaw: [bl85.1]\n---\n## Hvad gælder?\n\nFristen er {tal klagefrist}.\n",
	"layouts/partials.html", `{{define "deadline-form"}}{{range .Questions}}<b>{{.Heading}}</b>{{end}}{{end}}`,
	"static/js/filter.js", "x();\n", "static/js/deadline.js", "x();\n", "content/data/local/esbjerg.yaml", localEsbjerg)

const localEsbjerg = `checked: 2026-11-21
note: Spørg.
contacts:
  - name: Afdelingen
    phone: 12 34 56 78
    from: 2022-06-01
    source: S1
deadlines:
  - title: Ekstra metode
    text: Højst {tal klagefrist}.
    from: 2022-06-01
    source: S1
    fills: bl85.1
levels:
  - title: Timer
    text: Som hovedregel få.
    exceptions: Spørg.
    from: 2022-06-01
    source: S1
    beyond: bl85.1.3
`

func TestMunicipalities(t *testing.T) {
	out := built(t, withMunicipalities)
	tests := []struct {
		file       string
		want, lack []string
	}{
		{"kommuner/index.html", []string{"Vælg.", `<h2 id="bogstav-e">E</h2>`, `<h2 id="bogstav-aa">Å</h2>`, `href="/kommuner/koebenhavn/">Københavns Kommune</a>`, "Esbjerg Kommune</a> <span class=\"small\">med lokale"}, nil},
		{"kommuner/aarhus/index.html", []string{"<h1>Aarhus Kommune</h1>", "Fristen er", "Det ved vi ikke endnu", "751"}, []string{"tel:", "Lokal praksis"}},
		{"kommuner/esbjerg/index.html", []string{
			`href="tel:&#43;4512345678"`, "Lokal praksis: Esbjerg, fra 1. juni 2022", "Gælder i hele landet", "Udfylder barnets lov", "Går videre end barnets lov",
			"Kan der viges fra det?", `<span class="rate">4` + danish.NBSP + `uger</span>`, `Kilde: <a class="kilde" href="https://kilde.example/">Kilden</a>`,
		}, []string{"Det ved vi ikke endnu"}},
	}
	for _, tt := range tests {
		for _, w := range tt.want {
			if !strings.Contains(out[tt.file], w) {
				t.Errorf("%s lacks %s in\n%s", tt.file, w, out[tt.file])
			}
		}
		for _, w := range tt.lack {
			if out[tt.file] == "" || strings.Contains(out[tt.file], w) {
				t.Errorf("%s has %s", tt.file, w)
			}
		}
	}
	if index := out["kommuner/index.html"]; strings.Index(index, "Esbjerg") > strings.Index(index, "Københavns") || strings.Index(index, "Københavns") > strings.Index(index, "Aarhus") {
		t.Error("the list is not in the Danish order")
	}
	if _, ok := out["kommuner/faelles/index.html"]; ok {
		t.Error("the shared text is a page of its own")
	}
}

func TestMunicipalityProblems(t *testing.T) {
	const file = "content/data/local/esbjerg.yaml"
	tests := []struct{ from, to, want string }{
		{"    phone: 12 34 56 78\n", "    telefon: 12 34 56 78\n", file + ":5: ukendt felt: telefon"},
		{"    phone: 12 34 56 78\n    from: 2022-06-01\n    source: S1\n", "    phone: 12 34 56 78\n    from: 2022-06-01\n", file + ":4: posten har ingen kilde\n  hint: skriv source: og et id fra sources.yaml; uden kilde kan den ikke vises"},
		{"    from: 2022-06-01\n    source: S1\n    fills", "    source: S1\n    fills", file + ":9: posten siger ikke fra hvornår\n  hint: skriv from: med en dato"},
		{"from: 2022-06-01\n    source: S1\n    fills", "from: juni 2022\n    source: S1\n    fills", file + ":11: feltet from skal være en dato som 2026-11-21"},
		{"source: S1\n    fills", "source: S9\n    fills", file + ":12: ukendt kilde: S9"},
		{"    fills: bl85.1\n", "", file + ":9: posten skal nævne én national regel"},
		{"    fills: bl85.1\n", "    fills: bl85.1\n    beyond: bl85.1.3\n", file + ":9: posten skal nævne én national regel"},
		{"fills: bl85.1\n", "fills: bl85.9\n", file + ":13: ukendt bestemmelse: bl85.9"},
		{"    exceptions: Spørg.\n", "", file + ":15: serviceniveauet siger ikke, hvordan man kan vige fra det"},
		{"{tal klagefrist}", "{tal klagefist}", file + ":10: ukendt tal: klagefist\n  hint: mente du klagefrist?"},
		{"checked: 2026-11-21\n", "", file + ":1: feltet checked mangler"},
		{"note: Spørg.\n", "note: Spørg.\npage: /findes-ikke/\n", file + ": siden /findes-ikke/ findes ikke"},
	}
	for _, tt := range tests {
		if !strings.Contains(localEsbjerg, tt.from) {
			t.Fatalf("no %q in the base", tt.from)
		}
		res := Build(site.Input{Files: with(withMunicipalities, file, strings.Replace(localEsbjerg, tt.from, tt.to, 1)), Fallback: theme})
		found := false
		for _, p := range res.Problems {
			found = found || strings.HasPrefix(p.String(), tt.want)
		}
		if !found {
			t.Errorf("%q: got %v, want %s", tt.to, res.Problems, tt.want)
		}
	}
	for _, tt := range []struct{ name, text, want string }{
		{"content/data/local/esbjreg.yaml", localEsbjerg, "content/data/local/esbjreg.yaml: ingen kommune hedder esbjreg\n  hint: mente du esbjerg?"},
		{"content/data/municipalities.yaml", "- id: esbjerg\n  code: \"561\"\n  name: Esbjerg\n- id: varde\n  code: \"561\"\n  name: Varde\n", "content/data/municipalities.yaml:4: nummeret 561 er også Esbjergs"},
		{"content/data/municipalities.yaml", "- id: esbjerg\n  code: \"0561\"\n  name: Esbjerg\n", "content/data/municipalities.yaml:1: kommunens nummer skal have tre cifre: 0561"},
		{"content/kommuner/faelles.md", "", "content/kommuner/faelles.md: den fælles tekst til kommunernes sider mangler"},
	} {
		res := Build(site.Input{Files: with(withMunicipalities, tt.name, tt.text), Fallback: theme})
		if len(res.Problems) != 1 || !strings.HasPrefix(res.Problems[0].String(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, res.Problems, tt.want)
		}
	}
}

// Denmark has 98 municipalities, and each number is its own.
func TestOurMunicipalities(t *testing.T) {
	reg := openGuide(site.Input{Files: repository}).reg
	if len(reg.Municipalities) != 98 {
		t.Errorf("%d municipalities", len(reg.Municipalities))
	}
	for id, code := range map[string]string{"esbjerg": "561", "koebenhavn": "101", "aarhus": "751", "aeroe": "492", "lyngby-taarbaek": "173", "laesoe": "825"} {
		if reg.Municipalities[id].Code != code {
			t.Errorf("%s has the number %q", id, reg.Municipalities[id].Code)
		}
	}
	if l := reg.Locals["esbjerg"]; len(l.Deadlines) < 5 || len(l.Levels) < 5 {
		t.Errorf("Esbjerg has %d deadlines and %d levels", len(l.Deadlines), len(l.Levels))
	}
}

// The example that the page for municipalities shows is one they could send.
func TestTheFormatAsShownHolds(t *testing.T) {
	page, err := os.ReadFile("../../content/kommuner-og-raadgivere/lokale-sider.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(page), "```yaml\n")
	block, _, found := strings.Cut(block, "```\n")
	files := map[string]string{registry.Dir + "local/aeroe.yaml": block}
	for _, name := range []string{"site.yaml", "municipalities.yaml", "sources.yaml", "figures.yaml", "law.yaml", "rates.csv", "contacts.yaml"} {
		text, err := fs.ReadFile(repository, registry.Dir+name)
		if err != nil {
			t.Fatal(err)
		}
		files[registry.Dir+name] = string(text)
	}
	reg, problems := dataOf(files)
	l := reg.Locals["aeroe"]
	if !found || len(problems) > 0 || len(l.Deadlines) != 1 || len(l.Levels) != 1 {
		t.Errorf("%v, %+v", problems, l)
	}
}
