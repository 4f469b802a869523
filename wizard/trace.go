package wizard

import (
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// tracer writes the reasoning down, a line a step.
type tracer struct {
	m     *Model
	v     view
	law   Law
	lines []Line
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
	for _, of := range r.Of {
		t.condition(of)
	}
	line := t.lines[first]
	line.Rule, line.Of = r.ID, []string{line.Rule}
	for _, l := range t.lines[first+1:] {
		line.Of = append(line.Of, l.Rule)
		line.Text += " " + l.Text
		for _, provision := range l.Cite {
			line.Cite = appendNew(line.Cite[:len(line.Cite):len(line.Cite)], provision)
		}
	}
	t.lines = append(t.lines[:first], line)
}

// condition writes the lines of one condition: of alternatives the one that
// settled it.
func (t *tracer) condition(r *Rule) {
	v := r.eval(t.v)
	switch r.Op {
	case Any:
		if v == IkkeOpfyldt {
			t.noneOf(r)
			return
		}
		for _, of := range r.Of {
			if of.eval(t.v) == v {
				t.condition(of)
				return
			}
		}
		return
	case All:
		for _, of := range r.Of {
			t.condition(of)
		}
		return
	}
	leaf, branch := r.leaf(t.v)
	if leaf.Op == All || leaf.Op == Any {
		t.condition(leaf)
		return
	}
	line := Line{Rule: leaf.ID, IsVerdict: true, Verdict: v, Text: leaf.Text[v], Cite: t.cite(leaf.Cite, leaf.Old), Fact: NoFact}
	switch {
	case branch != nil && branch.Text != "":
		line.Text = branch.Text
	case leaf.Op == Age && v != Mangler && t.v.c.at(leaf.Clock) == 0 && leaf.Ranged[v] != "":
		line.Text = t.fillSpan(leaf, leaf.Ranged[v])
	case v == Mangler:
		line.Text = strings.ReplaceAll(line.Text, "{mangler}", listed(t.m.shorts(leaf.wants(t.v, nil)), " og "))
	}
	if line.Text == "" { // an optional clock that nobody gave
		return
	}
	line.Text = t.fill(line.Text)
	if branch != nil && branch.Part {
		line.Verdict, line.Part = IkkeOpfyldt, true
	}
	if line.Verdict == Skoen {
		line.Discretion = leaf.Discretion
	}
	switch leaf.Op {
	case Ask, Threshold, Age:
		line.Fact, line.Origin = leaf.Fact, t.v.c.Answers[leaf.Fact].Origin
	}
	t.lines = append(t.lines, line)
}

func (t *tracer) note(n Note) {
	t.remark(n.ID, t.cite(n.Cite, n.Old), t.m.words.Say(words.New("note."+n.ID, t.v.c.slots()...)))
}

func (t *tracer) remark(id string, cite []string, text string) {
	t.lines = append(t.lines, Line{Rule: id, Text: text, Cite: cite, Fact: NoFact})
}

// transition marks a case on both sides of the new law.
func (t *tracer) transition() {
	k, from := t.v.c.Clocks, barnetsLovFrom.Date()
	if k.Ansoegning != 0 && k.Ansoegning < from && (k.Afgoerelse >= from || k.Maaned != 0 && k.Maaned.First() >= from) {
		t.remark("overgang-2024", nil, "Sagen ligger på begge sider af "+from.Danish()+", da barnets lov afløste serviceloven på området. Vi har ikke kunnet efterprøve overgangsreglerne; spørg kommunen, hvilken lov den bruger.")
	}
}

// fill puts words in a sentence's slots.
func (t *tracer) fill(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	birthday := func(years int) string {
		if born, ok := t.v.c.known(Foedselsdato); ok {
			return Date(born).Birthday(years).Danish()
		}
		return ""
	}
	at := t.v.c.at(AtAnsoegning)
	put := func(slot, words string) { text = strings.ReplaceAll(text, slot, words) }
	put("{alder}", strconv.Itoa(childYears))
	put("{fylder}", birthday(childYears))
	put("{undersoegelse}", strconv.Itoa(undersoegelseMonths))
	put("{klagefrist}", klagefristText)
	if at != 0 {
		put("{ansoegning}", at.Danish())
	}
	if t.v.c.Clocks.Maaned != 0 {
		put("{maaned}", t.v.c.Clocks.Maaned.Danish())
	}
	return text
}

// fillSpan puts the days that a clock may lie on in a sentence's slots.
func (t *tracer) fillSpan(r *Rule, text string) string {
	from, to, _ := t.v.span(r.Clock)
	return strings.ReplaceAll(strings.ReplaceAll(text, "{fra}", from.Danish()), "{til}", to.Danish())
}

// klagefristWeeks is how long one has to complain: retssikkerhedsloven § 67.
const klagefristWeeks = 4

var klagefristText = count(klagefristWeeks, false) + " uger"

// shorts are the names of facts and clocks in a list of what is missing.
func (m *Model) shorts(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = m.Short(id)
	}
	return names
}

