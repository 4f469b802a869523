package wizard_test

import (
	"os"
	"strings"
	"testing"

	. "rettesnor/wizard"
	"rettesnor/wizard/words"
)

const header = "key;from;until;value;unit;status;sources;note\n"

// catalogue has all the sentences: those that the page has too, and those
// around the questions.
func catalogue(t testing.TB) *words.Catalogue {
	t.Helper()
	files := []string{"../content/data/words/da.txt", "../content/data/words/da-guide.txt"}
	var texts [][]byte
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
	}
	c, problems := words.Parse(texts...)
	for _, p := range problems {
		t.Errorf("%s:%d: %s", files[p.File], p.Line, c.Say(p.Msg))
	}
	return c
}

// rates are the figures of the site itself.
func rates(t testing.TB) *Rates {
	t.Helper()
	csv, err := os.ReadFile("../content/data/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	r, problems := ParseRates(csv)
	for _, p := range problems {
		t.Errorf("content/data/rates.csv:%d: %s", p.Line, catalogue(t).Say(p.Msg))
	}
	return r
}

func date(t testing.TB, s string) Date {
	t.Helper()
	d, ok := ParseDate(s)
	if !ok {
		t.Fatalf("no date: %s", s)
	}
	return d
}

func TestLookupTellsHowAFigureFits(t *testing.T) {
	r, problems := ParseRates([]byte(header +
		"cap;2022-01-01;2022-12-31;100;DKK/month;published;S;\n" +
		"cap;2023-01-01;2023-12-31;103;DKK/month;derived;S;\n" +
		"cap;2024-01-01;2024-12-31;106;DKK/month;published;S;\n" +
		"next;2025-01-01;2025-12-31;107;DKK/month;derived;S;\n" +
		"next;2025-01-01;2025-06-30;108;DKK/month;adopted;S;\n" +
		"pct;2011-01-01;;10;percent;published;S;\n" +
		"only;2024-01-01;;5;DKK/day;local;S;\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, tt := range []struct {
		key, on                        string
		fit                            Fit
		window, before, after, derived string
	}{
		{"cap", "2021-12-31", BeforeFirst, "", "", "100", ""},
		{"cap", "2022-01-01", Exact, "100", "", "", ""},
		{"cap", "2022-12-31", Exact, "100", "", "", ""},
		{"cap", "2023-01-01", Gap, "", "100", "106", "103"},
		{"cap", "2023-12-31", Gap, "", "100", "106", "103"},
		{"cap", "2024-01-01", Exact, "106", "", "", ""},
		{"cap", "2025-01-01", NotYetPublished, "", "106", "", ""},
		{"next", "2025-06-30", BeforeFirst, "", "", "", "108"}, // adopted goes before computed, and is never published
		{"next", "2025-07-01", BeforeFirst, "", "", "", "107"},
		{"pct", "2199-01-01", Exact, "10", "", "", ""},
		{"pct", "2010-12-31", BeforeFirst, "", "", "10", ""},
		{"only", "2024-06-01", BeforeFirst, "", "", "", ""}, // local figures never answer
		{"no_such", "2024-06-01", BeforeFirst, "", "", "", ""},
	} {
		f := r.Lookup(tt.key, date(t, tt.on))
		text := func(w *Window) string {
			if w == nil {
				return ""
			}
			return w.Text
		}
		if f.Fit != tt.fit || text(f.Window) != tt.window || text(f.Before) != tt.before || text(f.After) != tt.after || text(f.Derived) != tt.derived {
			t.Errorf("Lookup(%s, %s) = %v %q %q %q %q", tt.key, tt.on, f.Fit, text(f.Window), text(f.Before), text(f.After), text(f.Derived))
		}
	}
}

func TestBadRatesAreNamedByLine(t *testing.T) {
	for _, tt := range []struct{ lines, want string }{
		{"key;from\n", "1: første linje"},
		{header + "cap;2022-01-01;;100\n", "2: linjen skal have 8 felter"},
		{header + "Cap;2022-01-01;;100;DKK/month;published;S;\n", "2: nøglen"},
		{header + "cap;2022-02-30;;100;DKK/month;published;S;\n", "2: fra-datoen"},
		{header + "cap;2022-01-02;2022-01-01;100;DKK/month;published;S;\n", "2: til-datoen"},
		{header + "cap;2022-01-01;;1e3;DKK/month;published;S;\n", "2: værdien"},
		{header + "cap;2022-01-01;;1/0;share;published;S;\n", "2: værdien"},
		{header + "cap;2022-01-01;;100;kr;published;S;\n", "2: enheden"},
		{header + "cap;2022-01-01;;100;DKK/month;maybe;S;\n", "2: status"},
		{header + "cap;2022-01-01;;100;DKK/month;published;;\n", "2: et tal uden kilde"},
		{header + "cap;2022-01-01;;100;DKK/month;published;S;\n# x\n\ncap;2023-01-01;;101;DKK/month;published;S;\n", "5: cap: perioden overlapper linje 2"},
		{header + "cap;2022-01-01;2022-12-31;100;DKK/month;published;S;\ncap;2023-01-01;;101;DKK/year;published;S;\n", "3: cap: enheden"},
	} {
		_, problems := ParseRates([]byte(tt.lines))
		var got []string
		for _, p := range problems {
			got = append(got, string(rune('0'+p.Line))+": "+catalogue(t).Say(p.Msg))
		}
		if len(got) != 1 || !strings.HasPrefix(got[0], tt.want) {
			t.Errorf("%q: %q, want %q", tt.lines, got, tt.want)
		}
	}
}

// The caps are regulated once a year and rounded to whole kroner. Where both
// the figures and the percentage stand in the data, they must agree: a typing
// error in either is found here.
func TestRegulationGivesThePublishedFigures(t *testing.T) {
	r := rates(t)
	for key, pct := range map[string]string{
		"ta_cap_month":            "two_plus_tilpasning_pct",
		"hjemmetraening_cap_year": "satsreg_pct",
	} {
		checked := 0
		byYear := map[int]Window{}
		for _, w := range r.Windows(key) {
			y, m, d := w.From.Parts()
			if m == 1 && d == 1 {
				byYear[y] = w
			}
		}
		for y, now := range byYear {
			before, ok := byYear[y-1]
			if !ok {
				continue
			}
			for _, p := range r.Windows(pct) {
				if py, _, _ := p.From.Parts(); py != y || p.Negative {
					continue
				}
				tenths := p.Value.Times(10, 1).Round()
				if got, want := before.Value.Times(1000+tenths, 1000).Round(), now.Value.Round(); got != want {
					t.Errorf("%s %d: %s raised by %s percent is %d, not %d", key, y, before.Text, p.Text, got, want)
				}
				checked++
			}
		}
		if checked < 5 {
			t.Errorf("%s: only %d years could be checked against %s", key, checked, pct)
		}
	}
}

// The amounts rest on the assumption that caps have not fallen.
func TestPublishedCapsHaveNeverFallen(t *testing.T) {
	r := rates(t)
	var last Ratio
	n := 0
	for _, w := range r.Windows("ta_cap_month") {
		if w.Status != Published {
			continue
		}
		if w.Value.Cmp(last) < 0 {
			t.Errorf("the cap of %s is lower than the one before: the assumption in the trace is untrue", w.From)
		}
		last = w.Value
		n++
	}
	if n < 10 {
		t.Errorf("only %d published caps", n)
	}
}

func FuzzParseRates(f *testing.F) {
	f.Add([]byte(header + "cap;2022-01-01;;100;DKK/month;published;S;\n"))
	f.Add([]byte("\xff;;;;;;;\n"))
	f.Fuzz(func(t *testing.T, csv []byte) {
		r, _ := ParseRates(csv)
		for _, key := range r.Keys() {
			r.Lookup(key, NewDate(2024, 1, 1))
			r.LatestPublished(key)
		}
	})
}
