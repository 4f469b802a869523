package wizard

import (
	"strconv"

	"rettesnor/wizard/words"
)

// reader is a strict JSON reader for case files: objects, strings and nothing
// nested deeper than two levels is ever kept, but any JSON is passed over
// rightly. The standard reader would let a duplicate key pass unseen, and is
// larger than all the rest of the engine.
type reader struct {
	b   []byte
	pos int
	err words.Msg // the first fault of form
}

const maxDepth = 64

func (r *reader) failed() bool { return r.err.ID != "" }

// fail notes a fault of form: json.what in the catalogue, behind where it is.
func (r *reader) fail(what string, texts ...string) {
	if !r.failed() {
		line, col := 1, 1
		for _, c := range r.b[:min(r.pos, len(r.b))] {
			col++
			if c == '\n' {
				line, col = line+1, 1
			}
		}
		r.err = words.Texts("json.sted", "linje", strconv.Itoa(line), "tegn", strconv.Itoa(col)).With(words.Said("fejl", words.Texts("json."+what, texts...)))
	}
}

func (r *reader) space() {
	for r.pos < len(r.b) {
		switch r.b[r.pos] {
		case ' ', '\t', '\n', '\r':
			r.pos++
		default:
			return
		}
	}
}

func (r *reader) peek() byte {
	r.space()
	if r.pos < len(r.b) {
		return r.b[r.pos]
	}
	return 0
}

func (r *reader) expect(c byte) bool {
	if !r.failed() && r.peek() == c {
		r.pos++
		return true
	}
	r.fail("tegn", "tegn", string(rune(c)))
	return false
}

// object calls member for each key; member must read the value.
func (r *reader) object(member func(key string)) {
	if !r.expect('{') {
		return
	}
	if r.peek() == '}' {
		r.pos++
		return
	}
	for !r.failed() {
		if r.peek() != '"' {
			r.fail("navn")
			return
		}
		key := r.text()
		if !r.expect(':') {
			return
		}
		member(key)
		if r.failed() {
			return
		}
		switch r.peek() {
		case ',':
			r.pos++
		case '}':
			r.pos++
			return
		default:
			r.fail("komma", "slut", "}")
		}
	}
}

// array calls element for each element; it must read it.
func (r *reader) array(element func()) {
	if !r.expect('[') {
		return
	}
	if r.peek() == ']' {
		r.pos++
		return
	}
	for !r.failed() {
		element()
		if r.failed() {
			return
		}
		switch r.peek() {
		case ',':
			r.pos++
		case ']':
			r.pos++
			return
		default:
			r.fail("komma", "slut", "]")
		}
	}
}

// text reads a string.
func (r *reader) text() string {
	if !r.expect('"') {
		return ""
	}
	start := r.pos
	for r.pos < len(r.b) && r.b[r.pos] != '"' && r.b[r.pos] != '\\' && r.b[r.pos] >= ' ' {
		r.pos++
	}
	if r.pos < len(r.b) && r.b[r.pos] == '"' { // the common case: nothing escaped
		s := r.b[start:r.pos]
		r.pos++
		return r.utf8(string(s))
	}
	buf := append([]byte(nil), r.b[start:r.pos]...)
	for r.pos < len(r.b) {
		c := r.b[r.pos]
		switch {
		case c == '"':
			r.pos++
			return r.utf8(string(buf))
		case c < ' ':
			r.fail("styretegn")
			return ""
		case c != '\\':
			buf = append(buf, c)
			r.pos++
		default:
			r.pos++
			buf = r.escape(buf)
		}
		if r.failed() {
			return ""
		}
	}
	r.fail("uendelig")
	return ""
}

// utf8 refuses what is not: a byte that is no letter reads as U+FFFD without
// being written so.
func (r *reader) utf8(s string) string {
	for i, c := range s {
		if c == 0xFFFD && (len(s) < i+3 || s[i:i+3] != "\uFFFD") {
			r.fail("utf8")
			break
		}
	}
	return s
}

