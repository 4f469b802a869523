package guide

import (
	"encoding/xml"
	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

func TestSourcePage(t *testing.T) {
	out := built(t, with(ours,
		"content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lov\n  date: 2020-01-02\n  checked: 2026-11-21\n  note: Læst.\n  urls: [https://kilde.example/]\n- id: HB\n  title: Håndbogen\n  kind: vejledning\n  date: \"2018\"\n",
		"content/klage/hvem.md", strings.Replace(guidance("Hvem", "Se {kilde HB}.\n"), "[S1]", "[S1, HB]", 1)))
	page := out["kilder/lov/index.html"] + out["kilder/vejledning/index.html"]
	for _, w := range []string{`Kilder: love og lovforslag`, `<dt id="kilde-s1"><a class="kilde" href="https://kilde.example/">Loven</a>`, "Læst.", "Fra 2. januar 2020. Ført på listen 21. november 2026.",
		`<span class="kilde">Håndbogen</span>`, "Fra 2018.", "Bruges på 1 side<", `<a href="/klage/hvem/">Hvem</a>`} {
		if !strings.Contains(page, w) {
			t.Errorf("lacks %s in\n%s", w, page)
		}
	}
	all := out["kilder/index.html"]
	law, guide := strings.Index(all, `<a href="/kilder/lov/">Love og lovforslag</a>: 1 kilde<`), strings.Index(all, `<a href="/kilder/vejledning/">`)
	if law < 0 || guide < law || strings.Contains(all, "/kilder/kommune/") || out["kilder/kommune/index.html"] != "" {
		t.Errorf("the kinds are not in order, or one without sources is there:\n%s", all)
	}
	res := Build(site.Input{Files: with(ours, "content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lo\n"), Fallback: theme})
	if len(res.Problems) != 1 || res.Problems[0].String() != "content/data/sources.yaml:1: ukendt slags kilde: lo\n  hint: mente du lov?" {
		t.Errorf("got %v", res.Problems)
	}
}

func TestUnlistedSource(t *testing.T) {
	files := with(ours, "content/data/sources.yaml", "- id: S1\n  title: Loven\n  kind: lov\n- id: HB\n  title: Håndbogen\n  kind: vejledning\n",
		"content/klage/hvem.md", guidance("Hvem", "Se {kilde S1}.\n\nOg {kilde HB}.\n"))
	got := problemsIn(site.Input{Files: files, Fallback: theme}, "content/klage/")
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
	for _, w := range []string{`<h2 id="dag-2026-11-21">21. november 2026</h2>`, `<dt id="aendring-2026-11-21-2"><a href="/klage/frist/">Frist</a></dt>`, `<span class="rate">4` + danish.NBSP + `uger</span>`, `href="/aendringer/feed.xml"`} {
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
		res := Build(site.Input{Files: with(ours, "content/data/changes.yaml", strings.Replace(changes, tt.from, tt.to, 1)), Fallback: theme})
		if len(res.Problems) == 0 || !strings.HasPrefix(res.Problems[0].String(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.to, res.Problems, tt.want)
		}
	}
}

// References in a piece, a title and a description count as the page's own.
func TestReferencesAnywhere(t *testing.T) {
	page := strings.Replace(guidance("Frist", "```include\n_kort.md\n```\n"), "description: Svaret.", `description: "Se {kilde S3}."`, 1)
	files := with(ours, "content/klage/frist.md", page, "content/klage/_kort.md", "Se {kilde S2} og {afg 70-14}.\n\n```include\n_dyb.md\n```\n", "content/klage/_dyb.md", "Se {afg 9-17}.\n",
		"content/data/sources.yaml", "- id: S1\n  title: Den første\n  kind: lov\n- id: S2\n  title: Den anden\n  kind: lov\n- id: S3\n  title: Den tredje\n  kind: lov\n",
		"content/data/decisions.yaml", "- id: 70-14\n  kind: principafgoerelse\n  sources: [S1]\n- id: 9-17\n  kind: principafgoerelse\n  sources: [S1]\n")
	res := Build(site.Input{Files: files, Fallback: theme})
	want := "content/klage/frist.md:3: kilden S3 nævnes i teksten, men står ikke på sidens liste\n  hint: skriv den i sources i front matter\n" +
		"content/klage/frist.md:6: kilden S2 nævnes i content/klage/_kort.md, som siden indsætter, men står ikke på sidens liste\n  hint: skriv den i sources i front matter"
	if got := said(res); got != want {
		t.Errorf("said %s\nwant %s", got, want)
	}
	out := built(t, with(files, "content/klage/frist.md", strings.Replace(page, "[S1]", "[S1, S2, S3]", 1)))
	if strings.Contains(out["kilder/lov/index.html"], "Ingen side bruger den") || strings.Count(out["kilder/lov/index.html"], "/klage/frist/") != 3 {
		t.Errorf("the sources: %s", out["kilder/lov/index.html"])
	}
	for _, id := range []string{"70-14", "9-17"} {
		if page := out["afgoerelser/"+id+"/index.html"]; !strings.Contains(page, `<h2 id="sider">Hvor skriver vi om den?</h2>`) || !strings.Contains(page, `href="/klage/frist/"`) {
			t.Errorf("the decision %s does not know its page: %s", id, page)
		}
	}
}

func TestAddressesInData(t *testing.T) {
	for _, tt := range []struct{ file, text, want string }{
		{"sources.yaml", "- id: S1\n  title: K\n  kind: lov\n  urls: [https://a.dk/, 'javascript:alert(1)']\n", "4: feltet urls skal være adresser, der begynder med https:// eller http://, ikke javascript:alert(1)"},
		{"sources.yaml", "- id: S1\n  title: K\n  kind: lov\n  url: data:text/html,x\n", "4: feltet url skal være adresser, der begynder med https:// eller http://, ikke data:text/html,x"},
		{"sources.yaml", "- id: S1\n  title: K\n  kind: lov\n  url: //a.dk/\n", "4: feltet url skal være adresser, der begynder med https:// eller http://, ikke //a.dk/"},
		{"contacts.yaml", "- id: ankestyrelsen\n  name: A\n  web: javascript://ast.dk/%0aalert(1)\n", "3: feltet web skal være en adresse som www.ankestyrelsen.dk, ikke javascript://ast.dk/%0aalert(1)"},
		{"contacts.yaml", "- id: ankestyrelsen\n  name: A\n  web: ast dk\n", "3: feltet web skal være en adresse som www.ankestyrelsen.dk, ikke ast dk"},
		{"contacts.yaml", "- id: ankestyrelsen\n  name: A\n  web: www.ast.dk/klag\n", ""},
	} {
		res := Build(site.Input{Files: with(ours, "content/data/"+tt.file, tt.text), Fallback: theme})
		want := tt.want
		if want != "" {
			want = "content/data/" + tt.file + ":" + want
		}
		if got := said(res); got != want {
			t.Errorf("%s\nsaid %s\nwant %s", tt.text, got, want)
		}
	}
}
