package markdown

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func problemsOf(doc Document) string {
	var all []string
	for _, p := range doc.Problems {
		all = append(all, fmt.Sprintf("%d: %s", p.Line, p.Message))
	}
	return strings.Join(all, "\n")
}

// What Markdown drops, a problem names with its line; what can be kept, is.
func TestLost(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"after a comment on its line", "Først.\n\n<!-- note --> Midt.\n\nSidst.", "3: tekst sammen med HTML udelades: Midt."},
		{"after a comment of more lines", "<!-- note\nmere --> Midt\n", "2: tekst sammen med HTML udelades: Midt"},
		{"a comment alone", "Først.\n\n<!-- note\n\nmere -->\n\nSidst.", ""},
		{"two comments", "<!-- a --><!-- b -->\n", ""},
		{"a comment that is never closed", "Først.\n\n<!-- note\n\nSidst.", "3: kommentaren slutter aldrig, og resten af teksten er ikke med"},
		{"after an end tag", "Først.\n\n</div> Midt.\n\nSidst.", "3: tekst sammen med HTML udelades: Midt."},
		{"an end tag alone", "</div>\n", ""},
		{"within a block", "<div>\n\nTekst.\n\n</div>", "1: HTML i teksten udelades: <div>"},
		{"below a tag", "<div>\nTekst.\n</div>", "2: tekst sammen med HTML udelades: Tekst."},
		{"a script is no text", "<script>\nlet a = 1\n</script>\n", "1: HTML i teksten udelades: <script>"},
		{"a cell too many", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 |", "3: rækken har flere celler end tabellen har kolonner, og det sidste er ikke med: 3"},
		{"a cell too many in a quote", "> | a | b |\n> |---|---|\n> | | 2 | 3 | 4", "3: rækken har flere celler end tabellen har kolonner, og det sidste er ikke med: 3 | 4"},
		{"an empty cell too many", "| a | b |\n|---|---|\n| 1 | 2 | |", ""},
		{"an escaped line in a cell", "| a | b |\n|---|---|\n| 1 \\| x | 2 \\| y |", ""},
		{"a note that nothing names", "Tekst.\n\n[^a]: Noten.", "3: fodnoten [^a] bruges ikke, og dens tekst er ikke med"},
		{"a note of none", "Tekst [^a].\n\n- b [^c]", "1: fodnoten [^a] findes ikke\n3: fodnoten [^c] findes ikke"},
		{"notes that are named", "Tekst[^a] og[^b].\n\n[^a]: Noten.\n\n[^b]: Den anden.", ""},
		{"an address that nothing uses", "[Vigtigt]: adresse \"tekst\"\n\nTekst.", "1: intet link bruger adressen [Vigtigt], og linjen er ikke med"},
		{"an address below a line of text", "Tekst.\n\n[a]: /b\n[c]: /d\n\nSe [a].", "4: intet link bruger adressen [c], og linjen er ikke med"},
		{"addresses that are used", "Se [A], [b][c], [d][] og ![e].\n\n[a]: /a\n[C]: /c\n[d]: /d\n[e]: /e.png", ""},
		{"a comment as an address", "[//]: # (en note)\n\nTekst.", ""},
		{"a link without its address", "Se [klagen][klagelink] og [anden][].", "1: linkets adresse [klagelink] findes ikke\n1: linkets adresse [anden] findes ikke"},
		{"on the second line", "Se\n[klagen *så*][x y].", "2: linkets adresse [x y] findes ikke"},
		{"a shortcode of Hugo", "{{< figure src=a.png >}}\n\nTekst {{% x %}}.", "1: linjen har et mærke fra et andet program, som vises, som det står: {{< figure src=a.png >}}\n3: linjen har et mærke fra et andet program, som vises, som det står: {{% x %}}"},
		{"a tag of Jekyll", "Tekst.\n\n{% include x.html %}\n\n{: .notice}", "3: linjen har et mærke fra et andet program, som vises, som det står: {% include x.html %}\n5: linjen har et mærke fra et andet program, som vises, som det står: {: .notice}"},
		{"boxes of others", ":::note\nVigtigt\n:::\n\n!!! warning \"Pas på\"\n\n???+ tip", "1: linjen har et mærke fra et andet program, som vises, som det står: :::note\n5: linjen har et mærke fra et andet program, som vises, som det står: !!! warning"},
		{"links of a wiki", "Se [[siden|ord]] og ![[b.png]].", "1: linjen har et mærke fra et andet program, som vises, som det står: [[siden|ord]]"},
		{"a heading without its space", "##Uden mellemrum\n\n#1 er nummer et.\n\n#hashtag", "1: linjen har et mærke fra et andet program, som vises, som det står: ##Uden mellemrum\n5: linjen har et mærke fra et andet program, som vises, som det står: #hashtag"},
		{"an address with a space", "Se\n[siden](min side.md) og [n](mailto:a@b.dk?subject=Hej med dig).", "1: et link er ikke læst som et link: […](min side.md)"},
		{"marks that are shown on purpose", "`{{< x >}}` og `[[x]]`\n\n```\n::: note\n{% x %}\n```\n\n[[x]](y.md)", ""},
		{"brackets that are meant", "Se \\[klagen\\]\\[x\\], `[a][b]` og [ ] [x].", ""},
	} {
		if got := problemsOf(Convert([]byte(tt.in), Options{Lang: "da"})); got != tt.want {
			t.Errorf("%s: said %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestKeptHTML(t *testing.T) {
	for _, tt := range []struct{ in, out string }{
		{"linje1<br>linje2<BR/>linje3", "<p>linje1<br>\nlinje2<br>\nlinje3</p>\n"},
		{"10<sup>2</sup> og H<sub>2</sub>O", "<p>10<sup>2</sup> og H<sub>2</sub>O</p>\n"},
		{"**10<sup>*2*</sup>**", "<p><strong>10<sup><em>2</em></sup></strong></p>\n"},
		{"a<sup>b", "<p>ab</p>\n"},
		{"a</sup>b", "<p>ab</p>\n"},
		{"a<sup onclick=\"x\">b</sup>", "<p>ab</p>\n"},
		{"a *b<sup>c* d</sup>", "<p>a <em>bc</em> d</p>\n"},
		{"a<!-- note -->b", "<p>ab</p>\n"},
	} {
		if got := string(Convert([]byte(tt.in), Options{}).HTML); got != tt.out {
			t.Errorf("%s\n got %q\nwant %q", tt.in, got, tt.out)
		}
	}
	doc := Convert([]byte("| a |\n|---|\n| x<br>y |"), Options{})
	if !strings.Contains(string(doc.HTML), "<td>x<br>\ny</td>") || doc.Problems != nil {
		t.Errorf("in a cell: %s %v", doc.HTML, doc.Problems)
	}
}

// A first h1 is the page's title when it says the same; else it stands.
func TestTitleAndHeading(t *testing.T) {
	for _, tt := range []struct{ title, in, out string }{
		{"", "# A b\n\nc", "<span id=\"a-b\"></span><p>c</p>\n"},
		{"a B", "# A b\n\nc", "<span id=\"a-b\"></span><p>c</p>\n"},
		{"X", "# A b\n\nc", "<h2 id=\"a-b\">A b</h2>\n<p>c</p>\n"},
		{"", "![m](m.png)\n\n# A\n\nc", "<p><img src=\"m.png\" alt=\"m\" loading=\"lazy\"></p>\n<span id=\"a\"></span><p>c</p>\n"},
		{"", "# ![m](m.png) A\n\nc", "<span id=\"m-a\"></span><p><img src=\"m.png\" alt=\"m\" loading=\"lazy\"></p>\n<p>c</p>\n"},
		{"", "# A\n\n# B\n\nc", "<span id=\"a\"></span><h2 id=\"b\">B</h2>\n<p>c</p>\n"},
		{"", "## A\n\n# B", "<h2 id=\"a\">A</h2>\n<h2 id=\"b\">B</h2>\n"},
	} {
		if got := string(Convert([]byte(tt.in), Options{Title: tt.title}).HTML); got != tt.out {
			t.Errorf("%q %q\n got %q\nwant %q", tt.title, tt.in, got, tt.out)
		}
	}
	doc := Convert([]byte("# A[^1]\n\nc\n\n[^1]: Noten."), Options{})
	if html := string(doc.HTML); !strings.Contains(html, `<a href="#fn:1"`) || !strings.Contains(html, "Noten.") || doc.Title != "A" {
		t.Errorf("the title's note: %q %s", doc.Title, html)
	}
}

// Whatever is put together of what Markdown has, each word of it is in the page
// or on a line that a problem names.
func TestEachWord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	n := 0
	word := func() string { n++; return fmt.Sprintf("ord%dx", n) }
	inline := func() string {
		w := word
		return pick(r, []func() string{w, w, w,
			func() string { return "*" + w() + "*" }, func() string { return "**" + w() }, func() string { return "`" + w() + "`" }, func() string { return "[" + w() + "](/a \"" + w() + "\")" },
			func() string { return "![" + w() + "](/a.png)" }, func() string { return w() + "<br>" + w() }, func() string { return "<b>" + w() + "</b>" }, func() string { return w() + "<sup>" + w() + "</sup>" },
			func() string { return "[^" + w() + "]" }, func() string { return "[" + w() + "][" + w() + "]" }, func() string { return "'" + w() + "'" }, func() string { return "\\*" + w() }, func() string { return "~~" + w() + "~~" },
			func() string { return "https://x.dk/" + w() }, func() string { return "<https://x.dk/" + w() + ">" }, func() string { return "&amp;" + w() }, func() string { return "<!-- note -->" + w() },
		})()
	}
	line := func() string { return inline() + " " + inline() + " " + inline() }
	block := func() string {
		w := line
		return pick(r, []func() string{w, w,
			func() string { return "## " + w() }, func() string { return w() + "\n===" }, func() string { return "- " + w() + "\n- [x] " + w() }, func() string { return "1. " + w() + "\n\n   " + w() },
			func() string { return "> " + w() + "\n" + w() }, func() string { return "    " + word() }, func() string { return "```\n" + word() + "\n```" }, func() string { return "~~~ a\n" + word() },
			func() string {
				return "| " + word() + " | " + inline() + " |\n|---|---|\n| " + inline() + " | " + inline() + " |\n| " + word() + " | " + word() + " | " + word() + " |\n| " + word()
			},
			func() string { return "<!-- note --> " + word() }, func() string { return "<!-- note\n--> " + word() + " " + word() }, func() string { return "</div> " + word() }, func() string { return "<div>" + word() + "\n" + word() + "</div>" },
			func() string { return "<p>\n\n" + w() + "\n\n</p>" }, func() string { return "[^" + fmt.Sprint(n) + "a]: " + word() + "\n\n" + word() }, func() string { return "[" + word() + "]: " + word() + " \"" + word() + "\"" },
			func() string { return word() + "\n: " + w() }, func() string { return "> [!NOTE]\n> " + w() }, func() string { return "> [!NOTE] " + word() + "\n> " + w() }, func() string { return "Tabel: " + word() + "\n\n| " + word() + " |\n|---|\n| " + word() + " |" },
			func() string { return "<details>\n<summary>" + word() + "</summary>\n" + word() }, func() string { return "<?php " + word() + " ?>" },
		})()
	}
	for range 3000 {
		n = 0
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString(block() + pick(r, []string{"\n", "\n\n", "\n\n"}))
		}
		src := b.String()
		doc := Convert([]byte(src), Options{Lang: "da"})
		said := string(doc.HTML) // what titles and pictures say counts too
		named := map[int]bool{}
		for _, p := range doc.Problems {
			named[p.Line] = true
		}
		lines := strings.Split(src, "\n")
		for i, text := range lines {
			for _, w := range regexp.MustCompile(`ord\d+x`).FindAllString(text, -1) {
				// A block of HTML is named by its first word.
				told := named[i+1]
				for up := i; up >= 0 && strings.TrimSpace(lines[up]) != "" && !told; up-- {
					told = named[up+1]
				}
				if !strings.Contains(said, w) && !told {
					t.Fatalf("%s is lost on line %d of\n%s\nin\n%s\n%s", w, i+1, src, doc.HTML, problemsOf(doc))
				}
			}
		}
	}
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
