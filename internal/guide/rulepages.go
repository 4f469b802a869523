package guide

import (
	"html/template"
	"slices"

	"rettesnor/internal/danish"
	"rettesnor/internal/flowchart"
	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// The model told in words: a page for each finding with its rules and amounts,
// the order in which they are taken, and what is not modelled. All of it is
// read out of the rules that the engine runs.
const (
	rulesPath  = "/regler/"
	flowPath   = rulesPath + "forloeb/"
	ledgerPath = rulesPath + "lovens-bestemmelser/"
)

// rulesView leads to all of it.
type rulesView struct {
	Rules               headedLinks
	Together            site.Head
	Flow, Ledger, Rates string
}

func (b *builder) rulePages() {
	if !b.keepsLedger() || b.ByAddress[rulesPath] != nil {
		return
	}
	p := b.TitledPage("rules.html", rulesPath, "regler")
	v := rulesView{Flow: flowPath, Ledger: ledgerPath, Rates: ratesPath}
	v.Rules.Head = b.Heading(p, "regler", "regler.reglerne")
	for _, id := range wizard.FindingIDs() {
		v.Rules.Links = append(v.Rules.Links, site.Link{Title: b.engine.model.FindingTitle(id), Path: rulesPath + id + "/"})
	}
	v.Together = b.Heading(p, "forloeb", "regler.forloeb")
	p.View().Made = v
	b.Add(p)
	b.tryRules()
	for _, id := range wizard.FindingIDs() {
		b.rulePage(id)
	}
	b.flowPage()
	b.ledgerPage()
	b.ratePages()
}

// nameOfRule is what people call a rule.
func (b *builder) nameOfRule(r *wizard.Rule) string {
	if name := ruleTitle(b.Words, r.ID); name != r.ID {
		return name
	}
	if f := factOf(r); f != "" {
		return danish.UpperFirst(b.engine.model.Short(f))
	}
	return r.ID
}

func factOf(r *wizard.Rule) string {
	if fact := r.Cond.Reads(); fact != wizard.NoFact {
		return fact.String()
	}
	return ""
}

// findingView is a finding's rules and amounts.
type findingView struct {
	Rules   []ruleView
	Amounts *amountsView
	Notes   *notesView
	Tried   *triedView
}

// lawsView is what a rule or a note rests on, today and before 2024.
type lawsView struct{ Today, Old []ProvisionView }

type amountsView struct {
	site.Head
	Amounts []amountView
}

type amountView struct {
	Name, Title, Text string
	Sum               sumView
	Rates             []rateOverTime
	Trials            []trialView
}

type notesView struct {
	site.Head
	Notes []noteView
}

type noteView struct {
	Text string
	Law  lawsView
}

// triedView is the case that the trials change.
type triedView struct {
	site.Head
	Case []AnswerView
}

func (b *builder) laws(today, old []string) lawsView {
	return lawsView{b.provisionViews(today), b.provisionViews(old)}
}

func (b *builder) rulePage(id string) {
	link := b.rulesOf(id)
	p := site.NewPage("rule.html", link.Path, link.Title, b.Words.Say("side.regler.udfald.om"))
	var v findingView
	seen, drawn := map[string]bool{}, map[string]bool{}
	wizard.Root(id).Walk(func(r *wizard.Rule) {
		if wizard.Joins(r.Cond) || seen[r.ID] || len(r.Cite) == 0 {
			return
		}
		seen[r.ID] = true
		v.Rules = append(v.Rules, b.ruleInWords(p, id, r, drawn))
	})
	if amounts := wizard.AmountsOf(id); len(amounts) > 0 {
		v.Amounts = &amountsView{Head: b.Heading(p, "beloeb", "regler.beloeb")}
		told := map[*wizard.Expr]site.Head{}
		for _, n := range amounts {
			a := amountView{Name: n.Name, Title: b.engine.model.AmountTitle(n.Name), Text: b.engine.model.AmountSentence(n), Sum: b.sumInWords(n.Expr, told)}
			told[n.Expr] = site.Head{ID: "beloeb-" + n.Name, Title: a.Title}
			n.Expr.Walk(func(e *wizard.Expr) { a.Rates = append(a.Rates, b.ratesOverTime(p, drawn, e.Term.Rate())...) })
			a.Trials = b.trialsOf(id+"."+n.Name, "")
			v.Amounts.Amounts = append(v.Amounts.Amounts, a)
		}
	}
	if notes := wizard.NotesOf(id); len(notes) > 0 {
		v.Notes = &notesView{Head: b.Heading(p, "oplysninger", "regler.oplysninger")}
		for _, n := range notes {
			v.Notes.Notes = append(v.Notes.Notes, noteView{b.engine.model.NoteInGeneral(n.ID), b.laws(n.Cite, n.Old)})
		}
	}
	if len(b.trials.of) > 0 {
		v.Tried = &triedView{Head: b.Heading(p, "proever", "regler.proever")}
		for _, q := range b.engine.model.Questions() {
			if told := b.engine.model.Told(&b.trials.on, q.Fact); told != "" {
				v.Tried.Case = append(v.Tried.Case, AnswerView{q.Heading, told})
			}
		}
	}
	p.View().Made = v
	b.Add(p)
}

// ruleView is one rule in words.
type ruleView struct {
	site.Head
	Question      string
	Lines         []ruleLine
	Discretion    *discretionView
	Rates         []rateOverTime
	UsedBy, Based []site.Link // the other findings that turn on it, and the decisions it rests on
	Trials        []trialView
	Law           lawsView
	Rule          string
}

// ruleLine is what a rule says with a verdict, or an answer that leaves it to
// another rule.
type ruleLine struct {
	Verdict, Text string
	Decides       site.Head
}

type discretionView struct {
	Decider                string
	For, Against, Evidence []string
}

func (b *builder) ruleInWords(p *site.Page, id string, r *wizard.Rule, drawn map[string]bool) ruleView {
	v := ruleView{Head: p.Head(markdown.Slug(r.ID), b.nameOfRule(r)), Rule: r.ID, Law: b.laws(r.Cite, r.Old)}
	q, asks := b.engine.model.QuestionFor(factOf(r))
	if asks {
		v.Question = q.Heading
	}
	v.Lines = b.ruleLines(r)
	if d := b.engine.model.Discretion(r.ID); d != nil {
		v.Discretion = &discretionView{danish.UpperFirst(d.Decider), d.For, d.Against, d.Evidence}
	}
	v.Rates = b.ratesOverTime(p, drawn, r.Cond.Rate())
	v.UsedBy, v.Based = b.usedBy(id, r)
	v.Trials = b.trialsOf(r.ID, factOf(r))
	return v
}

func (b *builder) ruleLines(r *wizard.Rule) (lines []ruleLine) {
	add := func(v wizard.Verdict, text string) {
		if text != "" {
			lines = append(lines, ruleLine{Verdict: v.String(), Text: text})
		}
	}
	for _, v := range []wizard.Verdict{wizard.Opfyldt, wizard.Skoen, wizard.IkkeOpfyldt, wizard.Mangler} {
		add(v, b.engine.model.Sentence(r, v))
	}
	for i, c := range r.Cond.Branches() {
		v := c.Verdict
		if c.Part {
			v = wizard.IkkeOpfyldt
		}
		if c.Then == nil {
			add(v, b.engine.model.ChoiceSentence(r, i))
			continue
		}
		ask, is := r.Cond.(wizard.Ask)
		if !is || len(c.Then.Cite) == 0 {
			continue
		}
		choices := ask.Fact.Info().Choices
		q, asks := b.engine.model.QuestionFor(ask.Fact.String())
		if i >= len(choices) || !asks {
			continue
		}
		for _, o := range q.Choices {
			if o.ID == choices[i] {
				lines = append(lines, ruleLine{Text: o.Label, Decides: site.Head{ID: markdown.Slug(c.Then.ID), Title: b.nameOfRule(c.Then)}})
			}
		}
	}
	return lines
}

// usedBy are the other findings that turn on a rule of one, and the decisions
// that it rests on.
func (b *builder) usedBy(finding string, r *wizard.Rule) (findings, decisions []site.Link) {
	for _, other := range wizard.FindingIDs() {
		uses := false
		wizard.Root(other).Walk(func(of *wizard.Rule) { uses = uses || of.ID == r.ID })
		if uses && other != finding {
			findings = append(findings, site.Link{Title: b.engine.model.FindingTitle(other), Path: rulesPath + other + "/#" + markdown.Slug(r.ID)})
		}
	}
	for _, id := range keysOf(b.reg.Decisions) {
		if d := b.reg.Decisions[id]; slices.Contains(d.Rules, r.ID) {
			decisions = append(decisions, site.Link{Title: decisionName(b.Words, d), Path: decisionAddress(d)})
		}
	}
	return findings, decisions
}

// shareID is the one part of the sums that several of them have and that goes
// by a name of its own.
const shareID = "ta.andel"

// sumView is an expression part by part. What was told before on the page, as
// an amount or as the share, is named.
type sumView struct {
	Text string
	Rate *site.Link
	Of   []sumView
	Told *site.Head // without an id where it stands no place of its own
}

func (b *builder) sumInWords(e *wizard.Expr, told map[*wizard.Expr]site.Head) sumView {
	if head, ok := told[e]; ok {
		return sumView{Told: &head}
	}
	var v sumView
	if fact, is := e.Term.(wizard.FactValue); is {
		v.Text = b.engine.model.Short(fact.Fact.String())
	} else {
		v.Text = b.Words.Say("side.led."+e.Term.Kind(), b.engine.model.AgeLimit())
	}
	if e.ID == shareID {
		v.Text = b.Words.Say("side.regler.andel", words.Str("andel", v.Text))
		told[e] = site.Head{Title: b.Words.Say("side.regler.andel-ovenfor")}
	}
	v.Text = danish.UpperFirst(v.Text)
	if rate := e.Term.Rate(); rate != "" {
		v.Rate = &site.Link{Title: rateName(b.Words, rate), Path: ratePath(rate)}
	}
	for _, of := range e.Term.Parts() {
		v.Of = append(v.Of, b.sumInWords(of, told))
	}
	return v
}

// flowView is the order of the questions, the ways through them and the trees
// of the rules.
type flowView struct {
	Order     site.Head
	Questions []flowQuestion
	Ways      []wayView
	Trees     []treeView
}

// flowQuestion begins a section where it names one.
type flowQuestion struct{ Section, Heading string }

type wayView struct {
	site.Head
	Finding string
	Drawing template.HTML
	Steps   []wayStep
}

type wayStep struct {
	ID      string
	Page    site.Link
	Answers []wayAnswer
}

// wayAnswer leads to another question, or to an outcome.
type wayAnswer struct {
	Labels           []string
	To               site.Head
	Outcome, Verdict string
}

type treeView struct {
	site.Head
	Top treeNode
}

type treeNode struct {
	site.Link // without a path where the rule is not told in words
	Of        []treeNode
}

func (b *builder) flowPage() {
	p := b.TitledPage("flow.html", flowPath, "forloeb")
	v := flowView{Order: b.Heading(p, "spoergsmaal", "forloeb.spoergsmaal")}
	section := ""
	for _, q := range b.engine.model.Questions() {
		if q.Optional {
			continue
		}
		asked := flowQuestion{Heading: q.Heading}
		if q.Section != section {
			section = q.Section
			asked.Section = section
		}
		v.Questions = append(v.Questions, asked)
	}
	for _, id := range wizard.StepFindings() {
		way := wayView{Head: b.Heading(p, "vejen-"+id, "forloeb.vejen", words.Str("emne", b.engine.model.FindingTitle(id))), Finding: id}
		way.Drawing, way.Steps = b.drawnWay(id), b.wayInWords(id)
		v.Ways = append(v.Ways, way)
	}
	for _, id := range wizard.FindingIDs() {
		head := b.Heading(p, "traeet-"+id, "forloeb.traeet", words.Str("emne", b.engine.model.FindingTitle(id)))
		v.Trees = append(v.Trees, treeView{head, b.treeInWords(id, wizard.Root(id))})
	}
	p.View().Made = v
	b.Add(p)
}

// drawnWay is the same way as wayInWords, drawn. It is wider than a phone, so
// it is moved in its own frame.
func (b *builder) drawnWay(finding string) template.HTML {
	date, ok := wizard.ParseDate(b.Date)
	if !ok {
		return ""
	}
	flow := flowchart.Of(b.engine.model, finding, date, func(v wizard.Verdict) string { return site.InPage(b.Static[site.IconDir+v.String()+".svg"]) })
	_, address := b.walkedSteps(finding)
	for i := range flow.Boxes {
		flow.Boxes[i].Link = b.Link(address(i))
	}
	return template.HTML(flow.AppendSVG(nil))
}

// wayInWords lists the questions on the way to a finding, each with where its
// answers lead, as the pages without script go.
func (b *builder) wayInWords(finding string) (way []wayStep) {
	steps, address := b.walkedSteps(finding)
	place := func(i int) string { return "trin-" + finding + "-" + markdown.Slug(steps[i].ID) }
	for i, s := range steps {
		if s.Question == "" {
			continue
		}
		q, _ := b.engine.model.QuestionFor(s.Question)
		step := wayStep{ID: place(i), Page: site.Link{Title: q.Heading, Path: address(i)}}
		var order []int
		labels := map[int][]string{}
		for n, a := range s.Answers {
			if labels[a.To] == nil {
				order = append(order, a.To)
			}
			labels[a.To] = append(labels[a.To], flowchart.Answer(b.engine.model, q, n, a.Value))
		}
		for _, to := range order {
			answer := wayAnswer{Labels: labels[to]}
			if next, ok := b.engine.model.QuestionFor(steps[to].Question); ok {
				answer.To = site.Head{ID: place(to), Title: next.Heading}
			} else {
				answer.Outcome, answer.Verdict = address(to), b.engine.model.Verdict(finding, &steps[to].Case).String()
			}
			step.Answers = append(step.Answers, answer)
		}
		way = append(way, step)
	}
	return way
}

// walkedSteps are the steps to a finding and the addresses of their pages.
func (b *builder) walkedSteps(finding string) (steps []wizard.Step, address func(int) string) {
	date, ok := wizard.ParseDate(b.Date)
	if !ok {
		return nil, nil
	}
	steps, whole := b.engine.model.StepsOn(finding, date)
	if !whole {
		b.Problems = append(b.Problems, site.Problem{File: registry.Dir, Message: "vejen til " + finding + " har flere trin, end der kan vises", Hint: "saml svar, der fører samme vej, eller hæv grænsen i wizard/paths.go"})
		return nil, func(int) string { return stepsPath }
	}
	return steps, func(i int) string {
		if i == 0 {
			return stepsPath + finding + "/"
		}
		return stepsPath + finding + "/" + steps[i].ID + "/"
	}
}

func (b *builder) treeInWords(finding string, r *wizard.Rule) treeNode {
	var node treeNode
	below := slices.Clone(r.Cond.Parts())
	if _, told := r.Cond.(wizard.Told); told { // another finding's tree, told in one sentence
		below = nil
	}
	switch r.Cond.(type) {
	case wizard.All:
		node.Title = b.Words.Say("side.regler.alle")
	case wizard.Any:
		node.Title = b.Words.Say("side.regler.et")
	default:
		node.Title = b.nameOfRule(r)
		if len(r.Cite) > 0 {
			node.Path = rulesPath + finding + "/#" + markdown.Slug(r.ID)
		}
	}
	for _, c := range r.Cond.Branches() {
		if c.Then != nil && !slices.Contains(below, c.Then) {
			below = append(below, c.Then)
		}
	}
	for _, of := range below {
		node.Of = append(node.Of, b.treeInWords(finding, of))
	}
	return node
}

// ledgerStates are the parts of the ledger, in order.
var ledgerStates = []string{"udenfor", "vurderes", "oplysning", "modelleret"}

// ledgerView is the law provision by provision, and the topics of which there
// is only something to tell.
type ledgerView struct {
	Groups []ledgerGroup
	Topics topicsTold
}

type ledgerGroup struct {
	site.Head
	Rows []ledgerLine
}

type ledgerLine struct {
	Law ProvisionView
	Why string
}

type topicsTold struct {
	site.Head
	Topics []topicTold
}

type topicTold struct {
	Title, Text string
	Local       bool
}

func (b *builder) ledgerPage() {
	rows, _ := b.ledger() // what is wrong in it is told by accounts
	p := b.TitledPage("ledger.html", ledgerPath, "bestemmelser")
	var v ledgerView
	for _, state := range ledgerStates {
		group := ledgerGroup{Head: b.Heading(p, state, "bestemmelser."+state)}
		for _, row := range rows {
			if row.State == state {
				group.Rows = append(group.Rows, ledgerLine{row.ProvisionView, row.Why})
			}
		}
		v.Groups = append(v.Groups, group)
	}
	v.Topics.Head = b.Heading(p, "emner", "bestemmelser.emner")
	for _, t := range wizard.Topics {
		if t.Told {
			v.Topics.Topics = append(v.Topics.Topics, topicTold{b.engine.model.Say(t.Title()), b.engine.model.Say(t.Text()), t.Local})
		}
	}
	p.View().Made = v
	b.Add(p)
}
