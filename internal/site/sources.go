package site

import (
	"cmp"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/wizard/words"
)

const sourcesPath = "/kilder/"

// sourcesView is a page of sources: the kinds there are, or those of one kind.
type sourcesView struct {
	Kinds   []sourceKind
	Sources []listedSource
}

type sourceKind struct {
	Link
	Count int
}

type listedSource struct {
	SourceView
	Anchor       string
	From, Listed string // days in words; From may be a year
	Used         []Link
}

// sourcePages are a list of the kinds, and for each a page of its sources with
// what they are and where they are used. In one page they were three times as
// long as the longest text.
func (b *build) sourcePages() {
	if len(b.reg.Sources) == 0 || b.byAddress[sourcesPath] != nil {
		return
	}
	uses := b.sourceUses()
	p := b.titled("sources.html", sourcesPath, "kilder")
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
			return cmp.Or(strings.Compare(fold(b.reg.Sources[x].Title), fold(b.reg.Sources[y].Title)), strings.Compare(x, y))
		})
		name := b.words.say(saidByProgram + "kilder." + k)
		one := generated("sources.html", sourcesPath+k+"/", b.words.say("side.kilder.slags", words.Str("slags", lowerFirst(name))),
			b.words.say("side.kilder.slags.om", words.Str("slags", name), words.Num("n", len(ids))))
		one.meta.weight = i + 1
		var v sourcesView
		for _, id := range ids {
			s := b.reg.Sources[id]
			v.Sources = append(v.Sources, listedSource{b.reg.sourceView(id), markdown.Slug(id), b.words.sourceDate(s.Date), b.words.date(s.Checked), uses[id]})
		}
		one.view.Made = v
		b.add(one)
		all.Kinds = append(all.Kinds, sourceKind{Link{Title: name, Path: one.address}, len(ids)})
	}
	p.view.Made = all
	b.add(p)
}

// sourceDate is a date, or the year or month that a source has instead.
func (s *sayings) sourceDate(day string) string {
	if isDate(day) {
		return s.date(day)
	}
	return day
}

// sourceUses are links to the pages that use each source: in their list or in
// their text. The municipalities' pages share one text, and the list of them
// stands for all.
func (b *build) sourceUses() map[string][]Link {
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
	links := map[string][]Link{}
	for id, list := range pages {
		slices.SortFunc(list, func(x, y *page) int { return strings.Compare(x.address, y.address) })
		for _, p := range list {
			links[id] = append(links[id], pageLink(p))
		}
	}
	return links
}
