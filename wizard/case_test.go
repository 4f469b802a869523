package wizard_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	. "rettesnor/wizard"
)

func model(t testing.TB) *Model { return New(rates(t), catalogue(t)) }

// answer evaluates a case file and reads the result with another reader than
// the one that wrote it.
func answer(t testing.TB, m *Model, file string) result {
	t.Helper()
	out, _ := m.AnswerCase(nil, []byte(file))
	var r result
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("the result is no JSON: %v\n%s", err, out)
	}
	return r
}

type result struct {
	Format   string
	Findings []struct {
		ID, Verdict, Headline string
		Amounts               byName
		Trace                 []struct {
			Kind, Rule, Verdict, Text, Amount string
			Cite                              []string
		}
		Missing, Assumed ids
	}
	Problems []struct{ ID, Message string }
	Receipt  struct{ Rules, Data, Law string }
}

// byName are the amounts of a finding, which a result has as a list.
type byName map[string]struct{ Lo, Hi, Best, Unit string }

func (b *byName) UnmarshalJSON(text []byte) error {
	var list []struct{ Name, Lo, Hi, Best, Unit string }
	err := json.Unmarshal(text, &list)
	*b = byName{}
	for _, a := range list {
		(*b)[a.Name] = struct{ Lo, Hi, Best, Unit string }{a.Lo, a.Hi, a.Best, a.Unit}
	}
	return err
}

// ids are the ids of a list of objects.
type ids []string

func (l *ids) UnmarshalJSON(text []byte) error {
	var list []struct{ ID string }
	err := json.Unmarshal(text, &list)
	*l = nil
	for _, each := range list {
		*l = append(*l, each.ID)
	}
	return err
}

func caseFile(clocks, facts map[string]string) string {
	file := struct {
		Format string            `json:"format"`
		Clocks map[string]string `json:"clocks,omitempty"`
		Facts  map[string]string `json:"facts,omitempty"`
	}{Format, clocks, facts}
	b, _ := json.Marshal(file)
	return string(b)
}

