package wizard

import "slices"

// CitedBy lists, by provision, the ids of the rules, amounts, notes and topics
// that cite it, sorted: what of the law is modelled, and where.
func CitedBy() map[string][]string {
	cited := map[string][]string{}
	add := func(id string, lists ...[]string) {
		for _, provisions := range lists {
			for _, p := range provisions {
				if !slices.Contains(cited[p], id) {
					cited[p] = append(cited[p], id)
				}
			}
		}
	}
	for _, f := range findings {
		f.rule.Walk(func(r *Rule) { add(r.ID, r.Cite, r.Old) })
		for _, n := range f.notes {
			add(n.ID, n.Cite, n.Old)
		}
		for _, n := range f.amounts {
			n.Expr.Walk(func(e *Expr) { add(e.ID, e.Cite, e.Old) })
		}
	}
	add("ta.afvikling", bekEnding)
	add("ta.ferietillaeg", bekHoliday)
	for p := range cited {
		slices.Sort(cited[p])
	}
	return cited
}
