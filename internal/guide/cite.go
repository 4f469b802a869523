package guide

import (
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"rettesnor/wizard/words"
)

func (reg *siteData) sourceView(id string) SourceView {
	s := reg.Sources[id]
	return SourceView{ID: id, Title: s.Title, URL: s.URL(), Note: s.Note}
}

func (reg *siteData) sourceViews(ids []string) (all []SourceView) {
	for _, id := range ids {
		all = append(all, reg.sourceView(id))
	}
	return all
}

func (b *builder) provisionViews(ids []string) (all []ProvisionView) {
	for _, id := range ids {
		all = append(all, b.provision(id))
	}
	return all
}

// figure is a rate's value in words.
func (b *builder) figure(value, unit string) string { return b.reg.figure(b.Words, value, unit) }

// figure writes a rate's value with its unit, without what it is counted by:
// 35.247 kr. and not kroner om måneden.
func (r *siteData) figure(s *site.Sayings, value, unit string) string {
	text := danish.Number(value)
	kind, _, _ := strings.Cut(unit, "/")
	if length := "enhed." + kind; r.words.Has(length) {
		return text + danish.NBSP + r.words.Say(words.New(length, words.Num("n", 0)))
	}
	if kind == "DKK" {
		return text + danish.NBSP + s.Say("side.tal.dkk")
	}
	return text
}

// years is 2024 or 2022–2023 for a window.
func years(from, until string) string {
	if len(from) < 4 {
		return ""
	}
	if len(until) < 4 || until[:4] == from[:4] {
		return from[:4]
	}
	return from[:4] + "–" + until[:4]
}
