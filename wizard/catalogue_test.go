package wizard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"rettesnor/wizard/words"
)

// Every message that the engine can say stands in the catalogue, and every
// message of the catalogue is one that the engine can say.
func TestTheCatalogueIsWhole(t *testing.T) {
	c := catalogueOf(t)
	said := map[string]bool{}
	need := func(id string) {
		said[id] = true
		if !c.Has(id) {
			t.Errorf("no sentence: %s", id)
		}
	}
	for _, unit := range units {
		if strings.HasSuffix(unit, "s") { // days, workdays, weeks, months, years
			need("laengde." + unit)
			need("enhed." + unit) // for the pages
		}
	}
	for _, id := range []string{"dag", "er-gaaet", "i-dag", "tilbage", "flyttet", "ukendt-laengde"} {
		need("frist." + id)
	}
	for _, d := range deadlines {
		for _, part := range []string{"titel", "tekst", "gaaet"} {
			need("frist." + d.ID + "." + part)
		}
		if d.Undated {
			need("frist." + d.ID + ".uden-dag")
		}
		for i := range d.Starts {
			need("frist." + d.ID + ".fra." + d.Starts[i].word())
		}
	}
	need("laengde.ukendt")
	need("enhed.percent")
	for _, id := range FindingIDs() {
		need("tilbud." + id + ".titel")
	}
	for v := Mangler; v < verdictCount; v++ {
		need("spoerg." + v.String())
	}
	rules := map[string]bool{}
	for _, f := range findings {
		f.rule.Walk(func(r *Rule) { rules[r.ID] = true })
	}
	for _, id := range c.IDs() {
		if rule, ok := strings.CutPrefix(id, "spoerg."); ok && rules[rule] {
			need(id)
			if !strings.HasSuffix(c.Say(words.New(id)), "?") {
				t.Errorf("%s asks nothing", id)
			}
		}
	}
	need("penge.foraelder-1")
	need("penge.foraelder-2")
	for _, id := range []string{"paa-en-gang", "mellem", "mindst"} {
		need("penge." + id)
	}
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			if r.Op == Any || len(r.Text[0]+r.Text[1]+r.Text[2]+r.Text[3]) > 0 || r.Op == Threshold || r.Op == Fixed {
				need("betingelse." + r.ID + ".titel")
				need("betingelse." + r.ID + ".navn")
			}
		})
	}
	for _, id := range answersSaid(t) {
		need(id)
	}
	for _, id := range c.IDs() {
		if !said[id] {
			t.Errorf("nothing says %s", id)
		}
	}
}

// answersSaid are the ids of the headlines and steps, read from the composition
// itself: what it can say is what stands there as a literal.
func answersSaid(t *testing.T) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "answer.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	literal := func(e ast.Expr) string {
		lit, ok := e.(*ast.BasicLit)
		if !ok {
			return ""
		}
		s, _ := strconv.Unquote(lit.Value)
		return s
	}
	var ids []string
	answer := func(id string) { ids = append(ids, "svar."+id+".overskrift", "svar."+id+".resume") }
	step := func(id string) {
		ids = append(ids, "skridt."+id+".titel", "skridt."+id+".tekst")
		if id != "kalender" && id != "svar-dagen" && id != "svar-mere" && id != "find-svar" && id != "ret-svaret" {
			ids = append(ids, "skridt."+id+".adresse")
		}
	}
	for _, situation := range []string{refused, partly, ending} {
		answer(situation)
		answer(situation + "-flyttet")
		answer(situation + "-for-sent")
		answer(situation + "-uden-dag")
	}
	ids = append(ids, "svar.ophoer-afvikling.resume")
	for _, letter := range []string{"skriv-klagen", "skriv-klagen-del", "skriv-klagen-timer", "skriv-klagen-ophoer"} {
		step(letter)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			name, ok := n.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if len(n.Args) == 0 {
				return true
			}
			if name.Sel.Name == "say" && literal(n.Args[0]) != "" {
				answer(literal(n.Args[0]))
			}
			if name.Sel.Name == "step" && len(n.Args) > 1 && literal(n.Args[1]) != "" {
				step(literal(n.Args[1]))
			}
		case *ast.CompositeLit:
			if name, ok := n.Type.(*ast.Ident); ok && name.Name == "NextStep" {
				for _, e := range n.Elts {
					if kv := e.(*ast.KeyValueExpr); kv.Key.(*ast.Ident).Name == "ID" && literal(kv.Value) != "" {
						step(literal(kv.Value))
					}
				}
			}
		}
		return true
	})
	return ids
}
