package wizard_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	. "rettesnor/wizard"
)

// eachAnswer calls visit with the answer to every case of the corpus.
func eachAnswer(t *testing.T, visit func(name string, c Case, r Result)) {
	t.Helper()
	m := model(t)
	for _, c := range corpus(m.Rates()) {
		parsed, problems, _ := m.ParseCase([]byte(c.file))
		visit(c.name, parsed, m.Eval(parsed, problems))
	}
}

// Nobody whose hjemmetræning is decided is told that they can apply. A refusal
// stands first and names the time to complain; an approval is called one.
func TestWhatIsDecidedIsSaidFirst(t *testing.T) {
	refused, approved := 0, 0
	eachAnswer(t, func(name string, c Case, r Result) {
		a := c.Answers[Godkendt]
		if a.State != Known || Godkendt.Info().Choices[a.Value] == "ikke-afgjort" {
			return
		}
		for _, f := range r.Findings {
			if strings.Contains(f.Heading, "kan søge") {
				t.Errorf("%s: %s", name, f.Heading)
			}
			if f.ID != HjemmetraeningID && f.ID != TraeningsudgifterID {
				continue
			}
			if Godkendt.Info().Choices[a.Value] == "nej" {
				refused++
				if !strings.HasPrefix(f.Heading, "I har fået afslag på hjemmetræning.") || !strings.Contains(f.Heading, "klage inden fire uger") {
					t.Errorf("%s: %s", name, f.Heading)
				}
				continue
			}
			approved++
			if f.ID == HjemmetraeningID && !strings.HasPrefix(f.Heading, "Hjemmetræningen er godkendt") {
				t.Errorf("%s: %s", name, f.Heading)
			}
		}
	})
	if refused < 20 || approved < 20 {
		t.Errorf("%d refused, %d approved", refused, approved)
	}
	r := answer(t, model(t), change("hjemmetraening.godkendt", "nej"))
	said := ""
	for _, l := range r.Findings[2].Trace {
		said += l.Rule + ": " + l.Text + "\n"
	}
	if r.Findings[2].Verdict != "skoen" || !strings.Contains(said, "bl85.6.afslag: I har fået afslag") || strings.Contains(said, "endnu ikke afgjort") {
		t.Errorf("the costs after a refusal are %s:\n%s", r.Findings[2].Verdict, said)
	}
}

var smallNumbers = []string{"ingen", "e[nt]|én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// A number in a heading is the length of the list under it, and alternatives
// that all fail are one line of it.
func TestNumbersInHeadingsAreLengthsOfLists(t *testing.T) {
	number := regexp.MustCompile(`(?:mangler|vurdere|vurderer kommunen|svar er) (\S+) (?:svar|ting|betingelse)`)
	alternatives := map[string]string{}
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			if any, is := r.Cond.(Any); is {
				for _, of := range any.Of {
					alternatives[of.ID] = r.ID
				}
			}
		})
	}
	counted := 0
	eachAnswer(t, func(name string, _ Case, r Result) {
		for _, f := range r.Findings {
			list := len(f.Missing)
			if f.Verdict != Mangler {
				list = 0
				for _, l := range f.Trace {
					if l.Kind == Reason && !l.Part && l.Verdict == f.Verdict {
						list++
						if f.Verdict == IkkeOpfyldt && alternatives[l.Rule] != "" {
							t.Errorf("%s: %s stands alone, though it is one way of %s", name, l.Rule, alternatives[l.Rule])
						}
					}
				}
			}
			m := number.FindStringSubmatch(f.Heading)
			if m == nil {
				continue
			}
			counted++
			want := strconv.Itoa(list)
			if list < len(smallNumbers) {
				want = smallNumbers[list]
			}
			if ok, _ := regexp.MatchString("^(?:"+want+")$", m[1]); !ok {
				t.Errorf("%s: %s, but the list has %d", name, f.Heading, list)
			}
		}
	})
	if counted < 3000 {
		t.Errorf("only %d headings with a number", counted)
	}
}

