package guide

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// folder makes a file system from name, text, name, text …
func folder(pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return m
}

// with is a folder with some files changed or added; an empty text removes.
func with(base fstest.MapFS, pairs ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, f := range base {
		m[name] = f
	}
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			delete(m, pairs[i])
		} else {
			m[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
	}
	return m
}

// theme is the smallest set of layouts, with the words that the program lends
// and the layouts of the pages that it makes.
var theme = withWords(folder(
	"layouts/base.html", `<!doctype html><html lang="{{.Page.Lang}}"><head><title>{{.Page.Title}}</title>`+
		`<meta name="description" content="{{.Page.Description}}"><link rel="stylesheet" href="{{asset "css/main.css"}}">`+
		`{{with .Page.CodeCSS}}<link rel="stylesheet" href="{{.}}">{{end}}</head>`+
		`<body>{{range .Site.Menu}}<a href="{{path .Path}}"{{if .Current}} aria-current="true"{{end}}>{{.Title}}</a>{{end}}`+
		`{{range .Page.Breadcrumbs}}[{{.Title}}]{{end}}<h1>{{.Page.Title}}</h1>{{block "main" .}}{{.Page.Content}}{{end}}</body></html>`,
	"layouts/home.html", `{{define "main"}}{{.Page.Content}}{{with .Made}}{{range .Others}}<a href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}`+
		`{{range .List}}<a class="item" href="{{path .Path}}">{{.Title}}</a>{{end}}{{if has "/guide/trin/"}}<a href="{{path "/guide/trin/"}}">trin</a>{{end}}{{end}}`,
	"layouts/guidance.html", `{{define "main"}}{{range .Page.TOC}}<a href="#{{.ID}}">{{.Title}}</a>{{end}}{{.Page.Content}}`+
		`{{with .Page.Prev}}<a rel="prev" href="{{path .Path}}">{{.Title}}</a>{{end}}{{with .Page.Next}}<a rel="next" href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}`,
	"layouts/section.html", `{{define "main"}}{{.Page.Content}}{{range .List}}<a class="item" href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}`,
	"layouts/glossary.html", `{{define "main"}}{{range .Made}}<dt id="{{.ID}}">{{.Term}}</dt>{{end}}{{end}}`,
	"layouts/wizard.html", `{{define "main"}}{{range .Made.Questions}}<b>{{.Fact}}</b>{{end}}{{range .Made.Explanations}}<i>{{.Finding}}.{{.Verdict}}</i>{{end}}{{end}}`,
	"layouts/step.html", `{{define "main"}}{{range .Made.Links}}<a href="{{path .Path}}">{{.Label}}</a>{{end}}{{end}}`,
	"layouts/parts/article.html", `{{define "article"}}{{range .Page.TOC}}<a href="#{{.ID}}">{{.Title}}</a>{{end}}{{block "prose" .}}{{.Page.Content}}{{end}}`+
		`{{with .Page.Prev}}<a rel="prev" href="{{path .Path}}">{{.Title}}</a>{{end}}{{with .Page.Next}}<a rel="next" href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}`,
	"layouts/outcome.html", `{{define "main"}}{{end}}`,
	"layouts/partials.html", `{{define "deadline-form"}}{{end}}`,
	"layouts/standing.html", `{{define "main"}}{{end}}`,
	"layouts/notfound.html", `{{define "main"}}væk{{end}}`,
	"static/css/main.css", "body { background: url(../dot.svg); }\n",
	"static/dot.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>`,
))

