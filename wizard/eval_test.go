package wizard_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	. "rettesnor/wizard"
)

const full2024 = `{"format": "rettesnor-sag/1",
 "clocks": {"ansoegning": "2024-05-01", "maaned": "2024-06"},
 "facts": {"barn.foedselsdato": "2016-03-04", "barn.betydelig-varig-funktionsnedsaettelse": "ja",
  "barn.maalgruppe-saerligt-dagtilbud": "ja", "barn.hjemmeboende": "ja", "foraelder.foraeldremyndighed": "alene",
  "traening.fremmer-trivsel": "ja", "traening.foraeldre-i-stand": "ja", "traening.dokumenterbar-metode": "ja",
  "traening.sygehusbehandling": "ingen", "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja",
  "ta.bruttoloen": "37000.00", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20", "ta.pension-arbejdsgiver": "5000"}}`

var (
	clocks2024 = map[string]string{"ansoegning": "2024-05-01", "maaned": "2024-06"}
	facts2024  = map[string]string{
		"barn.foedselsdato": "2016-03-04", "barn.betydelig-varig-funktionsnedsaettelse": "ja",
		"barn.maalgruppe-saerligt-dagtilbud": "ja", "barn.hjemmeboende": "ja", "foraelder.foraeldremyndighed": "alene",
		"traening.fremmer-trivsel": "ja", "traening.foraeldre-i-stand": "ja", "traening.dokumenterbar-metode": "ja",
		"traening.sygehusbehandling": "ingen", "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja",
		"ta.bruttoloen": "37000.00", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20", "ta.pension-arbejdsgiver": "5000",
	}
)

// change gives the full case with some answers changed; "" takes one out. A
// key without a dot is a clock.
func change(changes ...string) string {
	clocks, facts := maps.Clone(clocks2024), maps.Clone(facts2024)
	for i := 0; i < len(changes); i += 2 {
		m := clocks
		if strings.Contains(changes[i], ".") {
			m = facts
		}
		if changes[i+1] == "" {
			delete(m, changes[i])
		} else {
			m[changes[i]] = changes[i+1]
		}
	}
	return caseFile(clocks, facts)
}

