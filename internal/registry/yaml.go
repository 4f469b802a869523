package registry

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/problem"
	"rettesnor/internal/suggest"
)

// Table says which keys a mapping may have and where each value goes. A
// setter answers what is wrong with the value, or nothing.
type Table map[string]Setter

type Setter func(n *yaml.Node) (wrong string)

// Reader reads one file strictly: documents are read as nodes and checked
// against a table, so that nothing is converted in silence.
type Reader struct {
	File  string
	Shift int  // lines of the file before the YAML
	Loose bool // for a folder from elsewhere: what is found is a warning
	Out   *[]problem.Problem
	Known map[string]Known // what the tag ref may name
}

// Problem reports what is wrong with a node, or with the file where it is nil.
func (r Reader) Problem(n *yaml.Node, message, hint string) {
	line := r.Shift + 1
	if n != nil {
		line = r.Shift + n.Line
	}
	*r.Out = append(*r.Out, problem.Problem{File: r.File, Line: line, Message: message, Hint: hint, Warning: r.Loose})
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// Root parses the text; nil means that there is nothing to read.
func (r Reader) Root(text []byte) *yaml.Node {
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
		switch {
		case strings.Contains(message, "tab"):
			hint = "YAML tåler ikke tabulator; brug mellemrum"
		case strings.Contains(message, "cannot start any token"), strings.Contains(message, "unknown anchor"), strings.Contains(message, "alphabetic or numeric"):
			hint = "sæt teksten i anførselstegn; uden dem kan den ikke begynde med @, %, *, & eller en tabulator"
		}
		*r.Out = append(*r.Out, problem.Problem{File: r.File, Line: r.Shift + line, Message: "kan ikke læses som YAML: " + message, Hint: hint})
		return nil
	}
	if len(doc.Content) == 0 {
		return nil
	}
	r.Visible(doc.Content[0])
	return doc.Content[0]
}

// Visible takes out of the values what no document can hold, which YAML lets
// one write as "\x0B".
func (r Reader) Visible(n *yaml.Node) {
	for _, child := range n.Content {
		r.Visible(child)
	}
	if n.Kind == yaml.ScalarNode && strings.ContainsFunc(n.Value, problem.Hidden) {
		var out []problem.Problem
		n.Value = string(problem.Visible(r.File, []byte(n.Value), r.Loose, &out))
		for _, p := range out {
			p.Line = r.Shift + n.Line
			*r.Out = append(*r.Out, p)
		}
	}
}

// Mapping fills the table's targets from n.
func (r Reader) Mapping(n *yaml.Node, t Table) {
	if n.Kind != yaml.MappingNode {
		r.Problem(n, "her skal stå navne og værdier", "skriv for eksempel title: Klag over afgørelsen")
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		set, ok := t[k.Value]
		if !ok {
			if !r.Loose {
				r.Problem(k, "ukendt felt: "+k.Value, suggest.DidYouMean(k.Value, slices.Sorted(maps.Keys(t))))
			}
			continue
		}
		if seen[k.Value] {
			r.Problem(k, "feltet "+k.Value+" står to gange", "slet det ene")
			continue
		}
		seen[k.Value] = true
		if v.Kind == yaml.AliasNode || v.Anchor != "" {
			r.Problem(v, "feltet "+k.Value+" bruger et YAML-anker", "skriv værdien helt ud")
			continue
		}
		if wrong := set(v); wrong != "" {
			r.Problem(v, "feltet "+k.Value+" "+wrong, "")
		}
	}
}

// List reads a sequence of mappings.
func (r Reader) List(n *yaml.Node, each func(item *yaml.Node)) {
	if n == nil {
		return
	}
	if n.Kind != yaml.SequenceNode {
		r.Problem(n, "filen skal være en liste", "begynd hver post med - id: …")
		return
	}
	for _, item := range n.Content {
		each(item)
	}
}

func null(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// AsText takes a string; a number or date must be quoted to be one.
func AsText(to *string) Setter {
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

// AsWritten takes any single value as it is written: 4, 12.5, 70-14.
func AsWritten(to *string) Setter {
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

func AsDate(to *string) Setter {
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

func AsInt(to *int) Setter {
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

// AsTexts takes a list of texts; where holds their lines, and may be nil.
func AsTexts(to *[]string, where *[]int) Setter {
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

// AsTextOrTexts takes one text or a list.
func AsTextOrTexts(to *[]string, where *[]int) Setter {
	return func(n *yaml.Node) string {
		if n.Kind == yaml.ScalarNode && !null(n) {
			*to = append(*to, n.Value)
			if where != nil {
				*where = append(*where, n.Line)
			}
			return ""
		}
		return AsTexts(to, where)(n)
	}
}

// AsDay takes a date that a time may follow, and gives the day as written.
func AsDay(to *string) Setter {
	return func(n *yaml.Node) string {
		if null(n) || n.Value == "" && n.Kind == yaml.ScalarNode {
			return ""
		}
		if m := dayAndTime.FindStringSubmatch(n.Value); m != nil && n.Kind == yaml.ScalarNode {
			two := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
			return AsDate(to)(&yaml.Node{Kind: yaml.ScalarNode, Value: m[1] + "-" + two(m[2]) + "-" + two(m[3])})
		}
		return "skal være en dato som 2026-11-21"
	}
}

var dayAndTime = regexp.MustCompile(`^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt \t].*)?$`)

// AsAnything takes a value that is read elsewhere.
func AsAnything(*yaml.Node) string { return "" }

// AsURLs takes one address or a list of them, which a link may lead to.
func AsURLs(to *[]string, where *[]int) Setter {
	return func(n *yaml.Node) string {
		if wrong := AsTextOrTexts(to, where)(n); wrong != "" {
			return wrong
		}
		for _, s := range *to {
			if !isWeb(s) {
				*to, *where = nil, nil // no page links to it
				return "skal være adresser, der begynder med https:// eller http://, ikke " + s
			}
		}
		return ""
	}
}

// AsWeb takes the address of a home page, with or without https://.
func AsWeb(to *string) Setter {
	return func(n *yaml.Node) string {
		if wrong := AsText(to)(n); wrong != "" {
			return wrong
		}
		if *to != "" && !isWeb(WebAddress(*to)) {
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

// WebAddress is the address of a home page as a link has it.
func WebAddress(s string) string {
	if s == "" || strings.Contains(s, "://") {
		return s
	}
	return "https://" + s
}
