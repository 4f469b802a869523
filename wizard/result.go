package wizard

import (
	"strconv"

	"rettesnor/wizard/words"
)

// ResultFormat is the result's format, in its "format" field.
const ResultFormat = "rettesnor-resultat/2"

// Reply is all that the engine says of a case. It carries its own words: a face
// lays them out and knows none of its own.
type Reply struct {
	Result
	Case      *Case
	Ask       []string  // what is still worth asking, in order
	Page      PagePlace // where the first of them stands; zero where there is none
	Pause     bool      // the answer comes before more is asked
	Answer    CaseAnswer
	Deadlines []CaseDeadline
	Answered  []Answered
}

// Answered is an answer of the case, as the file has it and as people read it.
// One that lies aside bears on nothing as the case stands.
type Answered struct {
	ID, Value, Label string
	Aside            bool
}

// Reply answers a case. today is the day of the face, zero where it has none:
// then nothing speaks of today or of days left.
func (m *Model) Reply(c *Case, problems []Problem, today Date) Reply {
	r := Reply{Result: m.eval(c, problems), Case: c, Ask: m.Next(c), Deadlines: m.Deadlines(c, today)}
	if page, ok := c.place(r.Ask); ok {
		r.Page, r.Pause = page, m.pauses(c, page)
	}
	r.Answer = m.Compose(c, &r.Result, r.Deadlines, today)
	r.Answered = m.answered(c, r.Result.Findings)
	return r
}

// AnswerCase reads a case file and appends its result as one line of JSON, the
// same in every face. Readers must ignore keys they do not know. ok is false
// where there are problems.
func (m *Model) AnswerCase(dst, file []byte) (out []byte, ok bool) {
	return m.replyTo(dst, file, 0, false)
}

// AppendStep is AnswerCase for a page, which goes on from it: the result has
// three keys more.
//
//	"case": {…}     the case as it was read: what the page keeps
//	"page": {"id": "alder", "part": 1, "parts": 3, "at": 1, "most": 7}
//	                where the next question stands: this page and the most there
//	                can be in its part; part 0 comes before the parts
//	"pause": true   where the answer comes before more is asked
func (m *Model) AppendStep(dst, file []byte, today Date) []byte {
	out, _ := m.replyTo(dst, file, today, true)
	return out
}

func (m *Model) replyTo(dst, file []byte, today Date, page bool) (out []byte, ok bool) {
	var c Case
	problems, readable := m.parse(file, &c)
	w := writer{dst}
	if !readable {
		m.appendHead(&w)
		w.raw(`,"ask":[],"findings":[],"deadlines":[],"answered":[],"problems":[`)
		m.appendProblems(&w, problems)
		w.raw("]}")
		return w.b, false
	}
	r := m.Reply(&c, problems, today)
	m.appendReply(&w, &r)
	if page {
		if p := r.Page; p.ID != "" {
			w.raw(`,"page":{"id":`)
			w.text(p.ID)
			w.raw(`,"part":` + strconv.Itoa(p.Part) + `,"parts":` + strconv.Itoa(len(parts)-1) + `,"at":` + strconv.Itoa(p.At) + `,"most":` + strconv.Itoa(p.Most) + "}")
		}
		w.flag("pause", r.Pause)
		w.raw(`,"case":`)
		w.b = AppendCase(w.b, &c)
	}
	w.raw("}")
	return w.b, len(r.Problems) == 0
}

// AppendReply writes a reply as one line of JSON (docs/contract.md, Result).
func (m *Model) AppendReply(dst []byte, r *Reply) []byte {
	w := writer{dst}
	m.appendReply(&w, r)
	w.raw("}")
	return w.b
}

func (m *Model) appendHead(w *writer) {
	w.first("format", ResultFormat)
	w.member("lang", m.words.Lang)
}

// appendReply writes all but the brace at the end.
func (m *Model) appendReply(w *writer, r *Reply) {
	m.appendHead(w)
	if len(r.Ask) > 0 {
		w.member("next", r.Ask[0])
	}
	w.listed("ask", r.Ask)
	w.raw(`,"answer":`)
	m.appendAnswer(w, &r.Answer)
	w.raw(`,"findings":[`)
	for i := range r.Findings {
		w.comma(i)
		w.raw("{")
		m.appendFinding(w, &r.Findings[i])
		w.raw("}")
	}
	w.raw(`],"deadlines":[`)
	for i := range r.Deadlines {
		w.comma(i)
		w.deadline(&r.Deadlines[i])
	}
	w.raw(`],"answered":[`)
	for i := range r.Answered {
		a := &r.Answered[i]
		w.comma(i)
		w.first("id", a.ID)
		w.member("title", m.Short(a.ID))
		w.member("value", a.Value)
		w.member("label", a.Label)
		w.raw(`,"aside":` + strconv.FormatBool(a.Aside) + "}")
	}
	w.raw(`],"problems":[`)
	m.appendProblems(w, r.Problems)
	w.raw("]")
	m.appendReceipt(w, &r.Receipt)
}

