package wizard

import (
	"encoding/json"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rettesnor/wizard/words"
)

// whole answers everything about hjemmetræning so that nothing stands in the way.
var whole = []string{
	"barn.foedselsdato", "2019-03-04", "barn.betydelig-varig-funktionsnedsaettelse", "ja", "barn.maalgruppe-saerligt-dagtilbud", "ja",
	"barn.hjemmeboende", "ja", "foraelder.foraeldremyndighed", "alene", "traening.fremmer-trivsel", "ja", "traening.foraeldre-i-stand", "ja",
	"traening.dokumenterbar-metode", "ja", "traening.sygehusbehandling", "ingen",
}

func caseOf(t *testing.T, set ...string) Case {
	t.Helper()
	var c Case
	for i := 0; i < len(set); i += 2 {
		if problem, ok := c.Set(set[i], set[i+1]); !ok {
			t.Fatal(problem.ID)
		}
	}
	return c
}

// Each situation has its headline, what it rests on, and what to do now.
func TestAnswers(t *testing.T) {
	m := testModel(t)
	today := NewDate(2026, 11, 26)
	with := func(set ...string) []string { return append(slices.Clone(whole), set...) }
	for _, tt := range []struct {
		name     string
		set      []string
		headline string   // id without svar. and .overskrift
		says     string   // part of the sentence
		steps    []string // ids
	}{
		{"nothing answered", nil, "mangler", "Der mangler ti svar", nil},
		{"thinking, all in order", with("ansoegning", "2026-12-01"), "kan-soege", "Kommunen skal tage stilling til to ting", []string{"ansoeg", "papirer", "regn"}},
		{"thinking, before the law that we have", with("sag.situation", "overvejer", "ansoegning", "2016-01-01", "barn.foedselsdato", "2010-03-04"), "uden-regler", "kan ikke svare for den tid", []string{"ret-svaret", "ring"}},
		{"thinking, one answer unknown", with("ansoegning", "2026-12-01", "traening.sygehusbehandling", "ved-ikke"), "mangler", "Der mangler et svar", []string{"find-svar", "papirer", "betingelser"}},
		{"all of it is treatment", with("ansoegning", "2026-12-01", "traening.sygehusbehandling", "helt"), "ikke-opfyldt", "en betingelse for hjemmetræning ikke opfyldt: at metoden ikke er sygehusbehandling", []string{"ret-svaret", "andre-veje", "ring"}},
		{"not in the group, but lost earnings", with("ansoegning", "2026-12-01", "barn.maalgruppe-saerligt-dagtilbud", "nej", "ta.indtaegtstab", "ja", "ta.noedvendig-pasning", "ja", "maaned", "2026-12"), "kun-tabt-arbejdsfortjeneste", "men efter jeres svar ikke om hjemmetræning", []string{"soeg-tabt-arbejdsfortjeneste", "ret-svaret", "andre-veje"}},
		{"applied and waiting", with("sag.situation", "ansoegt", "ansoegning", "2026-10-01"), "venter", "senest mandag den 1. februar 2027", []string{"kalender", "papirer", "imens"}},
		{"applied, as its date says", with("ansoegning", "2026-10-01"), "venter", "", nil},
		{"no answer in time", with("sag.situation", "ansoegt", "ansoegning", "2026-07-01"), "intet-svar", "søndag den 1. november 2026", []string{"rykker", "aktindsigt", "ring"}},
		{"refused", []string{"sag.situation", "afslag", "modtaget", "2026-11-10"}, "afslag", "senest tirsdag den 8. december 2026", []string{"skriv-klagen", "kalender", "ring"}},
		{"refused, and the last day is a Saturday", []string{"sag.situation", "afslag", "modtaget", "2026-10-31"}, "afslag-flyttet", "senest mandag den 30. november 2026, den første hverdag efter lørdag den 28. november 2026", []string{"skriv-klagen", "kalender", "ring"}},
		{"refused, said by the approval alone", []string{"hjemmetraening.godkendt", "nej", "modtaget", "2026-11-10"}, "afslag", "", nil},
		{"refused, no day", []string{"sag.situation", "afslag"}, "afslag-uden-dag", "I har 4 uger", []string{"skriv-klagen", "svar-dagen", "ring"}},
		{"refused, too late", []string{"sag.situation", "afslag", "modtaget", "2026-10-01"}, "afslag-for-sent", "Klag alligevel straks", []string{"skriv-klagen", "ring", "for-sent"}},
		{"complained", []string{"sag.situation", "afslag", "modtaget", "2026-11-10", "klaget", "2026-11-20"}, "klaget", "senest fredag den 18. december 2026", []string{"kalender", "aktindsigt", "klagens-vej"}},
		{"complained, and silence", []string{"sag.situation", "afslag", "modtaget", "2026-09-10", "klaget", "2026-09-20"}, "genvurdering-gaaet", "", []string{"rykker", "klagens-vej", "ring"}},
		{"upheld", []string{"sag.situation", "afslag", "modtaget", "2026-11-10", "klaget", "2026-11-20", "sag.genvurdering", "fastholdt"}, "fastholdt", "Ankestyrelsen", []string{"klagens-vej", "aktindsigt", "ring-ankestyrelsen"}},
		{"changed", []string{"sag.situation", "delvist", "klaget", "2026-11-20", "sag.genvurdering", "aendret"}, "aendret", "sin egen frist", []string{"ny-afgoerelse", "skriv-klagen-del", "ring"}},
		{"fewer hours than asked", []string{"sag.situation", "delvist", "modtaget", "2026-11-10"}, "delvist", "I har fået noget af det", []string{"skriv-klagen-del", "kalender", "ring"}},
		{"refused by word of mouth", []string{"sag.situation", "afslag", "modtaget", "2026-11-20", "sag.modtaget-som", "mundtligt"}, "afslag", "", []string{"skriv-klagen", "kalender", "begrundelse"}},
		{"part of the hours", []string{"sag.situation", "delvist", "sag.afgoerelse-om", "tabt-arbejdsfortjeneste", "modtaget", "2026-11-10"}, "delvist", "", []string{"skriv-klagen-timer", "kalender", "ring"}},
		{"fewer hours, too late", []string{"sag.situation", "delvist", "modtaget", "2026-09-10"}, "delvist-for-sent", "", nil},
		{"fewer hours, no day", []string{"sag.situation", "delvist"}, "delvist-uden-dag", "", nil},
		{"it ends", []string{"sag.situation", "ophoer", "modtaget", "2026-11-10"}, "ophoer", "Hjælpen skal stoppe", []string{"skriv-klagen-ophoer", "kalender", "ring"}},
		{"it has ended, too late", []string{"sag.situation", "ophoer", "modtaget", "2026-09-10"}, "ophoer-for-sent", "", nil},
		{"afraid that it ends", []string{"sag.situation", "ophoer"}, "ophoer-uden-dag", "4 uger", nil},
		{"approved", with("sag.situation", "godkendt"), "godkendt", "Sådan kommer I i gang", []string{"kom-i-gang", "regn", "tilsyn"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := caseOf(t, tt.set...)
			a, r := compose(m, &c, today)
			if want := "svar." + tt.headline + ".overskrift"; a.Headline.ID != want {
				t.Errorf("headline %s, want %s", a.Headline.ID, want)
			}
			if text := m.Say(a.Headline); !strings.Contains(text, tt.says) {
				t.Errorf("%q says nothing of %q", text, tt.says)
			}
			var steps []string
			for _, s := range a.Steps {
				steps = append(steps, s.ID)
			}
			if tt.steps != nil && !slices.Equal(steps, tt.steps) {
				t.Errorf("steps %v, want %v", steps, tt.steps)
			}
			holds(t, m, &c, &r, &a, today)
		})
	}
}

