package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// words answers {kind a b} with its own words; the kind fejl is unknown.
type words struct{}

type hinted string

func (h hinted) Error() string { return "ukendt " + string(h) }
func (h hinted) Hint() string  { return "mente du noget andet?" }

func (words) Resolve(r Ref) (Resolved, error) {
	text := strings.Join(r.Args, " ")
	switch r.Kind {
	case "fejl":
		return Resolved{}, fmt.Errorf("wrapped: %w", hinted(text))
	case "tabel":
		if !r.Alone {
			return Resolved{}, errors.New("står ikke alene")
		}
		return Resolved{Text: text, HTML: "<table></table>\n", Block: true}, nil
	case "ord":
		if r.Text != "" {
			text = r.Text
		}
	}
	return Resolved{Text: text, HTML: "<i>" + text + "</i>"}, nil
}

var tests = []struct{ name, in, out string }{
	{"paragraph", "Hej *du*.", "<p>Hej <em>du</em>.</p>\n"},
	{"danish quotes", `Han sagde "ja" og 'vist'.`, "<p>Han sagde »ja« og ›vist‹.</p>\n"},
	{"dash and ellipsis", "A -- b ...", "<p>A – b …</p>\n"},
	{"reference", "Se {lov bl85}.", "<p>Se <i>bl85</i>.</p>\n"},
	{"paragraph sign as a kind", "Se {§ bl85 kort}.", "<p>Se <i>bl85 kort</i>.</p>\n"},
	{"reference over two lines", "Se {lov\nbl85}.", "<p>Se <i>bl85</i>.</p>\n"},
	{"literal brace", `Et \{ tegn.`, "<p>Et { tegn.</p>\n"},
	{"brace in code", "`{lov x}`", "<p><code>{lov x}</code></p>\n"},
	{"reference in a link is text", "[{lov bl85}](/loven/)", "<p><a href=\"/loven/\">bl85</a></p>\n"},
	{"reference in a heading is text", "## Om {lov bl85}", "<h2 id=\"om-bl85\">Om bl85</h2>\n"},
	{"reference with a bar in a table", "| a |\n|---|\n| {ord x\\|det ord} |", "<div class=\"table\" role=\"region\" aria-label=\"Tabel: a\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td><i>det ord</i></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"block reference", "før\n\n{tabel x}\n\nefter", "<p>før</p>\n<table></table>\n<p>efter</p>\n"},
	{"heading id folds danish letters", "## Årets største ændring: æble?", "<h2 id=\"aarets-stoerste-aendring-aeble\">Årets største ændring: æble?</h2>\n"},
	{"heading ids are unique", "## A\n\n## A\n\n## A-2", "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n<h2 id=\"a-2-2\">A-2</h2>\n"},
	{"own heading id", "## Pris {#pris}", "<h2 id=\"pris\">Pris</h2>\n"},
	{"heading of marks alone", "## ?!", "<h2 id=\"afsnit\">?!</h2>\n"},
	{"title is taken out", "# Titel\n\nTekst", "<span id=\"titel\"></span><p>Tekst</p>\n"},
	{"raw html is dropped", "a <b>x</b> c\n\n<script>alert(1)</script>\n\nd", "<p>a x c</p>\n<p>d</p>\n"},
	{"comment is dropped", "<!-- note -->\n\nd", "<p>d</p>\n"},
	{"dangerous link", "[klik *her*](javascript:alert(1))", "<p>klik <em>her</em></p>\n"},
	{"dangerous link in disguise", "[klik](&#106;ava&#115;cript:alert(1)) [x](DATA:text/html,x)", "<p>klik x</p>\n"},
	{"dangerous autolink", "<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n"},
	{"dangerous picture", "![x](data:image/svg+xml,y)", "<p>x</p>\n"},
	{"telephone and mail", "[ring](tel:+4512345678) <a@b.dk>", "<p><a href=\"tel:+4512345678\">ring</a> <a href=\"mailto:a@b.dk\">a@b.dk</a></p>\n"},
	{"bare address", "Se https://ast.dk/x.", "<p>Se <a href=\"https://ast.dk/x\">https://ast.dk/x</a>.</p>\n"},
	{"alignment as a class", "| a | b |\n|--:|:-:|\n| 1 | 2 |", "<div class=\"table\" role=\"region\" aria-label=\"Tabel: a, b\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th class=\"right\" scope=\"col\">a</th>\n<th class=\"center\" scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class=\"right\">1</td>\n<td class=\"center\">2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"two tables of one name", "| a |\n|---|\n| 1 |\n\nTekst.\n\n| a |\n|---|\n| 2 |", "<div class=\"table\" role=\"region\" aria-label=\"Tabel: a\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>\n</div>\n<p>Tekst.</p>\n<div class=\"table\" role=\"region\" aria-label=\"Tabel: a (2)\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"a table of sentences", "| a | b & c |\n|---|---|\n| 1 | Hele sætninger har ikke plads ved siden af hinanden. |", "<div class=\"table\" role=\"region\" aria-label=\"Tabel: a, b &amp; c\" tabindex=\"0\">\n<table class=\"stacked\">\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\">b &amp; c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td data-head=\"a\">1</td>\n<td data-head=\"b &amp; c\">Hele sætninger har ikke plads ved siden af hinanden.</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"a heading without words", "| | b |\n|---|---|\n| 1 | 2 |", "<div class=\"table\" role=\"region\" aria-label=\"Tabel: b\" tabindex=\"0\">\n<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
	{"task list", "- [x] a\n- [ ] b", "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"gjort\">☑</span> a</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"ikke gjort\">☐</span> b</li>\n</ul>\n"},
	{"definition list", "Ord\n: Forklaring", "<dl>\n<dt>Ord</dt>\n<dd>Forklaring</dd>\n</dl>\n"},
	{"callout", "> [!VIGTIGT]\n> Husk *det*.", "<div class=\"callout callout-vigtigt\" role=\"note\" aria-label=\"Vigtigt\">\n<p class=\"callout-title\">Vigtigt</p>\n<p>Husk <em>det</em>.</p>\n</div>\n"},
	{"local callout", "> [!LOKAL Esbjerg 2022-06-01]\n>\n> - a", "<div class=\"callout callout-lokal\" role=\"note\" aria-label=\"Lokal praksis: Esbjerg, fra 1. juni 2022\">\n<p class=\"callout-title\">Lokal praksis: Esbjerg, fra 1. juni 2022</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"},
	{"plain quote", "> [a]\n> b", "<blockquote>\n<p>[a]\nb</p>\n</blockquote>\n"},
	{"code of no known language", "```nonesuch\na < b\n```", "<pre class=\"code\" tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"},
}

func TestConvert(t *testing.T) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := string(Convert([]byte(tt.in), Options{Lang: "da", Resolver: words{}}).HTML)
			if got != tt.out {
				t.Errorf("%s\n got %q\nwant %q", tt.in, got, tt.out)
			}
		})
	}
}

