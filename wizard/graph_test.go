package wizard_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	. "rettesnor/wizard"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew")

// golden compares with a file of testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		switch {
		case i >= len(w):
			t.Fatalf("%s ends, but there is more: %s", path, g[i])
		case i >= len(g):
			t.Fatalf("%s:%d: %s\nis no more", path, i+1, w[i])
		case !bytes.Equal(g[i], w[i]):
			t.Fatalf("%s:%d: %s\nis now: %s\nIf the change is meant, run: go test ./wizard -update", path, i+1, w[i], g[i])
		}
	}
}

// The merged decision graph. A change of law is read as a diff of this file.
func TestTheDecisionGraph(t *testing.T) {
	m := model(t)
	outline := m.Graph(NewDate(2026, 11, 21)).AppendOutline(nil)
	if n := bytes.Count(outline, []byte("\n")); n > 500 {
		t.Errorf("%d lines: too long to be read", n)
	}
	golden(t, "graph.golden", outline)
	for _, on := range []Date{NewDate(2016, 7, 1), NewDate(2024, 1, 1), NewDate(2030, 12, 31)} {
		if again := m.Graph(on).AppendOutline(nil); !bytes.Equal(again, outline) {
			t.Errorf("the graph is another on %s", on)
		}
	}
}

// Every edge leads somewhere, every node but the beginnings is led to, and no
// node has two ways on for one answer.
func TestTheGraphHangsTogether(t *testing.T) {
	g := model(t).Graph(NewDate(2026, 11, 21))
	node, led := map[string]GraphKind{}, map[string]bool{}
	for _, n := range g.Nodes {
		if _, twice := node[n.ID]; twice {
			t.Errorf("%s stands twice", n.ID)
		}
		node[n.ID] = n.Kind
	}
	out := map[string]int{}
	for _, e := range g.Edges {
		if _, ok := node[e.From]; !ok {
			t.Errorf("an edge from %s, which is no node", e.From)
		}
		if _, ok := node[e.To]; !ok {
			t.Errorf("an edge to %s, which is no node", e.To)
		}
		led[e.To] = true
		out[e.From]++
	}
	begins := 0
	for _, n := range g.Nodes {
		if !led[n.ID] {
			begins++
		}
		if ends := n.Kind == OutcomeNode || n.Kind == VerdictNode; ends != (out[n.ID] == 0) {
			t.Errorf("%s has %d ways on", n.ID, out[n.ID])
		}
	}
	// Where the questions begin, twice, and the rules: § 85, § 87, the costs and § 86.
	// § 85 is also led to, from the costs.
	if begins != 5 {
		t.Errorf("%d beginnings", begins)
	}
}