func (m *Model) appendProblems(w *writer, problems []Problem) {
	for i := range problems {
		p := &problems[i]
		w.comma(i)
		w.first("in", p.In)
		w.member("id", p.ID)
		w.optional("own", p.Own)
		w.member("message", m.Say(p.Msg))
		w.raw("}")
	}
}

type writer struct{ b []byte }

func (w *writer) raw(s string)  { w.b = append(w.b, s...) }
func (w *writer) text(s string) { w.b = appendText(w.b, s) }
func (w *writer) comma(i int) {
	if i > 0 {
		w.b = append(w.b, ',')
	}
}

func (w *writer) key(key string) { w.raw(`,"` + key + `":`) }

// member writes a key with a text, after others.
func (w *writer) member(key, text string) {
	w.key(key)
	w.text(text)
}

// listed and amount write a key with what it names, after others.
func (w *writer) listed(key string, ids []string) {
	w.key(key)
	w.list(ids)
}

func (w *writer) amount(key string, oere int64) {
	w.key(key)
	w.money(oere)
}

// first begins an object with a text.
func (w *writer) first(key, text string) {
	w.raw(`{"` + key + `":`)
	w.text(text)
}

// optional and flag write nothing of what is empty or not so.
func (w *writer) optional(key, text string) {
	if text != "" {
		w.member(key, text)
	}
}

func (w *writer) flag(key string, is bool) {
	if is {
		w.key(key)
		w.raw("true")
	}
}

func (w *writer) list(ids []string) {
	w.raw("[")
	for i, id := range ids {
		w.comma(i)
		w.text(id)
	}
	w.raw("]")
}

// money writes øre as "19052.43".
func (w *writer) money(oere int64) {
	w.raw(`"` + strconv.FormatInt(oere/100, 10) + "." + two(int(oere%100)) + `"`)
}

// appendFinding writes the members of a finding.
func (m *Model) appendFinding(w *writer, f *Finding) {
	w.raw(`"id":`)
	w.text(f.ID)
	w.member("title", m.FindingTitle(f.ID))
	w.member("verdict", f.Verdict.String())
	w.member("verdictText", m.VerdictWords(f.Verdict))
	w.member("headline", f.Heading)
	w.member("explanation", f.Explanation)
	w.raw(`,"amounts":[`)
	m.appendAmounts(w, f.Amounts, false)
	w.raw(`],"trace":[`)
	for i := range f.Trace {
		w.comma(i)
		m.appendLine(w, &f.Trace[i])
	}
	w.raw("]")
	m.appendGaps(w, f)
	w.raw(`,"changes":[`)
	for i := range f.Changes {
		w.comma(i)
		w.change(&f.Changes[i])
	}
	w.raw("]")
	if f.Period != nil {
		m.appendPeriod(w, f.Period)
	}
	if len(f.Parents) > 0 {
		w.raw(`,"parents":[`)
		for i := range f.Parents {
			w.comma(i)
			w.first("name", f.Parents[i].Name)
			w.raw(",")
			m.appendFinding(w, &f.Parents[i].Finding)
			w.raw("}")
		}
		w.raw(`],"together":[`)
		m.appendAmounts(w, f.Together, false)
		w.raw("]")
	}
}

// appendGaps writes what nobody has answered, and what stands in for it.
func (m *Model) appendGaps(w *writer, f *Finding) {
	w.raw(`,"missing":[`)
	for i, id := range f.Missing {
		w.comma(i)
		w.raw("{")
		m.appendMissing(w, id)
		w.raw("}")
	}
	w.raw(`],"assumed":[`)
	for i, a := range f.Assumed {
		w.comma(i)
		w.first("id", a.ID)
		w.member("text", a.Text)
		w.flag("aside", a.Aside)
		w.raw("}")
	}
	w.raw("]")
	if f.Narrows != "" {
		w.raw(`,"narrows":{`)
		m.appendMissing(w, f.Narrows)
		w.raw("}")
	}
}

// appendMissing writes what nobody has answered, and how to find out.
func (m *Model) appendMissing(w *writer, id string) {
	w.raw(`"id":`)
	w.text(id)
	w.member("text", m.Short(id))
	w.member("how", m.sayIf("spoergsmaal."+id+".saadan"))
}

// appendAmounts writes amounts, with figures also without the time that they are
// for.
func (m *Model) appendAmounts(w *writer, amounts []Amount, figures bool) {
	for i := range amounts {
		a := &amounts[i]
		w.comma(i)
		m.appendAmount(w, a, m.AmountText(*a))
		if figures {
			w.member("figure", m.Figure(*a))
		}
		w.flag("leading", a.Leads)
		w.flag("bound", a.Bound)
		w.flag("classed", a.Classed)
		w.raw("}")
	}
}

