package site

import "html/template"

// View is what a layout gets as its dot. Paths in it are without the base's
// path, which the template function path puts in front; addresses of assets
// and everything inside Content are final.
type View struct {
	Site       SiteView
	Page       PageView
	List       []Link
	Terms      []TermView
	Wizard     *wizardView
	Calculator *calculatorView
	Made       any // what a page has that is made from a registry or the rules; its layout knows the type
}

// SiteView is the same on every page but for Menu's Current marks.
type SiteView struct {
	Title, Description, Base, Lang, Date string
	Menu                                 []Link
	Topics                               []LinkGroup // every section, in groups
	Stick                                string      // the address of the folder for a stick, zipped
	Ours                                 bool        // our own site, with its wizard; not a folder from elsewhere
}

// PageView is one page.
type PageView struct {
	Kind         string // home, offline, guidance, section, wizard, question, outcome, calculator, glossary, doors, notfound
	Title        string
	Description  string
	Path         string // root-relative, without the base's path
	Canonical    string
	Card         string // the picture that a shared link shows, on its host
	Lang         string
	Section      string // the section's folder name
	SectionTitle string
	Content      template.HTML
	Answer       template.HTML // the description as markup
	TOC          []TOCItem
	Breadcrumbs  []Link // the last one is Current
	Prev, Next   *Link
	Updated      string // Danish date
	Checked      string
	Audience     []string
	Tags         []string
	Law          []ProvisionView
	Sources      []SourceView
	Unknown      []UnknownView
	Deadlines    []DeadlineView // counted on the page
	OwnDeadlines bool           // a municipality's own are counted on the page
	Letter       *LetterView    // written on the page
	Complaint    bool           // a page of guidance that should say where to complain
	Styles       []string       // of the parts that the page holds, as css/table.css
	Folded       bool           // its headings open their sections, and so are its contents
	Checklist    bool           // on one sheet of paper
	CodeCSS      string         // address of the highlighting stylesheet, empty where the page has no code
	CSP          string         // the policy for the meta element
	NoIndex      bool
	Frames       []EmbedView // what the page offers to other sites
	Embeds       string      // the address of the page that it shows on other sites
	Feeds        []Link      // of the site, and of the section
	Described    template.JS // what the page says of itself to machines, as JSON-LD
}

// Link is a title with an address.
type Link struct {
	Title, Path, Description string
	Current                  bool
}

// LinkGroup is some links under a heading.
type LinkGroup struct {
	Title string
	Links []Link
}

// TOCItem is a heading of the page with those below it.
type TOCItem struct {
	ID, Title string
	Level     int
	Children  []TOCItem
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
