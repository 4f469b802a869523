package guide

import (
	"fmt"
	"html"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// What stands under draft and is not plainly false keeps the page back. In
// our own content it is a problem with its line, elsewhere one warning.
func TestDraft(t *testing.T) {
	const yes, no, unclear = "held", "shown", "unclear"
	for _, tt := range []struct{ value, want string }{
		{"true", yes}, {"True", yes}, {"TRUE", yes}, {"yes", yes}, {"Yes", yes}, {"on", yes}, {"y", yes}, {"!!bool true", yes}, {"true # endnu", yes},
		{"false", no}, {"False", no}, {"FALSE", no}, {"no", no}, {"off", no}, {"N", no},
		{"ja", unclear}, {"nej", unclear}, {`"true"`, unclear}, {`"false"`, unclear}, {"'no'", unclear}, {"1", unclear}, {"0", unclear}, {"", unclear}, {"~", unclear},
		{"tRue", unclear}, {"fasle", unclear}, {"[false]", unclear}, {"{a: false}", unclear}, {"&a false", unclear}, {"!!str false", unclear}, {"|\n  false", unclear}, {"2026-11-21", unclear},
	} {
		page := strings.Replace(guidance("Hemmelig", ""), "audience", "draft: "+tt.value+"\naudience", 1)
		for _, own := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s own=%v", tt.value, own), func(t *testing.T) {
				files := folder("content/index.md", "# F\n", "content/klage/hemmelig.md", page)
				if own {
					files = with(ours, "content/klage/hemmelig.md", page)
				}
				res := Build(site.Input{Files: files, Fallback: theme})
				shown := fileOf(res, "klage/hemmelig/index.html") != ""
				told := 0
				for _, p := range res.Problems {
					if strings.Contains(p.Message, "draft") && p.File == "content/klage/hemmelig.md" && p.Line >= 4 && p.Line <= 5 {
						if told++; p.Warning == own {
							t.Errorf("warning: %v", p)
						}
					}
				}
				if shown != (tt.want == no) {
					t.Errorf("published: %v", shown)
				}
				if (told > 0) != (tt.want == unclear) || !own && told > 1 {
					t.Errorf("told %d times: %s", told, said(res))
				}
			})
		}
	}
}

