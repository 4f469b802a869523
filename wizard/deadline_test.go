package wizard

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"
	"pgregory.net/rapid"

	"rettesnor/wizard/words"
)

// testModel is the model with the project's own figures.
func testModel(t *testing.T) *Model {
	t.Helper()
	csv, err := os.ReadFile("../content/data/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	figures, problems := ParseRates(csv)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return New(figures, catalogueOf(t))
}

// wordsFiles are the sentences that the page has, and those it does without.
func wordsFiles(t *testing.T) (page, guide []byte) {
	t.Helper()
	page, err := os.ReadFile("../content/data/words/da.txt")
	if err != nil {
		t.Fatal(err)
	}
	if guide, err = os.ReadFile("../content/data/words/da-guide.txt"); err != nil {
		t.Fatal(err)
	}
	return page, guide
}

func catalogueOf(t *testing.T) *words.Catalogue {
	t.Helper()
	page, guide := wordsFiles(t)
	c, _ := words.Parse(page, guide)
	return c
}

func dateOf(t *testing.T, s string) Date {
	t.Helper()
	d, ok := ParseDate(s)
	if !ok && s != "" {
		t.Fatalf("no date: %s", s)
	}
	return d
}

// Each deadline counts from the right day to the right day.
func TestDeadlines(t *testing.T) {
	m := testModel(t)
	for _, tt := range []struct {
		name          string
		set           []string // id, value, …
		today         string
		id            string
		counted, date string // empty: no date
		says          string // part of the text
		passed        bool
	}{
		{name: "four weeks end on the same weekday", set: []string{"modtaget", "2026-11-03"}, id: "klagefrist", counted: "2026-12-01", date: "2026-12-01", says: "senest tirsdag den 1. december 2026"},
		{name: "the day it came goes before its own date", set: []string{"afgoerelse", "2026-11-01", "modtaget", "2026-11-03"}, id: "klagefrist", counted: "2026-12-01", date: "2026-12-01", says: "den dag, I fik afgørelsen"},
		{name: "without that day, its own date, and it says so", set: []string{"afgoerelse", "2026-11-03"}, id: "klagefrist", counted: "2026-12-01", date: "2026-12-01", says: "fordi vi ikke ved, hvornår I fik den"},
		{name: "Saturday moves to Monday, and both are named", set: []string{"modtaget", "2026-10-31"}, id: "klagefrist", counted: "2026-11-28", date: "2026-11-30", says: "egentlig lørdag den 28. november 2026"},
		{name: "Christmas and the Sunday after", set: []string{"modtaget", "2026-11-27"}, id: "klagefrist", counted: "2026-12-25", date: "2026-12-28"},
		{name: "Maundy Thursday to the Tuesday after Easter", set: []string{"modtaget", "2026-03-05"}, id: "klagefrist", counted: "2026-04-02", date: "2026-04-07"},
		{name: "Christmas Eve moves nothing", set: []string{"modtaget", "2026-11-26"}, id: "klagefrist", counted: "2026-12-24", date: "2026-12-24"},
		{name: "5 June moves nothing", set: []string{"modtaget", "2026-05-08"}, id: "klagefrist", counted: "2026-06-05", date: "2026-06-05"},
		{name: "store bededag while there was one", set: []string{"modtaget", "2023-04-07"}, id: "klagefrist", counted: "2023-05-05", date: "2023-05-08"},
		{name: "on its day", set: []string{"modtaget", "2026-11-03"}, today: "2026-12-01", id: "klagefrist", counted: "2026-12-01", date: "2026-12-01"},
		{name: "a day too late", set: []string{"modtaget", "2026-11-03"}, today: "2026-12-02", id: "klagefrist", counted: "2026-12-01", date: "2026-12-01", passed: true, says: "Klag alligevel straks"},
		{name: "a rolled day is not passed on the Sunday", set: []string{"modtaget", "2026-10-31"}, today: "2026-11-29", id: "klagefrist", counted: "2026-11-28", date: "2026-11-30"},
		{name: "a refusal without a day: the length and what starts it", set: []string{"hjemmetraening.godkendt", "nej"}, id: "klagefrist", says: "I har 4 uger til at klage"},
		{name: "written reasons after an oral no", set: []string{"modtaget", "2026-11-20", "sag.modtaget-som", "mundtligt"}, id: "begrundelse", counted: "2026-12-04", date: "2026-12-04", says: "stopper ikke klagefristen"},
		{name: "fourteen days do not roll", set: []string{"modtaget", "2026-11-21", "sag.modtaget-som", "mundtligt"}, id: "begrundelse", counted: "2026-12-05", date: "2026-12-05"},
		{name: "seven working days over Christmas", set: []string{"aktindsigt-bedt", "2026-12-18"}, id: "aktindsigt", counted: "2026-12-30", date: "2026-12-30"},
		{name: "the municipality looks again", set: []string{"klaget", "2026-12-01"}, id: "genvurdering", counted: "2026-12-29", date: "2026-12-29"},
		{name: "four months from the need", set: []string{"kendt-behov", "2026-10-31", "ansoegning", "2026-11-20"}, id: "undersoegelse", counted: "2027-02-28", date: "2027-02-28", says: "opmærksom"},
		{name: "four months from the application, the latest", set: []string{"ansoegning", "2026-11-20"}, id: "undersoegelse", counted: "2027-03-20", date: "2027-03-20", says: "Vidste kommunen det før"},
		{name: "the phase-out ends the day before fourteen weeks are full", set: []string{"ta.ophoer-dato", "2026-11-02", "ta.ophoer-grund", "betingelser-bortfaldet"}, id: "afvikling", counted: "2027-02-07", date: "2027-02-07"},
		{name: "the notice, where the letter says so", set: []string{"modtaget", "2026-11-02", "sag.varsles", "ja"}, id: "varsling", counted: "2027-02-07", date: "2027-02-07"},
		{name: "the notice runs from the decision, also where the letter came late", set: []string{"afgoerelse", "2026-10-26", "modtaget", "2026-11-02", "sag.varsles", "ja"}, id: "varsling", counted: "2027-01-31", date: "2027-01-31"},
		{name: "sixteen", set: []string{"barn.foedselsdato", "2012-02-29"}, id: "fylder-16", counted: "2028-02-29", date: "2028-02-29", says: "16 år tirsdag den 29. februar 2028"},
		{name: "eighteen, born on a leap day", set: []string{"barn.foedselsdato", "2012-02-29"}, id: "fylder-18", counted: "2030-03-01", date: "2030-03-01"},
		{name: "eighteen, born before the figures begin", set: []string{"barn.foedselsdato", "2009-05-01"}, id: "fylder-18", counted: "2027-05-01", date: "2027-05-01"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var c Case
			for i := 0; i < len(tt.set); i += 2 {
				if problem, ok := c.Set(tt.set[i], tt.set[i+1]); !ok {
					t.Fatal(problem.ID)
				}
			}
			for _, d := range m.Deadlines(&c, dateOf(t, tt.today)) {
				if d.ID != tt.id {
					continue
				}
				if d.Counted.String() != tt.counted || d.Date.String() != tt.date || d.Passed != tt.passed || !strings.Contains(d.Text, tt.says) {
					t.Errorf("counted %s, date %s, passed %v: %s", d.Counted, d.Date, d.Passed, d.Text)
				}
				if strings.ContainsAny(d.Text+d.Title+d.Length, "{}⟦") {
					t.Errorf("a slot is left: %s %s", d.Title, d.Text)
				}
				return
			}
			t.Error("no such deadline")
		})
	}
}

