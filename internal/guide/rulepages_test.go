package guide

import (
	"testing"

	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// Every rate, amount and finding goes by a name that people use, and every
// kind of expression has its words.
func TestTheModelHasWordsForAllItShows(t *testing.T) {
	b := ourBuild(t)
	b.engine = &engine{model: wizard.New(b.reg.rates, b.reg.words)}
	rates := b.reg.rates
	if len(rates.Keys()) == 0 {
		t.Fatal("no rates")
	}
	for _, key := range rates.Keys() {
		rateName(b.Words, key)
		b.rateUnit(rates.Windows(key)[0].Unit)
	}
	shares := 0
	for _, id := range wizard.FindingIDs() {
		for _, n := range wizard.AmountsOf(id) {
			n.Expr.Walk(func(e *wizard.Expr) {
				if e.ID == shareID {
					shares++
				}
			})
		}
	}
	if shares == 0 {
		t.Error("no amount has the share")
	}
	for _, id := range wizard.FindingIDs() {
		if b.engine.model.FindingTitle(id) == "" {
			t.Errorf("the finding %s has no title", id)
		}
		for _, n := range wizard.AmountsOf(id) {
			b.engine.model.AmountTitle(n.Name)
			n.Expr.Walk(func(e *wizard.Expr) {
				b.sumInWords(e, map[*wizard.Expr]site.Head{})
			})
		}
		called := map[string]string{}
		wizard.Root(id).Walk(func(r *wizard.Rule) {
			if name := b.nameOfRule(r); len(r.Cite) > 0 && called[name] != "" && called[name] != r.ID {
				t.Errorf("%s and %s are both called %s", called[name], r.ID, name)
			} else if len(r.Cite) > 0 {
				called[name] = r.ID
			}
			if len(r.Cite) > 0 && b.nameOfRule(r) == r.ID {
				t.Errorf("the rule %s has no name", r.ID)
			}
		})
	}
	if ids := b.Words.Unsaid(); len(ids) > 0 {
		t.Error(ids)
	}
}
