package wizard

import (
	"slices"
	"strings"
)

// A curve moves one answer of a case through its range, and says what the
// amounts come to at each value and what decides there:
//
//	{"fact": "ta.bruttoloen", "points": [
//	  {"x": "0.00", "lo": "0.00", "hi": "0.00", "binding": "loen", "bindingText": "Her bestemmer lønnen.", "amounts": […]},
//	  …]}
//
// A point is the leading amount of the finding that reads the answer, with all
// its amounts beside it. Where another arm of the sum begins to decide, or the
// class of a rate is another, there is a point at that very value.

// CurvePoint is one value of the answer moved: øre, or hundredths of an hour.
type CurvePoint struct {
	X       int64
	Leading *Amount  // of Amounts; nil where the finding gives none
	Binding string   // what decides the leading amount: loen, loft, udgifter, uvist, or "" for none
	Amounts []Amount // in the finding's order
	what    []string // what decides each amount
}

// curveSteps is how many steps a curve has at the least.
const curveSteps = 40

// Curve gives the points of a fact that is money or hours; none for another
// fact, for one that no amount reads, and for a case without a month. Hours of
// hjemmeundervisning are moved in a case whose child has it and whose hours are
// asked for: they take nothing of hours that are granted.
func (m *Model) Curve(c *Case, fact Fact) []CurvePoint { return m.curve(c, fact, "") }

// curve is Curve, or the one point at a value, which no answer need be.
func (m *Model) curve(c *Case, fact Fact, value string) []CurvePoint {
	f := findingReading(env{c: c, rates: m.rates}, fact)
	kind := facts[fact].Kind
	if f == nil || kind != Money && kind != Hours || c.Clocks.Maaned == 0 || c.JobCount > 0 && (fact == Bruttoloen || fact == Arbejdstid) {
		return nil
	}
	var moved Case
	moved.movedOf(c, fact)
	at := func(x int64) CurvePoint {
		moved.Answers[fact] = Answer{State: Known, Value: x}
		return m.curvePoint(f, &moved, x)
	}
	least, most, grain := m.curveRange(f, c, fact)
	if least == most {
		return nil
	}
	if value != "" {
		x, wrong := parseFact(fact, value)
		if wrong.ID != "" {
			return nil
		}
		least, most = x, x
	}
	stride := max((most-least)/curveSteps/grain, 1) * grain
	points := []CurvePoint{at(least)}
	for x := least; x < most; {
		x = min(x+stride, most)
		next := at(x)
		if last := &points[len(points)-1]; last.turns(&next) {
			lo, hi := *last, next
			for hi.X-lo.X > grain {
				middle := at((lo.X + hi.X) / 2 / grain * grain)
				if middle.X <= lo.X {
					break
				}
				if last.turns(&middle) {
					hi = middle
				} else {
					lo = middle
				}
			}
			if hi.X != next.X {
				points = append(points, hi)
			}
		}
		points = append(points, next)
	}
	return points
}

// movedOf makes c the case that a curve of a fact moves.
func (c *Case) movedOf(of *Case, fact Fact) {
	c.copyOf(of)
	c.Clocks.Til = 0
	if fact != HjemmeundervisningTimer {
		return
	}
	if c.Answers[BevilgedeTimer].State == Known {
		c.Answers[OenskedeTimer] = c.Answers[BevilgedeTimer]
	}
	c.Answers[BevilgedeTimer] = Answer{}
	c.Answers[Skoleform] = Answer{State: Known, Value: int64(slices.Index(facts[Skoleform].Choices, taughtAtHome))}
}

// turns reports whether something else decides at the next point.
func (p *CurvePoint) turns(next *CurvePoint) bool {
	if len(p.what) != len(next.what) {
		return true
	}
	for i, what := range p.what {
		if what != next.what[i] {
			return true
		}
	}
	return false
}

// findingReading gives the finding whose amounts read a fact.
func findingReading(w env, fact Fact) *finding {
	for i := range findings {
		reads := false
		w.reads(findings[i].amounts, func(f Fact, _ worth) { reads = reads || f == fact })
		if reads {
			return &findings[i]
		}
	}
	return nil
}

func (m *Model) curvePoint(f *finding, c *Case, x int64) CurvePoint {
	p := CurvePoint{X: x}
	if f.verdict(env{c, m.rates, lenient}) == IkkeOpfyldt {
		return p
	}
	w := env{c: c, rates: m.rates}
	p.Amounts = w.amounts(f.amounts)
	for i := range p.Amounts {
		of := f.named(p.Amounts[i].Name)
		what := w.binding(of.Expr)
		p.what = append(p.what, of.Name+what)
		if of.Leads {
			p.Leading, p.Binding = &p.Amounts[i], what
		}
	}
	return p
}

