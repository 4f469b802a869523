package guide

import (
	"html/template"
	"strconv"
	"strings"

	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// rateDrawing draws a figure a year where there are enough of them: the
// published one, or else the computed, which is drawn and said to be so.
func (b *builder) rateDrawing(key string, rows []wizard.Window) template.HTML {
	c := &draw.Chart{Title: b.Words.Say("side.satsen.kurve", words.Str("sats", rateName(b.Words, key))), Kind: "line",
		Columns: []string{b.Words.Say("side.satsen.kurve.aar"), rateName(b.Words, key)}}
	source := ""
	for _, row := range rows {
		v, err := strconv.ParseFloat(row.Text, 64)
		if err != nil || v < 0 {
			return "" // a share, or below nought: the table tells it
		}
		drawn := draw.Row{Name: yearOf(row.From), Written: []string{row.Text}, Values: []float64{v}, Derived: row.Status != wizard.Published, Adopted: row.Status == wizard.Adopted}
		last := len(c.Rows) - 1
		switch {
		case row.Status == wizard.Local:
			return ""
		case last >= 0 && c.Rows[last].Name == drawn.Name:
			if row.Status == wizard.Published || row.Status == wizard.Adopted && c.Rows[last].Derived {
				c.Rows[last] = drawn
			}
		default:
			c.Rows = append(c.Rows, drawn)
		}
		if row.Status == wizard.Published {
			source, c.SourceOf = row.Sources[0], b.Words.Say("side.satsen.kurve.tallet", words.Str("aar", drawn.Name))
		}
	}
	if len(c.Rows) < 3 || source == "" {
		return ""
	}
	unit := rows[0].Unit
	c.Unit = b.rateUnit(unit)
	c.Description = b.rateCaption(c.Rows, unit)
	c.Percent = unit == "percent"
	printed, err := b.Templates.Part("chart", b.chartView("sats-"+markdown.Slug(key), c, source))
	if err != nil {
		b.Problem(site.Problem{File: "layouts", Message: err.Error()})
	}
	return template.HTML(printed)
}

// rateCaption says from where to where the published figures go, and what the
// last is computed to be where it is not published.
func (b *builder) rateCaption(rows []draw.Row, unit string) string {
	var published []draw.Row
	for _, row := range rows {
		if !row.Derived {
			published = append(published, row)
		}
	}
	say := func(id string, args ...words.Arg) string { return b.Words.Say("side.satsen.kurve."+id, args...) }
	in := func(row draw.Row) string {
		return say("tal-i-aar", words.Str("tal", b.figure(row.Written[0], unit)), words.Str("aar", row.Name))
	}
	first, last, end := published[0], published[len(published)-1], rows[len(rows)-1]
	fromTo := "fra-til"
	if end.Derived {
		fromTo = "fra-til-senest"
	}
	caption := say(fromTo, words.Str("fra", in(first)), words.Str("til", in(last)))
	if len(published) == 1 {
		caption = say("et", words.Str("tal", in(first)))
	}
	if end.Derived {
		caption = say(unprinted([]draw.Row{end}), words.Str("kurve", caption), words.Str("aar", end.Name), words.Str("tal", b.figure(end.Written[0], unit)))
	}
	return strings.TrimSuffix(caption, ".") + "."
}
