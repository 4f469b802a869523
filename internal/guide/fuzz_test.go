package guide

import (
	"io/fs"
	"rettesnor/internal/site"
	"strings"
	"testing"
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
	memo := &site.Memo{} // the other pages are the same each time
	f.Fuzz(func(t *testing.T, text string) {
		res := Build(site.Input{Files: with(ours, "content/klage/frist.md", text+" ",
			"content/klage/_kort.md", "## K\n", "content/data/charts/boern.yaml", boernFile, "content/data/timelines/vejen.yaml", shortWay), Fallback: theme, Memo: memo})
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
	f.Add("charts/boern.yaml", boernFile)
	f.Add("law.yaml", "- id: [a]\n- &x {id: b}\n- *x\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		if !fs.ValidPath("content/data/" + name) {
			return
		}
		_, problems := dataOf(map[string]string{"content/data/site.yaml": "title: a\ndate: 2026-11-21\n", "content/data/" + name: text})
		for _, p := range problems {
			if p.Message == "" || !strings.HasPrefix(p.File, "content/data/") {
				t.Errorf("a problem without a place or a message: %q", p)
			}
		}
	})
}
