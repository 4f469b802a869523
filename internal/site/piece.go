package site

import (
	"path"
	"strings"

	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
)

// A piece is a text that pages take in, so that it is written once. Its name
// begins with an underscore, as content/klage/_frist.md, and it has no page.
func (b *Builder) isPiece(file string) bool {
	base := path.Base(file)
	return !b.lenient() && strings.HasPrefix(base, "_") && !isIndex(base) && !strings.HasPrefix(file, dataDir)
}

// readPieces finds them and names them all in b.env, for a page may take in
// any of them.
func (b *Builder) readPieces() {
	b.pieces = map[string]*Page{}
	parts := [][]byte{b.env}
	for _, file := range keysOf(b.Content) {
		if !isText(file) || !b.isPiece(file) {
			continue
		}
		p := readPage(file, b.Content[file], b.product.Front, &b.Problems)
		for _, key := range keysOf(p.Meta.Line) {
			b.Problem(Problem{File: file, Line: p.Meta.Line[key], Message: "et stykke, der indsættes, har ingen felter", Hint: "skriv dem på siden, der indsætter det"})
			break
		}
		b.pieces[file] = p
		parts = append(parts, []byte(file), b.Content[file])
	}
	if len(b.pieces) > 0 {
		b.env = []byte(hashOf(parts...))
	}
}

// include answers the blocks of one page.
func (b *Builder) include(home string) func(from, name string) (markdown.Piece, error) {
	return func(from, name string) (markdown.Piece, error) {
		if from == "" {
			from = home
		}
		file := path.Join(path.Dir(from), name)
		if strings.HasPrefix(name, "/") {
			file = path.Join("content", name)
		}
		p := b.pieces[file]
		if p == nil {
			hint := didYouMean(file, keysOf(b.pieces))
			if _, ok := b.Content[file]; ok {
				hint = "kun stykker kan indsættes: lad filens navn begynde med _"
			}
			return markdown.Piece{}, hinted("filen "+name+" kan ikke indsættes", hint)
		}
		return markdown.Piece{File: file, Source: p.body, FirstLine: p.shift + 1, Href: b.HrefFrom(file)}, nil
	}
}

// unusedPieces reports pieces that no page takes in.
func (b *Builder) unusedPieces() {
	used := map[string]bool{}
	for _, p := range b.Texts() {
		for _, file := range p.Doc.Pieces {
			used[file] = true
		}
	}
	var all []audit.Entry
	for _, file := range keysOf(b.pieces) {
		all = append(all, audit.Entry{ID: file, File: file})
	}
	b.Problems = append(b.Problems, audit.Unused(all, used, func(string) Problem {
		return Problem{Message: "ingen side indsætter filen", Hint: "indsæt den med en blok af slagsen include, slet den, eller tag _ af navnet"}
	})...)
}
