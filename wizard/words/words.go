// Package words turns what the engine has to say into sentences of a language.
//
// The engine says a Msg: the id of a message and typed arguments. A Catalogue
// has the sentence of each id, as data that a page loads beside the figures, so
// that another language is another file and no rule changes.
//
//	# one message a line; lines that begin with # count for nothing
//	klagefrist.tekst = Klagen skal være hos kommunen senest {dag:lang}. Der er {n} {n?uge|uger}.
//
// A slot is {name}, printed as the argument's kind is written in the language:
// a day, a month, a number, money (øre), hours (hundredths), a decimal number, a
// text, or another message. {name:form} prints it in another form:
//
//	lang   a day with its weekday            tirsdag den 1. december 2026
//	ord    a number in letters               to, ti, 13
//	ord-n  the same for a neuter noun        et, to
//	ord-t  the same with stress              én, to
//	hel    money in whole units              38.380 kr.
//	tal    money without what it is money of 37.000,00
//
// An id may leave out the parts that it shares with the one before, a dot for
// each: after valg.barn.ja, ..nej is valg.barn.nej. Bare writes a file so, which
// takes a page a twentieth less to fetch.
//
// {n?one|many} is the first where the number is one, else the second. {{ is a
// brace that opens no slot.
//
// How a language writes days and numbers stands in its catalogue too, under ids
// that begin with @. There is no word of any language in this package.
package words

import (
	"strconv"
	"strings"

	"rettesnor/wizard/day"
)

// Kind tells what an argument is.
type Kind uint8

// The kinds of argument.
const (
	Text    Kind = iota
	Number       // a whole number
	Day          // a day.Date
	Month        // a day.Month
	Money        // øre
	Hours        // hundredths of an hour
	Decimal      // a number with a point, as files write it
	Sub          // another message
)

// Arg is one typed argument of a message.
type Arg struct {
	Name string
	Kind Kind
	N    int64
	S    string
	Msg  *Msg
}

// Msg is something to say. The zero Msg says nothing.
type Msg struct {
	ID   string
	Args []Arg
}

// New makes a message.
func New(id string, args ...Arg) Msg { return Msg{id, args} }

// Texts makes a message whose arguments are all texts: names and values in
// turn. It takes less room in the page's engine than arguments do.
//
//go:noinline
func Texts(id string, pairs ...string) Msg {
	m := Msg{ID: id}
	for i := 0; i+1 < len(pairs); i += 2 {
		m.Args = append(m.Args, Str(pairs[i], pairs[i+1]))
	}
	return m
}

// With is the message with more arguments.
func (m Msg) With(args ...Arg) Msg {
	return Msg{m.ID, append(append([]Arg(nil), m.Args...), args...)}
}

// Num is a number as an argument.
func Num(name string, n int) Arg { return Arg{Name: name, Kind: Number, N: int64(n)} }

// Str is a text that is the same in every language: an id, a reader's own word.
func Str(name, s string) Arg { return Arg{Name: name, S: s} }

// On is a day as an argument.
func On(name string, d day.Date) Arg { return Arg{Name: name, Kind: Day, N: int64(d)} }

// In is a month as an argument.
func In(name string, m day.Month) Arg { return Arg{Name: name, Kind: Month, N: int64(m)} }

// Kr is an amount in øre as an argument.
func Kr(name string, oere int64) Arg { return Arg{Name: name, Kind: Money, N: oere} }

// Hour is a number of hours, in hundredths, as an argument.
func Hour(name string, hundredths int64) Arg { return Arg{Name: name, Kind: Hours, N: hundredths} }

// Dec is a number with a point, as files write it, as an argument.
func Dec(name, s string) Arg { return Arg{Name: name, Kind: Decimal, S: s} }

// Said is a message as an argument.
func Said(name string, m Msg) Arg { return Arg{Name: name, Kind: Sub, Msg: &m} }

// Problem is a line of a catalogue that somebody must mend. The message is one
// of a catalogue too, under katalog.; the catalogue with the problem may have it.
type Problem struct {
	File int // which of the files that Parse got, from 0
	Line int // 0 for what the files lack together
	Msg  Msg
}

