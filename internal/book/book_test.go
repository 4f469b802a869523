package book

import (
	"os"
	"strings"
	"testing"

	"rettesnor/wizard/words"
)

func page(kind, main string) []byte {
	return []byte(`<html lang="da"><body data-page="` + kind + `"><main>` + main + `</main></body></html>`)
}

func head(title, lead string) string {
	return `<nav class="breadcrumb">krumme</nav><header class="page-head"><svg class="icon"></svg><h1>` + title + `</h1><p class="lead">` + lead + `</p></header>`
}

func foot(law, source, missing string) string {
	return `<footer class="page-foot"><details><summary><h2 id="ikke-fundet">Ikke fundet</h2></summary><ul><li>` + missing + `</li></ul></details>` +
		`<details><summary><h2 id="kilder">Kilder</h2></summary><dl class="law"><dt>` + law + `</dt><dd>Ret</dd></dl><ul class="sources"><li>` + source + `</li></ul></details></footer>`
}

const list = `<ul class="links"><li><h2><a href="BASE/klage/brev/">Brev</a></h2></li><li><h2><a href="BASE/klage/vej/">Vej</a></h2></li></ul>`

func made(t *testing.T, change func(*Input), main string) (string, error) {
	t.Helper()
	layout, err := os.ReadFile("../../" + Layout)
	if err != nil {
		t.Fatal(err)
	}
	own, err := os.ReadFile("../../" + Words)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := os.ReadFile("../../content/data/words/da.txt")
	if err != nil {
		t.Fatal(err)
	}
	said, _ := words.Parse(engine, own)
	at := func(kind, main string) []byte { return page(kind, strings.ReplaceAll(main, "BASE", "/b")) }
	in := Input{Title: "Prøve", Description: "Om", Lang: "da", Date: "2026-11-26", Base: "https://x.example/b", BasePath: "/b", Layout: string(layout), Words: said,
		Sections: []string{"/klage/", "/guide/", "/ordliste/"},
		Site: []SiteFile{
			{"klage/index.html", at("guidance", head("Klage", "Skriv")+list+foot("§ 1", "A", "X"))},
			{"klage/brev/index.html", at("guidance", head("Brev", "Kort")+main+foot("§ 1", "A", "X"))},
			{"klage/vej/index.html", at("guidance", head("Vej", "Lang")+`<h2 id="trin">Trin</h2>`+foot("§ 2", "B", "X"))},
			{"guide/index.html", at("wizard", head("Guide", "Svar")+`<form id="f"></form>`)},
			{"ordliste/index.html", at("guidance", head("Ordliste", "")+`<dl><dt id="tarv">tarv</dt><dd>Det bedste</dd></dl>`)},
		}}
	if change != nil {
		change(&in)
	}
	doc, err := Make(in)
	return string(doc), err
}

// What a page says becomes what a book says.
func TestMake(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a heading under the part's own":       {`<h2 id="a">A</h2><h3>B</h3>`, `<h3 id="klage-brev--a">A</h3><h4>B</h4>`},
		"a place on the same page":             {`<h2 id="a">A</h2><a href="#a">op</a>`, `<h3 id="klage-brev--a">A</h3><a href="#klage-brev--a" class="inner">op</a>`},
		"a place on a page of the book":        {`<a class="x" href="BASE/klage/vej/#trin">trin</a>`, `<a href="#klage-vej--trin" class="x inner">trin</a>`},
		"a place that the book left out":       {`<a href="BASE/klage/vej/#kilder">k</a><a href="BASE/guide/#f">g</a>`, `<a href="#klage-vej" class="inner">k</a><a href="#guide" class="inner">g</a>`},
		"a page that is not in the book":       {`<a href="BASE/satser/x/#y">s</a>`, `<a href="https://x.example/b/satser/x/#y">s</a>`},
		"another site":                         {`<a href="https://ast.dk/a#b">s</a>`, `<a href="https://ast.dk/a#b">s</a>`},
		"a word that is explained":             {`<button class="term" popovertarget="ord-tarv">tarvs</button><span popover id="ord-tarv" class="term-note">n</span>.`, `<a class="term" href="#ordliste--tarv">tarvs</a>.`},
		"what is folded stands open":           {`<details><summary>Mere</summary><p>x</p></details><details class="fold"><summary><h2>F</h2></summary>y</details>`, `<div><p class="opened">Mere</p><p>x</p></div><div class="fold"><div><h3>F</h3></div>y</div>`},
		"no tool and no button":                {`<p>a</p><form><p>nej</p></form><p class="actions"><a>nej</a></p><button>nej</button><section data-host-only>nej</section><div hidden>nej</div><script>nej</script><p>b</p>`, `<p>a</p><p>b</p>`},
		"a task":                               {`<label class="tick"><input type="checkbox"/><span>g</span></label>`, `<span class="tick"><span class="box" aria-hidden="true"></span><span>g</span></span>`},
		"a drawing keeps the text it is named": {`<figure class="chart"><svg role="img" aria-labelledby="t"><title id="t">T</title><path fill="url(#m)"></path></svg></figure>`, `<div class="chart"><svg role="img" aria-labelledby="klage-brev--t"><title id="klage-brev--t">T</title><path fill="url(#klage-brev--m)"></path></svg></div>`},
	} {
		doc, err := made(t, nil, c.page)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, after, _ := strings.Cut(doc, "Kort</p>\n"); !strings.HasPrefix(after, `<div class="text">`+c.want+"</div>") {
			t.Errorf("%s: %.400s\nwant %s", name, after, c.want)
		}
	}
}

