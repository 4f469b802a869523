package markdown

import (
	"strings"
	"unicode/utf8"
)

// A language says how code is coloured: by its comments, its strings and its
// words. It is read once from its start to its end and nothing is tried twice,
// so any text takes time that grows with its length. Lexers made of regular
// expressions do not: of forty that were tried, most take the square of the
// length of comments that never close, some never end, and one panics.
type language struct {
	line   []string    // what begins a comment to the end of its line
	apart  bool        // the line's comment begins only after a space
	block  [][2]string // what a comment stands between
	nested bool        // comments within comments count
	quotes []quote     // the longest first
	words  map[string]bool
	fold   bool   // words in any case
	within string // what a word may have in it besides letters, digits and _
	keyed  string // a word, or a string, before one of these is a name: json's "a":
	spaced bool   // after which there is a space, so that http: is none
	markup bool   // tags between < and >
	byLine bool   // a diff
	titles string // a line that begins with one of these is a title
}

type quote struct {
	open   string
	close  string // empty: as open
	lines  bool   // may run over lines
	raw    bool   // \ is a letter
	single bool   // one letter at most, as '\n', or else it is no string
}

type class string

const (
	plain     class = ""
	comment   class = "c"
	keyword   class = "k"
	literal   class = "s"
	numeral   class = "m"
	function  class = "nf"
	tag       class = "nt"
	attribute class = "na"
	inserted  class = "gi"
	deleted   class = "gd"
)

var (
	double   = quote{open: `"`}
	single   = quote{open: `'`}
	letter   = quote{open: `'`, single: true}
	slashes  = [][2]string{{"/*", "*/"}}
	brackets = [][2]string{{"<!--", "-->"}}
)

func wordsOf(lists ...string) map[string]bool {
	all := map[string]bool{}
	for _, list := range lists {
		for _, w := range strings.Fields(list) {
			all[w] = true
		}
	}
	return all
}

const cWords = "break case char const continue default do double else enum extern float for goto if inline int long return short signed sizeof static struct switch typedef union unsigned void volatile while "

