package site

import (
	"html"
	"slices"
	"strings"

	"rettesnor/internal/flowchart"
	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

// The model told in words: a page for each finding with its rules and amounts,
// the order in which they are taken, and what is not modelled. All of it is
// read out of the rules that the engine runs.
const (
	rulesPath  = "/regler/"
	flowPath   = rulesPath + "forloeb/"
	ledgerPath = rulesPath + "lovens-bestemmelser/"
)

func (b *build) rulePages() {
	if !b.keepsLedger() || b.byAddress[rulesPath] != nil {
		return
	}
	var w prose
	w.para("Guiden og beregneren bygger på de regler, der står her. Siderne er skrevet ud fra de samme regler, som regner, så de altid passer sammen.")
	w.heading("regler", "Reglerne")
	var items []string
	for _, id := range wizard.FindingIDs() {
		items = append(items, b.to(rulesPath+id+"/", wizard.FindingTitle(id)))
	}
	w.list(items)
	w.heading("forloeb", "Sådan hænger de sammen")
	w.list([]string{
		b.to(flowPath, "Forløbet") + ": hvad der spørges om, og i hvilken rækkefølge",
		b.to(ledgerPath, "Lovens bestemmelser") + ": hvad der er med, og hvad beregneren ikke tager højde for",
		b.to(ratesPath, "Satserne") + " år for år med kilder",
	})
	b.add(w.into(b.generated(rulesPath, "Reglerne bag", "Hver regel i ord, med sin bestemmelse, og det, der ikke er med.")))
	b.tryRules()
	for _, id := range wizard.FindingIDs() {
		b.rulePage(id)
	}
	b.flowPage()
	b.ledgerPage()
	b.ratePages()
}

// ruleNames are those that neither a topic nor a question names, or not apart
// from others.
var ruleNames = map[string]string{
	"bl85.alder-ansoegning":   "Barnets alder, når I søger",
	"bl85.alder-maaned":       "Barnets alder i måneden",
	"bl86.alder-maaned":       "Barnets alder i måneden",
	"bl87.alder-maaned":       "Barnets alder i måneden",
	"bl86.lidelse":            "Eller: en indgribende kronisk eller langvarig lidelse",
	"bl87.lidelse":            "Eller: en indgribende kronisk eller langvarig lidelse",
	"bl87.hospital":           "Eller: et anbragt barn på hospitalet",
	"bl87.pasning":            "Pasning, når hjemmetræningen er godkendt",
	"bl87.noedvendig-pasning": "Ellers: pasning hjemme er nødvendig og bedst hos en forælder",
	"bl87.uden-tilknytning":   "Ledig eller uden tilknytning til arbejdsmarkedet",
	"bl85.6.godkendelse":      "Er hjemmetræningen godkendt?",
	"bl85.6.godkendt":         "Udgifter ved en godkendt hjemmetræning",
	"bl85.6.afslag":           "Udgifter efter et afslag på hjemmetræning",
	"bl85.6.ansoegning":       "Hjemmetræningen skal være godkendt",
	"bl85.6.loft":             "Udgifterne inden for årets loft",
	"bl85.6.poster":           "Hver post er nødvendig",
	"bl86.ordning":            "Merudgifter eller kompensationsydelse",
	"bl86.merudgifter":        "Mindstegrænsen for merudgifter",
	"bl86.kompensation":       "Grænsen for kompensationsydelse",
	"bl86.udgifterne":         "Udgifterne skyldes funktionsnedsættelsen",
}

// nameOfRule is what people call a rule.
func (b *build) nameOfRule(r *wizard.Rule) string {
	if name := ruleNames[r.ID]; name != "" {
		return name
	}
	if name := ruleName(r.ID); name != r.ID {
		return name
	}
	if f := factOf(r); f != "" {
		return upperFirst(b.engine.model.Short(f))
	}
	return r.ID
}

func factOf(r *wizard.Rule) string {
	if r.Op == wizard.Ask || r.Op == wizard.Threshold || r.Op == wizard.Age {
		return r.Fact.String()
	}
	return ""
}

// inGeneral says of any case what a rule says of one.
func (b *build) inGeneral(text string) string {
	return strings.ReplaceAll(wizard.General(text), "{undersoegelse}", b.reg.Figures["undersoegelse-frist"].Value)
}

func (b *build) laws(today, old []string) string {
	text := each(today, b.provisionLink)
	if len(old) > 0 {
		text += " (før 2024: " + each(old, b.provisionLink) + ")"
	}
	return text
}

func (b *build) rulePage(id string) {
	var w prose
	w.para("Resultatet er »" + wizard.IkkeOpfyldt.Words() + "«, når blot én betingelse ikke er opfyldt, og ellers »" + wizard.Mangler.Words() + "«, når et svar mangler. Resten skal kommunen vurdere.")
	seen, drawn := map[string]bool{}, map[string]bool{}
	wizard.Root(id).Walk(func(r *wizard.Rule) {
		if r.Op == wizard.All || r.Op == wizard.Any || seen[r.ID] || len(r.Cite) == 0 {
			return
		}
		seen[r.ID] = true
		b.ruleInWords(&w, id, r, drawn)
	})
	if amounts := wizard.AmountsOf(id); len(amounts) > 0 {
		w.heading("beloeb", "Beløbene")
		told := map[*wizard.Expr]string{}
		for _, n := range amounts {
			w.WriteString(`<h3 id="beloeb-` + n.Name + `">` + html.EscapeString(amountTitles[n.Name]) + "</h3>\n")
			if n.Text != "" {
				w.para(n.Text)
			}
			w.list([]string{b.exprInWords(n.Expr, told)})
			told[n.Expr] = `<a href="#beloeb-` + n.Name + `">` + html.EscapeString(amountTitles[n.Name]) + `</a>`
			n.Expr.Walk(func(e *wizard.Expr) { b.ratesOverTime(&w, drawn, e.Rate) })
			b.trialsOf(&w, id+"."+n.Name, "")
		}
	}
	if notes := wizard.NotesOf(id); len(notes) > 0 {
		w.heading("oplysninger", "Det siger guiden også, når det passer")
		var items []string
		for _, n := range notes {
			items = append(items, html.EscapeString(b.engine.model.NoteInGeneral(n.ID))+` <span class="small">`+b.laws(n.Cite, n.Old)+"</span>")
		}
		w.list(items)
	}
	if len(b.trials.of) > 0 {
		w.heading("proever", "Sådan er reglerne prøvet")
		w.para("Ved hver regel og hvert beløb står de prøver, som siden bliver bygget efter. Giver en af dem et andet svar, bliver siden ikke til noget. Hver prøve ændrer denne sag:")
		w.WriteString("<dl>\n")
		for _, q := range b.engine.model.Questions() {
			if told := b.engine.model.Told(&b.trials.on, q.Fact); told != "" {
				w.row(html.EscapeString(q.Heading), html.EscapeString(told))
			}
		}
		w.WriteString("</dl>\n")
	}
	title := "Regler: " + wizard.FindingTitle(id)
	b.add(w.into(b.generated(rulesPath+id+"/", title, "Hver betingelse og hvert beløb, som guiden og beregneren bruger, med bestemmelser.")))
}

func (b *build) ruleInWords(w *prose, id string, r *wizard.Rule, drawn map[string]bool) {
	w.heading(markdown.Slug(r.ID), b.nameOfRule(r))
	if q, ok := b.engine.model.QuestionFor(factOf(r)); ok {
		w.paraHTML(`Spørgsmålet: <strong>` + html.EscapeString(q.Heading) + `</strong>`)
	}
	var lines []string
	add := func(v wizard.Verdict, text string) {
		if text != "" {
			lines = append(lines, "<strong>"+html.EscapeString(upperFirst(v.Words()))+":</strong> "+html.EscapeString(b.inGeneral(text)))
		}
	}
	for _, v := range []wizard.Verdict{wizard.Opfyldt, wizard.Skoen, wizard.IkkeOpfyldt, wizard.Mangler} {
		add(v, b.engine.model.Sentence(r, v))
	}
	for i, c := range r.Cases {
		v := c.Verdict
		if c.Part {
			v = wizard.IkkeOpfyldt
		}
		if c.Then == nil {
			add(v, c.Text)
			continue
		}
		if choices := r.Fact.Info().Choices; r.Op == wizard.Ask && i < len(choices) {
			if q, ok := b.engine.model.QuestionFor(r.Fact.String()); ok {
				for _, o := range q.Choices {
					if o.ID == choices[i] && len(c.Then.Cite) > 0 {
						lines = append(lines, "Er svaret »"+html.EscapeString(o.Label)+"«, afgør <a href=\"#"+markdown.Slug(c.Then.ID)+"\">"+html.EscapeString(b.nameOfRule(c.Then))+"</a> det.")
					}
				}
			}
		}
	}
	w.list(lines)
	if d := r.Discretion; d != nil {
		w.WriteString("<dl>")
		w.row("Hvem vurderer?", html.EscapeString(upperFirst(d.Decider)))
		w.row("Det lægges der vægt på", html.EscapeString(strings.Join(d.For, "; ")))
		w.row("Vær opmærksom på", html.EscapeString(strings.Join(d.Against, "; ")))
		w.row("Papirer, der hjælper", html.EscapeString(strings.Join(d.Evidence, "; ")))
		w.WriteString("</dl>\n")
	}
	b.ratesOverTime(w, drawn, r.Rate)
	w.paraHTML(b.usedBy(id, r))
	b.trialsOf(w, r.ID, factOf(r))
	w.paraHTML(`<span class="small">` + b.laws(r.Cite, r.Old) + " · " + `<code>` + html.EscapeString(r.ID) + "</code></span>")
}

// usedBy links to the other findings that turn on a rule of one, and to the
// decisions that it rests on.
func (b *build) usedBy(finding string, r *wizard.Rule) string {
	var findings, decisions []string
	for _, other := range wizard.FindingIDs() {
		uses := false
		wizard.Root(other).Walk(func(of *wizard.Rule) { uses = uses || of.ID == r.ID })
		if uses && other != finding {
			findings = append(findings, b.to(rulesPath+other+"/#"+markdown.Slug(r.ID), wizard.FindingTitle(other)))
		}
	}
	for _, id := range keysOf(b.reg.Decisions) {
		if slices.Contains(b.reg.Decisions[id].Rules, r.ID) {
			decisions = append(decisions, b.to(decisionAddress(b.reg.Decisions[id]), b.words.decision(b.reg.Decisions[id])))
		}
	}
	var parts []string
	if len(findings) > 0 {
		parts = append(parts, "Bruges også her: "+strings.Join(findings, ", ")+".")
	}
	if len(decisions) > 0 {
		parts = append(parts, "Bygger på: "+strings.Join(decisions, ", ")+".")
	}
	return strings.Join(parts, " ")
}

// opWords says what an expression does with its parts.
var opWords = map[wizard.ExprOp]string{
	wizard.Pay: "bruttoløn og faste tillæg om måneden", wizard.FullCap: "hele loftet", wizard.Granted: "de bevilgede timer, ellers dem, der søges om",
	wizard.ShareOf: "det første delt med det andet", wizard.PartOf: "den del af måneden, hvor barnet er under {alder} år", wizard.Product: "ganget sammen",
	wizard.Least: "det mindste af", wizard.Percent: "en procentdel af", wizard.Readings: "loven kan læses på flere måder; hver for sig",
	wizard.AtpClass: "egen del af ATP efter timerne", wizard.Regulated: "fastsat i den første måned, reguleret hver januar", wizard.Worked: "arbejdstiden før, om ugen",
	wizard.Excess: "det, som det første er over det andet", wizard.Twelfth: "en tolvtedel af", wizard.ToHundreds: "afrundet til nærmeste hundrede kroner",
	wizard.RateValue: "månedens sats", wizard.Sum: "lagt sammen", wizard.Between: "et sted mellem disse to",
}

// shareID is the one part of the sums that several of them have and that goes
// by a name of its own.
const shareID = "ta.andel"

// exprInWords tells an expression part by part. What was told before on the
// page, as an amount or as the share, is named.
func (b *build) exprInWords(e *wizard.Expr, told map[*wizard.Expr]string) string {
	if name := told[e]; name != "" {
		return name
	}
	text := wizard.AgeText(opWords[e.Op])
	if e.ID == shareID {
		text = "jeres andel: " + text
		told[e] = "Jeres andel, som ovenfor"
	}
	if e.Op == wizard.FactValue {
		text = b.engine.model.Short(e.Fact.String())
	}
	out := html.EscapeString(upperFirst(text))
	if e.Rate != "" {
		out += " (" + b.to(ratePath(e.Rate), rateTitle(e.Rate)) + ")"
	}
	if len(e.Of) > 0 {
		out += "<ul>"
		for _, of := range e.Of {
			out += "<li>" + b.exprInWords(of, told) + "</li>"
		}
		out += "</ul>"
	}
	return out
}

var amountTitles = map[string]string{
	"brutto": "Tabt arbejdsfortjeneste før skat", "loft": "Loftet ved jeres timer", "pension": "Bidrag til pension", "atp-egen": "ATP, egen del",
	"loft-aar": "Årets loft", "inden-for-loftet": "Udgifter inden for loftet", "over-loftet": "Udgifter over loftet",
	"merudgifter": "Dækning af ekstra udgifter", "gruppe-1": "Kompensationsydelse, gruppe 1", "gruppe-2": "Kompensationsydelse, gruppe 2",
}

// flowPage is the order of the questions and the trees of the rules.
func (b *build) flowPage() {
	var w prose
	w.para("Guiden stiller kun de spørgsmål, der stadig kan ændre noget. Rækkefølgen er altid denne; det, der ikke har betydning, springes over.")
	w.heading("spoergsmaal", "Spørgsmålene i rækkefølge")
	section := ""
	w.WriteString("<ol>\n")
	for _, q := range b.engine.model.Questions() {
		if q.Optional {
			continue
		}
		label := ""
		if q.Section != section {
			section = q.Section
			label = "<strong>" + html.EscapeString(section) + ".</strong> "
		}
		w.WriteString("<li>" + label + html.EscapeString(q.Heading) + "</li>\n")
	}
	w.WriteString("</ol>\n")
	for _, id := range wizard.StepFindings() {
		w.heading("vejen-"+id, "Vejen gennem spørgsmålene: "+wizard.FindingTitle(id))
		b.drawnWay(&w, id)
		w.WriteString("<details><summary>Det samme som tekst</summary>\n")
		b.wayInWords(&w, id)
		w.WriteString("</details>\n")
	}
	for _, id := range wizard.FindingIDs() {
		w.heading("traeet-"+id, "Betingelserne: "+wizard.FindingTitle(id))
		w.WriteString("<ul><li>" + b.treeInWords(id, wizard.Root(id)) + "</li></ul>\n")
	}
	b.add(w.into(b.generated(flowPath, "Forløbet", "Hvad guiden spørger om, i hvilken rækkefølge, og hvordan betingelserne hænger sammen.")))
}

// drawnWay is the same way as wayInWords, drawn. It is wider than a phone, so
// it is moved in its own frame.
func (b *build) drawnWay(w *prose, finding string) {
	date, ok := wizard.ParseDate(b.Date)
	if !ok {
		return
	}
	flow := flowchart.Of(b.engine.model, finding, date, func(v wizard.Verdict) string { return string(b.static["icons/"+v.String()+".svg"]) })
	_, address := b.walkedSteps(finding)
	for i := range flow.Boxes {
		flow.Boxes[i].Link = b.link(address(i))
	}
	w.para("Hvert felt er et spørgsmål. En stiplet streg er vejen, når I har svaret »Ved ikke« på noget, der afgør sagen. Tryk på et felt for at gå derfra. Det samme står som tekst under tegningen.")
	w.WriteString(`<div class="wide" role="region" aria-labelledby="rute-` + finding + `" tabindex="0">` + "\n")
	w.Write(flow.AppendSVG(nil))
	w.WriteString("</div>\n")
}

// wayInWords lists the questions on the way to a finding, each with where its
// answers lead, as the pages without script go.
func (b *build) wayInWords(w *prose, finding string) {
	steps, address := b.walkedSteps(finding)
	place := func(i int) string { return "trin-" + finding + "-" + markdown.Slug(steps[i].ID) }
	w.WriteString("<ol>\n")
	for i, s := range steps {
		if s.Question == "" {
			continue
		}
		q, _ := b.engine.model.QuestionFor(s.Question)
		w.WriteString(`<li id="` + place(i) + `">` + b.to(address(i), q.Heading) + "<ul>")
		var order []int
		labels := map[int][]string{}
		for n, a := range s.Answers {
			if labels[a.To] == nil {
				order = append(order, a.To)
			}
			labels[a.To] = append(labels[a.To], flowchart.Answer(q, n, a.Value))
		}
		for _, to := range order {
			target := "Resultat: " + b.engine.model.Verdict(finding, &steps[to].Case).Words()
			link := b.to(address(to), target)
			if next, ok := b.engine.model.QuestionFor(steps[to].Question); ok {
				link = `<a href="#` + place(to) + `">` + html.EscapeString(next.Heading) + `</a>`
			}
			w.WriteString("<li><strong>" + html.EscapeString(strings.Join(labels[to], " eller ")) + ":</strong> " + link + "</li>")
		}
		w.WriteString("</ul></li>\n")
	}
	w.WriteString("</ol>\n")
}

// walkedSteps are the steps to a finding and the addresses of their pages.
func (b *build) walkedSteps(finding string) (steps []wizard.Step, address func(int) string) {
	date, ok := wizard.ParseDate(b.Date)
	if !ok {
		return nil, nil
	}
	steps, whole := b.engine.model.StepsOn(finding, date)
	if !whole {
		b.problems = append(b.problems, Problem{File: dataDir, Message: "vejen til " + finding + " har flere trin, end der kan vises", Hint: "saml svar, der fører samme vej, eller hæv grænsen i wizard/paths.go"})
		return nil, func(int) string { return stepsPath }
	}
	return steps, func(i int) string {
		if i == 0 {
			return stepsPath + finding + "/"
		}
		return stepsPath + finding + "/" + steps[i].ID + "/"
	}
}

func (b *build) treeInWords(finding string, r *wizard.Rule) string {
	words := map[wizard.Op]string{wizard.All: "Alle disse", wizard.Any: "Et af disse er nok"}[r.Op]
	if words == "" {
		words = b.to(rulesPath+finding+"/#"+markdown.Slug(r.ID), b.nameOfRule(r))
		if slices.Contains([]wizard.Op{wizard.Since, wizard.Fixed}, r.Op) && len(r.Cite) == 0 {
			words = "Efter dagen"
		}
		if len(r.Cite) == 0 {
			words = html.EscapeString(b.nameOfRule(r))
		}
	}
	var below []*wizard.Rule
	below = append(below, r.Of...)
	for _, c := range r.Cases {
		if c.Then != nil && !slices.Contains(below, c.Then) {
			below = append(below, c.Then)
		}
	}
	if r.Op == wizard.Told { // another finding's tree, told in one sentence
		below = nil
	}
	if len(below) == 0 {
		return words
	}
	words += "<ul>"
	for _, of := range below {
		words += "<li>" + b.treeInWords(finding, of) + "</li>"
	}
	return words + "</ul>"
}

var ledgerTitles = []struct{ state, title, text string }{
	{"udenfor", "Det tager beregneren ikke højde for", "Disse bestemmelser er ikke med, hver med sin grund."},
	{"vurderes", "Det vurderer mennesker", "Her er der intet at regne på. Kommunen skal vurdere det."},
	{"oplysning", "Det fortæller vi om", "Bestemmelser, som siderne forklarer, og som intet svar afhænger af."},
	{"modelleret", "Det regner guiden og beregneren med", "Bestemmelser, som en regel eller et beløb bygger på."},
}

func (b *build) ledgerPage() {
	rows, _ := b.ledger() // what is wrong in it is told by accounts
	var w prose
	for _, group := range ledgerTitles {
		w.heading(group.state, group.title)
		w.para(group.text)
		w.WriteString("<dl>\n")
		for _, row := range rows {
			if row.State != group.state {
				continue
			}
			text := html.EscapeString(row.Text)
			if row.Why != "" {
				text += ` <span class="small">Grunden: ` + html.EscapeString(row.Why) + "</span>"
			}
			w.row(b.provisionLink(row.ID), text)
		}
		w.WriteString("</dl>\n")
	}
	w.heading("emner", "Emner, der kun fortælles om")
	w.WriteString("<dl>\n")
	for _, t := range wizard.Topics {
		if t.Text == "" {
			continue
		}
		term := html.EscapeString(t.Title)
		if t.Local {
			term += ` <span class="small">(lokal praksis)</span>`
		}
		w.row(term, html.EscapeString(t.Text))
	}
	w.WriteString("</dl>\n")
	b.add(w.into(b.generated(ledgerPath, "Lovens bestemmelser", "Bestemmelse for bestemmelse: hvad der er regnet med, hvad mennesker vurderer, og hvad der ikke er taget højde for.")))
}
