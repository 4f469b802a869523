package wizard

import (
	"strconv"

	"rettesnor/wizard/words"
)

// tracer writes the reasoning down, a line a step.
type tracer struct {
	m     *Model
	v     env
	law   Law
	lines []Line
	args  []words.Arg // what the sentences of a sum may name
}

func (t *tracer) cite(today, old []string) []string {
	if t.law == Serviceloven {
		return old
	}
	return today
}

// noneOf writes one line of alternatives that all fail: it is one condition
// that is not met, however many ways there are to meet it.
func (t *tracer) noneOf(r *Rule) {
	first := len(t.lines)
	for _, of := range r.Cond.Parts() {
		t.condition(of)
	}
	line := t.lines[first]
	line.Rule, line.Of = r.ID, []string{line.Rule}
	for i := range t.lines[first+1:] {
		l := &t.lines[first+1+i]
		line.Of = append(line.Of, l.Rule)
		line.Text += " " + l.Text
		for _, provision := range l.Cite {
			line.Cite = appendNew(line.Cite[:len(line.Cite):len(line.Cite)], provision)
		}
	}
	t.lines = append(t.lines[:first], line)
}

// condition writes the lines of one condition.
func (t *tracer) condition(r *Rule) {
	leaf, _ := r.leaf(t.v)
	leaf.Cond.tell(t, leaf)
}

// leaf writes the line of a rule that no other settles.
func (t *tracer) leaf(r *Rule) {
	v, branch := r.eval(t.v), r.Cond.branch(t.v)
	id, args := t.m.sentence(r, branch, v), t.v.slots()
	age, isAge := r.Cond.(Age)
	switch {
	case v == Mangler:
		args = append(args, words.Str("mangler", t.m.listed(t.m.shorts(r.wants(t.v, nil)), "og")))
	case isAge && age.ranged(t.v):
		id += ".altid"
		from, to, _ := t.v.span(age.Clock)
		args = append(args, words.On("fra", from), words.On("til", to))
	}
	line := Line{Kind: Reason, Rule: r.ID, Verdict: v, Text: t.m.words.Say(words.New(id, args...)), Cite: t.cite(r.Cite, r.Old), Fact: NoFact}
	if branch != nil && branch.Part {
		line.Verdict, line.Part = IkkeOpfyldt, true
	}
	if line.Verdict == Skoen {
		line.Discretion = t.m.Discretion(r.ID)
	}
	if fact := r.Cond.Reads(); fact != NoFact {
		line.Fact, line.Origin = fact, t.v.c.Answers[fact].Origin
	}
	t.lines = append(t.lines, line)
}

func (t *tracer) note(n Note) {
	t.remark(n.ID, t.cite(n.Cite, n.Old), t.m.words.Say(words.New("note."+n.ID, t.v.slots()...)))
}

func (t *tracer) line(kind LineKind, id string, cite []string, text string) {
	t.lines = append(t.lines, Line{Kind: kind, Rule: id, Text: text, Cite: cite, Fact: NoFact})
}

func (t *tracer) remark(id string, cite []string, text string) { t.line(Remark, id, cite, text) }

// transition marks a case on both sides of the new law.
func (t *tracer) transition() {
	k, from := t.v.c.Clocks, barnetsLovFrom.Date()
	if k.Ansoegning != 0 && k.Ansoegning < from && (k.Afgoerelse >= from || k.Maaned != 0 && k.Maaned.First() >= from) {
		t.remark("overgang-2024", nil, t.m.words.Say(words.New("note.overgang-2024", words.On("fra", from))))
	}
}

// shorts are the names of facts and clocks in a list of what is missing.
func (m *Model) shorts(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = m.Short(id)
	}
	return names
}

// step writes a line that arrives at an amount.
func (t *tracer) step(rule, text string, cite []string, name string, i Interval) {
	t.lines = append(t.lines, Line{Kind: SumLine, Rule: rule, Text: text, Cite: cite, Amount: name, Figure: t.m.Figure(amount(name, "", i)), Fact: NoFact})
}

