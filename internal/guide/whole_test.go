package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// What is wrong with the site as a whole.
func TestWhole(t *testing.T) {
	page := func(main string) []string {
		return []string{"layouts/guidance.html", `{{define "main"}}{{.Page.Content}}{{if eq .Page.Path "/klage/frist/"}}` + main + `{{end}}{{end}}`}
	}
	frist := "content/klage/frist.md"
	configuration := string(ours["content/data/site.yaml"].Data)
	for _, tt := range []struct {
		name  string
		files []string
		want  string
	}{
		{"two h1", page("<h1>b</h1>"), "layouts/guidance.html: siden /klage/frist/ har 2 h1\n  hint: hver side har én"},
		{"a skipped level", page("<h3>b</h3>"), "layouts/guidance.html: på /klage/frist/ springer overskrifterne fra h1 til h3"},
		{"a field without a label", page(`<input name="navn">`), "layouts/guidance.html: på /klage/frist/ mangler input navn et navn\n  hint: giv feltet en label, knappen en tekst, billedet en alt"},
		{"a title twice", []string{"content/klage/a.md", guidance("Frist", "")}, frist + ":2: titlen Frist har også /klage/a/\n  hint: giv dem hver sin"},
		{"a title that the build uses", []string{frist, guidance("Ordliste", "")}, frist + ":2: titlen Ordliste har også /ordliste/\n  hint: giv dem hver sin"},
		{"a page that nothing links to", []string{"layouts/section.html", `{{define "main"}}{{range .List}}{{if ne .Title "Frist"}}<a href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}{{end}}`,
			frist, strings.NewReplacer("[foraeldre]", "[]", "[S1]", "[]", "[bl85.1]", "[]").Replace(guidance("Frist", ""))}, frist + ": ingen vej fører fra forsiden til /klage/frist/\n  hint: link til siden fra en anden"},
		{"an address that vanished", []string{"content/data/published.txt", "# givet ud\n/klage/frist/\n/klage/frister/\n\n/klage/frist/\nklage\n"},
			"content/data/published.txt:3: den udgivne adresse /klage/frister/ findes ikke længere\n  hint: skriv den under aliases på den side, der har afløst den, eller under moved i site.yaml, hvis den side ikke har en fil\n" +
				"content/data/published.txt:5: adressen /klage/frist/ står to gange\n  hint: slet den ene linje\ncontent/data/published.txt:6: en adresse begynder med /: klage"},
		{"an address that leads on", []string{"content/data/published.txt", "/klage/frister/\n/\n", frist, strings.Replace(guidance("Frist", ""), "title", "aliases: [/klage/frister/]\ntitle", 1)}, ""},
		{"an address of a page without a file leads on", []string{"content/data/published.txt", "/ord/\n", "content/data/site.yaml", configuration + "moved:\n  - from: /ord/\n    to: /ordliste/\n"}, ""},
		{"an address that leads on to nothing", []string{"content/data/site.yaml", configuration + "moved:\n  - from: /ord/\n    to: /ordlist/\n"},
			"content/data/site.yaml:10: der er ingen side på /ordlist/\n  hint: mente du /ordliste/?"},
		{"an address that leads on and is in use", []string{"content/data/site.yaml", configuration + "moved:\n  - from: /klage/\n    to: /ordliste/\n"},
			"content/data/site.yaml:9: den gamle adresse /klage/ er i brug\n  hint: fjern den fra moved"},
	} {
		res := Build(site.Input{Files: with(ours, tt.files...), Fallback: theme})
		var got []string
		for _, p := range res.Problems {
			got = append(got, p.String())
		}
		if s := strings.Join(got, "\n"); s != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, s, tt.want)
		}
	}
}

// Elsewhere the same is a warning.
func TestUnreachedElsewhere(t *testing.T) {
	res := Build(site.Input{Files: folder("content/_index.md", "# A\n", "content/b.md", "# B\n", "layouts/section.html", `{{define "main"}}x{{end}}`), Fallback: theme})
	if len(res.Problems) != 1 || res.Failed() || res.Problems[0].Message != "ingen vej fører fra forsiden til /b/" {
		t.Errorf("got %v", res.Problems)
	}
}

// A site without a layout that it needs says which page asks for it.
func TestMissingLayout(t *testing.T) {
	only := func(names ...string) []string {
		pairs := []string{"content/_index.md", "# A\n", "content/b.md", "# B\n"}
		for _, n := range names {
			pairs = append(pairs, "layouts/"+n, "<h1>x</h1><a href=/b/>b</a>")
		}
		return pairs
	}
	for _, tt := range []struct{ name, want string }{
		{"", "layouts/base.html: layoutet findes ikke\n  hint: hver side sættes ind i base.html"},
		{"base.html", "layouts/guidance.html: layoutet findes ikke\n  hint: siden /b/ skal bruge det"},
	} {
		var got []string
		for _, p := range Build(site.Input{Files: folder(only(strings.Fields(tt.name)...)...)}).Problems {
			if !p.Warning {
				got = append(got, p.String())
			}
		}
		if len(got) == 0 || got[0] != tt.want {
			t.Errorf("%q: got %q, want %q first", tt.name, got, tt.want)
		}
	}
}