func compose(m *Model, c *Case, today Date) (CaseAnswer, Result) {
	r := m.Eval(*c, nil)
	return m.Compose(c, &r, m.Deadlines(c, today), today), r
}

type failer interface {
	Errorf(string, ...any)
	Helper()
}

// holds are the laws of every answer.
func holds(t failer, m *Model, c *Case, r *Result, a *CaseAnswer, today Date) {
	t.Helper()
	if len(a.Steps) == 0 || len(a.Steps) > 3 {
		t.Errorf("%d steps", len(a.Steps))
	}
	text := string(m.AppendStep(nil, AppendCase(nil, c), today))
	if !json.Valid([]byte(text)) || strings.ContainsAny(text, "⟦{}") && strings.Contains(text, "⟦") {
		t.Errorf("a message is not whole: %s", text)
	}
	headline := m.Say(a.Headline)
	if decided := a.Situation != thinking && a.Situation != applied; decided && strings.Contains(headline, "kan godt søge") {
		t.Errorf("%s is told to apply: %s", a.Situation, headline)
	}
	for _, never := range []string{"har ret til", "mindst 0 kr"} {
		if strings.Contains(text, never) {
			t.Errorf("it says %q", never)
		}
	}
	seen := map[string]bool{}
	skoen := 0
	for i := range a.Conditions {
		at := &a.Conditions[i]
		key := at.Line.Fact.String() + at.Line.Verdict.String()
		if at.Line.Fact != NoFact && !at.Line.Part && seen[key] || seen[at.Rule] {
			t.Errorf("%s stands twice", at.Rule)
		}
		seen[key], seen[at.Rule] = true, true
		if at.Line.Verdict == Skoen {
			skoen++
		}
	}
	n := argOf(&a.Headline, "n")
	switch a.Headline.ID {
	case "svar.kan-soege.overskrift":
		if n.N != int64(skoen) || skoen == 0 {
			t.Errorf("%d things are told, %d stand there", n.N, skoen)
		}
	case "svar.mangler.overskrift":
		if n.N != int64(len(r.Findings[0].Missing)) {
			t.Errorf("%d answers are told, %d are missing", n.N, len(r.Findings[0].Missing))
		}
	}
}

