package wizard_test

// A second calculation, made from docs/contract.md and the law's own text alone.
// This file imports nothing of the engine: it reads the case's JSON itself,
// has its own table of rates, typed from the sources, counts days its own way,
// and joins conditions by counting. TestTheSecondCalculationAgrees holds the
// two together.

import (
	"encoding/json"
	"math/big"
	"strings"
	"sync"
	"time"
)

// figure is a rate: the days it holds (ISO dates compare as text), its value
// and whether it was published or is somebody's arithmetic.
type figure struct {
	from, until, value string
	published          bool
}

const forever = "9999-12-31"

var oracleRates = map[string][]figure{
	"cap": {
		{"2011-01-01", "2011-12-31", "19613", true},
		{"2012-01-01", "2012-06-30", "20241", true},
		{"2012-07-01", "2012-12-31", "27500", true},
		{"2013-01-01", "2013-12-31", "27940", false},
		{"2014-01-01", "2014-12-31", "28443", false},
		{"2015-01-01", "2015-12-31", "28870", false},
		{"2016-01-01", "2016-12-31", "29274", false},
		{"2017-01-01", "2017-12-31", "29918", false},
		{"2018-01-01", "2018-12-31", "30576", true},
		{"2019-01-01", "2019-12-31", "31249", true},
		{"2020-01-01", "2020-12-31", "31936", true},
		{"2021-01-01", "2021-12-31", "32671", true},
		{"2022-01-01", "2022-12-31", "33063", true},
		{"2023-01-01", "2023-12-31", "34055", true},
		{"2024-01-01", "2024-12-31", "35247", true},
		{"2025-01-01", "2025-12-31", "36622", false},
		{"2026-01-01", "2026-12-31", "38380", false},
	},
	"cap85": {
		{"2016-01-01", "2016-12-31", "596681", true},
		{"2017-01-01", "2017-12-31", "608615", false},
		{"2018-01-01", "2018-12-31", "620787", true},
		{"2019-01-01", "2019-12-31", "633203", false},
		{"2020-01-01", "2020-12-31", "645867", false},
		{"2021-01-01", "2021-12-31", "658784", true},
		{"2022-01-01", "2022-12-31", "666689", true},
		{"2023-01-01", "2023-12-31", "684690", false},
		{"2024-01-01", "2024-12-31", "706600", true},
		{"2025-01-01", "2025-12-31", "732038", false},
		{"2026-01-01", "2026-12-31", "764980", false},
	},
	// two per cent and the tilpasningsprocent, for applications from 2011
	"regulation": {
		{"2012-01-01", "2012-12-31", "3.2", false},
		{"2021-01-01", "2021-12-31", "2.3", false},
		{"2022-01-01", "2022-12-31", "1.2", false},
		{"2023-01-01", "2023-12-31", "3.0", false},
		{"2024-01-01", "2024-12-31", "3.5", true},
		{"2025-01-01", "2025-12-31", "3.9", true},
		{"2026-01-01", "2026-12-31", "4.8", true},
	},
	// the satsreguleringsprocent, for older ones
	"regulation-old": {
		{"2008-01-01", "2008-12-31", "2.9", true},
		{"2015-01-01", "2015-12-31", "1.5", true},
		{"2016-01-01", "2016-12-31", "1.4", false},
		{"2017-01-01", "2017-12-31", "2.0", true},
		{"2018-01-01", "2018-12-31", "2.0", false},
		{"2022-01-01", "2022-12-31", "1.2", false},
		{"2023-01-01", "2023-12-31", "2.7", false},
		{"2024-01-01", "2024-12-31", "3.2", false},
		{"2025-01-01", "2025-12-31", "3.6", false},
		{"2026-01-01", "2026-12-31", "4.5", false},
	},
	"pension": {{"2011-01-01", forever, "10", true}},
	// the employee's ATP a month: full, two thirds and one third; where no
	// column is published, a third of the total
	"atp3": {{"2022-01-01", "2023-12-31", "94.65", true}, {"2024-01-01", forever, "99.00", true}},
	"atp2": {{"2022-01-01", "2023-12-31", "63.10", true}, {"2024-01-01", forever, "66.00", true}},
	"atp1": {{"2022-01-01", "2023-12-31", "31.55", true}, {"2024-01-01", forever, "33.00", true}},

	"merudgift-min": {
		{"2018-01-01", "2018-12-31", "4848", true},
		{"2021-01-01", "2021-12-31", "5145", true},
		{"2022-01-01", "2022-12-31", "5207", true},
		{"2023-01-01", "2023-12-31", "5348", true},
		{"2024-01-01", "2024-12-31", "5519", true},
	},
	"kompensation-min":  {{"2025-09-01", "2025-12-31", "6660", true}},
	"kompensation-std":  {{"2025-09-01", "2025-12-31", "1105", true}},
	"kompensation-two":  {{"2025-09-01", "2025-12-31", "24000", true}},
	"kompensation-more": {{"2025-09-01", "2025-12-31", "500", true}},
	"holiday":           {{"2024-01-01", forever, "12.5", true}},
}

