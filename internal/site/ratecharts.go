package site

import (
	"strconv"
	"strings"

	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

// rateDrawing draws a figure a year where there are enough of them: the
// published one, or else the computed, which is drawn and said to be so.
func (b *build) rateDrawing(key string, rows []wizard.Window) string {
	c := &draw.Chart{Title: rateTitle(key) + " år for år", Kind: "line", Columns: []string{"År", rateTitle(key)}}
	source := ""
	for _, row := range rows {
		v, err := strconv.ParseFloat(row.Text, 64)
		if err != nil || v < 0 {
			return "" // a share, or below nought: the table tells it
		}
		drawn := draw.Row{Name: yearOf(row.From), Written: []string{row.Text}, Values: []float64{v}, Derived: row.Status == wizard.Derived}
		last := len(c.Rows) - 1
		switch {
		case row.Status == wizard.Local:
			return ""
		case last >= 0 && c.Rows[last].Name == drawn.Name:
			if row.Status == wizard.Published {
				c.Rows[last] = drawn
			}
		default:
			c.Rows = append(c.Rows, drawn)
		}
		if row.Status == wizard.Published {
			source, c.SourceOf = row.Sources[0], "tallet for "+drawn.Name
		}
	}
	if len(c.Rows) < 3 || source == "" {
		return ""
	}
	unit := rows[0].Unit
	c.Unit = rateUnits[unit]
	c.Description = rateCaption(c.Rows, unit)
	c.Source = b.cited(source)
	return c.HTML("sats-" + markdown.Slug(key))
}

// rateCaption says from where to where the published figures go, and what the
// last is computed to be where it is not published.
func rateCaption(rows []draw.Row, unit string) string {
	var published []draw.Row
	for _, row := range rows {
		if !row.Derived {
			published = append(published, row)
		}
	}
	in := func(row draw.Row) string { return figure(row.Written[0], unit) + " i " + row.Name }
	first, last, end := published[0], published[len(published)-1], rows[len(rows)-1]
	caption := "Fra " + in(first) + " til "
	if end.Derived {
		caption += "senest offentliggjort "
	}
	caption += in(last)
	if len(published) == 1 {
		caption = "Offentliggjort: " + in(first)
	}
	if end.Derived {
		caption += ", beregnet " + end.Name + ": " + figure(end.Written[0], unit)
	}
	return strings.TrimSuffix(caption, ".") + "."
}
