package wizard

import "strconv"

// ResultFormat is the result's format, in its "format" field.
const ResultFormat = "rettesnor-resultat/1"

// AppendResult writes a result as one line of JSON, the same in every face.
// Readers must ignore keys they do not know.
func (m *Model) AppendResult(dst []byte, r Result) []byte {
	w := writer{dst}
	w.raw(`{"format":`)
	w.text(ResultFormat)
	w.raw(`,"findings":[`)
	for i := range r.Findings {
		w.comma(i)
		m.appendFinding(&w, &r.Findings[i])
	}
	w.raw(`],"problems":[`)
	m.appendProblems(&w, r.Problems)
	w.raw("]")
	if r.Receipt.Rules != "" {
		w.receipt(&r.Receipt)
	}
	w.raw("}")
	return w.b
}

func (m *Model) appendProblems(w *writer, problems []Problem) {
	for i, p := range problems {
		w.comma(i)
		w.raw(`{"fact":`)
		w.text(p.ID)
		if p.Own != "" {
			w.raw(`,"own":`)
			w.text(p.Own)
		}
		w.raw(`,"message":`)
		w.text(m.Say(p.Msg))
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

func (m *Model) appendFinding(w *writer, f *Finding) {
	w.raw("{")
	m.appendMembers(w, f)
	w.raw("}")
}

func (m *Model) appendMembers(w *writer, f *Finding) {
	w.raw(`"id":`)
	w.text(f.ID)
	w.raw(`,"verdict":`)
	w.text(f.Verdict.String())
	w.raw(`,"heading":`)
	w.text(f.Heading)
	w.raw(`,"explanation":`)
	w.text(f.Explanation)
	w.raw(`,"amounts":{`)
	w.amounts(f.Amounts)
	w.raw(`},"trace":[`)
	for i := range f.Trace {
		w.comma(i)
		w.line(&f.Trace[i])
	}
	w.raw(`],"missing":`)
	w.list(f.Missing)
	w.raw(`,"assumed":`)
	w.list(f.Assumed)
	w.raw(`,"misses":[`)
	for i, id := range f.Missing {
		w.comma(i)
		w.text(m.Short(id))
	}
	w.raw(`],"assumes":`)
	w.list(f.Assumes)
	if f.Narrows != "" {
		w.raw(`,"narrows":`)
		w.text(f.Narrows)
	}
	w.raw(`,"changes":[`)
	for i := range f.Changes {
		w.comma(i)
		w.change(&f.Changes[i])
	}
	w.raw("]")
	if f.Period != nil {
		w.period(f.Period)
	}
	if len(f.Parents) > 0 {
		w.raw(`,"parents":[`)
		for i := range f.Parents {
			w.comma(i)
			w.raw(`{"name":`)
			w.text(f.Parents[i].Name)
			w.raw(",")
			m.appendMembers(w, &f.Parents[i].Finding)
			w.raw("}")
		}
		w.raw(`],"together":{`)
		w.amounts(f.Together)
		w.raw("}")
	}
}

func (w *writer) amounts(amounts []Amount) {
	for i, a := range amounts {
		w.comma(i)
		w.amount(a)
		w.raw(`,"text":`)
		w.text(figure(a))
		w.raw("}")
	}
}

// sums writes the amounts of a period, each with the first and last month that
// it covers.
func (w *writer) sums(sums []SumAmount) {
	for i, s := range sums {
		w.comma(i)
		w.amount(s.Amount)
		w.raw(`,"months":[`)
		w.text(s.From.String())
		w.raw(",")
		w.text(s.To.String())
		w.raw(`],"text":`)
		w.text(s.Figure())
		w.raw("}")
	}
}

func (w *writer) amount(a Amount) {
	w.text(a.Name)
	w.raw(`:{"lo":`)
	w.money(a.Lo)
	if a.HasHi {
		w.raw(`,"hi":`)
		w.money(a.Hi)
	}
	if a.HasBest {
		w.raw(`,"best":`)
		w.money(a.Best)
	}
	w.raw(`,"unit":`)
	w.text(a.Unit)
}

func (w *writer) line(l *Line) {
	w.raw(`{"rule":`)
	w.text(l.Rule)
	if l.IsVerdict {
		w.raw(`,"verdict":`)
		w.text(l.Verdict.String())
		if l.Part {
			w.raw(`,"part":true`)
		}
	}
	if l.Fact != NoFact {
		w.raw(`,"fact":`)
		w.text(l.Fact.String())
		if l.Origin != Siger {
			w.raw(`,"origin":`)
			w.text(originIDs[l.Origin])
		}
	}
	w.raw(`,"text":`)
	w.text(l.Text)
	w.raw(`,"cite":`)
	w.list(l.Cite)
	if l.Amount != "" {
		w.raw(`,"amount":`)
		w.text(l.Amount)
		w.raw(`,"figure":`)
		w.text(l.Figure)
	}
	if d := l.Discretion; d != nil {
		w.raw(`,"decider":`)
		w.text(d.Decider)
		w.raw(`,"for":`)
		w.list(d.For)
		w.raw(`,"against":`)
		w.list(d.Against)
		w.raw(`,"evidence":`)
		w.list(d.Evidence)
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
	w.raw(`,"text":`)
	w.text(c.Text)
	w.raw("}")
}

func (w *writer) period(p *Period) {
	w.raw(`,"period":{"segments":[`)
	for i := range p.Segments {
		s := &p.Segments[i]
		w.comma(i)
		w.raw(`{"from":`)
		w.text(s.From.String())
		w.raw(`,"to":`)
		w.text(s.To.String())
		w.raw(`,"verdict":`)
		w.text(s.Verdict.String())
		w.raw(`,"amounts":{`)
		w.amounts(s.Amounts)
		w.raw("}}")
	}
	w.raw(`],"sum":{`)
	w.sums(p.Sum)
	w.raw("}}")
}

func (w *writer) receipt(r *Receipt) {
	w.raw(`,"receipt":{"rules":`)
	w.text(r.Rules)
	w.raw(`,"data":`)
	w.text(r.Data)
	w.raw(`,"law":`)
	w.text(r.Law.String())
	if r.LawDate != 0 {
		w.raw(`,"lawDate":`)
		w.text(r.LawDate.String())
	}
	w.raw(`,"clocks":{`)
	n := 0
	clock := func(id, value string) {
		if value == "" {
			return
		}
		w.comma(n)
		n++
		w.text(id)
		w.raw(":")
		w.text(value)
	}
	clock("ansoegning", r.Clocks.Ansoegning.String())
	clock("maaned", r.Clocks.Maaned.String())
	clock("afgoerelse", r.Clocks.Afgoerelse.String())
	clock("bevilling", r.Clocks.Bevilling.String())
	clock("til", r.Clocks.Til.String())
	w.raw("}}")
}

// AnswerCase reads a case file and appends its result as one line of JSON. It
// is the whole engine in one call, the same in every face. ok is false where
// there are problems.
func (m *Model) AnswerCase(dst, file []byte) (out []byte, ok bool) {
	var c Case
	problems, readable := m.parse(file, &c)
	if !readable {
		return m.AppendResult(dst, Result{Problems: problems}), false
	}
	r := m.eval(&c, problems)
	return m.AppendResult(dst, r), len(r.Problems) == 0
}
