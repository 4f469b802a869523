package guide

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

const ratesPath = "/satser/"

func ratePath(key string) string { return ratesPath + key + "/" }

// rateName is what people call a rate. A rate that is not in the words stops the
// build.
func rateName(s *site.Sayings, key string) string {
	return s.Say("side.sats." + strings.ReplaceAll(key, "_", "-"))
}

// rateUnit is a unit in words.
func (b *builder) rateUnit(unit string) string {
	unit = strings.ToLower(strings.ReplaceAll(unit, "/", "-"))
	if length := "enhed." + unit; b.reg.words.Has(length) {
		return b.reg.words.Say(words.New(length, words.Num("n", 0)))
	}
	return b.Words.Say("side.enhed." + unit)
}

// rateView is one rate with every year's figure, its status and its source.
type rateView struct {
	Drawing template.HTML
	Years   site.Head
	Series  []seriesRow
	Notes   *rateNotes
	Uses    *headedLinks
}

type rateNotes struct {
	site.Head
	Notes []headedText
}

// ratesView is every national rate by subject.
type ratesView struct {
	Groups []rateGroup
	Local  string // where a municipality's own stand, empty where none has any
	Fixed  string // where those of figures.yaml stand, empty where there are none
}

type rateGroup struct {
	site.Head
	Rates []listedRate
}

type listedRate struct {
	site.Link
	Latest, Aged   string // the latest published, and its year where it has aged
	Year, Computed string // where one is computed or adopted for after it
	Adopted        bool
}

// ratePages are the list of rates and one page each.
func (b *builder) ratePages() {
	keys := b.reg.rates.Keys()
	if len(keys) == 0 || b.ByAddress[ratesPath] != nil {
		return
	}
	uses := rateUses()
	r := b.resolver()
	for _, key := range keys {
		rows := b.reg.rates.Windows(key)
		description := b.Words.Say("side.satsen.om")
		if out, err := r.latest(key, false); err == nil {
			description = b.Words.Say("side.satsen.seneste", words.Str("tal", out.Text))
		} else if out, err := r.latest(key, true); err == nil {
			description = b.Words.Say("side.satsen.lokal", words.Str("tal", out.Text))
		}
		p := site.NewPage("rate.html", ratePath(key), rateName(b.Words, key), description)
		v := rateView{Drawing: b.rateDrawing(key, rows), Years: b.Heading(p, "tal", "satsen.tal"), Series: r.series(rows)}
		p.Parts = append(p.Parts, site.PartTable)
		if v.Drawing != "" {
			p.Parts = append(p.Parts, site.PartChart)
		}
		for _, row := range rows {
			if row.Note == "" {
				continue
			}
			if v.Notes == nil {
				v.Notes = &rateNotes{Head: b.Heading(p, "noter", "satsen.noter")}
			}
			v.Notes.Notes = append(v.Notes.Notes, headedText{site.Head{Title: years(row.From.String(), row.Until.String())}, row.Note})
		}
		var links []site.Link
		for _, id := range uses[key] {
			links = append(links, b.rulesOf(id))
		}
		v.Uses = b.headedLinks(p, "bruges", "satsen.bruges", links)
		p.View().Made = v
		b.Add(p)
	}
	b.fixedFigures()
	b.rateList(keys)
}

// rulesOf leads to the rules of a finding.
func (b *builder) rulesOf(id string) site.Link {
	return site.Link{Title: b.Words.Say("side.regler.om-udfald", words.Str("emne", b.engine.model.FindingTitle(id))), Path: rulesPath + id + "/"}
}

// mostAsked are the figures that people come for.
var mostAsked = []string{"ta_cap_month", "hjemmetraening_cap_year", "kompensation_standard_month", "pension_rate_pct"}

// rateSubjects are the parts of the list, each with how its keys begin. What
// begins like none of them comes last.
var rateSubjects = []struct {
	id     string
	begins []string
}{
	{"tabt-arbejdsfortjeneste", []string{"ta_", "pension_"}},
	{"udgifter", []string{"hjemmetraening_", "km_"}},
	{"ekstra-udgifter", []string{"kompensation_", "merudgift_", "ledsager_"}},
	{"frister", []string{"deadline_"}},
	{"alder", []string{"age_"}},
	{"atp", []string{"atp_"}},
	{"regulering", []string{"satsreg_", "tilpasning_", "two_plus_"}},
	{"andre", []string{""}},
}

