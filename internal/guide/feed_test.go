package guide

import (
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
)

type atom struct {
	ID      string `xml:"http://www.w3.org/2005/Atom id"`
	Title   string `xml:"http://www.w3.org/2005/Atom title"`
	Updated string `xml:"http://www.w3.org/2005/Atom updated"`
	Entries []struct {
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Title   string `xml:"http://www.w3.org/2005/Atom title"`
		Updated string `xml:"http://www.w3.org/2005/Atom updated"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

// The newest page stands first, in the feed of all and in its section's.
func TestFeeds(t *testing.T) {
	dated := func(title, keys string) string {
		return strings.Replace(guidance(title, ""), "title", keys+"\ntitle", 1)
	}
	files := with(ours, "content/klage/frist.md", dated("Frist & <mere>", "date: 2026-01-02"), "content/klage/ny.md", dated("Ny", "date: 2025-01-01\nupdated: 2026-03-04"),
		"content/loven/_index.md", "---\ntitle: Loven\ndescription: a\n---\n", "content/loven/a.md", dated("A", "date: 2024-01-01"))
	out := built(t, files)
	for _, tt := range []struct{ file, id, updated, titles string }{
		{"feed.xml", "https://x.example/feed.xml", "2026-03-04T00:00:00Z", "Ny|Frist & <mere>|A"},
		{"klage/feed.xml", "https://x.example/klage/feed.xml", "2026-03-04T00:00:00Z", "Ny|Frist & <mere>"},
		{"loven/feed.xml", "https://x.example/loven/feed.xml", "2024-01-01T00:00:00Z", "A"},
	} {
		var f atom
		if err := xml.Unmarshal([]byte(out[tt.file]), &f); err != nil {
			t.Fatalf("%s: %v", tt.file, err)
		}
		var titles []string
		for _, e := range f.Entries {
			titles = append(titles, e.Title)
			if out[strings.TrimPrefix(e.ID, "https://x.example/")+"index.html"] == "" {
				t.Errorf("%s: no page at %s", tt.file, e.ID)
			}
		}
		if f.ID != tt.id || f.Updated != tt.updated || strings.Join(titles, "|") != tt.titles {
			t.Errorf("%s: %+v", tt.file, f)
		}
	}
	if _, ok := built(t, with(files, "content/data/site.yaml", "title: a\ndate: 2026-11-21\n"))["feed.xml"]; ok {
		t.Error("a feed without a host")
	}
}

// What a page says of itself to machines can be read, and no text in it can
// end the block.
func TestDescribed(t *testing.T) {
	layout := strings.Replace(string(theme["layouts/base.html"].Data), "</head>", `{{with .Page.Described}}<script type="application/ld+json">{{.}}</script>{{end}}</head>`, 1)
	out := built(t, with(ours, "layouts/base.html", layout, "content/klage/frist.md", strings.Replace(guidance("Frist", ""), "Svaret.", "</script><b>", 1)))
	page := out["klage/frist/index.html"]
	_, block, _ := strings.Cut(page, `<script type="application/ld+json">`)
	block, _, _ = strings.Cut(block, "</script>")
	var got struct {
		Type        string `json:"@type"`
		URL         string `json:"url"`
		Description string `json:"description"`
		Reviewed    string `json:"lastReviewed"`
		Crumbs      struct {
			Items []struct{ Item string } `json:"itemListElement"`
		} `json:"breadcrumb"`
	}
	if err := json.Unmarshal([]byte(block), &got); err != nil {
		t.Fatalf("%v in %s", err, page)
	}
	if got.Type != "WebPage" || got.URL != "https://x.example/klage/frist/" || got.Description != "</script><b>" || got.Reviewed != "2026-11-21" ||
		len(got.Crumbs.Items) != 3 || got.Crumbs.Items[1].Item != "https://x.example/klage/" {
		t.Errorf("got %+v", got)
	}
	if strings.Contains(out["404.html"], "ld+json") {
		t.Error("a page that is none describes itself")
	}
}
