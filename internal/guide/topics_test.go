package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

var grouped = with(ours,
	"content/data/site.yaml", "title: Prøven\nbase: https://x.example\nlang: da\ndate: 2026-11-21\nmenu:\n  - title: Emner\n    path: /emner/\n  - title: Klage\n    path: /klage/\n"+
		"topics:\n  - title: Penge\n    paths: [/loen/]\n  - title: Resten\n    paths: [/klage/, /afgoerelser/, /ordliste/, /kilder/, /guide/]\n",
	"content/loen/_index.md", "---\ntitle: Løn\ndescription: Om løn.\n---\n",
	"content/loen/ferie.md", guidance("Ferie", "Tekst.\n"))

func TestTopics(t *testing.T) {
	out := built(t, grouped)
	page := out["emner/index.html"]
	last := 0
	for _, w := range []string{`<h2 id="gruppe-a">Penge</h2>`, `<h3><a href="/loen/">Løn</a></h3>`, `<a href="/loen/ferie/">Ferie</a>`, `<h2 id="gruppe-b">Resten</h2>`, `href="/klage/frist/"`, `href="/ordliste/"`} {
		at := strings.Index(page, w)
		if at < last {
			t.Errorf("%s comes at %d, want after %d in\n%s", w, at, last, page)
		}
		last = at
	}
	for file, want := range map[string]string{
		"loen/ferie/index.html": `<a href="/emner/" aria-current="true">`, "klage/frist/index.html": `<a href="/klage/" aria-current="true">`,
		"emner/index.html": `<a href="/emner/" aria-current="true">`,
	} {
		if !strings.Contains(out[file], want) || strings.Count(out[file], "aria-current") != 1 {
			t.Errorf("%s: want only %s in\n%s", file, want, out[file])
		}
	}
}

func TestTopicProblems(t *testing.T) {
	base := string(grouped["content/data/site.yaml"].Data)
	for _, tt := range []struct{ from, to, want string }{
		{", /ordliste/", "", "content/data/site.yaml: /ordliste/ står i ingen gruppe"},
		{"[/loen/]", "[/lon/, /loen/]", "content/data/site.yaml:12: siden /lon/ findes ikke\n  hint: mente du /loen/?"},
		{"    paths: [/loen/]\n", "", "content/data/site.yaml:11: gruppen skal have title og paths"},
	} {
		res := Build(site.Input{Files: with(grouped, "content/data/site.yaml", strings.Replace(base, tt.from, tt.to, 1)), Fallback: theme})
		found := false
		for _, p := range res.Problems {
			found = found || strings.HasPrefix(p.String(), tt.want)
		}
		if !found {
			t.Errorf("%q: got %v, want %s", tt.to, res.Problems, tt.want)
		}
	}
}
