package registry

import (
	"go.yaml.in/yaml/v3"

	"rettesnor/internal/dataset"
	"rettesnor/internal/problem"
)

// Trials are trials.yaml: a case, and for each trial what is changed in it and
// what the engine must say:
//
//	case:
//	  clocks: {ansoegning: "2024-05-01"}
//	  facts: {barn.foedselsdato: "2016-03-04"}
//	trials:
//	  - {of: bl85.alder-ansoegning, set: {barn.foedselsdato: "2006-05-01"}, says: ikke-opfyldt, name: "Barnet fylder 18 samme dag"}
//	  - {of: tabt-arbejdsfortjeneste.brutto, set: {ta.bruttoloen: "30000"}, says: "16216.22"}
type Trials struct {
	At
	Case   TrialCase `yaml:"case"`
	Trials []Trial   `yaml:"trials"`
}

// TrialCase is the case that all trials change.
type TrialCase struct {
	Clocks Answers `yaml:"clocks"`
	Facts  Answers `yaml:"facts"`
}

// Trial is what a rule or an amount is tried on.
type Trial struct {
	At
	Of   string  `yaml:"of"`
	Says string  `yaml:"says"`
	Name string  `yaml:"name"`
	Set  Answers `yaml:"set"`
}

// Answers are answers of a case, in the order of the file.
type Answers []Answer

// Answer is the answer to a fact or a clock, as it is written.
type Answer struct{ ID, Value string }

// FromYAML reads names and answers.
func (a *Answers) FromYAML(_ Reader, n *yaml.Node) (wrong string) {
	if n.Kind != yaml.MappingNode {
		return "skal være navne og svar, for eksempel {barn.hjemmeboende: nej}"
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i+1].Kind != yaml.ScalarNode {
			return "har et svar, der ikke er en enkelt værdi: " + n.Content[i].Value
		}
		*a = append(*a, Answer{n.Content[i].Value, n.Content[i+1].Value})
	}
	return ""
}

// Schema says that they are single values by name.
func (a *Answers) Schema() *dataset.Schema {
	return &dataset.Schema{Type: "object", Others: scalar(nil, "written")}
}

// ReadTrials reads trials.yaml.
func ReadTrials(file string, text []byte, out *[]problem.Problem) (t Trials) {
	r := Reader{File: file, Out: out}
	if n := r.Root(text); n != nil {
		r.Struct(n, &t)
	}
	return t
}
