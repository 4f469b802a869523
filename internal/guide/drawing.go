package guide

import (
	"strings"

	"rettesnor/internal/audit"
	"rettesnor/internal/draw"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
)

// A drawing is a file of content/data/drawings (see draw.Drawing) that a page
// takes in with a block: its name, and below it the words that stand under the
// drawing.
//
//	```tegning
//	tre-betingelser
//	Alle tre tråde skal holde ({§ bl85.1}).
//	```
const drawingDir = registry.Dir + "drawings/"

// readDrawings reads every drawing; nil stands for one with faults.
func (b *builder) readDrawings() {
	b.drawings = map[string]*draw.Drawing{}
	for _, file := range keysOf(b.Content) {
		name, ok := strings.CutPrefix(file, drawingDir)
		if !ok {
			continue
		}
		id, ok := strings.CutSuffix(name, ".svg")
		if !ok || id != markdown.Slug(id) {
			b.Problem(site.Problem{File: file, Message: "filens navn kan ikke bruges til en tegning", Hint: "kald den noget som tre-betingelser.svg"})
			continue
		}
		resolver := b.resolver()
		d, problems := draw.ReadDrawing(b.Content[file], func(text string, line int) (string, []markdown.Problem) {
			out, problems := markdown.Text(text, line, resolver)
			return out, append(problems, markdown.TextFigures(text, line, b.reg.Free)...)
		})
		for _, p := range problems {
			b.Problem(b.FromMarkdown(file, p))
		}
		b.drawings[id] = d
	}
}

// drawingBlocks answers the block of one text; used are those it has shown.
func (b *builder) drawingBlocks() func(markdown.Example) (string, []markdown.Problem) {
	used := map[string]bool{}
	return func(e markdown.Example) (string, []markdown.Problem) {
		wrong := func(line int, message, hint string) (string, []markdown.Problem) {
			return "", []markdown.Problem{{Line: line, Message: message, Hint: hint}}
		}
		id, caption, _ := strings.Cut(strings.TrimSpace(string(e.Source)), "\n")
		id, caption = strings.TrimSpace(id), strings.Join(strings.Fields(caption), " ")
		d, ok := b.drawings[id]
		switch {
		case id == "":
			return wrong(e.Line, "tegningen har intet navn", "skriv navnet på en fil i "+drawingDir+", uden .svg")
		case !ok:
			hint := suggest.DidYouMean(id, keysOf(b.drawings))
			if hint == "" {
				hint = "læg den i " + drawingDir
			}
			return wrong(e.Line, "ukendt tegning: "+id, hint)
		case used[id]:
			return wrong(e.Line, "tegningen "+id+" står to gange på siden", "henvis til den første")
		}
		used[id] = true
		if d == nil {
			return "", nil // the file's problems are enough
		}
		resolver := b.resolver()
		resolver.seen = e.Seen
		text, problems := markdown.Text(caption, e.Line+1, resolver)
		if caption == "" {
			_, problems = wrong(e.Line, "tegningen "+id+" har ingen tekst", "skriv under navnet, hvad den viser")
		}
		return d.HTML(id, text), append(problems, markdown.TextFigures(caption, e.Line+1, b.reg.Free)...)
	}
}

// idleDrawings reports those that no page shows.
func (b *builder) idleDrawings() {
	shown := map[string]bool{}
	for _, p := range b.Texts() {
		for _, block := range p.Doc.Blocks {
			if block.Kind == "tegning" {
				shown[block.Name] = true
			}
		}
	}
	var all []audit.Entry
	for _, id := range keysOf(b.drawings) {
		if b.drawings[id] != nil {
			all = append(all, audit.Entry{ID: id, File: drawingDir + id + ".svg"})
		}
	}
	b.Problems = append(b.Problems, audit.Unused(all, shown, func(string) site.Problem {
		return site.Problem{Message: "ingen side viser tegningen", Hint: "vis den med en blok af slagsen tegning, eller slet den"}
	})...)
}
