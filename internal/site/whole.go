package site

import (
	"fmt"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
)

// The checks of the site as a whole: what each page looks like to one who
// hears it, and whether a reader comes to it at all.

// outline checks a finished page's headings and names.
func (b *build) outline(p *page, m marks) {
	at := Problem{File: "layouts/" + p.layout, Warning: !b.ours()}
	// A heading of the text has been reported where it was written.
	said := slices.ContainsFunc(p.doc.Problems, func(pr markdown.Problem) bool { return strings.HasPrefix(pr.Message, "overskriften springer") })
	ones, last := 0, 0
	for _, level := range m.headings {
		if level == 1 {
			ones++
		}
		if level > last+1 && !said {
			at.Message, at.Hint = fmt.Sprintf("på %s springer overskrifterne fra h%d til h%d", p.address, last, level), ""
			b.problem(at)
		}
		last = level
	}
	if ones != 1 {
		at.Message, at.Hint = fmt.Sprintf("siden %s har %d h1", p.address, ones), "hver side har én"
		b.problem(at)
	}
	for _, what := range m.unnamed {
		at.Message, at.Hint = "på "+p.address+" mangler "+what+" et navn", "giv feltet en label, knappen en tekst, billedet en alt"
		b.problem(at)
	}
}

// titles reports pages that a reader cannot tell apart in a list.
func (b *build) titles() {
	first := map[string]*page{}
	for _, p := range b.pages {
		if p.view.Page.NoIndex || p.title == "" {
			continue
		}
		key := fold(p.title)
		other := first[key]
		if other == nil {
			first[key] = p
			continue
		}
		if p.file == "" || other.file != "" && other.file > p.file {
			p, other = other, p
		}
		if p.file == "" {
			continue // both are made from the data
		}
		b.problem(Problem{File: p.file, Line: max(p.meta.line["title"], 1), Message: "titlen " + p.title + " har også " + other.address, Hint: "giv dem hver sin", Warning: !b.ours()})
	}
}

// reach follows the links from the front page. What no way leads to, no
// reader finds.
func (b *build) reach() {
	at := map[string]int{}
	for i, p := range b.pages {
		at[p.address] = i
	}
	home, ok := at["/"]
	if !ok {
		return
	}
	reached := make([]bool, len(b.pages))
	reached[home] = true
	for queue := []int{home}; len(queue) > 0; queue = queue[1:] {
		p := b.pages[queue[0]]
		for _, h := range b.finished[queue[0]].hrefs {
			address, _, _ := b.leads(p, h)
			if i, ok := at[address]; ok && !reached[i] {
				reached[i] = true
				queue = append(queue, i)
			}
		}
	}
	for i, p := range b.pages {
		if reached[i] || p.kind == "notfound" || p.file == "" && made(p.address) && p.index || b.finished[i].html == nil {
			continue
		}
		pr := Problem{File: p.file, Message: "ingen vej fører fra forsiden til " + p.address, Hint: "link til siden fra en anden", Warning: !b.ours()}
		if p.file == "" {
			pr.File = "layouts/" + p.layout
		}
		b.problem(pr)
	}
}

// PublishedFile lists the addresses that have been given out, one a line.
const PublishedFile = dataDir + "published.txt"

// published checks that every address we have given out still answers.
func (b *build) published() {
	text, ok := b.content[PublishedFile]
	if !ok || !b.ours() {
		return
	}
	n := 0
	seen := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		n++
		address := strings.TrimSpace(line)
		if address == "" || strings.HasPrefix(address, "#") {
			continue
		}
		switch {
		case !strings.HasPrefix(address, "/"):
			b.problem(Problem{File: PublishedFile, Line: n, Message: "en adresse begynder med /: " + address})
		case seen[address]:
			b.problem(Problem{File: PublishedFile, Line: n, Message: "adressen " + address + " står to gange", Hint: "slet den ene linje"})
		default:
			if _, ok := b.out[outputOf(address)]; !ok {
				b.problem(Problem{File: PublishedFile, Line: n, Message: "den udgivne adresse " + address + " findes ikke længere",
					Hint: "skriv den under aliases på den side, der har afløst den"})
			}
		}
		seen[address] = true
	}
}

// addresses are those of the pages that others may link to.
func (b *build) addresses() (all []string) {
	for _, p := range b.pages {
		if !p.view.Page.NoIndex {
			all = append(all, p.address)
		}
	}
	return all
}
