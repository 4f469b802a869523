package site

import (
	"html"
	"slices"
	"strings"

	"rettesnor/internal/registry"
	"rettesnor/wizard"
)

const ratesPath = "/satser/"

func ratePath(key string) string { return ratesPath + key + "/" }

// rateTitles name the rates for people. A rate without a title goes by its
// key.
var rateTitles = map[string]string{
	"age_end":                             "Alderen, hvor ordningerne stopper",
	"age_transition":                      "Alderen, hvor voksenlivet skal forberedes",
	"atp_a_year_full":                     "ATP for et år på fuld tid",
	"atp_month_full_employee":             "ATP på fuld tid, egen del",
	"atp_month_full_employer":             "ATP på fuld tid, arbejdsgiverens del",
	"atp_month_full_total":                "ATP på fuld tid i alt",
	"atp_month_onethird_employee":         "ATP på en tredjedel tid, egen del",
	"atp_month_onethird_employer":         "ATP på en tredjedel tid, arbejdsgiverens del",
	"atp_month_onethird_total":            "ATP på en tredjedel tid i alt",
	"atp_month_twothirds_employee":        "ATP på to tredjedele tid, egen del",
	"atp_month_twothirds_employer":        "ATP på to tredjedele tid, arbejdsgiverens del",
	"atp_month_twothirds_total":           "ATP på to tredjedele tid i alt",
	"atp_recipient_share":                 "Modtagerens andel af ATP",
	"deadline_access":                     "Frist for svar på aktindsigt",
	"deadline_complaint":                  "Frist for at klage",
	"deadline_reasons":                    "Frist for at bede om en skriftlig begrundelse",
	"deadline_reconsideration":            "Frist for at se på sagen igen efter en klage",
	"deadline_study":                      "Frist for den børnefaglige undersøgelse",
	"esbjerg_hjaelper_hour":               "Esbjerg: timeløn til en hjælper",
	"esbjerg_meal_adult_day":              "Esbjerg: kost til en voksen på rejse",
	"esbjerg_meal_child_day":              "Esbjerg: kost til et barn på rejse",
	"esbjerg_room_double_extra_max":       "Esbjerg: dobbeltværelse med opredning",
	"esbjerg_room_double_max":             "Esbjerg: dobbeltværelse",
	"esbjerg_room_single_max":             "Esbjerg: enkeltværelse",
	"hjemmetraening_cap_year":             "Årets loft for udgifter til hjemmetræning",
	"km_high":                             "Kørsel i egen bil, høj takst for en kilometer",
	"km_low":                              "Kørsel i egen bil, lav takst for en kilometer",
	"kompensation_group2_addon_month":     "Kompensationsydelse: tillæg i gruppe 2",
	"kompensation_group2_threshold_month": "Kompensationsydelse: grænse for gruppe 2 om måneden",
	"kompensation_group2_threshold_year":  "Kompensationsydelse: grænse for gruppe 2 om året",
	"kompensation_min_month":              "Kompensationsydelse: mindstegrænse om måneden",
	"kompensation_min_year":               "Kompensationsydelse: mindstegrænse om året",
	"kompensation_standard_month":         "Kompensationsydelse: standardbeløb",
	"ledsager_max_year":                   "Ledsagelse: højeste beløb om året",
	"merudgift_min_year":                  "Merudgifter: mindstegrænse om året",
	"pension_rate_pct":                    "Pension af tabt arbejdsfortjeneste",
	"satsreg_pct":                         "Satsreguleringsprocenten",
	"ta_cap_month":                        "Loftet for tabt arbejdsfortjeneste om måneden",
	"ta_holiday_supplement_pct":           "Tillæg til ferie, når ydelsen stopper",
	"ta_holiday_yearly_pct":               "Årligt tillæg til ferie",
	"ta_notice_weeks":                     "Varsling, når ydelsen tages væk, og I klager",
	"ta_phaseout_weeks":                   "Afvikling, når ydelsen falder helt bort",
	"tilpasning_pct":                      "Tilpasningsprocenten",
	"two_plus_tilpasning_pct":             "To procent plus tilpasningsprocenten",
}

func rateTitle(key string) string {
	if t, ok := rateTitles[key]; ok {
		return t
	}
	return key
}

// ratePages are the list of rates and one page each, with every year's figure,
// its status and its source.
func (b *build) ratePages() {
	keys := b.reg.rates.Keys()
	if len(keys) == 0 || b.byAddress[ratesPath] != nil {
		return
	}
	uses := rateUses()
	r := b.resolver()
	for _, key := range keys {
		rows := b.reg.rates.Windows(key)
		description := "Satsen år for år med status og kilde."
		if out, err := r.latest(key, false); err == nil {
			description = "Senest offentliggjort: " + out.Text + "."
		} else if out, err := r.latest(key, true); err == nil {
			description = "Lokal praksis: " + out.Text + "."
		}
		var w prose
		w.WriteString(b.rateDrawing(key, rows))
		w.heading("tal", "År for år")
		w.WriteString(r.series(rows))
		var notes []string
		for _, row := range rows {
			if row.Note != "" {
				notes = append(notes, html.EscapeString(years(row.From.String(), row.Until.String())+": "+row.Note))
			}
		}
		if len(notes) > 0 {
			w.heading("noter", "Noter")
			w.list(notes)
		}
		if used := uses[key]; len(used) > 0 {
			w.heading("bruges", "Her bruges den")
			var links []string
			for _, id := range used {
				links = append(links, b.to(rulesPath+id+"/", "Regler: "+wizard.FindingTitle(id)))
			}
			w.list(links)
		}
		b.add(w.into(b.generated(ratePath(key), rateTitle(key), description)))
	}
	b.add(b.rateList(keys).into(b.generated(ratesPath, "Satser", "Alle satser, der bruges på siden, år for år med kilder.")))
}

