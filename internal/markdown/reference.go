package markdown

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var kindReference = ast.NewNodeKind("Reference")

// reference is {kind argument form} in the text, or a heading's {#id}.
type reference struct {
	ast.BaseInline
	ref      Ref
	resolved Resolved
	closing  string // the marks behind it that it keeps, see close
	anchor   string
}

func (*reference) Kind() ast.NodeKind { return kindReference }

func (n *reference) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"Raw": n.ref.Raw}, nil)
}

type referenceParser struct{}

func (referenceParser) Trigger() []byte { return []byte{'{'} }

const maxReferenceLine = 2000

// Parse takes a reference that may be broken over two lines, as editors that
// wrap long lines do.
func (referenceParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	c := conversionOf(pc)
	line, seg := block.PeekLine()
	if c == nil || len(line) == 0 {
		return nil
	}
	if id := headingID(parent, line); id != "" {
		block.Advance(len(bytes.TrimRight(line, " \r\n")))
		return &reference{anchor: id}
	}
	if c.opt.Resolver == nil {
		return nil
	}
	at := c.line(seg.Start)
	var raw []byte
	for range 2 {
		if end := bytes.IndexByte(line[:min(len(line), maxReferenceLine)], '}'); end >= 0 {
			raw = append(raw, line[:end+1]...)
			block.Advance(end + 1)
			ref := ParseRef(string(raw))
			ref.Line = at
			return &reference{ref: ref}
		}
		if len(line) > maxReferenceLine {
			break // no reference is so long
		}
		raw = append(raw, line...)
		block.AdvanceLine()
		if line, _ = block.PeekLine(); line == nil {
			break
		}
	}
	c.problem(at, false, "en henvisning begynder med { men slutter ikke med }", `skriv \{ hvis der skal stå en klamme`)
	return nil
}

// headingID takes {#id} at the end of a heading, and {#id .class} as others
// write it, whose classes are not ours.
func headingID(parent ast.Node, line []byte) string {
	if parent.Kind() != ast.KindHeading || !bytes.HasPrefix(line, []byte("{#")) {
		return ""
	}
	rest := bytes.TrimRight(line, " \r\n")
	if rest[len(rest)-1] != '}' {
		return ""
	}
	id := string(rest[2 : len(rest)-1])
	if fields := strings.Fields(id); len(fields) > 1 && !slices.ContainsFunc(fields[1:], func(f string) bool { return f[0] != '.' && !strings.Contains(f, "=") }) {
		id = fields[0]
	}
	if id == "" || strings.ContainsAny(id, " \t\"'<>&{}") {
		return ""
	}
	return id
}

// ParseRef takes a reference apart; raw has its braces.
func ParseRef(raw string) Ref {
	body := strings.TrimSuffix(strings.TrimPrefix(raw, "{"), "}")
	ref := Ref{Raw: raw}
	body, ref.Text, _ = strings.Cut(strings.ReplaceAll(body, `\|`, "|"), "|")
	ref.Text = strings.Join(strings.Fields(ref.Text), " ")
	words := strings.Fields(body)
	if len(words) > 0 {
		ref.Kind, ref.Args = words[0], words[1:]
	}
	// "§bl85" without the space is as clear as with it.
	if rest, ok := strings.CutPrefix(ref.Kind, "§"); ok && rest != "" {
		ref.Kind, ref.Args = "§", append([]string{rest}, ref.Args...)
	}
	return ref
}

// RefsOf finds the references of a title or a description.
func RefsOf(text string) (all []Ref) {
	for _, raw := range referenceText.FindAllString(text, -1) {
		all = append(all, ParseRef(raw))
	}
	return all
}

// Text resolves the references of a title or a description to plain text.
func Text(src string, line int, r Resolver) (string, []Problem) {
	if r == nil || !strings.ContainsAny(src, `{\`) {
		return src, nil
	}
	var b strings.Builder
	var problems []Problem
	for src != "" {
		i := strings.IndexAny(src, `{\`)
		if i < 0 {
			b.WriteString(src)
			break
		}
		b.WriteString(src[:i])
		src = src[i:]
		if src[0] == '\\' {
			if len(src) > 1 && (src[1] == '{' || src[1] == '}' || src[1] == '\\') {
				b.WriteByte(src[1])
				src = src[2:]
			} else {
				b.WriteByte('\\')
				src = src[1:]
			}
			continue
		}
		end := strings.IndexByte(src, '}')
		if end < 0 {
			problems = append(problems, Problem{Line: line,
				Message: "en henvisning begynder med { men slutter ikke med }",
				Hint:    `skriv \{ hvis der skal stå en klamme`})
			b.WriteString(src)
			break
		}
		ref := ParseRef(src[:end+1])
		ref.Line = line
		res, err := r.Resolve(ref)
		if err != nil {
			problems = append(problems, refProblem(line, err))
			res.Text = ref.Raw
		}
		b.WriteString(res.Text)
		src = src[end+1:]
	}
	return b.String(), problems
}

func refProblem(line int, err error) Problem {
	p := Problem{Line: line, Message: err.Error()}
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		p.Hint = h.Hint()
	}
	return p
}