// What is said to be missing is what is missing.
func TestOnlyWhatIsMissingIsNamed(t *testing.T) {
	eachAnswer(t, func(name string, c Case, r Result) {
		for _, f := range r.Findings {
			for _, l := range f.Trace {
				if l.Kind != Reason || l.Verdict != Mangler {
					continue
				}
				if c.Answers[Foedselsdato].State == Known && strings.Contains(l.Text, "fødselsdato") {
					t.Errorf("%s: %s", name, l.Text)
				}
				if c.Clocks.Ansoegning != 0 && strings.Contains(l.Text, "datoen, hvor I søger") || c.Clocks.Maaned != 0 && strings.Contains(l.Text, "måneden") {
					t.Errorf("%s: %s", name, l.Text)
				}
			}
		}
	})
}

// No sentence has a date as files write it.
func TestSentencesHaveDanishDates(t *testing.T) {
	iso := regexp.MustCompile(`[0-9]{4}-[0-9]{2}`)
	quoted := regexp.MustCompile(`"[^"]*"`) // what somebody wrote is shown as it was written
	check := func(name, text string) {
		if iso.MatchString(quoted.ReplaceAllString(text, "")) {
			t.Errorf("%s: %s", name, text)
		}
	}
	m := model(t)
	eachAnswer(t, func(name string, _ Case, r Result) {
		for _, p := range r.Problems {
			check(name, m.Say(p.Msg))
		}
		for _, f := range r.Findings {
			check(name, f.Heading)
			for _, l := range f.Trace {
				check(name, l.Text+" "+l.Figure)
			}
			for _, s := range f.Assumes() {
				check(name, s)
			}
			for _, c := range f.Changes {
				check(name, c.Text)
			}
			if f.Period != nil {
				for _, s := range f.Period.Sum {
					check(name, m.SumFigure(f.Period, s))
				}
			}
		}
	})
	for _, file := range []string{
		caseFile(map[string]string{"maaned": "2024-06"}, map[string]string{"barn.foedselsdato": "2024-07-01"}),
		caseFile(map[string]string{"maaned": "2024-06", "bevilling": "2024-07", "til": "2023-01"}, nil),
		caseFile(map[string]string{"maaned": "2024-6", "ansoegning": "1/5"}, map[string]string{"barn.foedselsdato": "x"}),
		caseFile(map[string]string{"ansoegning": "2016-06-30"}, nil),
	} {
		r := answer(t, m, file)
		if len(r.Problems) == 0 {
			t.Error("no problem in " + file)
		}
		for _, p := range r.Problems {
			check(file, p.Message)
		}
	}
	g := m.Graph(NewDate(2024, 1, 1))
	for _, n := range g.Nodes {
		check(n.ID, n.Label)
	}
}

// corners are the answers that bound an amount's range: none, the least, the
// most and those about the figures.
var corners = map[Fact][]int64{
	Foedselsdato:            {int64(NewDate(2006, 5, 31)), int64(NewDate(2006, 6, 1)), int64(NewDate(2006, 6, 16)), int64(NewDate(2016, 3, 4))},
	Bruttoloen:              {0, 35_246_99, 35_247_00, 60_000_00},
	Arbejdstid:              {37_00, 168_00},
	BevilgedeTimer:          {0, 8_99, 27_00, 37_00},
	HjemmeundervisningTimer: {0, 20_00, 40_00},
	PensionArbejdsgiver:     {0, 1_000_00, 9_000_00},
	BetydeligVarig:          {0, 1}, IndgribendeLidelse: {0, 1}, Hjemmeboende: {0, 1},
	NoedvendigPasning: {0, 1}, Indtaegtstab: {0, 1},
	UdgifterTraening: {0, 706_600_00, 900_000_00},
	Merudgifter:      {0, 5_519_00, 30_000_00},
}

