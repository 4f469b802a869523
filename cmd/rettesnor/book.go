package main

import (
	"fmt"
	"io/fs"

	"rettesnor"
	"rettesnor/internal/book"
	"rettesnor/internal/guide"
	"rettesnor/internal/site"
	"rettesnor/wizard/words"
)

// engineWords has how a language writes days and numbers.
const engineWords = wordsDir + "da.txt"

// asBook are the files of the guide as one document, to be printed: .ci/book
// makes a PDF of them.
func asBook(from source, result guide.Result) ([]site.File, error) {
	lent := func(name string) ([]byte, error) {
		if data, err := fs.ReadFile(from.files, name); err == nil {
			return data, nil
		}
		return fs.ReadFile(rettesnor.Files, name)
	}
	layout, err := lent(book.Layout)
	if err != nil {
		return nil, err
	}
	said, faults, err := words.Load(lent, engineWords, book.Words)
	if err != nil {
		return nil, err
	}
	for _, p := range faults {
		if p.File == book.Words { // the engine's are told where the site is built
			return nil, fmt.Errorf("%s:%d: %s\nhint: formen står i pakken wizard/words", p.File, p.Line, said.Say(p.Msg))
		}
	}
	b := result.Book
	in := book.Input{Title: b.Title, Description: b.Description, Lang: b.Lang, Date: b.Date, Base: b.Base, BasePath: result.BasePath,
		Sections: b.Sections, Layout: string(layout), Words: said}
	for _, f := range result.Files {
		in.Site = append(in.Site, book.SiteFile(f))
	}
	document, err := book.Make(in)
	if err != nil {
		return nil, err
	}
	files := []site.File{{Path: book.File, Data: document}, {Path: book.PagesFile}}
	for _, name := range append([]string{book.Font}, book.Styles...) {
		data, err := lent("static/" + name)
		if err != nil {
			return nil, fmt.Errorf("static/%s: %w", name, cause(err))
		}
		files = append(files, site.File{Path: name, Data: data})
	}
	return files, nil
}
