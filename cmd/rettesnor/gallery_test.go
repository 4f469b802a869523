//go:build gallery

package main

import (
	"encoding/base64"
	"html/template"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var galleryWidths = []int64{360, 768, 1440}

// TestGallery makes pictures of every kind of page, by day and by night, and on
// paper, into the folder that RETTESNOR_GALLERY names. .ci/gallery runs it.
func TestGallery(t *testing.T) {
	out := os.Getenv("RETTESNOR_GALLERY")
	if out == "" {
		t.Fatal("RETTESNOR_GALLERY names no folder")
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	keep := func(name, data string) {
		bytes, err := base64.StdEncoding.DecodeString(data)
		if err != nil {
			bytes = []byte(data) // decoded already
		}
		if err := os.WriteFile(filepath.Join(out, name), bytes, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	only := os.Getenv("RETTESNOR_GALLERY_ONLY") // a part of the names, for one page
	var shown []string
	for _, width := range galleryWidths {
		b := openBrowser(t, width)
		for _, p := range append(familyAnswers(), kinds...) {
			if !strings.Contains(p.name, only) {
				continue
			}
			b.open(p.address)
			if p.then != nil {
				p.then(b)
			}
			for _, scheme := range []string{"light", "dark"} {
				b.media("screen", scheme)
				r, err := chromedp.Call(b.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: new(true), Clip: b.whole(width)})
				if err != nil {
					t.Fatal(err)
				}
				name := p.name + "-" + strconv.FormatInt(width, 10) + "-" + scheme + ".png"
				keep(name, string(r.Data))
				shown = append(shown, name)
			}
			if width == galleryWidths[0] {
				b.media("print", "dark") // paper is light by night too
				r, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)})
				if err != nil {
					t.Fatal(err)
				}
				keep(p.name+".pdf", string(r.Data))
			}
			b.media("", "")
		}
	}
	f, err := os.Create(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := galleryPage.Execute(f, shown); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pictures in %s", len(shown), out)
}

// media sets what the page is shown on, empty for what the browser has.
func (b *browser) media(kind, scheme string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: kind}
	if scheme != "" {
		p.Features = []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.t.Fatal(err)
	}
}

// whole is all of the page.
func (b *browser) whole(width int64) *page.Viewport {
	return &page.Viewport{Width: float64(width), Height: eval[float64](b, "document.documentElement.scrollHeight"), Scale: 1}
}

var galleryPage = template.Must(template.New("").Parse(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{display:flex;flex-wrap:wrap;gap:1rem;font:1rem sans-serif}figure{margin:0}img{height:20rem;width:14rem;object-fit:cover;object-position:top;border:1px solid}</style>
{{range .}}<figure><a href="{{.}}"><img src="{{.}}" alt="" loading="lazy"></a><figcaption>{{.}}</figcaption></figure>
{{end}}`))
