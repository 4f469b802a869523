package site

import (
	"strings"
	"text/template/parse"

	"golang.org/x/net/html"
)

// A layout is read as what it is: its actions by the parser of templates, and
// the HTML between them by a tokenizer.

// treesOf are the templates of a layout; what cannot be parsed is told where
// the layouts are.
func treesOf(text []byte) map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	t := parse.New("layout")
	t.Mode = parse.SkipFuncCheck
	_, _ = t.Parse(string(text), "", "", all)
	return all
}

// layoutRead is what a layout names: the ids that it gives, and the files and icons
// that it asks for.
type layoutRead struct{ ids, assets, icons []string }

// layout reads a layout, once for all builds that have it.
func (m *Memo) layout(text []byte) layoutRead {
	return m.layouts.get(string(text), func() layoutRead {
		trees := treesOf(text)
		return layoutRead{ids: idsOf(trees), assets: namedBy("asset", trees), icons: namedBy("icon", trees)}
	})
}

// namedBy are the names that a layout calls a function with, as {{icon "print"}}.
func namedBy(function string, trees map[string]*parse.Tree) (names []string) {
	for _, t := range trees {
		eachCommand(t.Root, func(c *parse.CommandNode) {
			if fn, ok := c.Args[0].(*parse.IdentifierNode); !ok || fn.Ident != function || len(c.Args) < 2 {
				return
			}
			if name, ok := c.Args[1].(*parse.StringNode); ok {
				names = append(names, name.Text)
			}
		})
	}
	return names
}

// printed stands in a layout's HTML for what an action prints.
const printed = "\uE000"

// idsOf are the ids that a layout gives, but for those that it works out.
func idsOf(trees map[string]*parse.Tree) (ids []string) {
	for _, t := range trees {
		var plain strings.Builder
		eachText(t.Root, &plain)
		for z := html.NewTokenizer(strings.NewReader(plain.String())); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				if a.Key == "id" && a.Val != "" && !strings.Contains(a.Val, printed) {
					ids = append(ids, a.Val)
				}
			}
		}
	}
	return ids
}

// eachText writes the text of a template, with a sign for each action. Both
// ways of a branch are written.
func eachText(n parse.Node, to *strings.Builder) {
	switch n := n.(type) {
	case *parse.TextNode:
		to.Write(n.Text)
	case *parse.ActionNode, *parse.TemplateNode:
		to.WriteString(printed)
	default:
		for _, of := range partsOf(n) {
			eachText(of, to)
		}
	}
}

// eachCommand calls f for every command below a node of a template.
func eachCommand(n parse.Node, f func(*parse.CommandNode)) {
	if c, is := n.(*parse.CommandNode); is {
		f(c)
	}
	for _, of := range partsOf(n) {
		eachCommand(of, f)
	}
}

// partsOf are the nodes that a node of a template is made of: of a branch, what
// it asks and both its ways.
func partsOf(n parse.Node) (parts []parse.Node) {
	branch := func(b *parse.BranchNode) {
		if parts = append(parts, b.Pipe, b.List); b.ElseList != nil {
			parts = append(parts, b.ElseList)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		parts = n.Nodes
	case *parse.ActionNode:
		parts = append(parts, n.Pipe)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			parts = append(parts, n.Pipe)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			parts = append(parts, c)
		}
	case *parse.CommandNode:
		parts = n.Args
	}
	return parts
}
