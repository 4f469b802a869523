package wizard_test

import (
	"encoding/json"
	"strings"
	"testing"

	. "rettesnor/wizard"
)

// withLists puts lists in a case file.
func withLists(file, lists string) string {
	return strings.TrimSuffix(file, "}") + `,"lists":{` + lists + `}}`
}

type parentsResult struct {
	Findings []struct {
		ID      string
		Amounts byName
		Parents []struct {
			Name, ID, Verdict, Headline string
			Amounts                     byName
			Trace                       []struct{ Rule, Text string }
			Missing                     ids
			Period                      *struct{ Segments []any }
		}
		Together byName
	}
	Problems []struct{ ID, Own, Message string }
}

func answerParents(t *testing.T, file string) parentsResult {
	t.Helper()
	out, _ := model(t).AnswerCase(nil, []byte(file))
	var r parentsResult
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return r
}

const secondParent = `"foraelder":[{"navn":"Mor","ta.bruttoloen":"30000","ta.arbejdstid-uge":"37","ta.bevilgede-timer-uge":"10","ta.pension-arbejdsgiver":"3000","ta.noedvendig-pasning":"ja","ta.indtaegtstab":"ja"}]`

// The other parent's benefit is what it would be in a case of their own about
// the same child, whatever the first parent earns, did before or is paid.
func TestAnotherParentIsACaseOfTheirOwn(t *testing.T) {
	alone := answer(t, model(t), change("ta.bruttoloen", "30000", "ta.bevilgede-timer-uge", "10", "ta.pension-arbejdsgiver", "3000")).Findings[1]
	for _, changes := range [][]string{
		nil,
		{"ta.beskaeftigelse", "selvstaendig"},
		{"ta.ansoegt-foer-2011", "ja"},
		{"ta.brutto-sidste-aar", "200000", "ta.ophoer-dato", "2024-09-30", "ta.ophoer-grund", "eget-oenske"},
		{"ta.faste-tillaeg", "4000"},
		{"bevilling", "2022-06"},
		{"foraelder.relation", "anden"},
		{"ta.indtaegtstab", "nej"},
		{"ta.loft", "1"},
	} {
		r := answerParents(t, withLists(change(changes...), secondParent))
		if len(r.Problems) > 0 || len(r.Findings[1].Parents) != 1 {
			t.Fatalf("%v: %v, %d parents", changes, r.Problems, len(r.Findings[1].Parents))
		}
		p := r.Findings[1].Parents[0]
		if p.Name != "Mor" || p.ID != TabtArbejdsfortjenesteID || p.Verdict != alone.Verdict || len(p.Trace) == 0 {
			t.Errorf("%v: %s %s is %s", changes, p.Name, p.ID, p.Verdict)
		}
		if len(p.Amounts) != len(alone.Amounts) {
			t.Errorf("%v: amounts %v, want %v", changes, p.Amounts, alone.Amounts)
		}
		for name, a := range alone.Amounts {
			if p.Amounts[name].Lo != a.Lo || p.Amounts[name].Hi != a.Hi {
				t.Errorf("%v: %s is %v, want %v", changes, name, p.Amounts[name], a)
			}
		}
	}
}

// The child's answers count for both, and each is told the other's hours.
func TestParentsShareTheChild(t *testing.T) {
	r := answerParents(t, withLists(change(), secondParent))
	f := r.Findings[1]
	if sum := f.Together["brutto"]; sum.Lo != "27160.54" || sum.Hi != sum.Lo || sum.Unit != "DKK/month" { // 19,052.43 and 8,108.11
		t.Errorf("together %+v", sum)
	}
	told := false
	for _, l := range f.Parents[0].Trace {
		told = told || l.Rule == "bl87.to-foraeldre" && strings.Contains(l.Text, "har 20 timer")
	}
	if !told {
		t.Error("the other parent is not told the first one's hours")
	}
	grown := answerParents(t, withLists(change("barn.foedselsdato", "2006-05-02"), secondParent)).Findings[1]
	if p := grown.Parents[0]; p.Verdict != "ikke-opfyldt" || len(p.Amounts) > 0 || len(grown.Together) > 0 {
		t.Errorf("a grown child's other parent: %+v, together %v", p, grown.Together)
	}
	period := answerParents(t, withLists(change("til", "2024-08"), secondParent)).Findings[1]
	if period.Parents[0].Period == nil {
		t.Error("the other parent has no period")
	}
	raised := answerParents(t, withLists(change(), strings.Replace(secondParent, `"navn"`, `"bevilling":"2023-06","navn"`, 1))).Findings[1]
	if got := raised.Parents[0].Amounts["brutto"].Lo; got != "8391.89" { // 8,108.11 and 3.5 per cent
		t.Errorf("the other parent's benefit, raised, is %s", got)
	}
	if open := answerParents(t, withLists(change(), `"foraelder":[{}]`)).Findings[1].Parents[0]; open.Verdict != "mangler" || len(open.Missing) == 0 {
		t.Errorf("a parent of whom nothing is said: %+v", open)
	}
}

