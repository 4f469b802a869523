package site

import (
	"slices"

	"rettesnor/internal/markdown"
)

// Every page links main.css. What only some pages hold, as a table or a form,
// is a part with a stylesheet of its own, static/css/table.css, which a page
// links when it holds that part:
//
//	```skema            form.css, and table.css where the form has a table
//	deadlines: [klage]  field.css and deadline.css
//
// A text tells which blocks and tables it holds. A page that is made from a
// registry notes its parts in page.Parts when it makes them. What one layout
// alone has, as the home page its doors, the layout links itself. The guide and
// the calculator hold nearly all of it and take it in at once, by tools.css.

// part is a part of a page with a stylesheet of its own, which has its name.
type part string

const (
	PartTable     part = "table"
	PartChart     part = "chart"
	partTimeline  part = "timeline"
	partDrawing   part = "drawing"
	partForm      part = "form"
	partReceipt   part = "receipt"
	PartField     part = "field"
	PartNote      part = "note"
	PartDeadline  part = "deadline"
	PartLetter    part = "letter"
	partChecklist part = "checklist"
)

// parts are all of them, in the order in which a page links their styles: of
// two rules that weigh the same, the later one holds.
var parts = []part{PartTable, PartChart, partTimeline, partDrawing, partForm, partReceipt, PartField, PartNote, PartDeadline, PartLetter, partChecklist}

// partsOfBlock are what a block of a text becomes.
var partsOfBlock = map[string][]part{
	"diagram":   {PartChart},
	"eksempel":  {partReceipt},
	"skema":     {partForm},
	"tegning":   {partDrawing},
	"tidslinje": {partTimeline},
}

// PartsOfText are the parts that a text holds.
func PartsOfText(doc *markdown.Document) (held []part) {
	if doc.Table {
		held = append(held, PartTable)
	}
	for _, block := range doc.Blocks {
		held = append(held, partsOfBlock[block.Kind]...)
	}
	for _, ref := range doc.RefsOf("sats") {
		if slices.Contains(ref.Args, "serie") {
			held = append(held, PartTable)
		}
	}
	return held
}

// styles are the stylesheets of a page's parts, in their order, as css/table.css.
func (p *Page) styles() (names []string) {
	if p.Kind == "wizard" || p.Kind == "calculator" {
		return nil
	}
	held := slices.Concat(p.Parts, PartsOfText(&p.Doc))
	if p.checklist || p.Doc.Ticks {
		held = append(held, partChecklist)
	}
	for _, one := range parts {
		if slices.Contains(held, one) {
			names = append(names, "css/"+string(one)+".css")
		}
	}
	return names
}
