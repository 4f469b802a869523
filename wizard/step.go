package wizard

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
		value, label := c.answer(&questions[i])
		if value == "" {
			continue
		}
		w.comma(n)
		n++
		w.raw(`{"fact":`)
		w.text(questions[i].Fact)
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

const vedIkkeLabel = "Ved ikke"

// answer gives a question's answer as the case file has it and as people read
// it; both are empty where there is none.
func (c *Case) answer(q *Question) (value, label string) {
	if isClock(q.Fact) {
		return c.clock(q.Fact)
	}
	f, ok := FactByID(q.Fact)
	if !ok {
		return "", ""
	}
	switch a := c.Answers[f]; a.State {
	case NotAsked:
		return "", ""
	case DontKnow:
		return vedIkke, vedIkkeLabel
	default:
		return valueText(f, a.Value), valueLabel(q, f, a.Value)
	}
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

func valueLabel(q *Question, f Fact, v int64) string {
	switch facts[f].Kind {
	case Choice:
		for _, o := range q.Choices {
			if o.ID == facts[f].Choices[v] {
				return o.Label
			}
		}
		return facts[f].Choices[v]
	case Day:
		return Date(v).Danish()
	case Money:
		return danishAmount(v) + " " + q.Unit
	}
	return decimal(v) + " " + q.Unit
}

// clock gives a clock as the case file has it and as people read it.
func (c *Case) clock(id string) (value, label string) {
	at := c.slot(id)
	switch {
	case at.unknown == nil:
	case *at.unknown:
		return vedIkke, vedIkkeLabel
	case at.day != nil && *at.day != 0:
		return at.day.String(), at.day.Danish()
	case at.month != nil && *at.month != 0:
		return at.month.String(), at.month.Danish()
	}
	return "", ""
}
