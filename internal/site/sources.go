package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
)

const sourcesPath = "/kilder/"

// sourcePage lists every source with what it is and where it is used.
func (b *build) sourcePage() {
	if len(b.reg.Sources) == 0 || b.byAddress[sourcesPath] != nil {
		return
	}
	uses := b.sourceUses()
	p := b.generated(sourcesPath, "Kilderne", "Alt, siderne bygger på: hvad det er, hvornår det er fra, og hvor vi bruger det.")
	var w prose
	w.para("En kilde på listen betyder, at vi har set den sætning, vi bruger. Er en kilde kun set omtalt, står det ved den. Datoen til sidst er den dag, vi sidst førte kilden på listen.")
	for _, k := range registry.SourceKinds {
		var ids []string
		for id, s := range b.reg.Sources {
			if s.Kind == k.ID || s.Kind == "" && k.ID == "organisation" {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		slices.SortFunc(ids, func(x, y string) int {
			if c := strings.Compare(fold(b.reg.Sources[x].Title), fold(b.reg.Sources[y].Title)); c != 0 {
				return c
			}
			return strings.Compare(x, y)
		})
		w.heading(k.ID, k.Title)
		w.WriteString(`<dl class="source-list">` + "\n")
		for _, id := range ids {
			s := b.reg.Sources[id]
			w.WriteString(`<dt id="kilde-` + markdown.Slug(id) + `">` + b.sourceLink(id) + "</dt><dd>")
			if s.Note != "" {
				w.WriteString(html.EscapeString(s.Note) + " ")
			}
			var dates []string
			if s.Date != "" {
				dates = append(dates, "Fra "+sourceDate(s.Date)+".")
			}
			if s.Checked != "" {
				dates = append(dates, "Ført på listen "+danishDate(s.Checked)+".")
			}
			w.WriteString(`<span class="small">` + strings.Join(dates, " ") + "</span>")
			switch used := uses[id]; len(used) {
			case 0:
				w.WriteString(` <span class="small">Ingen side bruger den lige nu.</span>`)
			default:
				count := strconv.Itoa(len(used)) + " sider"
				if len(used) == 1 {
					count = "1 side"
				}
				w.WriteString("<details><summary>Bruges på " + count + "</summary>\n")
				w.list(used)
				w.WriteString("</details>")
			}
			w.WriteString("</dd>\n")
		}
		w.WriteString("</dl>\n")
	}
	b.add(w.into(p))
}

// sourceDate is a date, or the year or month that a source has instead.
func sourceDate(s string) string {
	if isDate(s) {
		return danishDate(s)
	}
	return html.EscapeString(s)
}

// sourceUses are links to the pages that use each source: in their list or in
// their text. The municipalities' pages share one text, and the list of them
// stands for all.
func (b *build) sourceUses() map[string][]string {
	pages := map[string][]*page{}
	note := func(id string, p *page) {
		if !slices.Contains(pages[id], p) {
			pages[id] = append(pages[id], p)
		}
	}
	for _, p := range b.pages {
		at := p
		if strings.HasPrefix(p.address, municipalitiesPath) && b.byAddress[municipalitiesPath] != nil && b.reg.Locals[strings.Trim(strings.TrimPrefix(p.address, municipalitiesPath), "/")].Checked == "" {
			at = b.byAddress[municipalitiesPath]
		}
		for _, id := range p.meta.sources {
			note(id, at)
		}
		for _, ref := range p.refs("kilde") {
			note(ref.Args[0], p)
		}
		for _, id := range p.meta.unknown {
			for _, tried := range b.reg.Unknowns[id].Tried {
				note(tried, p)
			}
		}
	}
	links := map[string][]string{}
	for id, list := range pages {
		slices.SortFunc(list, func(x, y *page) int { return strings.Compare(x.address, y.address) })
		for _, p := range list {
			links[id] = append(links[id], b.to(p.address, p.title))
		}
	}
	return links
}
