package site

import (
	"cmp"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

const (
	decisionsPath = "/afgoerelser/"
	subjectsPath  = decisionsPath + "emne/"
)

// decision is a decision as a text names it.
func (s *sayings) decision(d registry.Decision) string {
	if d.Name != "" {
		return d.Name
	}
	kind := d.Kind
	if id := "side.slags." + d.Kind; s.all.Has(id) {
		kind = s.say(id)
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

// ruleName says what a rule is about.
func (s *sayings) ruleName(id string) string {
	if named := "side.regel." + id; s.all.Has(named) {
		return s.say(named)
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
	part, whole := markdown.Slug(id), wizard.SumOf(id)
	if whole != "" {
		part = "beloeb"
	}
	for _, finding := range wizard.FindingIDs() {
		p := b.byAddress[rulesPath+finding+"/"]
		if p == nil || whole != "" && finding != whole {
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
func (b *build) rules(ids []string) (links []Link) {
	for _, id := range ids {
		links = append(links, Link{Title: b.words.ruleName(id), Path: b.ruleAddress(id)})
	}
	return links
}

// decisionsView is a list of decisions: all of them, those of a subject, or
// only the subjects.
type decisionsView struct {
	Whole     bool
	Subjects  []decisionSubject
	Decisions []listedDecision
	Others    Head // of the other subjects, on the page of one
}

type decisionSubject struct {
	Link
	Decisions int
}

type listedDecision struct {
	ID       string
	Page     Link
	Question string
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

	p := b.titled("decisions.html", decisionsPath, "afgoerelser")
	p.view.Made = decisionsView{Whole: true, Subjects: b.decisionSubjects(""), Decisions: b.listedDecisions(all)}
	b.add(p)

	if len(b.reg.SubjectOrder) > 0 {
		p := b.titled("decisions.html", subjectsPath, "afgoerelser.efter-emne")
		p.view.Made = decisionsView{Subjects: b.decisionSubjects("")}
		b.add(p)
	}
	for i, id := range b.reg.SubjectOrder {
		s := b.reg.Subjects[id]
		p := generated("decisions.html", subjectsPath+s.ID+"/", b.words.say("side.afgoerelser.emne", words.Str("emne", lowerFirst(s.Title))), s.Text)
		p.meta.weight = i + 1
		some := slices.DeleteFunc(slices.Clone(all), func(d registry.Decision) bool { return !slices.Contains(d.Subjects, id) })
		p.view.Made = decisionsView{Subjects: b.decisionSubjects(id), Decisions: b.listedDecisions(some), Others: b.heading(p, "andre", "afgoerelser.andre-emner")}
		b.add(p)
	}
	for _, d := range all {
		b.add(b.decisionPage(d))
	}
}

// decisionSubjects is the filter: a link a subject.
func (b *build) decisionSubjects(but string) (all []decisionSubject) {
	for _, id := range b.reg.SubjectOrder {
		n := 0
		for _, d := range b.reg.Decisions {
			if slices.Contains(d.Subjects, id) {
				n++
			}
		}
		if id != but && n > 0 {
			all = append(all, decisionSubject{b.subjectLink(id), n})
		}
	}
	return all
}

func (b *build) subjectLink(id string) Link {
	return Link{Title: b.reg.Subjects[id].Title, Path: subjectsPath + id + "/"}
}

func (b *build) listedDecisions(all []registry.Decision) (list []listedDecision) {
	for _, d := range all {
		title := upperFirst(b.words.decision(d))
		if d.Year != "" && !strings.Contains(title, d.Year) {
			title += " (" + d.Year + ")"
		}
		list = append(list, listedDecision{markdown.Slug(d.ID), Link{Title: title, Path: decisionAddress(d)}, d.Question})
	}
	return list
}

// decisionView is one decision.
type decisionView struct {
	Answer, Means *headedText
	Standing, Law Head
	Status        string
	ID            string
	Year, LawThen string
	Sources       []SourceView
	LawNow        []ProvisionView
	Subjects      []Link
	Rules, Pages  *headedLinks
}

// headedText is a text under a heading, and nil where there is none.
type headedText struct {
	Head
	Text string
}

type headedLinks struct {
	Head
	Links []Link
}

func (b *build) headedText(p *page, id, said, text string) *headedText {
	if text == "" {
		return nil
	}
	return &headedText{b.heading(p, id, said), text}
}

func (b *build) headedLinks(p *page, id, said string, links []Link) *headedLinks {
	if len(links) == 0 {
		return nil
	}
	return &headedLinks{b.heading(p, id, said), links}
}

func (b *build) decisionPage(d registry.Decision) *page {
	title := upperFirst(b.words.decision(d))
	if d.Name != "" && !strings.Contains(d.Name, d.ID) && strings.ContainsAny(d.ID, "-/") {
		title += " (" + d.ID + ")"
	}
	p := generated("decision.html", decisionAddress(d), title, d.Question)
	p.meta.sources, p.meta.law = d.Sources, d.LawNow
	v := decisionView{ID: d.ID, Year: d.Year, LawThen: d.LawThen, Status: cmp.Or(d.Status, "ukendt"), Sources: b.reg.sourceViews(d.Sources), LawNow: b.provisionViews(d.LawNow)}
	for _, id := range d.Subjects {
		v.Subjects = append(v.Subjects, b.subjectLink(id))
	}
	v.Answer = b.headedText(p, "svar", "afgoerelse.svar", d.Answer)
	v.Means = b.headedText(p, "betydning", "afgoerelse.betydning", d.Means)
	v.Standing = b.heading(p, "status", "afgoerelse.status")
	v.Law = b.heading(p, "loven", "afgoerelse.loven")
	v.Rules = b.headedLinks(p, "regler", "afgoerelse.regler", b.rules(d.Rules))
	v.Pages = b.headedLinks(p, "sider", "afgoerelse.sider", b.mentions("afg", d.ID))
	p.view.Made = v
	return p
}

// mentions are links to the pages whose text has a reference, in their order.
func (b *build) mentions(kind, id string) (links []Link) {
	for _, p := range b.pages {
		if slices.ContainsFunc(p.refs(kind), func(r markdown.Ref) bool { return r.Args[0] == id }) {
			links = append(links, pageLink(p))
		}
	}
	slices.SortFunc(links, func(x, y Link) int { return cmp.Or(strings.Compare(x.Path, y.Path), strings.Compare(x.Title, y.Title)) })
	return links
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
