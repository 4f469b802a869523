package site

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Whatever an author writes, a build ends, names its problems in the author's
// file, and lets nothing through that the policy forbids.
func FuzzPage(f *testing.F) {
	f.Add(guidance("Frist", "{§ bl85.1} {sats ta_cap_month seneste} {ord tarv|x}\n"))
	f.Add(example("forventer: a.b = 1\n", caseFile))
	f.Add("---\ntitle: &a [*a]\n---\n")
	f.Add("---\naliases: [/, ../x, 'a b']\n---\n# A\n[b](../../x.md?y#z)")
	f.Add(guidance("Frist", "```diagram\nboern\n```\n\n```tidslinje\nvejen\n```\n\n```include\n_kort.md\n```\n\nTabel: T\n| a |\n|---|\n| b |\n\n- [x] c\n\n![d](e.png)\n"))
	f.Add("\xef\xbb\xbf---\r\ntitle: a\r\n---\r\nb\xff")
	memo := &Memo{} // the other pages are the same each time
	f.Fuzz(func(t *testing.T, text string) {
		res := Build(Input{Files: with(ours, "content/klage/frist.md", text+" ",
			"content/klage/_kort.md", "## K\n", "content/data/charts/boern.yaml", chartFile, "content/data/timelines/vejen.yaml", shortWay), Fallback: theme, Memo: memo})
		for _, p := range res.Problems {
			if p.Message == "" || p.File == "" {
				t.Errorf("a problem without a place or a message: %q", p)
			}
		}
		for _, file := range res.Files {
			if file.Path == "klage/frist/index.html" {
				for _, bad := range []string{"<script", `href="javascript:`, " style="} {
					if strings.Contains(strings.ToLower(string(file.Data)), bad) {
						t.Errorf("%s in the page:\n%s", bad, file.Data)
					}
				}
			}
		}
	})
}

func FuzzData(f *testing.F) {
	for _, name := range []string{"site.yaml", "law.yaml", "sources.yaml", "decisions.yaml", "figures.yaml", "glossary.yaml", "contacts.yaml", "statistics.yaml", "rates.csv"} {
		f.Add(name, string(ours["content/data/"+name].Data))
	}
	f.Add("charts/boern.yaml", chartFile)
	f.Add("law.yaml", "- id: [a]\n- &x {id: b}\n- *x\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		var problems []Problem
		readData(map[string][]byte{
			"content/data/site.yaml": []byte("title: a\ndate: 2026-11-21\n"),
			"content/data/" + name:   []byte(text),
		}, nil, &problems)
		for _, p := range problems {
			if p.Message == "" || !strings.HasPrefix(p.File, "content/data/") {
				t.Errorf("a problem without a place or a message: %q", p)
			}
		}
	})
}

// Front matter of any kind is taken apart without a fall, and what is left is
// the end of the text.
func FuzzFront(f *testing.F) {
	for _, text := range []string{"---\ntitle: a\ndraft: &x yes\n<<: *x\n---\nb", "+++\ntitle = \"a\"\na.b = [1, {c = 2}]\n[x]\n+++\nb", "{\"title\": \"a\\ud83d\\ude00\", \"draft\": [true]}\nb", "\n\n---\na: b\n...\nc", "+++\n'''\n+++\n", "{\"a\":"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, loose := range []bool{false, true} {
			var problems []Problem
			p := readPage("content/a.md", []byte(text), loose, &problems)
			for _, pr := range problems {
				if pr.Line < 1 || pr.Message == "" {
					t.Errorf("%q: a problem without a place or a message: %q", text, pr)
				}
			}
			if len(problems) == 0 && !strings.HasSuffix(text, string(p.body)) && !strings.ContainsAny(text, "\r") && utf8.ValidString(text) && norm.NFC.IsNormalString(text) {
				t.Errorf("%q: the body is %q", text, p.body)
			}
		}
	})
}
