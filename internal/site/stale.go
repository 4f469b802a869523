package site

import (
	"time"

	"rettesnor/wizard"
)

// stale lists what has merely aged by a day: rates without a published figure
// for it, and pages and gaps that nobody has looked at for a year.
func (b *build) stale() {
	today, err := time.Parse(time.DateOnly, b.Today)
	if err != nil || !b.ours() {
		return
	}
	for _, key := range b.reg.rates.Keys() {
		last := b.reg.rates.LatestPublished(key)
		if on, _ := wizard.ParseDate(b.Today); last != nil && b.reg.rates.Lookup(key, on).Fit != wizard.Exact {
			b.problem(Problem{File: dataDir + "rates.csv", Line: last.Line, Warning: true,
				Message: "satsen " + key + " har intet offentliggjort tal for " + b.Today, Hint: "den seneste gælder til og med " + last.Until.String()})
		}
	}
	b.staleUnknown(today.AddDate(-1, 0, 0))
	yearAgo := today.AddDate(-1, 0, 0).Format(time.DateOnly)
	for _, p := range b.pages {
		if p.meta.checked != "" && p.meta.checked < yearAgo {
			b.problem(Problem{File: p.file, Line: p.meta.line["checked"], Warning: true,
				Message: "siden er ikke kontrolleret siden " + danishDate(p.meta.checked), Hint: "læs den mod kilderne, og ret checked"})
		}
	}
}