// What a case does not know gives no deadline, and what is only said of some
// decisions is left out of the others.
func TestDeadlinesNotGiven(t *testing.T) {
	m := testModel(t)
	for _, tt := range []struct {
		name string
		set  []string
		not  string
	}{
		{"nothing known", nil, "klagefrist"},
		{"in writing: no written reasons to ask for", []string{"modtaget", "2026-11-20", "sag.modtaget-som", "brev"}, "begrundelse"},
		{"own wish: no phase-out", []string{"ta.ophoer-dato", "2026-11-02", "ta.ophoer-grund", "eget-oenske"}, "afvikling"},
		{"decided: the study is no longer waited for", []string{"hjemmetraening.godkendt", "nej", "ansoegning", "2026-11-02"}, "undersoegelse"},
		{"the letter does not say that the case is covered", []string{"modtaget", "2026-11-02"}, "varsling"},
	} {
		var c Case
		for i := 0; i < len(tt.set); i += 2 {
			c.Set(tt.set[i], tt.set[i+1])
		}
		for _, d := range m.Deadlines(&c, 0) {
			if d.ID == tt.not {
				t.Errorf("%s: %s is given: %s", tt.name, d.ID, d.Text)
			}
		}
	}
}

// That a complaint is late is nothing to a family that is approved: it would be
// told to complain. While there is time left it is told of the limit, for it may
// disagree about hours or money; others are told of it late, too.
func TestAnApprovedFamilyIsNotToldThatAComplaintIsLate(t *testing.T) {
	m := testModel(t)
	day := func(s string) Date { d, _ := ParseDate(s); return d }
	for _, tt := range []struct {
		situation, today string
		told             bool
	}{
		{"godkendt", "2026-04-07", true}, {"godkendt", "2026-04-08", false},
		{"afslag", "2026-04-08", true}, {"delvist", "2026-04-08", true}, {"ophoer", "2026-04-08", true},
	} {
		for _, id := range []string{"klagefrist", "begrundelse"} {
			var c Case
			c.Set("sag.situation", tt.situation)
			c.Set("modtaget", "2026-03-10") // four weeks end on the day after Easter
			c.Set("sag.modtaget-som", "mundtligt")
			told := slices.ContainsFunc(m.Deadlines(&c, day(tt.today)), func(d CaseDeadline) bool { return d.ID == id })
			if id == "begrundelse" && tt.today == "2026-04-07" {
				continue // seven working days have passed
			}
			if told != tt.told {
				t.Errorf("%s on %s: told of %s is %v", tt.situation, tt.today, id, told)
			}
		}
	}
}

