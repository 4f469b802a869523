package wizard

import "rettesnor/wizard/words"

// Period is an amount over several months, cut at each change of rate, of law
// or of verdict.
type Period struct {
	Segments []Segment
	Sum      []SumAmount // a month's amount is rounded before it is added
}

// SumAmount is an amount over the months that have it: a month without a cap
// has no share of one, and one in which the benefit has stopped has nothing.
type SumAmount struct {
	Amount
	From, To Month // the first and the last of them
	Months   int   // how many they are
	All      bool  // they are the whole period
}

// SumFigure writes a sum, and the months it covers where they are not all. A
// sum of months of which some are not known is no sum: those are named instead.
func (m *Model) SumFigure(p *Period, s SumAmount) string {
	var open []string
	for i := range p.Segments {
		of := &p.Segments[i]
		for _, a := range of.Amounts {
			if a.Name == s.Name && a.Lo == 0 && !a.HasHi {
				open = append(open, m.monthsFrom(of.From, of.To))
			}
		}
	}
	if len(open) > 0 {
		return m.words.Say(words.New("tal.ingen-sum", words.Str("hvornaar", m.listed(open, "og"))))
	}
	text, id := m.Figure(s.Amount), "tal.maaneder"
	if s.All {
		return text
	}
	if s.Months == 1 {
		id = "tal.en-maaned"
	}
	return m.words.Say(words.New(id, words.Str("tal", text), words.Num("n", s.Months), words.In("fra", s.From), words.In("til", s.To)))
}

// monthsFrom names a run of months.
func (m *Model) monthsFrom(from, to Month) string {
	if from == to {
		return m.words.Print(words.In("", from))
	}
	return m.words.Say(words.New("tal.fra-til", words.In("fra", from), words.In("til", to)))
}

// Segment is a run of months with the same amounts, each a month.
type Segment struct {
	From, To Month
	Verdict  Verdict
	Amounts  []Amount
}

// maxMonths is how long a period may be: a childhood. A bound of the program, so
// that no case takes long, and no age of the law.
const maxMonths = 12 * 18

// period evaluates each month from Maaned to Til. It is nil for a case of one
// month.
func (m *Model) period(f *finding, c *Case) *Period {
	if c.Clocks.Til == 0 || !f.months {
		return nil
	}
	p := &Period{}
	var month Case
	month.copyOf(c)
	if month.Clocks.Bevilling == 0 {
		month.Clocks.Bevilling = c.Clocks.Maaned
	}
	if month.Clocks.Ansoegning == 0 {
		month.Clocks.Ansoegning = c.Clocks.Maaned.First()
	}
	for at := c.Clocks.Maaned; at <= c.Clocks.Til; at++ {
		month.Clocks.Maaned = at
		verdict := f.verdict(env{&month, m.rates, lenient})
		var amounts []Amount
		if verdict != IkkeOpfyldt {
			amounts = (env{c: &month, rates: m.rates}).amounts(f.amounts)
		}
		for _, a := range amounts {
			p.add(a, at)
		}
		if n := len(p.Segments); n > 0 && p.Segments[n-1].Verdict == verdict && same(p.Segments[n-1].Amounts, amounts) && lawOf(at) == lawOf(at-1) {
			p.Segments[n-1].To = at
			continue
		}
		p.Segments = append(p.Segments, Segment{at, at, verdict, amounts})
	}
	for i := range p.Sum {
		p.Sum[i].All = p.Sum[i].Months == int(c.Clocks.Til-c.Clocks.Maaned)+1
	}
	return p
}

func lawOf(m Month) bool { return m.First() >= barnetsLovFrom.Date() }

func same(a, b []Amount) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// add adds a month's amount to the sum. A month that lacks a bound, or a best
// value beside inexact bounds, takes it from the sum.
func (p *Period) add(a Amount, at Month) {
	best := a.Best
	if a.IsExact() {
		best = a.Lo
	}
	hasBest := a.HasBest || a.IsExact()
	for i := range p.Sum {
		s := &p.Sum[i]
		if s.Name != a.Name {
			continue
		}
		s.To, s.Months = at, s.Months+1
		s.HasBest = hasBest && (s.HasBest || s.IsExact())
		if s.IsExact() {
			s.Best = s.Lo
		}
		s.Lo, s.Hi, s.Best = s.Lo+a.Lo, s.Hi+a.Hi, s.Best+best
		s.HasHi = s.HasHi && a.HasHi
		if s.IsExact() || !s.HasBest {
			s.HasBest, s.Best = false, 0
		}
		if !s.HasHi {
			s.Hi = 0
		}
		return
	}
	a.Unit = "DKK"
	p.Sum = append(p.Sum, SumAmount{Amount: a, From: at, To: at, Months: 1})
}
