package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A figure that is adopted and not published is never shown as published: its
// page, the list of rates, the curve, the open data, a text and the sum that rests
// on it say what it is. No figure is in that state today, so the folder is made.
func TestAnAdoptedFigureIsSaidToBeSo(t *testing.T) {
	dir := t.TempDir()
	for _, part := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS("../../"+part)); err != nil {
			t.Fatal(err)
		}
	}
	name := filepath.Join(dir, ratesFile)
	csv, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	row := regexp.MustCompile(`(?m)^ta_cap_month;2026-01-01;.*\n`)
	if !row.Match(csv) {
		t.Fatal("the cap of 2026 has no row")
	}
	csv = row.ReplaceAll(csv, []byte("ta_cap_month;2026-01-01;2026-12-31;38380;DKK/month;adopted;SM24;et eksempel\n"))
	put(t, name, csv)
	reader := filepath.Join(dir, "content/tabt-arbejdsfortjeneste/hvem-og-hvordan.md") // which says the computed one
	said2026, err := os.ReadFile(reader)
	if err != nil {
		t.Fatal(err)
	}
	put(t, reader, bytes.ReplaceAll(said2026, []byte("ta_cap_month beregnet 2026"), []byte("ta_cap_month vedtaget 2026")))
	text := filepath.Join(dir, "content/klage/_index.md")
	page, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	put(t, text, append(page, "\nLoftet er {sats ta_cap_month vedtaget 2026-01-01}.\n"...))

	var out, complaints bytes.Buffer
	public := filepath.Join(dir, "public")
	check := func() string {
		complaints.Reset()
		run([]string{"check", "-src", dir}, strings.NewReader(""), &out, &complaints)
		return complaints.String()
	}
	if status := run([]string{"build", "-src", dir, "-out", public}, strings.NewReader(""), &out, &complaints); status != exitOK {
		t.Fatalf("status %d: %s", status, complaints.String())
	}
	said := func(file string, wants ...string) {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(public, file))
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.ReplaceAll(string(b), "\u00a0", " ")
		for _, want := range wants {
			if !regexp.MustCompile(want).MatchString(plain) {
				t.Errorf("%s does not say %q", file, want)
			}
		}
	}
	said("satser/ta_cap_month/index.html", `38\.380.*vedtaget, ikke offentliggjort`, `\(vedtaget\)`, `, vedtaget 2026: `, `class="[^"]*derived`)
	said("satser/index.html", `vedtaget for 2026, ikke offentliggjort: .*38\.380`)
	said("klage/index.html", `Loftet er .*38\.380.*\(vedtaget, ikke offentliggjort\)`)
	said("data/satser.json", `"value": "38380",\s+"unit": "DKK/month",\s+"text": "[^"]*",\s+"status": "adopted"`)
	said("data/satser.schema.json", `"adopted"`)

	// The sum that rests on it.
	model, err := loadModel(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	answer, _ := model.AnswerCase(nil, []byte(`{"format":"rettesnor-sag/1","clocks":{"maaned":"2026-06"},"facts":{"ta.indtaegtstab":"ja","ta.bruttoloen":"60000","ta.arbejdstid-uge":"37","ta.bevilgede-timer-uge":"37"}}`))
	var result struct {
		Findings []struct {
			Amounts []struct{ Name, Text, Best string }
			Trace   []struct{ Text string }
		}
	}
	if err := json.Unmarshal(answer, &result); err != nil {
		t.Fatal(err)
	}
	var told strings.Builder
	best := ""
	for _, f := range result.Findings {
		for _, line := range f.Trace {
			told.WriteString(line.Text + "\n")
		}
		for _, a := range f.Amounts {
			if a.Name == "loft" {
				best = a.Best
			}
		}
	}
	if best != "38380.00" || !strings.Contains(strings.ReplaceAll(told.String(), "\u00a0", " "), "Vedtaget, ikke offentliggjort: 38.380") || strings.Contains(strings.ReplaceAll(told.String(), "\u00a0", " "), "Beregnet, ikke offentliggjort: 38.380") {
		t.Errorf("the sum has %q and says\n%s", best, told.String())
	}

	// What is adopted is not asked for as computed, nor as published; another
	// word is no status.
	for _, c := range []struct{ write, want string }{
		{"beregnet 2026-01-01", "satsen ta_cap_month er vedtaget for 2026-01-01, ikke beregnet"},
		{"2026-01-01", "hint: der er et vedtaget tal: skriv {sats ta_cap_month vedtaget 2026-01-01}"},
	} {
		put(t, text, append(page, "\nLoftet er {sats ta_cap_month "+c.write+"}.\n"...))
		if got := check(); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.write, got)
		}
	}
	put(t, text, page)
	put(t, name, bytes.Replace(csv, []byte(";adopted;"), []byte(";vedtaget;"), 1))
	if got := check(); !strings.Contains(got, `status "vedtaget" skal være published, derived, adopted eller local`) {
		t.Errorf("another status: %s", got)
	}
}
