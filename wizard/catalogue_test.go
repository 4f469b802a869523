package wizard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rettesnor/wizard/words"
)

// Every message that the engine can say stands in the catalogue, and every
// message of the catalogue is one that the engine can say: what a page can show
// in the first file, the rest in the second.
func TestTheCatalogueIsWhole(t *testing.T) {
	page, guide := wordsFiles(t)
	c, _ := words.Parse(page)
	other, _ := words.Parse(guide)
	said := map[string]bool{}
	find := func(id string, in *words.Catalogue, file string) {
		said[id] = true
		if !in.Has(id) {
			t.Errorf("no sentence in %s: %s", file, id)
		}
	}
	need := func(id string) { find(id, c, "da.txt") }
	around := func(id string) { find(id, other, "da-guide.txt") }
	for _, unit := range units {
		if strings.HasSuffix(unit, "s") { // days, workdays, weeks, months, years
			need("laengde." + unit)
			around("enhed." + unit)
		}
	}
	questionsSaid(c, other, need, around)
	onPage := map[string]int{}
	for i := range questions {
		if onPage[questions[i].page]++; onPage[questions[i].page] == 2 {
			around("sidetitel." + questions[i].page)
		}
	}
	for _, f := range findings {
		for _, n := range f.notes {
			need("note." + n.ID)
			if datedIn(c, "note."+n.ID) {
				around("note." + n.ID + alment)
			}
		}
	}
	for i := range Topics {
		around(Topics[i].Title().ID)
		if Topics[i].Told {
			around(Topics[i].Text().ID)
		}
	}
	for _, in := range instruments {
		around("lov." + in)
	}
	for _, part := range []string{"paragraf", "stk", "nr"} {
		around("lov." + part)
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
	around("enhed.percent")
	around("vej.under") // the ways through the questions, as a drawing
	around("vej.over")
	for _, id := range FindingIDs() {
		need("tilbud." + id + ".titel")
	}
	for v := Mangler; v < verdictCount; v++ {
		need("spoerg." + v.String())
		need("udfald." + v.String())
	}
	for _, f := range findings {
		need("titel." + f.id)
		need("emne." + f.id)
		need("emne." + f.id + ".stort")
		if f.training {
			need("overskrift.afslag." + f.id)
		}
		if f.approved != "" {
			need("overskrift." + f.approved)
		}
	}
	for _, of := range []string{"til", "hoejst", "mindst", "ukendt"} {
		need("tal." + of + "-beregnet")
	}
	for _, word := range bindings() {
		need("binder." + word)
	}
	for i := range findings {
		f := &findings[i]
		for j := range f.amounts {
			if n := &f.amounts[j]; f.months && !n.Bound {
				need("beloeb." + n.Name + ".kort")
			}
		}
	}
	need("tal.om.month")
	need("tal.om.year")
	for _, origin := range originIDs {
		need("hvorfra." + origin)
	}
	need("kvittering.barnets-lov")
	need("kvittering.serviceloven")
	var clocks Clocks
	for _, clock := range clocks.used() {
		need("kvittering." + clock.id)
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
			said := ruleSaid(c, r)
			_, isAny := r.Cond.(Any)
			_, isAge := r.Cond.(Age)
			if isAny || len(said) > 0 {
				need("betingelse." + r.ID + ".titel")
				need("betingelse." + r.ID + ".navn")
			}
			for _, id := range said {
				need(id)
				if isAge && !strings.HasSuffix(id, ".altid") && datedIn(c, id) {
					around(id + alment)
				}
			}
		})
		for _, n := range AmountsOf(id) {
			need("beloeb." + n.Name + ".titel")
			if n.Told {
				need("beloeb." + n.Name + ".tekst")
			}
		}
	}
	need("afgoer.kommunen")
	need("liste.og")
	need("liste.komma")
	around("liste.eller")
	for _, id := range answersSaid(t) {
		need(id)
	}
	for _, id := range literalsSaid(t) {
		if strings.HasPrefix(id, "katalog.") || strings.HasPrefix(id, "satser.") || strings.HasPrefix(id, "graf.") {
			around(id)
		} else {
			need(id)
		}
	}
	news, err := os.ReadFile("../internal/news/news.go") // what is new in a year
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`"(nyt\.[a-z.-]+)"`).FindAllSubmatch(news, -1) {
		around(string(m[1]))
	}
	for _, name := range []string{"ask_read.go", "entry.go"} { // what the program alone says of what was typed
		code, err := os.ReadFile("../cmd/rettesnor/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\bask\("([a-z-]+)"`).FindAllSubmatch(code, -1) {
			if id := "indtast." + string(m[1]); other.Has(id) {
				around(id)
			}
		}
	}
	for _, reason := range facts[OphoerGrund].Choices {
		if reason != endsLapsed {
			need("sum.ophoer." + reason)
		}
	}
	for _, name := range []string{"ferietillaeg-sidste-aar", "ferietillaeg-i-aar"} {
		need("sum." + name)
		need("beloeb." + name + ".titel")
	}
	for _, id := range []string{"paa-en-gang", "mellem", "mindst"} { // HouseholdWords chooses among them
		need("penge." + id)
		need("penge." + id + ".netto")
	}
	need("frist.lokal.tekst") // CountOwn does
	need("frist.lokal.gaaet")
	need("fejl.format") // formatProblem chooses among them
	need("fejl.format-nyere")
	need("aendring." + IkkeOpfyldt.String())
	need("aendring." + Skoen.String())
	for _, id := range append(c.IDs(), other.IDs()...) {
		if !said[id] {
			t.Errorf("nothing says %s", id)
		}
	}
}

