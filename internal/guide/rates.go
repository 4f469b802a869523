package guide

import (
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// rate prints a dated rate. What was not published on the day is never shown
// as if it had been.
func (r *resolver) rate(key string, form []string, local bool) (markdown.Resolved, []string, error) {
	rows := r.reg.rates.Windows(key)
	if rows == nil {
		return markdown.Resolved{}, nil, missing("sats", key, "rates.csv", r.reg.rates.Keys())
	}
	if len(form) == 0 {
		return markdown.Resolved{}, nil, problem.Hinted("satsen "+key+" mangler en form", "skriv "+refKinds["sats"])
	}
	word, form := form[0], form[1:]
	switch {
	case word == "seneste":
		out, err := r.latest(key, local)
		return out, form, err
	case word == "serie":
		table, err := r.layouts.Part("series", r.series(rows))
		return markdown.Resolved{Text: key, HTML: table, Block: true}, form, err
	case word == unprintedForm[wizard.Derived], word == unprintedForm[wizard.Adopted]:
		if len(form) == 0 || !isDate(form[0]) {
			return markdown.Resolved{}, nil, problem.Hinted("satsen "+key+" "+word+" mangler en dato", "skriv {sats "+key+" "+word+" 2026-01-01}")
		}
		out, err := r.unpublished(key, word, form[0])
		return out, form[1:], err
	case isDate(word):
		out, err := r.exact(key, word, local)
		return out, form, err
	}
	return markdown.Resolved{}, nil, problem.Hinted("satsen "+key+": "+word+" er hverken en dato eller en form", "skriv "+refKinds["sats"])
}

// plainRate is a rate's figure, with what is said behind it.
func (r *resolver) plainRate(row wizard.Window, tail string) (markdown.Resolved, error) {
	if tail != "" {
		tail = " " + tail
	}
	v := rateFigure{row.Text, r.reg.figure(r.words, row.Text, row.Unit), tail}
	return r.printed("rate", v, v.Text+tail)
}

type rateFigure struct{ Value, Text, Tail string }

// exact is the figure that holds on a day. The look-up is the engine's, which
// knows no local figures; one of those answers in a box with local practice,
// where the text says whose it is.
func (r *resolver) exact(key, day string, local bool) (markdown.Resolved, error) {
	on, _ := wizard.ParseDate(day)
	found := r.reg.rates.Lookup(key, on)
	if found.Fit == wizard.Exact {
		return r.plainRate(*found.Window, "")
	}
	at := r.local(key, func(w wizard.Window) bool { return w.From <= on && (w.Until == 0 || on <= w.Until) })
	switch {
	case at != nil && local:
		return r.plainRate(*at, "")
	case at != nil:
		return markdown.Resolved{}, problem.Hinted("satsen "+key+" er lokal praksis og gælder ikke i hele landet", localHint)
	}
	hint := "ingen sats er offentliggjort"
	var known []string
	for _, row := range r.reg.rates.Windows(key) {
		if row.Status == wizard.Published || row.Status == wizard.Local && local {
			known = append(known, years(row.From.String(), row.Until.String()))
		}
	}
	if len(known) > 0 {
		hint = "offentliggjort er: " + strings.Join(known, ", ")
	}
	if found.Derived != nil {
		form := unprintedForm[found.Derived.Status]
		hint = "der er et " + form + " tal: skriv {sats " + key + " " + form + " " + day + "}"
	}
	return markdown.Resolved{}, problem.Hinted("satsen "+key+" er ikke offentliggjort for "+day, hint)
}

const localHint = "sæt den i en boks, der siger hvis den er: > [!LOKAL Esbjerg 2022-06-01]"

// local is the last local figure of which ok holds.
func (r *resolver) local(key string, ok func(wizard.Window) bool) *wizard.Window {
	rows := r.reg.rates.Windows(key)
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].Status == wizard.Local && ok(rows[i]) {
			return &rows[i]
		}
	}
	return nil
}

// unprintedForm is how a reference asks for a figure that is not published.
var unprintedForm = map[wizard.Status]string{wizard.Derived: "beregnet", wizard.Adopted: "vedtaget"}

// unpublished is the figure that is computed or adopted for a day, and said to be
// so. A text asks for the one that there is, so that it is read again when a
// computed figure is adopted.
func (r *resolver) unpublished(key, form, day string) (markdown.Resolved, error) {
	on, _ := wizard.ParseDate(day)
	switch found := r.reg.rates.Lookup(key, on); {
	case found.Fit == wizard.Exact:
		return markdown.Resolved{}, problem.Hinted("satsen "+key+" er offentliggjort for "+day, "skriv {sats "+key+" "+day+"}")
	case found.Derived != nil && unprintedForm[found.Derived.Status] != form:
		is := unprintedForm[found.Derived.Status]
		return markdown.Resolved{}, problem.Hinted("satsen "+key+" er "+is+" for "+day+", ikke "+form, "skriv {sats "+key+" "+is+" "+day+"}")
	case found.Derived != nil:
		return r.plainRate(*found.Derived, r.words.Say("side."+form))
	}
	return markdown.Resolved{}, problem.Hinted("satsen "+key+" har intet tal, der er "+form+" for "+day, "tilføj det i "+registry.Dir+"rates.csv med status derived eller adopted")
}

// latest is the last figure published by the build's day.
func (r *resolver) latest(key string, local bool) (markdown.Resolved, error) {
	on, dated := wizard.ParseDate(r.date)
	var last *wizard.Window
	fresh := true
	if dated {
		found := r.reg.rates.Lookup(key, on)
		last, fresh = found.Window, found.Fit == wizard.Exact
		if last == nil {
			last = found.Before
		}
	} else {
		last = r.reg.rates.LatestPublished(key)
	}
	if last == nil {
		at := r.local(key, func(w wizard.Window) bool { return !dated || w.From <= on })
		switch {
		case at != nil && local:
			last, fresh = at, !dated || at.Until == 0 || on <= at.Until
		case at != nil:
			return markdown.Resolved{}, problem.Hinted("satsen "+key+" er lokal praksis og gælder ikke i hele landet", localHint)
		default:
			return markdown.Resolved{}, problem.Hinted("satsen "+key+" er aldrig offentliggjort", "skriv {sats "+key+" beregnet …} med en dato")
		}
	}
	tail := ""
	if !fresh {
		tail = r.words.Say("side.aeldre", words.Str("aar", years(last.From.String(), last.Until.String())))
	}
	return r.plainRate(*last, tail)
}

// seriesRow is a figure of a rate with the years it is for.
type seriesRow struct {
	Years   string
	Open    bool // it holds until there is another
	Figure  string
	Status  string // published, derived, adopted or local
	Sources []SourceView
}

var rateStatus = map[wizard.Status]string{wizard.Published: "published", wizard.Derived: "derived", wizard.Local: "local", wizard.Adopted: "adopted"}

func (r *resolver) series(rows []wizard.Window) (all []seriesRow) {
	for _, row := range rows {
		all = append(all, seriesRow{years(row.From.String(), row.Until.String()), row.Until == 0, r.reg.figure(r.words, row.Text, row.Unit), rateStatus[row.Status], r.reg.sourceViews(row.Sources)})
	}
	return all
}