// listed writes "a, b og c".
func listed(items []string, and string) string {
	if n := len(items) - 1; n > 0 {
		return strings.Join(items[:n], ", ") + and + items[n]
	}
	return strings.Join(items, "")
}

// AgeText puts the age limit in the slot {alder} of a sentence.
func AgeText(text string) string {
	return strings.ReplaceAll(text, "{alder}", strconv.Itoa(childYears))
}

// step writes a line that arrives at an amount.
func (t *tracer) step(rule, text string, cite []string, name string, i Interval) {
	t.lines = append(t.lines, Line{Rule: rule, Text: text, Cite: cite, Amount: name, Figure: figure(amount(name, "", i)), Fact: NoFact})
}

// amounts writes a line for each amount that has its own sentence.
func (t *tracer) amounts(w world, named []Named) {
	for _, n := range named {
		i, ok := w.named(n)
		if !ok {
			continue
		}
		text := n.Text
		if n.Expr.Op == FullCap {
			if c := w.cap(n.Expr.Rate, w.c.Clocks.Maaned); c.reason != capPublished {
				text += " " + capText(c, w.c.Clocks.Maaned)
			}
		}
		t.step(n.Expr.ID, text, t.cite(n.Expr.Cite, n.Expr.Old), n.Name, i)
	}
}

