package wizard

import (
	"slices"

	"rettesnor/wizard/words"
)

// TopicKind tells what kind of question a topic of the law is.
type TopicKind uint8

// The kinds of topic.
const (
	Hard        TopicKind = iota // a condition in the law, settled by facts
	Assessment                   // the municipality assesses it
	Information                  // steers papers and next steps, decides nothing
)

// Topic is one of the questions that a case of hjemmetræning turns on, with
// the place where it is modelled or the words that it is told in. Together the
// topics are what the model covers; a test holds that none is left out.
type Topic struct {
	No       string // its number, which does not change: 1 to 35, 2b, 2c
	Kind     TopicKind
	Rules    []string // ids of the rules and amounts that model it
	Outcomes []string // O1 to O10, see Outcomes
	Cite     []string
	Local    bool // practice of a municipality, no national rule was found
	Told     bool // in words of its own, where nothing is computed
}

// Title is what the topic is about.
func (t *Topic) Title() words.Msg { return words.New("punkt." + t.No) }

// Text is what is told of a topic that is Told.
func (t *Topic) Text() words.Msg { return words.New("punkt." + t.No + ".tekst") }

// OutcomeType is a kind of answer that a topic may lead to, with the
// verdict it is told by; which findings it may stand in, they say themselves.
type OutcomeType struct {
	Code    string
	Verdict Verdict
	Part    bool // a part is ikke-opfyldt inside a finding with Verdict
	Pointer bool // no verdict: points to another rule or to advice
}

// Findings lists the findings that it may stand in; none for a pointer.
func (o *OutcomeType) Findings() []string {
	var ids []string
	for i := range findings {
		if slices.Contains(findings[i].outcomes, o.Code) {
			ids = append(ids, findings[i].id)
		}
	}
	return ids
}

// OutcomeTypes maps the outcome types to verdicts. Mangler has no
// outcome type: it says which answer is missing.
var OutcomeTypes = []OutcomeType{
	{Code: "O1", Verdict: Skoen},
	{Code: "O2", Verdict: Skoen},
	{Code: "O3", Verdict: IkkeOpfyldt},
	{Code: "O4", Verdict: Skoen},
	{Code: "O5", Verdict: Skoen, Part: true},
	{Code: "O6", Verdict: Skoen},
	{Code: "O7", Verdict: Skoen, Part: true},
	{Code: "O8", Verdict: Skoen},
	{Code: "O9", Pointer: true},
	{Code: "O10", Pointer: true},
}

