package site

import (
	"slices"

	"rettesnor/internal/markdown"
)

// blocks are the fenced blocks that our own pages may have besides eksempel.
func (b *build) blocks() map[string]func(markdown.Example) (string, []markdown.Problem) {
	return map[string]func(markdown.Example) (string, []markdown.Problem){
		"diagram":   b.diagrams(),
		"skema":     b.form,
		"tegning":   b.drawingBlocks(),
		"tidslinje": b.timelineBlocks(),
	}
}

// blockStyles are the stylesheets of the blocks. A page has those of the blocks
// that stand on it, so that a text without a drawing does not carry the styles
// of one.
var blockStyles = map[string]string{
	"diagram":   "css/chart.css",
	"skema":     "css/form.css",
	"tegning":   "css/drawing.css",
	"tidslinje": "css/timeline.css",
}

// stylesOf lists the stylesheets that the blocks of a text need, each once.
func stylesOf(blocks []markdown.Block) (styles []string) {
	for _, block := range blocks {
		if style := blockStyles[block.Kind]; style != "" && !slices.Contains(styles, style) {
			styles = append(styles, style)
		}
	}
	return styles
}
