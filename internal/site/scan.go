package site

import (
	"html"
	"strings"
)

// marks are what a finished page offers and asks for, and what is wrong in it.
type marks struct {
	ids      map[string]bool
	twice    []string // ids that stand more than once
	hrefs    []string // each once, in order
	headings []int    // their levels, in order, but for what is hidden at first
	unnamed  []string // fields, buttons and pictures that nothing names
}

// scanner reads a page once. It reads what our own layouts and converter
// write, so a tag always ends.
type scanner struct {
	marks
	seen      map[string]bool
	labels    map[string]bool // what labels are for
	fields    []field         // that no label holds
	inLabel   int
	templates int    // depth: what stands in one is not on the page yet
	hidden    string // the element that hides what is read now
	depth     int    // of elements with its name within it
}

type field struct{ tag, id, name string }

func scan(page []byte) marks {
	m := scanner{marks: marks{ids: map[string]bool{}}, seen: map[string]bool{}, labels: map[string]bool{}}
	m.page(string(page))
	for _, f := range m.fields {
		if f.id == "" || !m.labels[f.id] {
			m.unnamed = append(m.unnamed, strings.TrimSpace(f.tag+" "+f.name))
		}
	}
	return m.marks
}

func (m *scanner) page(s string) {
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 || at+1 >= len(s) {
			return
		}
		s = s[at+1:]
		if strings.HasPrefix(s, "!--") {
			_, s, _ = strings.Cut(s, "-->")
			continue
		}
		closing := s[0] == '/'
		if closing {
			s = s[1:]
		}
		if s == "" {
			return
		}
		if c := s[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		end := strings.IndexAny(s, " \t\r\n/>")
		if end < 0 {
			return
		}
		tag := s[:end]
		s = s[end:]
		if closing {
			m.end(tag)
			continue
		}
		s = m.tag(tag, s)
		if tag == "script" || tag == "style" {
			if at := strings.Index(s, "</"+tag); at >= 0 {
				s = s[at:]
			}
		}
	}
}

func (m *scanner) end(tag string) {
	if tag == m.hidden {
		if m.depth--; m.depth == 0 {
			m.hidden = ""
		}
	}
	switch tag {
	case "label":
		m.inLabel = max(m.inLabel-1, 0)
	case "template":
		m.templates = max(m.templates-1, 0)
	}
}

// tag reads a start tag's attributes, and gives what comes after them.
func (m *scanner) tag(tag, s string) string {
	var name, value string
	var f field
	f.tag = tag
	named, alt, hides, kind := false, false, false, ""
	for {
		if name, value, s = attribute(s); name == "" {
			break
		}
		switch name {
		case "id":
			f.id = value
			if m.ids[value] {
				m.twice = append(m.twice, value)
			}
			m.ids[value] = true
		case "href", "src", "data-engine", "data-rates", "data-words":
			f.name = value
			if value != "" && !m.seen[value] {
				m.seen[value] = true
				m.hrefs = append(m.hrefs, value)
			}
		case "aria-label", "aria-labelledby", "title":
			named = named || value != ""
		case "alt":
			alt = true
		case "hidden":
			hides = true
		case "type":
			kind = value
		case "name":
			f.name = value
		case "for":
			m.labels[value] = true
		}
	}
	switch {
	case m.hidden == tag:
		m.depth++
	case m.hidden == "" && hides && tag != "input" && tag != "img" && tag != "link" && tag != "meta":
		m.hidden, m.depth = tag, 1
	}
	if m.templates > 0 && tag != "template" {
		return s
	}
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if m.hidden == "" {
			m.headings = append(m.headings, int(tag[1]-'0'))
		}
	case "img":
		if !alt && !named {
			m.unnamed = append(m.unnamed, strings.TrimSpace("img "+f.name))
		}
	case "label":
		m.inLabel++
	case "template":
		m.templates++
	case "input", "select", "textarea":
		switch kind {
		case "hidden", "submit", "reset", "button":
			return s
		}
		if !named && m.inLabel == 0 {
			m.fields = append(m.fields, f)
		}
	case "button":
		if !named && strings.HasPrefix(strings.TrimLeft(s, ">"), "</button") {
			m.unnamed = append(m.unnamed, strings.TrimSpace("button "+f.name))
		}
	}
	return s
}

// attribute takes the next attribute of a tag; name is empty at its end.
func attribute(s string) (name, value, rest string) {
	s = strings.TrimLeft(s, " \t\r\n/")
	if s == "" || s[0] == '>' {
		return "", "", s
	}
	end := strings.IndexAny(s, "= \t\r\n/>")
	if end <= 0 {
		return "", "", s
	}
	name, s = s[:end], s[end:]
	if s[0] != '=' {
		return name, "", s
	}
	s = s[1:]
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		quote := s[0]
		close := strings.IndexByte(s[1:], quote)
		if close < 0 {
			return "", "", ""
		}
		return name, html.UnescapeString(s[1 : 1+close]), s[close+2:]
	}
	end = strings.IndexAny(s, " \t\r\n>")
	if end < 0 {
		return "", "", ""
	}
	return name, html.UnescapeString(s[:end]), s[end:]
}
