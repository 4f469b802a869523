package guide

import "slices"

// RateNeed is a dated figure as whoever keeps the figures needs to see it: what
// it is, where its last value was read, and who goes by it.
type RateNeed struct {
	Key, Title string
	Sources    []SourceView // of the latest value that an authority has printed
	Findings   []string     // whose rules or amounts read it, by id
	Pages      []string     // addresses of the texts that refer to it
}

// rateNeeds are all rates of the site, but a municipality's own.
func (b *builder) rateNeeds() (all []RateNeed) {
	if b.reg == nil || b.reg.rates == nil { // the folder could not be read, or has none
		return nil
	}
	pages := b.rateReferences()
	findings := rateUses()
	for _, key := range b.reg.rates.Keys() {
		last := b.reg.rates.LatestPublished(key)
		if last == nil {
			continue
		}
		need := RateNeed{Key: key, Title: rateName(b.Words, key), Findings: findings[key], Pages: pages[key]}
		for _, id := range last.Sources {
			need.Sources = append(need.Sources, b.reg.sourceView(id))
		}
		all = append(all, need)
	}
	return all
}

// rateReferences lists by rate the pages that say it, by {sats} or by {tal} of a
// figure that is one of its rows.
func (b *builder) rateReferences() map[string][]string {
	pages := map[string][]string{}
	add := func(rate, address string) {
		if rate != "" && !slices.Contains(pages[rate], address) {
			pages[rate] = append(pages[rate], address)
		}
	}
	for _, p := range b.Pages {
		for _, ref := range p.Refs("sats") {
			add(ref.Args[0], p.Address)
		}
		for _, ref := range p.Refs("tal") {
			add(b.reg.Figures[ref.Args[0]].Rate, p.Address)
		}
	}
	return pages
}