// number is an exact number of kroner; nil has no bound.
type number = *big.Rat

func num(s string) number {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("the second calculation cannot read " + s)
	}
	return r
}

var oracleFigures = func() map[string][]number {
	m := map[string][]number{}
	for key, rows := range oracleRates {
		for _, row := range rows {
			m[key] = append(m[key], num(row.value))
		}
	}
	return m
}()

// rate gives the published figure of a day, or those around it (nil where
// there is none), and the one that was computed for it.
func rate(key, day string) (exact, before, after, computed number) {
	for i, row := range oracleRates[key] {
		v, holds := oracleFigures[key][i], row.from <= day && day <= row.until
		switch {
		case row.published && holds:
			exact = v
		case row.published && row.until < day:
			before = v
		case row.published && after == nil:
			after = v
		case !row.published && holds:
			computed = v
		}
	}
	return exact, before, after, computed
}

// span is what is known of a number.
type span struct{ lo, hi number }

func point(r number) span        { return span{r, r} }
func (s span) exact() bool       { return s.lo != nil && s.hi != nil && s.lo.Cmp(s.hi) == 0 }
func zero() number               { return new(big.Rat) }
func anything() span             { return span{zero(), nil} }
func mul(a, b number) number     { return new(big.Rat).Mul(a, b) }
func lesser(a, b number) number  { return pickOne(a, b, -1) }
func greater(a, b number) number { return pickOne(a, b, 1) }
func times(share, amount number) number {
	if share.Sign() == 0 {
		return zero()
	}
	if amount == nil {
		return nil
	}
	return mul(share, amount)
}

func pickOne(a, b number, sign int) number {
	switch {
	case a == nil && b == nil:
		return nil
	case a == nil:
		if sign < 0 {
			return b
		}
		return nil
	case b == nil:
		if sign < 0 {
			return a
		}
		return nil
	case a.Cmp(b) == sign:
		return a
	}
	return b
}

// oracleCase is a case as the second calculation reads it.
type oracleCase struct {
	Clocks, Facts map[string]string
	unknown       map[string]bool // the clocks that were answered with ved-ikke
	Lists         struct {
		Job []map[string]string
	}
}

// get gives an answer that was given.
func (c *oracleCase) get(id string) (string, bool) {
	v, ok := c.Facts[id]
	return v, ok && v != "ved-ikke"
}

func (c *oracleCase) money(id string) number {
	if v, ok := c.get(id); ok {
		return num(v)
	}
	return nil
}

// settle drops what cannot be so, as docs/contract.md says: it counts as not asked.
func (c *oracleCase) settle() {
	c.unknown = map[string]bool{}
	for k, v := range c.Clocks {
		c.unknown[k] = v == "ved-ikke"
	}
	for _, m := range []map[string]string{c.Clocks, c.Facts} {
		for k, v := range m {
			if v == "ved-ikke" {
				delete(m, k)
			}
		}
	}
	last := c.Clocks["ansoegning"]
	if m := c.Clocks["maaned"]; m != "" {
		if end := daysOf(m)[len(daysOf(m))-1]; end > last {
			last = end
		}
	}
	if born, ok := c.get("barn.foedselsdato"); ok && last != "" && born > last {
		delete(c.Facts, "barn.foedselsdato")
	}
	if len(c.Lists.Job) > 0 {
		for _, id := range []string{"ta.bruttoloen", "ta.faste-tillaeg", "ta.arbejdstid-uge"} {
			delete(c.Facts, id)
		}
	}
	if total := c.worked(); total != nil {
		for _, id := range []string{"ta.bevilgede-timer-uge", "ta.oenskede-timer-uge"} {
			if h := c.money(id); h != nil && h.Cmp(total) > 0 {
				delete(c.Facts, id)
			}
		}
	}
	if m := c.Clocks["maaned"]; m != "" && c.Clocks["bevilling"] > m {
		delete(c.Clocks, "bevilling")
	}
	m, til := c.Clocks["maaned"], c.Clocks["til"]
	if m == "" || til < m || til != "" && shiftDay(til+"-01", -18, 0) >= m+"-01" { // at most a childhood
		delete(c.Clocks, "til")
	}
}