func TestVerdicts(t *testing.T) {
	m := model(t)
	for _, tt := range []struct {
		name           string
		changes        []string
		approval, loss string // verdicts of § 85 and § 87
	}{
		{"all in order", nil, "skoen", "skoen"},
		{"17 on the day of application", []string{"barn.foedselsdato", "2006-05-02"}, "ikke-opfyldt", "ikke-opfyldt"}, // but grown before June
		{"18 on the day of application", []string{"barn.foedselsdato", "2006-05-01", "maaned", "2024-04"}, "ikke-opfyldt", "skoen"},
		{"17 on the day, the month is past", []string{"barn.foedselsdato", "2006-05-02", "maaned", "2024-05"}, "skoen", "skoen"},
		{"18 the day before the month", []string{"barn.foedselsdato", "2006-05-31"}, "ikke-opfyldt", "ikke-opfyldt"},
		{"18 on the first of the month", []string{"barn.foedselsdato", "2006-06-01"}, "skoen", "ikke-opfyldt"},
		{"18 on the second", []string{"barn.foedselsdato", "2006-06-02"}, "skoen", "skoen"},
		{"no application date: the first of the month", []string{"ansoegning", "", "barn.foedselsdato", "2006-06-01"}, "ikke-opfyldt", "ikke-opfyldt"},
		{"no clock at all", []string{"ansoegning", "", "maaned", ""}, "mangler", "mangler"},
		{"no month", []string{"maaned", ""}, "skoen", "mangler"},
		{"birth date unknown", []string{"barn.foedselsdato", "ved-ikke"}, "mangler", "mangler"},
		{"function not reduced", []string{"barn.betydelig-varig-funktionsnedsaettelse", "nej"}, "ikke-opfyldt", "mangler"},
		{"but a serious illness", []string{"barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "ja"}, "ikke-opfyldt", "skoen"},
		{"and none", []string{"barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "nej"}, "ikke-opfyldt", "ikke-opfyldt"},
		{"target group decided against", []string{"barn.maalgruppe-saerligt-dagtilbud", "nej"}, "ikke-opfyldt", "skoen"},
		{"target group not assessed", []string{"barn.maalgruppe-saerligt-dagtilbud", "ikke-vurderet"}, "skoen", "skoen"},
		{"target group unknown", []string{"barn.maalgruppe-saerligt-dagtilbud", "ved-ikke"}, "mangler", "skoen"},
		{"placed", []string{"barn.hjemmeboende", "nej"}, "ikke-opfyldt", "ikke-opfyldt"},
		{"placed, at the hospital", []string{"barn.hjemmeboende", "nej", "barn.anbragt-hospital", "ja"}, "ikke-opfyldt", "skoen"},
		{"placed or not unknown", []string{"barn.hjemmeboende", ""}, "mangler", "mangler"},
		{"custody shared and disagreed", []string{"foraelder.foraeldremyndighed", "faelles-uenige"}, "skoen", "skoen"},
		{"no custody", []string{"foraelder.foraeldremyndighed", "nej"}, "ikke-opfyldt", "skoen"},
		{"stepparent", []string{"foraelder.relation", "stedforaelder"}, "skoen", "skoen"},
		{"parents doubt the good of it", []string{"traening.fremmer-trivsel", "nej"}, "skoen", "skoen"},
		{"parents doubt themselves", []string{"traening.foraeldre-i-stand", "nej"}, "skoen", "skoen"},
		{"no measurable method", []string{"traening.dokumenterbar-metode", "nej"}, "skoen", "skoen"},
		{"method not said", []string{"traening.dokumenterbar-metode", ""}, "mangler", "skoen"},
		{"part is treatment", []string{"traening.sygehusbehandling", "delvis"}, "skoen", "skoen"},
		{"all is treatment", []string{"traening.sygehusbehandling", "helt"}, "ikke-opfyldt", "skoen"},
		{"care not needed, the parent thinks", []string{"ta.noedvendig-pasning", "nej"}, "skoen", "skoen"},
		{"care not said", []string{"ta.noedvendig-pasning", ""}, "skoen", "mangler"},
		{"care not said, but approved", []string{"ta.noedvendig-pasning", "", "hjemmetraening.godkendt", "ja"}, "skoen", "skoen"},
		{"no loss", []string{"ta.indtaegtstab", "nej"}, "skoen", "ikke-opfyldt"},
		{"no loss, never in work", []string{"ta.indtaegtstab", "nej", "ta.beskaeftigelse", "uden-tilknytning"}, "skoen", "skoen"},
		{"not met wins over missing", []string{"ta.indtaegtstab", "nej", "barn.foedselsdato", ""}, "mangler", "ikke-opfyldt"},
		{"before § 32 a", []string{"ansoegning", "2016-06-30", "maaned", "2016-06", "barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "ja"}, "mangler", "skoen"},
		{"under § 32 a", []string{"ansoegning", "2016-07-01", "maaned", "2016-07"}, "skoen", "skoen"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := answer(t, m, change(tt.changes...))
			if got := r.Findings[0].Verdict; got != tt.approval {
				t.Errorf("hjemmetraening is %s, want %s", got, tt.approval)
			}
			if got := r.Findings[1].Verdict; got != tt.loss {
				t.Errorf("tabt-arbejdsfortjeneste is %s, want %s", got, tt.loss)
			}
		})
	}
}

func TestAmounts(t *testing.T) {
	m := model(t)
	for _, tt := range []struct {
		name                       string
		changes                    []string
		loft, brutto, pension, atp string // "lo-hi", "lo-hi best", "lo-" without a bound, "" where left out
	}{
		{"capped", nil, "19052.43", "19052.43", "1905.24", "66.00"},
		{"at the cap", []string{"ta.bruttoloen", "35247"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"an øre under it", []string{"ta.bruttoloen", "35246.99"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"under the cap", []string{"ta.bruttoloen", "30000"}, "19052.43", "16216.22", "1621.62", "66.00"},
		{"supplements count", []string{"ta.bruttoloen", "30000", "ta.faste-tillaeg", "2000"}, "19052.43", "17297.30", "1729.73", "66.00"},
		{"full time", []string{"ta.bevilgede-timer-uge", "37"}, "35247.00", "35247.00", "3524.70", "99.00"},
		{"27 hours: full ATP", []string{"ta.bevilgede-timer-uge", "27"}, "25720.78", "25720.78", "2572.08", "99.00"},
		{"just under 9 hours: no ATP", []string{"ta.bevilgede-timer-uge", "8.99"}, "8564.07", "8564.07", "856.41", "0.00"},
		{"9 hours: a third", []string{"ta.bevilgede-timer-uge", "9"}, "8573.59", "8573.59", "857.36", "33.00"},
		{"no hours", []string{"ta.bevilgede-timer-uge", "0"}, "0.00", "0.00", "0.00", "0.00"},
		{"part-time before: 25 of 25", []string{"ta.bruttoloen", "24000", "ta.arbejdstid-uge", "25", "ta.bevilgede-timer-uge", "25"}, "35247.00", "24000.00", "2400.00", "66.00"},
		{"more than 37 before", []string{"ta.arbejdstid-uge", "40"}, "17623.50", "17623.50", "1762.35", "66.00"},
		{"pay missing", []string{"ta.bruttoloen", ""}, "19052.43", "0.00-19052.43", "0.00-1905.24", "66.00"},
		{"hours missing", []string{"ta.bevilgede-timer-uge", ""}, "0.00-35247.00", "0.00-35247.00", "0.00-3524.70", "0.00-99.00"},
		{"former hours missing", []string{"ta.arbejdstid-uge", "", "ta.bruttoloen", "30000"}, "0.00-35247.00", "0.00-30000.00", "0.00-3000.00", "66.00"},
		{"all missing", []string{"ta.bruttoloen", "", "ta.arbejdstid-uge", "", "ta.bevilgede-timer-uge", "", "ta.pension-arbejdsgiver", ""}, "0.00-35247.00", "0.00-35247.00", "0.00-3524.70", "0.00-99.00"},
		{"wanted hours", []string{"ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "20"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"69-14: 37 wanted, 15 of teaching, 22 to 37", []string{"ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "37", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "15"}, "20957.68-35247.00", "20957.68-35247.00", "2095.77-3524.70", "66.00-99.00"},
		{"teaching hours missing", []string{"ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "37", "skole.form", "hjemmeundervisning"}, "0.00-35247.00", "0.00-35247.00", "0.00-3524.70", "0.00-99.00"},
		{"decided hours lose nothing", []string{"ta.bevilgede-timer-uge", "20", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "15"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"pension below both ceilings", []string{"ta.bruttoloen", "20000", "ta.pension-arbejdsgiver", "3000"}, "19052.43", "10810.81", "1081.08", "66.00"},
		{"pension between the readings", []string{"ta.bruttoloen", "20000", "ta.pension-arbejdsgiver", "1000"}, "19052.43", "10810.81", "540.54-1000.00", "66.00"},
		{"no employer pension", []string{"ta.pension-arbejdsgiver", "0"}, "19052.43", "19052.43", "0.00", "66.00"},
		{"pension unknown", []string{"ta.pension-arbejdsgiver", "ved-ikke"}, "19052.43", "19052.43", "0.00-1905.24", "66.00"},
		{"before 2011: no cap", []string{"ta.ansoegt-foer-2011", "ja"}, "", "20000.00", "2000.00", "66.00"},
		{"before 2011, pay missing", []string{"ta.ansoegt-foer-2011", "ja", "ta.bruttoloen", ""}, "", "0.00-", "0.00-5000.00", "66.00"},
		{"2026, pay under the last cap: exact", []string{"maaned", "2026-06", "ta.bruttoloen", "35247"}, "19052.43- 20745.95", "19052.43", "1905.24", "66.00"},
		{"2026, an øre over it", []string{"maaned", "2026-06", "ta.bruttoloen", "35247.01"}, "19052.43- 20745.95", "19052.43-19052.44 19052.44", "1905.24", "66.00"},
		{"2026, pay over the computed cap", []string{"maaned", "2026-06", "ta.bruttoloen", "42000"}, "19052.43- 20745.95", "19052.43-22702.70 20745.95", "1905.24-2270.27 2074.59", "66.00"},
		{"2026, pay missing", []string{"maaned", "2026-06", "ta.bruttoloen", ""}, "19052.43- 20745.95", "0.00-", "0.00-5000.00", "66.00"},
		{"2026, the cap typed", []string{"maaned", "2026-06", "ta.bruttoloen", "42000", "ta.loft", "38380"}, "20745.95", "20745.95", "2074.59", "66.00"},
		{"2024, a typed cap does not count", []string{"ta.loft", "50000"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"2027: nothing computed either", []string{"maaned", "2027-01", "ta.bruttoloen", "42000"}, "19052.43-", "19052.43-22702.70", "1905.24-2270.27", "66.00"},
		{"a gap: 2015, between 2012 and 2018", []string{"ansoegning", "2015-01-01", "maaned", "2015-06", "barn.foedselsdato", "2010-01-01"}, "14864.86-16527.57 15605.41", "14864.86-16527.57 15605.41", "1486.49-1652.76 1560.54", "0.00-"},
		{"before the first cap", []string{"ansoegning", "2010-05-01", "maaned", "2010-06", "barn.foedselsdato", "2005-01-01"}, "", "20000.00", "0.00-5000.00", "0.00-"},
		{"18 in the month: 10 of 30 days", []string{"barn.foedselsdato", "2006-06-11", "ansoegning", "2024-04-01"}, "6350.81", "6350.81", "635.08", "0.00-66.00"},
		{"self-employed", []string{"ta.beskaeftigelse", "selvstaendig"}, "19052.43", "0.00-19052.43", "0.00-1905.24", "66.00"},
		{"fleksjob", []string{"ta.beskaeftigelse", "fleksjob"}, "19052.43", "19052.43", "1905.24", "66.00"},
		{"granted the year before: 3.5 percent", []string{"bevilling", "2023-08", "ansoegning", "2023-05-01", "ta.bruttoloen", "20000"}, "19052.43", "11189.19", "1118.92", "66.00"},
		{"granted in 2022: 2023 is not published", []string{"bevilling", "2022-08", "ansoegning", "2022-05-01", "ta.bruttoloen", "20000"}, "19052.43", "11189.19-19052.43 11524.86", "1118.92-1905.24 1152.49", "66.00"},
		{"not met: no amounts", []string{"ta.indtaegtstab", "nej"}, "", "", "", ""},
		{"no month: no amounts", []string{"maaned", ""}, "", "", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := answer(t, m, change(tt.changes...))
			for name, want := range map[string]string{"loft": tt.loft, "brutto": tt.brutto, "pension": tt.pension, "atp-egen": tt.atp} {
				a, there := r.Findings[1].Amounts[name]
				got := a.Lo
				if there && a.Hi != a.Lo {
					got += "-" + a.Hi
				}
				if a.Best != "" {
					got += " " + a.Best
				}
				if got != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
			if len(r.Problems) > 0 && r.Problems[0].ID != "ansoegning" { // § 85 is not encoded before 2016
				t.Error(r.Problems)
			}
		})
	}
}

func TestMissingAndAssumed(t *testing.T) {
	m := model(t)
	for _, tt := range []struct {
		name, file      string
		approval, loss  []string // missing
		assumedContains string
		assumedNotAnyOf []string
	}{
		{"nothing answered", caseFile(nil, nil),
			[]string{"barn.foedselsdato", "ansoegning", "barn.betydelig-varig-funktionsnedsaettelse", "barn.maalgruppe-saerligt-dagtilbud", "foraelder.foraeldremyndighed", "barn.hjemmeboende", "traening.fremmer-trivsel", "traening.foraeldre-i-stand", "traening.dokumenterbar-metode", "traening.sygehusbehandling"},
			[]string{"barn.foedselsdato", "maaned", "barn.betydelig-varig-funktionsnedsaettelse", "barn.hjemmeboende", "ta.noedvendig-pasning", "ta.indtaegtstab", "ta.bevilgede-timer-uge", "ta.arbejdstid-uge", "ta.bruttoloen", "ta.pension-arbejdsgiver"},
			"ta.faste-tillaeg", nil},
		{"all answered", change(), nil, nil, "foraelder.relation", []string{"ta.bruttoloen"}},
		{"the alternative is needed when the first fails", change("barn.betydelig-varig-funktionsnedsaettelse", "nej"), nil, []string{"barn.indgribende-lidelse"}, "ta.besparelser", nil},
		{"no month", change("maaned", ""), nil, []string{"maaned"}, "ta.loft", nil},
		{"settled: nothing is missing", change("ta.indtaegtstab", "nej", "ta.bruttoloen", ""), nil, nil, "ta.beskaeftigelse", nil},
		{"self-employed: the pay is not missing", change("ta.beskaeftigelse", "selvstaendig", "ta.bruttoloen", ""), nil, nil, "ta.faste-tillaeg", []string{"ta.beskaeftigelse"}},
		{"teaching hours", change("ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "20", "skole.form", "hjemmeundervisning"), nil, []string{"skole.hjemmeundervisning-timer-uge"}, "", []string{"skole.form"}},
		{"an assumed fact that is not known stays assumed", change("foraelder.relation", "ved-ikke"), nil, nil, "foraelder.relation", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := answer(t, m, tt.file)
			if got := r.Findings[0].Missing; !slices.Equal(got, tt.approval) {
				t.Errorf("hjemmetraening misses %q, want %q", got, tt.approval)
			}
			if got := r.Findings[1].Missing; !slices.Equal(got, tt.loss) {
				t.Errorf("tabt-arbejdsfortjeneste misses %q, want %q", got, tt.loss)
			}
			assumed := r.Findings[1].Assumed
			if tt.assumedContains != "" && !slices.Contains(assumed, tt.assumedContains) {
				t.Errorf("assumed %q lacks %s", assumed, tt.assumedContains)
			}
			for _, id := range tt.assumedNotAnyOf {
				if slices.Contains(assumed, id) {
					t.Errorf("assumed %q has %s", assumed, id)
				}
			}
		})
	}
}

func TestTheLawOfTheTimeIsCited(t *testing.T) {
	m := model(t)
	for _, tt := range []struct{ ansoegning, afgoerelse, law, prefix string }{
		{"2023-12-31", "", "serviceloven", "sel"},
		{"2024-01-01", "", "barnets lov", "bl"},
		{"2023-12-31", "2024-01-01", "barnets lov", "bl"}, // the decision's date decides
	} {
		r := answer(t, m, change("ansoegning", tt.ansoegning, "afgoerelse", tt.afgoerelse, "maaned", "2023-12"))
		if r.Receipt.Law != tt.law {
			t.Errorf("%+v: law %s", tt, r.Receipt.Law)
		}
		for _, f := range r.Findings {
			for _, l := range f.Trace {
				for _, id := range l.Cite {
					if !strings.HasPrefix(id, tt.prefix) && !strings.HasPrefix(id, "fal") && !strings.HasPrefix(id, "fsl") {
						t.Errorf("%+v: %s cites %s", tt, l.Rule, id)
					}
				}
			}
		}
	}
}

// The words never promise what a municipality must assess.
func TestNothingPromisesARight(t *testing.T) {
	check := func(where, text string) {
		for _, bad := range []string{"ret til", "har krav på", "I får ", "du får ", "bliver godkendt"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q promises (%q)", where, text, bad)
			}
		}
	}
	m := model(t)
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			for v := Verdict(0); v < 4; v++ {
				check(r.ID, m.Sentence(r, v))
			}
			for i := range r.Cond.Branches() {
				check(r.ID, m.ChoiceSentence(r, i))
			}
			if d := m.Discretion(r.ID); d != nil {
				for _, text := range slices.Concat(d.For, d.Against, d.Evidence) {
					check(r.ID, text)
				}
			}
		})
	}
	for _, q := range m.Questions() {
		check(q.Fact, strings.Join([]string{q.Heading, q.Hint, q.Why, q.How}, " "))
	}
}