// languages are by the names that follow a fence.
var languages = func() map[string]*language {
	all := map[string]*language{}
	add := func(names string, l language) {
		for _, n := range strings.Fields(names) {
			all[n] = &l
		}
	}
	add("bash sh shell zsh console shell-session", language{line: []string{"#"}, apart: true, quotes: []quote{{open: `"`, lines: true}, {open: "'", lines: true, raw: true}}, within: "-",
		words: wordsOf("if then else elif fi for while until do done case esac in function return export local readonly set unset source exit echo cd sudo eval exec trap")})
	add("c h", language{line: []string{"//"}, block: slashes, quotes: []quote{double, single}, words: wordsOf(cWords, "auto register restrict bool NULL true false #include #define #if #ifdef #ifndef #else #endif"), within: "#"})
	add("cpp c++ cc hpp", language{line: []string{"//"}, block: slashes, quotes: []quote{double, single}, within: "#",
		words: wordsOf(cWords, "auto bool catch class constexpr delete explicit false friend mutable namespace new noexcept nullptr operator override private protected public template this throw true try typename using virtual #include #define #if #ifdef #ifndef #else #endif")})
	add("csharp cs c#", language{line: []string{"//"}, block: slashes, quotes: []quote{{open: `@"`, close: `"`, lines: true, raw: true}, double, single},
		words: wordsOf(cWords, "abstract as async await base bool byte catch class decimal delegate event false finally foreach get in interface internal is lock namespace new null object out override params private protected public readonly record ref sealed set string this throw true try typeof using var virtual where yield")})
	add("css", language{block: slashes, quotes: []quote{double, single}, within: "-@", keyed: ":", spaced: true, words: wordsOf("@media @import @font-face @supports @keyframes @layer @page @property @container !important")})
	add("scss sass less", language{line: []string{"//"}, block: slashes, quotes: []quote{double, single}, within: "-@$", keyed: ":", spaced: true, words: wordsOf("@media @import @use @mixin @include @extend @if @else @for @each @function @return @font-face @supports @keyframes")})
	add("diff patch", language{byLine: true})
	add("dockerfile docker containerfile", language{line: []string{"#"}, apart: true, quotes: []quote{double, single}, words: wordsOf("ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR")})
	add("go golang", language{line: []string{"//"}, block: slashes, quotes: []quote{double, {open: "`", lines: true, raw: true}, single},
		words: wordsOf("break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false any bool byte error int int64 rune string")})
	add("html xhtml htm vue svelte", language{markup: true, block: brackets})
	add("xml svg xsd rss atom plist", language{markup: true, block: append([][2]string{{"<![CDATA[", "]]>"}}, brackets...)})
	add("ini cfg conf properties editorconfig", language{line: []string{"#", ";"}, apart: true, quotes: []quote{double}, titles: "[", within: "-.", keyed: "="})
	add("toml", language{line: []string{"#"}, quotes: []quote{{open: `"""`, lines: true}, {open: `'''`, lines: true, raw: true}, double, {open: "'", raw: true}}, titles: "[", within: "-", keyed: "=", words: wordsOf("true false")})
	add("java", language{line: []string{"//"}, block: slashes, quotes: []quote{{open: `"""`, lines: true}, double, single}, within: "@",
		words: wordsOf(cWords, "abstract assert boolean byte catch class extends false final finally implements import instanceof interface native new null package private protected public record sealed super synchronized this throw throws transient true try var yield @Override")})
	js := "as async await break case catch class const continue debugger default delete do else export extends false finally for from function if import in instanceof let new null of return static super switch this throw true try typeof undefined var void while with yield "
	jsQuotes := []quote{double, single, {open: "`", lines: true}}
	add("javascript js jsx mjs cjs node", language{line: []string{"//"}, block: slashes, quotes: jsQuotes, within: "$", words: wordsOf(js)})
	add("typescript ts tsx", language{line: []string{"//"}, block: slashes, quotes: jsQuotes, within: "$",
		words: wordsOf(js, "abstract any boolean declare enum implements interface keyof namespace never number private protected public readonly string type unknown")})
	add("json jsonc json5 jsonl geojson", language{line: []string{"//"}, block: slashes, quotes: []quote{double}, keyed: ":", words: wordsOf("true false null")})
	add("kotlin kt kts", language{line: []string{"//"}, block: slashes, nested: true, quotes: []quote{{open: `"""`, lines: true, raw: true}, double, single},
		words: wordsOf("abstract as break by class companion const continue data do else enum false final for fun if import in init inner interface internal is lateinit null object open override package private protected public return sealed super suspend this throw true try typealias val var when while")})
	add("lua", language{line: []string{"--"}, block: [][2]string{{"--[[", "]]"}}, quotes: []quote{{open: "[[", close: "]]", lines: true, raw: true}, double, single},
		words: wordsOf("and break do else elseif end false for function goto if in local nil not or repeat return then true until while")})
	add("make makefile mk", language{line: []string{"#"}, within: "-.", keyed: ":=", words: wordsOf("ifeq ifneq ifdef ifndef else endif include define endef export override")})
	add("markdown md", language{block: brackets, titles: "#", quotes: []quote{{open: "```", lines: true, raw: true}, {open: "`", raw: true}}})
	add("nginx", language{line: []string{"#"}, apart: true, quotes: []quote{double, single}, words: wordsOf("server location listen root index return rewrite proxy_pass upstream include http events if set add_header try_files server_name")})
	add("php", language{line: []string{"//", "#"}, block: slashes, quotes: []quote{{open: `"`, lines: true}, {open: "'", lines: true}}, within: "$",
		words: wordsOf("abstract array as break case catch class const continue default do echo else elseif extends false final finally fn for foreach function global if implements include instanceof interface isset match namespace new null private protected public readonly require require_once return static switch this throw trait true try unset use var while yield")})
	add("powershell ps1 pwsh", language{line: []string{"#"}, block: [][2]string{{"<#", "#>"}}, quotes: []quote{{open: `"`, lines: true, raw: true}, {open: "'", lines: true, raw: true}}, within: "-$", fold: true,
		words: wordsOf("begin break catch class continue do else elseif end finally for foreach function if in param process return switch throw trap try until while $true $false $null")})
	add("python py python3 pycon", language{line: []string{"#"}, quotes: []quote{{open: `"""`, lines: true}, {open: `'''`, lines: true}, double, single}, within: "@",
		words: wordsOf("and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield")})
	add("r", language{line: []string{"#"}, quotes: []quote{{open: `"`, lines: true}, {open: "'", lines: true}}, within: ".", words: wordsOf("if else repeat while function for in next break TRUE FALSE NULL NA Inf NaN library")})
	add("ruby rb", language{line: []string{"#"}, quotes: []quote{{open: `"`, lines: true}, {open: "'", lines: true}}, within: "?!@:",
		words: wordsOf("alias and begin break case class def do else elsif end ensure false for if in module next nil not or redo require rescue retry return self super then true undef unless until when while yield")})
	add("rust rs", language{line: []string{"//"}, block: slashes, nested: true, quotes: []quote{{open: `r#"`, close: `"#`, lines: true, raw: true}, {open: `"`, lines: true}, letter}, within: "!",
		words: wordsOf("as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while bool char f32 f64 i32 i64 str u8 u32 u64 usize String Vec Option Result")})
	add("sql mysql postgresql postgres plpgsql sqlite", language{line: []string{"--"}, block: slashes, quotes: []quote{{open: "'", lines: true, raw: true}, {open: `"`, raw: true}}, fold: true,
		words: wordsOf("select from where and or not in is null as on join left right inner outer full cross group by order having limit offset insert into values update set delete create table view index drop alter add column primary key foreign references unique default check constraint distinct union all case when then else end exists between like asc desc with begin commit rollback grant integer int bigint text varchar char date timestamp boolean numeric true false")})
	add("swift", language{line: []string{"//"}, block: slashes, nested: true, quotes: []quote{{open: `"""`, lines: true}, double}, within: "@",
		words: wordsOf("actor as async await break case catch class continue default defer do else enum extension false fileprivate final for func guard if import in init inout internal is let nil open override private protocol public return self static struct super switch throw throws true try var where while")})
	add("yaml yml", language{line: []string{"#"}, apart: true, quotes: []quote{{open: `"`, lines: true}, {open: "'", lines: true, raw: true}}, within: "-./", keyed: ":", spaced: true, words: wordsOf("true false null yes no on off")})
	return all
}()

