package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

const (
	decisionsPath = "/afgoerelser/"
	subjectsPath  = decisionsPath + "emne/"
)

// decision is an entry of decisions.yaml:
//
//   - id: 70-14
//     kind: principafgoerelse
//     year: 2014
//     question: Må kommunen afvise en metode som sådan?
//     answer: Nej, hvert element skal vurderes.
//     means: Et afslag skal handle om jeres barn.
//     subjects: [metode]            subjects.yaml
//     rules: [bl85.1.3]             the rules of the engine that rest on it
//     law_then: serviceloven § 32
//     law_now: [bl85.1.3]           law.yaml
//     status: ukendt
//     sources: [D7014]
type decision struct {
	id, kind, name, year, question, answer string
	means                                  string
	lawThen, status                        string
	lawNow, sources, subjects, rules       []string
}

// subject is a heading that decisions are found under.
type subject struct {
	id, title, text string
}

var decisionKinds = map[string]string{
	"principafgoerelse": "principafgørelse",
	"principmeddelelse": "principmeddelelse",
	"afgoerelse":        "afgørelse",
	"udtalelse":         "udtalelse",
	"dom":               "dom",
}

// title is the decision as a text names it.
func (d decision) title() string {
	if d.name != "" {
		return d.name
	}
	kind := decisionKinds[d.kind]
	if kind == "" {
		kind = d.kind
	}
	return strings.TrimSpace(kind + nbsp + d.id)
}

func (d decision) address() string { return decisionsPath + markdown.Slug(d.id) + "/" }

var decisionStatus = map[string]string{
	"gaeldende": "Gælder stadig.",
	"citeret":   "Nævnes som gyldig i en nyere kilde.",
	"afloest":   "Afløst af senere regler eller praksis.",
	"ukendt":    "Ukendt. Vi ved ikke, om den stadig gælder. Slå nummeret op hos Ankestyrelsen, før I bruger den.",
}

// checkDecision reports what a decision must say once decisions have
// subjects, and what nobody knows.
func (reg *registry) checkDecision(r yamlReader, n *yaml.Node, d decision) {
	for _, s := range d.subjects {
		if _, ok := reg.subjects[s]; !ok {
			r.problem(n, "ukendt emne: "+s, didYouMeanOr(s, keysOf(reg.subjects), "tilføj det i "+dataDir+"subjects.yaml"))
		}
	}
	known := ruleIDs()
	for _, id := range d.rules {
		if !slices.Contains(known, id) {
			r.problem(n, "ingen regel hedder "+id, didYouMean(id, known))
		}
	}
	if _, ok := decisionStatus[d.status]; d.status != "" && !ok {
		r.problem(n, "ukendt status: "+d.status, didYouMeanOr(d.status, keysOf(decisionStatus), "brug "+strings.Join(keysOf(decisionStatus), ", ")))
	}
	if len(reg.subjects) == 0 {
		return
	}
	for _, f := range []struct {
		name  string
		empty bool
	}{{"question", d.question == ""}, {"answer", d.answer == ""}, {"means", d.means == ""}, {"subjects", len(d.subjects) == 0},
		{"status", d.status == ""}, {"sources", len(d.sources) == 0}} {
		if f.empty {
			r.problem(n, "afgørelsen "+d.id+" mangler feltet "+f.name, "")
		}
	}
}

// ruleIDs are the rules, amounts and notes of the engine, sorted.
func ruleIDs() []string {
	seen := map[string]bool{}
	for _, rules := range wizard.CitedBy() {
		for _, id := range rules {
			seen[id] = true
		}
	}
	return keysOf(seen)
}

// amountNames are the rules that no topic of the law names.
var amountNames = map[string]string{
	"ta.grundlag": "Den løn, der regnes fra", "ta.timer": "De timer, kommunen bevilger", "ta.arbejdstid": "Arbejdstiden", "ta.pension": "Pension",
	"ta.pension-af-brutto": "Pension som en del af ydelsen", "ta.afvikling": "Afvikling, når ydelsen stopper",
}

// ruleName says what a rule is about.
func ruleName(id string) string {
	if name, ok := amountNames[id]; ok {
		return name
	}
	for _, t := range wizard.Topics {
		if slices.Contains(t.Rules, id) {
			return t.Title
		}
	}
	return id
}

// ruleAddress is where a rule is told in words, or empty. An amount is told
// with the others of its finding.
func (b *build) ruleAddress(id string) string {
	part := markdown.Slug(id)
	if strings.HasPrefix(id, "ta.") {
		part = "beloeb"
	}
	for _, finding := range wizard.FindingIDs() {
		p := b.byAddress[rulesPath+finding+"/"]
		if p == nil || part == "beloeb" && finding != wizard.TabtArbejdsfortjenesteID {
			continue
		}
		for _, h := range p.doc.Headings {
			if h.ID == part {
				return p.address + "#" + part
			}
		}
	}
	return ""
}

// rules names rules, and links to where they are told.
func (b *build) rules(ids []string) []string {
	var items []string
	for _, id := range ids {
		name := html.EscapeString(ruleName(id))
		if address := b.ruleAddress(id); address != "" {
			name = b.to(address, ruleName(id))
		}
		items = append(items, name)
	}
	return items
}