// rateList is every national rate by subject, those people come for first. A
// municipality's own prices stand on its page.
func (b *builder) rateList(keys []string) {
	p := b.TitledPage("rates.html", ratesPath, "satser")
	p.Folded = true
	var v ratesView
	group := func(id string, keys []string) {
		if len(keys) > 0 {
			v.Groups = append(v.Groups, rateGroup{b.Heading(p, id, "satser."+id), b.listedRates(keys)})
		}
	}
	group("oftest", slices.DeleteFunc(slices.Clone(mostAsked), func(key string) bool { return !slices.Contains(keys, key) }))
	left := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return b.isLocal(key) })
	for _, subject := range rateSubjects {
		var own, others []string
		for _, key := range left {
			if slices.ContainsFunc(subject.begins, func(begins string) bool { return strings.HasPrefix(key, begins) }) {
				own = append(own, key)
			} else {
				others = append(others, key)
			}
		}
		left = others
		group(subject.id, own)
	}
	if slices.ContainsFunc(keys, b.isLocal) {
		v.Local = municipalitiesPath
	}
	if len(b.reg.Figures) > 0 {
		v.Fixed = fixedPath
	}
	p.View().Made = v
	b.Add(p)
}

// isLocal reports whether a rate is a municipality's own.
func (b *builder) isLocal(key string) bool {
	rows := b.reg.rates.Windows(key)
	return !slices.ContainsFunc(rows, func(row wizard.Window) bool { return row.Status != wizard.Local })
}

// listedRates are rates with the latest figure that is published, and the one
// that is computed for after it.
func (b *builder) listedRates(keys []string) (list []listedRate) {
	r := b.resolver()
	for _, key := range keys {
		rows := b.reg.rates.Windows(key)
		rate := listedRate{Link: site.Link{Title: rateName(b.Words, key), Path: ratePath(key)}}
		if out, err := r.latest(key, false); err == nil {
			rate.Latest, rate.Aged, _ = strings.Cut(out.Text, " (")
			if rate.Aged != "" {
				rate.Aged = "(" + rate.Aged
			}
		}
		if last := rows[len(rows)-1]; last.Status == wizard.Derived || last.Status == wizard.Adopted {
			rate.Adopted = last.Status == wizard.Adopted
			rate.Year, rate.Computed = yearOf(last.From), b.figure(last.Text, last.Unit)
		}
		list = append(list, rate)
	}
	return list
}

// localRates are a municipality's own prices, each with the days it was for.
func (b *builder) localRates(m registry.Municipality) (prices []localPrice) {
	begins := strings.ReplaceAll(m.ID, "-", "_") + "_"
	for _, key := range b.reg.rates.Keys() {
		if !strings.HasPrefix(key, begins) || !b.isLocal(key) {
			continue
		}
		rows := b.reg.rates.Windows(key)
		last := rows[len(rows)-1]
		link := site.Link{Title: danish.UpperFirst(strings.TrimPrefix(rateName(b.Words, key), m.Name+": "))}
		if b.ByAddress[ratePath(key)] != nil {
			link.Path = ratePath(key)
		}
		prices = append(prices, localPrice{link, b.figure(last.Text, last.Unit) + " (" + years(last.From.String(), last.Until.String()) + ")"})
	}
	return prices
}

// rateUses lists the findings whose rules or amounts read a rate.
func rateUses() map[string][]string {
	uses := map[string][]string{}
	for _, id := range wizard.FindingIDs() {
		add := func(rate string) {
			if used := uses[rate]; rate != "" && (len(used) == 0 || used[len(used)-1] != id) {
				uses[rate] = append(used, id)
			}
		}
		wizard.Root(id).Walk(func(r *wizard.Rule) { add(r.Cond.Rate()) })
		for _, n := range wizard.AmountsOf(id) {
			n.Expr.Walk(func(e *wizard.Expr) { add(e.Term.Rate()) })
		}
	}
	return uses
}

// rateOverTime is a rate's drawing, folded in where a rule or an amount reads
// it; a rate without one is only named.
type rateOverTime struct {
	site.Link
	Drawing template.HTML
}

// ratesOverTime are the drawings of rates, each once a page.
func (b *builder) ratesOverTime(p *site.Page, drawn map[string]bool, keys ...string) (all []rateOverTime) {
	for _, key := range keys {
		if key != "" && !drawn[key] {
			drawn[key] = true
			one := rateOverTime{site.Link{Title: rateName(b.Words, key), Path: ratePath(key)}, b.rateDrawing(key, b.reg.rates.Windows(key))}
			if one.Drawing != "" {
				p.Parts = append(p.Parts, site.PartChart, site.PartTable)
			}
			all = append(all, one)
		}
	}
	return all
}
