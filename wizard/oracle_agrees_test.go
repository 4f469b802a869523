package wizard_test

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	. "rettesnor/wizard"
)

// oracleCases is how many random cases the two calculations must agree on.
const oracleCases = 100_000

// The engine and the second calculation agree on verdicts and amounts.
func TestTheSecondCalculationAgrees(t *testing.T) {
	m := model(t)
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(85, uint64(worker)))
			var out []byte
			for n := worker; n < oracleCases && !t.Failed(); n += workers {
				file := randomCase(r)
				out, _ = m.AnswerCase(out[:0], file)
				if diff := disagreement(out, oracle(file)); diff != "" {
					t.Errorf("%s\nin %s", diff, file)
				}
			}
		})
	}
	wg.Wait()
}

// disagreement compares a result with the second calculation's answer. It
// reads only what is compared: the whole result is large.
func disagreement(result []byte, want oracleAnswer) string {
	var diff strings.Builder
	before := result
	for _, id := range FindingIDs() {
		at := bytes.Index(result, []byte(`{"id":"`+id+`","title":`))
		if at < 0 {
			return "no finding " + id
		}
		result = result[at:]
		verdict := between(result, `"verdict":"`, `"`)
		if string(verdict) != want.verdicts[id] {
			diff.WriteString(id + " is " + string(verdict) + ", the second calculation says " + want.verdicts[id] + "\n")
		}
		var got byName
		if err := got.UnmarshalJSON(slices.Concat([]byte("["), between(result, `"amounts":[`, `],"trace":[`), []byte("]"))); err != nil {
			return err.Error()
		}
		for name, a := range got {
			if w, ok := want.amounts[id][name]; !ok || w != [3]string{a.Lo, a.Hi, a.Best} {
				diff.WriteString(id + "." + name + " is " + strings.Join([]string{a.Lo, a.Hi, a.Best}, "|") + ", the second calculation says " + strings.Join(w[:], "|") + "\n")
			}
		}
		for name, w := range want.amounts[id] {
			if _, ok := got[name]; !ok {
				diff.WriteString(id + "." + name + " is left out, the second calculation says " + strings.Join(w[:], "|") + "\n")
			}
		}
	}
	if want.sums != nil {
		var got byName
		if len(want.sums) > 0 {
			if err := got.UnmarshalJSON(slices.Concat([]byte("["), between(before, `],"sum":[`, `]}]}`), []byte("]}]"))); err != nil {
				return err.Error()
			}
		}
		for name, w := range want.sums {
			if a := got[name]; a.Lo != w[0] || a.Hi != w[1] {
				diff.WriteString("the period's " + name + " is " + a.Lo + "|" + a.Hi + ", the second calculation says " + w[0] + "|" + w[1] + "\n")
			}
		}
	}
	return diff.String()
}

func between(b []byte, from, to string) []byte {
	b = b[bytes.Index(b, []byte(from))+len(from):]
	return b[:bytes.Index(b, []byte(to))]
}

// The second calculation is worth something only while it is one.
func TestTheSecondCalculationImportsNothingOfTheEngine(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "oracle_test.go", nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range file.Imports {
		if path, _ := strconv.Unquote(spec.Path.Value); strings.Contains(path, "rettesnor") || strings.Contains(path, ".") {
			t.Errorf("oracle_test.go imports %s", path)
		}
	}
}