// Law 4 for amounts: at the corners, for every needed fact that an amount
// turns on, learning it never widens an amount. The birth date is learnt too,
// but for one thing: without it the amounts of § 87 assume a child under 18 all
// month, and say so. Replacing that is no learning.
func TestLearningNeverWidensAnAmountAtTheCorners(t *testing.T) {
	m := model(t)
	tried := 0
	for _, base := range []map[Fact]int64{
		{},
		{OenskedeTimer: 37_00, Skoleform: 2},
		{Beskaeftigelse: 1},
		{AnsoegtFoer2011: 0},
	} {
		months, grants := []Month{NewMonth(2024, 6), NewMonth(2027, 1)}, []Month{0, NewMonth(2022, 6)}
		if len(base) > 0 {
			months, grants = months[:1], grants[1:]
		}
		for _, month := range months {
			for _, granted := range grants {
				c := Case{Clocks: Clocks{Ansoegning: NewDate(2022, 1, 1), Maaned: month, Bevilling: granted}}
				for f, v := range base {
					c.Answers[f] = Answer{State: Known, Value: v}
				}
				facts := []Fact{Bruttoloen, Arbejdstid, BevilgedeTimer, PensionArbejdsgiver}
				if base[OenskedeTimer] != 0 {
					facts = []Fact{Bruttoloen, Arbejdstid, HjemmeundervisningTimer, PensionArbejdsgiver}
				}
				eachCorner(&c, facts, func(c *Case) {
					before := findingAmounts(m, *c)
					for f, values := range corners {
						if f.Info().Assumed != "" || c.Answers[f].State == Known || f == Foedselsdato || f == BevilgedeTimer && base[OenskedeTimer] != 0 {
							continue
						}
						for _, v := range values {
							after := *c
							after.Answers[f] = Answer{State: Known, Value: v}
							if total := after.Answers[Arbejdstid]; total.State == Known && after.Answers[BevilgedeTimer].Value > total.Value {
								continue
							}
							tried++
							for name, a := range findingAmounts(m, after) {
								if b, was := before[name]; was {
									if err := within(a, b); err != nil {
										t.Fatalf("learning %v = %d: %v in\n%s", f, v, err, AppendCase(nil, c))
									}
								}
							}
						}
					}
				})
			}
		}
	}
	t.Logf("%d answers learnt", tried)
	// The assumption stands there, and goes with the answer.
	for _, born := range []string{"", "ved-ikke", "2006-06-16"} {
		r := answer(t, m, change("barn.foedselsdato", born)).Findings[1]
		assumed := slices.Contains(r.Assumed, "barn.foedselsdato")
		if want := born != "2006-06-16"; assumed != want {
			t.Errorf("born %q: assumed %v", born, r.Assumed)
		}
		if want := map[bool]string{true: "19052.43", false: "9526.22"}[born != "2006-06-16"]; r.Amounts["brutto"].Lo != want || r.Amounts["brutto"].Hi != want {
			t.Errorf("born %q: brutto %+v", born, r.Amounts["brutto"])
		}
	}
}

func eachCorner(c *Case, facts []Fact, visit func(*Case)) {
	if len(facts) == 0 {
		visit(c)
		return
	}
	f := facts[0]
	c.Answers[f] = Answer{}
	eachCorner(c, facts[1:], visit)
	for _, v := range corners[f] {
		if total := c.Answers[Arbejdstid]; f == BevilgedeTimer && total.State == Known && v > total.Value {
			continue
		}
		c.Answers[f] = Answer{State: Known, Value: v}
		eachCorner(c, facts[1:], visit)
	}
	c.Answers[f] = Answer{}
}

func findingAmounts(m *Model, c Case) map[string]Amount {
	out := map[string]Amount{}
	for _, f := range m.Eval(c, nil).Findings {
		for _, a := range f.Amounts {
			out[f.ID+"."+a.Name] = a
		}
	}
	return out
}

