package guide

import (
	"html/template"
	"rettesnor/internal/site"
)

// TextView is what a page of the guide has besides those of every site: at its
// foot, and in its text.
type TextView struct {
	Law       []ProvisionView
	Sources   []SourceView
	Unknown   []UnknownView
	Deadlines []DeadlineView // counted on the page
	Counts    bool           // a municipality's own deadlines are counted on the page
	Letter    *LetterView    // written on the page
	Complaint bool           // a page of guidance that should say where to complain
}

// textOf is that of a page.
func textOf(p *site.Page) *TextView {
	v, ok := p.View().Page.Own.(*TextView)
	if !ok {
		v = &TextView{}
		p.View().Page.Own = v
	}
	return v
}

// TermView is a word of the glossary.
type TermView struct {
	ID, Term, Text string
}

// ProvisionView is a provision of the law registry.
type ProvisionView struct {
	ID, Name, Text, URL string
	From                string // Danish date from which it holds, where known
}

// SourceView is a source of the source registry.
type SourceView struct {
	ID, Title, URL, Note string
}

// ContactView is what the template function contact gives.
type ContactView struct {
	ID, Name, What, Phone, Hours, Email, Web string
	PhoneHref                                template.URL // tel:, which no template lets by as text
}

// DeadlineView is a deadline that a reader can count on a page.
type DeadlineView struct {
	ID                               string
	Questions                        []QuestionView
	EnginePath, RatesPath, WordsPath string
	Own                              string // a municipality's own, as the engine takes it
}

type wizardView struct {
	Pages        []GuidePage
	Situations   []ChoiceView // where a family can stand: what is asked first
	Provisions   []ProvisionView
	Explanations []ExplanationView
	EnginePath   string
	RatesPath    string
	WordsPath    string
	// ExplainedPath is what an answer is shown with: provisions, letters and
	// explanations, as layouts/parts/explained.html has them.
	ExplainedPath string
	StartPath     string       // the first step page, for readers without script
	First         string       // the facts that an empty case is asked for, and
	FirstMost     int          // how many pages they can come to in their part
	Letters       []LetterPage // that a family can write without leaving its case

	// The step pages, which work without script.
	Question *QuestionView
	Links    []ChoiceLink
	Outcome  *OutcomeView
	Outcomes []OutcomeView
	Answers  []AnswerView // so far
	Standing *StandingView
	BackPath string
}

// StandingView is the answer that follows from where a family stands.
type StandingView struct {
	Situation, Headline, Summary string
	Steps                        []ChoiceLink
	Deadlines                    []AnswerView
}

type calculatorView struct {
	Questions   []QuestionView // what everybody is asked
	Groups      []GroupView    // what only some need
	Other       []QuestionView // the other parent's, in a form of its own
	OtherGroups []GroupView
	Month       string // of the data, as 2026-11
	Table       HoursTable
	Example     template.HTML
	EnginePath  string
	RatesPath   string
	WordsPath   string
	Provisions  []ProvisionView
}

// QuestionView is one question of the wizard.
type QuestionView struct {
	Fact    string
	ID      string // begins the ids of its fields
	Page    string // the page of the guide that it stands on
	Section string
	Kind    string // choice, date, month, money, hours, percent
	Heading string
	Hint    string
	Why     string
	How     string
	Unit    string
	Usual   string // the least and the most that a number is as a rule: "0 60"
	Choices []ChoiceView
	Law     []ProvisionView

	Optional bool // answered by who wants to, never asked
	Past     bool // a day that has been, as a birth
}

// Number reports whether the answer is typed as one number.
func (q QuestionView) Number() bool {
	return q.Kind == "money" || q.Kind == "hours" || q.Kind == "percent"
}

// ChoiceView is one answer that can be chosen.
type ChoiceView struct {
	ID, Label string
}

// ChoiceLink is an answer on a step page: a link to the next step.
type ChoiceLink struct {
	Label, Path, Hint string
}

// ExplanationView is the longer text under an outcome, from content/udfald.
type ExplanationView struct {
	Finding, Verdict string
	Title            string
	HTML             template.HTML
}

// OutcomeView is a finding on a step page.
type OutcomeView struct {
	Ask                       []QuestionView // what to find out, where an answer is missing
	Finding, Verdict, Heading string
	Amounts                   []AmountView
	Lines                     []OutcomeLine
	Explanation               template.HTML
}

// AnswerView is an answer in words.
type AnswerView struct {
	Label, Value string
}

// AmountView is an amount in words.
type AmountView struct {
	Name, Label, Text string
}

// OutcomeLine is a line of the trace.
type OutcomeLine struct {
	Verdict, Text, Figure  string
	Law                    []ProvisionView
	Decider                string // who assesses it, where somebody must
	For, Against, Evidence []string
}

// stepPage is a page that works without script: a question with links, or an
// outcome. Path is without the base's path, as /guide/trin/…/.
type stepPage struct {
	Path        string
	Title       string
	Description string
	Kind        string // question, outcome or standing
	Wizard      wizardView
}
