package guide

import (
	"bytes"
	"image"
	"image/png"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

func TestPieces(t *testing.T) {
	block := "```include\n_kort.md\n```\n"
	out := built(t, with(ours, "content/klage/frist.md", guidance("Frist", block), "content/klage/_kort.md", "Fristen er {tal klagefrist}. [Alt](../_index.md)\n"))
	if page := out["klage/frist/index.html"]; !strings.Contains(page, "Fristen er <span class=\"rate\">4\u00a0uger</span>. <a href=\"/\">Alt</a>") {
		t.Errorf("%s", page)
	}
	for name := range out {
		if strings.Contains(name, "kort") {
			t.Errorf("the piece has a page: %s", name)
		}
	}
	for _, tt := range []struct{ name, page, piece, want string }{
		{"no such piece", "```include\n_kart.md\n```\n", "x\n", "content/klage/_kort.md: ingen side indsætter filen\n  hint: indsæt den med en blok af slagsen include, slet den, eller tag _ af navnet\n" +
			"content/klage/frist.md:10: filen _kart.md kan ikke indsættes\n  hint: mente du content/klage/_kort.md?"},
		{"a page", "```include\n_index.md\n```\n" + block, "x\n", "content/klage/frist.md:10: filen _index.md kan ikke indsættes\n  hint: kun stykker kan indsættes: lad filens navn begynde med _"},
		{"a typo in the piece", block, "a\n{tal klagefris}\n", "content/klage/_kort.md:2: ukendt tal: klagefris\n  hint: mente du klagefrist?"},
		{"a link in the piece", block, "a\n[b](nej.md)\n", "content/klage/_kort.md:2: linket /klage/nej/ fører ingen steder"},
		{"a ring", block, "```include\n/klage/_kort.md\n```\n", "content/klage/_kort.md:2: filerne indsætter hinanden i ring: content/klage/_kort.md → content/klage/_kort.md\n  hint: fjern den ene blok"},
		{"front matter in the piece", block, "---\ntitle: a\n---\nx\n", "content/klage/_kort.md:2: et stykke, der indsættes, har ingen felter\n  hint: skriv dem på siden, der indsætter det"},
	} {
		res := Build(site.Input{Files: with(ours, "content/klage/frist.md", guidance("Frist", tt.page), "content/klage/_kort.md", tt.piece), Fallback: theme})
		var got []string
		for _, p := range res.Problems {
			got = append(got, p.String())
		}
		if s := strings.Join(got, "\n"); s != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, s, tt.want)
		}
	}
}

// A picture carries its size and waits until it is near; without a word for
// those who do not see it, it is a problem.
func TestPictures(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 7, 5))); err != nil {
		t.Fatal(err)
	}
	svg := `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32.4 16"/>`
	files := with(ours, "content/klage/a.png", b.String(), "static/pic/b.svg", svg, "content/c.webp", "RIFF",
		"content/klage/frist.md", guidance("Frist", "![A](a.png) ![B](/pic/b.svg \"t\") ![C](../c.webp)\n"))
	page := built(t, files)["klage/frist/index.html"]
	for _, want := range []string{`<img src="/klage/a.png" alt="A" loading="lazy" width="7" height="5">`, `title="t" loading="lazy" width="32" height="16">`, `<img src="/c.webp" alt="C" loading="lazy">`} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s in\n%s", want, page)
		}
	}
	res := Build(site.Input{Files: with(files, "content/klage/frist.md", guidance("Frist", "a\n![](a.png)\n![x](b.png)\n")), Fallback: theme})
	var got []string
	for _, p := range res.Problems {
		got = append(got, p.String())
	}
	want := "content/klage/frist.md:10: billedet a.png har ingen alternativ tekst\n  hint: skriv ![hvad billedet viser](…)\ncontent/klage/frist.md:11: linket /klage/b.png fører ingen steder"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("\n got %s\nwant %s", s, want)
	}
}

// A source, a decision and a word that only a piece names are named by the
// page that takes it in; so is what a text has over more than one line.
func TestReferencesInPieces(t *testing.T) {
	files := with(ours, "content/data/sources.yaml", "- id: S1\n  title: Kilden\n  kind: lov\n- id: S9\n  title: Den anden\n  kind: lov\n",
		"content/klage/frist.md", strings.Replace(guidance("Frist", "```include\n_kort.md\n```\n"), "[S1]", "[S1, S9]", 1),
		"content/klage/_kort.md", "Se {kilde S9} og {afg\n70-14}. Det er {ord tarv}.\n")
	out := built(t, files)
	if page := out["kilder/index.html"]; strings.Contains(page, "Ingen side bruger") {
		t.Errorf("a source that a piece names is used by nobody:\n%s", page)
	}
	if page := out["afgoerelser/70-14/index.html"]; !strings.Contains(page, `<a href="/klage/frist/">Frist</a>`) {
		t.Errorf("a decision that a piece names has no mention:\n%s", page)
	}
	for _, p := range Build(site.Input{Files: files, Fallback: theme, Today: "2026-11-21"}).Problems {
		if strings.Contains(p.Message, "ordet tarv bruges ikke") {
			t.Error(p)
		}
	}
	files = with(files, "content/klage/frist.md", guidance("Frist", "```include\n_kort.md\n```\n"))
	want := "content/klage/frist.md:6: kilden S9 nævnes i content/klage/_kort.md, som siden indsætter, men står ikke på sidens liste\n  hint: skriv den i sources i front matter"
	if got := problemsIn(site.Input{Files: files, Fallback: theme}, "content/klage/"); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
