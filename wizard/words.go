package wizard

import (
	"slices"
	"strings"

	"rettesnor/wizard/words"
)

// Figure writes an amount with its bounds: "37.000,00 kr.", "10,00 til
// 20,00 kr.", "mindst 10,00 kr.". What is only known not to be below nothing is
// not known.
func (m *Model) Figure(a Amount) string { return m.figure(a, "") }

// AmountText is Figure with the time that the amount is for: "37.000,00 kr. om
// måneden".
func (m *Model) AmountText(a Amount) string {
	_, per, _ := strings.Cut(a.Unit, "/")
	return m.figure(a, per)
}

func (m *Model) figure(a Amount, per string) string {
	id := "tal"
	switch {
	case a.IsExact():
	case a.HasHi && a.Lo > 0:
		id = "tal.til"
	case a.HasHi:
		id = "tal.hoejst"
	case a.Lo > 0:
		id = "tal.mindst"
	default:
		id = "tal.ukendt"
	}
	if a.HasBest && !a.IsExact() {
		id += "-beregnet"
	}
	var of words.Msg
	if per != "" {
		of = words.New("tal.om." + per)
	}
	return m.words.Say(words.New(id, words.Kr("lo", a.Lo), words.Kr("hi", a.Hi), words.Kr("best", a.Best), words.Str("om", m.words.Say(of))))
}

// AmountTitle is what people call an amount.
func (m *Model) AmountTitle(name string) string { return m.sayIf("beloeb." + name + ".titel") }

// FindingTitle is what people call a finding.
func (m *Model) FindingTitle(id string) string { return m.sayIf("titel." + id) }

// VerdictWords is a verdict as people read it.
func (m *Model) VerdictWords(v Verdict) string { return m.said("udfald." + v.String()) }

// heading says the finding in one line. It never says that anybody has a right
// to anything. A number in it is the length of the list that stands under it:
// the conditions of the verdict, or what is missing.
func (m *Model) heading(of *finding, f *Finding, c *Case) string {
	n := 0
	for i := range f.Trace {
		if l := &f.Trace[i]; l.Kind == Reason && !l.Part && l.Verdict == f.Verdict {
			n++
		}
	}
	decided := c.state(Godkendt) == Known && !c.is(Godkendt, "ikke-afgjort")
	say := func(id string) string {
		emne := words.New("emne." + f.ID)
		return m.words.Say(words.New("overskrift."+id, append(m.rates.general, words.Num("n", n), words.Num("mangler", len(f.Missing)),
			words.Said("emne", emne), words.Said("stort", words.New(emne.ID+".stort")))...))
	}
	if of.training && decided && c.is(Godkendt, "nej") {
		// A refusal stands first, whatever else is so: it holds until it is
		// changed, and the time to complain runs.
		text := say("afslag." + f.ID)
		if f.Verdict == IkkeOpfyldt {
			text += " " + say("afslag.betingelser")
		}
		return text
	}
	return say(of.headed(f, c, decided))
}

// headed names the heading where nothing is refused.
func (of *finding) headed(f *Finding, c *Case, decided bool) string {
	approved := of.training && decided
	switch f.Verdict {
	case IkkeOpfyldt:
		if approved {
			return "ikke-opfyldt.godkendt"
		}
		return "ikke-opfyldt"
	case Opfyldt:
		return "opfyldt"
	}
	if approved && of.approved != "" {
		return of.approved
	}
	switch {
	case f.Verdict == Mangler && len(f.Missing) == 0:
		return "mangler.intet"
	case f.Verdict == Mangler:
		return "mangler"
	case approved:
		return "skoen.godkendt"
	case of.isGranted(c):
		return "skoen.timer"
	case decided:
		return "skoen.afgjort"
	}
	return "skoen"
}

// The longer texts that a face shows where the hjemmetræning is decided, in
// place of the one for the verdict.
const (
	explainsRefusal  = "afslag"
	explainsApproval = "godkendt"
)

// ExplanationIDs lists the longer texts there are: one for each finding and
// verdict, and those of what is decided.
func ExplanationIDs() []string {
	var ids []string
	for _, id := range FindingIDs() {
		for _, v := range [...]Verdict{IkkeOpfyldt, Skoen, Mangler} {
			ids = append(ids, id+"."+v.String())
		}
	}
	for i := range findings {
		for _, text := range findings[i].texts {
			ids = append(ids, findings[i].id+"."+text)
		}
	}
	return ids
}

// explanation names the longer text of a finding.
func (of *finding) explanation(f *Finding, c *Case) string {
	decided := ""
	switch {
	case c.Answers[Godkendt].State != Known:
	case c.is(Godkendt, "nej"):
		decided = explainsRefusal
	case c.is(Godkendt, "ja") && f.Verdict != IkkeOpfyldt:
		decided = explainsApproval
	}
	if slices.Contains(of.texts, decided) {
		return f.ID + "." + decided
	}
	return f.ID + "." + f.Verdict.String()
}

// isGranted reports whether something is granted already.
func (of *finding) isGranted(c *Case) bool {
	for _, fact := range of.granted {
		if n, known := c.known(fact); known && n > 0 {
			return true
		}
	}
	return false
}
