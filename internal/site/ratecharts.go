package site

import (
	"strconv"

	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

// rateDrawing draws a figure a year where there are enough of them: the
// published one, or else the computed.
func (b *build) rateDrawing(key string, rows []wizard.Window) string {
	c := &draw.Chart{Title: rateTitle(key) + " år for år", Kind: "line", Columns: []string{"År", rateTitle(key)}}
	source, computed := "", false
	for _, row := range rows {
		v, err := strconv.ParseFloat(row.Text, 64)
		if err != nil || v < 0 {
			return "" // a share, or below nought: the table tells it
		}
		drawn := draw.Row{Name: yearOf(row.From), Written: []string{row.Text}, Values: []float64{v}}
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
			computed = computed || row.Status == wizard.Derived
		}
		if row.Status == wizard.Published {
			source = row.Sources[0]
		}
	}
	if len(c.Rows) < 3 {
		return ""
	}
	first, last := c.Rows[0], c.Rows[len(c.Rows)-1]
	unit := rows[0].Unit
	c.Unit = rateUnits[unit]
	c.Description = "Fra " + figure(first.Written[0], unit) + " i " + first.Name + " til " + figure(last.Written[0], unit) + " i " + last.Name + "."
	if computed {
		c.Warnings = []string{"Hvor intet tal er offentliggjort, er det beregnede tegnet. Listen nedenfor siger hvilke."}
	}
	c.Source = b.cited(source)
	return c.HTML("sats-" + markdown.Slug(key))
}
