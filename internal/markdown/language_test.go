package markdown

import (
	"bytes"
	"errors"
	"html"
	"math/rand"
	"regexp"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

var anySpan = regexp.MustCompile(`<span class="[a-z0-9]+">|</span>`)

// said is what code says once its colours are taken away, and whether it has any.
func said(t *testing.T, printed string) (text string, coloured bool) {
	t.Helper()
	inner, coloured := strings.CutPrefix(printed, `<pre class="chroma" tabindex="0"><code>`)
	if !coloured {
		var plain bool
		if inner, plain = strings.CutPrefix(printed, `<pre class="code" tabindex="0"><code>`); !plain {
			t.Fatalf("not a block: %.80s", printed)
		}
	}
	inner, ok := strings.CutSuffix(inner, "</code></pre>\n")
	if !ok {
		t.Fatalf("a block without an end: %.80s", printed)
	}
	return html.UnescapeString(anySpan.ReplaceAllString(inner, "")), coloured
}

func page() *conversion {
	return &conversion{colouring: &colouring{maxCode, lastGuard}}
}

func TestListed(t *testing.T) {
	if !sort.SliceIsSorted(listed, func(i, j int) bool { return strings.ToLower(listed[i].name) < strings.ToLower(listed[j].name) }) {
		t.Error("the list is not in order")
	}
	for _, entry := range listed {
		l := languages()[strings.ToLower(entry.name)]
		if l == nil || l.lexer.Config().Name != entry.name {
			t.Errorf("%s: chroma has no such lexer of rules", entry.name)
			continue
		}
		if _, err := l.print("a\n", lastGuard); err != nil {
			t.Errorf("%s: %v", entry.name, err)
		}
	}
	for _, name := range strings.Fields("sh bash console c h cpp c++ c# cs css diff patch dockerfile docker go golang html htm ini java js javascript json kt kotlin lua nginx php ps1 powershell py python r rb ruby scss sql swift toml ts typescript xml svg yaml yml") {
		if languages()[name] == nil {
			t.Errorf("%s names no language", name)
		}
	}
}

// hostile are texts that break lexers: comments that never close or stand within
// each other, strings without an end, long operators, deep brackets, one long
// line, many empty ones, and what made chroma's other lexers hang or panic.
func hostile(size int) map[string]string {
	texts := map[string]string{
		"deep":       strings.Repeat("(", size/2) + strings.Repeat(")", size/2),
		"one string": `"` + strings.Repeat("a", size-1),
		"one line":   "a = " + strings.Repeat("b", size-4),
		"open lines": "/*" + strings.Repeat("a\n", size/2-1),
		"spaces":     "a " + strings.Repeat(" ", size-2),
	}
	for _, unit := range []string{
		"/*", "/*\n", "/* a /* b */\n", "<!--", "//", "#", "--[[", "<#",
		`"`, "'", "`", `"""`, "\\\n", "<<EOF\n", `"${`,
		"(", "[", "{", "({[", "[\n", "a{", "a(", "a<", "$(", "$$",
		"<", `<a b="`, "<script>", "<?php ", "<![CDATA[", "&",
		"\n", " \n", "a b\n", "a: ", "- ", "\r", "a", "a b ",
		"0", "0x1.", "?", "=", "->", "|", "::", "@", "%(a)",
		"/", `| ~ ^ \ ' \'`, "+\n-\n", "```", "æ", "\x00",
	} {
		texts[unit] = strings.Repeat(unit, size/len(unit))
	}
	random := rand.New(rand.NewSource(1))
	for _, name := range []string{"bytes", "signs"} {
		b := make([]byte, size)
		for i := range b {
			b[i] = byte(random.Intn(256))
			if name == "signs" {
				b[i] = byte(' ' + random.Intn('~'-' '))
			}
		}
		texts[name] = string(b)
	}
	return texts
}

// Each hostile text of the greatest size of each language is coloured, in its
// time, and comes out as it went in. A machine that does other things as well
// gets more tries, of which the best counts.
func TestHostileCode(t *testing.T) {
	const most = 5 * time.Second // twenty times what the worst took when the sizes were chosen
	for _, entry := range listed {
		t.Run(entry.name, func(t *testing.T) {
			t.Parallel()
			var worst time.Duration
			var of string
			for name, src := range hostile(entry.most) {
				best := time.Hour
				for tries := 0; tries < 4 && best > most; tries++ {
					c := page()
					start := time.Now()
					got, coloured := said(t, c.highlight(strings.ToLower(entry.name), src, 1))
					best = min(best, time.Since(start))
					if got != strings.ReplaceAll(src, "\x00", "\uFFFD") {
						t.Errorf("%q comes out otherwise", name)
					}
					// The letter 0 grows beyond the size, and what is no UTF-8 is nobody's code.
					if best < most && coloured != (name != "\x00" && name != "bytes") {
						t.Errorf("%q is coloured: %v", name, coloured)
					}
				}
				if best > most {
					t.Errorf("%q takes %v", name, best)
				}
				if best > worst {
					worst, of = best, name
				}
			}
			t.Logf("%v for %q", worst.Round(time.Millisecond), of)
		})
	}
}

// No language takes longer by the power of a word's length: a long word of one
// sign, of whatever sign, with whatever letter after it, is read at once.
func TestHostileWords(t *testing.T) {
	const most = time.Second // an expression that tries twice as much a letter takes minutes
	for _, entry := range listed {
		t.Run(entry.name, func(t *testing.T) {
			t.Parallel()
			for _, begin := range []string{"", `"a`, "'", "<", "/", "[", "a = ", `<script>"a`, `<style>"a`} {
				for sign := ' '; sign <= '~'; sign++ {
					for _, end := range []string{"", "ގC", "\u00e9!", "\"", "\n1."} {
						src := begin + strings.Repeat(string(sign), 40) + end
						start := time.Now()
						got, _ := said(t, page().highlight(strings.ToLower(entry.name), src, 1))
						if took := time.Since(start); took > most {
							t.Fatalf("%q takes %v", src, took)
						}
						if got != src {
							t.Errorf("%q comes out as %q", src, got)
						}
					}
				}
			}
		})
	}
}

// Lexers that are not listed never end, or panic; if one of ours began to, it
// would end all the same, and say so.
func TestUnsoundLexers(t *testing.T) {
	for _, tt := range []struct {
		lexer, in string
		want      error
	}{
		{"Jungle", "/", errSteps},
		{"JSONata", `| ~ ^ \ ' \'`, errSteps},
		{"YANG", "/* a /* b */", nil},
	} {
		original, ok := lexers.GlobalLexerRegistry.Get(tt.lexer).(*chroma.RegexLexer)
		if !ok {
			t.Errorf("%s: no such lexer", tt.lexer)
			continue
		}
		l := &language{lexer: guarded(original)}
		if html, err := l.print(tt.in+"\n", lastGuard); err == nil || html != "" || tt.want != nil && !errors.Is(err, tt.want) {
			t.Errorf("%s: %v %q", tt.lexer, err, html)
		}
		c := page()
		if got, coloured := said(t, c.highlight(strings.ToLower(tt.lexer), tt.in, 1)); coloured || got != tt.in {
			t.Errorf("%s: %q, coloured: %v", tt.lexer, got, coloured)
		}
	}
	if _, err := (&language{lexer: forgetful{}}).print("a b\n", lastGuard); !errors.Is(err, errText) {
		t.Errorf("a lexer that loses text: %v", err)
	}
}

type forgetful struct{ chroma.Lexer }

func (forgetful) Tokenise(*chroma.TokeniseOptions, string) (chroma.Iterator, error) {
	return chroma.Literator(chroma.Token{Type: chroma.Text, Value: "a "}), nil
}

// A block too long, and what comes after the page's bound, is plain, also in
// what the page takes in.
func TestTooLongToColour(t *testing.T) {
	block := func(size int) string { return "```go\n" + strings.Repeat("a b\n", size/4) + "```\n\n" }
	count := func(doc Document) int { return bytes.Count(doc.HTML, []byte(`class="chroma"`)) }
	if doc := Convert([]byte(block(2<<10)), Options{}); count(doc) != 1 {
		t.Errorf("2 KiB of Go is plain")
	}
	if doc := Convert([]byte(block(2<<10+4)), Options{}); count(doc) != 0 || doc.Code || len(doc.Problems) > 0 {
		t.Errorf("over 2 KiB of Go is coloured: %v", doc.Problems)
	}
	ten := strings.Repeat(block(2<<10), 10)
	doc := Convert([]byte(ten+"```include\n_a.md\n```\n"), Options{Include: func(_, name string) (Piece, error) {
		return Piece{File: name, Source: []byte(ten), FirstLine: 1}, nil
	}})
	if count(doc) != maxCode/(2<<10) || len(doc.Problems) > 0 {
		t.Errorf("%d blocks are coloured: %v", count(doc), doc.Problems)
	}
}

func TestTooSlowToColour(t *testing.T) {
	c := page()
	c.colouring.time = 0
	if got, coloured := said(t, c.highlight("go", "a\n", 7)); coloured || got != "a\n" || c.doc.Code {
		t.Errorf("coloured: %v, %q", coloured, got)
	}
	if p := c.doc.Problems; len(p) != 1 || p[0].Line != 7 || !p[0].Warning {
		t.Errorf("problems %v", p)
	}
}

func FuzzCode(f *testing.F) {
	for i, src := range []string{"/* a /* b */ c */ d", "<a b='c\"' d>e</a><!-- f", "\"a\\\"b\": 1,", "'\\'' 'a' 'static", "[[a]] --[[ b", "```a\n`", "+a\n-b\n@@ c", "a\r\nb\xff"} {
		f.Add(uint8(i), src)
	}
	f.Fuzz(func(t *testing.T, n uint8, src string) {
		name := strings.ToLower(listed[int(n)%len(listed)].name)
		if got, _ := said(t, page().highlight(name, src, 1)); got != strings.ReplaceAll(src, "\x00", "\uFFFD") {
			t.Errorf("%s: %q comes out as %q", name, src, got)
		}
	})
}

func TestCode(t *testing.T) {
	for _, tt := range []struct{ lang, in, out string }{
		{"go", "func f() {}", `<span class="kd">func</span>`},
		{"yaml", "# a\ntitle: A b", `<span class="nt">title</span>`},
		{"json", `{"a": [1, "b", null]}`, `<span class="nt">&#34;a&#34;</span>`},
		{"SQL", "SELECT a FROM b -- c", `<span class="c1">-- c`},
		{"{.python}", "def f(): return '''a'''", `<span class="nf">f</span>`},
		{"html", `<style>a { b: c }</style><script>let a = "b"</script>`, `<span class="kd">let</span>`},
		{"jungle", "/", ""},
		{"yang", "/* a /* b */", ""},
		{"", "a", ""},
	} {
		doc := Convert([]byte("```"+tt.lang+"\n"+tt.in+"\n```"), Options{})
		got, coloured := said(t, string(doc.HTML))
		if got != tt.in+"\n" || coloured != (tt.out != "") || doc.Code != coloured || !strings.Contains(string(doc.HTML), tt.out) {
			t.Errorf("%s: %q, needs the stylesheet: %v, want %s\n%s", tt.lang, got, doc.Code, tt.out, doc.HTML)
		}
		if strings.Contains(string(doc.HTML), "style=") {
			t.Errorf("has a style attribute, which the policy forbids: %s", doc.HTML)
		}
	}
	if css := string(CodeCSS()); !strings.Contains(css, ".kd") || !strings.Contains(css, "prefers-color-scheme: dark") {
		t.Errorf("stylesheet lacks .kd or the dark scheme:\n%s", css)
	}
}
