package site

import (
	"html"
	"strings"
)

// marks are what a finished page offers and asks for.
type marks struct {
	ids   map[string]bool
	twice []string // ids that stand more than once
	hrefs []string // each once, in order
}

// scan reads the ids and addresses of a page. It reads what our own layouts
// and converter write, so a tag always ends.
func scan(page []byte) marks {
	m := marks{ids: map[string]bool{}}
	seen := map[string]bool{}
	s := string(page)
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 || at+1 >= len(s) {
			return m
		}
		s = s[at+1:]
		if strings.HasPrefix(s, "!--") {
			_, s, _ = strings.Cut(s, "-->")
			continue
		}
		if c := s[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		end := strings.IndexAny(s, " \t\r\n/>")
		if end < 0 {
			return m
		}
		tag := s[:end]
		s = s[end:]
		var name, value string
		for {
			if name, value, s = attribute(s); name == "" {
				break
			}
			switch name {
			case "id":
				if m.ids[value] {
					m.twice = append(m.twice, value)
				}
				m.ids[value] = true
			case "href", "src", "data-engine", "data-rates":
				if value != "" && !seen[value] {
					seen[value] = true
					m.hrefs = append(m.hrefs, value)
				}
			}
		}
		if tag == "script" || tag == "style" {
			if at := strings.Index(s, "</"+tag); at >= 0 {
				s = s[at:]
			}
		}
	}
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