// A clock that the reader does not know lies in a range about the data's date.
// What is so all through it is settled and assumed; a date replaces it, and one
// inside the range never flips it.
func TestAnUnknownClockIsARange(t *testing.T) {
	m := model(t)
	today := m.Rates().Date()
	if today == 0 {
		t.Fatal("the data names no date")
	}
	for born := today.Birthday(-24); born < today.Birthday(-15); born += 13 {
		c, _, _ := m.ParseCase([]byte(full2024))
		c.Answers[Foedselsdato].Value = int64(born)
		c.Clocks = Clocks{}
		c.Set("ansoegning", "ved-ikke")
		c.Set("maaned", "ved-ikke")
		for n, id := range map[int]string{0: HjemmetraeningID, 1: TabtArbejdsfortjenesteID} {
			before := m.Eval(c, nil).Findings[n]
			clock := []string{"ansoegning", "maaned"}[n]
			settled := before.Verdict != Mangler
			if slices.ContainsFunc(before.Assumed, func(a Assumed) bool { return a.ID == clock }) != settled || slices.Contains(before.Missing, clock) != (before.Verdict != IkkeOpfyldt && (!settled || n == 1)) { // § 87 has no amount without a month
				t.Errorf("born %v: %s is %v, assumed %v, missing %v", born, id, before.Verdict, before.Assumed, before.Missing)
			}
			for _, l := range before.Trace {
				if strings.ContainsAny(l.Text, "{}") {
					t.Errorf("born %v: %s", born, l.Text)
				}
			}
			seen := map[Verdict]bool{}
			for day := today.Birthday(-4); day <= today.Birthday(1); day += 7 {
				known := c
				known.Set("ansoegning", day.String())
				if n == 1 {
					known = c
					known.Set("maaned", MonthOf(day).String())
				}
				after := m.Verdict(id, &known)
				seen[after] = true
				if settled && after != before.Verdict {
					t.Errorf("born %v: %s is %v, and on %v %v", born, id, before.Verdict, day, after)
				}
			}
			if !settled && len(seen) < 2 && born != today.Birthday(-24) {
				if edge := born.Birthday(18); edge > today.Birthday(-4)+31 && edge < today.Birthday(1)-31 {
					t.Errorf("born %v: %s is open, though it is the same on every day: %v", born, id, seen)
				}
			}
		}
	}
	// Before the data had a date, an unknown clock was open; so it is without one.
	csv, _ := os.ReadFile("testdata/receipt/rates.csv")
	r, _ := ParseRates(csv)
	c, _, _ := m.ParseCase([]byte(full2024))
	c.Clocks = Clocks{}
	c.Set("ansoegning", "ved-ikke")
	if v := New(r, catalogue(t)).Verdict(HjemmetraeningID, &c); v != Mangler {
		t.Errorf("without a date it is %v", v)
	}
}

// A benefit that runs into a year whose percentage is not known is at least
// what it was, and says that this is taken for granted.
func TestARunningBenefitIsNotTakenToFall(t *testing.T) {
	m := model(t)
	file := change("ansoegning", "", "maaned", "2026-11", "til", "2027-04", "ta.bruttoloen", "30000", "ta.pension-arbejdsgiver", "3000")
	c, _, _ := m.ParseCase([]byte(file))
	p := m.Eval(c, nil).Findings[1].Period
	last := p.Segments[len(p.Segments)-1]
	for _, a := range last.Amounts {
		if a.Name == "brutto" && (a.Lo != 16_216_22 || a.HasHi || m.Figure(a) != "mindst 16.216,22 kr.") {
			t.Errorf("2027: %s", m.Figure(a))
		}
		if a.Name == "pension" && a.Lo != 1_621_62 {
			t.Errorf("2027: pension %s", m.Figure(a))
		}
	}
	for _, s := range p.Sum {
		if s.Name == "brutto" && m.SumFigure(p, s) != "mindst 97.297,32 kr." {
			t.Errorf("in all %s", m.SumFigure(p, s))
		}
	}
	r := answer(t, m, change("ansoegning", "", "maaned", "2027-01", "bevilling", "2026-11", "ta.bruttoloen", "30000"))
	said := ""
	for _, l := range r.Findings[1].Trace {
		if l.Kind == "assumption" {
			said += l.Text
		}
	}
	if !strings.Contains(said, "Vi antager, at ydelsen ikke er sat ned") {
		t.Errorf("the assumption is not told: %s", said)
	}
}