// Every kind of front matter is read, and what looks like it is held.
func TestFrontMatter(t *testing.T) {
	for _, tt := range []struct{ name, text, title, warning string }{ // an empty title: the page is held
		{"YAML", "---\ntitle: A\ndraft: true\n---\nx", "", ""},
		{"YAML below empty lines", "\n\n---\ntitle: A\ndraft: true\n---\nx", "", ""},
		{"two drafts", "---\ndraft: false\ntitle: A\ndraft: true\n---\nx", "", ""},
		{"in capitals", "---\nDraft: true\n---\nx", "", ""},
		{"in quotes", "---\n\"draft\": true\n---\nx", "", ""},
		{"no space", "---\ntitle: A\ndraft:true\n---\nx", "", "content/a.md:3: kan ikke læses som YAML: could not find expected ':'\n  hint: se efter et kolon uden mellemrum, et glemt anførselstegn eller en skæv indrykning\n" +
			"content/a.md:3: advarsel: siden holdes tilbage: feltet draft kan ikke læses\n  hint: skriv draft: true eller draft: false"},
		{"no space, nothing else", "---\ndraft:true\n---\nx", "", "content/a.md:2: advarsel: her skal stå navne og værdier\n  hint: skriv for eksempel title: Klag over afgørelsen\n" +
			"content/a.md:2: advarsel: siden holdes tilbage: feltet draft kan ikke læses\n  hint: skriv draft: true eller draft: false"},
		{"in a merged mapping", "---\nbase: &b\n  draft: true\n<<: *b\ntitle: A\n---\nx", "", ""},
		{"as Jekyll says it", "---\ntitle: A\npublished: false\n---\nx", "", ""},
		{"published in quotes", "---\ntitle: A\npublished: \"No\"\n---\nx", "", "content/a.md:3: advarsel: siden holdes tilbage: feltet published skal være true eller false\n  hint: skriv draft: true eller draft: false"},
		{"published on a day", "---\ntitle: A\npublished: 2024-05-01\n---\nx", "A", ""},
		{"published by somebody", "---\ntitle: A\npublished: Forlaget\n---\nx", "A", ""},
		{"another's draft", "---\ntitle: A\nextra:\n  draft: true\n---\nx", "A", ""},
		{"draft in the text", "---\ntitle: A\n---\ndraft: true\n", "A", ""},
		{"TOML", "+++\ntitle = \"A\"\ndate = 2024-05-01T10:00:00+02:00\ndraft = true\n+++\nx", "", ""},
		{"TOML shown", "+++\ntitle = \"A \\\"b\\\"\"\ndraft = false\nweight = 1_0\naliases = [\n  \"/g/\",\n  '/h/',\n]\n[extra]\ntitle = \"B\"\n+++\nx", `A "b"`, ""},
		{"TOML without a space", "+++\ntitle=\"A\"\ndraft=true\n+++\nx", "", ""},
		{"TOML in quotes", "+++\ntitle = \"A\"\ndraft = \"false\"\n+++\nx", "", "content/a.md:3: advarsel: siden holdes tilbage: feltet draft skal være true eller false\n  hint: skriv draft: true eller draft: false"},
		{"JSON", "{\n\t\"title\": \"A\",\n\t\"draft\": true\n}\n\nx", "", ""},
		{"JSON shown", "{ \"title\": \"A \\ud83d\\ude00\", \"draft\": false }\nx", "A 😀", ""},
		{"JSON in quotes", "{\n \"draft\": \"nej\",\n \"title\": \"A\"\n}\nx", "", "content/a.md:2: advarsel: siden holdes tilbage: feltet draft skal være true eller false\n  hint: skriv draft: true eller draft: false"},
		{"JSON with a comma too many", "{\n \"title\": \"A\",\n \"draft\": true,\n}\nx", "A", "content/a.md:1: front matter kan ikke læses som JSON\n  hint: se efter et komma eller et anførselstegn for lidt eller for meget"},
		{"a brace is no front matter", "{a} b\n", "A", ""},
		{"a rule is no front matter", "\n---\n\nx", "A", ""},
		{"below a comment", "# Skabelon\n---\ntitle: A\ndraft: true\n---\nx", "", "content/a.md:2: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"below a comment of HTML", "<!-- skabelon -->\n\n---\ndraft: yes\n---\nx", "", "content/a.md:3: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"four hyphens", "----\ntitle: A\ndraft: true\n----\nx", "", "content/a.md:1: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"TOML that says so", "---toml\ntitle = \"A\"\ndraft = true\n---\nx", "", "content/a.md:1: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"JSON as Hexo has it", ";;;\n\"title\": \"A\",\n\"draft\": true\n;;;\nx", "", "content/a.md:1: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"JSON between fences", "---json\n{ \"draft\": true }\n---\nx", "", "content/a.md:1: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"as Pelican has it", "Title: A\nDate: 2024-05-01\nStatus: draft\n\nx", "", "content/a.md:1: advarsel: siden holdes tilbage: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"below a comment, shown", "# A\n---\ntitle: B\ndraft: false\n---\nx", "A", "content/a.md:2: advarsel: det ligner front matter, men er læst som tekst\n  hint: sæt det allerførst i filen, mellem to linjer med ---"},
		{"a rule below a heading", "# A\n---\nBemærk: x og y\n\nMere tekst\n\n---\nx", "A", ""},
		{"a status", "---\ntitle: A\nstatus: draft\n---\nx", "", ""},
		{"a status that is none", "---\ntitle: A\nstatus: Gældende\n---\nx", "A", ""},
		{"in Danish", "---\ntitle: A\nkladde: true\n---\nx", "", ""},
		{"in Danish, unclear", "---\ntitle: A\nkladde: ja\n---\nx", "", "content/a.md:3: advarsel: siden holdes tilbage: feltet kladde skal være true eller false\n  hint: skriv draft: true eller draft: false"},
		{"a year as the title", "---\ntitle: 2024\n---\nx", "2024", ""},
		{"a time as the title", "---\ntitle: 12:30:45\n---\nx", "12:30:45", ""},
		{"no as the title", "---\ntitle: no\n---\nx", "no", ""},
		{"a date with a time", "---\ntitle: A\ndate: 2024-05-01 10:00:00 +0100\n---\nx", "A", ""},
		{"a short date", "---\ntitle: A\ndate: 2024-5-1\n---\nx", "A", ""},
		{"no such day", "---\ntitle: A\ndate: 2024-02-30T10:00:00Z\n---\nx", "A", "content/a.md:3: advarsel: feltet date skal være en dato som 2026-11-21"},
		{"one alias", "---\ntitle: A\naliases: /g/\n---\nx", "A", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			res := Build(site.Input{Files: folder("content/index.md", "# F\n", "content/a.md", tt.text), Fallback: theme, Base: "https://x.example"})
			page := fileOf(res, "a/index.html")
			if tt.title == "" && page != "" || tt.title != "" && !strings.Contains(page, "<h1>"+html.EscapeString(tt.title)+"</h1>") {
				t.Errorf("want %q, got %s", tt.title, page)
			}
			if strings.Contains(page, "title") && strings.Contains(page, "+++") {
				t.Errorf("the front matter stands in the text: %s", page)
			}
			if got := said(res); got != tt.warning {
				t.Errorf("said %s\nwant %s", got, tt.warning)
			}
			if strings.Contains(tt.text, "/g/") && !strings.Contains(fileOf(res, "g/index.html"), "url=/a/") {
				t.Error("the alias is lost")
			}
			if strings.HasPrefix(tt.name, "a date") && !strings.Contains(fileOf(res, "feed.xml"), "<published>2024-05-01T") {
				t.Error("the date is lost")
			}
		})
	}
}

