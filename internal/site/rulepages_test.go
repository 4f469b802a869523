package site

import (
	"os"
	"testing"

	"rettesnor/wizard"
)

// Every rate, amount and finding goes by a name that people use, and every
// kind of expression has its words.
func TestTheModelHasWordsForAllItShows(t *testing.T) {
	var problems []Problem
	reg := readData((&build{}).tree(os.DirFS("../.."), "content"), nil, &problems)
	rates := reg.rates
	if len(problems) > 0 || len(rates.Keys()) == 0 {
		t.Fatal(problems)
	}
	b := &build{engine: &engine{model: wizard.New(rates, reg.words)}}
	for _, key := range rates.Keys() {
		if rateTitles[key] == "" {
			t.Errorf("the rate %s has no title", key)
		}
		if unit := rates.Windows(key)[0].Unit; rateUnits[unit] == "" {
			t.Errorf("the unit %s has no words", unit)
		}
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
		if wizard.FindingTitle(id) == "" {
			t.Errorf("the finding %s has no title", id)
		}
		for _, n := range wizard.AmountsOf(id) {
			if amountTitles[n.Name] == "" {
				t.Errorf("the amount %s has no title", n.Name)
			}
			n.Expr.Walk(func(e *wizard.Expr) {
				if e.Op != wizard.FactValue && opWords[e.Op] == "" {
					t.Errorf("%s has no words for what it does", e.ID)
				}
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
}