// Catalogue has the sentences of one language. Make it with Parse; the zero
// Catalogue knows no message and says each id in brackets.
type Catalogue struct {
	Lang  string
	ids   []string
	texts map[string][]piece
	lists map[string][]string // of the ids that begin with @
	hash  uint64
}

// piece is a stretch of text, or a slot where name is set.
type piece struct {
	text      string
	name      string
	form      string
	one, many string
	plural    bool
}

// The ids that a catalogue must have for itself, with the number of words.
var own = [...]struct {
	id string
	n  int
}{
	{"@sprog", 1}, {"@maaneder", 12}, {"@ugedage", 7}, {"@tal", 13}, {"@tal-n", 13}, {"@tusind", 1}, {"@komma", 1},
	{"@dag", 0}, {"@dag-lang", 0}, {"@maaned", 0}, {"@kr", 0},
}

// Parse reads a catalogue that stands in one file or more. Every problem is
// reported; the lines without one still count.
func Parse(files ...[]byte) (*Catalogue, []Problem) {
	c := &Catalogue{texts: map[string][]piece{}, lists: map[string][]string{}}
	var problems []Problem
	for i, b := range files {
		problems = c.read(problems, i, b)
	}
	for _, o := range own {
		if have := len(c.lists[o.id]); c.texts[o.id] == nil || o.n > 0 && have != o.n {
			problems = append(problems, Problem{Msg: New("katalog.mangler", Str("id", o.id), Num("n", o.n))})
		}
	}
	if lang := c.lists["@sprog"]; len(lang) == 1 {
		c.Lang = lang[0]
	}
	return c, problems
}

// read takes in the messages of one file.
func (c *Catalogue) read(problems []Problem, file int, b []byte) []Problem {
	before := ""
	for i, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		add := func(m Msg) { problems = append(problems, Problem{file, i + 1, m}) }
		id, text, found := strings.Cut(line, " = ")
		id = whole(id, before)
		before = id
		if file == 0 { // of what it says, so that a page with the words in their bare form has the same
			c.hash = c.hash*31 + Sum(Sum(Sum(NoSum, id), " = "), text)
		}
		switch {
		case !found || !isID(id):
			add(New("katalog.linje"))
			continue
		case c.texts[id] != nil || c.lists[id] != nil:
			add(New("katalog.igen", Str("id", id)))
			continue
		}
		pieces, wrong := parse(text)
		if wrong.ID != "" {
			add(wrong.With(Str("id", id)))
			continue
		}
		if id[0] == '@' {
			c.lists[id] = strings.Fields(text)
		} else {
			c.ids = append(c.ids, id)
		}
		c.texts[id] = pieces
	}
	return problems
}

// whole is an id that a line may have shortened: each dot that it begins with
// stands for a part of the id before, as ..nej after valg.barn.ja.
func whole(id, before string) string {
	shared, dots := 0, 0
	for dots < len(id) && id[dots] == '.' {
		dots++
		for shared < len(before) && before[shared] != '.' {
			shared++
		}
		if shared == len(before) {
			return "" // there are not so many
		}
		shared++
	}
	return before[:shared] + id[dots:]
}

func isID(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-' || c == '@' && i == 0) {
			return false
		}
	}
	return s != "" && s != "@"
}

func parse(text string) (pieces []piece, problem Msg) {
	pieces = []piece{}
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if found && rest != "" && rest[0] == '{' {
			pieces = append(pieces, piece{text: before + "{"})
			text = rest[1:]
			continue
		}
		if before != "" {
			pieces = append(pieces, piece{text: before})
		}
		if !found {
			break
		}
		slot, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, New("katalog.klamme")
		}
		p := piece{name: slot}
		if name, words, plural := strings.Cut(slot, "?"); plural {
			p.name, p.plural = name, true
			if p.one, p.many, plural = strings.Cut(words, "|"); !plural {
				return nil, New("katalog.flertal", Str("navn", name))
			}
		} else if name, form, has := strings.Cut(slot, ":"); has {
			p.name, p.form = name, form
			if form != "lang" && form != "ord" && form != "ord-n" && form != "ord-t" && form != "hel" && form != "tal" {
				return nil, New("katalog.form", Str("form", form))
			}
		}
		if !isID(p.name) {
			return nil, New("katalog.navn", Str("navn", slot))
		}
		pieces = append(pieces, p)
		text = after
	}
	return pieces, Msg{}
}

