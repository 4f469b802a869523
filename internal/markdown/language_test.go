package markdown

import (
	"html"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"
)

var anySpan = regexp.MustCompile(`<span class="[a-z]+">|</span>`)

// said is what code says once its colours are taken away.
func said(t *testing.T, printed string) string {
	t.Helper()
	inner, ok := strings.CutPrefix(printed, `<pre class="code" tabindex="0"><code>`)
	inner, ok2 := strings.CutSuffix(inner, "</code></pre>\n")
	if !ok || !ok2 {
		t.Fatalf("not a block: %.80s", printed)
	}
	return html.UnescapeString(anySpan.ReplaceAllString(inner, ""))
}

func names() (all []string) {
	seen := map[*language]bool{}
	for n := range languages {
		all = append(all, n)
	}
	sort.Strings(all)
	out := all[:0]
	for _, n := range all {
		if !seen[languages[n]] {
			seen[languages[n]] = true
			out = append(out, n)
		}
	}
	return out
}

// What breaks lexers: comments that never close or stand within each other,
// strings without an end, long operators, deep brackets, long lines and many
// short ones. Each text is read in time that grows with its length, and comes
// out as it went in.
func TestHostileCode(t *testing.T) {
	units := []string{"/*", "*/", "/* /* ", "<!--", "<!-- -->", "\"", "'", "`", "\"\"\"", "'''", "r#\"", "[[", "--[[", "<#", "(", "({[", "<", "<a ", "</a>", "<a b=\"", "='", "<![CDATA[", "]]>",
		"\\", "\\\"", "'\\", "| ~ ^ \\ ' \\'", "<<EOF\n", "=", "->", "#", "//", "/", "$(", "${", "{{", "$a", "@", "1", "0x1.", "a", "a.", "a(", "a:", "a: ", "a=", "\"a\":", "- ", " ", "\t", "\n", "a\n", "\r", "æ", "\x00", "+\n-\n", "```"}
	for _, name := range names() {
		c := &conversion{}
		for i, unit := range units {
			size := 16 << 10
			if i%5 == 0 { // the square of this length would take minutes
				size = maxHighlighted
			}
			src := strings.Repeat(unit, size/len(unit))
			start := time.Now()
			got := c.highlight(name, src)
			if took := time.Since(start); took > 3*time.Second {
				t.Fatalf("%s: %q: %v", name, unit, took)
			}
			if size < maxHighlighted && said(t, got) != src {
				t.Errorf("%s: %q comes out otherwise", name, unit)
			}
		}
	}
}

func TestTooLongToColour(t *testing.T) {
	c := &conversion{}
	src := strings.Repeat("func ", maxHighlighted/5+1)
	if got := c.highlight("go", src); strings.Contains(got, "<span") || c.doc.Code || said(t, got) != src {
		t.Errorf("coloured, or lost: %.100s", got)
	}
}

func FuzzCode(f *testing.F) {
	for i, src := range []string{"/* a /* b */ c */ d", "<a b='c\"' d>e</a><!-- f", "\"a\\\"b\": 1,", "'\\'' 'a' 'static", "[[a]] --[[ b", "```a\n`", "+a\n-b\n@@ c"} {
		f.Add(uint8(i), src)
	}
	all := names()
	f.Fuzz(func(t *testing.T, n uint8, src string) {
		c := &conversion{}
		if got := said(t, c.highlight(all[int(n)%len(all)], src)); got != src {
			t.Errorf("%s: %q comes out as %q", all[int(n)%len(all)], src, got)
		}
	})
}

func TestCode(t *testing.T) {
	for _, tt := range []struct{ lang, in, out string }{
		{"go", "func f() { return \"a\" } // b", `<span class="k">func</span> <span class="nf">f</span>() { <span class="k">return</span> <span class="s">&quot;a&quot;</span> } <span class="c">// b` + "\n</span>"},
		{"yaml", "# a\ntitle: A b\ndraft: true\nurl: http://x", "<span class=\"c\"># a\n</span><span class=\"na\">title</span>: A b\n<span class=\"na\">draft</span>: <span class=\"k\">true</span>\n<span class=\"na\">url</span>: http://x\n"},
		{"json", `{"a": [1, "b", null]}`, `{<span class="na">&quot;a&quot;</span>: [<span class="m">1</span>, <span class="s">&quot;b&quot;</span>, <span class="k">null</span>]}` + "\n"},
		{"bash", "echo \"$A\" # b\nif [ $# -gt 0 ]", "<span class=\"k\">echo</span> <span class=\"s\">&quot;$A&quot;</span> <span class=\"c\"># b\n</span><span class=\"k\">if</span> [ $# -gt <span class=\"m\">0</span> ]\n"},
		{"html", `<a href="b">c</a><!-- d -->`, `<span class="nt">&lt;a</span> <span class="na">href</span>=<span class="s">&quot;b&quot;</span>&gt;c<span class="nt">&lt;/a&gt;</span><span class="c">&lt;!-- d --&gt;</span>` + "\n"},
		{"css", "a { color: red; } /* b */", "a { <span class=\"na\">color</span>: red; } <span class=\"c\">/* b */</span>\n"},
		{"diff", "@@ 1 @@\n-a\n+b\n c", "<span class=\"k\">@@ 1 @@\n</span><span class=\"gd\">-a\n</span><span class=\"gi\">+b\n</span> c\n"},
		{"toml", "[a]\nb = 'c' # d", "<span class=\"nt\">[a]\n</span><span class=\"na\">b</span> = <span class=\"s\">'c'</span> <span class=\"c\"># d\n</span>"},
		{"rust", "fn f<'a>(x: &'a str) -> char { 'b' }", "<span class=\"k\">fn</span> f&lt;'a&gt;(x: &amp;'a <span class=\"k\">str</span>) -&gt; <span class=\"k\">char</span> { <span class=\"s\">'b'</span> }\n"},
		{"SQL", "SELECT a FROM b -- c", "<span class=\"k\">SELECT</span> a <span class=\"k\">FROM</span> b <span class=\"c\">-- c\n</span>"},
		{"{.python}", "def f(): return '''a\nb'''", "<span class=\"k\">def</span> <span class=\"nf\">f</span>(): <span class=\"k\">return</span> <span class=\"s\">'''a\nb'''</span>\n"},
		{"jungle", "/", "/\n"},
		{"yang", "/* a /* b */", "/* a /* b */\n"},
	} {
		doc := Convert([]byte("```"+tt.lang+"\n"+tt.in+"\n```"), Options{})
		if got, want := string(doc.HTML), `<pre class="code" tabindex="0"><code>`+tt.out+"</code></pre>\n"; got != want {
			t.Errorf("%s\n got %s\nwant %s", tt.lang, got, want)
		}
		if doc.Code != strings.Contains(tt.out, "<span") {
			t.Errorf("%s: needs the stylesheet: %v", tt.lang, doc.Code)
		}
	}
	for _, c := range codeColours {
		if n := strings.Count(string(CodeCSS()), ".code ."+string(c.class)+" {"); n != 2 {
			t.Errorf("%s has %d colours, not one by day and one by night", c.class, n)
		}
	}
}