func (c *oracleCase) worked() number {
	if len(c.Lists.Job) == 0 {
		return c.money("ta.arbejdstid-uge")
	}
	sum := zero()
	for _, j := range c.Lists.Job {
		sum.Add(sum, num(j["arbejdstid-uge"]))
	}
	return sum
}

// daysOf lists a month's days. Each month is counted once.
func daysOf(month string) []string {
	if days, ok := oracleDays.Load(month); ok {
		return days.([]string)
	}
	at, _ := time.Parse("2006-01", month)
	var days []string
	for d := at; d.Month() == at.Month(); d = d.AddDate(0, 0, 1) {
		days = append(days, d.Format(time.DateOnly))
	}
	oracleDays.Store(month, days)
	return days
}

var oracleDays sync.Map

// grownUp gives the day a child turns 18.
func grownUp(born string) string {
	d, _ := time.Parse(time.DateOnly, born)
	return d.AddDate(18, 0, 0).Format(time.DateOnly) // 29 February becomes 1 March
}

// tally joins conditions that must all hold.
type tally struct{ no, missing, assess int }

func (t *tally) add(verdict string) {
	switch verdict {
	case "ikke-opfyldt":
		t.no++
	case "mangler":
		t.missing++
	case "skoen":
		t.assess++
	}
}

func (t tally) verdict() string {
	switch {
	case t.no > 0:
		return "ikke-opfyldt"
	case t.missing > 0:
		return "mangler"
	case t.assess > 0:
		return "skoen"
	}
	return "opfyldt"
}

// ask gives the verdict of an answer: "ja=opfyldt nej=skoen".
func (c *oracleCase) ask(id, assumed, table string) string {
	v, ok := c.get(id)
	if !ok {
		v = assumed
	}
	for _, pair := range strings.Fields(table) {
		if answer, verdict, _ := strings.Cut(pair, "="); answer == v {
			return verdict
		}
	}
	return "mangler"
}

// either joins alternatives.
func either(a, b string) string {
	for _, v := range []string{"opfyldt", "mangler", "skoen"} {
		if a == v || b == v {
			return v
		}
	}
	return "ikke-opfyldt"
}

