package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

const drawingFile = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 60">
<title>Fra i dag & til målet</title>
<desc>Fristen er {tal klagefrist}.</desc>
<!-- snoren -->
<path class="cord" d="M10 40h300"/>
<text class="strong" x="10" y="20" text-anchor="middle">om {tal klagefrist}</text>
</svg>
`

const drawingBlock = "```tegning\nsnor\nSnoren holder ({§ bl85.1}).\n```\n"

func withDrawing(file, page string) (out map[string]string, problems string) {
	out = map[string]string{}
	res := Build(site.Input{Files: with(ours, "content/data/site.yaml", string(ours["content/data/site.yaml"].Data)+"free-figures: [Bilag 7]\n", "content/data/drawings/snor.svg", file, "content/klage/frist.md", guidance("Frist", page)), Fallback: theme})
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	for _, p := range res.Problems {
		problems += p.String() + "\n"
	}
	return out, problems
}

// A drawing stands in its page, says in words what it shows, has the data's
// figures, and is no file of its own.
func TestDrawing(t *testing.T) {
	file := strings.Replace(drawingFile, "&", "&amp;", 1)
	out, problems := withDrawing(file, drawingBlock)
	if problems != "" {
		t.Fatal(problems)
	}
	page := out["klage/frist/index.html"]
	for _, want := range []string{
		`<figure class="drawing" id="tegning-snor"><svg viewBox="0 0 320 60" role="img" aria-labelledby="tegning-snor-t tegning-snor-d">`,
		`<title id="tegning-snor-t">Fra i dag &amp; til målet</title>`, "<desc id=\"tegning-snor-d\">Fristen er 4\u00a0uger.</desc>",
		`<path class="cord" d="M10 40h300"></path>`, "y=\"20\" text-anchor=\"middle\">om 4\u00a0uger</text>",
		"<figcaption>Snoren holder (barnets lov §\u00a085, stk.\u00a01).</figcaption>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	for _, leftover := range []string{"snoren -->", "xmlns", "style="} {
		if strings.Contains(page, leftover) {
			t.Errorf("%s has come along in\n%s", leftover, page)
		}
	}
	for name := range out {
		if strings.HasSuffix(name, ".svg") && strings.Contains(name, "snor") {
			t.Errorf("the drawing is published as %s too", name)
		}
	}
	hidden := `<svg viewBox="0 0 320 60" aria-hidden="true"><path d="M0 0h1"/></svg>`
	out, problems = withDrawing(hidden, drawingBlock)
	if page := out["klage/frist/index.html"]; problems != "" || !strings.Contains(page, `<svg viewBox="0 0 320 60" aria-hidden="true"><path`) {
		t.Errorf("a drawing that only decorates: %s\n%s", problems, page)
	}
}

func TestDrawingProblems(t *testing.T) {
	svg, frist := "content/data/drawings/snor.svg", "content/klage/frist.md"
	good := strings.Replace(drawingFile, "&", "og", 1)
	change := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	block := func(body string) string { return "```tegning\n" + body + "\n```\n" }
	for _, tt := range []struct{ name, file, page, want string }{
		{"no name", good, block("") + "\n" + drawingBlock, frist + ":10: tegningen har intet navn\n  hint: skriv navnet på en fil i content/data/drawings/, uden .svg\n"},
		{"no such drawing", good, block("snar\nx") + "\n" + drawingBlock, frist + ":10: ukendt tegning: snar\n  hint: mente du snor?\n"},
		{"twice", good, drawingBlock + "\n" + drawingBlock, frist + ":15: tegningen snor står to gange på siden\n  hint: henvis til den første\n"},
		{"no words below", good, block("snor"), frist + ":10: tegningen snor har ingen tekst\n  hint: skriv under navnet, hvad den viser\n"},
		{"a figure below", good, block("snor\nOm 3 uger."), frist + ":11: et tal i teksten: 3\n"},
		{"a wrong reference below", good, block("snor\n{tal klagefris}"), frist + ":11: ukendt tal: klagefris\n  hint: mente du klagefrist?\n"},
		{"shown by nobody", good, "Ingen.", svg + ": ingen side viser tegningen\n  hint: vis den med en blok af slagsen tegning, eller slet den\n"},
		{"not a drawing", "<p>", drawingBlock, svg + ":1: en tegning kan ikke have <p> her\n"},
		{"empty", " ", drawingBlock, svg + ":1: filen er ikke en tegning\n"},
		{"not closed", change("</svg>", ""), drawingBlock, svg + ":8: tegningen kan ikke læses: unexpected EOF\n"},
		{"a bare ampersand", drawingFile, drawingBlock, svg + ":2: tegningen kan ikke læses: "},
		{"a script", change("<!-- snoren -->", "<script/>"), drawingBlock, svg + ":4: en tegning kan ikke have <script> her\n"},
		{"a picture from elsewhere", change("<!-- snoren -->", `<image href="https://x.example/a.png"/>`), drawingBlock, svg + ":4: en tegning kan ikke have <image> her\n"},
		{"a drawing in the drawing", change("<!-- snoren -->", "<svg/>"), drawingBlock, svg + ":4: en tegning kan ikke have <svg> her\n"},
		{"a reference", change(`d="M10`, `href="#a" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have href=\n"},
		{"a namespace", change(`d="M10`, `xmlns:x="y" x:href="#a" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have href=\n"},
		{"an event", change(`d="M10`, `onclick="x()" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have onclick=\n"},
		{"a mark", change(`d="M10`, `id="a" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have id=\n  hint: siden giver selv tegningen sit mærke\n"},
		{"a style", change(`d="M10`, `style="fill:red" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have style=\n  hint: farver og streger kommer af class: cord, "},
		{"a colour", change(`d="M10`, `stroke="red" d="M10`), drawingBlock, svg + ":5: en tegning kan ikke have stroke=\n  hint: farver og streger kommer af class: cord, "},
		{"a class that is not", change(`class="cord"`, `class="cort"`), drawingBlock, svg + ":5: ukendt class: cort\n  hint: mente du cord?\n"},
		{"another width", change("320 60", "340 60"), drawingBlock, svg + `:1: viewBox="0 0 340 60" kan ikke bruges` + "\n"},
		{"an endless height", change("320 60", "320 6000"), drawingBlock, svg + `:1: viewBox="0 0 320 6000" kan ikke bruges` + "\n"},
		{"no viewBox", change(` viewBox="0 0 320 60"`, ""), drawingBlock, svg + ":1: filen er ikke en tegning\n"},
		{"a class on the whole", change("<svg ", `<svg class="cord" `), drawingBlock, svg + ":1: class hører ikke til på <svg>\n"},
		{"says nothing", change("<title>Fra i dag og til målet</title>\n", ""), drawingBlock, svg + ":1: tegningen siger intet til dem, der hører siden\n"},
		{"hidden, but says something", change("<svg ", `<svg aria-hidden="true" `), drawingBlock, svg + ":1: tegningen er skjult for dem, der hører siden, men har title eller desc\n"},
		{"a title inside", change("<!-- snoren -->", "<g><title>x</title></g>"), drawingBlock, svg + ":4: <title> står ikke lige under svg\n"},
		{"a figure inside", change(">om {tal klagefrist}<", ">om 4 uger<"), drawingBlock, svg + ":6: et tal i teksten: 4\n"},
		{"a wrong reference inside", change("om {tal klagefrist}", "om {tal klagefris}"), drawingBlock, svg + ":6: ukendt tal: klagefris\n  hint: mente du klagefrist?\n"},
		{"words beside the text", change("<!-- snoren -->", "snoren"), drawingBlock, svg + ":5: ordene »snoren« står uden for <text>\n"},
		{"a declaration", `<?xml version="1.0"?>` + good, drawingBlock, svg + ":1: en tegning har ingen <! og ingen <?\n"},
		{"too large", change("<!-- snoren -->", "<!--"+strings.Repeat("x", 16<<10)+"-->"), drawingBlock, svg + ":1: tegningen fylder "},
	} {
		_, problems := withDrawing(tt.file, tt.page)
		if !strings.HasPrefix(problems, tt.want) {
			t.Errorf("%s: got\n%swant\n%s", tt.name, problems, tt.want)
		}
	}
}
