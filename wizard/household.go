package wizard

import "rettesnor/wizard/words"

// Household is what a parent has a month, before and after, in whole kroner
// before tax: the benefit, the pay that is kept, and both together. Each part
// is rounded to kroner, and a total is the sum of the parts shown. It is given
// for an employee whose pay and hours are known, and left out otherwise.
type Household struct {
	ID             string // foraelder-1, foraelder-2
	Who            string // the name that the family gave, empty for none
	Before, Kept   int64
	Lo, Hi, Best   int64 // the benefit
	HasHi, HasBest bool
}

// After gives the least that benefit and kept pay come to.
func (h *Household) After() int64 { return h.Kept + h.Lo }

func (a *composer) money() {
	for i := range findings {
		if f := &findings[i]; f.household && f.isAsked(a.c) {
			a.moneyOf(a.finding(f.id))
		}
	}
}

func (a *composer) moneyOf(f *Finding) {
	if f.Verdict == IkkeOpfyldt {
		return
	}
	if h, ok := a.household(a.c, f); ok {
		h.ID = "foraelder-1"
		a.out.Money = append(a.out.Money, h)
	}
	for i := range f.Parents {
		p := &f.Parents[i]
		var other Case
		a.c.parentCase(i, &other)
		if p.Verdict == IkkeOpfyldt {
			continue
		}
		if h, ok := a.household(&other, &p.Finding); ok {
			h.ID, h.Who = "foraelder-2", p.Name
			a.out.Money = append(a.out.Money, h)
		}
	}
}

func (a *composer) household(c *Case, f *Finding) (h Household, ok bool) {
	if !c.is(Beskaeftigelse, "loenmodtager") {
		return h, false
	}
	w := env{c: c, rates: a.m.rates}
	pay, worked := w.pay(), w.worked()
	hours, granted := c.known(BevilgedeTimer)
	if !granted {
		hours, granted = c.known(OenskedeTimer)
	}
	if !pay.IsExact() || !worked.IsExact() || worked.Lo.IsZero() || !granted {
		return h, false
	}
	total := worked.Lo.Round()
	for _, amount := range f.Amounts {
		if !amount.Leads {
			continue
		}
		h.Before = kronerOf(pay.Lo.Round())
		h.Kept = kronerOf(pay.Lo.Times(total-hours, total).Round())
		h.Lo, h.HasHi, h.HasBest = kronerOf(amount.Lo), amount.HasHi, amount.HasBest
		if h.HasHi {
			h.Hi = kronerOf(amount.Hi)
		}
		if h.HasBest {
			h.Best = kronerOf(amount.Best)
		}
		return h, amount.HasHi || amount.Lo > 0 // "at least nothing" says nothing
	}
	return h, false
}

// kronerOf rounds øre to whole kroner, halves up.
func kronerOf(oere int64) int64 { return (oere + 50) / 100 }

// Sentence is the household in words.
func (h *Household) Sentence() words.Msg {
	kr := func(name string, kroner int64) words.Arg { return words.Kr(name, kroner*100) }
	args := []words.Arg{kr("foer", h.Before), kr("loen", h.Kept), kr("fra", h.Lo), kr("i-alt", h.After())}
	switch {
	case h.HasHi && h.Hi == h.Lo:
		return words.New("penge.paa-en-gang", args...)
	case h.HasHi:
		return words.New("penge.mellem", append(args, kr("til", h.Hi), kr("hoejst", h.Kept+h.Hi))...)
	}
	return words.New("penge.mindst", args...)
}