// decisionPages are the list, one page a subject, and one a decision.
func (b *build) decisionPages() {
	if len(b.reg.decisions) == 0 || b.byAddress[decisionsPath] != nil {
		return
	}
	var all []decision
	for _, id := range keysOf(b.reg.decisions) {
		all = append(all, b.reg.decisions[id])
	}
	slices.SortStableFunc(all, func(x, y decision) int { return strings.Compare(y.year, x.year) })

	p := b.generated(decisionsPath, "Afgørelser", "Principafgørelser, principmeddelelser og domme, som reglerne hviler på: spørgsmålet, svaret, og om de stadig gælder.")
	var w prose
	w.para("Afgørelserne er sat efter år, de nyeste først. Vi har skrevet dem om til vores egne ord. Brug nummeret, når I slår selve afgørelsen op.")
	b.subjectLinks(&w, "")
	b.decisionList(&w, all)
	b.add(w.into(p))

	if len(b.reg.subjectOrder) > 0 {
		p := b.generated(subjectsPath, "Afgørelser efter emne", "Vælg et emne, og se de afgørelser, der handler om det.")
		var w prose
		b.subjectLinks(&w, "")
		b.add(w.into(p))
	}
	for i, id := range b.reg.subjectOrder {
		s := b.reg.subjects[id]
		p := b.generated(subjectsPath+s.id+"/", "Afgørelser: "+lowerFirst(s.title), s.text)
		p.meta.weight = i + 1
		var some []decision
		for _, d := range all {
			if slices.Contains(d.subjects, id) {
				some = append(some, d)
			}
		}
		var w prose
		b.decisionList(&w, some)
		w.heading("andre", "Andre emner")
		b.subjectLinks(&w, id)
		b.add(w.into(p))
	}
	for _, d := range all {
		b.add(b.decisionPage(d))
	}
}

// generated is a page of guidance without a file.
func (b *build) generated(address, title, description string) *page {
	return &page{address: address, kind: "guidance", layout: "guidance.html", title: title, description: description}
}

// subjectLinks is the filter: a link a subject.
func (b *build) subjectLinks(w *prose, but string) {
	var items []string
	for _, id := range b.reg.subjectOrder {
		n := 0
		for _, d := range b.reg.decisions {
			if slices.Contains(d.subjects, id) {
				n++
			}
		}
		if id != but && n > 0 {
			items = append(items, b.to(subjectsPath+id+"/", b.reg.subjects[id].title)+" ("+strconv.Itoa(n)+")")
		}
	}
	if len(items) > 0 {
		w.WriteString(`<nav aria-label="Emner">`)
		w.list(items)
		w.WriteString("</nav>\n")
	}
}

func (b *build) decisionList(w *prose, all []decision) {
	w.WriteString(`<dl class="decisions">` + "\n")
	for _, d := range all {
		title := upperFirst(d.title())
		if d.year != "" && !strings.Contains(title, d.year) {
			title += " (" + d.year + ")"
		}
		w.WriteString(`<dt id="` + markdown.Slug(d.id) + `">` + b.to(d.address(), title) + "</dt><dd>" + html.EscapeString(d.question) + "</dd>\n")
	}
	w.WriteString("</dl>\n")
}

func (b *build) decisionPage(d decision) *page {
	title := upperFirst(d.title())
	if d.name != "" && !strings.Contains(d.name, d.id) && strings.ContainsAny(d.id, "-/") {
		title += " (" + d.id + ")"
	}
	p := b.generated(d.address(), title, d.question)
	p.meta.sources, p.meta.law = d.sources, d.lawNow
	var w prose
	if d.answer != "" {
		w.heading("svar", "Hvad er svaret?")
		w.para(d.answer)
	}
	if d.means != "" {
		w.heading("betydning", "Hvad betyder det for jer?")
		w.para(d.means)
	}
	status := decisionStatus[d.status]
	if status == "" {
		status = decisionStatus["ukendt"]
	}
	w.heading("status", "Gælder den stadig?")
	about := html.EscapeString(status)
	if len(d.sources) > 0 {
		about += " Kilde: " + each(d.sources, b.sourceLink) + "."
	}
	w.paraHTML(about)
	w.heading("loven", "Hvad bygger den på?")
	w.WriteString("<dl>\n")
	w.row("Nummer", html.EscapeString(d.id))
	w.row("År", html.EscapeString(d.year))
	w.row("Loven dengang", html.EscapeString(d.lawThen))
	w.row("Svarer i dag til", each(d.lawNow, b.provisionLink))
	w.row("Emne", each(d.subjects, func(id string) string { return b.to(subjectsPath+id+"/", b.reg.subjects[id].title) }))
	w.WriteString("</dl>\n")
	if len(d.rules) > 0 {
		w.heading("regler", "Hvilke regler hos os hviler på den?")
		w.list(b.rules(d.rules))
	}
	if used := b.mentions("afg", d.id); len(used) > 0 {
		w.heading("sider", "Hvor skriver vi om den?")
		w.list(used)
	}
	return w.into(p)
}

// mentions are links to the pages whose text has a reference, in their order.
func (b *build) mentions(kind, id string) []string {
	var links []string
	for _, p := range b.pages {
		if slices.ContainsFunc(p.refs(kind), func(r markdown.Ref) bool { return r.Args[0] == id }) {
			links = append(links, b.to(p.address, p.title))
		}
	}
	slices.Sort(links)
	return links
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
