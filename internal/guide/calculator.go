package guide

import (
	"slices"
	"strconv"
	"strings"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// GroupView is a part of the calculator's form that only some need.
type GroupView struct {
	Title     string
	Questions []QuestionView
}

// HoursTable is the benefit by hours and pay for the latest published cap, for
// readers without script.
type HoursTable struct {
	Caption string
	Heads   []string
	Rows    [][]string
}

// Two clocks that the wizard never asks for; the calculator may be told.
var calculatorClocks = []string{"til", "bevilling"}

func (b *builder) clockQuestions() (all []QuestionView) {
	for _, clock := range calculatorClocks {
		id := "side.beregner." + clock
		all = append(all, QuestionView{Fact: clock, ID: clock, Kind: "month", Heading: b.Words.Say(id), Hint: b.Words.Say(id + ".hjaelp")})
	}
	return all
}

// calculatorWords are the ids of headings that stand in for the wizard's: the
// hours are one field, for those granted and those asked for.
var calculatorWords = map[string]string{"ta.bevilgede-timer-uge": "side.beregner.timer"}

// calculatorQuestions are what everybody is asked.
func (b *builder) calculatorQuestions() []QuestionView {
	questions := b.questions(calculatorFacts)
	for i := range questions {
		if id := calculatorWords[questions[i].Fact]; id != "" {
			questions[i].Heading, questions[i].Hint = b.Words.Say(id), b.Words.Say(id+".hjaelp")
		}
	}
	return questions
}

func (b *builder) calculatorGroups() []GroupView {
	group := func(id string, questions []QuestionView) GroupView {
		return GroupView{b.Words.Say("side.beregner.gruppe." + id), questions}
	}
	return []GroupView{
		group("maaneder", b.clockQuestions()),
		group("skole", b.questions([]string{"skole.form", "skole.hjemmeundervisning-timer-uge"})),
		group("arbejde", b.questions([]string{"ta.loft", "ta.ansoegt-foer-2011", "ta.beskaeftigelse", "ta.besparelser"})),
		group("skat", b.questions([]string{"ta.traekprocent", "ta.maanedsfradrag"})),
		group("udgifter", b.questions([]string{"udgifter.traening-aar", "merudgifter.aar"})),
		group("stopper", b.questions([]string{"ta.ophoer-dato", "ta.ophoer-grund", "ta.brutto-sidste-aar", "ta.brutto-i-aar"})),
	}
}

// otherParent is asked what everybody is asked, but for the month, which is
// the same.
func (b *builder) otherParent() []QuestionView {
	return ofOther(slices.DeleteFunc(b.calculatorQuestions(), func(q QuestionView) bool { return !ofEach(q) }))
}

// otherGroups are what only some need of the other parent. The school is the
// child's.
func (b *builder) otherGroups() []GroupView {
	var groups []GroupView
	for _, g := range b.calculatorGroups() {
		var own []QuestionView
		for _, q := range g.Questions {
			if ofEach(q) {
				own = append(own, q)
			}
		}
		if len(own) > 0 {
			groups = append(groups, GroupView{g.Title, ofOther(own)})
		}
	}
	return groups
}

// ofEach reports whether each parent has their own answer to a question.
func ofEach(q QuestionView) bool {
	return strings.HasPrefix(q.Fact, "ta.") || q.Fact == "bevilling"
}

func ofOther(questions []QuestionView) []QuestionView {
	for i := range questions {
		questions[i].ID = "anden." + questions[i].ID
	}
	return questions
}

const tableWeek = 37 // the working week of the table's rows

// hoursTable asks the engine for each cell, in the first month of the latest
// published cap. The last column's pay is the cap itself: more pay gives no
// more.
func (b *builder) hoursTable() HoursTable {
	latest := b.reg.rates.LatestPublished("ta_cap_month")
	if latest == nil {
		return HoursTable{}
	}
	month := wizard.MonthOf(latest.From)
	full := latest.Value.Round()
	var pays []int64
	for pay := int64(20_000); pay < full; pay += 5_000 {
		pays = append(pays, pay)
	}
	pays = append(pays, full)
	t := HoursTable{
		Caption: b.Words.Say("side.beregner.tabel", words.Str("aar", yearOf(latest.From)), words.Num("n", tableWeek)),
		Heads:   []string{b.Words.Say("side.beregner.tabel.timer")},
	}
	for _, pay := range pays[:len(pays)-1] {
		t.Heads = append(t.Heads, b.Words.Say("side.beregner.tabel.loen", words.Kr("loen", pay*100)))
	}
	t.Heads = append(t.Heads, b.Words.Say("side.beregner.tabel.loftet"))
	for _, hours := range []int{5, 10, 15, 20, 25, 30, tableWeek} {
		row := []string{strconv.Itoa(hours)}
		for _, pay := range pays {
			file := `{"format":"` + wizard.Format + `","clocks":{"maaned":"` + month.String() + `"},"facts":{"ta.bruttoloen":"` + strconv.FormatInt(pay, 10) +
				`","ta.arbejdstid-uge":"` + strconv.Itoa(tableWeek) + `","ta.bevilgede-timer-uge":"` + strconv.Itoa(hours) + `"}}`
			c, _, _ := b.engine.model.ParseCase([]byte(file))
			cell := "–"
			for _, f := range b.engine.model.Eval(c, nil).Findings {
				at := slices.IndexFunc(f.Amounts, func(a wizard.Amount) bool { return a.Name == "brutto" })
				if at >= 0 && f.Amounts[at].IsExact() {
					cell = thousands((f.Amounts[at].Lo + 50) / 100)
				}
			}
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// monthOf is the month of a day, empty where it is none.
func monthOf(day string) string {
	if d, ok := wizard.ParseDate(day); ok {
		return wizard.MonthOf(d).String()
	}
	return ""
}

func yearOf(d wizard.Date) string {
	year, _, _ := d.Parts()
	return strconv.Itoa(year)
}

// thousands writes 35247 as "35.247".
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	var parts []string
	for len(s) > 3 {
		parts = append([]string{s[len(s)-3:]}, parts...)
		s = s[:len(s)-3]
	}
	return strings.Join(append([]string{s}, parts...), ".")
}