// amounts writes a line for each amount that has its own sentence.
func (t *tracer) amounts(w env, named []Named) {
	t.args = w.slots()
	for _, n := range named {
		i, ok := w.named(n)
		if !ok {
			continue
		}
		text, cite := t.m.AmountSentence(n), t.cite(n.Expr.Cite, n.Expr.Old)
		full, is := n.Expr.Term.(FullCap)
		if !is {
			t.step(n.Expr.ID, text, cite, n.Name, i)
			continue
		}
		c := w.cap(full.Figure, w.c.Clocks.Maaned)
		if c.reason != capPublished {
			text += " " + t.capText(c)
		}
		t.step(n.Expr.ID, text, cite, n.Name, i)
		t.capAssumed(c)
	}
}

// say is a sentence of a sum: sum.ID in the catalogue.
func (t *tracer) say(id string, more ...words.Arg) string {
	return t.m.words.Say(words.New("sum."+id, append(more, t.args...)...))
}

// sumSlots are what the sentences of the sum of § 87 may name. Where a figure is
// not known no sentence names it.
func (w env) sumSlots() []words.Arg {
	h, _ := w.hours()
	args := append(w.slots(),
		words.Hour("timer", int64(h.Hi.lo)), words.Hour("timer-fra", int64(h.Lo.lo)),
		words.Hour("foer", int64(w.worked().Lo.lo)), words.Hour("normalt", usualHours),
		words.Num("job", w.c.JobCount))
	for _, s := range [...]struct {
		name string
		fact Fact
	}{{"loen", Bruttoloen}, {"tillaeg", FasteTillaeg}, {"bidrag", PensionArbejdsgiver}, {"besparelser", Besparelser}} {
		v, _ := w.c.known(s.fact)
		args = append(args, words.Kr(s.name, v))
	}
	other, _ := w.c.known(AndenForaelderTimer)
	return append(args, words.Hour("anden", other))
}

// yearIn is a window's first year as an argument.
func yearIn(name string, w *Window) words.Arg {
	year, _, _ := w.From.Parts()
	return words.Str(name, strconv.Itoa(year))
}

// wholeKroner is a figure of a window as an argument.
func wholeKroner(name string, w *Window) words.Arg { return words.Kr(name, w.Value.Round()*100) }

// sum writes the arithmetic of tabt arbejdsfortjeneste, a line a step.
func (t *tracer) sum(w env) {
	cite, month := t.cite(bl873, sel423), w.c.Clocks.Maaned
	t.args = w.sumSlots()

	t.step(pay.ID, t.payText(w), cite, "grundlag", w.pay())
	c := w.cap(monthlyCap, month)
	if c.interval.Lo.IsInfinite() {
		t.line(SumLine, fullCap.ID, cite, t.capText(c))
	} else {
		t.step(fullCap.ID, t.capText(c), cite, "fuldt-loft", c.interval)
	}
	t.capAssumed(c)
	t.hours(w, cite)
	if n, d := w.part(); n < d {
		t.line(SumLine, monthPart.ID, t.cite(bl871, sel421), t.say("del-af-maaned", words.Num("n", int(n)), words.Num("af", int(d))))
	}
	t.twoParents(w, cite)
	of := words.Str("andel", t.shareText(w))
	if !w.uncapped(loftAmount) {
		t.step(loftAmount.ID, t.say("loft", of), cite, "loft", w.eval(loftAmount))
	}
	t.step(bruttoAmount.ID, t.say("brutto."+w.bruttoIs(), of), cite, "brutto", w.eval(bruttoAmount))
	if from := w.month(GrantMonth); from != month {
		t.regulation(w, from, cite)
	}
	if b := w.c.Clocks.Bevilling; b != 0 && b < month {
		t.running(w, cite)
	}
	t.pension(w, cite)
	t.atpLine(w, cite)
	if s, _ := w.c.known(Besparelser); s > 0 {
		t.line(SumLine, "ta.besparelser", cite, t.say("besparelser"))
	}
	t.line(SumLine, "ta.vejledende", cite, t.say("vejledende"))
}

