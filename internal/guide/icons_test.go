package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
	"testing/fstest"
)

const iconFile = `<svg class="icon" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path class="c" d="M4 12h16"/></svg>`

var withTopics = with(ours, "content/data/site.yaml", string(ours["content/data/site.yaml"].Data)+"topics:\n  - title: Emner\n    paths: [/klage/, /ordliste/, /guide/, /kilder/, /afgoerelser/]\n",
	"content/klage/frist.md", guidance("Frist", "Fristen.\n\n> [!VIGTIGT]\n> Husk.\n"),
	"layouts/guidance.html", `{{define "main"}}{{iconOf .Page.Path}}{{.Page.Content}}{{end}}`,
	"layouts/section.html", `{{define "main"}}{{iconOf .Page.Path}}{{range .List}}<a href="{{path .Path}}">{{.Title}}</a>{{end}}{{end}}`)

// An icon is used by a layout, by the page whose address it has, or by a box;
// it stands in the pages and has no address of its own.
func TestIcons(t *testing.T) {
	drawn := func(d string) string { return strings.Replace(iconFile, "M4 12h16", d, 1) }
	inPage := func(d string) string {
		return strings.Replace(drawn(d), ` xmlns="http://www.w3.org/2000/svg"`, "", 1)
	}
	files := with(withTopics, "static/icons/klage.svg", drawn("M1 1"), "static/icons/ordliste.svg", drawn("M2 2"), "static/icons/guide.svg", iconFile, "static/icons/kilder.svg", iconFile, "static/icons/afgoerelser.svg", iconFile,
		"static/icons/vigtigt.svg", drawn("M3 3")+"\n",
		"static/icons/print.svg", drawn("M4 4"), "static/icons/favicon.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#a63f1c" d="M0 0h1"/></svg>`,
		"layouts/notfound.html", `{{define "main"}}{{icon "print"}}<link rel="icon" href="{{asset "icons/favicon.svg"}}">{{end}}`)
	out := built(t, files)
	for _, tt := range []struct{ page, d string }{
		{"klage/index.html", "M1 1"}, {"klage/frist/index.html", `<p class="callout-title">` + inPage("M3 3") + "Vigtigt</p>"}, {"404.html", "M4 4"}, {"emner/index.html", "M2 2"},
	} {
		if !strings.Contains(out[tt.page], tt.d) {
			t.Errorf("%s lacks its icon %s:\n%s", tt.page, tt.d, out[tt.page])
		}
	}
	if strings.Contains(out["klage/frist/index.html"], "M1 1") {
		t.Error("a page has the icon of its section")
	}
	for name := range out {
		if strings.HasSuffix(name, ".svg") && !strings.HasPrefix(name, "assets/favicon.") && !strings.HasPrefix(name, "assets/dot.") {
			t.Errorf("the icon %s is published, and nobody asks for it", name)
		}
	}
}

// A box has its new icon in the next build too, which remembers the text.
func TestIconsAreNotRemembered(t *testing.T) {
	var memo site.Memo
	page := func(d string) string {
		in := site.Input{Files: with(withTopics, "static/icons/vigtigt.svg", strings.Replace(iconFile, "M4 12h16", d, 1)), Fallback: theme, Memo: &memo}
		for _, f := range Build(in).Files {
			if f.Path == "klage/frist/index.html" {
				return string(f.Data)
			}
		}
		return ""
	}
	if first, second := page("M1 1"), page("M2 2"); !strings.Contains(first, "M1 1") || !strings.Contains(second, "M2 2") {
		t.Errorf("the box keeps its old icon:\n%s\n%s", first, second)
	}
}

func TestIconProblems(t *testing.T) {
	change := func(old, new string) string { return strings.Replace(iconFile, old, new, 1) }
	for _, tt := range []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"used by nobody", with(withTopics, "static/icons/klagr.svg", iconFile), "static/icons/klagr.svg: ingen bruger ikonet\n  hint: mente du klage?\n"},
		{"named, and missing", with(withTopics, "layouts/notfound.html", `{{define "main"}}{{icon "prnt"}}{{end}}`), "layouts/notfound.html:1: ikonet static/icons/prnt.svg findes ikke\n"},
		{"a section without", with(withTopics, "static/icons/klage.svg", iconFile), "content/data/site.yaml:10: afsnittet /afgoerelser/ har intet ikon\n  hint: tegn static/icons/afgoerelser.svg; de andre afsnit har ét\n"},
		{"a script", with(withTopics, "static/icons/vigtigt.svg", change("<path", "<script/><path")), "static/icons/vigtigt.svg: et ikon kan ikke have <script> her\n"},
		{"words", with(withTopics, "static/icons/vigtigt.svg", change("<path", "<text/><path")), "static/icons/vigtigt.svg: et ikon kan ikke have <text> her\n"},
		{"a mark", with(withTopics, "static/icons/vigtigt.svg", change(`class="c"`, `id="c"`)), "static/icons/vigtigt.svg: et ikon kan ikke have id=\n"},
		{"a style", with(withTopics, "static/icons/vigtigt.svg", change(`class="c"`, `style="c"`)), "static/icons/vigtigt.svg: et ikon kan ikke have style=\n"},
		{"a colour", with(withTopics, "static/icons/vigtigt.svg", change(`class="c"`, `fill="red"`)), "static/icons/vigtigt.svg: ikonets fill er red; den skal være none eller currentColor\n"},
		{"another grid", with(withTopics, "static/icons/vigtigt.svg", change("0 0 24 24", "0 0 32 32")), "static/icons/vigtigt.svg: ikonets viewBox er 0 0 32 32; den skal være 0 0 24 24\n"},
		{"not closed", with(withTopics, "static/icons/vigtigt.svg", change("</svg>", "")), "static/icons/vigtigt.svg: ikonet kan ikke læses: "},
	} {
		var problems string
		for _, p := range Build(site.Input{Files: tt.files, Fallback: theme}).Problems {
			problems += p.String() + "\n"
		}
		if !strings.HasPrefix(problems, tt.want) {
			t.Errorf("%s: got\n%swant\n%s", tt.name, problems, tt.want)
		}
	}
	// Icons that the program lends a folder are nobody's fault there.
	lent := with(theme, "static/icons/klagr.svg", iconFile, "static/icons/klage.svg", iconFile)
	for _, p := range Build(site.Input{Files: withTopics, Fallback: lent}).Problems {
		t.Errorf("lent icons: %v", p)
	}
}