func (c *oracleCase) verdicts() map[string]string {
	k := c.Clocks
	first := ""
	if k["maaned"] != "" {
		first = k["maaned"] + "-01"
	}
	applied := k["ansoegning"]
	if applied == "" {
		applied = first
	}
	lawDay := k["afgoerelse"]
	if lawDay == "" {
		lawDay = applied
	}
	before32a := lawDay != "" && lawDay < "2016-07-01"
	born, hasBorn := c.get("barn.foedselsdato")

	// A clock nobody knows lies from four years before the data's date to one
	// year after; what is so on every day of them is so.
	ageOn := func(day, clock, first, last string) string {
		switch {
		case !hasBorn || day == "" && !c.unknown[clock]:
			return "mangler"
		case day == "" && grownUp(born) <= first:
			return "ikke-opfyldt"
		case day == "" && grownUp(born) <= last:
			return "mangler"
		case day != "" && grownUp(born) <= day:
			return "ikke-opfyldt"
		}
		return "opfyldt"
	}
	var home tally
	home.add(ageOn(applied, "ansoegning", "2022-11-22", "2027-11-22"))
	switch {
	case first == "":
	case !hasBorn:
		home.add("mangler")
	case grownUp(born) < first:
		home.add("ikke-opfyldt")
	}
	home.add(c.ask("barn.betydelig-varig-funktionsnedsaettelse", "", "ja=opfyldt nej=ikke-opfyldt"))
	home.add(c.ask("barn.maalgruppe-saerligt-dagtilbud", "", "ja=opfyldt nej=ikke-opfyldt ikke-vurderet=skoen"))
	home.add(c.ask("foraelder.foraeldremyndighed", "", "alene=opfyldt faelles-enige=opfyldt faelles-uenige=skoen nej=ikke-opfyldt"))
	home.add(c.ask("barn.hjemmeboende", "", "ja=opfyldt nej=ikke-opfyldt"))
	home.add(c.ask("traening.fremmer-trivsel", "", "ja=skoen nej=skoen"))
	home.add(c.ask("traening.foraeldre-i-stand", "", "ja=skoen nej=skoen"))
	home.add(c.ask("traening.dokumenterbar-metode", "", "ja=opfyldt nej=skoen"))
	home.add(c.ask("traening.sygehusbehandling", "", "ingen=opfyldt delvis=skoen helt=ikke-opfyldt"))

	young := func() string { return ageOn(first, "maaned", "2022-11-01", "2027-11-01") }
	group := either(c.ask("barn.betydelig-varig-funktionsnedsaettelse", "", "ja=opfyldt nej=ikke-opfyldt"),
		c.ask("barn.indgribende-lidelse", "", "ja=opfyldt nej=ikke-opfyldt"))
	var loss tally
	loss.add(young())
	loss.add(group)
	loss.add(c.ask("foraelder.relation", "foraelder", "foraelder=opfyldt stedforaelder=skoen anden=skoen"))
	loss.add(either(c.ask("barn.hjemmeboende", "", "ja=opfyldt nej=ikke-opfyldt"), c.ask("barn.anbragt-hospital", "nej", "ja=skoen nej=ikke-opfyldt")))
	approved := c.Facts["hjemmetraening.godkendt"] == "ja"
	if approved {
		loss.add("skoen")
	} else {
		loss.add(c.ask("ta.noedvendig-pasning", "", "ja=skoen nej=skoen"))
	}
	noLoss := "ikke-opfyldt"
	if job := c.Facts["ta.beskaeftigelse"]; job == "uden-tilknytning" || job == "ledig" {
		noLoss = "skoen"
	}
	loss.add(c.ask("ta.indtaegtstab", "", "ja=opfyldt nej="+noLoss))

	var costs tally
	if approved {
		costs.add(ageOn(applied, "ansoegning", "2022-11-22", "2027-11-22"))
		switch {
		case first == "":
		case !hasBorn:
			costs.add("mangler")
		case grownUp(born) < first:
			costs.add("ikke-opfyldt")
		}
	} else {
		costs.add(home.verdict())
	}
	if c.Facts["hjemmetraening.godkendt"] != "nej" { // a refusal stands, whatever the posts are
		costs.add("skoen") // each post
		if c.money("udgifter.traening-aar") == nil || first == "" {
			costs.add("mangler")
		}
	}

	var extra tally
	extra.add(young())
	extra.add(group)
	extra.add(c.ask("barn.hjemmeboende", "", "ja=opfyldt nej=ikke-opfyldt"))
	extra.add("skoen") // which costs are due to the impairment
	key := "merudgift-min"
	if first >= "2025-09-01" {
		key = "kompensation-min"
	}
	year := c.money("merudgifter.aar")
	switch limit, _, _, _ := rate(key, first); {
	case first == "" || year == nil:
		extra.add("mangler")
	case limit == nil:
		extra.add("skoen")
	case year.Cmp(limit) < 0:
		extra.add("ikke-opfyldt")
	}

	v := map[string]string{
		"hjemmetraening": home.verdict(), "tabt-arbejdsfortjeneste": loss.verdict(),
		"traeningsudgifter": costs.verdict(), "kompensationsydelse": extra.verdict(),
	}
	if before32a {
		v["hjemmetraening"], v["traeningsudgifter"] = "mangler", "mangler"
	}
	return v
}

// readings is how a figure that is not published is taken: as a range between
// those that are known, or as the one that was computed.
type readings bool

const (
	asRange    readings = false
	asComputed readings = true
)

// fullCap is the cap on full time in a month; nil in both ends = there is none.
func (c *oracleCase) fullCap(month string, how readings) (s span, none bool) {
	if c.Facts["ta.ansoegt-foer-2011"] == "ja" || month < "2011-01" {
		return span{}, true
	}
	exact, before, after, computed := rate("cap", month+"-01")
	if exact != nil {
		return point(exact), false
	}
	if typed := c.money("ta.loft"); typed != nil && month == c.Clocks["maaned"] {
		return point(typed), false
	}
	if how == asComputed && computed != nil {
		return point(computed), false
	}
	return span{before, after}, false
}

