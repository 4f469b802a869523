package guide

import (
	"time"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// stale lists the data that have merely aged by a day: rates without a published
// figure for it, and gaps that nobody has looked at for a year.
func (b *builder) stale() {
	today, err := time.Parse(time.DateOnly, b.Today)
	if err != nil {
		return
	}
	for _, key := range b.reg.rates.Keys() {
		last := b.reg.rates.LatestPublished(key)
		if on, _ := wizard.ParseDate(b.Today); last != nil && b.reg.rates.Lookup(key, on).Fit != wizard.Exact {
			b.Problem(site.Problem{File: registry.Dir + "rates.csv", Line: last.Line, Warning: true,
				Message: "satsen " + key + " har intet offentliggjort tal for " + b.Today, Hint: "den seneste gælder til og med " + last.Until.String()})
		}
	}
	b.staleUnknown(today.AddDate(-1, 0, 0))
}
