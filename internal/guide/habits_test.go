package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// What other generators are used to builds here, and what is left out is told.
func TestHabits(t *testing.T) {
	for _, tt := range []struct {
		name    string
		files   []string
		page    string
		has     []string
		problem string // all that is said, each on its line
	}{
		{"links to x.html beside x.md", []string{"content/a.md", "[b](b.html#h) [c](c/index.html) [d](d.html)\n", "content/b.md", "# B\n\n## H\n", "content/c/README.md", "# Om C\n", "content/d.html", "x"}, "a/index.html",
			[]string{`href="/b/#h"`, `href="/c/README/"`, `href="/d.html"`}, ""},
		{"links in small letters", []string{"content/a.md", "[b](/funk/format/) [b](funk/format.md)\n", "content/funk/Format.md", "# B\n"}, "a/index.html", []string{`<a href="/funk/Format/">b</a> <a href="/funk/Format/">b</a>`}, ""},
		{"two that differ in capitals", []string{"content/a.md", "[b](/B/) [b](/b/)\n", "content/B.md", "# B\n", "content/b.md", "# b2\n"}, "a/index.html", []string{`<a href="/B/">b</a> <a href="/b/">b</a>`},
			"content/b.md: advarsel: /b/index.html og /B/index.html er ét navn på macOS, Windows og mange værter"},
		{"headings as GitHub names them", []string{"content/a.md", "[x](#32-hl7-fhir) [y](#årsopgørelsen) [z](b.md#hvad-er-en-æble)\n\n## 3.2 HL7 FHIR\n\n## Årsopgørelsen\n", "content/b.md", "# B\n\n## Hvad er en æble?\n"}, "a/index.html",
			[]string{`<h2 id="aarsopgoerelsen"><span id="årsopgørelsen"></span>Årsopgørelsen</h2>`, `<span id="32-hl7-fhir">`}, ""},
		{"a heading with an id of the frame", []string{"content/a.md", "## Indhold\n", "layouts/base.html", strings.Replace(string(theme["layouts/base.html"].Data), "<h1>", `<a href="#indhold">x</a><h1 id="indhold">`, 1)}, "a/index.html", []string{`<h2 id="indhold-2">`}, ""},
		{"links that are not followed", []string{"content/a.md", "[x](irc://irc.libera.chat/a) <sms:+4512345678> [y](javascript:x)\n"}, "a/index.html", []string{"<p>x sms:+4512345678 y</p>"},
			"content/a.md:1: advarsel: linket irc://irc.libera.chat/a er ikke tilladt\ncontent/a.md:1: advarsel: linket javascript:x er ikke tilladt\ncontent/a.md:1: advarsel: linket sms:+4512345678 er ikke tilladt"},
		{"an alias of two pages", []string{"content/a.md", "---\ntitle: A\naliases: [/x/]\n---\n", "content/b.md", "---\ntitle: B\naliases: [/x/]\n---\n"}, "x/index.html", []string{"url=/a/"}, "content/b.md:3: advarsel: den gamle adresse /x/ er i brug"},
		{"styles without their files", []string{"content/a.md", "# A\n", "static/css/egen.css", "@import \"nej.css\";\na{background:url(nej.png)}"}, "a/index.html", []string{"<h1>A</h1>"},
			"static/css/egen.css:1: advarsel: filen nej.css findes ikke i static/\nstatic/css/egen.css:2: advarsel: filen nej.png findes ikke i static/"},
		{"a badge before the title", []string{"content/a.md", "[![b](b.png)](https://x.dk)\n\n# A\n\nTekst.\n", "content/b.png", "x"}, "a/index.html", []string{"<h1>A</h1>", "<p>Tekst.</p>"}, ""},
		{"hosts in Danish", []string{"content/a.md", "Se www.rødovre.dk/børn og https://næstved.dk/æ?ø=å.\n"}, "a/index.html", []string{`>www.rødovre.dk/børn</a>`, `>https://næstved.dk/æ?ø=å</a>.`}, ""},
		{"the file beside the text", []string{"content/index.md", "![x](b.png) [a](a.md)\n", "content/a.md", "# A\n", "content/b.png", "a", "static/b.png", "b"}, "index.html", []string{`src="/b.png"`}, ""},
		{"endings in capitals", []string{"content/VEJLEDNING.MD", "# V\n", "content/a.markdown", "[v](VEJLEDNING.MD)\n"}, "a/index.html", []string{`href="/VEJLEDNING/"`}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := folder(tt.files...)
			if files["content/index.md"] == nil {
				files["content/index.md"] = folder("x", "# F\n")["x"]
			}
			res := Build(site.Input{Files: files, Fallback: theme})
			page := fileOf(res, tt.page)
			for _, want := range tt.has {
				if !strings.Contains(page, want) {
					t.Errorf("lacks %s\n%s", want, page)
				}
			}
			var all []string
			for _, p := range res.Problems {
				p.Hint = ""
				all = append(all, p.String())
			}
			if got := strings.Join(all, "\n"); got != tt.problem {
				t.Errorf("said %s\nwant %s", got, tt.problem)
			}
		})
	}
}

// A drawing goes out as it was drawn: dots, smooth turns and spaces are its own.
func TestDrawnAsIs(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" xml:space="preserve"><path stroke-linecap="round" d="M5 5l0 0M1 1q1 1 2 0t2 0t2 0l0 0s1 1 2 2"/><text>a  b</text></svg>`
	res := Build(site.Input{Files: folder("content/index.md", "# F\n", "static/d.svg", svg, "content/e.svg", svg), Fallback: theme})
	for _, f := range res.Files {
		if strings.HasSuffix(f.Path, ".svg") && strings.Contains(f.Path, "d.") && string(f.Data) != svg {
			t.Errorf("%s: %s", f.Path, f.Data)
		}
	}
}