// loss computes the amounts of § 87 in one reading.
func (c *oracleCase) loss(how readings) map[string]span {
	month := c.Clocks["maaned"]
	days := daysOf(month)
	part := big.NewRat(1, 1)
	if born, ok := c.get("barn.foedselsdato"); ok {
		n, grown := 0, grownUp(born)
		for _, d := range days {
			if d < grown {
				n++
			}
		}
		part = big.NewRat(int64(n), int64(len(days)))
	}

	// hours granted, or wanted less what may be teaching
	hours := anything()
	if h := c.money("ta.bevilgede-timer-uge"); h != nil {
		hours = point(h)
	} else if h := c.money("ta.oenskede-timer-uge"); h != nil {
		hours = point(h)
		if c.Facts["skole.form"] == "hjemmeundervisning" {
			hours.lo = zero()
			if teaching := c.money("skole.hjemmeundervisning-timer-uge"); teaching != nil {
				hours.lo = greater(zero(), new(big.Rat).Sub(h, teaching))
			}
		}
	}
	a := span{zero(), part}
	if total := c.worked(); total != nil && hours.hi != nil {
		per := mul(part, new(big.Rat).Inv(total))
		a = span{mul(hours.lo, per), mul(hours.hi, per)}
	}

	pay := anything()
	if job := c.Facts["ta.beskaeftigelse"]; job != "selvstaendig" && job != "uden-tilknytning" {
		if len(c.Lists.Job) > 0 {
			sum := zero()
			for _, j := range c.Lists.Job {
				sum.Add(sum, num(j["bruttoloen"]))
				if more := j["faste-tillaeg"]; more != "" {
					sum.Add(sum, num(more))
				}
			}
			pay = point(sum)
		} else if g := c.money("ta.bruttoloen"); g != nil {
			if s := c.money("ta.faste-tillaeg"); s != nil {
				g = new(big.Rat).Add(g, s)
			}
			pay = point(g)
		}
	}

	out := map[string]span{}
	cap, none := c.fullCap(month, how)
	if !none {
		out["loft"] = span{times(a.lo, cap.lo), times(a.hi, cap.hi)}
	}

	// The benefit of the first year, raised each January, never above the cap.
	grant := month
	if b := c.Clocks["bevilling"]; b != "" && b[:4] < month[:4] {
		grant = b
	}
	first, _ := c.fullCap(grant, how)
	base := span{lesser(pay.lo, first.lo), lesser(pay.hi, first.hi)}
	brutto := span{times(a.lo, base.lo), times(a.hi, base.hi)}
	key := "regulation"
	if c.Facts["ta.ansoegt-foer-2011"] == "ja" {
		key = "regulation-old"
	}
	// Where a year has neither, the benefit is not computed at all.
	asIf := how
	for year := grant[:4]; year < month[:4]; {
		next, _ := time.Parse("2006", year)
		year = next.AddDate(1, 0, 0).Format("2006")
		if pct, _, _, computed := rate(key, year+"-01-01"); pct == nil && computed == nil {
			asIf = asRange
		}
	}
	if asIf != how {
		known, _ := c.fullCap(grant, asIf)
		brutto = span{times(a.lo, lesser(pay.lo, known.lo)), times(a.hi, lesser(pay.hi, known.hi))}
	}
	for year := grant[:4]; year < month[:4]; {
		next, _ := time.Parse("2006", year)
		year = next.AddDate(1, 0, 0).Format("2006")
		pct, _, _, computed := rate(key, year+"-01-01")
		if pct == nil && asIf == asComputed {
			pct = computed
		}
		if pct == nil {
			// it is taken not to have fallen
			if brutto.hi == nil || brutto.hi.Sign() > 0 { // nought stays nought
				brutto.hi = nil
			}
			continue
		}
		up := new(big.Rat).Add(big.NewRat(1, 1), new(big.Rat).Quo(pct, big.NewRat(100, 1)))
		brutto = span{times(up, brutto.lo), times(up, brutto.hi)}
	}
	if loft, ok := out["loft"]; ok {
		brutto = span{lesser(brutto.lo, loft.lo), lesser(brutto.hi, loft.hi)}
	}
	out["brutto"] = brutto

	// Pension: a tenth, at most the former contribution, whole or by the share.
	tenth := anything()
	if pct, _, _, _ := rate("pension", month+"-01"); pct != nil {
		p := new(big.Rat).Quo(pct, big.NewRat(100, 1))
		tenth = span{times(p, brutto.lo), times(p, brutto.hi)}
	}
	if e := c.money("ta.pension-arbejdsgiver"); e != nil {
		out["pension"] = span{lesser(tenth.lo, times(a.lo, e)), lesser(tenth.hi, times(part, e))}
	} else {
		out["pension"] = span{zero(), tenth.hi}
	}

	// ATP by the hours a week.
	class := func(h number) span {
		n := 3
		for n > 0 && h != nil && h.Cmp(big.NewRat(int64(9*n), 1)) < 0 {
			n--
		}
		if n == 0 {
			return point(zero())
		}
		exact, _, _, computed := rate("atp"+string(rune('0'+n)), month+"-01")
		full, _, _, _ := rate("atp3", month+"-01")
		switch {
		case exact != nil:
			return point(exact)
		case how == asComputed && computed != nil:
			return point(computed)
		}
		return span{zero(), full}
	}
	lo, hi := class(hours.lo), class(hours.hi)
	atp := span{lesser(lo.lo, hi.lo), greater(lo.hi, hi.hi)}
	if part.Cmp(big.NewRat(1, 1)) < 0 {
		atp.lo = zero()
	}
	out["atp-egen"] = atp
	return out
}

