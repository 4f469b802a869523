package wizard_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	. "rettesnor/wizard"
)

// A stored case gives its stored result again, byte for byte, from the figures
// that it was made with, years later. A change of a rule or of a sentence shows
// here: it takes a new RulesVersion, a line in CHANGELOG.md, and
// go test ./wizard -update.
func TestStoredResultsAreRecomputed(t *testing.T) {
	csv, err := os.ReadFile("testdata/receipt/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, problems := ParseRates(csv)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	m := New(r, catalogue(t))
	cases, err := filepath.Glob("testdata/receipt/*.sag.json")
	if err != nil || len(cases) < 4 {
		t.Fatalf("%d stored cases: %v", len(cases), err)
	}
	for _, path := range cases {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := m.AnswerCase(nil, file)
		if !ok {
			t.Errorf("%s: %s", path, got)
		}
		name := "receipt/" + strings.TrimSuffix(filepath.Base(path), ".sag.json") + ".resultat.json"
		golden(t, name, append(got, '\n'))
		for _, says := range []string{`"rules":"` + RulesVersion + `"`, `"data":"` + r.Hash() + `"`} {
			if !bytes.Contains(got, []byte(says)) {
				t.Errorf("%s: the receipt lacks %s", path, says)
			}
		}
	}
}

// The receipt tells two sets of figures apart, and names the law and the
// clocks as they were used.
func TestReceiptTellsWhatItWasMadeFrom(t *testing.T) {
	csv, err := os.ReadFile("testdata/receipt/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	before, _ := ParseRates(csv)
	after, _ := ParseRates(bytes.Replace(csv, []byte(";35247;"), []byte(";35248;"), 1))
	if before.Hash() == after.Hash() {
		t.Error("another figure, the same receipt")
	}
	out, _ := New(before, catalogue(t)).AnswerCase(nil, []byte(change("ansoegning", "", "afgoerelse", "2023-12-31")))
	for _, want := range []string{`"law":"serviceloven"`, `"ansoegning":"2024-06-01"`, `"afgoerelse":"2023-12-31"`, `"bevilling":"2024-06"`} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the receipt lacks %s", want)
		}
	}
}
