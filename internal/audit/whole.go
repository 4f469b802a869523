package audit

import (
	"fmt"
	"strings"
	"time"

	"rettesnor/internal/address"
	"rettesnor/internal/danish"
	"rettesnor/internal/problem"
)

// Outline checks each page as one who hears it meets it: its headings, and the
// names of its fields, buttons and pictures.
func Outline(s *Site) (problems []problem.Problem) {
	for i := range s.Pages {
		if p := &s.Pages[i]; p.Marks != nil {
			problems = append(problems, outline(p, s.Lenient)...)
		}
	}
	return problems
}

func outline(p *Page, lenient bool) (problems []problem.Problem) {
	wrong := func(message, hint string) {
		problems = append(problems, problem.Problem{File: p.Layout, Message: message, Hint: hint, Warning: lenient})
	}
	ones, last := 0, 0
	for _, of := range p.Marks.Headings {
		level := int(of)
		if level == 1 {
			ones++
		}
		if level > last+1 && !p.Doc.Skips { // the text's own are reported where they are written
			wrong(fmt.Sprintf("på %s springer overskrifterne fra h%d til h%d", p.Address, last, level), "")
		}
		last = level
	}
	if ones != 1 {
		wrong(fmt.Sprintf("siden %s har %d h1", p.Address, ones), "hver side har én")
	}
	for _, what := range p.Marks.Unnamed {
		wrong("på "+p.Address+" mangler "+what+" et navn", "giv feltet en label, knappen en tekst, billedet en alt")
	}
	return problems
}

// Titles reports pages that a reader cannot tell apart in a list.
func Titles(s *Site) (problems []problem.Problem) {
	first := map[string]*Page{}
	for i := range s.Pages {
		p := &s.Pages[i]
		if p.Hidden || p.Title == "" {
			continue
		}
		key := danish.SortKey(p.Title)
		other := first[key]
		if other == nil {
			first[key] = p
			continue
		}
		if p.File == "" || other.File != "" && other.File > p.File {
			p, other = other, p
		}
		if p.File == "" {
			continue // both are made from the data
		}
		problems = append(problems, problem.Problem{File: p.File, Line: max(p.Line["title"], 1), Message: "titlen " + p.Title + " har også " + other.Address, Hint: "giv dem hver sin", Warning: s.Lenient})
	}
	return problems
}

// Reach follows the links from the front page. What no way leads to, no reader
// finds.
func Reach(s *Site) (problems []problem.Problem) {
	at := map[string]int{}
	for i := range s.Pages {
		at[s.Pages[i].Address] = i
	}
	home, ok := at["/"]
	if !ok {
		return nil
	}
	reached := make([]bool, len(s.Pages))
	reached[home] = true
	for queue := []int{home}; len(queue) > 0; queue = queue[1:] {
		p := &s.Pages[queue[0]]
		if p.Marks == nil || p.Index {
			continue
		}
		for _, href := range p.Marks.Hrefs {
			to, _, _ := address.Leads(p.Address, s.BasePath, s.Names.Said(href))
			if i, ok := at[to]; ok && !reached[i] {
				reached[i] = true
				queue = append(queue, i)
			}
		}
	}
	for i := range s.Pages {
		p := &s.Pages[i]
		if reached[i] || p.Apart || p.Marks == nil {
			continue
		}
		problems = append(problems, problem.Problem{File: p.from(), Message: "ingen vej fører fra forsiden til " + p.Address, Hint: "link til siden fra en anden", Warning: s.Lenient})
	}
	return problems
}

// Published checks that every address of a list of those that have been given
// out, one a line, still answers.
func Published(s *Site, file string, list []byte) (problems []problem.Problem) {
	n := 0
	seen := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		n++
		given := strings.TrimSpace(line)
		if given == "" || strings.HasPrefix(given, "#") {
			continue
		}
		wrong := problem.Problem{File: file, Line: n}
		switch {
		case !strings.HasPrefix(given, "/"):
			wrong.Message = "en adresse begynder med /: " + given
		case seen[given]:
			wrong.Message, wrong.Hint = "adressen "+given+" står to gange", "slet den ene linje"
		case !s.Has(given):
			wrong.Message, wrong.Hint = "den udgivne adresse "+given+" findes ikke længere", "skriv den under aliases på den side, der har afløst den, eller under moved i site.yaml, hvis den side ikke har en fil"
		}
		seen[given] = true
		if wrong.Message != "" {
			problems = append(problems, wrong)
		}
	}
	return problems
}

// Unchecked reports pages that nobody has held against their sources for a
// year.
func Unchecked(s *Site) (problems []problem.Problem) {
	today, err := time.Parse(time.DateOnly, s.Today)
	if err != nil {
		return nil
	}
	yearAgo := today.AddDate(-1, 0, 0).Format(time.DateOnly)
	for i := range s.Pages {
		if p := &s.Pages[i]; p.Checked != "" && p.Checked < yearAgo {
			problems = append(problems, problem.Problem{File: p.File, Line: p.Line["checked"], Warning: true,
				Message: "siden er ikke kontrolleret siden " + danish.Date(p.Checked), Hint: "læs den mod kilderne, og ret checked"})
		}
	}
	return problems
}