// withLine gives the repository's figures with a line changed; "" takes it out.
func mutatedRates(lines []string, n int, to string) *Rates {
	all := slices.Clone(lines)
	all[n] = to
	if to == "" {
		all = slices.Delete(all, n, n+1)
	}
	r, _ := ParseRates([]byte(strings.Join(all, "\n")))
	return r
}

// A figure that is not in the data is never a crash: each line is taken out,
// given an end, robbed of its end and called computed, and the corpus answered.
func TestAMissingFigureIsNoCrash(t *testing.T) {
	csv, err := os.ReadFile("../content/data/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(csv)), "\n")
	m := model(t)
	var cases []Case
	for i, c := range corpus(m.Rates()) {
		if i%60 == 0 || strings.HasPrefix(c.name, "slutter") || strings.HasPrefix(c.name, "perioden") || strings.HasPrefix(c.name, "bevilget 20") {
			parsed, _, _ := m.ParseCase([]byte(c.file))
			cases = append(cases, parsed)
		}
	}
	last := Case{}
	for n, line := range lines {
		f := strings.Split(line, ";")
		if n == 0 || len(f) != 8 {
			continue
		}
		tries := []string{""}
		for _, mutated := range [][2]string{{f[1], f[1]}, {f[1], ""}} {
			g := slices.Clone(f)
			g[2] = mutated[1]
			tries = append(tries, strings.Join(g, ";"))
		}
		g := slices.Clone(f)
		g[5] = "derived"
		tries = append(tries, strings.Join(g, ";"))
		for _, to := range tries {
			func() {
				defer func() {
					if r := recover(); r != nil {
						t.Errorf("line %d as %q: %v in\n%s", n+1, to, r, AppendCase(nil, &last))
					}
				}()
				mutated := New(mutatedRates(lines, n, to), catalogue(t))
				for _, last = range cases {
					reply := mutated.Reply(&last, nil, 0)
					mutated.AppendReply(nil, &reply)
				}
			}()
		}
	}
	// Nor is a file without any figure.
	empty := New(&Rates{}, catalogue(t))
	for _, c := range cases {
		reply := empty.Reply(&c, nil, 0)
		empty.AppendReply(nil, &reply)
	}
}

// A percentage below nought lowers a benefit; no other figure can be below it.
func TestNegativeFigures(t *testing.T) {
	const header = "key;from;until;value;unit;status;sources;note\n"
	for unit, fine := range map[string]bool{"percent": true, "DKK/month": false, "weeks": false, "share": false, "years": false} {
		_, problems := ParseRates([]byte(header + "x;2024-01-01;;-1.5;" + unit + ";published;S;"))
		if (len(problems) == 0) != fine {
			t.Errorf("-1.5 %s: %v", unit, problems)
		}
	}
	csv, err := os.ReadFile("../content/data/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	lower := strings.Replace(string(csv), "two_plus_tilpasning_pct;2024-01-01;2024-12-31;3.5;", "two_plus_tilpasning_pct;2024-01-01;2024-12-31;-1.0;", 1)
	r, problems := ParseRates([]byte(lower))
	if len(problems) > 0 || lower == string(csv) {
		t.Fatal(problems)
	}
	m := New(r, catalogue(t))
	c, _, _ := m.ParseCase([]byte(change("bevilling", "2023-06", "ansoegning", "2023-05-01", "ta.bruttoloen", "20000")))
	a := amountsOf(m, c)["brutto"]
	if a.Lo != 10_702_70 || !a.IsExact() { // 20 of 37 hours of 20,000, less a hundredth
		t.Errorf("with -1 per cent brutto is %s", m.Figure(a))
	}
	// Then nobody takes a benefit never to fall.
	c.Clocks.Maaned = NewMonth(2027, 1)
	if a := amountsOf(m, c)["brutto"]; a.Lo != 0 {
		t.Errorf("2027: brutto is %s, though the percentage has been below nought", m.Figure(a))
	}
}

// A sum says which months it covers where they are not all.
func TestAPeriodsSumSaysItsMonths(t *testing.T) {
	m := model(t)
	c, _, _ := m.ParseCase([]byte(change("ansoegning", "", "maaned", "2010-11", "til", "2011-02", "barn.foedselsdato", "2006-01-01")))
	sums := map[string]string{}
	p := m.Eval(c, nil).Findings[1].Period
	for _, s := range p.Sum {
		sums[s.Name] = m.SumFigure(p, s)
	}
	if !strings.HasSuffix(sums["loft"], "(for to måneder, fra januar 2011 til februar 2011)") {
		t.Errorf("the cap's sum: %s", sums["loft"])
	}
	if strings.Contains(sums["brutto"], "(") {
		t.Errorf("the benefit's sum: %s", sums["brutto"])
	}
	out, _ := m.AnswerCase(nil, AppendCase(nil, &c))
	var r struct {
		Findings []struct {
			Period struct {
				Sum []struct {
					Name   string
					Months [2]string
				}
			}
		}
	}
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	months := map[string][2]string{}
	for _, sum := range r.Findings[1].Period.Sum {
		months[sum.Name] = sum.Months
	}
	if got := months["loft"]; got != [2]string{"2011-01", "2011-02"} {
		t.Errorf("the cap's months %v", got)
	}
	if got := months["brutto"]; got != [2]string{"2010-11", "2011-02"} {
		t.Errorf("the benefit's months %v", got)
	}
}

// What would change an answer is tried from the first choice on, also where
// nobody has answered.
func TestTheFirstChoiceWouldChangeAnAnswerToo(t *testing.T) {
	m := model(t)
	c, _, _ := m.ParseCase([]byte(change("barn.betydelig-varig-funktionsnedsaettelse", "ja", "foraelder.foraeldremyndighed", "", "barn.maalgruppe-saerligt-dagtilbud", "nej")))
	tried := false
	for _, ch := range m.Eval(c, nil).Findings[0].Changes {
		for _, s := range ch.Set {
			tried = tried || s.Fact == Foraeldremyndighed.String() && s.Value == "alene"
		}
	}
	if !tried {
		t.Error("alene is not tried for who has custody, which nobody has answered")
	}
}

// Nothing is asked that follows from an answer, or that cannot change what is
// settled.
func TestNothingPointlessIsAsked(t *testing.T) {
	m := model(t)
	next := func(clocks, facts map[string]string) []string {
		c, problems, _ := m.ParseCase([]byte(caseFile(clocks, facts)))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		return m.Next(&c)
	}
	clocks := map[string]string{"ansoegning": "2026-11-10", "maaned": "2026-11"}
	if ask := next(clocks, map[string]string{"barn.foedselsdato": "2020-03-14"}); slices.Contains(ask, "ta.ansoegt-foer-2011") {
		t.Error("a child born in 2020 is asked about 2011")
	}
	c, _, _ := m.ParseCase([]byte(caseFile(clocks, map[string]string{"barn.foedselsdato": "2020-03-14"})))
	found := m.Eval(c, nil).Findings[1]
	if slices.ContainsFunc(found.Assumes(), func(s string) bool { return strings.Contains(s, "2011") }) {
		t.Error("that a child born in 2020 was not applied for before 2011 is called an assumption")
	}
	for _, born := range []string{"2010-12-31", "2009-05-05", "ved-ikke"} {
		if ask := next(clocks, map[string]string{"barn.foedselsdato": born}); !slices.Contains(ask, "ta.ansoegt-foer-2011") {
			t.Errorf("a child born %s is not asked about 2011", born)
		}
	}
	ask := next(clocks, map[string]string{"barn.foedselsdato": "2020-03-14", "hjemmetraening.godkendt": "ikke-afgjort"})
	if slices.Contains(ask, "ta.bevilgede-timer-uge") || !slices.Contains(ask, "ta.oenskede-timer-uge") {
		t.Errorf("where nothing is decided, one is asked for the hours granted: %v", ask)
	}
	if ask := next(clocks, map[string]string{"barn.foedselsdato": "2020-03-14", "hjemmetraening.godkendt": "ja"}); !slices.Contains(ask, "ta.bevilgede-timer-uge") {
		t.Error("an approved family is not asked for the hours granted")
	}
	// A grown child: the month, and then no more.
	if ask := next(map[string]string{"ansoegning": "2026-11-10"}, map[string]string{"barn.foedselsdato": "2007-03-14"}); len(ask) == 0 || ask[0] != "maaned" {
		t.Errorf("a grown child is asked %v", ask)
	}
	if ask := next(clocks, map[string]string{"barn.foedselsdato": "2007-03-14"}); len(ask) > 0 {
		t.Errorf("a grown child is asked %v", ask)
	}
	if ask := next(map[string]string{"ansoegning": "ved-ikke", "maaned": "ved-ikke"}, map[string]string{"barn.foedselsdato": "2003-03-14"}); len(ask) > 0 {
		t.Errorf("a child grown on any day is asked %v", ask)
	}
	// Where every finding is answered with no, what is asked next can change one.
	eachAnswer(t, func(name string, c Case, r Result) {
		for _, f := range r.Findings {
			if f.Verdict != IkkeOpfyldt {
				return
			}
		}
		if !canMove(m, c, 3) {
			t.Errorf("%s: %v is asked and changes nothing", name, m.Next(&c))
		}
	})
}

// canMove reports whether the answers to the next few questions can change a
// finding that is not met; it is so too where nothing is asked.
func canMove(m *Model, c Case, deep int) bool {
	ask := m.Next(&c)
	if len(ask) == 0 {
		return true
	}
	q, _ := m.QuestionFor(ask[0])
	for _, o := range q.Choices {
		other := c
		other.Set(q.Fact, o.ID)
		for _, f := range FindingIDs() {
			if m.Verdict(f, &other) != IkkeOpfyldt {
				return true
			}
		}
		if deep > 1 && len(m.Next(&other)) > 0 && canMove(m, other, deep-1) {
			return true
		}
	}
	return len(q.Choices) == 0
}

// Steps need no clocks, and too many of them are told.
func TestStepsAreWholeOrTold(t *testing.T) {
	m := model(t)
	for _, id := range StepFindings() {
		steps, whole := m.Steps(id, Case{}, NewDate(2018, 1, 1), NewDate(1990, 1, 1))
		if !whole || len(steps) < 5 {
			t.Errorf("%s: %d steps without clocks", id, len(steps))
		}
		for _, s := range steps {
			if s.Question == "ansoegning" || s.Question == "maaned" {
				t.Errorf("%s: asks for %s", id, s.Question)
			}
		}
		was := *MaxSteps
		*MaxSteps = 3
		steps, whole = m.Steps(id, Case{}, NewDate(2018, 1, 1), NewDate(1990, 1, 1))
		cut := m.Graph(NewDate(2024, 1, 1)).Cut
		*MaxSteps = was
		if whole || steps != nil || !cut {
			t.Errorf("%s: more steps than can be shown pass for whole", id)
		}
	}
}

// The dated figures of the law stand in rates.csv. The few that stand in the
// rules besides, or undated in content/data/figures.yaml, are the same.
func TestFiguresAgree(t *testing.T) {
	file, err := os.ReadFile("../content/data/figures.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var rows []struct{ ID, Value, Unit string }
	if err := yaml.Unmarshal(file, &rows); err != nil {
		t.Fatal(err)
	}
	figures := map[string]string{}
	for _, r := range rows {
		figures[r.ID] = strings.TrimSpace(r.Value + " " + r.Unit)
	}
	hundredths := func(n int64) string {
		return strings.TrimSuffix(strings.TrimSuffix(fmt.Sprintf("%d.%02d", n/100, n%100), "00"), ".")
	}
	weekly := func(monthly string) string { // 39 hours a month are 9 a week in the table: 52 weeks in 12 months
		n, _ := strconv.Atoi(monthly)
		return strconv.Itoa(n * 12 / 52)
	}
	for _, row := range []struct{ id, is, says string }{
		{"timer-praksis", hundredths(UsualHours), "the rules"},
		{"ugetimer-uden-mindste-atp", hundredths(*AtpFrom()[0]), "the rules"},
		{"atp-mindst", "39", "the classes"}, {"atp-to-tredjedele", "78", "the classes"}, {"atp-fuld", "117", "the classes"},
	} {
		value, _, _ := strings.Cut(figures[row.id], " ")
		if number := regexp.MustCompile(`^[0-9]+(?:[,./][0-9]+)?`).FindString(value); number != row.is {
			t.Errorf("figures.yaml: %s is %q, %s say %s", row.id, figures[row.id], row.says, row.is)
		}
	}
	for i, id := range []string{"atp-mindst", "atp-to-tredjedele", "atp-fuld"} {
		monthly, _, _ := strings.Cut(figures[id], " ")
		if got := hundredths(*AtpFrom()[i]); weekly(monthly) != got {
			t.Errorf("%s hours a month are %s a week, the rules begin at %s", monthly, weekly(monthly), got)
		}
	}
	if begins := figures["skolepligt-begynder"]; !strings.Contains(begins, NewDate(2024, *SchoolMonth, 1).Danish()[:len("1. august")]) {
		t.Errorf("the duty to be taught begins %s, in the rules in month %d", begins, *SchoolMonth)
	}
	// The employee's ATP is the recipient's share of the total, row by row.
	share := rates(t).LatestPublished("atp_recipient_share").Value
	for _, class := range []string{"full", "twothirds", "onethird"} {
		for _, w := range rates(t).Windows("atp_month_" + class + "_employee") {
			total := rates(t).Lookup("atp_month_"+class+"_total", w.From)
			if total.Fit != Exact {
				t.Errorf("%s from %v has no total", class, w.From)
				continue
			}
			third := total.Window.Value.Times(100, 1)
			third = third.Times(1, 3)
			off := third.Minus(w.Value.Times(100, 1))
			if off.IsZero() {
				off = w.Value.Times(100, 1).Minus(third)
			}
			if off.Cmp(Whole(2)) > 0 || share.Cmp(Fraction(1, 3)) != 0 { // the tables are rounded to 5 øre
				t.Errorf("%s from %v: the employee pays %s of %s", class, w.From, w.Text, total.Window.Text)
			}
		}
	}
	// The data's date is the site's, or a little older: an unknown clock is
	// taken to lie about it.
	site, err := os.ReadFile("../content/data/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var settings struct{ Date string }
	if err := yaml.Unmarshal(site, &settings); err != nil {
		t.Fatal(err)
	}
	today, ok := ParseDate(settings.Date)
	if on := rates(t).Date(); !ok || on > today || today > on.Birthday(1) {
		t.Errorf("the figures are of %v, the site of %s", on, settings.Date)
	}
}
