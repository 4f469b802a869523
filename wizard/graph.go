package wizard

import (
	"slices"
	"strings"

	"rettesnor/wizard/words"
)

// Graph is the decision graph, merged: what can no longer be told apart by any
// verdict is one node. It has two parts. The steps are what is asked, in order,
// on the way to each of StepFindings; the rules are what the answers are judged
// by, those of every finding. A rule that two findings share stands once.
type Graph struct {
	Nodes []GraphNode // sorted by id
	Edges []GraphEdge // sorted by from, label and to; none twice
	Cut   bool        // the steps to a finding are too many, and left out
}

// GraphKind is what a node of the graph is.
type GraphKind uint8

// The kinds of node.
const (
	StepNode    GraphKind = iota // a question
	OutcomeNode                  // where the questions end
	RuleNode                     // a condition, or several joined
	VerdictNode                  // what a condition comes to
)

// GraphNode is one node. Its id is stable: finding/step, or the rule's own.
type GraphNode struct {
	ID      string
	Kind    GraphKind
	Finding string // for steps and outcomes
	Label   string // the question, the verdict, or what the rule does
	Cite    []string
	Old     []string // the same before 2024
	Law     string   // both, in words; empty for a step
}

// GraphEdge leads from one node to another on the answers in Label.
type GraphEdge struct{ From, Label, To string }

// Graph draws the model as it stands on a day.
func (m *Model) Graph(on Date) Graph {
	g := grapher{m: m, nodes: map[string]GraphNode{}, labels: map[[2]string][]string{}}
	for _, id := range FindingIDs() {
		g.rule(Root(id))
	}
	start := Case{Clocks: Clocks{Ansoegning: on, Maaned: MonthOf(on)}}
	under, over := m.EitherSide(on)
	cut := false
	for _, finding := range StepFindings() {
		steps, whole := m.Steps(finding, start, under, over)
		g.steps(finding, steps, under, over)
		cut = cut || !whole
	}
	out := g.graph()
	out.Cut = cut
	return out
}

type grapher struct {
	m      *Model
	nodes  map[string]GraphNode
	labels map[[2]string][]string // of the edges, by from and to
}

func (g *grapher) edge(from, label, to string) {
	at := [2]string{from, to}
	g.labels[at] = appendNew(g.labels[at], label)
}

func (g *grapher) steps(finding string, steps []Step, under, over Date) {
	id := func(i int) string { return finding + "/" + steps[i].ID }
	for i, s := range steps {
		if s.Question == "" {
			g.nodes[id(i)] = GraphNode{ID: id(i), Kind: OutcomeNode, Finding: finding, Label: Root(finding).Eval(&s.Case, g.m.rates).String()}
			continue
		}
		q, _ := g.m.QuestionFor(s.Question)
		g.nodes[id(i)] = GraphNode{ID: id(i), Kind: StepNode, Finding: finding, Label: q.Heading, Cite: q.Cite}
		for _, a := range s.Answers {
			label := a.Value
			switch label {
			case under.String():
				label = g.m.Say(words.New("graf.yngre", g.m.AgeLimit()))
			case over.String():
				label = g.m.Say(words.New("graf.aeldre", g.m.AgeLimit()))
			}
			g.edge(id(i), label, id(a.To))
		}
	}
}

func (g *grapher) rule(r *Rule) {
	if _, seen := g.nodes[r.ID]; seen {
		return
	}
	node := GraphNode{ID: r.ID, Kind: RuleNode, Label: g.m.Say(r.Cond.Does()), Cite: r.Cite, Old: r.Old}
	if len(r.Cite) > 0 {
		year := barnetsLovFrom.Date().String()[:len("2024")]
		node.Law = g.m.Say(words.Texts("graf.bestemmelser", "nu", strings.Join(r.Cite, " "), "aar", year, "foer", strings.Join(r.Old, " ")))
	}
	g.nodes[r.ID] = node

	for _, of := range r.Cond.Parts() {
		g.edge(r.ID, "", of.ID)
		g.rule(of)
	}
	for i, b := range r.Cond.Branches() {
		label := g.m.Say(r.Cond.Label(i))
		switch {
		case b.Then != nil:
			g.edge(r.ID, label, b.Then.ID)
			g.rule(b.Then)
			continue
		case b.Part:
			label = g.m.Say(words.New("graf.del", words.Str("svar", label)))
		}
		g.verdict(r, label, b.Verdict)
	}
	for _, b := range r.Cond.Outright() {
		g.verdict(r, g.m.Say(b.Label), b.Verdict)
	}
}

func (g *grapher) verdict(r *Rule, label string, v Verdict) {
	g.nodes[v.String()] = GraphNode{ID: v.String(), Kind: VerdictNode, Label: v.String()}
	g.edge(r.ID, label, v.String())
}

func (g *grapher) graph() Graph {
	var out Graph
	for _, n := range g.nodes {
		out.Nodes = append(out.Nodes, n)
	}
	slices.SortFunc(out.Nodes, func(a, b GraphNode) int { return strings.Compare(a.ID, b.ID) })
	for at, labels := range g.labels {
		out.Edges = append(out.Edges, GraphEdge{at[0], strings.Join(labels, ", "), at[1]})
	}
	slices.SortFunc(out.Edges, func(a, b GraphEdge) int {
		return strings.Compare(a.From+"\x00"+a.Label+"\x00"+a.To, b.From+"\x00"+b.Label+"\x00"+b.To)
	})
	return out
}

// StepsOn lists the steps to a finding for those who apply on a day, with any
// two birth dates, one on either side of the age limit.
func (m *Model) StepsOn(findingID string, on Date) (steps []Step, whole bool) {
	start := Case{Clocks: Clocks{Ansoegning: on, Maaned: MonthOf(on)}}
	under, over := m.EitherSide(on)
	return m.Steps(findingID, start, under, over)
}

// EitherSide gives a birth date of a child that is well under the age limit on a
// day, and one of a child that is well over.
func (m *Model) EitherSide(on Date) (under, over Date) {
	years := m.rates.grown
	return on.Birthday(-years / 2), on.Birthday(-years - 1)
}

// AppendOutline writes the graph as text, a node a paragraph: its id and what
// it asks or does, then a line for each way on, in the order of the ids.
//
//	hjemmetraening/hjemmeboende: Bor barnet hjemme?
//	  ja → hjemmetraening/foraeldremyndighed
//	  nej → hjemmetraening/ikke-opfyldt-bl85-hjemmeboende
func (g Graph) AppendOutline(dst []byte) []byte {
	edges := g.Edges
	for _, n := range g.Nodes {
		if n.Kind == VerdictNode {
			continue
		}
		dst = append(dst, n.ID+": "+n.Label...)
		if n.Law != "" {
			dst = append(dst, " "+n.Law...)
		}
		dst = append(dst, '\n')
		for len(edges) > 0 && edges[0].From <= n.ID {
			label := edges[0].Label
			if label != "" {
				label += " → "
			}
			if edges[0].From == n.ID {
				dst = append(dst, "  "+label+edges[0].To+"\n"...)
			}
			edges = edges[1:]
		}
	}
	return dst
}
