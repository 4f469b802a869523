package site

import (
	"html"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/wizard"
)

const (
	decisionsPath = "/afgoerelser/"
	subjectsPath  = decisionsPath + "emne/"
)

var decisionKinds = map[string]string{
	"principafgoerelse": "principafgørelse",
	"principmeddelelse": "principmeddelelse",
	"afgoerelse":        "afgørelse",
	"udtalelse":         "udtalelse",
	"dom":               "dom",
}

// decisionTitle is the decision as a text names it.
func decisionTitle(d registry.Decision) string {
	if d.Name != "" {
		return d.Name
	}
	kind := decisionKinds[d.Kind]
	if kind == "" {
		kind = d.Kind
	}
	return strings.TrimSpace(kind + nbsp + d.ID)
}

func decisionAddress(d registry.Decision) string { return decisionsPath + markdown.Slug(d.ID) + "/" }

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
	if len(b.reg.Decisions) == 0 || b.byAddress[decisionsPath] != nil {
		return
	}
	var all []registry.Decision
	for _, id := range keysOf(b.reg.Decisions) {
		all = append(all, b.reg.Decisions[id])
	}
	slices.SortStableFunc(all, func(x, y registry.Decision) int { return strings.Compare(y.Year, x.Year) })

	p := b.generated(decisionsPath, "Afgørelser", "Principafgørelser, principmeddelelser og domme, som reglerne hviler på: spørgsmålet, svaret, og om de stadig gælder.")
	var w prose
	w.para("Afgørelserne er sat efter år, de nyeste først. Vi har skrevet dem om til vores egne ord. Brug nummeret, når I slår selve afgørelsen op.")
	b.subjectLinks(&w, "")
	b.decisionList(&w, all)
	b.add(w.into(p))

	if len(b.reg.SubjectOrder) > 0 {
		p := b.generated(subjectsPath, "Afgørelser efter emne", "Vælg et emne, og se de afgørelser, der handler om det.")
		var w prose
		b.subjectLinks(&w, "")
		b.add(w.into(p))
	}
	for i, id := range b.reg.SubjectOrder {
		s := b.reg.Subjects[id]
		p := b.generated(subjectsPath+s.ID+"/", "Afgørelser: "+lowerFirst(s.Title), s.Text)
		p.meta.weight = i + 1
		var some []registry.Decision
		for _, d := range all {
			if slices.Contains(d.Subjects, id) {
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
	for _, id := range b.reg.SubjectOrder {
		n := 0
		for _, d := range b.reg.Decisions {
			if slices.Contains(d.Subjects, id) {
				n++
			}
		}
		if id != but && n > 0 {
			items = append(items, b.to(subjectsPath+id+"/", b.reg.Subjects[id].Title)+" ("+strconv.Itoa(n)+")")
		}
	}
	if len(items) > 0 {
		w.WriteString(`<nav aria-label="Emner">`)
		w.list(items)
		w.WriteString("</nav>\n")
	}
}

func (b *build) decisionList(w *prose, all []registry.Decision) {
	w.WriteString(`<dl class="decisions">` + "\n")
	for _, d := range all {
		title := upperFirst(decisionTitle(d))
		if d.Year != "" && !strings.Contains(title, d.Year) {
			title += " (" + d.Year + ")"
		}
		w.WriteString(`<dt id="` + markdown.Slug(d.ID) + `">` + b.to(decisionAddress(d), title) + "</dt><dd>" + html.EscapeString(d.Question) + "</dd>\n")
	}
	w.WriteString("</dl>\n")
}

func (b *build) decisionPage(d registry.Decision) *page {
	title := upperFirst(decisionTitle(d))
	if d.Name != "" && !strings.Contains(d.Name, d.ID) && strings.ContainsAny(d.ID, "-/") {
		title += " (" + d.ID + ")"
	}
	p := b.generated(decisionAddress(d), title, d.Question)
	p.meta.sources, p.meta.law = d.Sources, d.LawNow
	var w prose
	if d.Answer != "" {
		w.heading("svar", "Hvad er svaret?")
		w.para(d.Answer)
	}
	if d.Means != "" {
		w.heading("betydning", "Hvad betyder det for jer?")
		w.para(d.Means)
	}
	status := registry.DecisionStatuses[d.Status]
	if status == "" {
		status = registry.DecisionStatuses["ukendt"]
	}
	w.heading("status", "Gælder den stadig?")
	about := html.EscapeString(status)
	if len(d.Sources) > 0 {
		about += " Kilde: " + each(d.Sources, b.sourceLink) + "."
	}
	w.paraHTML(about)
	w.heading("loven", "Hvad bygger den på?")
	w.WriteString("<dl>\n")
	w.row("Nummer", html.EscapeString(d.ID))
	w.row("År", html.EscapeString(d.Year))
	w.row("Loven dengang", html.EscapeString(d.LawThen))
	w.row("Svarer i dag til", each(d.LawNow, b.provisionLink))
	w.row("Emne", each(d.Subjects, func(id string) string { return b.to(subjectsPath+id+"/", b.reg.Subjects[id].Title) }))
	w.WriteString("</dl>\n")
	if len(d.Rules) > 0 {
		w.heading("regler", "Hvilke regler hos os hviler på den?")
		w.list(b.rules(d.Rules))
	}
	if used := b.mentions("afg", d.ID); len(used) > 0 {
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