func TestBadCasesNameTheFact(t *testing.T) {
	m := model(t)
	fact := func(id, value string) string { return caseFile(nil, map[string]string{id: value}) }
	for _, tt := range []struct {
		name, file string
		problems   []string // "fact: beginning of the message"
		unreadable bool
	}{
		{name: "an empty case is fine", file: `{"format":"rettesnor-sag/1"}`},
		{name: "all members may stand", file: `{"format":"rettesnor-sag/1","clocks":{},"facts":{},"origins":{},"lists":{}}`},
		{name: "ved-ikke everywhere", file: fact("ta.bruttoloen", "ved-ikke")},
		{name: "not JSON", file: `{"format":`, problems: []string{": filen kan ikke læses som JSON: linje 1"}, unreadable: true},
		{name: "nothing", file: ``, problems: []string{": filen kan ikke læses"}, unreadable: true},
		{name: "a list", file: `[]`, problems: []string{": filen kan ikke læses"}, unreadable: true},
		{name: "something after it", file: `{"format":"rettesnor-sag/1"} x`, problems: []string{": filen kan ikke læses"}, unreadable: true},
		{name: "deep nesting", file: `{"x":` + strings.Repeat("[", 100_000), problems: []string{": filen kan ikke læses"}, unreadable: true},
		{name: "latin-1 bytes", file: "{\"format\":\"rettesnor-sag/1\",\"facts\":{\"b\xf8rn\":\"ja\"}}", problems: []string{": filen kan ikke læses"}, unreadable: true},
		{name: "too large", file: strings.Repeat(" ", MaxCase+1), problems: []string{": filen er større end 1 MiB"}, unreadable: true},
		{name: "no format", file: `{}`, problems: []string{"format: skriv"}},
		{name: "another format", file: `{"format":"x"}`, problems: []string{"format: formatet er"}},
		{name: "a newer format", file: `{"format":"rettesnor-sag/2"}`, problems: []string{"format: filen er skrevet af en nyere udgave"}},
		{name: "an unknown member", file: `{"format":"rettesnor-sag/1","fact":{}}`, problems: []string{"fact: sagsfilen har intet felt"}},
		{name: "a member twice", file: `{"format":"rettesnor-sag/1","facts":{},"facts":{}}`, problems: []string{"facts: feltet"}},
		{name: "facts is no object", file: `{"format":"rettesnor-sag/1","facts":[]}`, problems: []string{`facts: "facts" skal være et objekt`}},
		{name: "a list nobody knows", file: `{"format":"rettesnor-sag/1","lists":{"bilag":[1,{"a":null}]}}`, problems: []string{"bilag: denne udgave kender ingen liste"}},
		{name: "an unknown fact", file: fact("ta.brutoloen", "1"), problems: []string{`ta.brutoloen: der er intet spørgsmål "ta.brutoloen"; mente I ta.bruttoloen?`}},
		{name: "a fact twice", file: `{"format":"rettesnor-sag/1","facts":{"barn.hjemmeboende":"ja","barn.hjemmeboende":"ja"}}`, problems: []string{`barn.hjemmeboende: "barn.hjemmeboende" står 2 gange`}},
		{name: "a fact twice in another spelling", file: `{"format":"rettesnor-sag/1","facts":{"barn.hjemmeboende":"ja","barn\u002ehjemmeboende":"nej"}}`, problems: []string{"barn.hjemmeboende: "}},
		{name: "a number for a string", file: `{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":37000}}`, problems: []string{"ta.bruttoloen: værdien skal stå i anførselstegn"}},
		{name: "null", file: `{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":null}}`, problems: []string{"ta.bruttoloen: værdien"}},
		{name: "no such choice", file: fact("barn.hjemmeboende", "JA"), problems: []string{"barn.hjemmeboende: Vælg en af: ja, nej eller ved-ikke"}},
		{name: "an empty answer", file: fact("barn.hjemmeboende", ""), problems: []string{"barn.hjemmeboende: Vælg"}},
		{name: "no such day", file: fact("barn.foedselsdato", "2016-02-30"), problems: []string{"barn.foedselsdato: Skriv datoen"}},
		{name: "an ancient day", file: fact("barn.foedselsdato", "1816-02-03"), problems: []string{"barn.foedselsdato: Skriv datoen"}},
		{name: "a comma", file: fact("ta.bruttoloen", "37000,50"), problems: []string{"ta.bruttoloen: Skriv beløbet"}},
		{name: "three decimals", file: fact("ta.bruttoloen", "37000.505"), problems: []string{"ta.bruttoloen: Skriv beløbet"}},
		{name: "a sign", file: fact("ta.bruttoloen", "-1"), problems: []string{"ta.bruttoloen: Skriv beløbet"}},
		{name: "an exponent", file: fact("ta.bruttoloen", "1e4"), problems: []string{"ta.bruttoloen: Skriv beløbet"}},
		{name: "10^9 kroner is the most", file: fact("ta.bruttoloen", "1000000000.00")},
		{name: "an øre more", file: fact("ta.bruttoloen", "1000000000.01"), problems: []string{"ta.bruttoloen: Beløbet er for stort"}},
		{name: "10^15 kroner", file: fact("ta.bruttoloen", "1000000000000000"), problems: []string{"ta.bruttoloen: Beløbet er for stort"}},
		{name: "a million digits", file: fact("ta.bruttoloen", strings.Repeat("9", 1_000_000)), problems: []string{"ta.bruttoloen: Skriv beløbet"}},
		{name: "no working time", file: fact("ta.arbejdstid-uge", "0"), problems: []string{"ta.arbejdstid-uge: Arbejdstiden skal være mere end 0"}},
		{name: "a week has 168 hours", file: fact("ta.arbejdstid-uge", "168.01"), problems: []string{"ta.arbejdstid-uge: En uge har 168 timer"}},
		{name: "more hours than worked", file: caseFile(nil, map[string]string{"ta.arbejdstid-uge": "30", "ta.bevilgede-timer-uge": "30.01"}), problems: []string{"ta.bevilgede-timer-uge: Timerne (30,01) er flere"}},
		{name: "more hours wanted than worked", file: caseFile(nil, map[string]string{"ta.arbejdstid-uge": "30", "ta.oenskede-timer-uge": "37"}), problems: []string{"ta.oenskede-timer-uge: Timerne (37) er flere"}},
		{name: "not yet born", file: caseFile(map[string]string{"maaned": "2024-06"}, map[string]string{"barn.foedselsdato": "2024-07-01"}), problems: []string{"barn.foedselsdato: Barnet er født efter"}},
		{name: "born in the month", file: caseFile(map[string]string{"maaned": "2024-06"}, map[string]string{"barn.foedselsdato": "2024-06-30"})},
		{name: "a clock nobody knows", file: caseFile(map[string]string{"klage": "2024-06-01"}, nil), problems: []string{`klage: der er intet ur "klage"`}},
		{name: "a month with a day", file: caseFile(map[string]string{"maaned": "2024-06-01"}, nil), problems: []string{"maaned: Skriv måneden"}},
		{name: "granted later than paid", file: caseFile(map[string]string{"maaned": "2024-06", "bevilling": "2024-07"}, nil), problems: []string{"bevilling: Den første måned"}},
		{name: "an origin", file: `{"format":"rettesnor-sag/1","origins":{"ta.bruttoloen":"dokument"}}`},
		{name: "no such origin", file: `{"format":"rettesnor-sag/1","origins":{"ta.bruttoloen":"naboen"}}`, problems: []string{"ta.bruttoloen: oprindelsen er"}},
		{name: "before the encoded law", file: caseFile(map[string]string{"ansoegning": "2016-06-30"}, nil), problems: []string{"ansoegning: Datoen ligger uden for den indlagte lov"}},
		{name: "the first day of the encoded law", file: caseFile(map[string]string{"ansoegning": "2016-07-01"}, nil)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := answer(t, m, tt.file)
			var got []string
			for _, p := range r.Problems {
				got = append(got, p.ID+": "+p.Message)
				if len(p.Message) > 400 {
					t.Errorf("a message of %d bytes", len(p.Message))
				}
			}
			if len(got) != len(tt.problems) {
				t.Fatalf("problems %q, want %q", got, tt.problems)
			}
			for i := range got {
				if !strings.HasPrefix(got[i], tt.problems[i]) {
					t.Errorf("problem %q, want %q", got[i], tt.problems[i])
				}
			}
			if n := len(r.Findings); (n == 0) != tt.unreadable {
				t.Errorf("%d findings", n)
			}
		})
	}
}

