package audit

import (
	"strings"
	"testing"

	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
)

var names Names

// page is a page of a made-up site: its text, and what its layout adds.
func page(address, title, text, around string) Page {
	doc := markdown.Convert([]byte(text), markdown.Options{FirstLine: 8})
	marks := Read([]byte("<h1>"+title+"</h1>"+string(doc.HTML)+around), &names)
	file := "content" + strings.TrimSuffix(address, "/") + ".md"
	return Page{Address: address, Title: title, File: file, Layout: "layouts/guidance.html", Doc: &doc, Marks: &marks,
		Line: map[string]int{"title": 2, "sources": 6, "audience": 4, "checked": 5}}
}

func site(pages ...Page) *Site {
	return &Site{Pages: pages, Names: &names, Drafts: map[string]bool{"/kladde/": true}, Layouts: map[string][]byte{"guidance.html": []byte("<nav>\n<a href=\"/vaek/\">")},
		Has: func(address string) bool { return address == "/fil.pdf" }}
}

func said(problems []problem.Problem) string {
	var all []string
	for _, p := range problems {
		all = append(all, p.String())
	}
	return strings.Join(all, "\n")
}

func TestLinks(t *testing.T) {
	home := page("/", "Forside", "", `<a href="/klage/">`)
	for _, tt := range []struct{ name, text, around, want string }{
		{"a page, a part of it, a file, another host", "[a](/) [b](#her) [c](/fil.pdf) [d](https://x.example/) [e](mailto:a@b)\n\n## Her {#her}\n", "", ""},
		{"a page that is not", "a\n\n[b](/klag/)\n", "", "content/klage.md:10: linket /klag/ fører ingen steder\n  hint: mente du /klage/?"},
		{"relative", "[b](../klage/) [c](../klag/)\n", "", "content/klage.md:8: linket ../klag/ fører ingen steder\n  hint: mente du /klage/?"},
		{"a part that is not", "[b](#hr)\n\n## Her {#her}\n", "", "content/klage.md:8: linket #hr: siden har intet afsnit hr\n  hint: mente du her?"},
		{"a draft", "[b](/kladde/)\n", "", "content/klage.md:8: linket /kladde/ fører til en kladde\n  hint: tag draft: true ud af den side, eller fjern linket"},
		{"of the layout", "", `<a href="/vaek/">`, "layouts/guidance.html:2: linket /vaek/ fører ingen steder"},
		{"an id twice", "## Her {#her}\n", `<p id="her">`, "content/klage.md:8: id her står to gange på /klage/\n  hint: giv overskriften sit eget mærke, for eksempel {#her-2}"},
		{"an id of the layout twice", "", `<p id="x"><p id="x">`, "layouts/guidance.html: id x står to gange på /klage/"},
	} {
		if got := said(Links(site(home, page("/klage/", "Klage", tt.text, tt.around)))); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
	// Under a base path a link from the root must have it.
	s := site(page("/klage/", "Klage", "[a](/mappe/klage/) [b](/klage/)\n", ""))
	s.BasePath = "/mappe"
	if got, want := said(Links(s)), "content/klage.md:8: linket /klage/ fører ud af stedet\n  hint: stedet ligger under /mappe/"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReach(t *testing.T) {
	apart := page("/404.html", "Findes ikke", "", "")
	apart.Apart = true
	broken := page("/x/", "X", "", "")
	broken.Marks = nil
	index := page("/i/", "I", "[c](/c/) [d](/d/)\n", "")
	index.Index = true
	s := site(page("/", "Forside", "[a](/a/) [i](/i/)\n", ""), index, page("/a/", "A", "[b](../b/)\n", ""), page("/b/", "B", "", ""), page("/c/", "C", "[d](/d/)\n", ""), page("/d/", "D", "", ""), apart, broken)
	want := "content/c.md: ingen vej fører fra forsiden til /c/\n  hint: link til siden fra en anden\ncontent/d.md: ingen vej fører fra forsiden til /d/\n  hint: link til siden fra en anden"
	if got := said(Reach(s)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.Lenient = true
	if got := Reach(s); len(got) != 2 || !got[0].Warning {
		t.Errorf("elsewhere it is a warning: %v", got)
	}
}

func TestOutline(t *testing.T) {
	for _, tt := range []struct{ name, text, around, want string }{
		{"in order", "## a\n\n### b\n\n## c\n", "", ""},
		{"a level skipped by the layout", "", "<h3>b</h3>", "layouts/guidance.html: på /klage/ springer overskrifterne fra h1 til h3"},
		{"one skipped in the text is told there", "### b\n", "", ""},
		{"two first ones", "", "<h1>b</h1>", "layouts/guidance.html: siden /klage/ har 2 h1\n  hint: hver side har én"},
		{"no name", "", `<input name="navn">`, "layouts/guidance.html: på /klage/ mangler input navn et navn\n  hint: giv feltet en label, knappen en tekst, billedet en alt"},
	} {
		if got := said(Outline(site(page("/klage/", "Klage", tt.text, tt.around)))); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTitles(t *testing.T) {
	made := page("/ordliste/", "Ordliste", "", "")
	made.File = ""
	hidden := page("/guide/", "Klage", "", "")
	hidden.Hidden = true
	got := said(Titles(site(page("/a/", "Klage", "", ""), page("/b/", "klage", "", ""), hidden, made, page("/c/", "Ordliste", "", ""))))
	want := "content/b.md:2: titlen klage har også /a/\n  hint: giv dem hver sin\ncontent/c.md:2: titlen Ordliste har også /ordliste/\n  hint: giv dem hver sin"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPublishedAndAged(t *testing.T) {
	s := site(page("/a/", "A", "", ""))
	got := said(Published(s, "published.txt", []byte("# a\n/fil.pdf\n/vaek/\n/fil.pdf\nvaek\n")))
	want := "published.txt:3: den udgivne adresse /vaek/ findes ikke længere\n  hint: skriv den under aliases på den side, der har afløst den, eller under moved i site.yaml, hvis den side ikke har en fil\npublished.txt:4: adressen /fil.pdf står to gange\n  hint: slet den ene linje\npublished.txt:5: en adresse begynder med /: vaek"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s.Pages[0].Checked = "2025-11-20"
	for today, want := range map[string]string{"": "", "2026-11-20": "", "2026-11-21": "content/a.md:5: advarsel: siden er ikke kontrolleret siden 20. november 2025\n  hint: læs den mod kilderne, og ret checked"} {
		if s.Today = today; said(Unchecked(s)) != want {
			t.Errorf("on %q: got %s, want %s", today, said(Unchecked(s)), want)
		}
	}
}

func TestUnlisted(t *testing.T) {
	p := page("/a/", "A", "", "")
	p.Sources = []string{"S1"}
	p.Cited = []markdown.Ref{{Kind: "kilde", Args: []string{"S1"}, Line: 9}, {Kind: "kilde", Args: []string{"S2"}, Line: 10}, {Kind: "kilde", Args: []string{"S3"}, File: "content/_b.md", Line: 3}, {Kind: "kilde", Args: []string{"S9"}, Line: 11}}
	got := said(Unlisted(site(p), func(id string) bool { return id != "S9" }))
	want := "content/a.md:10: kilden S2 nævnes i teksten, men står ikke på sidens liste\n  hint: skriv den i sources i front matter\n" +
		"content/a.md:6: kilden S3 nævnes i content/_b.md, som siden indsætter, men står ikke på sidens liste\n  hint: skriv den i sources i front matter"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A passage that stands on two pages is named on the line where it begins.
func TestAlike(t *testing.T) {
	words := strings.Repeat("et ord til i den samme orden som før og ", 4)
	s := site(page("/a/", "A", "Først noget.\n\n"+words+"slut\n", ""), page("/b/", "B", "Noget\nandet her\n"+words+"ende\n", ""))
	got := Alike(s)
	if len(got) != 1 || got[0].File != "content/b.md" || got[0].Line != 10 || got[0].Warning {
		t.Errorf("got %v", got)
	}
}

func TestUnused(t *testing.T) {
	got := said(Unused([]Entry{{"a", "f", 1}, {"b", "f", 2}}, map[string]bool{"a": true}, func(id string) problem.Problem { return problem.Problem{Message: "ingen bruger " + id} }))
	if got != "f:2: ingen bruger b" {
		t.Errorf("got %s", got)
	}
}