func withWords(files fstest.MapFS) fstest.MapFS {
	names := []string{site.PagesFile, site.WordsFile, site.GuideWordsFile}
	for _, mark := range site.MarkIcons {
		names = append(names, "static/"+site.IconDir+mark+".svg")
	}
	for _, name := range []string{"changes", "decision", "decisions", "developers", "doors", "flow", "ledger", "municipalities", "municipality", "opendata", "rate", "rates", "rule", "rules", "search", "sources", "topics"} {
		names = append(names, "layouts/"+name+".html")
	}
	parts, err := fs.Glob(repository, "layouts/parts/*.html")
	if err != nil {
		panic(err)
	}
	for _, name := range append(names, parts...) {
		if files[name] != nil {
			continue
		}
		text, err := fs.ReadFile(repository, name)
		if err != nil {
			panic(err)
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	return files
}

const front = "---\ntitle: %s\ndescription: Svaret.\naudience: [foraeldre]\nchecked: 2026-11-21\nsources: [S1]\nlaw: [bl85.1]\n---\n"

func guidance(title, text string) string { return fmt.Sprintf(front, title) + text }

// ours is the smallest site with a configuration.
var ours = withOutcomes(folder(
	"content/_index.md", "---\ntitle: Forsiden\ndescription: Alt.\n---\nVelkommen.\n",
	"content/klage/_index.md", "---\ntitle: Klage\ndescription: Uenig?\n---\n",
	"content/klage/frist.md", guidance("Frist", "Fristen er {tal klagefrist}.\n"),
	"content/data/site.yaml", "title: Prøven\nbase: https://x.example\nlang: da\ndate: 2026-11-21\nmenu:\n  - title: Klage\n    path: /klage/\n",
	"content/data/sources.yaml", "- id: S1\n  title: Kilden\n  kind: lov\n  urls: [https://kilde.example/]\n",
	"content/data/law.yaml", "- id: bl85.1\n  text: x\n  source: S1\n- id: bl85.1.3\n  text: y\n  source: S1\n",
	"content/data/decisions.yaml", "- id: 70-14\n  kind: principafgoerelse\n  sources: [S1]\n",
	"content/data/figures.yaml", "- id: klagefrist\n  value: 4\n  time: weeks\n  source: S1\n- id: grænse\n  value: 12000.5\n",
	"content/data/glossary.yaml", "- id: tarv\n  term: tarv\n  text: Det, der er godt for barnet.\n",
	"content/data/contacts.yaml", "- id: ankestyrelsen\n  name: Ankestyrelsen\n  phone: 33 41 12 00\n  hours: hverdage\n  source: S1\n",
	"content/data/statistics.yaml", "- id: omgjort\n  text: 17 af 19\n  n: 19\n  source: S1\n",
	"content/data/rates.csv", "key;from;until;value;unit;status;sources;note\n"+
		"ta_cap_month;2023-01-01;2023-12-31;33000;DKK/month;published;S1;\n"+
		"ta_cap_month;2024-01-01;2024-12-31;35247;DKK/month;published;S1;\n"+
		"ta_cap_month;2026-01-01;2026-12-31;38380;DKK/month;derived;S1;\n",
))

// withOutcomes adds the text under each outcome.
func withOutcomes(files fstest.MapFS) fstest.MapFS {
	for _, name := range wizard.ExplanationIDs() {
		files["content/udfald/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: a\ndescription: a\n---\n## Hvad nu\n")}
	}
	return files
}

func built(t *testing.T, files fs.FS) map[string]string {
	t.Helper()
	res := Build(site.Input{Files: files, Fallback: theme})
	for _, p := range res.Problems {
		t.Errorf("problem: %v", p)
	}
	out := map[string]string{}
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	return out
}

func TestSite(t *testing.T) {
	out := built(t, with(ours,
		"content/klage/hvem.md", guidance("Hvem", "## Første\n\n```go\nfunc f() {}\n```\n\n[frist](frist.md) [frist](/klage/frist)\n"),
		"content/klage/brev.pdf", "%PDF",
		"content/data/doors.yaml", "- path: /for/kommuner/\n  title: Kommuner\n  text: x\n  answer: Fristen er {tal klagefrist}.\n  tasks:\n    - path: /klage/hvem/#foerste\n",
		"content/klage/kladde.md", strings.Replace(guidance("Kladde", ""), "title", "draft: true\ntitle", 1),
		"content/klage/flyttet.md", strings.Replace(guidance("Åben", ""), "title", "aliases: [/gammel/, brev.html]\nweight: 1\ntitle", 1)))
	for _, want := range []struct{ file, has string }{
		{"index.html", `<a href="/for/kommuner/">Kommuner</a>`},
		{"klage/index.html", `<a class="item" href="/klage/flyttet/">Åben</a><a class="item" href="/klage/frist/">Frist</a><a class="item" href="/klage/hvem/">Hvem</a></body>`},
		{"klage/frist/index.html", `<a href="/klage/" aria-current="true">Klage</a>[Forside][Klage][Frist]<h1>Frist</h1>`},
		{"klage/frist/index.html", "Fristen er <span class=\"rate\">4\u00a0uger</span>."},
		{"klage/frist/index.html", `<a rel="prev" href="/klage/flyttet/">Åben</a><a rel="next" href="/klage/hvem/">Hvem</a>`},
		{"klage/hvem/index.html", `<a href="#foerste">Første</a>`},
		{"klage/hvem/index.html", `<a href="/klage/frist/">frist</a> <a href="/klage/frist/">frist</a>`},
		{"klage/hvem/index.html", `<link rel="stylesheet" href="/assets/code.`},
		{"for/kommuner/index.html", `<a href="/klage/hvem/#foerste"><strong>Hvem</strong> <span>Svaret.</span></a>`},
		{"for/kommuner/index.html", `<meta name="description" content="Fristen er 4`},
		{"ordliste/index.html", `<dt id="tarv">tarv</dt>`},
		{"afgoerelser/index.html", `<dt id="70-14"><a href="/afgoerelser/70-14/">Principafgørelse`},
		{"gammel/index.html", `url=/klage/flyttet/`},
		{"brev.html", `url=/klage/flyttet/`},
		{"_redirects", "/gammel/ /klage/flyttet/ 301\n/brev.html /klage/flyttet/ 301\n"},
		{"_headers", "Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"},
		{"sitemap.xml", "<loc>https://x.example/klage/frist/</loc>"},
		{"robots.txt", "Sitemap: https://x.example/sitemap.xml"},
		{"404.html", "væk"},
		{"klage/brev.pdf", "%PDF"},
	} {
		if !strings.Contains(out[want.file], want.has) {
			t.Errorf("%s lacks %s\n%s", want.file, want.has, out[want.file])
		}
	}
	if _, ok := out["klage/kladde/index.html"]; ok {
		t.Error("a draft is published")
	}
	if strings.Contains(out["klage/frist/index.html"], "code.") {
		t.Error("a page without code links the stylesheet for code")
	}
	if strings.Contains(out["sitemap.xml"], "404") || strings.Contains(out["sitemap.xml"], "trin") {
		t.Error("the map of the site has pages that are not for finding")
	}
}

func TestFingerprints(t *testing.T) {
	css := func(svg string) (name, text string) {
		out := built(t, with(ours, "static/dot.svg", svg))
		for name, text := range out {
			if strings.HasPrefix(name, "assets/main.") {
				return name, text
			}
		}
		return "", ""
	}
	name1, text1 := css(`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1"/></svg>`)
	name2, _ := css(`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h2"/></svg>`)
	if name1 == name2 {
		t.Error("a stylesheet keeps its name when a file it loads has changed")
	}
	if !strings.Contains(text1, "url(/assets/dot.") {
		t.Errorf("url(…) is not rewritten: %s", text1)
	}
}

// A drawing comes out as it went in, in a page, where its language needs no
// name, and as a file.
func TestDrawings(t *testing.T) {
	const cross = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M5.5 5.5l13 13m0-13-13 13"/></svg>`
	out := built(t, with(ours, "static/icons/kryds.svg", cross, "layouts/guidance.html", `{{define "main"}}{{.Page.Content}}{{icon "kryds"}}{{end}}`))
	if page := out["klage/frist/index.html"]; !strings.Contains(page, strings.Replace(cross, ` xmlns="http://www.w3.org/2000/svg"`, "", 1)) {
		t.Errorf("in a page: %s", page)
	}
	for name, text := range out {
		if strings.HasPrefix(name, "assets/kryds.") && !strings.Contains(text, `d="M5.5 5.5l13 13m0-13-13 13"`) {
			t.Errorf("as a file: %s", text)
		}
	}
}

func TestBasePath(t *testing.T) {
	res := Build(site.Input{Files: with(ours, "content/klage/frist.md", guidance("Frist", "[hjem](/) [op](../_index.md)\n")), Fallback: theme, Base: "https://y.example/hjem/"})
	if res.Failed() {
		t.Fatal(res.Problems)
	}
	for _, f := range res.Files {
		if f.Path == "klage/frist/index.html" {
			for _, want := range []string{`<a href="/hjem/">hjem</a> <a href="/hjem/">op</a>`, `href="/hjem/assets/main.`, `<a href="/hjem/klage/"`} {
				if !strings.Contains(string(f.Data), want) {
					t.Errorf("lacks %s\n%s", want, f.Data)
				}
			}
		}
	}
}

func TestReferences(t *testing.T) {
	for _, tt := range []struct{ in, out string }{
		{"{§ bl85.1.3}", `<a class="ref" href="https://kilde.example/">barnets lov § 85, stk. 1, nr. 3</a>`},
		{"{§ bl85.1.3 kort}", `<a class="ref" href="https://kilde.example/">§ 85, stk. 1, nr. 3</a>`},
		{"{afg 70-14}", `<a class="ref" href="/afgoerelser/70-14/">principafgørelse <span class="whole">70-14</span></a>`},
		{"{sats ta_cap_month 2024-06-01}", `<data class="rate" value="35247">35.247 kr.</data>`},
		{"{sats ta_cap_month seneste}", `<data class="rate" value="35247">35.247 kr.</data> (2024; en nyere sats er ikke lagt ind)`},
		{"{sats ta_cap_month beregnet 2026-01-01}", `<data class="rate" value="38380">38.380 kr.</data> (beregnet, ikke offentliggjort)`},
		{"{tal klagefrist tal}", `<span class="rate">4</span>`},
		{"{tal grænse}", `<span class="rate">12.000,5</span>`},
		{"{ord tarv} {ord tarv|tarven}", `<button type="button" class="term" popovertarget="ord-tarv">tarv</button><span popover id="ord-tarv" class="term-note"><strong>tarv</strong>: Det, der er godt for barnet.</span> <button type="button" class="term" popovertarget="ord-tarv">tarven</button>`},
		{"{kontakt ankestyrelsen telefon}", `<a href="tel:&#43;4533411200">33 41 12 00</a>`},
		{"{kontakt ankestyrelsen}", `<span class="kontakt"><strong>Ankestyrelsen</strong>, tlf. <a href="tel:&#43;4533411200">33 41 12 00</a> <span class="kontakt-tid">(hverdage)</span></span>`},
		{"{kilde S1}", `<a class="kilde" href="https://kilde.example/">Kilden</a>`},
		{"{stat omgjort}", `<span class="stat">17 af 19</span> <span class="stat-kilde">(<a class="kilde" href="https://kilde.example/">Kilden</a>)</span>`},
	} {
		out := strings.ReplaceAll(built(t, with(ours, "content/klage/frist.md", guidance("Frist", "x "+tt.in+" y\n")))["klage/frist/index.html"], danish.NBSP, " ")
		if !strings.Contains(out, "<p>x "+tt.out+" y</p>") {
			t.Errorf("%s\nwant %s\n got %s", tt.in, tt.out, out)
		}
	}
}

func TestSeries(t *testing.T) {
	out := built(t, with(ours, "content/klage/frist.md", guidance("Frist", "{sats ta_cap_month serie}\n")))["klage/frist/index.html"]
	for _, want := range []string{`<td>2023</td>`, "35.247\u00a0kr.</td><td>offentliggjort</td>", "38.380\u00a0kr.</td><td>beregnet, ikke offentliggjort</td>"} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %s\n%s", want, out)
		}
	}
}