// payText says what the pay was.
func (t *tracer) payText(w env) string {
	_, known := w.c.known(Bruttoloen)
	switch {
	case w.c.JobCount > 0 && w.c.hasPay():
		return t.say("loen.job")
	case !w.c.hasPay():
		return t.say("loen.ukendt")
	case !known:
		return t.say("loen.mangler")
	}
	id := "loen.seneste"
	if w.c.is(Beskaeftigelse, "ledig") {
		id = "loen.ledig"
	}
	text := t.say(id)
	if extra, _ := w.c.known(FasteTillaeg); extra > 0 {
		text = t.say("loen.dele", words.Str("hvad", text))
	}
	return t.say("loen", words.Str("hvad", text))
}

// capText says what the full cap is, and why it is that.
func (t *tracer) capText(c capFound) string {
	switch c.reason {
	case capPublished:
		return t.say("fuldt-loft")
	case capTyped:
		return t.say("fuldt-loft.skrevet")
	case capOldRules:
		return t.say("fuldt-loft.gamle-regler")
	case capBefore:
		return t.say("fuldt-loft.foer", words.On("fra", c.found.After.From))
	case capNoData:
		return t.say("fuldt-loft.ingen")
	}
	args := []words.Arg{wholeKroner("sidste", c.found.Before), yearIn("aar", c.found.Before)}
	id := "fuldt-loft.sidste"
	if c.reason == capGap {
		id = "fuldt-loft.mellem"
		args = append(args, wholeKroner("naeste", c.found.After), yearIn("naeste-aar", c.found.After))
	}
	text := t.say(id, args...)
	if d := c.found.Derived; d != nil {
		id = "fuldt-loft.beregnet"
		if d.Status == Adopted {
			id = "fuldt-loft.vedtaget"
		}
		text += " " + t.say(id, wholeKroner("beregnet", d))
	}
	return text
}

// capAssumed says what a cap that is not published rests on.
func (t *tracer) capAssumed(c capFound) {
	if c.reason == capGap || c.reason == capNotYet {
		t.line(Assumption, "ta.loft-ikke-faldet", nil, t.say("fuldt-loft.antaget"))
	}
}

func (t *tracer) hours(w env, cite []string) {
	h, reason := w.hours()
	worked := w.worked()
	id := "timer.mangler"
	switch reason {
	case hoursGranted:
		id = "timer.bevilget"
	case hoursWanted:
		id = "timer.soegt"
	case hoursWantedLessTeaching:
		id = "timer.undervisning"
		cite = t.cite([]string{"bl85.5", "bl87.3"}, []string{"sel32a.5", "sel42.3"})
	}
	text := t.say(id)
	if worked.IsExact() {
		text = t.say("timer.foer", words.Str("hvad", text))
		if h.Lo.Cmp(worked.Lo) < 0 {
			text += " " + t.say("timer.andel")
		}
	} else {
		text = t.say("timer.foer-mangler", words.Str("hvad", text))
	}
	t.line(SumLine, hoursOf.ID, cite, text)
	if !h.Hi.IsInfinite() && h.Hi.Cmp(Whole(usualHours)) > 0 {
		t.line(SumLine, "ta.over-saedvanlige-timer", nil, t.say("timer.mange"))
	}
}

// twoParents remarks on the usual ceiling where the other parent has hours too.
// The cap is per recipient, and each has their own share.
func (t *tracer) twoParents(w env, cite []string) {
	other, ok := w.c.known(AndenForaelderTimer)
	if !ok || other == 0 {
		return
	}
	h, _ := w.hours()
	text := t.say("to-foraeldre")
	if h.Hi.IsInfinite() || h.Hi.Cmp(Whole(usualHours-other)) > 0 {
		text += " " + t.say("to-foraeldre.mange")
	}
	t.line(SumLine, "bl87.to-foraeldre", cite, text)
}

// shareText writes the share in words: "20 af 37 timer".
func (t *tracer) shareText(w env) string {
	h, reason := w.hours()
	switch {
	case reason == hoursMissing || !w.worked().IsExact():
		return t.say("andel.mangler")
	case !h.IsExact():
		return t.say("andel.mellem")
	}
	return t.say("andel")
}