// bindings are what can decide a leading amount.
func bindings() []string {
	all := []string{openBinding}
	for i := range findings {
		for _, n := range findings[i].amounts {
			n.Expr.Walk(func(e *Expr) {
				if e.Word != "" && n.Leads {
					all = append(all, e.Word)
				}
			})
		}
	}
	return all
}

// datedIn reports whether a sentence names a day or month of the case.
func datedIn(c *words.Catalogue, id string) bool {
	return slices.ContainsFunc(c.Slots(id), func(slot string) bool { return slices.Contains([]string{"fylder", "ansoegning", "maaned"}, slot) })
}

// ruleSaid are the messages of one rule: of each verdict and choice that it can
// come to, and where it may be assessed, what people look at.
func ruleSaid(page *words.Catalogue, r *Rule) []string {
	var ids []string
	id := "regel." + r.ID + "."
	assessed := false
	of := func(v Verdict) { ids, assessed = append(ids, id+v.String()), assessed || v == Skoen }
	m := New(&Rates{}, page)
	switch cond := r.Cond.(type) {
	case All, Any:
		return nil
	case Age:
		of(IkkeOpfyldt)
		if !cond.Optional {
			of(Opfyldt)
			of(Mangler)
			ids = append(ids, id+Opfyldt.String()+".altid", id+IkkeOpfyldt.String()+".altid")
		}
	case Told:
		for _, v := range []Verdict{IkkeOpfyldt, Skoen, Mangler} {
			of(v)
		}
		if met := id + Opfyldt.String(); page.Has(met) { // two conditions are always assessed
			of(Opfyldt)
		}
	case Threshold, Since:
		of(Mangler)
	case Ask:
		if facts[cond.Fact].Assumed == "" {
			of(Mangler)
		}
	}
	cases := r.Cond.Branches()
	for i := range cases {
		if b := &cases[i]; b.Then == nil {
			ids = append(ids, m.sentence(r, b, b.Verdict))
			assessed = assessed || b.Verdict == Skoen
		}
	}
	if !assessed {
		return ids
	}
	ids = append(ids, id+"papir.1")
	for _, part := range []string{"taler-for.", "husk.", "papir."} {
		for n := 1; page.Has(id + part + strconv.Itoa(n)); n++ {
			ids = append(ids, id+part+strconv.Itoa(n))
		}
	}
	return ids
}