// costs computes the amounts of § 85, stk. 6.
func (c *oracleCase) costs(how readings) map[string]span {
	out := map[string]span{}
	exact, before, after, computed := rate("cap85", c.Clocks["maaned"]+"-01")
	cap := anything()
	switch {
	case exact != nil:
		cap = point(exact)
	case how == asComputed && computed != nil:
		cap = point(computed)
	case before != nil:
		cap = span{before, after}
	}
	cost := anything()
	if v := c.money("udgifter.traening-aar"); v != nil {
		cost = point(v)
	}
	less := func(a, b number) number { // never under nought
		switch {
		case b == nil:
			return zero()
		case a == nil:
			return nil
		}
		return greater(zero(), new(big.Rat).Sub(a, b))
	}
	out["loft-aar"] = cap
	out["inden-for-loftet"] = span{lesser(cost.lo, cap.lo), lesser(cost.hi, cap.hi)}
	out["over-loftet"] = span{less(cost.lo, cap.hi), less(cost.hi, cap.lo)}
	return out
}

// extra computes the amounts of § 86.
func (c *oracleCase) extra() map[string]span {
	day, year := c.Clocks["maaned"]+"-01", c.money("merudgifter.aar")
	out := map[string]span{}
	if day < "2025-09-01" {
		if year != nil {
			hundreds := new(big.Rat).Quo(year, big.NewRat(1200, 1))
			hundreds.Add(hundreds, big.NewRat(1, 2))
			whole := new(big.Int).Quo(hundreds.Num(), hundreds.Denom())
			out["merudgifter"] = point(new(big.Rat).Mul(new(big.Rat).SetInt(whole), big.NewRat(100, 1)))
		}
		return out
	}
	if std, _, _, _ := rate("kompensation-std", day); std != nil {
		out["gruppe-1"] = point(std)
	}
	over, _, _, _ := rate("kompensation-two", day)
	more, _, _, _ := rate("kompensation-more", day)
	if year != nil && over != nil && year.Cmp(over) > 0 {
		month := func(year number) number { return new(big.Rat).Add(new(big.Rat).Quo(year, big.NewRat(12, 1)), more) }
		out["gruppe-2"] = span{month(over), month(year)} // what counts is over the limit, and at most all
	}
	return out
}

// shown writes an amount as a result does: rounded once, halves upwards.
func shown(s span, computed *span) [3]string {
	round := func(r number) string {
		if r == nil {
			return ""
		}
		oere := new(big.Rat).Mul(r, big.NewRat(200, 1))
		oere.Add(oere, big.NewRat(1, 1)) // floor((200r+1)/2) rounds halves up
		n := new(big.Int).Quo(oere.Num(), new(big.Int).Mul(oere.Denom(), big.NewInt(2)))
		kr, rest := new(big.Int).QuoRem(n, big.NewInt(100), new(big.Int))
		cents := rest.String()
		if len(cents) < 2 {
			cents = "0" + cents
		}
		return kr.String() + "." + cents
	}
	out := [3]string{round(s.lo), round(s.hi), ""}
	if computed != nil && computed.exact() && out[0] != out[1] {
		out[2] = round(computed.lo)
	}
	return out
}