// Bare is a catalogue without what counts for nothing, for a page to fetch: no
// comments, and each id without the parts that it shares with the one before.
func Bare(file []byte) []byte {
	var out []byte
	before := ""
	for line := range strings.Lines(string(file)) {
		text := strings.TrimRight(line, "\r\n")
		if text == "" || text[0] == '#' {
			continue
		}
		id, said, _ := strings.Cut(text, " = ")
		id = whole(id, before)
		rest, last := id, before
		for {
			part, after, more := strings.Cut(rest, ".")
			other, left, has := strings.Cut(last, ".")
			if !more || !has || part != other {
				break
			}
			out, rest, last = append(out, '.'), after, left
		}
		out = append(append(append(append(out, rest...), " = "...), said...), '\n')
		before = id
	}
	return out
}

// IDs lists the messages in the order of the file.
func (c *Catalogue) IDs() []string { return c.ids }

// Has reports whether the catalogue has a message.
func (c *Catalogue) Has(id string) bool { return c.texts[id] != nil }

// Slots lists the names of the slots of a message, each once.
func (c *Catalogue) Slots(id string) []string {
	var names []string
	for _, p := range c.texts[id] {
		seen := p.name == ""
		for _, n := range names {
			seen = seen || n == p.name
		}
		if !seen {
			names = append(names, p.name)
		}
	}
	return names
}

// List is the words of an id that begins with @, as the months.
func (c *Catalogue) List(id string) []string { return c.lists[id] }

// Hash names the words of the first file, which is the one that results are
// said in: the same messages give the same number, whatever stands between them.
func (c *Catalogue) Hash() uint64 { return c.hash }

// Say gives the sentence of a message. An id that the catalogue lacks, and a
// slot that no argument fills, stand in brackets: seen by whoever looks, and a
// failure of the tests.
func (c *Catalogue) Say(m Msg) string {
	if m.ID == "" {
		return ""
	}
	return string(c.append(nil, m, 0))
}

// Print writes one argument as a slot without a form does.
func (c *Catalogue) Print(a Arg) string { return string(c.arg(nil, &a, "", 0)) }

// deep bounds messages within messages.
const deep = 8

func (c *Catalogue) append(dst []byte, m Msg, depth int) []byte {
	pieces, found := c.texts[m.ID]
	if !found || depth > deep {
		return append(append(append(dst, "⟦"...), m.ID...), "⟧"...)
	}
	for i := range pieces {
		p := &pieces[i]
		if p.name == "" {
			dst = append(dst, p.text...)
			continue
		}
		a := m.arg(p.name)
		switch {
		case a == nil:
			dst = append(append(append(dst, "⟦"...), p.name...), "⟧"...)
		case p.plural && a.N == 1:
			dst = append(dst, p.one...)
		case p.plural:
			dst = append(dst, p.many...)
		default:
			dst = c.arg(dst, a, p.form, depth)
		}
	}
	return dst
}

func (m *Msg) arg(name string) *Arg {
	for i := range m.Args {
		if m.Args[i].Name == name {
			return &m.Args[i]
		}
	}
	return nil
}

func (c *Catalogue) arg(dst []byte, a *Arg, form string, depth int) []byte {
	switch a.Kind {
	case Number:
		if rest, letters := strings.CutPrefix(form, "ord"); letters {
			if list := c.lists["@tal"+rest]; a.N >= 0 && a.N < int64(len(list)) {
				return append(dst, list[a.N]...)
			}
		}
		return append(dst, c.grouped(a.N)...)
	case Day:
		d := day.Date(a.N)
		year, month, n := d.Parts()
		id := "@dag"
		if form == "lang" {
			id = "@dag-lang"
		}
		return c.append(dst, Msg{id, []Arg{Str("ugedag", c.word("@ugedage", d.Weekday())), Str("dag", strconv.Itoa(n)), Str("maaned", c.word("@maaneder", month-1)), Str("aar", strconv.Itoa(year))}}, depth+1)
	case Month:
		year, month, _ := day.Month(a.N).First().Parts()
		return c.append(dst, Msg{"@maaned", []Arg{Str("maaned", c.word("@maaneder", month-1)), Str("aar", strconv.Itoa(year))}}, depth+1)
	case Money:
		n := c.grouped(a.N/100) + c.word("@komma", 0) + two(a.N%100)
		switch form {
		case "hel":
			n = c.grouped((a.N + 50) / 100)
		case "tal":
			return append(dst, n...)
		}
		return c.append(dst, Msg{"@kr", []Arg{Str("tal", n)}}, depth+1)
	case Hours:
		n := c.grouped(a.N / 100)
		switch rest := a.N % 100; {
		case rest == 0:
		case rest%10 == 0:
			n += c.word("@komma", 0) + strconv.Itoa(int(rest/10))
		default:
			n += c.word("@komma", 0) + two(rest)
		}
		return append(dst, n...)
	case Decimal:
		return append(dst, strings.Replace(a.S, ".", c.word("@komma", 0), 1)...)
	case Sub:
		return c.append(dst, *a.Msg, depth+1)
	}
	return append(dst, a.S...)
}

