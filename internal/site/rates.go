package site

import (
	"html"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

// rate prints a dated rate. What was not published on the day is never shown
// as if it had been.
func (r *resolver) rate(key string, form []string) (markdown.Resolved, []string, error) {
	rows := r.reg.rates.Windows(key)
	if rows == nil {
		return markdown.Resolved{}, nil, missing("sats", key, "rates.csv", r.reg.rates.Keys())
	}
	if len(form) == 0 {
		return markdown.Resolved{}, nil, hinted{"satsen " + key + " mangler en form", "skriv " + refKinds["sats"]}
	}
	word, form := form[0], form[1:]
	switch {
	case word == "seneste":
		out, err := r.latest(key, rows)
		return out, form, err
	case word == "serie":
		return markdown.Resolved{Text: key, HTML: r.series(rows), Block: true}, form, nil
	case word == "beregnet":
		if len(form) == 0 || !isDate(form[0]) {
			return markdown.Resolved{}, nil, hinted{"satsen " + key + " beregnet mangler en dato", "skriv {sats " + key + " beregnet 2026-01-01}"}
		}
		out, err := derived(key, rows, form[0])
		return out, form[1:], err
	case isDate(word):
		out, err := exact(key, rows, word)
		return out, form, err
	}
	return markdown.Resolved{}, nil, hinted{"satsen " + key + ": " + word + " er hverken en dato eller en form", "skriv " + refKinds["sats"]}
}

func plainRate(row wizard.Window, tail string) markdown.Resolved {
	n := figure(row.Text, row.Unit)
	return markdown.Resolved{Text: n + tail, HTML: `<data class="rate" value="` + html.EscapeString(row.Text) + `">` + html.EscapeString(n) + `</data>` + html.EscapeString(tail)}
}

func covers(row wizard.Window, date string) bool {
	return row.From.String() <= date && (row.Until == 0 || date <= row.Until.String())
}

func published(row wizard.Window) bool { return row.Status != wizard.Derived }

func exact(key string, rows []wizard.Window, date string) (markdown.Resolved, error) {
	computed := false
	var known []string
	for _, row := range rows {
		if covers(row, date) {
			if published(row) {
				return plainRate(row, ""), nil
			}
			computed = true
		}
		if published(row) {
			known = append(known, years(row.From.String(), row.Until.String()))
		}
	}
	hint := "offentliggjort er: " + strings.Join(known, ", ")
	if len(known) == 0 {
		hint = "ingen sats er offentliggjort"
	}
	if computed {
		hint = "der er et beregnet tal: skriv {sats " + key + " beregnet " + date + "}"
	}
	return markdown.Resolved{}, hinted{"satsen " + key + " er ikke offentliggjort for " + date, hint}
}

func derived(key string, rows []wizard.Window, date string) (markdown.Resolved, error) {
	for _, row := range rows {
		if covers(row, date) && published(row) {
			return markdown.Resolved{}, hinted{"satsen " + key + " er offentliggjort for " + date, "skriv {sats " + key + " " + date + "}"}
		}
	}
	for _, row := range rows {
		if covers(row, date) {
			return plainRate(row, " (beregnet, ikke offentliggjort)"), nil
		}
	}
	return markdown.Resolved{}, hinted{"satsen " + key + " har intet beregnet tal for " + date, "tilføj det i " + dataDir + "rates.csv med status derived"}
}

func (r *resolver) latest(key string, rows []wizard.Window) (markdown.Resolved, error) {
	var last *wizard.Window
	for i := range rows {
		if published(rows[i]) && (r.date == "" || rows[i].From.String() <= r.date) {
			last = &rows[i]
		}
	}
	if last == nil {
		return markdown.Resolved{}, hinted{"satsen " + key + " er aldrig offentliggjort", "skriv {sats " + key + " beregnet …} med en dato"}
	}
	tail := ""
	if r.date != "" && !covers(*last, r.date) {
		tail = " (" + years(last.From.String(), last.Until.String()) + "; en nyere sats er ikke lagt ind)"
	}
	return plainRate(*last, tail), nil
}

var rateStatus = map[wizard.Status]string{wizard.Published: "offentliggjort", wizard.Derived: "beregnet, ikke offentliggjort", wizard.Local: "lokal praksis"}

func (r *resolver) series(rows []wizard.Window) string {
	var b strings.Builder
	b.WriteString(`<div class="table" role="region" aria-label="Tabel: satser år for år" tabindex="0"><table class="serie"><thead><tr>` +
		`<th scope="col">År</th><th scope="col" class="right">Sats</th><th scope="col">Status</th><th scope="col">Kilde</th></tr></thead><tbody>`)
	for _, row := range rows {
		status := rateStatus[row.Status]
		period := years(row.From.String(), row.Until.String())
		if row.Until == 0 {
			period = "fra " + period
		}
		b.WriteString(`<tr><td>` + html.EscapeString(period) + `</td><td class="right">` + html.EscapeString(figure(row.Text, row.Unit)) +
			`</td><td>` + html.EscapeString(status) + `</td><td>`)
		for i, id := range row.Sources {
			if i > 0 {
				b.WriteString(", ")
			}
			s := r.reg.Sources[id]
			b.WriteString(anchor("kilde", s.URL(), s.Title))
		}
		b.WriteString(`</td></tr>`)
	}
	b.WriteString("</tbody></table></div>\n")
	return b.String()
}