// Without today nothing speaks of days left; a length that the data lacks
// gives no date; every deadline cites a provision.
func TestDeadlineWithoutFigureOrToday(t *testing.T) {
	var c Case
	c.Set("modtaget", "2026-11-03")
	for _, d := range testModel(t).Deadlines(&c, 0) {
		if d.LeftWords != "" || d.Passed {
			t.Errorf("%s speaks of today", d.ID)
		}
	}
	for _, d := range New(&Rates{}, catalogueOf(t)).Deadlines(&c, 0) {
		if d.Date != 0 || !strings.Contains(d.Text, "Spørg kommunen") {
			t.Errorf("%s has a date without a length: %s", d.ID, d.Text)
		}
	}
	for _, d := range deadlines {
		if len(d.Cite) == 0 {
			t.Errorf("%s cites nothing", d.ID)
		}
	}
}

func TestDeadlinesAsJSON(t *testing.T) {
	out := testModel(t).AppendStep(nil, []byte(`{"format":"rettesnor-sag/1","clocks":{"modtaget":"2026-10-31","klaget":"i går"}}`), NewDate(2026, 11, 26))
	var got struct {
		Deadlines []struct{ ID, Title, Counted, Date, Left, From, Length, Scope, Text string }
		Problems  []struct{ ID string }
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Deadlines) != 1 || len(got.Problems) != 1 || got.Problems[0].ID != "klaget" {
		t.Fatalf("%s", out)
	}
	if d := got.Deadlines[0]; d.Counted != "2026-11-28" || d.Date != "2026-11-30" || d.Left != "4 dage tilbage." || d.From != "modtaget" || d.Length != "4 uger" || d.Scope != "national" {
		t.Errorf("%+v", d)
	}
}

const stamp = "20261126T101500Z"

// A calendar file is read by two parsers that know nothing of each other, and
// says the same as the deadlines; its lines are folded by octets and never
// within a letter; the same deadline has the same UID, and nothing in the file
// but a birthday that lies ahead is made of the child's date of birth.
func TestCalendar(t *testing.T) {
	m := testModel(t)
	rapid.Check(t, func(t *rapid.T) {
		var c Case
		for _, clock := range []string{"modtaget", "klaget", "aktindsigt-bedt", "kendt-behov"} {
			if rapid.Bool().Draw(t, clock) {
				c.Set(clock, (NewDate(2015, 1, 1) + Date(rapid.IntRange(0, 6000).Draw(t, "day"))).String())
			}
		}
		born := NewDate(2010, 1, 1) + Date(rapid.IntRange(0, 5000).Draw(t, "born"))
		c.Set("barn.foedselsdato", born.String())
		today := NewDate(2024, 1, 1) + Date(rapid.IntRange(0, 1500).Draw(t, "today"))
		given := m.Deadlines(&c, today)
		file := AppendCalendar(nil, given, stamp)
		if string(file) != string(AppendCalendar(nil, m.Deadlines(&c, today), stamp)) {
			t.Fatal("two files of one case differ")
		}
		checkLines(t, file)
		var want []CaseDeadline
		for _, d := range given {
			if d.Date != 0 && !d.Passed {
				want = append(want, d)
			}
		}
		one, err := ics.ParseCalendar(strings.NewReader(string(file)))
		if err != nil {
			t.Fatal(err)
		}
		if len(one.Events()) != len(want) {
			t.Fatalf("%d events, want %d", len(one.Events()), len(want))
		}
		for i, e := range one.Events() {
			at, err := e.GetAllDayStartAt()
			if err != nil || at.Format("2006-01-02") != want[i].Date.String() {
				t.Fatalf("start %v, %v, want %s", at, err, want[i].Date)
			}
			end, err := e.GetAllDayEndAt()
			if err != nil || end.Format("2006-01-02") != (want[i].Date+1).String() {
				t.Fatalf("end %v, %v", end, err)
			}
			if alarms := len(e.Alarms()); alarms != len(want[i].Remind)+1 {
				t.Fatalf("%d alarms", alarms)
			}
		}
		if len(want) == 0 {
			return // the second parser refuses a calendar without events
		}
		two, err := ical.NewDecoder(strings.NewReader(string(file))).Decode()
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range two.Events() {
			summary, err := e.Props.Text("SUMMARY")
			description, err2 := e.Props.Text("DESCRIPTION")
			if err != nil || err2 != nil || summary != want[i].Title || description != want[i].Text {
				t.Fatalf("%q %v, %q %v", summary, err, description, err2)
			}
		}
		var b strings.Builder
		if err := ical.NewEncoder(&b).Encode(two); err != nil { // it refuses what the standard does
			t.Fatal(err)
		}
		for _, bad := range []string{born.String(), basic(born), basic(born)[2:]} {
			if strings.Contains(string(file), bad) {
				t.Fatalf("the file shows the date of birth: %s", bad)
			}
		}
	})
}