// sum writes the arithmetic of tabt arbejdsfortjeneste, a line a step.
func (t *tracer) sum(w world) {
	cite, month := t.cite(bl873, sel423), w.c.Clocks.Maaned
	step := func(rule, text, name string, i Interval) {
		t.step(rule, text, cite, name, i)
	}

	// What the pay was.
	payIs := w.pay()
	switch loen, ok := w.c.known(Bruttoloen); {
	case w.c.JobCount > 0 && w.c.hasPay():
		step(pay.ID, "Løn og faste tillæg i "+count(w.c.JobCount, true)+" job, lagt sammen. At job lægges sammen, løn for sig og timer for sig, står ikke i de kilder, vi kender; spørg kommunen.", "grundlag", payIs)
	case !w.c.hasPay():
		step(pay.ID, "Kommunen finder grundlaget ud fra regnskaber, eller ud fra hvad du kunne have tjent. Derfor kan vi ikke sætte tal på det.", "grundlag", payIs)
	case !ok:
		step(pay.ID, "Bruttolønnen mangler, så vi kender ikke grundlaget.", "grundlag", payIs)
	default:
		text := "Seneste bruttoløn om måneden"
		if w.c.is(Beskaeftigelse, "ledig") {
			text = "Seneste bruttoløn om måneden, fra før du blev ledig; dagpenge tæller ikke"
		}
		if tillaeg, _ := w.c.known(FasteTillaeg); tillaeg > 0 {
			text += ": " + kroner(loen) + " i løn og " + kroner(tillaeg) + " i faste tillæg"
		}
		step(pay.ID, text+". Lønnen sættes ikke op til i dag. Om bonus, overarbejde og goder tæller med, er uafklaret; spørg kommunen.", "grundlag", payIs)
	}

	// The cap on full time.
	c := w.cap(fullCap.Rate, month)
	text := capText(c, month)
	if c.interval.Lo.IsInfinite() {
		t.remark(fullCap.ID, cite, text)
	} else {
		step(fullCap.ID, text, "fuldt-loft", c.interval)
	}

	// The hours.
	t.hours(w, cite)
	if n, d := w.part(childYears); n < d {
		t.remark(monthPart.ID, t.cite(bl871, sel421), "Barnet fylder "+strconv.Itoa(childYears)+" i måneden, så kun "+strconv.FormatInt(n, 10)+" af "+strconv.FormatInt(d, 10)+" dage tæller. Vi regner dagene lige; hvordan kommunen deler en måned, står ikke i de kilder, vi kender.")
	}

	t.twoParents(w, cite)
	of := w.shareText()
	if !w.uncapped(loftAmount) {
		step(loftAmount.ID, "Loftet for jer: "+of+" af det fulde loft.", "loft", w.eval(loftAmount))
	}
	brutto := w.eval(bruttoAmount)
	step(bruttoAmount.ID, w.bruttoText(of), "brutto", brutto)
	if from := w.month(GrantMonth); from != month {
		t.regulation(w, from, cite)
	}
	if b := w.c.Clocks.Bevilling; b != 0 && b < month {
		t.running(w, cite)
	}
	t.pension(w, cite)
	t.atpLine(w, cite)

	if s, _ := w.c.known(Besparelser); s > 0 {
		t.remark("ta.besparelser", cite, "Sparede udgifter ("+kroner(s)+" om måneden) trækkes fra til sidst, efter skat. De ændrer ikke beløbene her. Kommunen vurderer, hvilke der tæller, og I skal kunne vise dem.")
	}
	t.remark("ta.vejledende", cite, "Det er en vejledende beregning. Kommunen afgør timerne og beløbet.")
}

func capText(c capFound, month Month) string {
	switch c.reason {
	case capPublished:
		return "Loftet på fuld tid i " + month.Danish() + "."
	case capTyped:
		return "Loftet på fuld tid, som I har skrevet det. Der er ikke lagt et offentliggjort loft ind for " + month.Danish() + "."
	case capOldRules:
		return "Der er intet loft, når der er søgt før 2011 eller udbetalt i løbet af 2010."
	case capBefore:
		return "Der var intet loft før " + c.found.After.From.Danish() + "."
	case capNoData:
		return "Der er ikke lagt noget loft ind."
	}
	year := func(w *Window) string { y, _, _ := w.From.Parts(); return strconv.Itoa(y) }
	text := "Vi kender ikke et offentliggjort loft for " + month.Danish() + ". Det sidste, vi kender, er " + wholeKroner(c.found.Before) + " (" + year(c.found.Before) + ")"
	if c.reason == capGap {
		text += ", det næste " + wholeKroner(c.found.After) + " (" + year(c.found.After) + ")"
	}
	text += ". Vi antager, at loftet ikke er faldet; det er det ikke i noget år, vi kender."
	if d := c.found.Derived; d != nil {
		text += " Beregnet, ikke offentliggjort: " + wholeKroner(d)
	}
	return text
}

func wholeKroner(w *Window) string { return danishInteger(w.Value.Round()) + " kr." }