func TestAFaultyFactLeavesTheOthers(t *testing.T) {
	r := answer(t, model(t), caseFile(map[string]string{"maaned": "2024-06"}, map[string]string{
		"ta.bruttoloen": "mange penge", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20",
	}))
	if len(r.Problems) != 1 || r.Problems[0].ID != "ta.bruttoloen" {
		t.Errorf("problems: %v", r.Problems)
	}
	if a := r.Findings[1].Amounts["brutto"]; a.Lo != "0.00" || a.Hi != "19052.43" {
		t.Errorf("brutto %+v: a faulty pay counts as not asked", a)
	}
}

func TestManyBadKeysTakeNoTime(t *testing.T) {
	var b bytes.Buffer
	b.WriteString(`{"format":"rettesnor-sag/1","facts":{`)
	for i := 0; b.Len() < MaxCase-100; i++ {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"%d":""`, i)
	}
	b.WriteString("}}")
	if r := answer(t, model(t), b.String()); len(r.Problems) < 10_000 {
		t.Errorf("%d problems", len(r.Problems))
	}
}

func TestACaseFileReadsBackAsItWasWritten(t *testing.T) {
	m := model(t)
	for _, file := range []string{full2024, `{"format":"rettesnor-sag/1","clocks":{"maaned":"ved-ikke","ansoegning":"ved-ikke","afgoerelse":"2024-01-02"},"facts":{"ta.loft":"ved-ikke","ta.ophoer-dato":"2025-01-01"},"origins":{"ta.loft":"afgoerelse"},"notes":{"ta.loft":"spørg","til":"?"},"lists":{"job":[{"bruttoloen":"1","arbejdstid-uge":"2"}],"foraelder":[{"navn":"Far","bevilling":"ved-ikke","ta.bruttoloen":"30000","ta.indtaegtstab":"ved-ikke"}]}}`} {
		c, problems, _ := m.ParseCase([]byte(file))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		written := AppendCase(nil, &c)
		again, problems, _ := m.ParseCase(written)
		if len(problems) > 0 || again != c {
			t.Errorf("%s\nreads back as\n%s\n%v", file, written, problems)
		}
	}
}

func FuzzAnswerCase(f *testing.F) {
	m := model(f)
	f.Add([]byte(full2024))
	f.Add([]byte(`{"format":"rettesnor-sag/1","facts":{"a":"\ud83d\ude00\u2028"}}`))
	f.Add([]byte(`{"a":[1.5e-3,true,{"b":null}]}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		out, ok := m.AnswerCase(nil, file)
		var r result
		if err := json.Unmarshal(out, &r); err != nil {
			t.Fatalf("no JSON: %v\n%s", err, out)
		}
		if bytes.IndexByte(out, '\n') >= 0 {
			t.Fatal("a result is one line")
		}
		if ok != (len(r.Problems) == 0) {
			t.Fatal("problems and status differ")
		}
		if len(r.Findings) == 0 && json.Valid(file) && utf8.Valid(file) && bytes.HasPrefix(bytes.TrimSpace(file), []byte("{")) && depth(file) < 60 && !bytes.Contains(file, []byte(`\u`)) {
			t.Fatalf("a JSON object was not read: %s", out)
		}
	})
}

func depth(b []byte) (most int) {
	n := 0
	for _, c := range b {
		switch c {
		case '[', '{':
			n++
			most = max(most, n)
		case ']', '}':
			n--
		}
	}
	return most
}