// The chapters follow the sections, the parts the section's list, and what
// stands at the foot of pages stands once at the end of their chapter.
func TestOrder(t *testing.T) {
	doc, err := made(t, nil, "<p>x</p>")
	if err != nil {
		t.Fatal(err)
	}
	rest := doc
	for _, next := range []string{
		"<title>Prøve: hele vejledningen</title>", "26. november 2026", `href="https://x.example/b/"`,
		`<a class="entry" href="#klage">`, `href="#klage-brev"><span class="number">1.1</span>`, `href="#klage-vej"><span class="number">1.2</span>`, `href="#guide"><span class="number">1.3</span>`, `href="#ordliste"><span class="number">2</span>`,
		`<h1 id="klage"><span class="number">1 </span>Klage</h1>`, `<h2 id="klage-brev">`, `<h2 id="klage-vej">`, `<h2 id="guide">`, `<a href="https://x.example/b/guide/">`,
		"Det har vi ikke fundet", "<li>X</li>", "Lov og kilder til Klage", "<dt>§ 1</dt>", "<dt>§ 2</dt>", "<li>A</li>", "<li>B</li>",
		`<h1 id="ordliste"><span class="number">2 </span>Ordliste</h1>`,
	} {
		_, after, found := strings.Cut(rest, next)
		if !found {
			t.Fatalf("no %q after what came before, in %.600s", next, rest)
		}
		rest = after
	}
	for _, once := range []string{"<li>X</li>", "<dt>§ 1</dt>", "<li>A</li>"} {
		if n := strings.Count(doc, once); n != 1 {
			t.Errorf("%s stands %d times", once, n)
		}
	}
	if strings.Contains(doc, "krumme") || strings.Contains(doc, "Ikke fundet") {
		t.Error("what is for a screen has come along")
	}
}

func TestFaults(t *testing.T) {
	for name, c := range map[string]struct {
		page   string
		change func(*Input)
		want   string
	}{
		"no sections":                    {"", func(in *Input) { in.Sections = nil }, "book nævner ingen afsnit"},
		"a section without one":          {"", func(in *Input) { in.Sections = []string{"/klag/"} }, "book nævner /klag/, som ikke er en side"},
		"a tool first":                   {"", func(in *Input) { in.Sections = []string{"/guide/"} }, "book begynder med /guide/"},
		"a drawing that nobody can hear": {`<svg viewBox="0 0 1 1"></svg>`, nil, "/klage/brev/: en tegning har ingen tekst"},
		"a picture without words":        {`<img src="data:image/png;base64,AA">`, nil, "/klage/brev/: et billede har ingen tekst"},
		"a picture that lies elsewhere":  {`<img alt="hus" src="BASE/hus.png">`, nil, "billedet /b/hus.png kommer ikke med"},
		"a link to nowhere":              {`<button class="term" popovertarget="ord-nej">nej</button>`, nil, `linket "nej" i bogen fører til ordliste--nej`},
		"a sentence that is not there":   {"", func(in *Input) { in.Layout = `{{t "bog.nej"}}` }, "sætningen bog.nej mangler"},
	} {
		if _, err := made(t, c.change, c.page); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}
