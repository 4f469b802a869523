package site

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v3"

	"rettesnor/internal/registry"
)

// Front matter is what a file says of its page before the text: YAML between
// lines of ---, as ours is, or, as other generators have it too, TOML between
// lines of +++, or a JSON object. All three are read to YAML's nodes, so that
// one table checks them.
type frontMatter struct {
	kind  frontKind
	text  []byte // without its fences
	first int    // the file's line of text's first line
	lines int    // of the file before the body
}

type frontKind int

const (
	noFront frontKind = iota
	yamlFront
	tomlFront
	jsonFront
)

var fences = map[string]frontKind{"---": yamlFront, "+++": tomlFront}

// splitFrontMatter parts a file in its front matter and its text.
func splitFrontMatter(src []byte) (front frontMatter, body []byte, unended error) {
	start, at := 0, 0 // lines and bytes that are empty
	for {
		line, _, ok := bytes.Cut(src[at:], []byte("\n"))
		if !ok || len(bytes.TrimSpace(line)) > 0 {
			break
		}
		at += len(line) + 1
		start++
	}
	if f, body, ok := splitJSON(src[at:], start); ok {
		return f, body, nil
	}
	if likeJSON.Match(src[at:]) {
		return front, src, hinted("front matter kan ikke læses som JSON", "se efter et komma eller et anførselstegn for lidt eller for meget")
	}
	first, _, ok := bytes.Cut(src[at:], []byte("\n"))
	fence := string(bytes.TrimRight(first, " \t"))
	kind := fences[fence]
	if kind == noFront || !ok || start > 0 && kind == yamlFront && !looksLikeYAML(src[at+len(first)+1:]) {
		return front, src, nil
	}
	from := at + len(first) + 1
	front = frontMatter{kind: kind, first: start + 2, lines: start + 1}
	for at = from; at < len(src); {
		line, _, _ := bytes.Cut(src[at:], []byte("\n"))
		front.lines++
		end := min(at+len(line)+1, len(src))
		if t := string(bytes.TrimRight(line, " \t")); t == fence || t == "..." && kind == yamlFront {
			front.text = src[from:at]
			return front, src[end:], nil
		}
		at = end
	}
	return frontMatter{}, src, hinted("front matter slutter ikke med "+fence, "sæt en linje med "+fence+" efter det sidste felt")
}

// A line of --- below empty lines may be a rule between paragraphs.
func looksLikeYAML(rest []byte) bool {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	return yamlKey.Match(line)
}

var yamlKey = regexp.MustCompile(`^["']?[\pL_][\pL\d_-]*["']?[ \t]*:([ \t]|$)`)

// likeJSON is a text that begins as fields do: published as words, what it says
// of drafts would not be heard.
var likeJSON = regexp.MustCompile(`^\{\s*"[\pL_-]+"\s*:`)

// splitJSON takes an object that stands alone before the text.
func splitJSON(src []byte, start int) (front frontMatter, body []byte, ok bool) {
	if !bytes.HasPrefix(src, []byte("{")) {
		return front, nil, false
	}
	d := json.NewDecoder(bytes.NewReader(src))
	var fields map[string]json.RawMessage
	if d.Decode(&fields) != nil || len(fields) == 0 {
		return front, nil, false
	}
	end := int(d.InputOffset())
	rest, body, _ := bytes.Cut(src[end:], []byte("\n"))
	if len(bytes.TrimSpace(rest)) > 0 {
		return front, nil, false
	}
	lines := start + bytes.Count(src[:end], []byte("\n")) + 1
	return frontMatter{kind: jsonFront, text: src[:end], first: start + 1, lines: lines}, body, true
}

// node reads the front matter; nil means that it cannot be read, or is empty.
func (f frontMatter) node(r registry.Reader) *yaml.Node {
	switch f.kind {
	case yamlFront:
		return r.Root(f.text)
	case jsonFront:
		return r.Root(jsonAsYAML(f.text))
	case tomlFront:
		return tomlRoot(r, f.text)
	}
	return nil
}

var surrogates = regexp.MustCompile(`\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`)