// The laws of an answer hold for whatever a family answers.
func TestEveryAnswerHolds(t *testing.T) {
	m := testModel(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawn(t)
		today := NewDate(2024, 1, 1) + Date(rapid.IntRange(0, 1500).Draw(t, "today"))
		a, r := compose(m, &c, today)
		holds(t, m, &c, &r, &a, today)
	})
}

func drawn(t *rapid.T) Case {
	var c Case
	for f := Fact(0); f < factCount; f++ {
		if !rapid.Bool().Draw(t, f.String()) {
			continue
		}
		switch info := f.Info(); info.Kind {
		case Choice:
			c.Set(info.ID, rapid.SampledFrom(append(slices.Clone(info.Choices), vedIkke)).Draw(t, "choice"))
		case Day:
			c.Set(info.ID, (NewDate(2008, 1, 1) + Date(rapid.IntRange(0, 6000).Draw(t, "day"))).String())
		case Money:
			c.Set(info.ID, strconv.Itoa(rapid.IntRange(0, 80000).Draw(t, "kroner")))
		default:
			c.Set(info.ID, strconv.Itoa(rapid.IntRange(1, 50).Draw(t, "hours")))
		}
	}
	for _, clock := range clockIDs {
		if rapid.Bool().Draw(t, clock) {
			day := NewDate(2022, 1, 1) + Date(rapid.IntRange(0, 2000).Draw(t, "day"))
			if c.slot(clock).month != nil {
				c.Set(clock, MonthOf(day).String())
			} else {
				c.Set(clock, day.String())
			}
		}
	}
	read, _, _ := (&Model{rates: &Rates{}}).ParseCase(AppendCase(nil, &c)) // without what cannot both be so
	return read
}

