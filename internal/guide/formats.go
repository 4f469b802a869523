package guide

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"rettesnor/internal/dataset"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// The formats that others read and write: the case file, told from the facts
// and clocks of the engine, and the result, told by the types below. The engine
// writes a result without them, so that it stays small; a test holds what it
// writes against their schema with no other key allowed.

type resultFile struct {
	Format    string           `json:"format" is:"rettesnor-resultat/2"`
	Lang      string           `json:"lang"`
	Next      string           `json:"next,omitempty"`
	Ask       []string         `json:"ask"`
	Answer    *resultAnswer    `json:"answer,omitempty"` // not of a file that could not be read
	Findings  []resultFinding  `json:"findings"`
	Deadlines []resultDeadline `json:"deadlines"`
	Answered  []resultAnswered `json:"answered"`
	Problems  []resultProblem  `json:"problems"`
	Receipt   *resultReceipt   `json:"receipt,omitempty"`
}

type resultAnswer struct {
	Situation  string            `json:"situation" is:"overvejer|ansoegt|afslag|delvist|godkendt|ophoer"`
	Assumed    bool              `json:"assumed,omitempty"`
	Headline   resultHeadline    `json:"headline"`
	Summary    string            `json:"summary"`
	Money      []resultMoney     `json:"money"`
	Steps      []resultStep      `json:"steps"`
	Conditions []resultCondition `json:"conditions"`
	Offers     []resultOffer     `json:"offers"`
}

type resultHeadline struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

type resultMoney struct {
	ID     string `json:"id"`
	Who    string `json:"who"`
	Text   string `json:"text"`
	Before string `json:"before,omitempty" is:"whole"`
	Kept   string `json:"kept,omitempty" is:"whole"`
	Lo     string `json:"lo" is:"whole"`
	Hi     string `json:"hi,omitempty" is:"whole"`
	Best   string `json:"best,omitempty" is:"whole"`

	NetBefore string `json:"netBefore,omitempty" is:"whole"`
	NetLo     string `json:"netLo,omitempty" is:"whole"`
	NetHi     string `json:"netHi,omitempty" is:"whole"`
}