// mostAsked are the figures that people come for.
var mostAsked = []string{"ta_cap_month", "hjemmetraening_cap_year", "kompensation_standard_month", "pension_rate_pct"}

// rateSubjects are the parts of the list, each with how its keys begin. What
// begins like none of them comes last.
var rateSubjects = []struct {
	id, title string
	begins    []string
}{
	{"tabt-arbejdsfortjeneste", "Tabt arbejdsfortjeneste", []string{"ta_", "pension_"}},
	{"udgifter", "Udgifter til træning og kørsel", []string{"hjemmetraening_", "km_"}},
	{"ekstra-udgifter", "Ekstra udgifter og ledsagelse", []string{"kompensation_", "merudgift_", "ledsager_"}},
	{"frister", "Frister", []string{"deadline_"}},
	{"alder", "Alder", []string{"age_"}},
	{"atp", "ATP", []string{"atp_"}},
	{"regulering", "Procenter, som satserne følger", []string{"satsreg_", "tilpasning_", "two_plus_"}},
	{"andre", "Andre tal", []string{""}},
}

// rateList is every national rate by subject, those people come for first. A
// municipality's own prices stand on its page.
func (b *build) rateList(keys []string) *prose {
	var w prose
	w.para("Hver sats år for år, med kilde. Et tal, der er beregnet, er aldrig vist som offentliggjort, og et år uden tal er et år, vi ikke har set noget for.")
	has := func(key string) bool { return slices.Contains(keys, key) }
	if asked := slices.DeleteFunc(slices.Clone(mostAsked), func(key string) bool { return !has(key) }); len(asked) > 0 {
		w.heading("oftest", "De tal, folk spørger om")
		w.list(b.rateItems(asked))
	}
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
		if left = others; len(own) > 0 {
			w.heading(subject.id, subject.title)
			w.list(b.rateItems(own))
		}
	}
	if slices.ContainsFunc(keys, b.isLocal) {
		w.paraHTML("En kommunes egne priser står på " + b.to(municipalitiesPath, "kommunens side") + ".")
	}
	return &w
}

// isLocal reports whether a rate is a municipality's own.
func (b *build) isLocal(key string) bool {
	rows := b.reg.rates.Windows(key)
	return !slices.ContainsFunc(rows, func(row wizard.Window) bool { return row.Status != wizard.Local })
}

// rateItems are rates with the latest figure that is published, and the one
// that is computed for after it.
func (b *build) rateItems(keys []string) []string {
	r := b.resolver()
	var items []string
	for _, key := range keys {
		rows := b.reg.rates.Windows(key)
		item := b.to(ratePath(key), rateTitle(key))
		if out, err := r.latest(key, false); err == nil {
			item += ": " + html.EscapeString(out.Text)
		}
		if last := rows[len(rows)-1]; last.Status == wizard.Derived {
			item += ". Beregnet for " + yearOf(last.From) + ", ikke offentliggjort: " + html.EscapeString(figure(last.Text, last.Unit))
		}
		items = append(items, item)
	}
	return items
}

// localRates are a municipality's own prices, each with the days it was for.
func (b *build) localRates(m registry.Municipality) (prices []localPrice) {
	begins := strings.ReplaceAll(m.ID, "-", "_") + "_"
	for _, key := range b.reg.rates.Keys() {
		if !strings.HasPrefix(key, begins) || !b.isLocal(key) {
			continue
		}
		rows := b.reg.rates.Windows(key)
		last := rows[len(rows)-1]
		link := Link{Title: capital(strings.TrimPrefix(rateTitle(key), m.Name+": "))}
		if b.byAddress[ratePath(key)] != nil {
			link.Path = ratePath(key)
		}
		prices = append(prices, localPrice{link, figure(last.Text, last.Unit) + " (" + years(last.From.String(), last.Until.String()) + ")"})
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
		wizard.Root(id).Walk(func(r *wizard.Rule) { add(r.Rate) })
		for _, n := range wizard.AmountsOf(id) {
			n.Expr.Walk(func(e *wizard.Expr) { add(e.Rate) })
		}
	}
	return uses
}

// ratesOverTime folds in the drawings of the rates that a rule or an amount
// reads, each once a page.
func (b *build) ratesOverTime(w *prose, drawn map[string]bool, keys ...string) {
	for _, key := range keys {
		if key == "" || drawn[key] {
			continue
		}
		drawn[key] = true
		drawing := b.rateDrawing(key, b.reg.rates.Windows(key))
		if drawing == "" {
			w.paraHTML("Satsen: " + b.to(ratePath(key), rateTitle(key)))
			continue
		}
		w.WriteString("<details><summary>" + html.EscapeString(rateTitle(key)) + " år for år</summary>\n" + drawing)
		w.paraHTML(b.to(ratePath(key), "Satsen med alle kilder"))
		w.WriteString("</details>\n")
	}
}

var rateUnits = map[string]string{
	"DKK/month": "kroner om måneden", "DKK/year": "kroner om året", "DKK/day": "kroner om dagen", "DKK/night": "kroner for en nat",
	"DKK/hour": "kroner i timen", "DKK/km": "kroner for en kilometer", "percent": "procent", "share": "andel",
	"days": "dage", "workdays": "arbejdsdage", "weeks": "uger", "months": "måneder", "years": "år",
}
