package guide

import "rettesnor/internal/markdown"

// blocks are the fenced blocks that our own pages may have besides eksempel.
func (b *builder) blocks() map[string]func(markdown.Example) (string, []markdown.Problem) {
	return map[string]func(markdown.Example) (string, []markdown.Problem){
		"diagram":   b.diagrams(),
		"skema":     b.form,
		"tegning":   b.drawingBlocks(),
		"tidslinje": b.timelineBlocks(),
	}
}
