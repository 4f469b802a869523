package site

import (
	"rettesnor/wizard"
)

// calculatorFacts are what the calculator asks for, in the order of its form.
var calculatorFacts = []string{"maaned", "ta.bruttoloen", "ta.faste-tillaeg", "ta.arbejdstid-uge", "ta.bevilgede-timer-uge", "ta.oenskede-timer-uge",
	"ta.pension-arbejdsgiver"}

var questionKinds = map[wizard.Kind]string{
	wizard.Choice: "choice", wizard.Day: "date", wizard.Money: "money", wizard.Hours: "hours", wizard.MonthKind: "month",
}

func questionView(q *wizard.Question, provision func(id string) ProvisionView) QuestionView {
	v := QuestionView{Fact: q.Fact, ID: q.Fact, Optional: q.Optional, Section: q.Section, Kind: questionKinds[q.Kind], Heading: q.Heading,
		Hint: q.Hint, Why: q.Why, How: q.How, Unit: q.Unit,
		Past: q.Fact == wizard.Foedselsdato.String()}
	for _, o := range q.Choices {
		v.Choices = append(v.Choices, ChoiceView{ID: o.ID, Label: o.Label})
	}
	for _, id := range q.Cite {
		v.Law = append(v.Law, provision(id))
	}
	return v
}

// questions gives the questions about these facts, or all of them.
func (b *build) questions(only []string) []QuestionView {
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

// firstQuestion is what somebody who has said nothing is asked.
func (b *build) firstQuestion() string {
	if ask := b.engine.model.Next(&wizard.Case{}); len(ask) > 0 {
		return ask[0]
	}
	return ""
}