// jsonAsYAML writes JSON as the YAML it almost is.
func jsonAsYAML(text []byte) []byte {
	text = surrogates.ReplaceAllFunc(text, func(pair []byte) []byte {
		var s string
		_ = json.Unmarshal([]byte(`"`+string(pair)+`"`), &s)
		return []byte(s)
	})
	return bytes.ReplaceAll(text, []byte("\t"), []byte(" ")) // JSON has tabs between its values alone
}

// tomlRoot reads the fields at the top; those of tables are other generators' own.
func tomlRoot(r registry.Reader, text []byte) *yaml.Node {
	var p unstable.Parser
	p.Reset(text)
	root := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: 1}
	line, counted := 1, 0 // of what has been read, so that no line is counted twice
	for inTable := false; p.NextExpression(); {
		e := p.Expression()
		if e.Kind != unstable.KeyValue {
			inTable = true
		}
		if inTable {
			continue
		}
		var key []string
		for it := e.Key(); it.Next(); {
			if at := int(it.Node().Raw.Offset); key == nil && at >= counted {
				line += bytes.Count(text[counted:at], []byte("\n"))
				counted = at
			}
			key = append(key, string(it.Node().Data))
		}
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.Join(key, "."), Line: line}, tomlValue(&p, e.Value(), line))
	}
	if err := p.Error(); err != nil {
		line := 1
		var pe *unstable.ParserError
		if errors.As(err, &pe) {
			line = p.Shape(p.Range(pe.Highlight)).Start.Line
		}
		*r.Out = append(*r.Out, Problem{File: r.File, Line: r.Shift + line, Message: "kan ikke læses som TOML: " + err.Error(), Hint: "se efter et glemt anførselstegn eller lighedstegn"})
		return nil
	}
	r.Visible(root)
	return root
}

func tomlValue(p *unstable.Parser, n *unstable.Node, line int) *yaml.Node {
	out := &yaml.Node{Kind: yaml.ScalarNode, Line: line, Value: string(n.Data)}
	switch n.Kind {
	case unstable.String:
		out.Tag, out.Style = "!!str", yaml.DoubleQuotedStyle
	case unstable.Bool:
		out.Tag = "!!bool"
	case unstable.Integer:
		out.Tag = "!!int"
		if v, err := strconv.ParseInt(strings.ReplaceAll(out.Value, "_", ""), 0, 64); err == nil {
			out.Value = strconv.FormatInt(v, 10)
		}
	case unstable.Float:
		out.Tag = "!!float"
	case unstable.LocalDate, unstable.LocalDateTime, unstable.DateTime, unstable.LocalTime:
		out.Tag = "!!timestamp"
	case unstable.Array:
		out = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Line: line}
		for it := n.Children(); it.Next(); {
			out.Content = append(out.Content, tomlValue(p, it.Node(), line))
		}
	default:
		out = &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: line}
	}
	return out
}

// A page that is not to be seen yet says so in one of several ways. Whatever
// it says there that is not plainly no keeps the page back: a page that is
// published by mistake is not called back.
//
// draftLine finds the word where no key was read, as in draft:true without a
// space, which is a text to YAML.
var draftLine = regexp.MustCompile(`(?im)^["']?draft["']?[ \t]*[:=]`)

var neverPublished = regexp.MustCompile(`(?i)^[ \t]*(?:false|no|off|n|nej|0)[ \t]*$`)

var unpublished = regexp.MustCompile(`(?i)^[ \t]*(?:draft|kladde|hidden|private)[ \t]*$`)

