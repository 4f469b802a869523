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

// Every sentence of da-entry.txt is one that the page says, since a page fetches
// them all; the others of a kind stand with what only the program says; and nobody
// says another.
func TestEntryWords(t *testing.T) {
	read := func(names ...string) (all string) {
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all += string(text)
		}
		return all
	}
	page, program := read("../../static/js/lib/entry.js", "../../static/js/ui/fields.js"), read("entry.go", "ask_read.go")
	code := page + program
	// What an amount is asked for, each with what is said of another.
	units := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^enhed\.kr\S* = kr\. (?:om|i) (\pL+)$`).FindAllStringSubmatch(read("../../content/data/words/da.txt"), -1) {
		for _, asked := range []string{"uge", "måned", "år", "dag", "time"} {
			if strings.HasPrefix(m[1], asked) {
				units["indtast.for."+inID(asked)] = true
			}
		}
	}
	for id := range units {
		if !strings.Contains(read("../../content/data/words/da-entry.txt"), id+" = ") {
			t.Errorf("there is no sentence %s", id)
		}
	}
	if len(units) == 0 {
		t.Error("no question asks for an amount")
	}
	has := map[string]bool{}
	for file, who := range map[string]string{"da-entry.txt": page, "da-guide.txt": program} {
		for _, m := range regexp.MustCompile(`(?m)^indtast\.(\S+) = `).FindAllStringSubmatch(read("../../content/data/words/"+file), -1) {
			has[m[1]] = true
			if quoted := `"` + m[1] + `"`; !strings.Contains(who, quoted) && !units["indtast."+m[1]] && !strings.HasPrefix(m[1], "om.") {
				t.Errorf("%s: nobody who reads it says %s", file, m[1])
			}
		}
	}
	for _, m := range regexp.MustCompile(`\b(?:ask|asks)\(([^()]*)`).FindAllStringSubmatch(code, -1) {
		for _, id := range regexp.MustCompile(`"([a-z-]+)"`).FindAllStringSubmatch(m[1], -1) {
			if !has[id[1]] {
				t.Errorf("there is no sentence %s", id[1])
			}
		}
	}
	if len(has) < 25 {
		t.Errorf("only %d sentences", len(has))
	}
}
