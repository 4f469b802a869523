package guide

import (
	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
)

// idleTerms lists words of the glossary that no text explains in place.
func (b *builder) idleTerms() {
	if b.Today == "" {
		return
	}
	used := map[string]bool{}
	note := func(refs []markdown.Ref) {
		for _, ref := range refs {
			if ref.Kind == "ord" {
				used[termID(ref)] = true
			}
		}
	}
	note(b.refs)
	for _, p := range b.Texts() {
		note(p.Doc.Refs)
	}
	var terms []audit.Entry
	for _, id := range keysOf(b.reg.Terms) {
		terms = append(terms, audit.Entry{ID: id, File: registry.Dir + "glossary.yaml", Line: b.reg.Terms[id].Line})
	}
	b.Problems = append(b.Problems, audit.Unused(terms, used, func(id string) site.Problem {
		return site.Problem{Warning: true, Message: "ordet " + id + " bruges ikke på nogen side", Hint: "brug {ord " + id + "}, eller slet det"}
	})...)
}
