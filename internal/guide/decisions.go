package guide

import (
	"cmp"
	"slices"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

const (
	decisionsPath = "/afgoerelser/"
	subjectsPath  = decisionsPath + "emne/"
)

// decisionName is a decision as a text names it.
func decisionName(s *site.Sayings, d registry.Decision) string {
	if d.Name != "" {
		return d.Name
	}
	kind := d.Kind
	if id := "side.slags." + d.Kind; s.All.Has(id) {
		kind = s.Say(id)
	}
	return strings.TrimSpace(kind + danish.NBSP + d.ID)
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

// ruleTitle says what a rule is about.
func ruleTitle(s *site.Sayings, id string) string {
	if named := "side.regel." + id; s.All.Has(named) {
		return s.Say(named)
	}
	for _, t := range wizard.Topics {
		if slices.Contains(t.Rules, id) {
			return s.Say(t.Title().ID)
		}
	}
	return id
}

// ruleAddress is where a rule is told in words, or empty. An amount is told
// with the others of its finding.
func (b *builder) ruleAddress(id string) string {
	part, whole := markdown.Slug(id), wizard.SumOf(id)
	if whole != "" {
		part = "beloeb"
	}
	for _, finding := range wizard.FindingIDs() {
		p := b.ByAddress[rulesPath+finding+"/"]
		if p == nil || whole != "" && finding != whole {
			continue
		}
		for _, h := range p.Doc.Headings {
			if h.ID == part {
				return p.Address + "#" + part
			}
		}
	}
	return ""
}

// rules names rules, and links to where they are told.
func (b *builder) rules(ids []string) (links []site.Link) {
	for _, id := range ids {
		links = append(links, site.Link{Title: ruleTitle(b.Words, id), Path: b.ruleAddress(id)})
	}
	return links
}

// decisionsView is a list of decisions: all of them, those of a subject, or
// only the subjects.
type decisionsView struct {
	Whole     bool
	Subjects  []decisionSubject
	Decisions []listedDecision
	Others    site.Head // of the other subjects, on the page of one
}

type decisionSubject struct {
	site.Link
	Decisions int
}

type listedDecision struct {
	ID       string
	Page     site.Link
	Question string
}

// decisionPages are the list, one page a subject, and one a decision.
func (b *builder) decisionPages() {
	if len(b.reg.Decisions) == 0 || b.ByAddress[decisionsPath] != nil {
		return
	}
	var all []registry.Decision
	for _, id := range keysOf(b.reg.Decisions) {
		all = append(all, b.reg.Decisions[id])
	}
	slices.SortStableFunc(all, func(x, y registry.Decision) int { return strings.Compare(y.Year, x.Year) })

	p := b.TitledPage("decisions.html", decisionsPath, "afgoerelser")
	p.View().Made = decisionsView{Whole: true, Subjects: b.decisionSubjects(""), Decisions: b.listedDecisions(all)}
	b.Add(p)

	if len(b.reg.SubjectOrder) > 0 {
		p := b.TitledPage("decisions.html", subjectsPath, "afgoerelser.efter-emne")
		p.View().Made = decisionsView{Subjects: b.decisionSubjects("")}
		b.Add(p)
	}
	for i, id := range b.reg.SubjectOrder {
		s := b.reg.Subjects[id]
		p := site.NewPage("decisions.html", subjectsPath+s.ID+"/", b.Words.Say("side.afgoerelser.emne", words.Str("emne", lowerFirst(s.Title))), s.Text)
		p.Meta.Weight = i + 1
		some := slices.DeleteFunc(slices.Clone(all), func(d registry.Decision) bool { return !slices.Contains(d.Subjects, id) })
		p.View().Made = decisionsView{Subjects: b.decisionSubjects(id), Decisions: b.listedDecisions(some), Others: b.Heading(p, "andre", "afgoerelser.andre-emner")}
		b.Add(p)
	}
	for _, d := range all {
		b.Add(b.decisionPage(d))
	}
}

// decisionSubjects is the filter: a link a subject.
func (b *builder) decisionSubjects(but string) (all []decisionSubject) {
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

func (b *builder) subjectLink(id string) site.Link {
	return site.Link{Title: b.reg.Subjects[id].Title, Path: subjectsPath + id + "/"}
}

func (b *builder) listedDecisions(all []registry.Decision) (list []listedDecision) {
	for _, d := range all {
		title := danish.UpperFirst(decisionName(b.Words, d))
		if d.Year != "" && !strings.Contains(title, d.Year) {
			title += " (" + d.Year + ")"
		}
		list = append(list, listedDecision{markdown.Slug(d.ID), site.Link{Title: title, Path: decisionAddress(d)}, d.Question})
	}
	return list
}

// decisionView is one decision.
type decisionView struct {
	Answer, Means *headedText
	Standing, Law site.Head
	Status        string
	ID            string
	Year, LawThen string
	Sources       []SourceView
	LawNow        []ProvisionView
	Subjects      []site.Link
	Rules, Pages  *headedLinks
}

// headedText is a text under a heading, and nil where there is none.
type headedText struct {
	site.Head
	Text string
}

type headedLinks struct {
	site.Head
	Links []site.Link
}

func (b *builder) headedText(p *site.Page, id, said, text string) *headedText {
	if text == "" {
		return nil
	}
	return &headedText{b.Heading(p, id, said), text}
}

func (b *builder) headedLinks(p *site.Page, id, said string, links []site.Link) *headedLinks {
	if len(links) == 0 {
		return nil
	}
	return &headedLinks{b.Heading(p, id, said), links}
}

func (b *builder) decisionPage(d registry.Decision) *site.Page {
	title := danish.UpperFirst(decisionName(b.Words, d))
	if d.Name != "" && !strings.Contains(d.Name, d.ID) && strings.ContainsAny(d.ID, "-/") {
		title += " (" + d.ID + ")"
	}
	p := site.NewPage("decision.html", decisionAddress(d), title, d.Question)
	p.Fields = &frontFields{Sources: d.Sources, Law: d.LawNow}
	v := decisionView{ID: d.ID, Year: d.Year, LawThen: d.LawThen, Status: cmp.Or(d.Status, "ukendt"), Sources: b.reg.sourceViews(d.Sources), LawNow: b.provisionViews(d.LawNow)}
	for _, id := range d.Subjects {
		v.Subjects = append(v.Subjects, b.subjectLink(id))
	}
	v.Answer = b.headedText(p, "svar", "afgoerelse.svar", d.Answer)
	v.Means = b.headedText(p, "betydning", "afgoerelse.betydning", d.Means)
	v.Standing = b.Heading(p, "status", "afgoerelse.status")
	v.Law = b.Heading(p, "loven", "afgoerelse.loven")
	v.Rules = b.headedLinks(p, "regler", "afgoerelse.regler", b.rules(d.Rules))
	v.Pages = b.headedLinks(p, "sider", "afgoerelse.sider", b.mentions("afg", d.ID))
	p.View().Made = v
	return p
}

// mentions are links to the pages whose text has a reference, in their order.
func (b *builder) mentions(kind, id string) (links []site.Link) {
	for _, p := range b.Pages {
		if slices.ContainsFunc(p.Refs(kind), func(r markdown.Ref) bool { return r.Args[0] == id }) {
			links = append(links, site.PageLink(p))
		}
	}
	slices.SortFunc(links, func(x, y site.Link) int {
		return cmp.Or(strings.Compare(x.Path, y.Path), strings.Compare(x.Title, y.Title))
	})
	return links
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