// Topics are the questions in the order of their numbers.
var Topics = []Topic{
	{No: "1", Kind: Hard, Rules: []string{"bl85.alder-ansoegning", "bl85.alder-maaned", "bl87.alder-maaned", "bl86.alder-maaned"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "2", Kind: Hard, Rules: []string{"bl85.funktionsevne", "bl87.funktionsevne", "bl87.lidelse", "bl86.funktionsevne", "bl86.lidelse"}, Outcomes: []string{"O3", "O4", "O8"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "2b", Kind: Information, Outcomes: []string{"O4"}, Cite: []string{"bl85.1"}, Told: true},
	{No: "2c", Kind: Information, Cite: []string{"bl86", "bl87.1"}, Told: true},
	{No: "3", Kind: Hard, Rules: []string{"bl85.maalgruppe"}, Outcomes: []string{"O3", "O4", "O10"}, Cite: []string{"bl85.1", "bl82.1.3"}},
	{No: "4", Kind: Hard, Rules: []string{"bl85.foraeldremyndighed", "bl87.relation"}, Outcomes: []string{"O3", "O4", "O8"}, Cite: []string{"bl85.1", "fal3.1"}},
	{No: "5", Kind: Hard, Rules: []string{"bl85.hjemmeboende", "bl87.hjemmeboende", "bl87.hospital", "bl86.hjemmeboende"}, Outcomes: []string{"O3"}, Cite: []string{"bl87.1", "bl87.2"}},
	{No: "6", Kind: Assessment, Rules: []string{"bl85.1.1"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.1"}},
	{No: "7", Kind: Assessment, Rules: []string{"bl85.1.2"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.2"}},
	{No: "8", Kind: Assessment, Rules: []string{"bl85.1.3"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.3"}},
	{No: "9", Kind: Information, Rules: []string{"bl85.1.3"}, Cite: []string{"bl85.1"}, Told: true},
	{No: "10", Kind: Hard, Rules: []string{"bl85.2", "andet.behandling-undervisning"}, Outcomes: []string{"O3", "O5", "O9"}, Cite: []string{"bl85.2"}},
	{No: "11", Kind: Information, Rules: []string{"bl85.sundhedsfaglige"}, Cite: []string{"bl85.3", "bl85.4"}},
	{No: "12", Kind: Information, Rules: []string{"bl85.undersoegelse"}, Cite: []string{"bl85.3", "bl20.3", "bl22"}},
	{No: "13", Kind: Information, Rules: []string{"bl85.barnets-syn"}, Cite: []string{"bl5.3", "bl5.4"}},
	{No: "14", Kind: Information, Rules: []string{"bl85.omfang"}, Outcomes: []string{"O1", "O2"}, Cite: []string{"bl85.1"}},
	{No: "15", Kind: Information, Rules: []string{"bl85.skolealder"}, Cite: []string{"fsl33", "fsl34.1"}},
	{No: "16", Kind: Assessment, Rules: []string{"ta.timer", "bl87.hjemmeundervisning"}, Outcomes: []string{"O7"}, Cite: []string{"bl85.5"}},
	{No: "17", Kind: Information, Local: true, Cite: []string{"fsl33"}, Told: true},
	{No: "18", Kind: Information, Local: true, Cite: []string{"bl85.1"}, Told: true},
	{No: "19", Kind: Assessment, Rules: []string{"bl85.6.poster", "andet.hjaelpemidler-aflastning"}, Outcomes: []string{"O4", "O9"}, Cite: []string{"bl85.6", "bl90"}, Told: true},
	{No: "20", Kind: Information, Local: true, Outcomes: []string{"O4"}, Cite: []string{"bl85.6"}, Told: true},
	{No: "21", Kind: Hard, Rules: []string{"bl85.6.loft", "bl85.6.poster"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.6"}},
	{No: "22", Kind: Information, Local: true, Cite: []string{"bl85.1"}, Told: true},
	{No: "23", Kind: Information, Cite: []string{"bl4.3", "bekud1", "bekud2", "bekud3", "bl86", "bl87.1"}, Told: true},
	{No: "24", Kind: Assessment, Rules: []string{"bl87.pasning", "bl87.noedvendig-pasning"}, Outcomes: []string{"O4", "O6", "O8"}, Cite: []string{"bl87.1"}},
	{No: "25", Kind: Hard, Rules: []string{"bl87.indtaegtstab", "bl87.uden-tilknytning"}, Outcomes: []string{"O3"}, Cite: []string{"bl87.1"}},
	{No: "26", Kind: Assessment, Rules: []string{"bl87.nedsat-tid"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.3"}},
	{No: "27", Kind: Assessment, Rules: []string{"bl87.natarbejde"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "28", Kind: Assessment, Rules: []string{"bl87.pasning", "bl87.noedvendig-pasning"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "29", Kind: Assessment, Rules: []string{"bl87.to-foraeldre"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1", "bl87.3"}},
	{No: "30", Kind: Hard, Rules: []string{"ta.fuldt-loft"}, Cite: []string{"bl87.3"}},
	{No: "31", Kind: Assessment, Rules: []string{"bl87.barsel"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "32", Kind: Information, Cite: []string{"bl20.3"}, Told: true},
	{No: "33", Kind: Information, Cite: []string{"bl122", "bl123"}, Told: true},
	{No: "34", Kind: Hard, Rules: []string{"bl85.alder-maaned", "bl87.alder-maaned", "bl85.snart-voksen"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "35", Kind: Assessment, Outcomes: []string{"O4"}, Cite: []string{"bl85.4"}, Told: true},
}
