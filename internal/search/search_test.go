package search

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	got := Read([]byte(`<!doctype html><title>x</title><header><h1>Nej</h1></header><main>
<nav><a href="/">Forside</a></nav><header><h1>Klag over <em>afgørelsen</em></h1><p class="lead">I har kort tid.</p></header>
<h2 id="frist">Hvornår?</h2><p>Inden fire uger, jf. § 67, stk. 1. Det regnes fra dagen. »Hvilken dag?« Den, I fik brevet.</p>
<p hidden>Skjult</p><span popover>tarv: hvad der er godt</span><template><p>Senere</p></template><svg><text>12</text></svg><p data-unsearched>Kilder</p>
<h3>Uden navn</h3><table><tr><th>År</th><td>2024</td></tr></table><noscript><p>Uden script</p></noscript>
<dl><dt id="tarv">tarv</dt><dd>Det, der er godt.</dd><dt>andet</dt></dl></main><footer>Nej</footer>`))
	want := Page{Title: "Klag over afgørelsen", Sections: []Section{
		{Sentences: []string{"I har kort tid."}},
		{ID: "frist", Heading: "Hvornår?", Sentences: []string{"Inden fire uger, jf. § 67, stk. 1.", "Det regnes fra dagen.", "»Hvilken dag?«", "Den, I fik brevet.", "Uden navn", "År 2024", "Uden script"}},
		{ID: "tarv", Heading: "tarv", Sentences: []string{"Det, der er godt.", "andet"}},
	}}
	for i := range want.Sections {
		want.Sections[i].said()
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
}

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Barnets lov § 32 a, stk. 1":     "barnets lov 32a stk 1",
		"70-14 og C-1-01":                "70-14 og c-1-01",
		"35.247 kr.":                     "35247 kr",
		"boernene i Aabenraa":            "børnene i åbenrå",
		"hjemme\u00adtræning":            "hjemmetræning",
		"bo\u0308rn":                     "børn",
		"i 2026 i alt":                   "i 2026 i alt",
		"":                               "",
		"Spørg: »Må vi?« – ja (nok) ...": "spørg må vi ja nok",
	} {
		if got := strings.Join(Tokens(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestOneKeyForAWordHoweverItIsWritten(t *testing.T) {
	for _, forms := range [][]string{
		{"afgørelse", "afgørelserne", "AFGOERELSEN", "afgorelsens"},
		{"målgruppe", "maalgruppen", "malgrupper"},
		{"børn", "boern", "born", "børns"},
	} {
		for _, form := range forms {
			if got, want := Key(Stems(form)[0]), Key(Stems(forms[0])[0]); got != want {
				t.Errorf("%s has the key %s, %s has %s", form, got, forms[0], want)
			}
		}
	}
}

func TestPartsOfCompounds(t *testing.T) {
	vocabulary := map[string]int{}
	for _, w := range Tokens("hjemmetræning bevilling klage frist klagefrist hjemmetræningsbevilling børn attest børneattest for ældre forældre sag behandling sagsbehandling sagsbehandlingsfrist") {
		vocabulary[Stem(w)]++
	}
	parts := partsOf(vocabulary, map[string]bool{"for": true})
	for word, want := range map[string]string{
		"hjemmetræningsbevilling": "hjemmetræning bevilling", "klagefrist": "klag frist", "børneattest": "børn attest",
		"sagsbehandlingsfrist": "sagsbehandling frist sag behandling", "forældre": "", "klage": "",
	} {
		if got := strings.Join(parts[Stem(word)], " "); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}

// found is which pages an entry of the index names, by its key.
func (i Index) pages(t *testing.T, key string) (pages []int) {
	t.Helper()
	for _, file := range i.Files {
		for line := range strings.SplitSeq(string(file), "\n") {
			name, rest, _ := strings.Cut(line, "\t")
			_, list, entry := strings.Cut(rest, "\t")
			if name, _, _ = strings.Cut(name, "|"); !entry || name != key {
				continue
			}
			page := 0
			for len(list) > 0 {
				page += strings.IndexByte(signs, list[0])
				pages = append(pages, page)
				list = list[3+strings.IndexByte(signs, list[1])&1:]
			}
		}
	}
	return pages
}

func TestMake(t *testing.T) {
	page := func(path, title string, sentences ...string) Page {
		return Page{Path: path, Title: title, Weight: 1, Sections: []Section{{Sentences: []string{"Om " + title}}, {ID: "a", Heading: "Om det", Sentences: append(sentences, "Alle siger dette.")}}}
	}
	pages := []Page{page("/a/", "Hjælpere", "En mor kan ikke."), page("/b/", "Klagefrist", "Børn venter."), page("/c/", "Andet", "Barnet."), page("/d/", "Skema", "En klage har en frist.")}
	words := Words{Stop: []string{"om", "en"}, Forms: [][]string{{"barn", "børn"}}, Means: []Meaning{{Words: []string{"mormor", "holde op"}, Also: []string{"hjælper"}}}}
	index := Make(pages, words, "/base/assets/")
	for key, want := range map[string][]int{
		"hjalp": {0}, "mormor": {0}, "hold op": {0}, "barn": {1, 2}, "born": {1, 2}, "frist": {1, 3}, "klagefrist": {1, 3},
		"sig":  nil, // what all pages say tells none from another
		"om":   nil, // is not looked up, but where it stands in a title or heading
		"vent": {1},
	} {
		if got := index.pages(t, key); !slices.Equal(got, want) && !(key == "om" && len(got) == 4) {
			t.Errorf("%s is found on %v, want %v", key, got, want)
		}
	}
	var m manifest
	if err := json.Unmarshal(index.Manifest, &m); err != nil || !strings.HasPrefix(m.At, "/base/assets/soeg.") {
		t.Errorf("%v: %s", err, index.Manifest)
	}
	for range 5 {
		again := Make(pages, words, "/base/assets/")
		if !reflect.DeepEqual(index, again) {
			t.Fatal("the same pages give another index")
		}
	}
	pages[2].Sections[1].Sentences[0] = "Barnets."
	var other manifest
	if json.Unmarshal(Make(pages, words, "/base/assets/").Manifest, &other); other.At == m.At {
		t.Error("other texts have the same address")
	}
	if none := Make(nil, Words{}, "/assets/"); len(none.Files) == 0 || len(none.Manifest) == 0 {
		t.Error("a site without pages has no index")
	}
}