func checkLines(t *rapid.T, file []byte) {
	if !strings.HasSuffix(string(file), "END:VCALENDAR\r\n") {
		t.Fatal("not whole")
	}
	for _, line := range strings.Split(strings.TrimSuffix(string(file), "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
			t.Fatalf("line %q", line)
		}
	}
}

// The last reminder is nine in the morning of the working day before the day
// counted to, also where that day rolls.
func TestReminders(t *testing.T) {
	var c Case
	c.Set("modtaget", "2026-10-31") // counted to Saturday 28 November, rolls to Monday 30
	file := string(AppendCalendar(nil, testModel(t).Deadlines(&c, 0), stamp))
	got := regexp.MustCompile(`TRIGGER:(\S+)`).FindAllStringSubmatch(file, -1)
	want := []string{"-P13DT15H", "-P6DT15H", "-P2DT15H"} // Friday 27 is three days before Monday 30
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i][1] != want[i] {
			t.Errorf("reminder %d: %s, want %s", i, got[i][1], want[i])
		}
	}
}

// A municipality's own deadline is counted as those of the law are, is marked as
// its own, and says that it is no law; what a page gives that is none has no
// deadline.
func TestAMunicipalitysOwnDeadline(t *testing.T) {
	m := testModel(t)
	today := NewDate(2026, 11, 27)
	for _, tt := range []struct{ given, date, calendar string }{
		{"esbjerg|Esbjerg Kommune|lokal-metode|En ekstra metode|weeks|8|2026-10-15", "2026-12-10", "DTSTART;VALUE=DATE:20261210"},
		{"esbjerg|Esbjerg Kommune|lokal-skift|Skift af metode|months|4|2026-10-31", "2027-02-28", "SUMMARY:Skift af metode"},
		{"esbjerg|Esbjerg Kommune|lokal-svar|Svar|workdays|5|2026-12-23", "2026-12-31", "UID:lokal-svar-"},
		{"esbjerg|Esbjerg Kommune|lokal-metode|En ekstra metode|weeks|8|2026-09-01", "2026-10-27", ""},
	} {
		out := string(m.AppendOwn(nil, tt.given, today))
		if !strings.Contains(out, `"date":"`+tt.date+`"`) || !strings.Contains(out, `"scope":"lokal:esbjerg"`) || !strings.Contains(out, "Esbjerg Kommune") || !strings.Contains(out, tt.calendar) {
			t.Errorf("%s: %s", tt.given, out)
		}
		if passed := strings.Contains(out, `"passed":true`); passed != (tt.calendar == "") || strings.Contains(out, "BEGIN:VEVENT") == passed {
			t.Errorf("%s: %s", tt.given, out)
		}
	}
	for _, given := range []string{"", "||||||", "a|b|c|d|weeks|8|2026-02-30", "a|b|c|d|weeks|8|2026-02-03|e"} {
		if out := string(m.AppendOwn(nil, given, today)); !strings.HasPrefix(out, `{"deadlines":[],`) {
			t.Errorf("%q: %s", given, out)
		}
	}
}
