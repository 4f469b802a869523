package wizard

import (
	"slices"
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// Problem is something a person can mend: in a line of the rates file, or in
// a case file. The message says what to do; Model.Say has it in words.
type Problem struct {
	Line int    // line in the rates file, 0 for a case
	In   string // the part of the case file
	ID   string // what it is about in that part, as it was written: a fact, a clock, an element of a list, a field; "" for the whole
	Own  string // id of the fact inside what ID names, where that is another parent
	Msg  words.Msg
}

// The parts of a case file that a problem may lie in.
const (
	InFile    = "file" // the form of the whole, or its own fields
	InClocks  = "clocks"
	InFacts   = "facts"
	InOrigins = "origins"
	InLists   = "lists"
	InNotes   = "notes"
)

// Status tells what kind of figure a window holds.
type Status uint8

// The kinds of figure. Only a published one answers Lookup.
const (
	Published Status = iota // printed by an authority or in the law
	Derived                 // our own arithmetic on published figures
	Local                   // one municipality's, never national
	Adopted                 // set by law or agreement, and not printed by an authority yet
)

var statusIDs = [...]string{"published", "derived", "local", "adopted"}

// String gives the status as it stands in the file.
func (s Status) String() string { return statusIDs[s] }

// Window is one figure and the days on which it holds, both included.
type Window struct {
	From, Until Date // Until is zero where no end is known
	Value       Ratio
	Negative    bool   // the value is below nought: a percentage alone can be
	Text        string // the value as it stands in the file
	Unit        string
	Status      Status
	Sources     []string // ids in sources.yaml
	Note        string
	Line        int
}

func (w *Window) holds(on Date) bool { return w.From <= on && (w.Until == 0 || on <= w.Until) }

// Rates is the dated figures, by key. Make it with ParseRates.
type Rates struct {
	keys    []string
	windows map[string][]Window
	hash    uint64
	date    Date
	grown   int         // childAge, zero where it is not known
	general []words.Arg // the ages and lengths that sentences name
}

// Date is the day that the data itself names as its own, zero for none.
func (r *Rates) Date() Date { return r.date }

// Keys lists the keys, sorted.
func (r *Rates) Keys() []string { return r.keys }

// Windows lists a key's figures, by start date; nil for an unknown key.
func (r *Rates) Windows(key string) []Window { return r.windows[key] }

// Hash names the data: the same file gives the same 16 hex digits. It tells two
// data sets apart; it is no safeguard against forgery.
func (r *Rates) Hash() string {
	return hex(1<<63 | r.hash>>1)
}

// Fit tells how a look-up fits the published figures.
type Fit uint8

// The four fits.
const (
	Exact           Fit = iota // a published figure holds on the day
	Gap                        // published figures stand before and after, none on the day
	NotYetPublished            // the day is after the last published figure
	BeforeFirst                // the day is before the first published figure
)

// Found is the answer of a look-up. Window is set for Exact alone; Before and
// After are the nearest published figures around a day without one; Derived is
// the adopted or computed figure for such a day, where the data has one: the
// adopted where it has both.
type Found struct {
	Fit                   Fit
	Window, Before, After *Window
	Derived               *Window
}

// Lookup finds the published figure that holds on a day. It never gives the
// nearest one in silence. An unknown key is BeforeFirst with nothing set.
func (r *Rates) Lookup(key string, on Date) Found {
	f := Found{Fit: BeforeFirst}
	windows := r.windows[key]
	for i := range windows {
		w := &windows[i]
		switch {
		case w.Status == Derived || w.Status == Adopted:
			if w.holds(on) && (f.Derived == nil || w.Status == Adopted) {
				f.Derived = w
			}
		case w.Status != Published:
		case w.holds(on):
			return Found{Fit: Exact, Window: w}
		case w.From <= on:
			f.Before = w
		case f.After == nil:
			f.After = w
		}
	}
	if f.Before != nil {
		f.Fit = NotYetPublished
		if f.After != nil {
			f.Fit = Gap
		}
	}
	return f
}

// neverBelowNought reports whether every figure of a key that is known is
// nought or more.
func (r *Rates) neverBelowNought(key string) bool {
	return !slices.ContainsFunc(r.windows[key], func(w Window) bool { return w.Negative })
}

// LatestPublished gives the published figure with the latest start, nil where
// there is none.
func (r *Rates) LatestPublished(key string) *Window {
	windows := r.windows[key]
	for i := len(windows) - 1; i >= 0; i-- {
		if windows[i].Status == Published {
			return &windows[i]
		}
	}
	return nil
}

// length gives an age or a length of time of the law, zero where the data has
// none. It is that of the latest figure, whenever the child was born.
func (r *Rates) length(key string) int {
	if w := r.LatestPublished(key); w != nil {
		return int(w.Value.Round())
	}
	return 0
}

// dateLine begins the line with the data's own date.
const dateLine = "# dato: "

const ratesHeader = "key;from;until;value;unit;status;sources;note"

var units = []string{"DKK/month", "DKK/year", "DKK/day", "DKK/night", "DKK/hour", "DKK/km", "percent", "share", "days", "workdays", "weeks", "months", "years"}

// ParseRates reads the rates file: semicolons between the columns, one figure
// a line. Empty lines and lines that begin with # count for nothing, but for
// the one that names the data's own date. Every problem is reported with its
// line; the lines without one still count.
//
//	# dato: 2026-11-22
//	key;from;until;value;unit;status;sources;note
//	ta_cap_month;2024-01-01;2024-12-31;35247;DKK/month;published;SM24 V6 HB;
//	ta_cap_month;2025-01-01;2025-12-31;36622;DKK/month;derived;SKM25;35247 x 1,039
func ParseRates(csv []byte) (*Rates, []Problem) {
	var problems []Problem
	r := ReadRates(csv, func(line int, what, here string) {
		problems = append(problems, ratesProblem(line, what, "her", here, "alle", strings.Join(units, ", "), "hoved", ratesHeader))
	})
	for _, key := range r.keys {
		problems = append(problems, r.between(key)...)
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	return r, problems
}

// between reports the figures of a key that do not go together.
func (r *Rates) between(key string) (problems []Problem) {
	windows := r.windows[key]
	for i := range windows {
		for j := i + 1; j < len(windows); j++ {
			a, b := &windows[i], &windows[j]
			if a.Status == b.Status && (a.Until == 0 || b.From <= a.Until) {
				problems = append(problems, ratesProblem(b.Line, "overlap", "noegle", key, "linje", strconv.Itoa(a.Line)))
			}
		}
		if windows[i].Unit != windows[0].Unit {
			problems = append(problems, ratesProblem(windows[i].Line, "enheder", "noegle", key, "enhed", windows[0].Unit, "linje", strconv.Itoa(windows[0].Line)))
		}
	}
	return problems
}

func ratesProblem(line int, what string, texts ...string) Problem {
	return Problem{Line: line, Msg: words.Texts("satser."+what, texts...)}
}

// ReadRates reads the file line by line, as ParseRates does, and calls wrong with
// what is wrong in a line and what stands there. It is for the page, whose file
// the build has checked: the lines are not held against each other, and no
// sentence is made.
func ReadRates(csv []byte, wrong func(line int, what, here string)) *Rates {
	r := &Rates{windows: map[string][]Window{}, hash: words.Sum(words.NoSum, csv)}
	header := false
	for i, text := range strings.Split(string(csv), "\n") {
		line := i + 1
		text, _, _ = strings.Cut(text, "\r")
		if on, found := strings.CutPrefix(text, dateLine); found {
			var ok bool
			if r.date, ok = ParseDate(on); !ok {
				wrong(line, "dato", quote(on))
			}
			continue
		}
		if text == "" || text[0] == '#' {
			continue
		}
		if !header {
			header = true
			if text != ratesHeader {
				wrong(line, "hoved", "")
			}
			continue
		}
		key, w, what, here := parseWindow(text)
		if what != "" {
			wrong(line, what, here)
			continue
		}
		w.Line = line
		if r.windows[key] == nil {
			r.keys = append(r.keys, key)
			for i := len(r.keys) - 1; i > 0 && r.keys[i] < r.keys[i-1]; i-- {
				r.keys[i], r.keys[i-1] = r.keys[i-1], r.keys[i]
			}
		}
		windows := append(r.windows[key], w)
		for i := len(windows) - 1; i > 0 && windows[i].From < windows[i-1].From; i-- {
			windows[i], windows[i-1] = windows[i-1], windows[i]
		}
		r.windows[key] = windows
	}
	r.grown = r.length(childAge)
	r.general = []words.Arg{words.Num("alder", r.grown), words.Num("undersoegelse", r.length("deadline_study")), words.Num("klagefrist", r.length(complaintLimit))}
	return r
}

// parseWindow reads a line. wrong names what is wrong with it, and here is what
// stands there.
func parseWindow(text string) (key string, w Window, wrong, here string) {
	f := strings.Split(text, ";")
	if len(f) != 8 {
		return "", w, "felter", strconv.Itoa(len(f))
	}
	var ok bool
	if key = f[0]; !isKey(key) {
		return "", w, "noegle", quote(key)
	}
	if w.From, ok = ParseDate(f[1]); !ok {
		return "", w, "fra", quote(f[1])
	}
	if f[2] != "" {
		if w.Until, ok = ParseDate(f[2]); !ok || w.Until < w.From {
			return "", w, "til", quote(f[2])
		}
	}
	value := f[3]
	value, w.Negative = strings.CutPrefix(value, "-")
	if w.Value, ok = parseValue(value); !ok {
		return "", w, "vaerdi", quote(f[3])
	}
	w.Text = f[3]
	if w.Unit = f[4]; !slices.Contains(units, w.Unit) {
		return "", w, "enhed", quote(f[4])
	}
	if w.Negative && w.Unit != "percent" {
		return "", w, "under-nul", quote(f[3])
	}
	status := slices.Index(statusIDs[:], f[5])
	if status < 0 {
		return "", w, "status", quote(f[5])
	}
	w.Status = Status(status)
	w.Sources = strings.Split(f[6], " ")
	if f[6] == "" {
		return "", w, "kilde", ""
	}
	w.Note = f[7]
	return key, w, "", ""
}

// parseValue reads 35247, 99.00 or 1/3.
func parseValue(s string) (Ratio, bool) {
	if n, d, found := strings.Cut(s, "/"); found {
		a, ok1 := digits(n)
		b, ok2 := digits(d)
		if !ok1 || !ok2 || b == 0 || len(n) > 9 || len(d) > 9 {
			return Ratio{}, false
		}
		return Fraction(int64(a), int64(b)), true
	}
	n, ok := parseDecimal(s, 4, 12)
	return Fraction(n, 10000), ok
}

// parseDecimal reads a number with a point and at most decimals digits behind
// it, and gives it in units of the last decimal. More than whole digits before
// the point are refused.
func parseDecimal(s string, decimals, whole int) (int64, bool) {
	head, tail, point := strings.Cut(s, ".")
	n, ok := digits64(head)
	if !ok || len(head) > whole || len(tail) > decimals || point && tail == "" {
		return 0, false
	}
	for i := 0; i < decimals; i++ {
		n *= 10
		if i < len(tail) {
			if tail[i] < '0' || tail[i] > '9' {
				return 0, false
			}
			n += int64(tail[i] - '0')
		}
	}
	return n, true
}

func isKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '_' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// hex writes a number in sixteen hexadecimal digits.
func hex(n uint64) string {
	digits := strconv.FormatUint(n, 16)
	return "0000000000000000"[len(digits):] + digits
}

// quote shows somebody's text in a message, never more than a line of it.
func quote(s string) string {
	const most = 40
	cut := false
	for i := range s {
		if i > most {
			s, cut = s[:i], true
			break
		}
	}
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' { // JSON escapes it; a terminal should not get it
			s = s[:i] + "." + s[i+1:]
		}
	}
	if cut {
		return `"` + s + `"…`
	}
	return `"` + s + `"`
}
