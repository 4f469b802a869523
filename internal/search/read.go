package search

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Read takes the title and the sections of a finished page: what its main part
// says. Left out is what leads elsewhere (nav), what is not shown at first
// (hidden, template, popover), drawings, whose numbers stand in words, and what
// has the attribute data-unsearched.
func Read(page []byte) Page {
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return Page{}
	}
	main := find(root, atom.Main)
	if main == nil {
		return Page{}
	}
	r := reading{page: Page{Sections: []Section{{}}}}
	r.walk(main)
	r.flush()
	for i := range r.page.Sections {
		r.page.Sections[i].said()
	}
	return r.page
}

func find(n *html.Node, tag atom.Atom) *html.Node {
	if n.Type == html.ElementNode && n.DataAtom == tag {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, tag); f != nil {
			return f
		}
	}
	return nil
}

type reading struct {
	page  Page
	words strings.Builder // of the block that is read
}

var (
	left = map[atom.Atom]bool{atom.Nav: true, atom.Template: true, atom.Script: true, atom.Style: true, atom.Svg: true, atom.Select: true, atom.Textarea: true}
	flow = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Button: true, atom.Cite: true, atom.Code: true, atom.Data: true, atom.Dfn: true,
		atom.Em: true, atom.I: true, atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Output: true, atom.Q: true, atom.S: true, atom.Small: true, atom.Span: true,
		atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Td: true, atom.Th: true, atom.Br: true, atom.Wbr: true}
)

func (r *reading) walk(n *html.Node) {
	if n.Type == html.TextNode {
		r.words.WriteString(n.Data)
		return
	}
	id := ""
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden", "popover", "data-unsearched":
			return
		case "id":
			id = a.Val
		}
	}
	if left[n.DataAtom] {
		return
	}
	heading := false
	switch n.DataAtom {
	case atom.H1:
		r.flush()
		r.page.Title = text(n)
		return
	case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		heading = id != "" // else it is read as text
	case atom.Dt:
		heading = id != "" // a word that is explained, and can be led to
	case atom.Td, atom.Th, atom.Br:
		r.words.WriteByte(' ')
	}
	if heading {
		r.flush()
		r.page.Sections = append(r.page.Sections, Section{ID: id, Heading: text(n)})
		return
	}
	block := !flow[n.DataAtom]
	if block {
		r.flush()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	if block {
		r.flush()
	}
}

// text is what an element says in one line.
func text(n *html.Node) string {
	r := reading{page: Page{Sections: []Section{{}}}}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
	r.flush()
	return strings.Join(r.page.Sections[0].Sentences, " ")
}

// flush puts the block that was read among the sentences of its section.
func (r *reading) flush() {
	said := strings.Join(strings.Fields(r.words.String()), " ")
	r.words.Reset()
	if said == "" {
		return
	}
	s := &r.page.Sections[len(r.page.Sections)-1]
	s.Sentences = append(s.Sentences, sentences(said)...)
}

// short are words that end with a full stop inside a sentence.
var short = map[string]bool{"nr": true, "stk": true, "jf": true, "pkt": true, "ca": true, "fx": true, "kap": true}

// sentences parts a block where a sentence ends and a capital letter begins
// the next. A sentence of one word stays with the one after it.
func sentences(block string) (all []string) {
	from := 0
	for i := 0; i < len(block); i++ {
		if !strings.ContainsRune(".!?", rune(block[i])) {
			continue
		}
		end := i + 1
		for _, closing := range []string{"»", "«", "”", "\"", ")"} {
			if strings.HasPrefix(block[end:], closing) {
				end += len(closing)
			}
		}
		if end >= len(block) || block[end] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(block[end+1:], "»«”\"(§ "))
		before := block[from:i]
		last := strings.ToLower(before[strings.LastIndexByte(before, ' ')+1:])
		if !unicode.IsUpper(next) && !strings.HasPrefix(block[end+1:], "§") || short[last] || !strings.Contains(before, " ") && len(before) < 12 {
			continue
		}
		all = append(all, block[from:end])
		from = end + 1
	}
	return append(all, block[from:])
}
