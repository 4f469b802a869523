package main

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A link that somebody shares shows the page's title, what it says and the site's
// own picture, whichever kind of page it is: at an absolute address, and there.
func TestASharedLinkShowsThePage(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	const base = "https://rettesnor.example"
	kinds := map[string]int{}
	for name, page := range files {
		if !strings.HasSuffix(name, ".html") || name == "/404.html" {
			continue
		}
		said, kind := shared(page)
		if kind == "" {
			continue // an old address that leads on
		}
		kinds[kind]++
		for _, property := range []string{"og:title", "og:description", "og:type", "og:url", "og:site_name", "og:image"} {
			if said[property] == "" {
				t.Errorf("%s says no %s", name, property)
			}
		}
		image, ours := strings.CutPrefix(said["og:image"], base)
		if !ours || files[image] == nil {
			t.Fatalf("%s: the picture %q is not there", name, said["og:image"])
		}
	}
	if len(kinds) < 8 {
		t.Errorf("few kinds of page were seen: %v", kinds)
	}
	var picture []byte
	for name, data := range files {
		if strings.HasPrefix(name, "/assets/kort.") {
			picture = data
		}
	}
	size, err := png.DecodeConfig(bytes.NewReader(picture))
	if err != nil || size.Width != 1200 || size.Height != 630 || len(picture) > 60_000 {
		t.Errorf("the picture: %v, %d by %d, %d bytes", err, size.Width, size.Height, len(picture))
	}
}

// shared are the properties of a page that those who show a link read, and its kind.
func shared(page []byte) (said map[string]string, kind string) {
	said = map[string]string{}
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		if z.Next() == html.ErrorToken {
			return said, kind
		}
		token := z.Token()
		values := map[string]string{}
		for _, a := range token.Attr {
			values[a.Key] = a.Val
		}
		switch {
		case token.Data == "meta" && values["property"] != "":
			said[values["property"]] = values["content"]
		case token.Data == "body":
			return said, values["data-page"]
		}
	}
}