// A latest rate that covers the build's date has not aged.
func TestLatestFresh(t *testing.T) {
	res := Build(site.Input{Files: with(ours, "content/klage/frist.md", guidance("Frist", "x {sats ta_cap_month seneste} y\n")), Fallback: theme, Date: "2024-05-05"})
	for _, f := range res.Files {
		if f.Path == "klage/frist/index.html" && !strings.Contains(unmarked(f.Data), ">35.247\u00a0kr.</data> y") {
			t.Errorf("%s", f.Data)
		}
	}
}

// A local figure answers in a box that says whose it is, and nowhere else; it
// never stands in for a national one.
func TestLocalFigures(t *testing.T) {
	const head = "key;from;until;value;unit;status;sources;note\n"
	const national, local, old = "ta_cap_month;2024-01-01;2024-12-31;35247;DKK/month;published;S1;\n", "ta_cap_month;2024-01-01;;99999;DKK/month;local;S1;\n", "ta_cap_month;2020-01-01;2020-12-31;88888;DKK/month;local;S1;\n"
	const refused = "satsen ta_cap_month er lokal praksis og gælder ikke i hele landet"
	box := func(ref string) string { return "> [!LOKAL Esbjerg 2022-06-01]\n> x " + ref + " y\n" }
	for _, tt := range []struct{ name, rows, text, want string }{ // want begins with a figure, or is a problem
		{"national before local", local + national, "x {sats ta_cap_month 2024-06-01} y", "35.247"},
		{"national before local in a box", local + national, box("{sats ta_cap_month 2024-06-01}"), "35.247"},
		{"latest, national before local", national + local, "x {sats ta_cap_month seneste} y", "35.247"},
		{"only local", local, "x {sats ta_cap_month 2024-06-01} y", refused},
		{"only local, latest", local, "x {sats ta_cap_month seneste} y", refused},
		{"a day that only the local has", local + national, "x {sats ta_cap_month 2025-06-01} y", refused},
		{"a quote that is no box", local, "> x {sats ta_cap_month 2024-06-01} y\n", refused},
		{"a box of another kind", local, "> [!NATIONAL]\n> x {sats ta_cap_month 2024-06-01} y\n", refused},
		{"in a box", local, box("{sats ta_cap_month 2024-06-01}"), "99.999"},
		{"in a list in a box", local, "> [!LOKAL Esbjerg 2022-06-01]\n>\n> - x {sats ta_cap_month seneste} y\n", "99.999"},
		{"in a piece in a box", local, "> [!LOKAL Esbjerg 2022-06-01]\n>\n> ```include\n> _kort.md\n> ```\n", "99.999"},
		{"the latest in a box has aged", old, box("{sats ta_cap_month seneste}"), "88.888"},
		{"a day that none has", old, box("{sats ta_cap_month 2024-06-01}"), "satsen ta_cap_month er ikke offentliggjort for 2024-06-01"},
		{"computed is not local", local, "x {sats ta_cap_month beregnet 2024-06-01} y", "satsen ta_cap_month har intet tal, der er beregnet for 2024-06-01"},
	} {
		files := with(ours, "content/data/rates.csv", head+tt.rows, "content/klage/frist.md", guidance("Frist", tt.text+"\n"))
		if strings.Contains(tt.text, "_kort") {
			files = with(files, "content/klage/_kort.md", "x {sats ta_cap_month 2024-06-01} y\n")
		}
		res := Build(site.Input{Files: files, Fallback: theme})
		page := fileOf(res, "klage/frist/index.html")
		if strings.HasPrefix(tt.want, "satsen") {
			if len(res.Problems) != 1 || res.Problems[0].Message != tt.want || strings.Contains(page, ".999") {
				t.Errorf("%s: said %s", tt.name, said(res))
			}
		} else if res.Failed() || !strings.Contains(page, ">"+tt.want+"\u00a0kr.</data>") {
			t.Errorf("%s: %s\n%s", tt.name, said(res), page)
		}
	}
}

