package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// The program reads what people type as the page does: one table holds both
// (.ci/js/entry.test.js reads it too).
func TestEntry(t *testing.T) {
	data, err := os.ReadFile("../../.ci/js/entry.json")
	if err != nil {
		t.Fatal(err)
	}
	var table struct{ Money, Hours, Date map[string]string }
	if err := json.Unmarshal(data, &table); err != nil {
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
		{"date", table.Date, readDay},
		{"month", map[string]string{
			"juni 2024": "2024-06", "6-2024": "2024-06", "Jun. 24": "2024-06", "2024-06": "2024-06", "６／２０２４": "2024-06", "06.2024": "2024-06", "marts\u00a02024": "2024-03",
			"ju 2024": "?Skriv måneden", "13-2024": "?Skriv måneden", "juni": "?Skriv måneden", "juni 96": "?fire cifre", "3. juni 2024": "?Skriv måneden",
		}, readMonth},
	} {
		for typed, want := range kind.rows {
			n++
			got := kind.read(typed)
			if part, asks := strings.CutPrefix(want, "?"); asks && (got.value != "" || !strings.Contains(got.asks, part)) || !asks && (got.value != want || got.asks != "") {
				t.Errorf("%s %q: %+v, want %s", kind.name, typed, got, want)
			}
		}
	}
	if n < 140 {
		t.Errorf("only %d texts are tried", n)
	}
}