// oracleAnswer is the second calculation's answer: per finding the verdict,
// and per amount lo, hi and best.
type oracleAnswer struct {
	verdicts map[string]string
	amounts  map[string]map[string][3]string
	sums     map[string][2]string // over a period: lo and hi of § 87
}

func oracle(file []byte) oracleAnswer {
	var c oracleCase
	if err := json.Unmarshal(file, &c); err != nil {
		panic(err)
	}
	if c.Facts == nil {
		c.Facts = map[string]string{}
	}
	if c.Clocks == nil {
		c.Clocks = map[string]string{}
	}
	c.settle()
	out := oracleAnswer{verdicts: c.verdicts(), amounts: map[string]map[string][3]string{}}
	if c.Clocks["maaned"] == "" {
		return out
	}
	put := func(finding string, ranges, computed map[string]span) {
		amounts := map[string][3]string{}
		for name, s := range ranges {
			if finding != "tabt-arbejdsfortjeneste" && s.lo.Sign() == 0 && s.hi == nil {
				continue // nothing is known of it
			}
			best := computed[name]
			amounts[name] = shown(s, &best)
		}
		out.amounts[finding] = amounts
	}
	if out.verdicts["tabt-arbejdsfortjeneste"] != "ikke-opfyldt" {
		put("tabt-arbejdsfortjeneste", c.loss(asRange), c.loss(asComputed))
		out.sums = c.period()
		if end, ok := c.get("ta.ophoer-dato"); ok {
			if pct, _, _, _ := rate("holiday", end); pct != nil {
				for name, id := range map[string]string{"ferietillaeg-sidste-aar": "ta.brutto-sidste-aar", "ferietillaeg-i-aar": "ta.brutto-i-aar"} {
					if v := c.money(id); v != nil {
						out.amounts["tabt-arbejdsfortjeneste"][name] = shown(point(new(big.Rat).Quo(mul(pct, v), big.NewRat(100, 1))), nil)
					}
				}
			}
		}
	}
	outside := out.verdicts["hjemmetraening"] == "mangler" && c.before32a()
	if out.verdicts["traeningsudgifter"] != "ikke-opfyldt" && !outside {
		put("traeningsudgifter", c.costs(asRange), c.costs(asComputed))
	}
	if out.verdicts["kompensationsydelse"] != "ikke-opfyldt" {
		put("kompensationsydelse", c.extra(), nil)
	}
	return out
}

// period sums the months from maaned to til, each rounded by itself.
func (c *oracleCase) period() map[string][2]string {
	to := c.Clocks["til"]
	if to == "" {
		return nil
	}
	var lo, hi, unbounded = map[string]number{}, map[string]number{}, map[string]bool{}
	first := c.Clocks["maaned"]
	for month := first; month <= to; month = nextMonth(month) {
		one := *c
		one.Clocks = map[string]string{"bevilling": first, "ansoegning": first + "-01"}
		for k, v := range c.Clocks {
			one.Clocks[k] = v
		}
		one.Clocks["maaned"] = month
		if one.verdicts()["tabt-arbejdsfortjeneste"] == "ikke-opfyldt" {
			continue
		}
		for name, s := range one.loss(asRange) {
			a := shown(s, nil)
			if lo[name] == nil {
				lo[name], hi[name] = zero(), zero()
			}
			lo[name].Add(lo[name], num(a[0]))
			if a[1] == "" {
				unbounded[name] = true
			} else {
				hi[name].Add(hi[name], num(a[1]))
			}
		}
	}
	sums := map[string][2]string{}
	for name := range lo {
		s := span{lo[name], hi[name]}
		if unbounded[name] {
			s.hi = nil
		}
		a := shown(s, nil)
		sums[name] = [2]string{a[0], a[1]}
	}
	return sums
}

func nextMonth(month string) string {
	at, _ := time.Parse("2006-01", month)
	return at.AddDate(0, 1, 0).Format("2006-01")
}

func (c *oracleCase) before32a() bool {
	for _, day := range []string{c.Clocks["afgoerelse"], c.Clocks["ansoegning"], c.Clocks["maaned"]} {
		if day != "" {
			return day < "2016-07-01" && day < "2016-07"
		}
	}
	return false
}

// shiftDay moves a day by years and days.
func shiftDay(day string, years, days int) string {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		panic(err)
	}
	return d.AddDate(years, 0, days).Format(time.DateOnly)
}
