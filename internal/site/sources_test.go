package site

import (
	"encoding/xml"
	"strings"
	"testing"
)

func TestSourcePage(t *testing.T) {
	out := built(t, with(ours,
		"content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lov\n  date: 2020-01-02\n  checked: 2026-11-21\n  note: Læst.\n  urls: [https://kilde.example/]\n- id: HB\n  title: Håndbogen\n  kind: vejledning\n  date: \"2018\"\n",
		"content/klage/hvem.md", strings.Replace(guidance("Hvem", "Se {kilde HB}.\n"), "[S1]", "[S1, HB]", 1)))
	page := out["kilder/index.html"]
	for _, w := range []string{`<h2 id="lov">Love og lovforslag</h2>`, `<dt id="kilde-s1"><a class="kilde" href="https://kilde.example/">Loven</a>`, "Læst.", "Fra 2. januar 2020. Ført på listen 21. november 2026.",
		`<span class="kilde">Håndbogen</span>`, "Fra 2018.", "Bruges på 1 side<", `<a href="/klage/hvem/">Hvem</a>`} {
		if !strings.Contains(page, w) {
			t.Errorf("lacks %s in\n%s", w, page)
		}
	}
	if strings.Index(page, `id="lov"`) > strings.Index(page, `id="vejledning"`) || strings.Contains(page, "Kommuner</h2>") {
		t.Error("the kinds are not in order, or one without sources is there")
	}
	res := Build(Input{Files: with(ours, "content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lo\n"), Fallback: theme})
	if len(res.Problems) != 1 || res.Problems[0].String() != "content/data/sources.yaml:1: ukendt slags kilde: lo\n  hint: mente du lov?" {
		t.Errorf("got %v", res.Problems)
	}
}

func TestUnlistedSource(t *testing.T) {
	files := with(ours, "content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lov\n- id: HB\n  title: Håndbogen\n  kind: vejledning\n",
		"content/klage/hvem.md", guidance("Hvem", "Se {kilde S1}.\n\nOg {kilde HB}.\n"))
	got := problemsIn(Input{Files: files, Fallback: theme}, "content/klage/")
	if len(got) != 1 || !strings.HasPrefix(got[0], "content/klage/hvem.md:11: kilden HB nævnes i teksten") {
		t.Errorf("got %q", got)
	}
}

const changes = "- date: 2026-11-21\n  page: /klage/frist/\n  what: \"Fristen er {tal klagefrist}.\"\n" +
	"- date: 2026-11-21\n  page: /klage/\n  what: \"A & B.\"\n- date: 2026-10-01\n  page: /\n  what: Den første.\n"

func TestChanges(t *testing.T) {
	files := with(ours, "content/data/changes.yaml", changes)
	out := built(t, files)
	page := out["aendringer/index.html"]
	for _, w := range []string{`<h2 id="dag-2026-11-21">21. november 2026</h2>`, `<dt id="aendring-2026-11-21-2"><a href="/klage/frist/">Frist</a></dt>`, `<span class="rate">4` + nbsp + `uger</span>`, `href="/aendringer/feed.xml"`} {
		if !strings.Contains(page, w) {
			t.Errorf("the page lacks %s in\n%s", w, page)
		}
	}
	var feed struct {
		Updated string `xml:"updated"`
		Entries []struct {
			ID, Title, Summary string
		} `xml:"entry"`
	}
	if err := xml.Unmarshal([]byte(strings.ReplaceAll(strings.ReplaceAll(out["aendringer/feed.xml"], "<id>", "<ID>"), "</id>", "</ID>")), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.Updated != "2026-11-21T00:00:00Z" || len(feed.Entries) != 3 || feed.Entries[0].ID != "https://x.example/aendringer/#aendring-2026-11-21-2" {
		t.Errorf("the feed is %+v", feed)
	}
	// A new entry on top leaves the others' names alone.
	out = built(t, with(files, "content/data/changes.yaml", "- date: 2026-11-21\n  page: /\n  what: Ny.\n"+changes))
	if !strings.Contains(out["aendringer/index.html"], `<dt id="aendring-2026-11-21-2"><a href="/klage/frist/">`) || !strings.Contains(out["aendringer/index.html"], `<dt id="aendring-2026-11-21-3"><a href="/">`) {
		t.Error("an old entry has a new name")
	}
}

func TestChangeProblems(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"/klage/frist/", "/klage/frst/", "content/data/changes.yaml:3: siden /klage/frst/ findes ikke\n  hint: mente du /klage/frist/?"},
		{"2026-10-01", "2026-12-01", "content/data/changes.yaml:7: ændringen er nyere end den ovenover"},
		{"2026-11-21", "2026-11-22", "content/data/changes.yaml:1: ændringen er fra en dag efter dataenes egen dato"},
		{"  what: Den første.\n", "", "content/data/changes.yaml:7: ændringen skal have date, page og what"},
		{"{tal klagefrist}", "{tal klage}", "content/data/changes.yaml:3: ukendt tal: klage"},
	} {
		res := Build(Input{Files: with(ours, "content/data/changes.yaml", strings.Replace(changes, tt.from, tt.to, 1)), Fallback: theme})
		if len(res.Problems) == 0 || !strings.HasPrefix(res.Problems[0].String(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.to, res.Problems, tt.want)
		}
	}
}
