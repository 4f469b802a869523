package markdown

import (
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/problem"
)

// Document is a converted text.
type Document struct {
	HTML     []byte
	Title    string    // the first h1 as plain text
	Headings []Heading // all, in order
	IDs      []string  // every id in the HTML, in order
	Links    []Link
	Refs     []Ref     // all, in order
	Blocks   []Block   // the site's own, in order
	Sections []Section // at least one
	Prose    []Passage
	Apart    []byte   // the part of the text that Options.Apart keeps out of HTML
	Pieces   []string // files of the pieces that were taken in
	Table    bool     // has a table, or a block that is printed with one
	Ticks    bool     // has a box to tick
	Code     bool     // needs the highlighting stylesheet
	Skips    bool     // a heading skips a level, which is among the problems
	Problems []Problem
}

// Heading is a heading with its id.
type Heading struct {
	Level    int
	ID, Text string
	File     string // of a piece that was taken in; empty for the text itself
	Line     int
}

// Link is a link or an image to something that is not on another host.
type Link struct {
	File  string // of a piece that was taken in; empty for the text itself
	Href  string // as rendered
	Raw   string // as written
	Line  int
	Image bool
}

// Problem is something the author has to mend. File is that of a piece that was
// taken in, and empty for the text itself; a Warning is of a kind that a folder
// from elsewhere may have.
type Problem = problem.Problem

// Ref is a reference such as {§ bl85.1.3 kort}.
type Ref struct {
	Kind string
	Args []string // the words after the kind
	Text string   // what stands after a bar, as in {ord tarv|barnets tarv}
	Raw  string   // as written, braces included
	File string   // of a piece that was taken in; empty for the text itself
	Line int
	// Alone tells that nothing else stands in the paragraph, so that the
	// answer may be a block.
	Alone bool
	// Local tells that it stands in a box with local practice.
	Local bool
}

// Resolved is what a reference prints.
type Resolved struct {
	Text  string // plain text, also for titles and inside links
	HTML  string // markup; empty means Text
	Block bool   // HTML is a block and replaces the paragraph
	Quiet bool   // Text is a name or an address, and no prose of the author's
	// Closes tells that the marks behind the reference stay with HTML at a
	// line's end; Note is markup that comes after them.
	Closes bool
	Note   string
	// Cited is the source that the reference rests on, and Cite is markup that
	// says so behind HTML: once a paragraph, at the last that has the source.
	Cited, Cite string
}

// Resolver answers references. An error's text is the problem's message; an
// error with a method Hint() string also gives the hint.
type Resolver interface {
	Resolve(Ref) (Resolved, error)
}

// Example is a fenced block with the info string eksempel.
type Example struct {
	Source []byte
	Line   int    // of the block's first line of text
	Info   string // what stands after the first word of the info string
	// Seen takes a reference that was resolved in the block, for Document.Refs.
	Seen func(Ref)
	// Table tells that what is printed has a table, for Document.Table.
	Table func()
}

// Options says how to convert. The zero value converts plain Markdown.
type Options struct {
	Lang      string   // da unless it begins with en; decides the quotes
	FirstLine int      // the file's line number of src's first line; 0 means 1
	IDPrefix  string   // put before every heading's id
	Shift     int      // levels that headings are moved down
	Taken     []string // ids that the page has besides; a heading gets another
	Others    bool     // headings are known by the ids that GitHub gives them too
	Title     string   // of the page; a first h1 that says something else stays in the text
	Resolver  Resolver // nil: braces are plain text
	Free      []string // not nil: figures in prose are problems, but for these names
	// Example prints a worked example; nil: the block is code like any other.
	Example func(Example) (html string, problems []Problem)
	// Blocks print fenced blocks by the first word of their info string.
	Blocks map[string]func(Example) (html string, problems []Problem)
	// Apart is a kind of block: the text from the first of them on is kept out
	// of the HTML, for a page that sets it somewhere else.
	Apart string

	// Unread leaves Document.Sections and Prose empty, for a text whose words
	// nobody checks: to collect them is a tenth of a conversion.
	Unread bool

	// Fold makes each section of level 2 open at its heading.
	Fold bool

	// Tick makes each task a box that can be ticked.
	Tick bool

	// Inline prints a text of one paragraph without it, to stand among other
	// words.
	Inline bool

	// Words are what the page says itself; nil: those of a folder from
	// elsewhere, in Danish or, where Lang is so, in English.
	Words *Words

	// Icons are markup that goes before the titles of callouts, by the kind
	// that stands in their class.
	Icons map[string]string
	// Include finds a piece that the file from takes in; nil: the block is
	// code like any other. The text itself is the empty name.
	Include func(from, name string) (Piece, error)
	// Size is a picture's width and height; nil or ok false leaves them out.
	Size func(from, raw string) (width, height int, ok bool)
	// Href turns a written link into the address in the page; nil keeps it.
	// It must depend on nothing but its argument.
	Href func(raw string, image bool) string
}

// Words are what a converted text says besides its own words.
type Words struct {
	Boxes map[string]string               // titles of callouts by their class: vigtigt, eksempel, national
	Local func(whose, from string) string // the title of a box with local practice; from is YYYY-MM-DD
	Table func(name string) string
	Back  string // from a footnote to the text
}

var (
	danishWords = &Words{
		Boxes: map[string]string{"vigtigt": "Vigtigt", "eksempel": "Eksempel", "national": "Gælder i hele landet"},
		Local: func(whose, from string) string { return "Lokal praksis: " + whose + ", fra " + danish.Date(from) },
		Table: func(name string) string { return "Tabel: " + name },
		Back:  "Tilbage til teksten",
	}
	englishWords = &Words{Boxes: danishWords.Boxes, Local: danishWords.Local, Table: danishWords.Table, Back: "Back to the text"}
)

func (opt *Options) words() *Words {
	switch {
	case opt.Words != nil:
		return opt.Words
	case strings.HasPrefix(opt.Lang, "en"):
		return englishWords
	}
	return danishWords
}