// Front matter of every kind has its lines, and the text after it too.
func TestFrontMatterLines(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"\n\n---\ntitle: A\ndate: x\n---\n\n[a](b.md)", "5 8"},
		{"+++\ntitle = \"A\"\ndate = \"x\"\n+++\n[a](b.md)", "3 5"},
		{"{\n\"title\": \"A\",\n\"date\": \"x\"\n}\n[a](b.md)", "3 5"},
		{"{\"title\": \"A\", \"date\": \"x\"}\n\n[a](b.md)", "1 3"},
		{"+++\ntitle = \"A\ndate = \"x\"\n+++\n[a](b.md)", "2 5"},
	} {
		var lines []string
		for _, p := range Build(site.Input{Files: folder("content/index.md", "# F\n", "content/a.md", tt.text), Fallback: theme}).Problems {
			lines = append(lines, fmt.Sprint(p.Line))
		}
		if got := strings.Join(lines, " "); got != tt.want {
			t.Errorf("%q: lines %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestDraftBelowAnOutcome(t *testing.T) {
	const file = "content/udfald/hjemmetraening.skoen.md"
	res := Build(site.Input{Files: with(ours, file, "---\ntitle: a\ndescription: a\ndraft: true\n---\n## Hvad nu\n"), Fallback: theme})
	if got, want := said(res), file+":4: teksten kan ikke være en kladde: andre sider skal bruge den\n  hint: tag draft ud, eller flyt filen ud af content/"; got != want {
		t.Errorf("got %s", got)
	}
}

// A folder of drafts is one, elsewhere.
func TestDraftFolder(t *testing.T) {
	res := Build(site.Input{Files: folder("content/index.md", "# F\n", "content/_drafts/a.md", "# A\n", "content/b/_drafts/c.md", "# C\n", "content/drafts/d.md", "# D\n"), Fallback: theme})
	for path, shown := range map[string]bool{"_drafts/a/index.html": false, "b/_drafts/c/index.html": false, "drafts/d/index.html": true} {
		if (fileOf(res, path) != "") != shown {
			t.Errorf("%s is published: %v", path, !shown)
		}
	}
}