// appendAmount writes an amount without the brace at its end.
func (m *Model) appendAmount(w *writer, a *Amount, text string) {
	w.first("name", a.Name)
	w.member("title", m.AmountTitle(a.Name))
	w.amount("lo", a.Lo)
	if a.HasHi {
		w.amount("hi", a.Hi)
	}
	if a.HasBest {
		w.amount("best", a.Best)
	}
	w.member("unit", a.Unit)
	w.member("text", text)
}

func (m *Model) appendLine(w *writer, l *Line) {
	w.first("kind", l.Kind.String())
	w.member("rule", l.Rule)
	if l.Kind == Reason {
		w.member("verdict", l.Verdict.String())
		w.member("verdictText", m.VerdictWords(l.Verdict))
		w.flag("part", l.Part)
	}
	if l.Fact != NoFact {
		w.member("fact", l.Fact.String())
		w.member("origin", originIDs[l.Origin])
		w.member("originText", m.said("hvorfra."+originIDs[l.Origin]))
	}
	w.member("text", l.Text)
	w.listed("cite", l.Cite)
	if l.Amount != "" {
		w.member("amount", l.Amount)
		w.member("figure", l.Figure)
	}
	if d := l.Discretion; d != nil {
		w.member("decider", d.Decider)
		w.listed("for", d.For)
		w.listed("against", d.Against)
		w.listed("evidence", d.Evidence)
	}
	w.raw("}")
}

func (w *writer) change(c *Change) {
	w.raw(`{"set":{`)
	for i, s := range c.Set {
		w.comma(i)
		w.text(s.Fact)
		w.raw(":")
		w.text(s.Value)
	}
	w.raw(`},"verdict":`)
	w.text(c.Verdict.String())
	w.member("text", c.Text)
	w.raw("}")
}

// appendPeriod writes the segments and the sums; a sum has the first and the
// last month that it covers.
func (m *Model) appendPeriod(w *writer, p *Period) {
	w.raw(`,"period":{"segments":[`)
	for i := range p.Segments {
		s := &p.Segments[i]
		w.comma(i)
		w.first("from", s.From.String())
		w.member("to", s.To.String())
		w.member("months", m.monthsFrom(s.From, s.To))
		w.member("verdict", s.Verdict.String())
		w.member("verdictText", m.VerdictWords(s.Verdict))
		w.raw(`,"amounts":[`)
		for j := range s.Amounts {
			a := &s.Amounts[j]
			w.comma(j)
			m.appendAmount(w, a, m.Figure(*a))
			w.raw("}")
		}
		w.raw("]}")
	}
	w.raw(`],"sum":[`)
	for i := range p.Sum {
		s := &p.Sum[i]
		w.comma(i)
		m.appendAmount(w, &s.Amount, m.SumFigure(p, *s))
		w.member("short", m.sayIf("beloeb."+s.Name+".kort"))
		w.flag("bound", s.Bound)
		w.raw(`,"months":[`)
		w.text(s.From.String())
		w.raw(",")
		w.text(s.To.String())
		w.raw("]}")
	}
	w.raw("]}")
}

func (m *Model) appendReceipt(w *writer, r *Receipt) {
	w.raw(`,"receipt":{"rules":`)
	w.text(r.Rules)
	w.member("data", r.Data)
	w.member("words", r.Words)
	w.member("law", r.Law.String())
	if r.LawDate != 0 {
		w.member("lawDate", r.LawDate.String())
	}
	w.raw(`,"clocks":{`)
	n := 0
	for _, clock := range r.Clocks.used() {
		if clock.value != "" {
			w.comma(n)
			n++
			w.text(clock.id)
			w.raw(":")
			w.text(clock.value)
		}
	}
	w.raw("}")
	w.member("text", m.ReceiptText(r))
	w.raw("}")
}

// usedClock is a clock of a receipt; value is empty where it is not known.
type usedClock struct {
	id, value string
	arg       words.Arg
}

func (k *Clocks) used() (all []usedClock) {
	day := func(id string, d Date) { all = append(all, usedClock{id, d.String(), words.On("dag", d)}) }
	month := func(id string, m Month) { all = append(all, usedClock{id, m.String(), words.In("dag", m)}) }
	day("ansoegning", k.Ansoegning)
	month("maaned", k.Maaned)
	day("afgoerelse", k.Afgoerelse)
	month("bevilling", k.Bevilling)
	month("til", k.Til)
	return all
}

// ReceiptText is the receipt in a line.
func (m *Model) ReceiptText(r *Receipt) string {
	law := []string{m.Say(words.New("kvittering." + [...]string{"barnets-lov", "serviceloven"}[r.Law]))}
	for _, clock := range r.Clocks.used() {
		if clock.value != "" {
			law = append(law, m.Say(words.New("kvittering."+clock.id, clock.arg)))
		}
	}
	return m.Say(words.Texts("kvittering", "regler", r.Rules, "satser", r.Data, "ord", r.Words, "lov", m.listed(law, "og")))
}
