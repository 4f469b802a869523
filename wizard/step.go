package wizard

import "rettesnor/wizard/words"

// answered lists the answers of a case in the order of the questions.
func (m *Model) answered(c *Case, found []Finding) []Answered {
	var all []Answered
	var without, scratch Case
	without.copyOf(c)
	for i := range questions {
		id := questions[i].fact
		value, label := m.answer(c, id)
		if value != "" {
			all = append(all, Answered{id, value, label, m.isAside(&without, &scratch, &questions[i], found)})
		}
	}
	return all
}

// isAside reports whether an answer bears on nothing: no reason turns on it,
// and the engine would not ask for it again. c is as it was when it returns.
func (m *Model) isAside(c, scratch *Case, q *question, found []Finding) bool {
	fact, ok := FactByID(q.fact)
	if !ok || q.optional {
		return false
	}
	for i := range found {
		for j := range found[i].Trace {
			if found[i].Trace[j].Fact == fact {
				return false
			}
		}
	}
	was := c.Answers[fact]
	c.Answers[fact] = Answer{}
	open := m.open(c, "", scratch)
	c.Answers[fact] = was
	return !open[indexOf(q.fact)]
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
		label = m.said("valg.ved-ikke")
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
