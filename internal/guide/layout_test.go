package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// A text may name the layouts that show a text. Any other is a problem with
// its line, or in a folder from elsewhere a warning; and the text is on its
// page in either case.
func TestNameableLayouts(t *testing.T) {
	own := folder("layouts/kort.html", `{{define "main"}}<hr>{{.Page.Content}}{{end}}`, "layouts/base.html", string(theme["layouts/base.html"].Data))
	for _, tt := range []struct{ layout, ours, foreign string }{ // what is wrong, or nothing
		{"guidance", "", ""},
		{"section", "", ""},
		{"kort", "", ""},
		{"glossary", "", "ukendt layout: glossary"},
		{"base", "en tekst kan ikke bruge layoutet base", "en tekst kan ikke bruge layoutet base"},
		{"partials", "en tekst kan ikke bruge layoutet partials", "en tekst kan ikke bruge layoutet partials"},
		{"step", "en tekst kan ikke bruge layoutet step", "ukendt layout: step"},
		{"outcome", "en tekst kan ikke bruge layoutet outcome", "ukendt layout: outcome"},
		{"notfound", "en tekst kan ikke bruge layoutet notfound", "en tekst kan ikke bruge layoutet notfound"},
		{"post", "ukendt layout: post", "ukendt layout: post"},
		{"../base", "ukendt layout: ../base", "ukendt layout: ../base"},
		{"base.html", "ukendt layout: base.html", "ukendt layout: base.html"},
	} {
		page := strings.Replace(guidance("Frist", "Min tekst.\n"), "description", "layout: "+tt.layout+"\ndescription", 1)
		for _, from := range []struct {
			kind  string
			files fsMap
			want  string
		}{
			{"ours", with(ours, "content/klage/frist.md", page), tt.ours},
			{"foreign", folder("content/_index.md", "# F\n", "content/klage/frist.md", page), tt.foreign},
		} {
			for name, f := range own {
				from.files[name] = f
			}
			res := Build(site.Input{Files: from.files, Fallback: theme})
			var got string
			for _, p := range res.Problems {
				if p.File == "content/klage/frist.md" && p.Line == 3 && p.Hint != "" {
					got = p.Message
					if p.Warning == (from.kind == "ours") {
						t.Errorf("%s, %s: warning %v", tt.layout, from.kind, p.Warning)
					}
				}
			}
			if got != from.want {
				t.Errorf("%s, %s: said %q, want %q", tt.layout, from.kind, got, from.want)
			}
			if !strings.Contains(fileOf(res, "klage/frist/index.html"), "Min tekst.") && tt.layout != "glossary" {
				t.Errorf("%s, %s: the text is not on its page: %s", tt.layout, from.kind, said(res))
			}
		}
	}
}

// Layouts of another program are left alone, in one line.
func TestOthersLayouts(t *testing.T) {
	for name, files := range map[string]fsMap{
		"Hugo":     folder("layouts/_default/baseof.html", `{{ partial "head" . }}`, "layouts/partials/head.html", "{{ x }}"),
		"new Hugo": folder("layouts/baseof.html", `{{ partial "head" . }}`, "layouts/home.html", `{{ .Site.Pages | f }}`),
		"Eleventy": folder("layouts/base.njk", `{% block %}`, "layouts/section.html", "{% x %}"),
	} {
		files["content/index.md"] = folder("x", "# Forside\n\nTekst.\n")["x"]
		res := Build(site.Input{Files: files, Fallback: theme})
		if got, want := said(res), "layouts: advarsel: mappen har ingen base.html, og dens layouts er til et andet program\n  hint: siderne bruger de indbyggede"; got != want {
			t.Errorf("%s: %s", name, got)
		}
		if !strings.Contains(fileOf(res, "index.html"), "Tekst.") {
			t.Errorf("%s: no page", name)
		}
	}
}

// However a layout fails, a page that is not written is a problem.
func TestNoPageIsMissing(t *testing.T) {
	for name, text := range map[string]string{
		"layouts/guidance.html": `{{define "main"}}{{.Page.Nej}}{{end}}`, "layouts/base.html": `{{`, "layouts/section.html": `{{define`, "layouts/partials.html": `{{x}}`,
	} {
		for _, files := range []fsMap{ours, folder("content/_index.md", "# F\n", "content/a.md", "# A\n")} {
			res := Build(site.Input{Files: with(files, name, text), Fallback: theme})
			if !res.Failed() {
				t.Errorf("%s: %d files, no problem", name, len(res.Files))
			}
		}
	}
}