func (r *reader) escape(buf []byte) []byte {
	if r.pos >= len(r.b) {
		r.fail("uendelig")
		return buf
	}
	c := r.b[r.pos]
	r.pos++
	switch c {
	case '"', '\\', '/':
		return append(buf, c)
	case 'b':
		return append(buf, '\b')
	case 'f':
		return append(buf, '\f')
	case 'n':
		return append(buf, '\n')
	case 'r':
		return append(buf, '\r')
	case 't':
		return append(buf, '\t')
	case 'u':
		u := r.hex4()
		if u >= 0xD800 && u < 0xDC00 {
			if r.pos+1 < len(r.b) && r.b[r.pos] == '\\' && r.b[r.pos+1] == 'u' {
				r.pos += 2
				if low := r.hex4(); low >= 0xDC00 && low < 0xE000 {
					return append(buf, string(0x10000+(u-0xD800)<<10+(low-0xDC00))...)
				}
			}
			r.fail("halvt")
			return buf
		}
		if u >= 0xDC00 && u < 0xE000 {
			r.fail("halvt")
			return buf
		}
		return append(buf, string(u)...)
	}
	r.fail("kode")
	return buf
}

func (r *reader) hex4() rune {
	var n rune
	for i := 0; i < 4; i++ {
		if r.pos >= len(r.b) {
			r.fail("cifre")
			return 0
		}
		c := r.b[r.pos]
		switch {
		case c >= '0' && c <= '9':
			n = n<<4 + rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = n<<4 + rune(c|0x20-'a') + 10
		default:
			r.fail("cifre")
			return 0
		}
		r.pos++
	}
	return n
}

// skip passes over any value.
func (r *reader) skip(depth int) {
	if depth > maxDepth {
		r.fail("lag")
		return
	}
	switch c := r.peek(); {
	case c == '"':
		r.text()
	case c == '{':
		r.object(func(string) { r.skip(depth + 1) })
	case c == '[':
		r.array(func() { r.skip(depth + 1) })
	case c == '-' || c >= '0' && c <= '9':
		r.number()
	default:
		for _, word := range [...]string{"true", "false", "null"} {
			if len(r.b)-r.pos >= len(word) && string(r.b[r.pos:r.pos+len(word)]) == word {
				r.pos += len(word)
				return
			}
		}
		r.fail("vaerdi")
	}
}

func (r *reader) number() {
	run := func() bool {
		start := r.pos
		for r.pos < len(r.b) && r.b[r.pos] >= '0' && r.b[r.pos] <= '9' {
			r.pos++
		}
		return r.pos > start
	}
	at := func(set string) bool {
		for i := 0; i < len(set); i++ {
			if r.pos < len(r.b) && r.b[r.pos] == set[i] {
				r.pos++
				return true
			}
		}
		return false
	}
	at("-")
	ok := at("0") || run()
	if ok && at(".") {
		ok = run()
	}
	if ok && at("eE") {
		at("+-")
		ok = run()
	}
	if !ok {
		r.fail("tal")
	}
}

// appendText writes a JSON string. What could end a script element or a line
// of JSON is escaped too.
func appendText(dst []byte, s string) []byte {
	const hex = "0123456789abcdef"
	dst = append(dst, '"')
	plain := 0 // where the part begins that stands as it is
	for i, c := range s {
		size := 1
		switch {
		case c == '"' || c == '\\', c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x7f:
		case c == 0x2028 || c == 0x2029:
			size = 3
		case c == 0xfffd && (len(s) < i+3 || s[i:i+3] != "\uFFFD"): // a byte that is no UTF-8
		default:
			continue
		}
		dst = append(dst, s[plain:i]...)
		plain = i + size
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', byte(c))
		case c == 0xfffd:
			dst = append(dst, "\uFFFD"...)
		case size == 3:
			dst = append(dst, '\\', 'u', '2', '0', '2', hex[c&15])
		default:
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	dst = append(dst, s[plain:]...)
	return append(dst, '"')
}
