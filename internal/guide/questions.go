package guide

import (
	"cmp"

	"rettesnor/wizard"
)

// calculatorFacts are what the calculator asks for, in the order of its form.
var calculatorFacts = []string{"maaned", "ta.bruttoloen", "ta.faste-tillaeg", "ta.arbejdstid-uge", "ta.bevilgede-timer-uge",
	"ta.pension-arbejdsgiver"}

func questionView(q *wizard.Question, provision func(id string) ProvisionView) QuestionView {
	v := QuestionView{Fact: q.Fact, Page: q.Page, ID: q.Fact, Optional: q.Optional, Section: q.Section, Kind: kindIDs[q.Kind], Heading: q.Heading,
		Hint: q.Hint, Why: q.Why, How: q.How, Unit: q.Unit, Usual: usualOf(q.Fact),
		Past: q.Fact == wizard.Foedselsdato.String()}
	for _, o := range q.Choices {
		v.Choices = append(v.Choices, ChoiceView{ID: o.ID, Label: o.Label})
	}
	for _, id := range q.Cite {
		v.Law = append(v.Law, provision(id))
	}
	return v
}

// What a Dane is likely to mean, the least and the most, in the question's unit:
// what is outside is asked about, never refused. An answer of 0 is not asked about.
var (
	usualOfFact = map[string]string{wizard.Bruttoloen.String(): "2000 200000", wizard.Loft.String(): "10000 100000"}
	usualOfUnit = map[string]string{"kr-maaned": "0 100000", "kr-aar": "0 2000000", "kr-i-aar": "0 2000000", "timer-uge": "0 60"}
)

func usualOf(fact string) string {
	return cmp.Or(usualOfFact[fact], usualOfUnit[wizard.UnitOf(fact)])
}

// questions gives the questions about these facts, or all of them.
func (b *builder) questions(only []string) []QuestionView {
	var views []QuestionView
	if only == nil {
		for _, q := range b.engine.model.Questions() {
			views = append(views, questionView(&q, b.provision))
		}
	}
	for _, id := range only {
		if q, ok := b.engine.model.QuestionFor(id); ok {
			views = append(views, questionView(q, b.provision))
		}
	}
	return views
}

// GuidePage is one page of the guide: a question, or a few that belong together,
// of which a family sees those that it is asked.
type GuidePage struct {
	ID, Section, Title string // the title of a page with several questions
	Questions          []QuestionView
}

// guidePages gives the pages of the guide in the order of their first question.
func (b *builder) guidePages() []GuidePage {
	var pages []GuidePage
	at := map[string]int{}
	for _, q := range b.questions(nil) {
		i, seen := at[q.Page]
		if !seen {
			i = len(pages)
			at[q.Page] = i
			pages = append(pages, GuidePage{ID: q.Page, Section: q.Section})
		}
		pages[i].Questions = append(pages[i].Questions, q)
	}
	for i := range pages {
		if len(pages[i].Questions) > 1 {
			pages[i].Title = b.engine.model.PageTitle(pages[i].ID)
		}
	}
	return pages
}

// firstAsk is what somebody who has said nothing is asked, and where the first
// of it stands.
func (b *builder) firstAsk() (ask []string, place wizard.PagePlace) {
	var c wizard.Case
	r := b.engine.model.Reply(&c, nil, 0)
	return r.Ask, r.Page
}