// Where nothing can resolve a brace, it is a brace.
func TestPlainBraces(t *testing.T) {
	doc := Convert([]byte("Et {ord} og {{ et }} andet {"), Options{})
	if got := string(doc.HTML); got != "<p>Et {ord} og {{ et }} andet {</p>\n" || doc.Problems != nil {
		t.Errorf("got %q, %v", got, doc.Problems)
	}
}

func TestProblems(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"unknown reference", "a\n\nb\nc {fejl x} d", "13: ukendt x (mente du noget andet?)"},
		{"unknown reference in a list", "- a\n- b\n  - {fejl x}", "12: ukendt x (mente du noget andet?)"},
		{"unknown reference in a table", "| a |\n|---|\n| b |\n| {fejl x} |", "13: ukendt x (mente du noget andet?)"},
		{"unknown reference in a footnote", "a[^1]\n\n[^1]: b\n    {fejl x}", "13: ukendt x (mente du noget andet?)"},
		{"unclosed reference", "a\nb {lov x\n\nc", `11: en henvisning begynder med { men slutter ikke med } (skriv \{ hvis der skal stå en klamme)`},
		{"block in a sentence", "a {tabel x}", "10: står ikke alene"},
		{"dangerous link", "a\n\nb [c](javascript:x)", "12: linket javascript:x er ikke tilladt (brug https:, mailto:, tel: eller en side her på stedet)"},
		{"local practice without a date", "a\n\n> [!LOKAL Esbjerg]\n> b", "12: en boks med lokal praksis siger, hvis den er, og fra hvornår (skriv for eksempel [!LOKAL Esbjerg 2022-06-01])"},
		{"unknown callout", "> [!VIGTGT]\n> b", "10: ukendt boks: [!VIGTGT] (brug VIGTIGT, EKSEMPEL, NATIONAL eller LOKAL)"},
		{"skipped level", "## A\n\n#### B", "12: overskriften springer fra h2 til h4 (brug ###)"},
		{"picture without words", "x ![](a.png)", "10: billedet a.png har ingen alternativ tekst (skriv ![hvad billedet viser](…))"},
		{"html", "a\n\n<div>x</div>", "12: tekst sammen med HTML udelades: x (sæt en tom linje mellem HTML og tekst, eller brug Markdown)"},
		{"quotes too deep", "a\n\n" + strings.Repeat("> ", 200) + "b", "12: linjen er indrykket for dybt, eller lister og citater ligger for dybt i hinanden (del teksten op i afsnit)"},
		{"lists too deep", "a\n\n" + strings.Repeat("- ", 101) + "b", "12: linjen er indrykket for dybt, eller lister og citater ligger for dybt i hinanden (del teksten op i afsnit)"},
		{"two of one id", "## A {#x}\n\n## B {#x}", "12: to overskrifter har mærket {#x} (giv den ene et andet mærke)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := Convert([]byte(tt.in), Options{FirstLine: 10, Resolver: words{}})
			var got []string
			for _, p := range doc.Problems {
				s := fmt.Sprintf("%d: %s", p.Line, strings.TrimPrefix(p.Message, "wrapped: "))
				if p.Hint != "" {
					s += " (" + p.Hint + ")"
				}
				got = append(got, s)
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestLinks(t *testing.T) {
	doc := Convert([]byte("[a](b.md#c)\n\n![d](e.png) [f](https://g.dk)\n\n[h][i]\n\n[i]: j.md"), Options{
		Href: func(raw string, image bool) string { return "/" + raw },
	})
	want := []Link{{"", "/b.md#c", "b.md#c", 1, false}, {"", "/e.png", "e.png", 3, true}, {"", "/j.md", "j.md", 5, false}}
	if fmt.Sprint(doc.Links) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", doc.Links, want)
	}
	if !strings.Contains(string(doc.HTML), `<img src="/e.png" alt="d" loading="lazy">`) {
		t.Errorf("picture: %s", doc.HTML)
	}
}

func TestHeadings(t *testing.T) {
	doc := Convert([]byte("# T\n\n## A `b` *c*\n\n### D"), Options{FirstLine: 5, IDPrefix: "p-", Shift: 1})
	want := []Heading{{1, "p-t", "T", "", 5}, {2, "p-a-b-c", "A b c", "", 7}, {3, "p-d", "D", "", 9}}
	if fmt.Sprint(doc.Headings) != fmt.Sprint(want) || doc.Title != "T" {
		t.Errorf("got %v, title %q", doc.Headings, doc.Title)
	}
	if !strings.Contains(string(doc.HTML), `<h3 id="p-a-b-c">`) {
		t.Errorf("headings are not moved down: %s", doc.HTML)
	}
}

// A heading's own id is the page's only one, with the prefix too; an id that
// is made gives way to it, wherever it stands.
func TestOwnIDs(t *testing.T) {
	for _, tt := range []struct{ in, prefix, ids, problem string }{
		{"## Pris\n\n## Andet {#pris}", "", "pris-2 pris", ""},
		{"## Pris\n\n## Andet {#pris}", "u-", "u-pris-2 u-pris", ""},
		{"## A {#x}\n\n## B {#x}", "u-", "u-x u-x-2", "to overskrifter har mærket {#x}"},
		{"## A {#x}\n\n## X\n\n### x", "", "x x-2 x-3", ""},
		{"## A {#x .stor data-a=b}\n\n## B {#y z}", "", "x b-y-z", ""},
		{"## हिन्दी भाषा\n\n## 😀\ufe0f a\n\n## ไทย ที่", "", "हिन्दी-भाषा a ไทย-ที่", ""},
		{"## Til\u00adgænge\u00adlighed\n\n## Klage\u200bfrist\ufeff", "", "tilgaengelighed klagefrist", ""},
	} {
		doc := Convert([]byte(tt.in), Options{IDPrefix: tt.prefix})
		got := ""
		for _, p := range doc.Problems {
			got += p.Message
		}
		if strings.Join(doc.IDs, " ") != tt.ids || got != tt.problem {
			t.Errorf("%q: ids %q, said %q", tt.in, doc.IDs, got)
		}
	}
}

func TestExample(t *testing.T) {
	var got Example
	doc := Convert([]byte("a\n\n```eksempel\n{\"x\"}\n```\n"), Options{FirstLine: 3, Example: func(e Example) (string, []Problem) {
		got = e
		return "<b>ok</b>", []Problem{{Line: e.Line, Message: "m"}}
	}})
	if got.Line != 6 || string(got.Source) != "{\"x\"}\n" {
		t.Errorf("got line %d, source %q", got.Line, got.Source)
	}
	if string(doc.HTML) != "<p>a</p>\n<b>ok</b>" || len(doc.Problems) != 1 {
		t.Errorf("got %q, %v", doc.HTML, doc.Problems)
	}
}

func TestText(t *testing.T) {
	for _, tt := range []struct{ in, out string }{
		{"ingen", "ingen"},
		{`{lov a} og \{b\}`, "a og {b}"},
		{"før {ord x|y z}", "før y z"},
	} {
		if got, problems := Text(tt.in, 1, words{}); got != tt.out || problems != nil {
			t.Errorf("Text(%q) = %q, %v", tt.in, got, problems)
		}
	}
	if _, problems := Text("a {fejl x} {b", 4, words{}); len(problems) != 2 || problems[0].Line != 4 || problems[0].Hint == "" {
		t.Errorf("problems: %v", problems)
	}
}

func FuzzConvert(f *testing.F) {
	for _, tt := range tests {
		f.Add(tt.in)
	}
	f.Add("{")
	f.Add("> [!")
	f.Add("#### {#")
	f.Add("## a\n\n" + take("p"))
	f.Add("Tabel: *a*\n| b |\n|---|\n")
	f.Fuzz(func(t *testing.T, src string) {
		doc := Convert([]byte(src), Options{Resolver: words{}, Include: pieces(map[string]string{"p": src})})
		low := strings.ToLower(string(doc.HTML))
		for _, bad := range []string{"<script", `href="javascript:`, `src="data:`, " style="} {
			if strings.Contains(low, bad) {
				t.Errorf("%q lets %s through:\n%s", src, bad, doc.HTML)
			}
		}
		seen := map[string]bool{}
		for _, id := range doc.IDs {
			if seen[id] {
				t.Errorf("%q: id %q twice", src, id)
			}
			seen[id] = true
		}
	})
}