func TestBadListsNameWhatIsWrong(t *testing.T) {
	for _, tt := range []struct{ name, lists, problem string }{
		{"a job is no list", `"job":{}`, `job||listen "job" skal være en liste`},
		{"a parent is no list", `"foraelder":"x"`, `foraelder||listen "foraelder" skal være en liste`},
		{"a parent is no object", `"foraelder":[1]`, `foraelder 1||hver ting`},
		{"a fact nobody knows", `"foraelder":[{"ta.brutoloen":"1"}]`, `foraelder 1|ta.brutoloen|en forælder har intet felt`},
		{"a fact of the child", `"foraelder":[{"barn.hjemmeboende":"ja"}]`, `foraelder 1|barn.hjemmeboende|Det svar er om barnet`},
		{"no amount", `"foraelder":[{"ta.bruttoloen":"mange"}]`, `foraelder 1|ta.bruttoloen|Skriv beløbet`},
		{"a number", `"foraelder":[{"ta.bruttoloen":1}]`, `foraelder 1|ta.bruttoloen|værdien skal stå i anførselstegn`},
		{"a fact twice", `"foraelder":[{"ta.bruttoloen":"1","ta.bruttoloen":"2"}]`, `foraelder 1|ta.bruttoloen|"ta.bruttoloen" står 2 gange`},
		{"more hours than worked", `"foraelder":[{"ta.arbejdstid-uge":"10","ta.bevilgede-timer-uge":"11"}]`, `foraelder 1|ta.bevilgede-timer-uge|Timerne (11) er flere`},
		{"granted later", `"foraelder":[{"bevilling":"2024-07"}]`, `foraelder 1|bevilling|Den første måned med ydelse (juli 2024) er senere`},
		{"no month", `"foraelder":[{"bevilling":"juli"}]`, `foraelder 1|bevilling|Skriv måneden`},
		{"a third parent", `"foraelder":[{},{}]`, `foraelder 2||der kan kun stå én`},
	} {
		r := answerParents(t, withLists(change(), tt.lists))
		if len(r.Problems) != 1 {
			t.Errorf("%s: %v", tt.name, r.Problems)
			continue
		}
		if got := r.Problems[0].ID + "|" + r.Problems[0].Own + "|" + r.Problems[0].Message; !strings.HasPrefix(got, tt.problem) {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.problem)
		}
		if len(r.Findings) != 4 || r.Findings[1].Amounts["brutto"].Lo != "19052.43" {
			t.Errorf("%s: the rest is not answered", tt.name)
		}
	}
}

// A byte order mark counts for nothing.
func TestAByteOrderMarkIsPassedOver(t *testing.T) {
	m := model(t)
	want, _ := m.AnswerCase(nil, []byte(full2024))
	if got, _ := m.AnswerCase(nil, []byte("\xEF\xBB\xBF"+full2024)); string(got) != string(want) {
		t.Errorf("with a byte order mark: %s", got)
	}
}

// Notes are kept and change nothing.
func TestNotesAreKeptAndNeverEvaluated(t *testing.T) {
	m := model(t)
	noted := strings.TrimSuffix(full2024, "}") + `,"notes":{"ta.bruttoloen":"spørg chefen","maaned":"juni?"}}`
	want, _ := m.AnswerCase(nil, []byte(full2024))
	if got, _ := m.AnswerCase(nil, []byte(noted)); string(got) != string(want) {
		t.Errorf("notes change the answer: %s", got)
	}
	if got := answerParents(t, strings.Replace(noted, "ta.bruttoloen\":\"spørg", "ta.brutto\":\"spørg", 1)); len(got.Problems) != 1 || got.Problems[0].ID != "ta.brutto" {
		t.Errorf("a note to nothing: %v", got.Problems)
	}
}

// Set keeps what it was given last.
func TestSetKeepsWhatItIsGiven(t *testing.T) {
	m := model(t)
	for id, values := range map[string][2]string{
		"ansoegning": {"2024-05-01", "2025-06-07"}, "afgoerelse": {"2024-05-01", "2025-06-07"},
		"maaned": {"2024-05", "2025-06"}, "bevilling": {"2024-05", "2025-06"}, "til": {"2024-05", "2025-06"}, "modtaget": {"2024-05-01", "2025-06-07"}, "kendt-behov": {"2024-05-01", "2025-06-07"},
		"barn.hjemmeboende": {"ja", "nej"}, "ta.bruttoloen": {"1.00", "2.00"},
	} {
		all := []string{values[0], "ved-ikke", values[1]}
		for _, first := range all {
			for _, last := range all {
				var twice, once Case
				twice.Set(id, first)
				if _, ok := twice.Set(id, "x"); ok {
					t.Errorf("%s = x passes", id)
				}
				twice.Set(id, last)
				once.Set(id, last)
				if twice != once {
					t.Errorf("%s = %s and then %s is not %s", id, first, last, last)
				}
				file := AppendCase(nil, &once)
				if !strings.Contains(string(file), `"`+id+`":"`+last+`"`) {
					t.Errorf("%s = %s is written as %s", id, last, file)
				}
				if again, _, _ := m.ParseCase(file); again.Unknown != once.Unknown {
					t.Errorf("%s reads back otherwise", file)
				}
			}
		}
	}
}