// What a family has afterwards is the benefit and the pay that is kept; where
// the grant is of the month's own year it is never more than before.
func TestHouseholds(t *testing.T) {
	m := testModel(t)
	rapid.Check(t, func(t *rapid.T) {
		var c Case
		worked := rapid.IntRange(1, 60).Draw(t, "worked")
		for id, value := range map[string]string{
			"maaned":            NewMonth(rapid.IntRange(2019, 2027).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month")).String(),
			"barn.foedselsdato": "2018-03-04", "ta.indtaegtstab": "ja",
			"ta.bruttoloen":          strconv.Itoa(rapid.IntRange(0, 90000).Draw(t, "pay")) + "." + two(rapid.IntRange(0, 99).Draw(t, "oere")),
			"ta.arbejdstid-uge":      strconv.Itoa(worked),
			"ta.bevilgede-timer-uge": strconv.Itoa(rapid.IntRange(0, worked).Draw(t, "hours")),
		} {
			if problem, ok := c.Set(id, value); !ok {
				t.Fatal(problem.ID)
			}
		}
		a, _ := compose(m, &c, 0)
		for _, h := range a.Money {
			if h.HasHi && (h.Hi < h.Lo || h.Kept+h.Hi > h.Before+1) { // each part is rounded by itself
				t.Fatalf("%+v", h)
			}
			if !h.HasHi && h.Lo == 0 {
				t.Fatalf("at least nothing: %+v", h)
			}
			if text := m.HouseholdWords(&h); !strings.Contains(text, "Før var det") || strings.Contains(text, "⟦") {
				t.Fatal(text)
			}
		}
	})
}

// The example that the design was argued with.
func TestAHouseholdInKroner(t *testing.T) {
	m := testModel(t)
	c := caseOf(t, "maaned", "2026-11", "barn.foedselsdato", "2019-03-04", "ta.bruttoloen", "38000", "ta.arbejdstid-uge", "37", "ta.bevilgede-timer-uge", "20")
	a, _ := compose(m, &c, 0)
	if len(a.Money) != 1 {
		t.Fatalf("%+v", a.Money)
	}
	if h := a.Money[0]; h.Before != 38000 || h.Kept != 17459 || h.Lo != 19052 || h.Hi != 20541 || !h.HasHi {
		t.Errorf("%+v", h)
	}
	want := "19.052 kr. til 20.541 kr. i ydelse og 17.459 kr. i løn er 36.511 kr. til 38.000 kr. om måneden før skat. Før var det 38.000 kr."
	if got := m.HouseholdWords(&a.Money[0]); got != want {
		t.Errorf("%q", got)
	}
}

// What is left after tax, reckoned again by itself: the contribution's part is
// taken of the total shown, then the tax of the rest above the deduction. It is
// never more than before tax, never more afterwards than before where it was not
// so before tax, falls with the rate and grows with the deduction; and without
// both, or for a month without a published contribution, nothing is said.
func TestNetIsWhatATaxCardLeaves(t *testing.T) {
	m := testModel(t)
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(2009, 2028).Draw(t, "year")
		rate, free := rapid.IntRange(0, 100_00).Draw(t, "rate"), rapid.IntRange(0, 60000_00).Draw(t, "free")
		given := rapid.SampledFrom([]string{"both", "both", "both", "rate", "free"}).Draw(t, "given")
		money := func(rate, free int) []Household {
			var c Case
			set := map[string]string{
				"maaned": NewMonth(year, rapid.IntRange(1, 12).Draw(t, "month")).String(), "barn.foedselsdato": strconv.Itoa(year-6) + "-03-04", "ta.indtaegtstab": "ja",
				"ta.bruttoloen": strconv.Itoa(rapid.IntRange(0, 90000).Draw(t, "pay")), "ta.arbejdstid-uge": "37",
				"ta.bevilgede-timer-uge": strconv.Itoa(rapid.IntRange(0, 37).Draw(t, "hours")),
			}
			if given != "free" {
				set["ta.traekprocent"] = strconv.Itoa(rate/100) + "." + two(rate%100)
			}
			if given != "rate" {
				set["ta.maanedsfradrag"] = strconv.Itoa(free/100) + "." + two(free%100)
			}
			for id, value := range set {
				if problem, ok := c.Set(id, value); !ok {
					t.Fatal(problem.ID)
				}
			}
			a, _ := compose(m, &c, 0)
			return a.Money
		}
		for _, h := range money(rate, free) {
			if known := given == "both" && year >= 2011; h.Net.Known != known {
				t.Fatalf("%d %s: %+v", year, given, h)
			} else if !known {
				if h.Net != (Net{}) {
					t.Fatalf("%+v", h)
				}
				continue
			}
			check := func(total, net int64) {
				left := big.NewRat(total*92, 100)
				if above := new(big.Rat).Sub(left, big.NewRat(int64(free), 100)); above.Sign() > 0 {
					left.Sub(left, above.Mul(above, big.NewRat(int64(rate), 10000)))
				}
				off := left.Sub(left, big.NewRat(net, 1))
				if off.Abs(off).Cmp(big.NewRat(51, 100)) > 0 || net < 0 || net > total {
					t.Fatalf("%d kr. at %d hundredths and %d øre is %d", total, rate, free, net)
				}
			}
			check(h.Before, h.Net.Before)
			check(h.After(), h.Net.Lo)
			if h.HasHi {
				check(h.Kept+h.Hi, h.Net.Hi)
			}
			if h.After() <= h.Before && h.Net.Lo > h.Net.Before || h.HasHi && h.Net.Hi < h.Net.Lo {
				t.Fatalf("%+v", h)
			}
			if text := m.HouseholdWords(&h); !strings.Contains(text, "Efter skat er det") || !strings.Contains(text, "cirka") || strings.Contains(text, "⟦") {
				t.Fatal(text)
			}
		}
	})
}

