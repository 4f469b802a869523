package site

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

// A table says which keys a mapping may have and where each value goes. A
// setter answers what is wrong with the value, or nothing.
type table map[string]setter

type setter func(n *yaml.Node) (wrong string)

// yamlReader reads one file strictly: documents are read as nodes and checked
// against a table, so that nothing is converted in silence.
type yamlReader struct {
	file  string
	shift int // lines of the file before the YAML
	loose bool
	out   *[]Problem
}

func (r yamlReader) problem(n *yaml.Node, message, hint string) {
	line := r.shift + 1
	if n != nil {
		line = r.shift + n.Line
	}
	*r.out = append(*r.out, Problem{File: r.file, Line: line, Message: message, Hint: hint, Warning: r.loose})
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// root parses the text; nil means that there is nothing to read.
func (r yamlReader) root(text []byte) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		line := 1
		message := err.Error()
		if m := yamlLine.FindStringSubmatch(message); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil {
				line = n
			}
			message = message[len(m[0]):]
		}
		hint := "se efter et kolon uden mellemrum, et glemt anførselstegn eller en skæv indrykning"
		if strings.Contains(message, "cannot start any token") || strings.Contains(message, "tab") {
			hint = "YAML tåler ikke tabulator; brug mellemrum"
		}
		*r.out = append(*r.out, Problem{File: r.file, Line: r.shift + line, Message: "kan ikke læses som YAML: " + message, Hint: hint})
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	r.visible(doc.Content[0])
	return doc.Content[0]
}

// visible takes out of the values what no document can hold, which YAML lets
// one write as "\x0B".
func (r yamlReader) visible(n *yaml.Node) {
	for _, child := range n.Content {
		r.visible(child)
	}
	if n.Kind == yaml.ScalarNode && strings.ContainsFunc(n.Value, unprintable) {
		var out []Problem
		n.Value = string(visible(r.file, []byte(n.Value), r.loose, &out))
		for _, p := range out {
			p.Line = r.shift + n.Line
			*r.out = append(*r.out, p)
		}
	}
}

// mapping fills the table's targets from n.
func (r yamlReader) mapping(n *yaml.Node, t table) {
	if n.Kind != yaml.MappingNode {
		r.problem(n, "her skal stå navne og værdier", "skriv for eksempel title: Klag over afgørelsen")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		set, ok := t[k.Value]
		if !ok {
			if !r.loose {
				r.problem(k, "ukendt felt: "+k.Value, didYouMean(k.Value, keysOf(t)))
			}
			continue
		}
		if seen[k.Value] {
			r.problem(k, "feltet "+k.Value+" står to gange", "slet det ene")
			continue
		}
		seen[k.Value] = true
		if v.Kind == yaml.AliasNode || v.Anchor != "" {
			r.problem(v, "feltet "+k.Value+" bruger et YAML-anker", "skriv værdien helt ud")
			continue
		}
		if wrong := set(v); wrong != "" {
			r.problem(v, "feltet "+k.Value+" "+wrong, "")
		}
	}
}

// list reads a sequence of mappings.
func (r yamlReader) list(n *yaml.Node, each func(item *yaml.Node)) {
	if n == nil {
		return
	}
	if n.Kind != yaml.SequenceNode {
		r.problem(n, "filen skal være en liste", "begynd hver post med - id: …")
		return
	}
	for _, item := range n.Content {
		each(item)
	}
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// asText takes a string; a number or date must be quoted to be one.
func asText(to *string) setter {
	return func(n *yaml.Node) string {
		if null(n) {
			return ""
		}
		if n.Kind != yaml.ScalarNode {
			return "skal være en tekst"
		}
		if n.Tag != "!!str" {
			return "skal være en tekst; sæt den i anførselstegn"
		}
		*to = n.Value
		return ""
	}
}

// asWritten takes any single value as it is written: 4, 12.5, 70-14.
func asWritten(to *string) setter {
	return func(n *yaml.Node) string {
		if null(n) {
			return ""
		}
		if n.Kind != yaml.ScalarNode {
			return "skal være en enkelt værdi"
		}
		*to = n.Value
		return ""
	}
}

func asDate(to *string) setter {
	return func(n *yaml.Node) string {
		if null(n) {
			return ""
		}
		if n.Kind == yaml.ScalarNode {
			if _, err := time.Parse(time.DateOnly, n.Value); err == nil {
				*to = n.Value
				return ""
			}
		}
		return "skal være en dato som 2026-11-21"
	}
}

func asInt(to *int) setter {
	return func(n *yaml.Node) string {
		if n.Kind == yaml.ScalarNode && n.Tag == "!!int" {
			if v, err := strconv.Atoi(n.Value); err == nil {
				*to = v
				return ""
			}
		}
		return "skal være et helt tal"
	}
}

// asTexts takes a list of texts; where holds their lines, and may be nil.
func asTexts(to *[]string, where *[]int) setter {
	return func(n *yaml.Node) string {
		if null(n) {
			return ""
		}
		if n.Kind != yaml.SequenceNode {
			return "skal være en liste, for eksempel [a, b]"
		}
		for _, item := range n.Content {
			if item.Kind != yaml.ScalarNode || item.Value == "" {
				return "skal være en liste af tekster"
			}
			*to = append(*to, item.Value)
			if where != nil {
				*where = append(*where, item.Line)
			}
		}
		return ""
	}
}

// asTextOrTexts takes one text or a list.
func asTextOrTexts(to *[]string, where *[]int) setter {
	return func(n *yaml.Node) string {
		if n.Kind == yaml.ScalarNode && !null(n) {
			*to = append(*to, n.Value)
			if where != nil {
				*where = append(*where, n.Line)
			}
			return ""
		}
		return asTexts(to, where)(n)
	}
}

// asDay takes a date that a time may follow, and gives the day as written.
func asDay(to *string) setter {
	return func(n *yaml.Node) string {
		if null(n) || n.Value == "" && n.Kind == yaml.ScalarNode {
			return ""
		}
		if m := dayAndTime.FindStringSubmatch(n.Value); m != nil && n.Kind == yaml.ScalarNode {
			two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
			return asDate(to)(&yaml.Node{Kind: yaml.ScalarNode, Value: m[1] + "-" + two(m[2]) + "-" + two(m[3])})
		}
		return "skal være en dato som 2026-11-21"
	}
}

var dayAndTime = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt \t].*)?$`)

// asURLs takes one address or a list of them, which a link may lead to.
func asURLs(to *[]string) setter {
	return func(n *yaml.Node) string {
		if wrong := asTextOrTexts(to, nil)(n); wrong != "" {
			return wrong
		}
		for _, s := range *to {
			if !isWeb(s) {
				return "skal være adresser, der begynder med https:// eller http://, ikke " + s
			}
		}
		return ""
	}
}

// asWeb takes the address of a home page, with or without https://.
func asWeb(to *string) setter {
	return func(n *yaml.Node) string {
		if wrong := asText(to)(n); wrong != "" {
			return wrong
		}
		if *to != "" && !isWeb(webAddress(*to)) {
			wrong := "skal være en adresse som www.ankestyrelsen.dk, ikke " + *to
			*to = ""
			return wrong
		}
		return ""
	}
}

func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " \t\n\"<>")
}

// asAnything takes a value that is read elsewhere.
func asAnything(*yaml.Node) string { return "" }
