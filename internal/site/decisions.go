package site

import (
	"bytes"
	"html"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
)

const decisionsPath = "/afgoerelser/"

var decisionKinds = map[string]string{
	"principafgoerelse": "principafgørelse",
	"principmeddelelse": "principmeddelelse",
	"afgoerelse":        "afgørelse",
	"udtalelse":         "udtalelse",
	"dom":               "dom",
}

// title is the decision as a text names it.
func (d decision) title() string {
	if d.name != "" {
		return d.name
	}
	kind := decisionKinds[d.kind]
	if kind == "" {
		kind = d.kind
	}
	return strings.TrimSpace(kind + nbsp + d.id)
}

var decisionStatus = map[string]string{
	"gaeldende": "Gælder stadig.",
	"citeret":   "Nævnes som gyldig i en nyere kilde.",
	"afloest":   "Afløst af senere regler eller praksis.",
	"ukendt":    "Vi ved ikke, om den stadig gælder. Slå nummeret op hos Ankestyrelsen, før I bruger den.",
}

// decisionsPage lists every decision of the registry, the newest first, each
// with an address of its own that texts link to.
func (b *build) decisionsPage() *page {
	p := &page{address: decisionsPath, kind: "guidance", layout: "guidance.html", title: "Afgørelser",
		description: "Principafgørelser, principmeddelelser og domme, som reglerne hviler på: spørgsmålet, svaret, og om de stadig gælder."}
	var all []decision
	for _, id := range keysOf(b.reg.decisions) {
		all = append(all, b.reg.decisions[id])
	}
	slices.SortStableFunc(all, func(x, y decision) int { return strings.Compare(y.year, x.year) })
	var out bytes.Buffer
	link := func(ids []string, name func(id string) string) {
		for i, id := range ids {
			if i > 0 {
				out.WriteString(", ")
			}
			out.WriteString(name(id))
		}
	}
	for _, d := range all {
		id, title := markdown.Slug(d.id), d.title()
		if d.name != "" {
			title += " (" + d.id + ")"
		}
		title = upperFirst(title)
		p.doc.Headings = append(p.doc.Headings, markdown.Heading{Level: 2, ID: id, Text: title})
		out.WriteString(`<h2 id="` + id + `">` + html.EscapeString(title) + "</h2>\n<p><strong>" + html.EscapeString(d.question) + "</strong> " +
			html.EscapeString(d.answer) + "</p>\n<dl>")
		row := func(name, text string) {
			if text != "" {
				out.WriteString("<dt>" + name + "</dt><dd>" + html.EscapeString(text) + "</dd>")
			}
		}
		year := d.year
		if _, err := strconv.Atoi(year); err != nil {
			year = ""
		}
		row("År", year)
		row("Loven dengang", d.lawThen)
		if len(d.lawNow) > 0 {
			out.WriteString("<dt>Svarer i dag til</dt><dd>")
			link(d.lawNow, func(id string) string {
				v := b.provision(id)
				return anchor("ref", v.URL, v.Name)
			})
			out.WriteString("</dd>")
		}
		row("Gælder den?", decisionStatus[d.status])
		if len(d.sources) > 0 {
			out.WriteString("<dt>Kilde</dt><dd>")
			link(d.sources, func(id string) string {
				s := b.reg.sources[id]
				return anchor("kilde", s.url(), s.title)
			})
			out.WriteString("</dd>")
		}
		out.WriteString("</dl>\n")
	}
	p.doc.HTML = out.Bytes()
	return p
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