// questionsSaid names what each question needs. The page has the questions as
// HTML; the engine names only those that a change may be about.
func questionsSaid(page, guide *words.Catalogue, need, around func(id string)) {
	for i := range questions {
		q := &questions[i]
		id := "spoergsmaal." + q.fact
		f, isFact := FactByID(q.fact)
		need(id + ".kort")
		around(id + ".hvorfor")
		around("afsnit." + q.section)
		if isFact && slices.Contains(influence, f) {
			need(id + ".titel")
		} else {
			around(id + ".titel")
		}
		if isFact && facts[f].Assumed != "" {
			need(id + ".antaget")
		}
		if guide.Has(id + ".hint") {
			around(id + ".hint")
		}
		if page.Has(id + ".saadan") {
			need(id + ".saadan")
		}
		if q.unit != "" {
			need("enhed." + q.unit)
		}
		if !isFact {
			continue
		}
		for _, choice := range facts[f].Choices {
			if own := "valg." + q.fact + "." + choice; page.Has(own) {
				need(own)
			} else {
				need("valg." + choice)
			}
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
	for _, f := range findings {
		if f.alone {
			answer("kun-" + f.id)
			step("soeg-" + f.id)
		}
	}
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

// literalsSaid are the ids that the engine makes messages of where it stands:
// words.New, words.Texts and said with a literal, and the functions and variables
// whose word gets another before it.
func literalsSaid(t *testing.T) []string {
	t.Helper()
	type place struct {
		arg    int
		prefix string
	}
	calls := map[string]map[string]place{
		"case.go":   {"add": {1, "fejl."}, "wrongAnswer": {0, "fejl."}, "fail": {0, "json."}},
		"parent.go": {"add": {1, "fejl."}},
		"json.go":   {"fail": {0, "json."}},
		"rates.go":  {"wrong": {1, "satser."}, "ratesProblem": {1, "satser."}},
		"trace.go":  {"say": {0, "sum."}},
		"ending.go": {"say": {0, "sum."}},
		"words.go":  {"say": {0, "overskrift."}},
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, name := range append(names, "words/words.go") {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		add := func(prefix string, e ast.Expr) {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING && lit.Value != `""` {
				id, _ := strconv.Unquote(lit.Value)
				ids = append(ids, prefix+id)
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				called := ""
				switch f := n.Fun.(type) {
				case *ast.SelectorExpr:
					called = f.Sel.Name
				case *ast.Ident:
					called = f.Name
				}
				at, listed := calls[name][called]
				if called == "New" || called == "Texts" || called == "said" {
					at, listed = place{}, true
				}
				if listed && at.arg < len(n.Args) {
					add(at.prefix, n.Args[at.arg])
				}
			case *ast.AssignStmt: // wrong = "dag"; id := "loen.seneste"
				switch id, _ := n.Lhs[0].(*ast.Ident); {
				case id == nil || n.Tok == token.ADD_ASSIGN:
				case id.Name == "wrong" && name == "case.go":
					add("fejl.", n.Rhs[0])
				case id.Name == "id" && name == "trace.go":
					add("sum.", n.Rhs[0])
				case id.Name == "id" && name == "words.go":
					add("", n.Rhs[0])
				case name == "period.go" && len(n.Rhs) == 2: // text, id := …
					add("", n.Rhs[1])
				case id.Name == "id" && name == "period.go":
					add("", n.Rhs[0])
				}
			case *ast.BasicLit: // a rule in the graph chooses among names
				if strings.HasPrefix(n.Value, `"graf.`) {
					add("", n)
				}
			case *ast.ReturnStmt: // return "", w, "felter", …; return "uden-loft"
				switch {
				case name == "rates.go" && len(n.Results) == 4:
					add("satser.", n.Results[2])
				case name == "trace.go" && len(n.Results) == 1:
					add("sum.brutto.", n.Results[0])
				case name == "words.go" && len(n.Results) == 1:
					add("overskrift.", n.Results[0])
				}
			}
			return true
		})
	}
	return ids
}
