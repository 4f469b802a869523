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
// registry notes its parts in page.parts when it makes them. What one layout
// alone has, as the home page its doors, the layout links itself. The guide and
// the calculator hold nearly all of it and take it in at once, by tools.css.

// part is a part of a page with a stylesheet of its own, which has its name.
type part string

const (
	partTable     part = "table"
	partChart     part = "chart"
	partTimeline  part = "timeline"
	partDrawing   part = "drawing"
	partForm      part = "form"
	partReceipt   part = "receipt"
	partField     part = "field"
	partNote      part = "note"
	partDeadline  part = "deadline"
	partLetter    part = "letter"
	partChecklist part = "checklist"
)

// parts are all of them, in the order in which a page links their styles: of
// two rules that weigh the same, the later one holds.
var parts = []part{partTable, partChart, partTimeline, partDrawing, partForm, partReceipt, partField, partNote, partDeadline, partLetter, partChecklist}

// partsOfBlock are what a block of a text becomes.
var partsOfBlock = map[string][]part{
	"diagram":   {partChart},
	"eksempel":  {partReceipt},
	"skema":     {partForm},
	"tegning":   {partDrawing},
	"tidslinje": {partTimeline},
}

// partsOfText are the parts that a text holds.
func partsOfText(doc *markdown.Document) (held []part) {
	if doc.Table {
		held = append(held, partTable)
	}
	for _, block := range doc.Blocks {
		held = append(held, partsOfBlock[block.Kind]...)
	}
	for _, ref := range doc.RefsOf("sats") {
		if slices.Contains(ref.Args, "serie") {
			held = append(held, partTable)
		}
	}
	return held
}

// styles are the stylesheets of a page's parts, in their order, as css/table.css.
func (p *page) styles() (names []string) {
	if p.kind == "wizard" || p.kind == "calculator" {
		return nil
	}
	held := slices.Concat(p.parts, partsOfText(&p.doc))
	if p.view.Page.Deadlines != nil || p.view.Page.OwnDeadlines {
		held = append(held, partField, partDeadline)
	}
	if p.view.Page.Letter != nil {
		held = append(held, partField, partNote, partLetter)
	}
	if p.checklist || p.doc.Ticks {
		held = append(held, partChecklist)
	}
	for _, one := range parts {
		if slices.Contains(held, one) {
			names = append(names, "css/"+string(one)+".css")
		}
	}
	return names
}
