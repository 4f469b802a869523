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
	Net            Net
}

// Net is what a household comes to after tax, where the parent's rate of tax and
// deduction are known: what is shown before tax, less arbejdsmarkedsbidrag and
// less the tax of the rest above the deduction. It knows nothing of ATP, of what
// the parent pays into a pension, and of a deduction that changes with the pay.
type Net struct {
	Known          bool
	Before, Lo, Hi int64 // whole kroner; Hi where the benefit has one
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
	a.household(a.c, f, "foraelder-1", "")
	for i := range f.Parents {
		p := &f.Parents[i]
		var other Case
		a.c.parentCase(i, &other)
		if p.Verdict != IkkeOpfyldt {
			a.household(&other, &p.Finding, "foraelder-2", p.Name)
		}
	}
}

func (a *composer) household(c *Case, f *Finding, id, who string) {
	w := env{c: c, rates: a.m.rates}
	pay, worked := w.pay(), w.worked()
	hours, granted := c.known(BevilgedeTimer)
	if !granted {
		hours, granted = c.known(OenskedeTimer)
	}
	if !c.is(Beskaeftigelse, "loenmodtager") || !pay.IsExact() || !worked.IsExact() || worked.Lo.IsZero() || !granted {
		return
	}
	total := worked.Lo.Round()
	for i := range f.Amounts {
		amount := &f.Amounts[i]
		if !amount.Leads {
			continue
		}
		if !amount.HasHi && amount.Lo == 0 { // "at least nothing" says nothing
			return
		}
		a.out.Money = append(a.out.Money, Household{
			ID: id, Who: who, Before: kronerOf(pay.Lo.Round()), Kept: kronerOf(pay.Lo.Times(total-hours, total).Round()),
			Lo: kronerOf(amount.Lo), Hi: kronerOf(amount.Hi), Best: kronerOf(amount.Best), HasHi: amount.HasHi, HasBest: amount.HasBest,
		})
		a.afterTax(c, &a.out.Money[len(a.out.Money)-1])
		return
	}
}

// afterTax gives what is left of a household's totals, as they are shown. The
// contribution's percentage is that of the month; where none is published for
// it, nothing is said. Kroner times two shares in hundredths of a percent are
// whole, up to 10^18 for the most that a case may hold.
func (a *composer) afterTax(c *Case, h *Household) {
	rate, ok := c.known(Traekprocent)
	free, known := c.known(Maanedsfradrag)
	window := a.m.rates.Lookup(contribution, c.Clocks.Maaned.First()).Window
	if !ok || !known || window == nil {
		return
	}
	const all = 100_00 // hundredths of a percent
	share := all - window.Value.Times(100, 1).Round()
	left := func(kroner int64) int64 {
		taxed := kroner * share
		return (min(taxed*all, taxed*(all-rate)+free*rate*(all/100)) + all*all/2) / (all * all)
	}
	h.Net = Net{true, left(h.Before), left(h.After()), left(h.Kept + h.Hi)}
}

// contribution is the rate of arbejdsmarkedsbidrag.
const contribution = "am_bidrag_pct"

// kronerOf rounds øre to whole kroner, halves up.
func kronerOf(oere int64) int64 { return (oere + 50) / 100 }

// householdSlots are the slots of the sentences about a household.
var householdSlots = [...]string{"foer", "loen", "fra", "til", "i-alt", "hoejst", "netto-foer", "netto-fra", "netto-til"}

// HouseholdWords says a household: before tax, and after it where that is known.
func (m *Model) HouseholdWords(h *Household) string {
	args := make([]words.Arg, len(householdSlots))
	for i, kroner := range [...]int64{h.Before, h.Kept, h.Lo, h.Hi, h.After(), h.Kept + h.Hi, h.Net.Before, h.Net.Lo, h.Net.Hi} {
		args[i] = words.Kr(householdSlots[i], kroner*100)
	}
	id, net := "penge.mindst", "penge.mindst.netto"
	switch {
	case h.HasHi && h.Hi == h.Lo:
		id, net = "penge.paa-en-gang", "penge.paa-en-gang.netto"
	case h.HasHi:
		id, net = "penge.mellem", "penge.mellem.netto"
	}
	text := m.words.Say(words.New(id, args...))
	if h.Net.Known {
		text += " " + m.words.Say(words.New(net, args...))
	}
	return text
}
