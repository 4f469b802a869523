package wizard_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	. "rettesnor/wizard"
)

// corpusCase is a case of the corpus: what a change of the rules is read in.
type corpusCase struct{ name, file string }

// corpus is the cases that testdata/corpus.golden holds the answers to: one
// answer changed at a time from cases that go through, the pairs that work
// together, and each date and figure with the day, øre and hundredth of an
// hour on either side of it.
func corpus(r *Rates) []corpusCase {
	var all []corpusCase
	add := func(name string, changes ...string) {
		all = append(all, corpusCase{name, change(changes...)})
	}
	add("alt i orden")
	all = append(all, corpusCase{"intet besvaret", caseFile(nil, nil)})

	// Each answer to each question, and none, in cases that go through.
	for _, base := range []struct {
		name    string
		changes []string
	}{
		{"", nil},
		{"godkendt", []string{"hjemmetraening.godkendt", "ja", "udgifter.traening-aar", "500000", "merudgifter.aar", "12000"}},
		{"lidelse", []string{"barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "ja", "merudgifter.aar", "12000"}},
		{"hospital", []string{"barn.hjemmeboende", "nej", "barn.anbragt-hospital", "ja"}},
		{"i skole", []string{"skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "15", "ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "37"}},
		{"intet tab", []string{"ta.indtaegtstab", "nej"}},
	} {
		with := func(name string, changes ...string) {
			add(strings.TrimSpace(base.name+" "+name), append(slices.Clone(base.changes), changes...)...)
		}
		for f := Fact(0); f.String() != ""; f++ {
			id := f.String()
			for _, choice := range f.Info().Choices {
				with(id+"="+choice, id, choice)
			}
			if base.name == "" || len(f.Info().Choices) > 0 {
				with(id+"=?", id, "ved-ikke")
			}
		}
	}

	// What works together.
	for _, approved := range []string{"ja", "nej", "ikke-afgjort"} {
		for _, care := range []string{"ja", "nej", ""} {
			add("godkendt="+approved+" pasning="+care, "hjemmetraening.godkendt", approved, "ta.noedvendig-pasning", care, "udgifter.traening-aar", "800000")
		}
		add("godkendt="+approved+" uden målgruppe", "hjemmetraening.godkendt", approved, "barn.maalgruppe-saerligt-dagtilbud", "nej", "udgifter.traening-aar", "1000")
		add("godkendt="+approved+" mangler målgruppe", "hjemmetraening.godkendt", approved, "barn.maalgruppe-saerligt-dagtilbud", "", "udgifter.traening-aar", "1000")
	}
	for _, reduced := range []string{"ja", "nej", ""} {
		for _, illness := range []string{"ja", "nej", ""} {
			add("nedsat="+reduced+" lidelse="+illness, "barn.betydelig-varig-funktionsnedsaettelse", reduced, "barn.indgribende-lidelse", illness)
		}
	}
	for _, home := range []string{"ja", "nej", ""} {
		for _, hospital := range []string{"ja", "nej", ""} {
			add("hjemme="+home+" hospital="+hospital, "barn.hjemmeboende", home, "barn.anbragt-hospital", hospital)
		}
	}
	add("godkendt, fyldt 18 før måneden", "hjemmetraening.godkendt", "ja", "udgifter.traening-aar", "500000", "barn.foedselsdato", "2006-05-31", "ansoegning", "2024-01-01")
	add("godkendt, fyldt 18 før ansøgningen", "hjemmetraening.godkendt", "ja", "udgifter.traening-aar", "500000", "barn.foedselsdato", "2006-05-31", "ansoegning", "2024-06-01", "maaned", "2024-05")
	for _, born := range []string{"2000-01-01", "2004-11-22", "2004-11-23", "2009-11-22", "2009-11-23", "2016-03-04", ""} {
		add("ukendt ansøgning, født "+born, "ansoegning", "ved-ikke", "maaned", "", "barn.foedselsdato", born)
		add("ukendt måned, født "+born, "maaned", "ved-ikke", "barn.foedselsdato", born)
		add("ukendte datoer, født "+born, "ansoegning", "ved-ikke", "maaned", "ved-ikke", "barn.foedselsdato", born)
	}
	add("stedforælder på et grundlag, der er opfyldt", "foraelder.relation", "stedforaelder", "hjemmetraening.godkendt", "ja")

	// The child's age, about each clock.
	days := func(name string, born Date, changes ...string) {
		for i, side := range []string{"dagen før", "dagen", "dagen efter"} {
			add(name+", "+side, append(slices.Clone(changes), "barn.foedselsdato", (born+Date(i-1)).String())...)
		}
	}
	for _, years := range []int{17, 18} {
		days(fmt.Sprintf("%d år ved ansøgning", years), NewDate(2024-years, 5, 1), "maaned", "2024-05")
		days(fmt.Sprintf("%d år ved ansøgning, ingen måned", years), NewDate(2024-years, 5, 1), "maaned", "", "afgoerelse", "2024-05-02")
		days(fmt.Sprintf("%d år den første i måneden", years), NewDate(2024-years, 6, 1), "ansoegning", "2024-01-01")
		days(fmt.Sprintf("%d år den første, intet ansøgt", years), NewDate(2024-years, 6, 1), "ansoegning", "")
	}
	days("18 år den sidste i måneden", NewDate(2006, 6, 30))
	days("17 år før måneden", NewDate(2007, 6, 30))
	days("19 år efter måneden", NewDate(2005, 6, 1))
	add("født på skuddagen", "barn.foedselsdato", "2008-02-29", "ansoegning", "2026-02-28", "maaned", "2026-03")
	for _, year := range []int{5, 6, 7, 16, 17, 18} {
		for _, at := range []string{"07-31", "08-01", "08-02", "09-01", "06-30", "07-01"} {
			add("skolealder: "+strconv.Itoa(year)+" år det år, "+at, "barn.foedselsdato", "2012-12-31", "ansoegning", strconv.Itoa(2012+year)+"-"+at, "maaned", "", "skole.form", "ingen")
		}
	}

	// The law of the day, about each of its beginnings.
	for _, begin := range []Date{NewDate(2016, 7, 1), NewDate(2024, 1, 1)} {
		for i := Date(-1); i <= 1; i++ {
			day := (begin + i).String()
			add("afgjort "+day, "afgoerelse", day)
			add("søgt "+day, "ansoegning", day, "maaned", "")
			add("søgt "+day+", afgjort 2024", "ansoegning", day, "afgoerelse", "2024-02-01", "maaned", "")
			month := MonthOf(begin + i).String()
			add("søgt "+day+", måneden "+month, "ansoegning", day, "maaned", month)
			add("kun måneden "+month+", "+day, "ansoegning", "", "maaned", month)
		}
	}

	// Each figure in the first and last month it holds, and those beside; the
	// amounts lie about it.
	for _, key := range r.Keys() {
		for _, w := range r.Windows(key) {
			months := []Month{MonthOf(w.From) - 1, MonthOf(w.From)}
			if w.Until != 0 {
				months = append(months, MonthOf(w.Until), MonthOf(w.Until)+1)
			}
			at := oere(w)
			for _, month := range slices.Compact(months) {
				in := func(name string, changes ...string) {
					add(key+" "+w.Text+", "+month.String()+name, append([]string{"maaned", month.String(), "ansoegning", "", "barn.foedselsdato", NewDate(month.Year()-8, 1, 1).String()}, changes...)...)
				}
				around := func(fact string, changes ...string) {
					for i := int64(-1); i <= 1; i++ {
						in(": "+kr(int(at+i)), append(changes, fact, kr(int(at+i)))...)
					}
				}
				switch key {
				case "ta_cap_month":
					around("ta.bruttoloen")
					in(": over", "ta.bruttoloen", "60000")
					in(": skrevet loft", "ta.bruttoloen", "60000", "ta.loft", "40000")
					in(": før 2011", "ta.bruttoloen", "60000", "ta.ansoegt-foer-2011", "ja")
				case "hjemmetraening_cap_year":
					in(": afgjort senere", "afgoerelse", "2026-11-21", "udgifter.traening-aar", "900000")
					around("udgifter.traening-aar", "hjemmetraening.godkendt", "ja")
					in(": over", "udgifter.traening-aar", "900000", "hjemmetraening.godkendt", "ja")
				case "merudgift_min_year", "kompensation_min_year", "kompensation_group2_threshold_year":
					around("merudgifter.aar")
				case "kompensation_standard_month", "kompensation_group2_addon_month":
					in(": gruppe 2", "merudgifter.aar", "30000")
				case "two_plus_tilpasning_pct", "satsreg_pct":
					old := map[bool]string{true: "ja", false: "nej"}[key == "satsreg_pct"]
					in(": fra året før", "ta.bruttoloen", "20000", "ta.ansoegt-foer-2011", old, "bevilling", (month - Month(month%12) - 1).String())
					in(": fra to år før", "ta.bruttoloen", "20000", "ta.ansoegt-foer-2011", old, "bevilling", (month - Month(month%12) - 13).String())
				case "pension_rate_pct":
					in("")
				case "am_bidrag_pct":
					in(": efter skat", "ta.traekprocent", "38", "ta.maanedsfradrag", "4500")
				case "atp_recipient_share":
					in("")
				}
				if strings.HasPrefix(key, "atp_month") {
					for _, h := range []string{"9", "18", "27"} {
						in(": "+h+" timer", "ta.bevilgede-timer-uge", h)
					}
				}
			}
		}
	}

	// What is left after tax: exact, a range, where nothing is taxed, all of it, and
	// beside another parent.
	for _, card := range [][]string{{"38", "4500"}, {"38.5", "0"}, {"0", "4500"}, {"100", "0"}, {"38", "90000"}, {"38", "ved-ikke"}, {"ved-ikke", "4500"}} {
		for _, pay := range []string{"20000", "60000"} {
			add("skattekort "+card[0]+" "+card[1]+" af "+pay, "ta.traekprocent", card[0], "ta.maanedsfradrag", card[1], "ta.bruttoloen", pay)
			add("skattekort "+card[0]+" "+card[1]+" af "+pay+" i en måned uden loft", "ta.traekprocent", card[0], "ta.maanedsfradrag", card[1], "ta.bruttoloen", pay, "maaned", "2027-02")
		}
	}

	// Hours, about each class and bound.
	for _, hours := range []int{0, 9_00, 18_00, 27_00, 37_00} {
		for i := -1; i <= 1; i++ {
			if h := hours + i; h >= 0 {
				add("bevilget "+kr(h), "ta.bevilgede-timer-uge", kr(h), "ta.arbejdstid-uge", "40")
				add("søgt "+kr(h), "ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", kr(h), "ta.arbejdstid-uge", "40", "maaned", "2023-06")
				add("søgt "+kr(h)+" med undervisning", "ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", kr(h), "ta.arbejdstid-uge", "40", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "9")
			}
		}
	}
	add("timer til undervisning mangler", "ta.bevilgede-timer-uge", "ved-ikke", "ta.oenskede-timer-uge", "37", "skole.form", "hjemmeundervisning")
	add("bevilget og søgt", "ta.oenskede-timer-uge", "30")
	add("uden timer, 2026", "ta.bevilgede-timer-uge", "", "maaned", "2026-06")
	add("uden timer, før 2011", "ta.bevilgede-timer-uge", "", "ta.ansoegt-foer-2011", "ja")
	add("uden løn og timer", "ta.bevilgede-timer-uge", "", "ta.bruttoloen", "")
	add("uden noget tal", "ta.bruttoloen", "", "ta.arbejdstid-uge", "", "ta.bevilgede-timer-uge", "", "ta.pension-arbejdsgiver", "")
	for _, h := range []string{"36.99", "37", "37.01", "40"} {
		add("arbejdstid "+h, "ta.arbejdstid-uge", h, "ta.bruttoloen", "30000")
		add("bevilget "+h+" af 50", "ta.arbejdstid-uge", "50", "ta.bevilgede-timer-uge", h)
	}
	for _, h := range []string{"16.99", "17", "17.01"} {
		add("den anden forælder "+h, "ta.anden-foraelder-timer-uge", h)
	}

	// Pay, pension and the rounding step.
	add("tillæg", "ta.bruttoloen", "30000", "ta.faste-tillaeg", "2000")
	for _, e := range []string{"0", "999.99", "1000", "1621.62", "1905.23", "1905.24", "1905.25", "3524.70"} {
		add("pension "+e, "ta.pension-arbejdsgiver", e)
	}
	for _, g := range []string{"0.01", "0.02", "0.03", "0.04", "0.05", "100.01"} {
		add("halve øre: "+g, "ta.bruttoloen", g, "ta.bevilgede-timer-uge", "18.5")
		add("en tredjedel: "+g, "ta.bruttoloen", g, "ta.bevilgede-timer-uge", "10", "ta.arbejdstid-uge", "30")
	}
	for _, year := range []string{"0", "599.99", "600", "600.01", "1800", "5999.99", "7199.99", "7200", "12345.67"} {
		add("merudgifter "+year, "merudgifter.aar", year)
		add("kompensation "+year, "merudgifter.aar", year, "maaned", "2025-10")
	}

	// Regulation year by year, a period, and a part of a month.
	for _, from := range []string{"2010-06", "2021-12", "2022-12", "2023-01", "2023-12", "2024-01", "2024-06"} {
		for _, old := range []string{"ja", "nej"} {
			add("bevilget "+from+", før 2011: "+old, "bevilling", from, "ta.bruttoloen", "20000", "ta.ansoegt-foer-2011", old)
			add("bevilget "+from+" til 2026, før 2011: "+old, "bevilling", from, "ta.bruttoloen", "20000", "ta.ansoegt-foer-2011", old, "maaned", "2026-06")
			add("bevilget "+from+" over loftet, før 2011: "+old, "bevilling", from, "ta.bruttoloen", "60000", "ta.ansoegt-foer-2011", old)
		}
	}
	add("perioden 2023-11 til 2025-02", "maaned", "2023-11", "til", "2025-02", "ansoegning", "")
	add("perioden til fyldt 18", "maaned", "2024-04", "til", "2024-08", "barn.foedselsdato", "2006-06-11", "ansoegning", "2024-04-01")
	add("18 år i måneden, 27 timer", "barn.foedselsdato", "2006-06-11", "ansoegning", "2024-04-01", "ta.bevilgede-timer-uge", "27", "ta.pension-arbejdsgiver", "100")
	for _, h := range []string{"10", "20", "37"} {
		all = append(all, corpusCase{"to job, " + h + " timer", withJobs(change("ta.bruttoloen", "", "ta.arbejdstid-uge", "", "ta.bevilgede-timer-uge", h),
			`{"bruttoloen":"20000","arbejdstid-uge":"20","faste-tillaeg":"500"},{"bruttoloen":"12000","arbejdstid-uge":"17"}`)})
	}

	// Ending.
	for _, reason := range OphoerGrund.Info().Choices {
		add("slutter: "+reason, "ta.ophoer-dato", "2024-09-30", "ta.ophoer-grund", reason, "ta.brutto-sidste-aar", "200000", "ta.brutto-i-aar", "150000.04")
	}
	for _, end := range []string{"2017-12-31", "2018-01-01", "2018-01-02", "2023-12-31", "2024-01-01", "2024-01-02"} {
		add("slutter "+end, "ta.ophoer-dato", end, "ta.ophoer-grund", "betingelser-bortfaldet", "ta.brutto-sidste-aar", "200000", "ta.brutto-i-aar", "150000.04")
	}

	// Deadlines: each start, a day on either side of where its length begins,
	// and the days that the last one moves from.
	for _, clock := range []string{"modtaget", "afgoerelse", "klaget", "aktindsigt-bedt", "kendt-behov", "ansoegning"} {
		for _, day := range []string{"2010-12-31", "2011-01-01", "2023-12-31", "2024-01-01", "2026-10-31", "2026-11-18", "2026-12-18"} {
			all = append(all, corpusCase{"frist fra " + clock + " " + day, caseFile(map[string]string{clock: day}, map[string]string{"sag.modtaget-som": "mundtligt", "sag.varsles": "ja"})})
		}
	}
	for _, f := range []Fact{ModtagetSom, Varsles, Godkendt} {
		for _, choice := range append(slices.Clone(f.Info().Choices), "ved-ikke") {
			all = append(all,
				corpusCase{"frist, " + f.String() + "=" + choice, caseFile(map[string]string{"modtaget": "2026-11-03"}, map[string]string{f.String(): choice})},
				corpusCase{"ingen dato, " + f.String() + "=" + choice, caseFile(nil, map[string]string{f.String(): choice})})
		}
	}
	all = append(all,
		corpusCase{"frist fra to dage", caseFile(map[string]string{"modtaget": "2026-11-03", "afgoerelse": "2026-10-30", "kendt-behov": "2026-09-01", "ansoegning": "2026-10-01"}, map[string]string{"sag.modtaget-som": "mundtligt", "sag.varsles": "ja"})},
		corpusCase{"født før satserne", caseFile(nil, map[string]string{"barn.foedselsdato": "2009-05-01"})})
	return all
}

// corpusAnswer answers a case in a line.
func corpusAnswer(dst []byte, m *Model, c *Case, problems []Problem) []byte {
	r := m.Eval(*c, problems)
	dst = corpusLine(dst, &r)
	given := m.Deadlines(c, 0)
	if c.Answers[Traekprocent].State == Known && c.Answers[Maanedsfradrag].State == Known {
		answer := m.Compose(c, &r, given, 0)
		for _, h := range answer.Money {
			dst = fmt.Appendf(dst, " | efter skat %d %d %d", h.Net.Before, h.Net.Lo, h.Net.Hi)
		}
	}
	for i, d := range given {
		if i == 0 {
			dst = append(dst, " | frister"...)
		}
		dst = append(dst, " "+d.ID+"="+d.Date.String()...)
		if d.Counted != d.Date {
			dst = append(dst, "<"+d.Counted.String()...)
		}
		if d.Date == 0 {
			dst = append(dst, d.Text...)
		}
	}
	return dst
}

// oere gives a figure in kroner as øre, cut off; a figure of another kind
// gives something as well, which nothing uses.
func oere(w Window) int64 {
	kroner, _, _ := strings.Cut(strings.TrimPrefix(w.Text, "-"), ".")
	n, _ := strconv.ParseInt(kroner, 10, 64)
	return n * 100
}

func withJobs(file, jobs string) string {
	return strings.TrimSuffix(file, "}") + `,"lists":{"job":[` + jobs + `]}}`
}

// corpusLine writes a result in a line: the law, and per finding the verdict
// with a letter for each condition (o, i, s, m as the verdicts begin; a
// capital where only a part fails), the amounts, the remarks and what is
// missing.
func corpusLine(dst []byte, r *Result) []byte {
	dst = append(dst, r.Receipt.Law.String()...)
	for _, p := range r.Problems {
		dst = append(dst, " !"+p.ID...)
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		dst = append(dst, " | "+f.Verdict.String()+" "...)
		for _, l := range f.Trace {
			switch letter := l.Verdict.String()[0]; {
			case l.Kind == Reason && l.Part:
				dst = append(dst, letter-'a'+'A')
			case l.Kind == Reason:
				dst = append(dst, letter)
			}
		}
		dst = appendAmounts(dst, f.Amounts)
		if f.Period != nil {
			dst = append(dst, " i alt"...)
			for _, sum := range f.Period.Sum {
				dst = appendAmounts(dst, []Amount{sum.Amount})
				if !sum.All {
					dst = append(dst, "("+sum.From.String()+".."+sum.To.String()+")"...)
				}
			}
		}
		for _, l := range f.Trace {
			switch {
			case l.Kind == Reason, l.Amount != "", l.Rule == "ta.timer", l.Rule == "ta.vejledende", l.Rule == "ta.fuldt-loft":
			case l.Rule == "ta.afvikling", l.Rule == "ta.ferietillaeg-loebende":
				dst = append(dst, " +"+l.Text...)
			default:
				dst = append(dst, " +"+l.Rule...)
			}
		}
		if len(f.Missing) > 0 {
			dst = append(dst, " ? "+strings.Join(f.Missing, " ")...)
		}
	}
	return dst
}

func appendAmounts(dst []byte, amounts []Amount) []byte {
	for _, a := range amounts {
		dst = append(dst, " "+a.Name+"="+kr(int(a.Lo))...)
		if !a.IsExact() {
			dst = append(dst, ".."...)
			if a.HasHi {
				dst = append(dst, kr(int(a.Hi))...)
			}
		}
		if a.HasBest {
			dst = append(dst, "~"+kr(int(a.Best))...)
		}
	}
	return dst
}

// The answers to the corpus are those of the golden file, which people read
// when the law or the rules change.
func TestCorpus(t *testing.T) {
	m := model(t)
	var got bytes.Buffer
	seen := map[string]bool{}
	for _, c := range corpus(m.Rates()) {
		parsed, problems, readable := m.ParseCase([]byte(c.file))
		if !readable {
			t.Fatalf("%s: %v", c.name, problems)
		}
		if seen[c.file] {
			continue
		}
		seen[c.file] = true
		got.WriteString(c.name + ": ")
		got.Write(corpusAnswer(nil, m, &parsed, problems))
		got.WriteByte('\n')
	}
	golden(t, "corpus.golden", got.Bytes())
	t.Logf("%d cases", len(seen))
}

// corpusAnswers reads the stored answers, by the order of the cases.
func corpusAnswers(t testing.TB) [][]byte {
	b, err := os.ReadFile("testdata/corpus.golden")
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Split(bytes.TrimSuffix(b, []byte("\n")), []byte("\n"))
}
