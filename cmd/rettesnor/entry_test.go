package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"rettesnor"
)

// The program reads what people type as the page does: one table holds both
// (.ci/js/entry.test.js reads it too).
func TestEntry(t *testing.T) {
	data, err := os.ReadFile("../../.ci/js/entry.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct{ Money, Hours, Percent, Date map[string]string }
	if err := json.Unmarshal(data, &table); err != nil {
		t.Fatal(err)
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, kind := range []struct {
		name string
		rows map[string]string
		read func(string) entry
	}{
		{"money", table.Money, func(s string) entry { return readMoney(s, "kr. om måneden") }},
		{"hours", table.Hours, readHours},
		{"percent", table.Percent, readPercent},
		{"date", table.Date, readDay},
		{"month", map[string]string{
			"juni 2024": "2024-06", "6-2024": "2024-06", "Jun. 24": "2024-06", "2024-06": "2024-06", "６／２０２４": "2024-06", "06.2024": "2024-06", "marts\u00a02024": "2024-03",
			"ju 2024": "?Skriv måneden", "13-2024": "?Skriv måneden", "juni": "?Skriv måneden", "juni 96": "?fire cifre", "3. juni 2024": "?Skriv måneden",
		}, readMonth},
	} {
		for typed, want := range kind.rows {
			n++
			got := kind.read(typed)
			said := sayAll(model, got.asks)
			if strings.Contains(said, "⟦") {
				t.Errorf("%s %q: %s", kind.name, typed, said)
			}
			if part, asks := strings.CutPrefix(want, "?"); asks && (got.value != "" || !strings.Contains(said, part)) || !asks && (got.value != want || said != "") {
				t.Errorf("%s %q: %+v, want %s", kind.name, typed, got, want)
			}
		}
	}
	if n < 140 {
		t.Errorf("only %d texts are tried", n)
	}
}

// Every sentence of da-entry.txt is said by the page or the program, and they say
// no other.
func TestEntryWords(t *testing.T) {
	catalogue, err := os.ReadFile("../../content/data/words/da-entry.txt")
	if err != nil {
		t.Fatal(err)
	}
	code := ""
	for _, name := range []string{"entry.go", "ask_read.go", "../../static/js/lib/entry.js", "../../static/js/ui/fields.js"} {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		code += string(text)
	}
	has := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^indtast\.(\S+) = `).FindAllStringSubmatch(string(catalogue), -1) {
		has[m[1]] = true
		if quoted := `"` + m[1] + `"`; !strings.Contains(code, quoted) && !strings.HasPrefix(m[1], "for.") && !strings.HasPrefix(m[1], "om.") {
			t.Errorf("nobody says %s", m[1])
		}
	}
	for _, m := range regexp.MustCompile(`\b(?:ask|asks)\(([^()]*)`).FindAllStringSubmatch(code, -1) {
		for _, id := range regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(m[1], -1) {
			if !has[id[1]] {
				t.Errorf("there is no sentence %s", id[1])
			}
		}
	}
	if len(has) < 30 {
		t.Errorf("only %d sentences", len(has))
	}
}