// painter writes code with its classes.
type painter struct {
	b   *strings.Builder
	in  string
	at  int   // what has been written
	cur class // of what has been read since
	end int
}

// mark gives in[end:to] a class; what stands beside in one class becomes one.
func (p *painter) mark(to int, c class) {
	if to <= p.end {
		return
	}
	if c != p.cur {
		p.flush()
		p.cur = c
	}
	p.end = to
}

func (p *painter) flush() {
	if p.end > p.at {
		if p.cur != plain {
			p.b.WriteString(`<span class="` + string(p.cur) + `">`)
		}
		escapeInto(p.b, p.in[p.at:p.end])
		if p.cur != plain {
			p.b.WriteString(`</span>`)
		}
	}
	p.at = p.end
}

func escapeInto(b *strings.Builder, s string) {
	from := 0
	for i := range len(s) {
		esc := ""
		switch s[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		case '"':
			esc = "&quot;"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(esc)
		from = i + 1
	}
	b.WriteString(s[from:])
}

// print writes src as HTML. Each step goes on from where the last one ended.
func (l *language) print(b *strings.Builder, src string) {
	p := &painter{b: b, in: src}
	for at := 0; at < len(src); {
		to, c := l.next(src, at)
		p.mark(to, c)
		at = to
	}
	p.flush()
}

func (l *language) next(s string, at int) (to int, c class) {
	start := at == 0 || s[at-1] == '\n'
	switch {
	case l.byLine && start:
		return lineEnd(s, at), diffClass(s[at:])
	case l.byLine:
		return lineEnd(s, at), plain
	case start && strings.IndexByte(l.titles, s[at]) >= 0:
		return lineEnd(s, at), tag
	}
	for _, pair := range l.block {
		if strings.HasPrefix(s[at:], pair[0]) {
			return l.blockEnd(s, at+len(pair[0]), pair), comment
		}
	}
	for _, mark := range l.line {
		if strings.HasPrefix(s[at:], mark) && (!l.apart || start || s[at-1] == ' ' || s[at-1] == '\t') {
			return lineEnd(s, at), comment
		}
	}
	for _, q := range l.quotes {
		if !strings.HasPrefix(s[at:], q.open) {
			continue
		}
		to, ok := q.end(s, at)
		if !ok {
			continue
		}
		if l.keyed != "" && to-at < 200 && l.keyAt(s, to) {
			return to, attribute
		}
		return to, literal
	}
	if l.markup {
		if s[at] == '<' {
			return tagEnd(s, at)
		}
		return textEnd(s, at)
	}
	switch ch := s[at]; {
	case ch >= '0' && ch <= '9':
		to = at
		for to < len(s) && (wordByte(s[to]) || s[to] == '.') {
			to++
		}
		return to, numeral
	case wordByte(ch) || strings.IndexByte(l.within, ch) >= 0 && ch != '-' && ch != '.' && ch != '/':
		return l.word(s, at)
	}
	_, n := utf8.DecodeRuneInString(s[at:])
	return at + n, plain
}

func (l *language) word(s string, at int) (to int, c class) {
	for to = at + 1; to < len(s) && (wordByte(s[to]) || strings.IndexByte(l.within, s[to]) >= 0); {
		to++
	}
	w := s[at:to]
	if l.fold {
		w = strings.ToLower(w)
	}
	switch {
	case l.keyed != "" && l.keyAt(s, to):
		return to, attribute
	case l.words[w]:
		return to, keyword
	case to < len(s) && s[to] == '(':
		return to, function
	}
	return to, plain
}

// keyAt tells whether a key's mark follows, after a few spaces at most.
func (l *language) keyAt(s string, at int) bool {
	for end := min(at+8, len(s)); at < end && s[at] == ' '; {
		at++
	}
	if at >= len(s) || strings.IndexByte(l.keyed, s[at]) < 0 {
		return false
	}
	return !l.spaced || at+1 == len(s) || s[at+1] == ' ' || s[at+1] == '\n'
}

func wordByte(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

func lineEnd(s string, at int) int {
	if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(s)
}

func diffClass(line string) class {
	switch line[0] {
	case '+':
		return inserted
	case '-':
		return deleted
	case '@':
		return keyword
	}
	return plain
}

// blockEnd is where a comment ends; one that is never closed takes the rest.
func (l *language) blockEnd(s string, at int, pair [2]string) int {
	for depth := 1; at < len(s); {
		switch {
		case strings.HasPrefix(s[at:], pair[1]):
			at += len(pair[1])
			if depth--; depth == 0 {
				return at
			}
		case l.nested && strings.HasPrefix(s[at:], pair[0]):
			at += len(pair[0])
			depth++
		default:
			at++
		}
	}
	return len(s)
}

// end is where a string ends; one that is never closed takes its line, or
// the rest where it may run over lines.
func (q quote) end(s string, at int) (to int, ok bool) {
	closing := q.close
	if closing == "" {
		closing = q.open
	}
	at += len(q.open)
	if q.single { // a lifetime in Rust begins as a letter does
		window := s[at:min(at+12, len(s))]
		n := strings.Index(window, closing)
		if n == 0 && strings.HasPrefix(window, closing+closing) {
			n = 1
		}
		if n > 0 && (window[0] == '\\' || utf8.RuneCountInString(window[:n]) == 1) {
			return at + n + len(closing), true
		}
		return 0, false
	}
	for at < len(s) {
		switch {
		case strings.HasPrefix(s[at:], closing):
			return at + len(closing), true
		case s[at] == '\\' && !q.raw && at+1 < len(s) && s[at+1] != '\n':
			at += 2
		case s[at] == '\n' && !q.lines:
			return at, true
		default:
			at++
		}
	}
	return len(s), true
}

// tagEnd takes what a tag begins with, and what stands in it is taken apart by
// the calls that follow: a string, a name, the end.
func tagEnd(s string, at int) (to int, c class) {
	to = at + 1
	for to < len(s) && (s[to] == '/' || s[to] == '!' || s[to] == '?') {
		to++
	}
	if to >= len(s) || !wordByte(s[to]) || s[to] >= '0' && s[to] <= '9' {
		return at + 1, plain
	}
	for to < len(s) && s[to] != '>' && s[to] != '<' && s[to] != '"' && s[to] != '\'' && s[to] != ' ' && s[to] != '\n' && s[to] != '\t' {
		to++
	}
	if to < len(s) && s[to] == '>' {
		to++
	}
	return to, tag
}

// textEnd takes a piece between tags, or within one: it cannot tell which, so
// only what looks like an attribute with its value has a colour.
func textEnd(s string, at int) (to int, c class) {
	ch := s[at]
	if !wordByte(ch) {
		_, n := utf8.DecodeRuneInString(s[at:])
		if (ch == '/' || ch == '?') && at+1 < len(s) && s[at+1] == '>' {
			return at + 2, tag
		}
		if at > 0 && s[at-1] == '=' && (ch == '"' || ch == '\'') {
			if end := strings.IndexByte(s[at+1:min(at+1+4096, len(s))], ch); end >= 0 {
				return at + end + 2, literal
			}
		}
		return at + n, plain
	}
	for to = at; to < len(s) && (wordByte(s[to]) || s[to] == '-' || s[to] == ':' || s[to] == '.'); {
		to++
	}
	if to+1 < len(s) && s[to] == '=' && (s[to+1] == '"' || s[to+1] == '\'') {
		return to, attribute
	}
	return to, plain
}