type resultStep struct {
	ID       string `json:"id"`
	Kind     string `json:"kind" is:"skriv|find|frist|ring|svar|laes"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Href     string `json:"href,omitempty" is:"address"`
	Fact     string `json:"fact,omitempty"`
	Deadline string `json:"deadline,omitempty"`
}

type resultCondition struct {
	Rule        string   `json:"rule"`
	Findings    []string `json:"findings"`
	Verdict     string   `json:"verdict" is:"mangler|ikke-opfyldt|skoen|opfyldt"`
	VerdictText string   `json:"verdictText"`
	Part        bool     `json:"part,omitempty"`
	Title       string   `json:"title"`
	Text        string   `json:"text"`
	Ask         string   `json:"ask"`
	Bring       []string `json:"bring"`
	Cite        []string `json:"cite"`
	Fact        string   `json:"fact,omitempty"`
}

type resultOffer struct {
	Finding   string `json:"finding"`
	Title     string `json:"title"`
	Questions int    `json:"questions"`
	Fact      string `json:"fact"`
}

type resultFinding struct {
	Name        string          `json:"name,omitempty"` // of another parent
	ID          string          `json:"id"`
	Title       string          `json:"title"`
	Verdict     string          `json:"verdict" is:"mangler|ikke-opfyldt|skoen|opfyldt"`
	VerdictText string          `json:"verdictText"`
	Headline    string          `json:"headline"`
	Explanation string          `json:"explanation"`
	Amounts     []resultAmount  `json:"amounts"`
	Trace       []resultLine    `json:"trace"`
	Missing     []resultMissing `json:"missing"`
	Assumed     []resultAssumed `json:"assumed"`
	Narrows     *resultMissing  `json:"narrows,omitempty"`
	Changes     []resultChange  `json:"changes"`
	Period      *resultPeriod   `json:"period,omitempty"`
	Parents     []resultFinding `json:"parents,omitempty"`
	Together    []resultAmount  `json:"together,omitempty"`
}

type resultAmount struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	Lo      string `json:"lo" is:"money"`
	Hi      string `json:"hi,omitempty" is:"money"`
	Best    string `json:"best,omitempty" is:"money"`
	Unit    string `json:"unit"`
	Text    string `json:"text"`
	Leading bool   `json:"leading,omitempty"`
	Bound   bool   `json:"bound,omitempty"`
	Classed bool   `json:"classed,omitempty"`
}

type resultLine struct {
	Kind        string   `json:"kind" is:"reason|sum|remark|assumption"`
	Rule        string   `json:"rule"`
	Verdict     string   `json:"verdict,omitempty" is:"mangler|ikke-opfyldt|skoen|opfyldt"`
	VerdictText string   `json:"verdictText,omitempty"`
	Part        bool     `json:"part,omitempty"`
	Fact        string   `json:"fact,omitempty"`
	Origin      string   `json:"origin,omitempty" is:"siger|dokument|afgoerelse"`
	OriginText  string   `json:"originText,omitempty"`
	Text        string   `json:"text"`
	Cite        []string `json:"cite"`
	Amount      string   `json:"amount,omitempty"`
	Figure      string   `json:"figure,omitempty"`
	Decider     string   `json:"decider,omitempty"`
	For         []string `json:"for,omitempty"`
	Against     []string `json:"against,omitempty"`
	Evidence    []string `json:"evidence,omitempty"`
}

type resultMissing struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	How  string `json:"how"`
}

type resultAssumed struct {
	ID    string `json:"id"`
	Text  string `json:"text"`
	Aside bool   `json:"aside,omitempty"`
}

type resultChange struct {
	Set     map[string]string `json:"set"`
	Verdict string            `json:"verdict" is:"mangler|ikke-opfyldt|skoen|opfyldt"`
	Text    string            `json:"text"`
}

type resultPeriod struct {
	Segments []resultSegment `json:"segments"`
	Sum      []resultSum     `json:"sum"`
}

type resultSegment struct {
	From        string         `json:"from" is:"month"`
	To          string         `json:"to" is:"month"`
	Months      string         `json:"months"`
	Verdict     string         `json:"verdict" is:"mangler|ikke-opfyldt|skoen|opfyldt"`
	VerdictText string         `json:"verdictText"`
	Amounts     []resultAmount `json:"amounts"`
}

type resultSum struct {
	Name   string   `json:"name"`
	Title  string   `json:"title"`
	Lo     string   `json:"lo" is:"money"`
	Hi     string   `json:"hi,omitempty" is:"money"`
	Best   string   `json:"best,omitempty" is:"money"`
	Unit   string   `json:"unit"`
	Text   string   `json:"text"`
	Short  string   `json:"short"`
	Bound  bool     `json:"bound,omitempty"`
	Months []string `json:"months" is:"month"`
}

type resultDeadline struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Counted string   `json:"counted,omitempty" is:"date"`
	Date    string   `json:"date,omitempty" is:"date"`
	Words   string   `json:"words,omitempty"`
	Passed  bool     `json:"passed,omitempty"`
	Left    string   `json:"left,omitempty"`
	From    string   `json:"from,omitempty"`
	Length  string   `json:"length,omitempty"`
	Cite    []string `json:"cite"`
	Scope   string   `json:"scope"`
	Text    string   `json:"text"`
}

type resultAnswered struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Value string `json:"value"`
	Label string `json:"label"`
	Aside bool   `json:"aside"`
}

type resultProblem struct {
	In      string `json:"in" is:"file|clocks|facts|origins|lists|notes"`
	ID      string `json:"id"`
	Own     string `json:"own,omitempty"`
	Message string `json:"message"`
}

type resultReceipt struct {
	Rules   string            `json:"rules"`
	Data    string            `json:"data"`
	Words   string            `json:"words"`
	Law     string            `json:"law"`
	LawDate string            `json:"lawDate,omitempty" is:"date"`
	Clocks  map[string]string `json:"clocks"`
	Text    string            `json:"text"`
}

// resultSchema is the schema of a result. Readers must ignore keys that they do
// not know.
func (b *builder) resultSchema() *dataset.Schema {
	return dataset.Of(reflect.TypeFor[resultFile](), func(owner, field string) string {
		if owner == "resultFile" {
			return b.Words.Say("side.data.resultat." + field)
		}
		return ""
	})
}

const notKnown = "ved-ikke" // of any fact and clock

// answerSchema is what a fact or a clock may be answered with.
func answerSchema(id string) *dataset.Schema {
	var known *dataset.Schema
	switch wizard.KindOf(id) {
	case wizard.Choice:
		f, _ := wizard.FactByID(id)
		return &dataset.Schema{Type: "string", Enum: append(slices.Clone(f.Info().Choices), notKnown)}
	case wizard.Day:
		known = dataset.Text("date")
	case wizard.MonthKind:
		known = dataset.Text("month")
	default:
		known = &dataset.Schema{Type: "string", Pattern: `^\d+(\.\d{1,2})?$`}
	}
	return &dataset.Schema{AnyOf: []*dataset.Schema{known, dataset.Text(notKnown)}}
}

// caseSchema is the schema of a case file, which is read strictly.
func (b *builder) caseSchema() *dataset.Schema {
	object := func() *dataset.Schema {
		return &dataset.Schema{Type: "object", Properties: map[string]*dataset.Schema{}, Others: dataset.Nothing()}
	}
	text := &dataset.Schema{Type: "string"}
	root, facts, clocks, origins, notes, lists, job, parent := object(), object(), object(), object(), object(), object(), object(), object()
	origin := &dataset.Schema{Type: "string", Enum: wizard.OriginIDs()}
	answer := func(id string) *dataset.Schema {
		s := answerSchema(id)
		if q, ok := b.engine.model.QuestionFor(id); ok {
			s.Description = plainText(q.Heading)
		}
		return s
	}
	parent.Properties["navn"], parent.Properties["bevilling"] = text, answer("bevilling")
	for _, id := range wizard.FactIDs() {
		f, _ := wizard.FactByID(id)
		facts.Properties[id], origins.Properties[id] = answer(id), origin
		if f.IsOwn() {
			parent.Properties[id] = answerSchema(id)
		}
	}
	for _, id := range wizard.ClockIDs() {
		clocks.Properties[id] = answer(id)
	}
	for _, id := range wizard.NoteIDs() {
		notes.Properties[id] = text
	}
	for i, f := range wizard.JobFields() {
		name := strings.TrimPrefix(f.String(), "ta.")
		job.Properties[name] = &dataset.Schema{Type: "string", Pattern: `^\d+(\.\d{1,2})?$`}
		if i < 2 {
			job.Required = append(job.Required, name)
		}
	}
	lists.Properties["job"] = &dataset.Schema{Type: "array", Items: job, MaxItems: wizard.MaxJobs}
	lists.Properties["foraelder"] = &dataset.Schema{Type: "array", Items: parent, MaxItems: wizard.MaxParents}
	root.Draft, root.Required = dataset.Draft, []string{"format"}
	root.Properties = map[string]*dataset.Schema{"format": dataset.Text(wizard.Format), "clocks": clocks, "facts": facts, "origins": origins, "lists": lists, "notes": notes}
	for name, s := range root.Properties {
		s.Description = b.Words.Say("side.data.sag." + name)
	}
	return root
}

// exampleFile is the case that the developers' page shows with its result.
const exampleFile = registry.Dir + "eksempel-sag.json"

// developersView is what a developer can try.
type developersView struct {
	Case, Result string // the case as it is written, and of its result what stands first
	Address      string // of the data, whole
	Rate         string // a row of the rates
	RateKey      string
	Base         string
}

// formatFiles makes the schemas of the formats, an example of each, and the
// page that shows them.
func (b *builder) formatFiles(file func(name string, data []byte)) []indexFormat {
	example := b.Content[exampleFile]
	result, ok := b.engine.model.AnswerCase(nil, example)
	if !ok {
		b.Problem(site.Problem{File: exampleFile, Line: 1, Message: "eksemplets sag kan ikke bruges", Hint: "se hvorfor med rettesnor eval " + exampleFile})
		return nil
	}
	file("eksempel-sag.json", example)
	file("eksempel-resultat.json", append(result, '\n'))
	format := func(name, format string, s *dataset.Schema) indexFormat {
		title := b.Words.Say("side.data." + name)
		text := b.schemaFile(name, title, s)
		file(name+".schema.json", text)
		return indexFormat{format, title, b.Words.Say("side.data." + name + ".om"), dataset.Version(s), name + ".schema.json", "eksempel-" + name + ".json"}
	}
	if p := b.ByAddress[developersPath]; p != nil {
		p.View().Made = b.developers(example, result)
	}
	return []indexFormat{format("sag", wizard.Format, b.caseSchema()), format("resultat", wizard.ResultFormat, b.resultSchema())}
}

// developers shows of the result what stands first, so that it can be read.
func (b *builder) developers(example, result []byte) developersView {
	var whole resultFile
	if err := json.Unmarshal(result, &whole); err != nil {
		b.Problem(site.Problem{File: exampleFile, Message: err.Error()})
		return developersView{}
	}
	type shownAnswer struct {
		Headline resultHeadline `json:"headline"`
		Money    []resultMoney  `json:"money"`
	}
	shown := struct {
		Format  string         `json:"format"`
		Answer  shownAnswer    `json:"answer"`
		Receipt *resultReceipt `json:"receipt"`
	}{whole.Format, shownAnswer{whole.Answer.Headline, whole.Answer.Money}, whole.Receipt}
	const key = "ta_cap_month"
	v := developersView{Case: strings.TrimSpace(string(example)), Result: strings.TrimSpace(string(dataset.JSON(shown))), Address: b.Absolute(dataPath), RateKey: key}
	for _, row := range b.rateRows() {
		if row.Key == key && row.Status == "published" {
			v.Rate = strings.TrimSpace(string(dataset.JSON(row)))
		}
	}
	return v
}
