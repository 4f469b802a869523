package wizard

import "rettesnor/wizard/words"

// AppendStep reads a case file and writes what a page needs to go on, as one
// line of JSON:
//
//	{"next": "barn.hjemmeboende",            the next question, "" when there is none
//	 "ask": ["barn.hjemmeboende", …],        all that is still worth asking
//	 "pause": true,                          where the answer comes before more is asked
//	 "case": {…},                            the case as it was read: what a face keeps
//	 "answered": [{"fact": "barn.foedselsdato", "value": "2016-03-04", "label": "4. marts 2016"}, …],
//	 "deadlines": […],                       as AppendDeadlines writes them
//	 "answer": {…},                          as Compose puts it together, in words
//	 "result": {…}}                          as AppendResult writes it
//
// today is the day of the face, zero where it has none: then nothing speaks of
// today or of days left.
func (m *Model) AppendStep(dst, file []byte, today Date) []byte {
	var c Case
	problems, readable := m.parse(file, &c)
	w := writer{dst}
	if !readable {
		w.raw(`{"next":"","ask":[],"answered":[],"result":`)
		w.b = m.AppendResult(w.b, Result{Problems: problems})
		w.raw("}")
		return w.b
	}
	ask := m.Next(&c)
	w.raw(`{"next":`)
	next := ""
	if len(ask) > 0 {
		next = ask[0]
	}
	w.text(next)
	w.raw(`,"ask":`)
	w.list(ask)
	if c.pauses() {
		w.raw(`,"pause":true`)
	}
	w.raw(`,"case":`)
	w.b = AppendCase(w.b, &c)
	w.raw(`,"answered":[`)
	n := 0
	for i := range questions {
		fact := questions[i].fact
		value, label := m.answer(&c, fact)
		if value == "" {
			continue
		}
		w.comma(n)
		n++
		w.raw(`{"fact":`)
		w.text(fact)
		w.raw(`,"value":`)
		w.text(value)
		w.raw(`,"label":`)
		w.text(label)
		w.raw("}")
	}
	r, given := m.eval(&c, problems), m.Deadlines(&c, today)
	w.raw(`],"deadlines":[`)
	for i := range given {
		w.comma(i)
		w.deadline(&given[i])
	}
	w.raw(`],"answer":`)
	answer := m.Compose(&c, &r, given, today)
	m.appendAnswer(&w, &answer)
	w.raw(`,"result":`)
	w.b = m.AppendResult(w.b, r)
	w.raw("}")
	return w.b
}

// Told is an answer of a case in words, as people read it: "Ja",
// "4. marts 2016", "37.000,00 kr. om måneden"; empty where there is none. The id
// is that of a fact or of a clock.
func (m *Model) Told(c *Case, id string) string {
	_, label := m.answer(c, id)
	return label
}

// answer gives an answer as the case file has it and as people read it; both
// are empty where there is none.
func (m *Model) answer(c *Case, id string) (value, label string) {
	if at := c.slot(id); at.unknown != nil {
		switch value = c.clock(id); {
		case value == "" || value == vedIkke:
		case at.day != nil:
			return value, m.words.Print(words.On("", *at.day))
		default:
			return value, m.words.Print(words.In("", *at.month))
		}
	} else if f, ok := FactByID(id); ok {
		switch a := c.Answers[f]; a.State {
		case DontKnow:
			value = vedIkke
		case Known:
			return valueText(f, a.Value), m.valueLabel(f, a.Value)
		}
	}
	if value == vedIkke {
		label = m.words.Say(words.New("valg.ved-ikke"))
	}
	return value, label
}

func valueText(f Fact, v int64) string {
	switch facts[f].Kind {
	case Choice:
		return facts[f].Choices[v]
	case Day:
		return Date(v).String()
	}
	var w writer
	w.money(v)
	return string(w.b[1 : len(w.b)-1])
}

func (m *Model) valueLabel(f Fact, v int64) string {
	kind := facts[f].Kind
	switch kind {
	case Choice:
		return m.choiceLabel(f, facts[f].Choices[v])
	case Day:
		return m.words.Print(words.On("", Date(v)))
	}
	unit := ""
	if q := questionOf(facts[f].ID); q != nil {
		unit = q.unit
	}
	n := words.Hour("n", v)
	if kind == Money {
		n = words.Kr("n", v)
	}
	return m.words.Say(words.New("valg.maalt", n, words.Said("enhed", words.New("enhed."+unit))))
}

// clock gives a clock as the case file has it.
func (c *Case) clock(id string) string {
	at := c.slot(id)
	switch {
	case at.unknown == nil:
	case *at.unknown:
		return vedIkke
	case at.day != nil && *at.day != 0:
		return at.day.String()
	case at.month != nil && *at.month != 0:
		return at.month.String()
	}
	return ""
}