const caseFile = `{"format": "rettesnor-sag/1",
 "clocks": {"ansoegning": "2024-05-01", "maaned": "2024-06"},
 "facts": {"barn.foedselsdato": "2016-03-04", "barn.betydelig-varig-funktionsnedsaettelse": "ja", "barn.hjemmeboende": "ja",
  "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja",
  "ta.bruttoloen": "37000.00", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20"}}`

func example(claim, text string) string {
	return guidance("Frist", "Se:\n\n```eksempel\n"+claim+text+"\n```\n")
}

func TestExample(t *testing.T) {
	sentences, err := fs.ReadFile(repository, site.WordsFile)
	if err != nil {
		t.Fatal(err)
	}
	rates := string(ours["content/data/rates.csv"].Data) + "age_end;2011-01-01;;18;years;published;S1;\n"
	out := built(t, with(ours, site.WordsFile, string(sentences), "content/data/rates.csv", rates, "content/klage/frist.md", example("forventer: tabt-arbejdsfortjeneste.brutto = 19052.43\nforventer: tabt-arbejdsfortjeneste = skoen\n", caseFile)))["klage/frist/index.html"]
	if !strings.Contains(out, "19.052,43") || !strings.Contains(out, `class="receipt"`) {
		t.Errorf("the example's sum is not printed:\n%s", out)
	}
	out = built(t, with(ours, "content/klage/frist.md", example("forventer: hjemmetraening = mangler\n", caseFile)))["klage/frist/index.html"]
	if strings.Contains(out, "19.052,43") || strings.Count(out, `class="receipt"`) != 1 {
		t.Errorf("an example prints more than the finding it claims something about:\n%s", out)
	}
}