func (f *finding) named(name string) *Named {
	for i := range f.amounts {
		if f.amounts[i].Name == name {
			return &f.amounts[i]
		}
	}
	return nil
}

// openBinding is the binding where more than one arm can be the least.
const openBinding = "uvist"

// binding names what decides a step: the word of the step itself, of the least
// arm, or of the first part that has one.
func (w env) binding(e *Expr) string {
	if e.Word != "" {
		return e.Word
	}
	if class, is := e.Term.(AtpClass); is {
		return class.word(w)
	}
	parts := e.Term.Parts()
	if _, is := e.Term.(Least); is {
		for i, of := range parts {
			least, v := true, w.eval(of)
			for j, other := range parts {
				o := w.eval(other)
				least = least && (j == i || v.Hi.Cmp(o.Lo) <= 0 && !(j < i && v.Hi.Cmp(o.Lo) == 0))
			}
			if least {
				return w.binding(of)
			}
		}
		return openBinding
	}
	for _, of := range parts {
		if word := w.binding(of); word != "" {
			return word
		}
	}
	return ""
}

// curveRange gives where a curve of a fact begins and ends, and how close two
// values are told apart.
func (m *Model) curveRange(f *finding, c *Case, fact Fact) (least, most, grain int64) {
	now, _ := c.known(fact)
	if facts[fact].Kind == Hours {
		worked, ok := c.known(Arbejdstid)
		switch {
		case fact == Arbejdstid:
			for _, h := range [...]Fact{BevilgedeTimer, OenskedeTimer} {
				v, _ := c.known(h)
				least = max(least, v)
			}
			return max(least, 1_00), max(usualHours, now, least+1_00), 1
		case !ok:
			worked = max(usualHours, now)
		}
		if fact == HjemmeundervisningTimer {
			worked = 0
			for _, h := range [...]Fact{OenskedeTimer, BevilgedeTimer} {
				if v, ok := c.known(h); ok {
					worked = v
				}
			}
		}
		return 0, worked, 1
	}
	most = max(now+now/2, 5_000_00)
	if cap := m.capBeside(f, c, fact); cap > 0 {
		most = max(most, cap+cap/4)
	}
	return 0, (most + 999_99) / 1_000_00 * 1_000_00, 1_00
}

// capBeside gives the cap, in øre, that a fact is held against: that of its
// finding, where the fact alone can decide the amount; else 0.
func (m *Model) capBeside(f *finding, c *Case, fact Fact) (cap int64) {
	decides := false
	w := env{c: c, rates: m.rates}
	for _, n := range f.amounts {
		n.Expr.Walk(func(e *Expr) {
			if e.Word != "" {
				e.Term.reads(w, func(read Fact, _ worth) { decides = decides || read == fact && read != Loft })
			}
			if full, is := e.Term.(FullCap); is && cap == 0 {
				if latest := m.rates.LatestPublished(full.Figure); latest != nil {
					cap = oere(latest).Round()
				}
			}
		})
	}
	if !decides {
		return 0
	}
	return cap
}

// AppendCurve reads a case file and writes the curve of a fact as one line of
// JSON, or with FACT=VALUE the one point at that value; with the problems of a file
// that has some, and no points.
func (m *Model) AppendCurve(dst, file []byte, given string) (out []byte, ok bool) {
	var c Case
	problems, readable := m.parse(file, &c)
	id, value, one := strings.Cut(given, "=")
	fact, known := FactByID(id)
	var points []CurvePoint
	if readable && known {
		points = m.curve(&c, fact, value)
	}
	ok = known && len(problems) == 0 && (!one || len(points) > 0)
	w := writer{dst}
	w.raw(`{"format":"rettesnor-kurve/1","fact":`)
	w.text(id)
	w.raw(`,"points":[`)
	for i := range points {
		w.comma(i)
		m.appendCurvePoint(&w, &points[i])
	}
	w.raw(`],"problems":[`)
	m.appendProblems(&w, problems)
	w.raw("]}")
	return w.b, ok
}

func (m *Model) appendCurvePoint(w *writer, p *CurvePoint) {
	w.raw(`{"x":`)
	w.money(p.X)
	if a := p.Leading; a != nil {
		w.amount("lo", a.Lo)
		if a.HasHi {
			w.amount("hi", a.Hi)
		}
		if a.HasBest {
			w.amount("best", a.Best)
		}
		w.member("binding", p.Binding)
		w.member("bindingText", m.said("binder."+p.Binding))
	}
	w.raw(`,"amounts":[`)
	m.appendAmounts(w, p.Amounts, true)
	w.raw("]}")
}
