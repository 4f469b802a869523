package guide

import (
	"cmp"
	"html/template"
	"slices"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// stepsPath is where the pages that work without script begin.
const stepsPath = "/guide/trin/"

// stepPages makes the way to each finding as pages of links, for readers
// without script: the same rules, walked through beforehand. Cases that no
// verdict can tell apart share a page, so a page says only what holds for all
// that lead to it. explain gives the longer text under an outcome.
func (b *builder) stepPages(explain func(finding, verdict string) template.HTML) []stepPage {
	if _, ok := wizard.ParseDate(b.Date); !ok {
		return nil
	}
	first := stepPage{
		Path: stepsPath, Kind: "question", Title: b.Words.Say("side.trin"),
		Description: b.Words.Say("side.trin.om"),
		Wizard:      wizardView{BackPath: "/guide/"},
	}
	standing := b.standingPages()
	var answered []ChoiceLink // the ways of those with a decision, after the questions
	for _, p := range standing {
		q, _ := b.engine.model.QuestionFor(wizard.Situation.String())
		for _, choice := range q.Choices {
			if choice.ID == p.Wizard.Standing.Situation {
				answered = append(answered, ChoiceLink{Label: choice.Label, Path: p.Path})
			}
		}
	}
	pages := append([]stepPage{first}, standing...)
	for _, finding := range wizard.StepFindings() {
		steps, address := b.walkedSteps(finding)
		pages[0].Wizard.Links = append(pages[0].Wizard.Links, ChoiceLink{Label: b.Words.Say("side.trin." + finding), Path: address(0)})
		back := map[int]string{0: stepsPath}
		for i, s := range steps {
			for _, a := range s.Answers {
				if _, known := back[a.To]; !known {
					back[a.To] = address(i)
				}
			}
		}
		for i := range steps {
			s := &steps[i]
			p := stepPage{Path: address(i), Wizard: wizardView{BackPath: back[i]}}
			if s.Question == "" {
				b.outcomePage(&p, finding, s, explain)
				if p.Wizard.Outcome != nil && p.Wizard.Outcome.Verdict == wizard.Mangler.String() {
					p.Wizard.Outcome.Ask = b.leftOpen(steps)
				}
			} else {
				b.questionPage(&p, finding, s, address)
			}
			pages = append(pages, p)
		}
	}
	pages[0].Wizard.Links = append(pages[0].Wizard.Links, answered...)
	return pages
}

// standingPath is where a family with a decision, or one that waits, goes on
// without script.
func standingPath(situation string) string { return stepsPath + "staar-" + situation + "/" }

// standingPages are the answers that follow from where the family stands, without
// a date: what is true of every family that stands there. One that only thinks
// about it has the questions instead.
func (b *builder) standingPages() (pages []stepPage) {
	m := b.engine.model
	for _, situation := range wizard.Situation.Info().Choices {
		if situation == wizard.Thinking {
			continue
		}
		var c wizard.Case
		c.Set(wizard.Situation.String(), situation)
		r := m.Reply(&c, nil, 0)
		v := &StandingView{Situation: situation, Headline: m.Say(r.Answer.Headline), Summary: m.Say(r.Answer.Summary)}
		for i := range r.Answer.Steps {
			s := &r.Answer.Steps[i]
			href := m.Address(s)
			if href == "" { // it needs the guide
				continue
			}
			title, text := s.Words()
			v.Steps = append(v.Steps, ChoiceLink{Label: m.Say(title), Hint: m.Say(text), Path: href})
		}
		for i := range r.Deadlines {
			v.Deadlines = append(v.Deadlines, AnswerView{r.Deadlines[i].Title, r.Deadlines[i].Text})
		}
		pages = append(pages, stepPage{
			Path: standingPath(situation), Kind: "standing", Title: v.Headline, Description: v.Summary,
			Wizard: wizardView{BackPath: "/guide/", StartPath: stepsPath, Standing: v},
		})
	}
	return pages
}

// agedText says a sentence with the age in it. A date cannot be typed without
// script, so that question asks for the answer.
func (b *builder) agedText(id string) string {
	return b.Words.Say("side.trin."+id, b.engine.model.AgeLimit())
}

// asLinks is a question as the pages without script ask it.
func (b *builder) asLinks(id string) QuestionView {
	q := b.questions([]string{id})[0]
	if q.Kind == "date" {
		q.Heading, q.Hint, q.How = b.agedText("alder"), "", b.agedText("alder.hvordan")
	}
	return q
}

func (b *builder) questionPage(p *stepPage, finding string, s *wizard.Step, address func(int) string) {
	p.Kind = "question"
	q := b.asLinks(s.Question)
	isDate := q.Kind == "date"
	p.Title = q.Heading
	if s.Open { // the same question, after an answer was left open
		p.Title = b.Words.Say("side.trin.aabent", words.Str("spoergsmaal", p.Title))
	}
	p.Description = b.Words.Say("side.trin.spoergsmaal.om", words.Str("emne", b.Words.Say("side.trin."+finding)))
	p.Wizard.Question = &q
	for i, a := range s.Answers {
		label := b.Words.Say("side.trin.ved-ikke")
		switch {
		case isDate && i == 0:
			label = b.agedText("alder.under")
		case isDate && i == 1:
			label = b.agedText("alder.over")
		default:
			for _, c := range q.Choices {
				if c.ID == a.Value {
					label = c.Label
				}
			}
		}
		p.Wizard.Links = append(p.Wizard.Links, ChoiceLink{Label: label, Path: address(a.To)})
	}
}

func (b *builder) outcomePage(p *stepPage, finding string, s *wizard.Step, explain func(finding, verdict string) template.HTML) {
	p.Kind = "outcome"
	r := b.engine.model.Eval(s.Case, nil)
	for _, f := range r.Findings {
		if f.ID != finding {
			continue
		}
		o := &OutcomeView{Finding: f.ID, Verdict: f.Verdict.String(), Heading: f.Heading, Explanation: explain(f.ID, f.Verdict.String())}
		// How many things are open differs from case to case.
		o.Heading = b.Words.Say("side.trin."+f.Verdict.String(), words.Str("emne", b.Words.Say("side.trin.emne."+finding)))
		for _, l := range f.Trace {
			if l.Kind != wizard.Reason || slices.Contains(s.Varies, l.Rule) || f.Verdict == wizard.IkkeOpfyldt && !asked(&s.Case, l) {
				continue
			}
			line := OutcomeLine{Verdict: l.Verdict.String(), Text: b.engine.model.InGeneral(&l)}
			for _, id := range l.Cite {
				line.Law = append(line.Law, b.provision(id))
			}
			o.Lines = append(o.Lines, line)
		}
		p.Title, p.Wizard.Outcome = o.Heading, o
		p.Description = b.Words.Say("side.trin.svar.om")
	}
	p.Wizard.Links = []ChoiceLink{
		{Label: b.Words.Say("side.trin.forfra"), Path: stepsPath},
		{Label: b.Words.Say("side.trin.beregner"), Path: "/beregner/"},
	}
}

// asked reports whether a line turns on an answer of the case: what settles a
// condition leaves others unasked, and of those there is nothing to say.
func asked(c *wizard.Case, l wizard.Line) bool {
	return l.Fact == wizard.NoFact || c.Answers[l.Fact].State != wizard.NotAsked
}

// leftOpen are the questions that, left open, settle nothing, as they were
// asked, each with how to find out or else what it is about.
func (b *builder) leftOpen(steps []wizard.Step) []QuestionView {
	var open []QuestionView
	for i := range steps {
		answers, id := steps[i].Answers, steps[i].Question
		if len(answers) == 0 || slices.ContainsFunc(open, func(q QuestionView) bool { return q.Fact == id }) {
			continue
		}
		to := answers[len(answers)-1].To
		if slices.ContainsFunc(answers[:len(answers)-1], func(a wizard.StepAnswer) bool { return a.To == to }) {
			continue
		}
		q := b.asLinks(id)
		q.How = cmp.Or(q.How, q.Hint, q.Why)
		open = append(open, q)
	}
	return open
}