func (t *tracer) hours(w world, cite []string) {
	h, reason := w.hours()
	worked := w.worked()
	text := ""
	switch reason {
	case hoursGranted:
		text = "Kommunen har bevilget " + decimal(int64(h.Lo.lo)) + " timer om ugen"
	case hoursWanted:
		text = "I søger om " + decimal(int64(h.Lo.lo)) + " timer om ugen; kommunen vurderer timerne"
	case hoursWantedLessTeaching:
		text = "I søger om " + decimal(int64(h.Hi.lo)) + " timer om ugen. Hjemmeundervisning dækkes ikke, og kommunen skal vurdere, hvor mange timer den fylder, så det kan blive fra " + decimal(int64(h.Lo.lo)) + " timer"
		cite = t.cite([]string{"bl85.5", "bl87.3"}, []string{"sel32a.5", "sel42.3"})
	default:
		text = "Timerne mangler, så det kan være fra ingen til alle"
	}
	if worked.IsExact() {
		text += ". Før arbejdede du " + decimal(int64(worked.Lo.lo)) + " timer."
		if h.Lo.Cmp(worked.Lo) < 0 {
			text += " Vi regner med andelen, ikke med en timeløn: hvor mange timer der er på en måned, er kilderne uenige om."
		}
	} else {
		text += ". Arbejdstiden før mangler."
	}
	t.remark(hoursOf.ID, cite, text)
	if !h.Hi.IsInfinite() && h.Hi.Cmp(Whole(usualHours)) > 0 {
		t.remark("ta.over-saedvanlige-timer", nil, "Der bevilges normalt højst "+decimal(usualHours)+" timer om ugen i alt. Det er praksis, ikke lov.")
	}
}

// twoParents remarks on the usual ceiling where the other parent has hours too.
// The cap is per recipient, and each has their own share.
func (t *tracer) twoParents(w world, cite []string) {
	other, ok := w.c.known(AndenForaelderTimer)
	if !ok || other == 0 {
		return
	}
	h, _ := w.hours()
	text := "Den anden forælder har " + decimal(other) + " timer. Loftet gælder for hver af jer, hver med sin egen andel."
	if h.Hi.IsInfinite() || h.Hi.Cmp(Whole(usualHours-other)) > 0 {
		text += " Tilsammen er det normalt højst " + decimal(usualHours) + " timer om ugen; begge på én gang er for særlige tilfælde, og kommunen skal vurdere det."
	}
	t.remark("bl87.to-foraeldre", cite, text)
}

// shareText writes the share in words: "20 af 37 timer".
func (w world) shareText() string {
	h, reason := w.hours()
	total := w.worked()
	if reason == hoursMissing || !total.IsExact() {
		return "den andel, som timerne udgør,"
	}
	text := decimal(int64(h.Hi.lo)) + " af " + decimal(int64(total.Lo.lo)) + " timer"
	if !h.IsExact() {
		text = "mellem " + decimal(int64(h.Lo.lo)) + " og " + text
	}
	return text
}

func (w world) bruttoText(of string) string {
	loen, loft := w.pay(), w.cap(fullCap.Rate, w.c.Clocks.Maaned).interval
	switch {
	case loft.Lo.IsInfinite():
		return "Ydelsen før skat: " + of + " af lønnen."
	case loen.IsExact() && loen.Hi.Cmp(loft.Lo) <= 0:
		return "Ydelsen før skat: " + of + " af lønnen. Lønnen ligger ikke over loftet."
	case loen.IsExact() && loft.IsExact():
		return "Ydelsen før skat: " + of + " af loftet, for lønnen er højere end loftet."
	}
	return "Ydelsen før skat: " + of + " af det mindste af løn og loft."
}

func (t *tracer) regulation(w world, from Month, cite []string) {
	text, open := "Ydelsen er bevilget fra "+from.Danish()+" og reguleres hver 1. januar.", false
	for year := from.Year() + 1; year <= w.c.Clocks.Maaned.Year(); year++ {
		f := w.rates.Lookup(w.regulationKey(), NewDate(year, 1, 1))
		switch {
		case f.Fit == Exact:
			text += " " + strconv.Itoa(year) + ": " + strings.ReplaceAll(f.Window.Text, ".", ",") + " procent."
		case f.Derived != nil:
			text += " " + strconv.Itoa(year) + ": ikke offentliggjort hos os; beregnet " + strings.ReplaceAll(f.Derived.Text, ".", ",") + " procent."
			open = true
		default:
			text += " " + strconv.Itoa(year) + ": procenten er ikke lagt ind."
			open = true
		}
	}
	if open && w.rates.neverBelowNought(w.regulationKey()) {
		text += " Vi antager, at ydelsen ikke er sat ned: Procenten er ikke under nul i de år, vi kender."
	}
	t.remark("ta.regulering", cite, text)
}