// Each fault of our own content is named with its place and what to do.
func TestProblems(t *testing.T) {
	frist := "content/klage/frist.md"
	for _, tt := range []struct {
		name, file, text string
		want             string // the problem as printed; more lines, more problems
	}{
		{"typo in a provision", frist, guidance("Frist", "a\n\n{§ bl85.1.4}\n"), frist + ":11: ukendt bestemmelse: bl85.1.4\n  hint: mente du bl85.1.3?"},
		{"typo in a kind", frist, guidance("Frist", "{stas ta_cap_month seneste}\n"), frist + ":9: ukendt slags henvisning: {stas ta_cap_month seneste}\n  hint: mente du sats?"},
		{"typo in a rate", frist, guidance("Frist", "{sats ta_cap_monht seneste}\n"), frist + ":9: ukendt sats: ta_cap_monht\n  hint: mente du ta_cap_month?"},
		{"a rate not published that day", frist, guidance("Frist", "{sats ta_cap_month 2026-06-01}\n"), frist + ":9: satsen ta_cap_month er ikke offentliggjort for 2026-06-01\n  hint: der er et beregnet tal: skriv {sats ta_cap_month beregnet 2026-06-01}"},
		{"a rate of a year without any", frist, guidance("Frist", "{sats ta_cap_month 2025-06-01}\n"), frist + ":9: satsen ta_cap_month er ikke offentliggjort for 2025-06-01\n  hint: offentliggjort er: 2023, 2024"},
		{"a computed rate that is published", frist, guidance("Frist", "{sats ta_cap_month beregnet 2024-06-01}\n"), frist + ":9: satsen ta_cap_month er offentliggjort for 2024-06-01\n  hint: skriv {sats ta_cap_month 2024-06-01}"},
		{"a series in a sentence", frist, guidance("Frist", "a {sats ta_cap_month serie}\n"), frist + ":9: tabellen {sats ta_cap_month serie} skal stå alene i sit afsnit\n  hint: sæt en tom linje før og efter"},
		{"a contact without mail", frist, guidance("Frist", "{kontakt ankestyrelsen mail}\n"), frist + ":9: kontakten ankestyrelsen har ingen mail\n  hint: tilføj det i content/data/contacts.yaml, eller skriv {kontakt ankestyrelsen}"},
		{"a form nobody knows", frist, guidance("Frist", "{afg 70-14 langt}\n"), frist + ":9: henvisningen {afg 70-14 langt}: \"langt\" forstås ikke\n  hint: skriv {afg 70-14}"},
		{"typo in the description", frist, strings.Replace(guidance("Frist", ""), "Svaret.", "\"{tal klagefris}\"", 1), frist + ":3: ukendt tal: klagefris\n  hint: mente du klagefrist?"},
		{"a link to no page", frist, guidance("Frist", "a\n[b](/klage/frits/)\n"), frist + ":10: linket /klage/frits/ fører ingen steder\n  hint: mente du /klage/frist/?"},
		{"a link to no section of the page", frist, guidance("Frist", "## Hvornår\n\n[b](#hvornaa)\n"), frist + ":11: linket #hvornaa: siden har intet afsnit hvornaa\n  hint: mente du hvornaar?"},
		{"a link to no section of another page", "content/klage/_index.md", "---\ntitle: K\ndescription: d\n---\n\n[b](frist.md#hvad)\n", "content/klage/_index.md:6: linket /klage/frist/#hvad: siden har intet afsnit hvad"},
		{"unknown field", frist, strings.Replace(guidance("Frist", ""), "checked", "cheked: x\nchecked", 1), frist + ":5: ukendt felt: cheked\n  hint: mente du checked?"},
		{"a field twice", frist, strings.Replace(guidance("Frist", ""), "checked", "title: x\nchecked", 1), frist + ":5: feltet title står to gange\n  hint: slet det ene"},
		{"a number for a text", frist, guidance("2024", ""), frist + ":2: feltet title skal være en tekst; sæt den i anførselstegn"},
		{"a text for a list", frist, strings.Replace(guidance("Frist", ""), "[foraeldre]", "foraeldre", 1), frist + ":4: feltet audience skal være en liste, for eksempel [a, b]"},
		{"no such date", frist, strings.Replace(guidance("Frist", ""), "2026-11-21", "2026-02-30", 1), frist + ":5: feltet checked skal være en dato som 2026-11-21"},
		{"a missing field", frist, strings.Replace(guidance("Frist", ""), "sources: [S1]\n", "", 1), frist + ":1: feltet sources mangler\n  hint: skriv sources: i front matter"},
		{"no front matter", "content/klage/mere.md", "Tekst.\n", "content/klage/mere.md:1: feltet audience mangler\n  hint: skriv audience: i front matter\n" +
			"content/klage/mere.md:1: feltet checked mangler\n  hint: skriv checked: i front matter\ncontent/klage/mere.md:1: feltet description mangler\n  hint: skriv description: i front matter\n" +
			"content/klage/mere.md:1: feltet law mangler\n  hint: skriv law: i front matter\ncontent/klage/mere.md:1: feltet sources mangler\n  hint: skriv sources: i front matter\n" +
			"content/klage/mere.md:1: feltet title mangler\n  hint: skriv title: i front matter"},
		{"front matter without an end", "content/klage/_index.md", "---\ntitle: a\n", "content/klage/_index.md:1: front matter slutter ikke med ---\n  hint: sæt en linje med --- efter det sidste felt"},
		{"a tab in the front matter", frist, strings.Replace(guidance("Frist", ""), "[foraeldre]", "\n\t- foraeldre", 1), ""},
		{"unknown source", frist, strings.Replace(guidance("Frist", ""), "[S1]", "[S1, S2]", 1), frist + ":6: ukendt kilde: S2\n  hint: mente du S1?"},
		{"unknown reader", frist, strings.Replace(guidance("Frist", ""), "[foraeldre]", "[forældre]", 1), frist + ":4: ukendt læser: forældre\n  hint: brug foraeldre, kommuner eller raadgivere"},
		{"unknown layout", frist, strings.Replace(guidance("Frist", ""), "title", "layout: guidence\ntitle", 1), frist + ":2: ukendt layout: guidence\n  hint: mente du guidance?"},
		{"an alias that is a page", frist, strings.Replace(guidance("Frist", ""), "title", "aliases: [/klage/]\ntitle", 1), frist + ":2: den gamle adresse /klage/ er i brug\n  hint: fjern den fra aliases"},
		{"two pages at one address", "content/klage/index.md", "---\ntitle: a\ndescription: b\n---\n", "content/klage/index.md: siden har samme adresse som content/klage/_index.md: /klage/\n  hint: giv den ene et andet navn"},
		{"an h1 in the text", frist, guidance("Frist", "# A\n"), frist + ":9: teksten har sin egen h1\n  hint: siden får sin h1 fra title; begynd med ##"},
		{"a section that is another", frist, strings.Replace(guidance("Frist", ""), "title", "section: loven\ntitle", 1), frist + ":2: siden ligger i mappen klage, men section siger loven\n  hint: flyt filen, eller slet section"},
		{"latin-1", frist, guidance("Frist", "a\nf\xf8r\n"), frist + ":10: filen er ikke UTF-8\n  hint: gem den igen som UTF-8"},
		{"an example that no longer holds", frist, example("forventer: tabt-arbejdsfortjeneste.brutto = 19052.44\n", caseFile), frist + ":12: eksemplet forventer 19052.44, men motoren siger 19052.43\n  hint: er reglen eller satsen ændret, så ret teksten og forventningen"},
		{"an example of no such amount", frist, example("forventer: tabt-arbejdsfortjeneste.bruto = 1.00\n", caseFile), frist + ":12: svaret tabt-arbejdsfortjeneste har ikke beløbet bruto\n  hint: det har: loft, brutto, pension, atp-egen"},
		{"an expectation that cannot be read", frist, example("forventer: 7\n", caseFile), frist + ":12: forventningen kan ikke læses: forventer: 7\n  hint: skriv for eksempel forventer: tabt-arbejdsfortjeneste.brutto = 19052.43"},
		{"no text for an outcome", "content/udfald/hjemmetraening.skoen.md", "", "content/udfald/hjemmetraening.skoen.md: teksten til svaret mangler\n  hint: skriv den; den står under svaret, når hjemmetraening er skoen"},
		{"a text for no outcome", "content/udfald/hjemmetraening.skon.md", "---\ntitle: a\ndescription: b\n---\n", "content/udfald/hjemmetraening.skon.md: intet svar hedder hjemmetraening.skon\n  hint: mente du hjemmetraening.skoen?"},
		{"a section without a page", "content/om/os.md", guidance("Os", ""), "content/om/_index.md: mappen har ingen side\n  hint: skriv en _index.md med title og description"},
		{"unknown source in data", "content/data/law.yaml", "- id: bl85.1\n  source: S9\n", "content/data/law.yaml:2: ukendt kilde: S9\n  hint: mente du S1?"},
		{"an id twice in data", "content/data/glossary.yaml", "- id: tarv\n  term: a\n- id: tarv\n  term: b\n", "content/data/glossary.yaml:3: id tarv står to gange\n  hint: slet den ene post, eller giv den et andet id"},
		{"data that is no list", "content/data/glossary.yaml", "tarv: b\n", "content/data/glossary.yaml:1: filen skal være en liste\n  hint: begynd hver post med - id: …"},
		{"an error in a layout", "layouts/guidance.html", "{{define \"main\"}}\n{{.Page.Titel}}{{end}}", ""},
		{"a layout that asks for no file", "layouts/guidance.html", "{{define \"main\"}}\n{{asset \"css/mian.css\"}}{{end}}", "layouts/guidance.html:2: filen static/css/mian.css findes ikke\n  hint: mente du css/main.css?"},
		{"a layout that links to no page", "layouts/guidance.html", "{{define \"main\"}}{{.Page.Content}}<a href=\"/klagen/\">x</a>{{end}}", "layouts/guidance.html:1: linket /klagen/ fører ingen steder\n  hint: mente du /klage/?"},
		{"a stylesheet that asks for no file", "static/css/main.css", "\n\na{background:url(nej.svg)}", "static/css/main.css:3: filen nej.svg findes ikke i static/"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := Build(site.Input{Files: with(ours, tt.file, tt.text), Fallback: theme})
			var got []string
			for _, p := range res.Problems {
				if p.Warning {
					t.Errorf("only a warning: %v", p)
				}
				got = append(got, p.String())
			}
			if tt.want == "" {
				if len(got) != 1 || !strings.HasPrefix(got[0], tt.file+":") {
					t.Errorf("got %q", got)
				}
				return
			}
			if s := strings.Join(got, "\n"); s != tt.want {
				t.Errorf("\n got %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestOneIdAPage(t *testing.T) {
	res := Build(site.Input{Files: with(ours, "layouts/guidance.html", `{{define "main"}}<p id="kilder"></p>{{.Page.Content}}{{end}}`,
		"content/klage/frist.md", guidance("Frist", "\n## Kilder\n")), Fallback: theme})
	if len(res.Problems) != 1 || res.Problems[0].String() != "content/klage/frist.md:10: id kilder står to gange på /klage/frist/\n  hint: giv overskriften sit eget mærke, for eksempel {#kilder-2}" {
		t.Errorf("got %v", res.Problems)
	}
}

// With free-figures in the configuration a figure in prose is a problem.
func TestFiguresInProse(t *testing.T) {
	configuration := string(ours["content/data/site.yaml"].Data) + "free-figures: [Bilag 7]\n"
	text := strings.Replace(guidance("Frist", "Bilag 7 og\nfire uger.\n"), "Svaret.", "Efter 4 uger og {tal klagefrist}.", 1)
	res := Build(site.Input{Files: with(ours, "content/data/site.yaml", configuration, "content/klage/frist.md", text), Fallback: theme})
	var got []string
	for _, p := range res.Problems {
		got = append(got, fmt.Sprintf("%d %s", p.Line, p.Message))
	}
	if want := []string{"3 et tal i teksten: 4", "10 et tal i teksten: fire uger"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A folder of Markdown from elsewhere builds with warnings at most.
func TestPlainFolder(t *testing.T) {
	files := folder(
		"content/README.md", "# Læs mig\n\nTekst {med} klammer, <b>HTML</b> og [et link](mangler.md).\n\n#### Spring\n\n![](billede.png)\n",
		"content/Guides/Set Up.md", "---\ntitle: Opsætning\nms.date: 01/02/2020\ntags: x\nlayout: post\n---\nHej [hjem](../README.md) [brev](fil.txt)\n",
		"content/Guides/fil.txt", "fil",
		"content/uden-titel.md", "tekst",
		"content/data/x.md", "# X",
	)
	res := Build(site.Input{Files: files, Fallback: theme})
	var warned []string
	for _, p := range res.Problems {
		if !p.Warning {
			t.Errorf("stops the build: %v", p)
		}
		warned = append(warned, p.Message)
	}
	for _, want := range []string{"HTML i teksten udelades: <b>", "linket /mangler/ fører ingen steder", "overskriften springer fra h1 til h4",
		"billedet billede.png har ingen alternativ tekst", "ukendt layout: post"} {
		if !slices.ContainsFunc(warned, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("no warning of %q in %q", want, warned)
		}
	}
	out := map[string]string{}
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	for _, want := range []struct{ file, has string }{
		{"README/index.html", "<title>Læs mig</title>"},
		{"README/index.html", "Tekst {med} klammer"},
		{"Guides/set-up/index.html", "<title>Opsætning</title>"},
		{"Guides/set-up/index.html", `Hej <a href="/README/">hjem</a> <a href="/Guides/fil.txt">brev</a>`},
		{"Guides/index.html", "Opsætning"},
		{"uden-titel/index.html", "<title>Uden titel</title>"},
		{"data/x/index.html", "<h1>X</h1>"},
		{"index.html", `href="/Guides/"`},
		{"Guides/fil.txt", "fil"},
	} {
		if !strings.Contains(out[want.file], want.has) {
			t.Errorf("%s lacks %s\n%s", want.file, want.has, out[want.file])
		}
	}
	if strings.Count(out["README/index.html"], "<h1") != 1 {
		t.Error("the title stands twice")
	}
}

// The same input gives the same bytes, and a warm build what a cold one does.
func TestSameBytes(t *testing.T) {
	memo := &site.Memo{}
	edits := []fstest.MapFS{
		ours,
		with(ours, "content/klage/frist.md", guidance("Ny titel", "Kort.\n")),
		with(ours, "content/klage/ny.md", guidance("Ny", "```go\nfunc f() {}\n```\n")),
		with(ours, "content/data/figures.yaml", "- id: klagefrist\n  value: 5\n  time: weeks\n"),
		with(ours, "layouts/guidance.html", `{{define "main"}}<hr>{{.Page.Content}}{{end}}`),
		with(ours, "static/css/main.css", "p{color:red}"),
		with(ours, "content/klage/frist.md", guidance("Frist", "{tal klagefris}\n")),
		with(ours, "content/klage/frist.md", ""),
		ours,
	}
	for i, files := range edits {
		cold := Build(site.Input{Files: files, Fallback: theme})
		warm := Build(site.Input{Files: files, Fallback: theme, Memo: memo})
		if fmt.Sprint(cold.Problems) != fmt.Sprint(warm.Problems) {
			t.Errorf("edit %d: problems differ:\n%v\n%v", i, cold.Problems, warm.Problems)
		}
		if len(cold.Files) != len(warm.Files) {
			t.Fatalf("edit %d: %d files cold, %d warm", i, len(cold.Files), len(warm.Files))
		}
		for j := range cold.Files {
			if cold.Files[j].Path != warm.Files[j].Path || string(cold.Files[j].Data) != string(warm.Files[j].Data) {
				t.Errorf("edit %d: %s differs from %s", i, cold.Files[j].Path, warm.Files[j].Path)
			}
		}
	}
}

func TestStale(t *testing.T) {
	files := with(ours, "content/klage/frist.md", strings.Replace(guidance("Frist", "{ord tarv}\n"), "2026-11-21", "2025-01-01", 1))
	res := Build(site.Input{Files: files, Fallback: theme, Today: "2026-11-21"})
	var got []string
	for _, p := range res.Problems {
		got = append(got, p.String())
	}
	want := []string{
		"content/data/rates.csv:3: advarsel: satsen ta_cap_month har intet offentliggjort tal for 2026-11-21\n  hint: den seneste gælder til og med 2024-12-31",
		"content/klage/frist.md:5: advarsel: siden er ikke kontrolleret siden 1. januar 2025\n  hint: læs den mod kilderne, og ret checked",
	}
	if !slices.Equal(got, want) || res.Failed() {
		t.Errorf("got %q", got)
	}
}

func TestNoContent(t *testing.T) {
	res := Build(site.Input{Files: folder("x.md", "x"), Fallback: theme})
	if !res.Failed() || len(res.Files) != 0 {
		t.Errorf("got %v", res)
	}
}

// The mark that ends a clause stays with the explained word before it.
func TestExplainedWordsKeepTheirMark(t *testing.T) {
	out := built(t, with(ours, "content/klage/frist.md", guidance("Frist", "Se {ord tarv}, og så {ord tarv}. Ikke {ord tarv} her.\n")))["klage/frist/index.html"]
	for _, want := range []string{
		`<span class="whole"><button type="button" class="term" popovertarget="ord-tarv">tarv</button>,</span><span popover`,
		`<span class="whole"><button type="button" class="term" popovertarget="ord-tarv">tarv</button>.</span> Ikke`,
		`Ikke <button`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %s\n%s", want, out)
		}
	}
	// No other mark is moved, be it after something that ends as a note does.
	out = built(t, with(ours, "content/klage/frist.md", guidance("Frist", "Kommunen fører {ord tarv} (se {tal klagefrist}). Skriv kort (Kilden).\n")))["klage/frist/index.html"]
	if text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(regexp.MustCompile(`<span popover.*?</span>`).ReplaceAllString(out, ""), ""); !strings.Contains(text, "Kommunen fører tarv (se 4\u00a0uger). Skriv kort (Kilden).") {
		t.Errorf("a mark is moved: %s", text)
	}
}
