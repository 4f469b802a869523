package wizard

import "rettesnor/wizard/words"

// Setting is a fact and the answer it would have.
type Setting struct{ Fact, Value string }

// Change is one or two other answers that would move a finding's verdict.
type Change struct {
	Set     []Setting
	Verdict Verdict
	Text    string
}

// influence are the facts that a reader, or a new decision, can change. Birth
// date, diagnosis and the like are not among them: nobody is told to be
// somebody else.
var influence = []Fact{Maalgruppe, Foraeldremyndighed, DokumenterbarMetode, Sygehusbehandling, Godkendt, NoedvendigPasning, Indtaegtstab, AnbragtHospital}

// changes finds the answers that would move a verdict: all single ones, and
// where the finding is not met and no single one helps, pairs.
func (m *Model) changes(f *finding, c *Case, now Verdict) []Change {
	if now == Mangler {
		return nil
	}
	var inRule [factCount]bool
	f.rule.Walk(func(r *Rule) {
		if ask, is := r.Cond.(Ask); is {
			inRule[ask.Fact] = true
		}
	})
	var try Case
	try.copyOf(c)
	verdict := func() Verdict { return f.verdict(env{&try, m.rates, lenient}) }
	var out []Change
	better := false
	each := func(fact Fact, visit func(value int)) {
		if !inRule[fact] {
			return
		}
		was := try.Answers[fact]
		current, answered := c.choice(fact)
		for value := range facts[fact].Choices {
			if answered && value == current {
				continue
			}
			try.Answers[fact] = Answer{State: Known, Value: int64(value)}
			visit(value)
		}
		try.Answers[fact] = was
	}
	setting := func(fact Fact, value int) Setting { return Setting{fact.String(), facts[fact].Choices[value]} }
	for _, fact := range influence {
		each(fact, func(value int) {
			if v := verdict(); v != now && v != Mangler {
				better = better || now == IkkeOpfyldt
				out = append(out, m.change(v, setting(fact, value)))
			}
		})
	}
	if now != IkkeOpfyldt || better {
		return out
	}
	for i, a := range influence {
		each(a, func(x int) {
			for _, b := range influence[i+1:] {
				each(b, func(y int) {
					if v := verdict(); v != now && v != Mangler {
						out = append(out, m.change(v, setting(a, x), setting(b, y)))
					}
				})
			}
		})
	}
	return out
}

// change says what another answer, or two, would do.
func (m *Model) change(v Verdict, set ...Setting) Change {
	var answers words.Msg
	for i, s := range set {
		f, _ := FactByID(s.Fact)
		one := words.Texts("aendring.svar", "svar", m.choiceLabel(f, s.Value)).With(words.Said("spoergsmaal", words.New("spoergsmaal."+s.Fact+".titel")))
		if i == 0 {
			answers = one
		} else {
			answers = words.New("aendring.begge", words.Said("det-ene", answers), words.Said("det-andet", one))
		}
	}
	id := "aendring." + Skoen.String()
	if v == IkkeOpfyldt {
		id = "aendring." + v.String()
	}
	return Change{Set: set, Verdict: v, Text: m.words.Say(words.New(id, words.Said("svar", answers)))}
}

// narrows names the one missing answer that narrows a finding most. Where the
// verdict waits, it is the answer most of whose values settle it; where an
// amount is wide, the answer after which the widest that is left is least.
func (m *Model) narrows(f *finding, c *Case, r *Finding) string {
	if r.Verdict == Mangler {
		if id := m.settles(f, c, r.Missing); id != "" {
			return id
		}
	}
	if len(r.Amounts) == 0 {
		return ""
	}
	return m.narrowsAmount(f, c, r.Missing)
}

func (m *Model) settles(f *finding, c *Case, missing []string) string {
	best, most := "", -1
	var try Case
	for _, id := range missing {
		fact, ok := FactByID(id)
		if !ok || facts[fact].Kind != Choice {
			continue
		}
		n := 0
		try.copyOf(c)
		for value := range facts[fact].Choices {
			try.Answers[fact] = Answer{State: Known, Value: int64(value)}
			if f.verdict(env{&try, m.rates, lenient}) != Mangler {
				n += 100 / len(facts[fact].Choices)
			}
		}
		if n > most {
			best, most = id, n
		}
	}
	if best == "" && len(missing) > 0 {
		return missing[0]
	}
	return best
}

// leading is the amount that narrows looks at: the benefit itself.
func leading(named []Named) *Expr {
	for _, n := range named {
		if n.Leads {
			return n.Expr
		}
	}
	return nil
}

func (m *Model) narrowsAmount(f *finding, c *Case, missing []string) string {
	expr := leading(f.amounts)
	if expr == nil {
		return ""
	}
	width := func(c *Case) Ratio {
		i := (env{c: c, rates: m.rates}).eval(expr)
		return i.Hi.Minus(i.Lo)
	}
	now := width(c)
	if now.IsZero() {
		return ""
	}
	candidates := missing
	if expr == bruttoAmount && c.Answers[Loft].State != Known {
		candidates = append(append([]string(nil), missing...), Loft.String())
	}
	best, least := "", now
	var try Case
	for _, id := range candidates {
		fact, ok := FactByID(id)
		if !ok {
			continue
		}
		worst := Ratio{}
		for _, value := range m.probes(fact, c) {
			try.copyOf(c)
			try.Answers[fact] = Answer{State: Known, Value: value}
			worst = greatest(worst, width(&try))
		}
		if worst.Cmp(least) < 0 {
			best, least = id, worst
		}
	}
	if best == "" && len(candidates) > 0 { // none narrows in every case: the first may
		for _, id := range candidates {
			if fact, ok := FactByID(id); ok && fact != PensionArbejdsgiver {
				return id
			}
		}
	}
	return best
}

// probes are answers to try for a missing amount or number of hours: ordinary
// ones and the edges.
func (m *Model) probes(f Fact, c *Case) []int64 {
	if facts[f].Kind == Hours {
		most := int64(usualHours)
		if total, ok := c.known(Arbejdstid); ok && f != HjemmeundervisningTimer {
			most = total
		}
		if f == Arbejdstid {
			least := int64(1_00)
			for _, h := range [...]Fact{BevilgedeTimer, OenskedeTimer} {
				if v, ok := c.known(h); ok {
					least = max(least, v)
				}
			}
			return []int64{least, max(least, usualHours), max(least, maxHours)}
		}
		return []int64{0, most / 2, most}
	}
	w := m.rates.LatestPublished(monthlyCap)
	if w == nil {
		return []int64{0, 30_000_00}
	}
	full := oere(w).Round()
	if f == Loft {
		return []int64{full, full + full/10}
	}
	return []int64{full / 2, full, full + full/10}
}