// The situation follows from the approval and the approval from the situation;
// two answers that cannot both be so are a problem at both.
func TestSituation(t *testing.T) {
	today := NewDate(2026, 11, 26)
	for _, tt := range []struct {
		set            []string
		want, approval string
	}{
		{nil, "overvejer", "ikke-afgjort"},
		{[]string{"hjemmetraening.godkendt", "nej"}, "afslag", "nej"},
		{[]string{"hjemmetraening.godkendt", "ja"}, "godkendt", "ja"},
		{[]string{"ansoegning", "2026-11-26"}, "ansoegt", "ikke-afgjort"},
		{[]string{"ansoegning", "2026-11-27"}, "overvejer", "ikke-afgjort"},
		{[]string{"sag.situation", "afslag"}, "afslag", "nej"},
		{[]string{"sag.situation", "delvist"}, "delvist", "ja"},
		{[]string{"sag.situation", "ophoer"}, "ophoer", "ja"},
		{[]string{"sag.situation", "ansoegt"}, "ansoegt", "ikke-afgjort"},
		{[]string{"sag.situation", "afslag", "sag.afgoerelse-om", "udgifter"}, "afslag", "ikke-afgjort"},
		{[]string{"sag.situation", "afslag", "sag.afgoerelse-om", "flere"}, "afslag", "ikke-afgjort"},
	} {
		c := caseOf(t, tt.set...)
		if got, _ := c.situation(today); got != tt.want || !c.is(Godkendt, tt.approval) {
			n, _ := c.choice(Godkendt)
			t.Errorf("%v: %s, %s", tt.set, got, facts[Godkendt].Choices[n])
		}
		if strings.Contains(string(AppendCase(nil, &c)), "godkendt\"") && !slices.Contains(tt.set, "hjemmetraening.godkendt") {
			t.Errorf("%v: what follows is written to the file", tt.set)
		}
	}
	c, problems, _ := testModel(t).ParseCase([]byte(`{"format":"rettesnor-sag/1","facts":{"sag.situation":"afslag","hjemmetraening.godkendt":"ja"}}`))
	if len(problems) != 2 || c.Answers[Situation].State != NotAsked || c.Answers[Godkendt].State != NotAsked {
		t.Errorf("%v", problems)
	}
}

func argOf(m *words.Msg, name string) words.Arg {
	for _, a := range m.Args {
		if a.Name == name {
			return a
		}
	}
	return words.Arg{}
}
