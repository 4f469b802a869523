package markdown

import (
	"cmp"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"rettesnor/internal/danish"
)

var kindCallout = ast.NewNodeKind("Callout")

// callout is a blockquote whose first line is [!KIND …].
type callout struct {
	ast.BaseBlock
	class, title, icon string
}

func (*callout) Kind() ast.NodeKind { return kindCallout }

func (n *callout) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

var calloutMark = regexp.MustCompile(`^\[!([\pL]+)([^\]]*)\][ \t]*\r?\n?$`)

// calloutKinds are the boxes, with the titles of those that other programs have.
var calloutKinds = map[string]struct{ class, title string }{
	"VIGTIGT":   {"vigtigt", ""},
	"EKSEMPEL":  {"eksempel", ""},
	"NATIONAL":  {"national", ""},
	"LOKAL":     {"lokal", ""},
	"NOTE":      {"note", "Note"},
	"TIP":       {"note", "Tip"},
	"IMPORTANT": {"vigtigt", "Important"},
	"WARNING":   {"vigtigt", "Warning"},
	"CAUTION":   {"vigtigt", "Caution"},
}

func (c *conversion) callout(q *ast.Blockquote) {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	m := calloutMark.FindSubmatch(first.Value(c.src))
	if m == nil {
		return
	}
	line := c.line(first.Start)
	k, ok := calloutKinds[strings.ToUpper(string(m[1]))]
	if !ok {
		c.problem(line, true, "ukendt boks: [!"+string(m[1])+"]", "brug VIGTIGT, EKSEMPEL, NATIONAL eller LOKAL")
		return
	}
	n := &callout{class: k.class, title: cmp.Or(k.title, c.opt.words().Boxes[k.class]), icon: c.opt.Icons[k.class]}
	if k.class == "lokal" {
		words := strings.Fields(string(m[2]))
		when := ""
		if len(words) >= 2 {
			when = words[len(words)-1]
		}
		if danish.Date(when) == "" {
			c.problem(line, false, "en boks med lokal praksis siger, hvis den er, og fra hvornår", "skriv for eksempel [!LOKAL Esbjerg 2022-06-01]")
		} else {
			n.title = c.opt.words().Local(strings.Join(words[:len(words)-1], " "), when)
		}
	} else if own := strings.TrimSpace(string(m[2])); own != "" {
		n.title = own
	}
	for child := p.FirstChild(); child != nil; {
		next := child.NextSibling()
		if start := textStart(child); start < 0 || start >= first.Stop {
			break
		}
		p.RemoveChild(p, child)
		child = next
	}
	if p.ChildCount() == 0 {
		q.RemoveChild(q, p)
	}
	for child := q.FirstChild(); child != nil; {
		next := child.NextSibling()
		n.AppendChild(n, child)
		child = next
	}
	q.Parent().ReplaceChild(q.Parent(), q, n)
}

// inLocal tells whether a node stands in a box with local practice.
func (c *conversion) inLocal(n ast.Node) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p := p.(type) {
		case *callout:
			if p.class == "lokal" {
				return true
			}
		case *ast.Blockquote:
			if first, ok := p.FirstChild().(*ast.Paragraph); ok && first.Lines().Len() > 0 {
				line := first.Lines().At(0)
				if m := calloutMark.FindSubmatch(line.Value(c.src)); m != nil && calloutKinds[strings.ToUpper(string(m[1]))].class == "lokal" {
					return true
				}
			}
		}
	}
	return c.local
}

// textStart is where an inline node begins in the source.
func textStart(n ast.Node) int {
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Start
	}
	return n.Pos()
}