// randomCase draws a case file. Most answers are such that a case goes on, and
// most dates and numbers lie on a boundary or next to one.
func randomCase(r *rand.Rand) []byte {
	pick := func(values ...string) string { return values[r.IntN(len(values))] }
	clocks, facts := map[string]string{}, map[string]string{}
	put := func(id string, chance float64, value string) {
		switch {
		case r.Float64() >= chance:
		case r.IntN(25) == 0:
			facts[id] = "ved-ikke"
		default:
			facts[id] = value
		}
	}
	month := func() string {
		if r.IntN(3) == 0 {
			return strconv.Itoa(2009+r.IntN(20)) + "-" + twoDigits(1+r.IntN(12))
		}
		return pick("2010-12", "2011-01", "2011-12", "2012-01", "2012-06", "2012-07", "2012-12", "2013-01", "2014-05", "2015-12", "2016-06", "2016-07", "2017-12", "2018-01",
			"2019-01", "2020-12", "2021-01", "2021-12", "2022-01", "2022-12", "2023-01", "2023-12", "2024-01", "2024-06", "2024-12", "2025-01", "2025-08", "2025-09", "2025-12", "2026-01", "2026-11", "2027-01", "2031-03")
	}
	day := func(month string) string {
		days := daysOf(month)
		return days[[]int{0, 0, 1, len(days) - 1, r.IntN(len(days))}[r.IntN(5)]]
	}
	at := month()
	if r.IntN(20) > 0 {
		clocks["maaned"] = at
	}
	if r.IntN(8) > 0 {
		clocks["ansoegning"] = day(pick(at, at, at, month()))
	}
	if r.IntN(4) == 0 {
		clocks["afgoerelse"] = day(pick(at, month()))
	}
	if r.IntN(3) == 0 {
		clocks["bevilling"] = pick(at, month(), month())
	}
	if r.IntN(20) == 0 {
		clocks["til"] = month()
	}

	for _, id := range []string{"maaned", "ansoegning", "afgoerelse", "bevilling"} {
		if r.IntN(25) == 0 {
			clocks[id] = "ved-ikke"
		}
	}

	// Born long ago enough, or 18 about one of the dates.
	born := pick("2010", "2014", "2016", "2020")[:4] + "-" + pick("03-04", "02-28", "08-01", "12-31")
	if r.IntN(2) == 0 {
		about := pick(at+"-01", day(at), clocks["ansoegning"], "2022-11-22", "2027-11-22", "2022-11-01", "2027-11-01")
		if about != "" && about != "ved-ikke" {
			born = shiftDay(about, -18, r.IntN(3)-1)
		}
	}
	if r.IntN(30) == 0 {
		born = pick("2008-02-29", "2006-02-28", "2006-03-01", "2004-02-29")
	}
	put("barn.foedselsdato", 0.97, born)
	put("barn.betydelig-varig-funktionsnedsaettelse", 0.97, pick("ja", "ja", "ja", "ja", "nej"))
	put("barn.indgribende-lidelse", 0.5, pick("ja", "ja", "nej"))
	put("barn.maalgruppe-saerligt-dagtilbud", 0.97, pick("ja", "ja", "ja", "ikke-vurderet", "nej"))
	put("barn.hjemmeboende", 0.97, pick("ja", "ja", "ja", "ja", "ja", "nej"))
	put("barn.anbragt-hospital", 0.2, pick("ja", "nej"))
	put("foraelder.foraeldremyndighed", 0.97, pick("alene", "alene", "faelles-enige", "faelles-enige", "faelles-uenige", "nej"))
	put("foraelder.relation", 0.2, pick("foraelder", "stedforaelder", "anden"))
	put("traening.fremmer-trivsel", 0.97, pick("ja", "nej"))
	put("traening.foraeldre-i-stand", 0.97, pick("ja", "nej"))
	put("traening.dokumenterbar-metode", 0.97, pick("ja", "nej"))
	put("traening.sygehusbehandling", 0.97, pick("ingen", "ingen", "delvis", "helt"))
	put("hjemmetraening.godkendt", 0.4, pick("ja", "nej", "ikke-afgjort"))
	put("skole.form", 0.4, pick("ingen", "skole", "hjemmeundervisning", "hjemmeundervisning"))
	put("ta.noedvendig-pasning", 0.95, pick("ja", "nej"))
	put("ta.indtaegtstab", 0.97, pick("ja", "ja", "ja", "ja", "nej"))
	put("ta.beskaeftigelse", 0.3, pick("loenmodtager", "selvstaendig", "uden-tilknytning", "fleksjob", "ledig"))

	pay := func() string {
		return pick("0", "19613", "19612.99", "19613.01", "27500.01", "30576", "35246.99", "35247", "35247.01", "36622", "38380", "38380.01", "42000", "1000000000", kr(r.IntN(60_000_00)), kr(r.IntN(60_000_00)))
	}
	hour := func(most int) string {
		return pick("0", "0.01", "8.99", "9", "9.01", "17.99", "18", "18.01", "26.99", "27", "27.01", "37", "37.01", "22", kr(r.IntN(most+1)), kr(r.IntN(most+1)))
	}
	worked := pick("37", "37", "37", "37.01", "36.99", "32", "40", "168", "0.01", kr(1+r.IntN(168_00)))
	jobs := ""
	if r.IntN(10) == 0 {
		for n := 1 + r.IntN(3); n > 0; n-- {
			if jobs += `{"bruttoloen":"` + kr(r.IntN(20_000_00)) + `","arbejdstid-uge":"` + kr(1+r.IntN(20_00)) + `"`; r.IntN(2) == 0 {
				jobs += `,"faste-tillaeg":"` + kr(r.IntN(2_000_00)) + `"`
			}
			jobs += "},"
		}
		jobs = `,"lists":{"job":[` + strings.TrimSuffix(jobs, ",") + `]}`
	}
	if jobs == "" || r.IntN(10) == 0 {
		put("ta.bruttoloen", 0.9, pay())
		put("ta.faste-tillaeg", 0.3, pick("0", "0.01", "2000", kr(r.IntN(5_000_00))))
		put("ta.arbejdstid-uge", 0.93, worked)
	}
	put("ta.bevilgede-timer-uge", 0.7, hour(37_00))
	put("ta.oenskede-timer-uge", 0.5, hour(37_00))
	put("skole.hjemmeundervisning-timer-uge", 0.4, hour(30_00))
	put("ta.pension-arbejdsgiver", 0.8, pick("0", "0.01", "1000", "3524.70", "3524.69", "5000", kr(r.IntN(6_000_00))))
	put("ta.besparelser", 0.2, "1200")
	put("ta.ansoegt-foer-2011", 0.2, pick("ja", "nej"))
	put("ta.loft", 0.15, pick("38380", "35247", "0", kr(r.IntN(50_000_00))))
	put("ta.ophoer-dato", 0.15, pick("2017-12-31", "2018-01-01", "2023-12-31", "2024-01-01", "2026-05-31"))
	put("ta.ophoer-grund", 0.15, pick("betingelser-bortfaldet", "aftalt-periode", "eget-oenske", "faerre-timer", "barnet-18"))
	put("ta.brutto-sidste-aar", 0.2, kr(r.IntN(400_000_00)))
	put("ta.brutto-i-aar", 0.2, kr(r.IntN(400_000_00)))
	put("udgifter.traening-aar", 0.7, pick("0", "596681", "620787.01", "706599.99", "706600", "706600.01", "764980", "800000", kr(r.IntN(900_000_00))))
	put("merudgifter.aar", 0.7, pick("0", "599.99", "600", "4847.99", "4848", "5518.99", "5519", "5519.01", "6659.99", "6660", "23999.99", "24000", "24000.01", kr(r.IntN(40_000_00))))

	b, _ := json.Marshal(struct {
		Format string            `json:"format"`
		Clocks map[string]string `json:"clocks"`
		Facts  map[string]string `json:"facts"`
	}{Format, clocks, facts})
	return append(b[:len(b)-1], jobs+"}"...)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// kr writes hundredths as "370.05".
func kr(hundredths int) string { return strconv.Itoa(hundredths/100) + "." + twoDigits(hundredths%100) }