// running remarks on a benefit that was granted earlier: what a pause does to
// it, and the supplement for holidays while it runs.
func (t *tracer) running(w world, cite []string) {
	t.remark("ta.pause", cite, "Har ydelsen holdt pause, for eksempel under barsel, beholder du grundlaget. Var den stoppet, og er behovet nyt, regnes der fra den seneste løn. Hvor grænsen går, skal kommunen vurdere.")
	if pct := w.rates.LatestPublished("ta_holiday_yearly_pct"); pct != nil {
		year, _, _ := pct.From.Parts()
		t.remark("ta.ferietillaeg-loebende", []string{"bek1603.15"}, "Mens ydelsen løber, er der et tillæg til ferie. I "+strconv.Itoa(year)+" var det efter en enkelt kilde "+strings.ReplaceAll(pct.Text, ".", ",")+" procent af sidste års ydelse; om det er det samme nu, har vi ikke set.")
	}
}

func (t *tracer) pension(w world, cite []string) {
	e, ok := w.c.known(PensionArbejdsgiver)
	p := w.eval(pensionAmount)
	text := "Pension oven i ydelsen: "
	if f := w.rates.Lookup(pensionShare.Rate, w.c.Clocks.Maaned.First()); f.Fit == Exact {
		text += strings.ReplaceAll(f.Window.Text, ".", ",") + " procent af ydelsen"
	} else {
		text += "procenten for den tid er ikke lagt ind"
	}
	lovens, forsigtig := w.eval(pensionAmount.Of[0]), w.eval(pensionAmount.Of[1])
	switch {
	case !ok:
		text += ", dog højst det, din arbejdsgiver før indbetalte. Det bidrag mangler."
	case lovens.Lo.Cmp(forsigtig.Lo) == 0 && lovens.Hi.Cmp(forsigtig.Hi) == 0:
		text += ", dog højst det, din arbejdsgiver før indbetalte (" + kroner(e) + ")."
	default:
		text += ", dog højst det, din arbejdsgiver før indbetalte. Efter lovens ord er det hele bidraget (" + kroner(e) + "): " + figure(amount("", "", lovens)) +
			" Læst forsigtigt er det kun bidraget for de bevilgede timer: " + figure(amount("", "", forsigtig)) + " Den læsning har ingen kilde."
	}
	t.step(pensionAmount.ID, text, cite, "pension", p)
}

func (t *tracer) atpLine(w world, cite []string) {
	a := w.eval(atpAmount)
	text := "Dit eget bidrag til ATP, som trækkes i ydelsen."
	switch {
	case a.Hi.IsInfinite():
		text += " Satsen for " + w.c.Clocks.Maaned.Danish() + " er ikke lagt ind; den står på virk.dk."
	case a.IsExact() && a.Hi.IsZero():
		text += " Så få timer giver ingen ATP."
	case a.HasBest && !a.IsExact():
		text += " Kun satsen for fuld tid er offentliggjort hos os; resten er beregnet som en tredjedel af det samlede bidrag."
	default:
		if f := w.atpFigure(len(atpClasses)); f.Fit == Exact && f.Window.Until == 0 {
			if year, _, _ := f.Window.From.Parts(); year < w.c.Clocks.Maaned.Year() {
				text += " Satsen er fra " + strconv.Itoa(year) + " og er den seneste kendte."
			}
		}
		text += " Vi går ud fra timerne her og det almindelige bidrag. Om kommunen bruger de timer, og hvilket bidrag der gælder efter et offentligt job, er uafklaret; spørg den."
	}
	t.step(atpAmount.ID, text, cite, "atp-egen", a)
}
