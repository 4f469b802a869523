package guide

import (
	"cmp"
	"slices"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard/words"
)

const sourcesPath = "/kilder/"

// sourcesView is a page of sources: the kinds there are, or those of one kind.
type sourcesView struct {
	Kinds   []sourceKind
	Sources []listedSource
}

type sourceKind struct {
	site.Link
	Count int
}

type listedSource struct {
	SourceView
	Anchor       string
	From, Listed string // days in words; From may be a year
	Used         []site.Link
}

// sourcePages are a list of the kinds, and for each a page of its sources with
// what they are and where they are used. In one page they were three times as
// long as the longest text.
func (b *builder) sourcePages() {
	if len(b.reg.Sources) == 0 || b.ByAddress[sourcesPath] != nil {
		return
	}
	uses := b.sourceUses()
	p := b.TitledPage("sources.html", sourcesPath, "kilder")
	var all sourcesView
	for i, k := range registry.SourceKinds {
		var ids []string
		for id, s := range b.reg.Sources {
			if s.Kind == k || s.Kind == "" && k == "organisation" {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			continue
		}
		slices.SortFunc(ids, func(x, y string) int {
			return cmp.Or(strings.Compare(danish.SortKey(b.reg.Sources[x].Title), danish.SortKey(b.reg.Sources[y].Title)), strings.Compare(x, y))
		})
		name := b.Words.Say(site.SaidByProgram + "kilder." + k)
		one := site.NewPage("sources.html", sourcesPath+k+"/", b.Words.Say("side.kilder.slags", words.Str("slags", lowerFirst(name))),
			b.Words.Say("side.kilder.slags.om", words.Str("slags", name), words.Num("n", len(ids))))
		one.Meta.Weight = i + 1
		var v sourcesView
		for _, id := range ids {
			s := b.reg.Sources[id]
			v.Sources = append(v.Sources, listedSource{b.reg.sourceView(id), markdown.Slug(id), sourceDay(b.Words, s.Date), b.Words.Date(s.Checked), uses[id]})
		}
		one.View().Made = v
		b.Add(one)
		all.Kinds = append(all.Kinds, sourceKind{site.Link{Title: name, Path: one.Address}, len(ids)})
	}
	p.View().Made = all
	b.Add(p)
}

// sourceDay is a date, or the year or month that a source has instead.
func sourceDay(s *site.Sayings, day string) string {
	if isDate(day) {
		return s.Date(day)
	}
	return day
}

// sourceUses are links to the pages that use each source: in their list or in
// their text. The municipalities' pages share one text, and the list of them
// stands for all.
func (b *builder) sourceUses() map[string][]site.Link {
	pages := map[string][]*site.Page{}
	note := func(id string, p *site.Page) {
		if !slices.Contains(pages[id], p) {
			pages[id] = append(pages[id], p)
		}
	}
	for _, p := range b.Pages {
		at := p
		if strings.HasPrefix(p.Address, municipalitiesPath) && b.ByAddress[municipalitiesPath] != nil && b.reg.Locals[strings.Trim(strings.TrimPrefix(p.Address, municipalitiesPath), "/")].Checked == "" {
			at = b.ByAddress[municipalitiesPath]
		}
		for _, id := range fieldsOf(p).Sources {
			note(id, at)
		}
		for _, ref := range p.Refs("kilde") {
			note(ref.Args[0], p)
		}
		for _, id := range fieldsOf(p).Unknown {
			for _, tried := range b.reg.Unknowns[id].Tried {
				note(tried, p)
			}
		}
	}
	links := map[string][]site.Link{}
	for id, list := range pages {
		slices.SortFunc(list, func(x, y *site.Page) int { return strings.Compare(x.Address, y.Address) })
		for _, p := range list {
			links[id] = append(links[id], site.PageLink(p))
		}
	}
	return links
}
