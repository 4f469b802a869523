package wizard_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	. "rettesnor/wizard"
	"rettesnor/wizard/words"
)

// idKeys are the members of the engine's JSON that hold no words.
var idKeys = []string{"format", "id", "verdict", "explanation", "rule", "fact", "origin", "cite", "amount", "unit", "lang", "words", "in", "set",
	"from", "to", "months", "rules", "data", "law", "lawDate", "clocks", "next", "case", "value", "situation", "kind", "deadline", "href", "findings.", "finding",
	"date", "counted", "scope", "own", "before", "kept", "lo", "hi", "best", "name", "ask."}

// plainIn visits every text of a JSON value that is no id.
func plainIn(t testing.TB, value any, key string, allowed func(word string) bool) {
	switch v := value.(type) {
	case map[string]any:
		for k, of := range v {
			if !slices.Contains(idKeys, k) {
				plainIn(t, of, k, allowed)
			}
		}
	case []any:
		for _, of := range v {
			plainIn(t, of, key, allowed)
		}
	case string:
		for _, word := range words.Plain(v) {
			if !allowed(word) {
				t.Errorf("%q is no word of the catalogue: %s: %.300s", word, key, v)
			}
		}
	}
}

// Every word that the page's engine says comes from the page's catalogue:
// where each of its texts is marked, none is left without a mark but ids and
// what somebody wrote.
func TestThePseudoLanguageLeavesNoWord(t *testing.T) {
	page, err := os.ReadFile("../content/data/words/da.txt")
	if err != nil {
		t.Fatal(err)
	}
	c, _ := words.Parse(page)
	m := New(rates(t), c.Pseudo())
	receipt := m.Eval(Case{}, nil).Receipt
	known := map[string]bool{"ved-ikke": true, receipt.Data: true, receipt.Words: true}
	for _, id := range append(QuestionIDs(), FindingIDs()...) {
		known[id] = true
		if f, ok := FactByID(id); ok {
			for _, choice := range f.Info().Choices {
				known[choice] = true
			}
		}
	}
	check := func(file string, own ...string) {
		t.Helper()
		allowed := func(word string) bool { return known[word] || slices.Contains(own, word) }
		var value map[string]any
		if err := json.Unmarshal(m.AppendStep(nil, []byte(file), date(t, "2026-11-26")), &value); err != nil {
			t.Fatal(err)
		}
		// Lists of ids go by names that stand for words elsewhere.
		delete(value, "ask")
		if answer, ok := value["answer"].(map[string]any); ok {
			for _, at := range answer["conditions"].([]any) {
				delete(at.(map[string]any), "findings")
			}
		}
		plainIn(t, value, "", allowed)
	}
	n := 0
	for _, c := range corpus(m.Rates()) {
		if n++; n%7 == 0 || n < 400 {
			check(c.file)
		}
		if t.Failed() {
			t.Fatal(c.name)
		}
	}
	for _, file := range faulty {
		check(file, "format", "rettesnor-sag", "clocks", "facts", "origins", "notes", "lists", "job", "foraelder", "bruttoloen", "arbejdstid-uge", "afgoerelse", "bevilling", "til", "ukendt", "x", "y", "JA", "naboen", "bilag", "a", "fact", "foo", "ta.brutoloen", "klage", "tru")
	}
	t.Logf("%d cases", n)
}