// bruttoIs names what the benefit is a share of.
func (w env) bruttoIs() string {
	loen, loft := w.pay(), w.cap(monthlyCap, w.c.Clocks.Maaned).interval
	switch {
	case loft.Lo.IsInfinite():
		return "uden-loft"
	case loen.IsExact() && loen.Hi.Cmp(loft.Lo) <= 0:
		return "loen"
	case loen.IsExact() && loft.IsExact():
		return "loft"
	}
	return "mindste"
}

func (t *tracer) regulation(w env, from Month, cite []string) {
	text, open := t.say("regulering", words.In("fra", from)), false
	for year := from.Year() + 1; year <= w.c.Clocks.Maaned.Year(); year++ {
		f := w.rates.Lookup(w.regulationKey(), NewDate(year, 1, 1))
		id, at := "regulering.mangler", words.Arg{}
		switch {
		case f.Fit == Exact:
			id, at = "regulering.aar", words.Dec("procent", f.Window.Text)
		case f.Derived != nil && f.Derived.Status == Adopted:
			id, at = "regulering.vedtaget", words.Dec("procent", f.Derived.Text)
		case f.Derived != nil:
			id, at = "regulering.beregnet", words.Dec("procent", f.Derived.Text)
		}
		open = open || f.Fit != Exact
		text += " " + t.say(id, words.Str("aar", strconv.Itoa(year)), at)
	}
	t.line(SumLine, "ta.regulering", cite, text)
	if open && w.rates.neverBelowNought(w.regulationKey()) {
		t.line(Assumption, "ta.regulering-ikke-nedsat", nil, t.say("regulering.antaget"))
	}
}

// running remarks on a benefit that was granted earlier: what a pause does to
// it, and the supplement for holidays while it runs.
func (t *tracer) running(w env, cite []string) {
	t.line(SumLine, "ta.pause", cite, t.say("pause"))
	if pct := w.rates.LatestPublished("ta_holiday_yearly_pct"); pct != nil {
		t.line(SumLine, "ta.ferietillaeg-loebende", []string{"bek1603.15"}, t.say("ferietillaeg-loebende", yearIn("aar", pct), words.Dec("procent", pct.Text)))
	}
}

func (t *tracer) pension(w env, cite []string) {
	_, ok := w.c.known(PensionArbejdsgiver)
	id, percent := "pension.uden-procent", words.Arg{}
	if f := w.rates.Lookup(pensionShare.Term.Rate(), w.c.Clocks.Maaned.First()); f.Fit == Exact {
		id, percent = "pension.procent", words.Dec("procent", f.Window.Text)
	}
	of := words.Str("hvad", t.say(id, percent))
	byLaw, cautious := w.eval(pensionAsWritten), w.eval(pensionCautious)
	text := ""
	switch {
	case !ok:
		text = t.say("pension.mangler", of)
	case byLaw.Lo.Cmp(cautious.Lo) == 0 && byLaw.Hi.Cmp(cautious.Hi) == 0:
		text = t.say("pension", of)
	default:
		text = t.say("pension.to-laesninger", of, words.Str("lov", t.m.Figure(amount("", "", byLaw))), words.Str("forsigtig", t.m.Figure(amount("", "", cautious))))
	}
	t.step(pensionAmount.ID, text, cite, "pension", w.eval(pensionAmount))
}

func (t *tracer) atpLine(w env, cite []string) {
	a := w.eval(atpAmount)
	text, assumed := t.say("atp"), false
	switch {
	case a.Hi.IsInfinite():
		text += " " + t.say("atp.mangler")
	case a.IsExact() && a.Hi.IsZero():
		text += " " + t.say("atp.ingen")
	case a.HasBest && !a.IsExact():
		text += " " + t.say("atp.beregnet")
	default:
		if f := w.atpFigure(len(atpClasses)); f.Fit == Exact && f.Window.Until == 0 {
			if year, _, _ := f.Window.From.Parts(); year < w.c.Clocks.Maaned.Year() {
				text += " " + t.say("atp.gammel", yearIn("aar", f.Window))
			}
		}
		assumed = true
	}
	t.step(atpAmount.ID, text, cite, "atp-egen", a)
	if assumed {
		t.line(Assumption, "ta.atp-timer", nil, t.say("atp.antaget"))
	}
}