// held tells whether the front matter keeps the page back. Where it does not
// say so plainly, wrong is what is wrong with it and line is where.
func (f frontMatter) held(root *yaml.Node) (held bool, wrong string, line int) {
	found := false
	said := func(line0 int, message string) {
		held = true
		if wrong == "" {
			wrong, line = message, f.first-1+line0
		}
	}
	var look func(n *yaml.Node, depth int)
	look = func(n *yaml.Node, depth int) {
		if n == nil || n.Kind != yaml.MappingNode || depth > 4 {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			k, v := n.Content[i], n.Content[i+1]
			if k.Tag == "!!merge" {
				merged := []*yaml.Node{v}
				if v.Kind == yaml.SequenceNode {
					merged = v.Content
				}
				for _, m := range merged {
					if m.Kind == yaml.AliasNode {
						m = m.Alias
					}
					look(m, depth+1)
				}
				continue
			}
			key := strings.ToLower(k.Value)
			if key == "status" && unpublished.MatchString(v.Value) {
				held = true // as Pelican says it
			}
			if key == "kladde" {
				key = "draft"
			}
			if key != "draft" && key != "published" {
				continue
			}
			yes, plain := boolean(v)
			found = found || key == "draft"
			switch {
			case key == "published" && !plain:
				// Others write the day or the paper here.
				if neverPublished.MatchString(v.Value) {
					said(k.Line, "feltet "+k.Value+" skal være true eller false")
				}
			case !plain:
				said(k.Line, "feltet "+k.Value+" skal være true eller false")
			case yes == (key == "draft"):
				held = true
			}
		}
	}
	look(root, 0)
	if at := draftLine.FindIndex(f.text); at != nil && !found && !held {
		said(1+bytes.Count(f.text[:at[0]], []byte("\n")), "feltet draft kan ikke læses")
	}
	return held, wrong, line
}

// stray finds front matter that is none: below a line of text, between fences
// of others (----, ;;;, ---toml), or without any. It would stand as words on
// the page, and what it says of drafts would not be heard. line is its own, 0
// where there is none; draft tells that it keeps the page back.
func stray(src []byte) (line int, draft bool) {
	var block []string
	fenced := false
	for n := 1; len(src) > 0 && n <= 60; n++ {
		b, rest, _ := bytes.Cut(src, []byte("\n"))
		src = rest
		t := strings.TrimSpace(string(b))
		switch {
		case anyFence.MatchString(t):
			if fenced {
				return line, draft && len(block) > 0
			}
			if n > 5 {
				return 0, false
			}
			line, fenced, block = n, true, nil
		case fenced && t != "" && !field.MatchString(t):
			return 0, false
		case fenced && t != "":
			block = append(block, t)
			draft = draft || draftSaid(t)
		case !fenced && n == 1 && headField.MatchString(t), !fenced && line == 1 && field.MatchString(t):
			line = 1
			draft = draft || draftSaid(t)
		case !fenced && line == 1:
			return line, draft // as Pelican has it, to the first empty line
		}
	}
	if fenced { // without an end
		return 0, false
	}
	return line, draft
}

var (
	anyFence  = regexp.MustCompile(`^(?:-{3,}|\+{3,}|;{3,})[ \t]*(?:ya?ml|toml|json)?$`)
	field     = regexp.MustCompile(`^(?:["']?[\pL_][\pL\d_.-]*["']?[ \t]*[:=].*|- .*|[\[\]{},]+|#.*|\{.*\})$`)
	headField = regexp.MustCompile(`(?i)^(?:title|date|author|status|draft|published|slug|category|tags|layout)[ \t]*:`)
	draftHere = regexp.MustCompile(`(?i)["']?\b(draft|kladde|published|status)["']?[ \t]*[:=][ \t]*["']?([^\s,"'}]*)`)
)

// draftSaid reads one line of what is no front matter.
func draftSaid(line string) bool {
	m := draftHere.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	switch strings.ToLower(m[1]) {
	case "published":
		return neverPublished.MatchString(m[2])
	case "status":
		return unpublished.MatchString(m[2])
	}
	return !neverPublished.MatchString(m[2])
}

// boolean reads a value as YAML 1.1 and 1.2 have it; plain tells that it is
// one of theirs, unquoted. It is the only reader of yes and no.
func boolean(n *yaml.Node) (yes, plain bool) {
	if n.Kind != yaml.ScalarNode || n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 || n.Anchor != "" {
		return false, false
	}
	if n.Tag != "!!bool" && n.Tag != "!!str" || n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!bool" {
		return false, false
	}
	switch n.Value {
	case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "y", "Y":
		return true, true
	case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF", "n", "N":
		return false, true
	}
	return false, false
}