// faulty are files with what can be wrong in one.
var faulty = []string{
	`{"format":`, ``, `[]`, `{"format":"rettesnor-sag/1"} x`, `{}`, `{"format":"x"}`, `{"format":"rettesnor-sag/2"}`, `{"format":"rettesnor-sag/1","fact":{}}`,
	`{"format":"rettesnor-sag/1","facts":{},"facts":{}}`, `{"format":"rettesnor-sag/1","facts":[]}`, strings.Repeat(" ", MaxCase+1),
	`{"format":"rettesnor-sag/1","lists":{"bilag":[1,{"a":null}]}}`, `{"format":"rettesnor-sag/1","lists":[]}`, `{"format":"rettesnor-sag/1","lists":{"job":[],"job":[]}}`,
	`{"format":"rettesnor-sag/1","lists":{"job":{}}}`, `{"format":"rettesnor-sag/1","lists":{"job":[1,{"bruttoloen":"x"},{"foo":"1"},{"bruttoloen":"20000","arbejdstid-uge":"169"}]}}`,
	`{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":"1"},"lists":{"job":[` + strings.Repeat(`{"bruttoloen":"20000","arbejdstid-uge":"20"},`, 9) + `{"bruttoloen":"20000","arbejdstid-uge":"20"}]}}`,
	`{"format":"rettesnor-sag/1","lists":{"foraelder":[{"navn":"X","barn.hjemmeboende":"ja","foo":"x","ta.brutoloen":"1","bevilling":"x","ta.bruttoloen":"x","ta.arbejdstid-uge":"30","ta.bevilgede-timer-uge":"31"},{}]},"clocks":{"maaned":"2024-06"}}`,
	`{"format":"rettesnor-sag/1","lists":{"foraelder":[{"bevilling":"2024-07"}]},"clocks":{"maaned":"2024-06","bevilling":"2024-08","til":"2023-01"}}`,
	`{"format":"rettesnor-sag/1","facts":{"ta.brutoloen":"1","ukendt":"1","barn.hjemmeboende":"JA","barn.foedselsdato":"x","ta.bruttoloen":"x","ta.arbejdstid-uge":"0","ta.faste-tillaeg":"1000000000000000","ta.bevilgede-timer-uge":"x","ta.oenskede-timer-uge":"169"}}`,
	`{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":37000,"barn.hjemmeboende":"ja","barn.hjemmeboende":"ja"}}`,
	`{"format":"rettesnor-sag/1","facts":{"sag.situation":"afslag","hjemmetraening.godkendt":"ja","barn.foedselsdato":"2016-07-01"},"clocks":{"ansoegning":"2016-06-30","klage":"x","maaned":"x","modtaget":"x"},"origins":{"x":"y","ta.bruttoloen":"naboen"},"notes":{"x":"y"}}`,
	`{"format":"rettesnor-sag/1","facts":{"ta.arbejdstid-uge":"30","ta.bevilgede-timer-uge":"31"}}`,
	`{"a":"\u12"}`, `{"a":"\q"}`, `{"a":"\ud800"}`, `{"a":"\udc00"}`, "{\"a\":\"\n\"}", "{\"a\":\"\xf8\"}", `{"a":"`, `{"a":01x}`, `{"a":1.}`, `{"a":tru}`, `{"a" 1}`, `{"a":1 "b":2}`, `{"a":[1 2]}`, `{a:1}`, `{"x":` + strings.Repeat("[", 200),
}

// The questions, the words around them, the sentences of the rules and what is
// wrong in a file of ours come from the catalogues too.
func TestThePseudoLanguageLeavesNoWordOfTheGuide(t *testing.T) {
	m := New(rates(t), catalogue(t).Pseudo())
	check := func(where string, texts ...string) {
		t.Helper()
		for _, text := range texts {
			if plain := words.Plain(text); len(plain) > 0 {
				t.Errorf("%s: %q are no words of the catalogue: %s", where, plain, text)
			}
		}
	}
	for _, q := range m.Questions() {
		check(q.Fact, q.Section, q.Heading, q.Short, q.Assumption, q.Unit, q.Hint, q.Why, q.How)
		for _, o := range q.Choices {
			check(q.Fact, o.Label)
		}
		for _, id := range q.Cite {
			for _, word := range words.Plain(m.ProvisionName(id)) {
				if len(word) > 1 { // § 32 a
					t.Errorf("%s: %s", id, word)
				}
			}
		}
	}
	for _, id := range FindingIDs() {
		check(id, m.FindingTitle(id))
		Root(id).Walk(func(r *Rule) {
			for v := Verdict(0); v < 4; v++ {
				check(r.ID, m.Sentence(r, v), m.VerdictWords(v))
			}
			for i := range r.Cond.Branches() {
				check(r.ID, m.ChoiceSentence(r, i))
			}
			if d := m.Discretion(r.ID); d != nil {
				check(r.ID, slices.Concat([]string{d.Decider}, d.For, d.Against, d.Evidence)...)
			}
		})
		for _, n := range NotesOf(id) {
			check(n.ID, m.NoteInGeneral(n.ID))
		}
		for _, n := range AmountsOf(id) {
			check(n.Name, m.AmountSentence(n))
		}
	}
	_, problems := ParseRates([]byte("key;from\n1\n;;;;;;;\na;2022-01-01;2021-01-01;1;DKK/month;published;S;\na;2022-01-01;;x;DKK/month;published;S;\na;2022-01-01;;1;DKK/month;published;;\na;2022-01-01;;-1;DKK/month;published;S;\n"))
	for _, p := range problems {
		for _, word := range words.Plain(m.Say(p.Msg)) {
			if !strings.Contains("key from until value unit status sources note x", word) {
				t.Errorf("line %d: %s: %s", p.Line, word, m.Say(p.Msg))
			}
		}
	}
	if len(problems) < 6 {
		t.Errorf("only %d problems", len(problems))
	}
}