// word gives a word of a list, nothing where the catalogue lacks it.
func (c *Catalogue) word(list string, i int) string {
	if words := c.lists[list]; i >= 0 && i < len(words) {
		return words[i]
	}
	return ""
}

// grouped writes 35247 with the language's sign between thousands.
func (c *Catalogue) grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for i := len(s) - 3; i > first; i -= 3 {
		s = s[:i] + c.word("@tusind", 0) + s[i:]
	}
	return s
}

func two(n int64) string {
	if n < 10 {
		return "0" + strconv.Itoa(int(n))
	}
	return strconv.Itoa(int(n))
}

// Pseudo gives a language in which every text of a sentence is marked, ⟦ü…⟧,
// and slots, days and numbers stay what they are. Where a face shows a word
// without the mark, it has that word from somewhere else: Plain finds it.
func (c *Catalogue) Pseudo() *Catalogue {
	marked := *c
	marked.Lang = "qps"
	marked.texts = map[string][]piece{}
	mark := func(s string) string {
		if strings.Trim(s, " .,:;!?()»«–-\n") == "" {
			return s
		}
		return "⟦ü" + s + "⟧"
	}
	for id, pieces := range c.texts {
		var out []piece
		for _, p := range pieces {
			p.text, p.one, p.many = mark(p.text), mark(p.one), mark(p.many)
			out = append(out, p)
		}
		marked.texts[id] = out
	}
	marked.lists = map[string][]string{}
	for id, list := range c.lists {
		for _, word := range list {
			if id == "@maaneder" || id == "@ugedage" || strings.HasPrefix(id, "@tal") {
				word = mark(word)
			}
			marked.lists[id] = append(marked.lists[id], word)
		}
	}
	return &marked
}

// Plain lists what stands in a text of the pseudo-language and carries no mark:
// each run of letters, with the digits, points and hyphens that it holds
// together, and the id of a message that the catalogue lacks. Ids, dates as files
// write them and somebody's own words are among them; the caller knows those.
//
//	Plain("⟦üBarnet bor⟧ hjemme ⟦svar.x⟧ 2024-06 bl85.1") = hjemme ⟦svar.x⟧ bl85.1
func Plain(text string) []string {
	var found []string
	word, letters := "", false
	end := func() {
		if letters {
			found = append(found, strings.Trim(word, ".-"))
		}
		word, letters = "", false
	}
	for text != "" {
		if marked, ok := strings.CutPrefix(text, "⟦"); ok {
			end()
			in, rest, _ := strings.Cut(marked, "⟧")
			if !strings.HasPrefix(in, "ü") {
				found = append(found, "⟦"+in+"⟧")
			}
			text = rest
			continue
		}
		for i, r := range text {
			if i > 0 {
				text = text[i:]
				break
			}
			letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 'À' && r <= 'ɏ'
			if letter || r >= '0' && r <= '9' || r == '.' || r == '-' || r == '_' {
				word, letters = word+string(r), letters || letter
			} else {
				end()
			}
			if len(text) == len(string(r)) {
				text = ""
			}
		}
	}
	end()
	return found
}

// NoSum is the 64-bit FNV-1a sum of nothing.
const NoSum uint64 = 14695981039346656037

// Sum is the sum of what h is the sum of with b behind it.
func Sum[T []byte | string](h uint64, b T) uint64 {
	for i := range len(b) {
		h = (h ^ uint64(b[i])) * 1099511628211
	}
	return h
}
