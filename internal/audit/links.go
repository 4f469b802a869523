package audit

import (
	"bytes"
	"cmp"
	"slices"

	"rettesnor/internal/address"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/suggest"
)

// Looking for the page that was meant takes time with every page there is. A
// reader of so many problems is helped by the first ones.
const maxGuesses = 200

// Links follows every link of every page, those of the layouts too, and reports
// ids that stand twice on a page.
func Links(s *Site) (problems []problem.Problem) {
	f := follower{Site: s, ids: make(map[string]*Marks, len(s.Pages))}
	for i := range s.Pages {
		p := &s.Pages[i]
		f.addresses = append(f.addresses, p.Address)
		f.ids[p.Address] = p.Marks
	}
	slices.Sort(f.addresses)
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Marks == nil {
			continue
		}
		for _, id := range p.Marks.Twice {
			pr := problem.Problem{File: p.Layout, Message: "id " + id + " står to gange på " + p.Address, Warning: s.Lenient}
			for _, h := range p.Doc.Headings {
				if h.ID == id {
					pr.File, pr.Line, pr.Hint = cmp.Or(h.File, p.File), h.Line, "giv overskriften sit eget mærke, for eksempel {#"+id+"-2}"
				}
			}
			problems = append(problems, pr)
		}
		lines := map[string]problem.Problem{}
		for _, l := range slices.Backward(p.Doc.Links) {
			lines[l.Href] = problem.Problem{File: cmp.Or(l.File, p.File), Line: l.Line}
		}
		for _, name := range p.Marks.Hrefs {
			href := s.Names.Said(name)
			message, hint := f.follow(p, href)
			if message == "" {
				continue
			}
			at, ok := lines[href]
			if !ok {
				at = f.elsewhere(p, href)
			}
			at.Message, at.Hint, at.Warning = message, hint, s.Lenient
			problems = append(problems, at)
		}
	}
	return problems
}

type follower struct {
	*Site
	ids       map[string]*Marks // by the address of every page
	addresses []string
	guesses   int
}

// follow tells what is wrong with a link from p, or nothing.
func (f *follower) follow(p *Page, href string) (message, hint string) {
	to, fragment, elsewhere := address.Leads(p.Address, f.BasePath, href)
	switch {
	case elsewhere:
		return "", ""
	case to == "":
		return "linket " + href + " fører ud af stedet", "stedet ligger under " + f.BasePath + "/"
	case f.Drafts[to]:
		return "linket " + href + " fører til en kladde", "tag draft: true ud af den side, eller fjern linket"
	}
	if _, page := f.ids[to]; !page && !f.Has(to) {
		return "linket " + href + " fører ingen steder", f.nearest(to)
	}
	if fragment != "" && fragment != "top" {
		if m, page := f.ids[to]; page && (m == nil || !m.Has(fragment)) {
			var known []string
			if m != nil {
				known = m.IDs()
			}
			return "linket " + href + ": siden har intet afsnit " + fragment, suggest.DidYouMean(fragment, known)
		}
	}
	return "", ""
}

func (f *follower) nearest(to string) string {
	if f.guesses++; f.guesses > maxGuesses {
		return ""
	}
	return suggest.DidYouMean(to, f.addresses)
}

// elsewhere finds where a link that the page's text does not have was written:
// in a text that stands on the page, or in a layout.
func (f *follower) elsewhere(p *Page, href string) problem.Problem {
	for i := range f.Fragments {
		for _, l := range f.Fragments[i].Doc.Links {
			if l.Href == href {
				return problem.Problem{File: f.Fragments[i].File, Line: l.Line}
			}
		}
	}
	// A layout has the address as it is, and the link escaped.
	to, _, _ := address.Leads(p.Address, f.BasePath, href)
	names := make([]string, 0, len(f.Layouts))
	for name := range f.Layouts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for _, said := range []string{to, href} {
			if at := bytes.Index(f.Layouts[name], []byte(`"`+said+`"`)); said != "" && at >= 0 {
				return problem.Problem{File: "layouts/" + name, Line: 1 + bytes.Count(f.Layouts[name][:at], []byte("\n"))}
			}
		}
	}
	return problem.Problem{File: p.Layout}
}

// Unlisted reports a source that a page's text names and its list does not.
func Unlisted(s *Site, known func(source string) bool) (problems []problem.Problem) {
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.File == "" || p.Line["sources"] == 0 {
			continue
		}
		for _, ref := range p.Cited {
			if slices.Contains(p.Sources, ref.Args[0]) || !known(ref.Args[0]) {
				continue
			}
			problems = append(problems, unlisted(p, ref))
		}
	}
	return problems
}

func unlisted(p *Page, ref markdown.Ref) problem.Problem {
	pr := problem.Problem{File: p.File, Line: ref.Line, Message: "kilden " + ref.Args[0] + " nævnes i teksten, men står ikke på sidens liste", Hint: "skriv den i sources i front matter"}
	if ref.File != "" { // other pages may have it on theirs
		pr.Line, pr.Message = p.Line["sources"], "kilden "+ref.Args[0]+" nævnes i "+ref.File+", som siden indsætter, men står ikke på sidens liste"
	}
	return pr
}
