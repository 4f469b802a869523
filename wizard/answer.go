package wizard

import (
	"slices"
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// CaseAnswer is what people see of a whole case: the answer in one sentence, the
// money, what to do now, each condition once, and what was not asked for. It is
// composed here, once, and every face lays the same out.
//
// What is said follows from the family's situation first and from the verdicts
// after it: a refused family meets its deadline, an approved one what comes
// now, one whose help ends its weeks. The sentences stand in the catalogue,
// under svar., skridt. and betingelse.
type CaseAnswer struct {
	Situation  string // a choice of sag.situation
	Assumed    bool   // nobody said so: it follows from other answers
	ID         string // of the headline: svar.ID.overskrift and .resume in the catalogue
	Headline   words.Msg
	Summary    words.Msg
	Money      []Household
	Steps      []NextStep // at most three
	Conditions []AnswerCondition
	Offers     []Offer
}

// NextStep is something the family can do now.
type NextStep struct {
	ID       string // skridt.ID.titel, .tekst and .adresse in the catalogue
	Kind     StepKind
	Fact     string // for Tell: the question to answer
	Deadline string // for Limit: the id of the deadline
	Args     []words.Arg
}

// Words are the step's title and its line.
func (s *NextStep) Words() (title, text words.Msg) {
	return words.New("skridt."+s.ID+".titel", s.Args...), words.New("skridt."+s.ID+".tekst", s.Args...)
}

// Address is the page or the telephone that a step leads to; empty for one that
// is done in the guide.
func (m *Model) Address(s *NextStep) string { return m.sayIf("skridt." + s.ID + ".adresse") }

// StepKind tells what kind of step it is.
type StepKind uint8

// The kinds of step, in the order of their ids.
const (
	Write StepKind = iota // a letter
	Find                  // papers
	Limit                 // a date for the calendar
	Call                  // somebody to ring
	Tell                  // a question of the guide
	Read                  // a page
)

var stepKinds = [...]string{"skriv", "find", "frist", "ring", "svar", "laes"}

// String gives the kind's id.
func (k StepKind) String() string { return stepKinds[k] }

// AnswerCondition is a condition of one finding or more, said once. Conditions
// are joined only where both the fact and the verdict are the same.
type AnswerCondition struct {
	Rule     string   // of the first
	Findings []string // ids
	Line     *Line    // of the first: verdict, text, provisions, papers
}

// ConditionTitle is a condition as a question.
func (m *Model) ConditionTitle(c *AnswerCondition) string {
	return m.words.Say(words.New("betingelse."+c.Rule+".titel", m.AgeLimit()))
}

// Offer is a finding that the family has not asked about.
type Offer struct {
	Finding   string
	Questions int    // how many the guide would ask for it
	Fact      string // the first of them
}

// Thinking is the situation of a family that has not applied.
const Thinking = thinking

// The situations: where a family can stand.
const (
	thinking = "overvejer"
	applied  = "ansoegt"
	refused  = "afslag"
	partly   = "delvist"
	approved = "godkendt"
	ending   = "ophoer"
)

// situation gives where the family stands. assumed is set where nobody said so
// and it follows from other answers. today may be zero.
func (c *Case) situation(today Date) (id string, assumed bool) {
	if n, ok := c.known(Situation); ok {
		return facts[Situation].Choices[n], false
	}
	switch {
	case c.state(Godkendt) == Known && c.is(Godkendt, "nej"):
		return refused, true
	case c.state(Godkendt) == Known && c.is(Godkendt, "ja"):
		return approved, true
	case c.Clocks.Ansoegning != 0 && today != 0 && c.Clocks.Ansoegning <= today:
		return applied, true
	}
	return thinking, true
}

// approvalOf gives the answer to hjemmetraening.godkendt that follows from the
// family's situation; ok is false where none does.
func (c *Case) approvalOf() (choice string, ok bool) {
	n, known := c.known(Situation)
	if !known || !c.is(AfgoerelseOm, mainID()) {
		return "", false
	}
	switch facts[Situation].Choices[n] {
	case refused:
		return "nej", true
	case approved, partly, ending:
		return "ja", true
	}
	return "ikke-afgjort", true
}

// Compose puts together what people see of a case. r is the case's result, today the
// day of the face, or zero.
func (m *Model) Compose(c *Case, r *Result, deadlines []CaseDeadline, today Date) CaseAnswer {
	a := composer{m: m, c: c, r: r, deadlines: deadlines, today: today}
	a.out.Situation, a.out.Assumed = c.situation(today)
	a.conditions()
	a.money()
	a.compose()
	return a.out
}

// appendAnswer writes an answer as the contract's "answer", in the model's
// words. Money is in whole kroner.
func (m *Model) appendAnswer(w *writer, a *CaseAnswer) {
	say := func(key string, msg words.Msg) { w.member(key, m.words.Say(msg)) }
	w.first("situation", a.Situation)
	w.flag("assumed", a.Assumed)
	w.raw(`,"headline":{"id":`)
	w.text(a.ID)
	say("text", a.Headline)
	w.raw("}")
	say("summary", a.Summary)
	w.raw(`,"money":[`)
	for i := range a.Money {
		w.comma(i)
		m.appendHousehold(w, &a.Money[i])
	}
	w.raw(`],"steps":[`)
	for i := range a.Steps {
		s := &a.Steps[i]
		w.comma(i)
		w.first("id", s.ID)
		w.member("kind", s.Kind.String())
		title, text := s.Words()
		say("title", title)
		say("text", text)
		w.optional("href", m.Address(s))
		w.optional("fact", s.Fact)
		w.optional("deadline", s.Deadline)
		w.raw("}")
	}
	w.raw(`],"conditions":[`)
	for i := range a.Conditions {
		w.comma(i)
		m.appendCondition(w, &a.Conditions[i])
	}
	w.raw(`],"offers":[`)
	for i, o := range a.Offers {
		w.comma(i)
		w.first("finding", o.Finding)
		say("title", words.New("tilbud."+o.Finding+".titel"))
		w.raw(`,"questions":` + strconv.Itoa(o.Questions))
		w.member("fact", o.Fact)
		w.raw("}")
	}
	w.raw("]}")
}

func (m *Model) appendHousehold(w *writer, h *Household) {
	w.first("id", h.ID)
	w.raw(`,"who":`)
	if h.Who != "" {
		w.text(h.Who)
	} else {
		w.text(m.said("penge." + h.ID))
	}
	w.member("text", m.HouseholdWords(h))
	part := func(key string, kroner int64, has bool) {
		if has {
			w.raw(`,"` + key + `":"` + strconv.FormatInt(kroner, 10) + `"`)
		}
	}
	part("before", h.Before, true)
	part("kept", h.Kept, true)
	part("lo", h.Lo, true)
	part("hi", h.Hi, h.HasHi)
	part("best", h.Best, h.HasBest)
	part("netBefore", h.Net.Before, h.Net.Known)
	part("netLo", h.Net.Lo, h.Net.Known)
	part("netHi", h.Net.Hi, h.Net.Known && h.HasHi)
	w.raw("}")
}

func (m *Model) appendCondition(w *writer, c *AnswerCondition) {
	w.first("rule", c.Rule)
	w.listed("findings", c.Findings)
	w.member("verdict", c.Line.Verdict.String())
	w.member("verdictText", m.VerdictWords(c.Line.Verdict))
	w.flag("part", c.Line.Part)
	w.member("title", m.ConditionTitle(c))
	w.member("text", c.Line.Text)
	w.member("ask", m.AskAbout(c.Rule, c.Line.Verdict))
	w.raw(`,"bring":`)
	if c.Line.Discretion != nil {
		w.list(c.Line.Discretion.Evidence)
	} else {
		w.list(nil)
	}
	w.listed("cite", c.Line.Cite)
	if c.Line.Fact != NoFact {
		w.member("fact", c.Line.Fact.String())
	}
	w.raw("}")
}

// Say gives a message in the model's words.
func (m *Model) Say(msg words.Msg) string { return m.words.Say(msg) }

// said is the sentence of a message that has no slots. It takes less room in the
// page's engine than a message does.
//
//go:noinline
func (m *Model) said(id string) string { return m.words.Say(words.Msg{ID: id}) }

// AskAbout is what to ask the municipality about a condition: its own question,
// or the one for all conditions with the verdict.
func (m *Model) AskAbout(rule string, v Verdict) string {
	if own := "spoerg." + rule; m.words.Has(own) {
		return m.said(own)
	}
	return m.said("spoerg." + v.String())
}

type composer struct {
	m         *Model
	c         *Case
	r         *Result
	deadlines []CaseDeadline
	today     Date
	out       CaseAnswer
}

func (a *composer) finding(id string) *Finding {
	for i := range a.r.Findings {
		if a.r.Findings[i].ID == id {
			return &a.r.Findings[i]
		}
	}
	return &Finding{ID: id}
}

func (a *composer) deadline(id string) *CaseDeadline {
	for i := range a.deadlines {
		if a.deadlines[i].ID == id {
			return &a.deadlines[i]
		}
	}
	return nil
}

// conditions collects those of the findings asked for, each once: what is not
// met first, then what is missing, what the municipality assesses, and what is
// settled. The others become offers.
func (a *composer) conditions() {
	for i := range a.r.Findings {
		f := &a.r.Findings[i]
		if !findings[i].isAsked(a.c) {
			if f.Verdict != IkkeOpfyldt {
				if ask := a.m.nextOf(a.c, f.ID); len(ask) > 0 {
					first := ask[0] // the first beyond the child's part, where the answer has come
					for _, id := range ask {
						if partOf(questionOf(id).section) > 1 {
							first = id
							break
						}
					}
					a.out.Offers = append(a.out.Offers, Offer{f.ID, len(ask), first})
				}
			}
			continue
		}
		for j := range f.Trace {
			if line := &f.Trace[j]; line.Kind == Reason {
				a.condition(f.ID, line)
			}
		}
	}
	found := a.out.Conditions
	a.out.Conditions = nil
	for _, v := range [...]Verdict{IkkeOpfyldt, Mangler, Skoen, Opfyldt} {
		for i := range found {
			if found[i].Line.Verdict == v {
				a.out.Conditions = append(a.out.Conditions, found[i])
			}
		}
	}
}

func (a *composer) condition(finding string, line *Line) {
	for i := range a.out.Conditions {
		at := &a.out.Conditions[i]
		same := line.Fact != NoFact && at.Line.Fact == line.Fact && at.Line.Verdict == line.Verdict && at.Line.Part == line.Part
		if same || at.Rule == line.Rule {
			at.Findings = appendNew(at.Findings, finding)
			return
		}
	}
	a.out.Conditions = append(a.out.Conditions, AnswerCondition{line.Rule, []string{finding}, line})
}

// count gives how many conditions have a verdict.
func (a *composer) count(v Verdict) int {
	n := 0
	for i := range a.out.Conditions {
		if line := a.out.Conditions[i].Line; line.Verdict == v && !line.Part {
			n++
		}
	}
	return n
}

// say sets headline and summary; both have the same arguments.
func (a *composer) say(id string, args ...words.Arg) {
	a.out.ID = id
	a.out.Headline = words.New("svar."+id+".overskrift", args...)
	a.out.Summary = words.New("svar."+id+".resume", args...)
}

func (a *composer) step(kind StepKind, id string, args ...words.Arg) {
	a.add(NextStep{ID: id, Kind: kind, Args: args})
}

// add adds a step, the first three and each once.
func (a *composer) add(s NextStep) {
	if len(a.out.Steps) < 3 && !slices.ContainsFunc(a.out.Steps, func(have NextStep) bool { return have.ID == s.ID }) {
		a.out.Steps = append(a.out.Steps, s)
	}
}

// limit adds the step that puts a deadline in the calendar, where it has a
// date that has not passed.
func (a *composer) limit(id string) {
	if d := a.deadline(id); d != nil && d.Date != 0 && !d.Passed {
		a.add(NextStep{ID: "kalender", Kind: Limit, Deadline: id, Args: []words.Arg{words.On("dag", d.Date)}})
	}
}

func (a *composer) compose() {
	switch a.out.Situation {
	case refused, partly, ending:
		a.decided()
	case approved:
		a.say("godkendt")
		a.step(Read, "kom-i-gang")
		a.step(Read, "regn")
		a.step(Read, "tilsyn")
	default:
		a.undecided()
	}
}

// decided answers a family that has a no, or part of one, or whose help ends.
func (a *composer) decided() {
	id := a.out.Situation
	letter := "skriv-klagen"
	switch {
	case id == ending:
		letter = "skriv-klagen-ophoer"
	case id == partly && a.aboutHours():
		letter = "skriv-klagen-timer"
	case id == partly:
		letter = "skriv-klagen-del"
	}
	limit, looked := a.deadline("klagefrist"), a.deadline("genvurdering")
	switch {
	case a.c.is(Genvurdering, "aendret"):
		a.say("aendret")
		a.step(Read, "ny-afgoerelse")
		a.step(Write, letter)
		a.step(Call, "ring")
	case a.c.is(Genvurdering, "fastholdt"):
		a.say("fastholdt")
		a.step(Read, "klagens-vej")
		a.step(Write, "aktindsigt")
		a.step(Call, "ring-ankestyrelsen")
	case looked != nil && looked.Passed:
		a.say("genvurdering-gaaet")
		a.step(Write, "rykker")
		a.step(Read, "klagens-vej")
		a.step(Call, "ring")
	case looked != nil && looked.Date != 0:
		a.say("klaget", words.On("dag", looked.Date))
		a.limit("genvurdering")
		a.step(Write, "aktindsigt")
		a.step(Read, "klagens-vej")
	case limit != nil && limit.Passed:
		a.say(id+"-for-sent", words.On("dag", limit.Date))
		a.step(Write, letter)
		a.step(Call, "ring")
		a.step(Read, "for-sent")
	case limit != nil && limit.Date != 0:
		if limit.Date != limit.Counted { // both days are named
			a.say(id+"-flyttet", words.On("dag", limit.Date), words.On("talt", limit.Counted))
		} else {
			a.say(id, words.On("dag", limit.Date))
		}
		a.step(Write, letter)
		a.limit("klagefrist")
		if reasons := a.deadline("begrundelse"); reasons != nil && !reasons.Passed {
			a.step(Write, "begrundelse")
		}
		a.step(Call, "ring")
	default:
		a.say(id+"-uden-dag", words.Said("laengde", a.length(complaintLimit)))
		a.step(Write, letter)
		a.add(NextStep{ID: "svar-dagen", Kind: Tell, Fact: "modtaget"})
		a.step(Call, "ring")
	}
	if id == ending {
		a.ends()
	}
}

// aboutHours reports whether what was partly granted is hours.
func (a *composer) aboutHours() bool {
	for i := range findings {
		f := &findings[i]
		for _, fact := range f.granted {
			if _, granted := a.c.known(fact); granted || a.c.is(AfgoerelseOm, f.id) {
				return true
			}
		}
	}
	return false
}

// ends puts the last day with pay in the summary of an ending family, where it
// is known.
func (a *composer) ends() {
	if d := a.deadline("afvikling"); d != nil && d.Date != 0 {
		a.out.Summary = words.New("svar.ophoer-afvikling.resume", words.On("dag", d.Date), words.Said("laengde", a.length("ta_phaseout_weeks")))
	}
}

// length says the length of a deadline of today.
func (a *composer) length(key string) words.Msg {
	w := a.m.rates.LatestPublished(key)
	if w == nil {
		return words.New("laengde.ukendt")
	}
	return words.New("laengde."+w.Unit, words.Num("n", int(w.Value.Round())))
}

// undecided answers a family that thinks about it or waits.
func (a *composer) undecided() {
	training := a.finding(mainID())
	waits := a.out.Situation == applied
	study := a.deadline("undersoegelse")
	switch {
	case training.Verdict == IkkeOpfyldt:
		a.unmet(training)
	case waits && study != nil && study.Passed:
		a.say("intet-svar", words.On("dag", study.Date))
		a.step(Write, "rykker")
		a.step(Write, "aktindsigt")
		a.step(Call, "ring")
	case waits && study != nil && study.Date != 0:
		a.say("venter", words.On("dag", study.Date))
		a.limit("undersoegelse")
		a.papers()
		a.missing()
		a.step(Read, "imens")
	case len(training.Missing) > 0:
		a.say("mangler", words.Num("n", len(training.Missing)))
		a.missing()
		a.papers()
		a.step(Read, "betingelser")
	case training.Verdict == Mangler: // the law of that time is not in the data
		a.say("uden-regler")
		a.add(NextStep{ID: "ret-svaret", Kind: Tell, Fact: "ansoegning"})
		a.step(Call, "ring")
	default:
		a.say("kan-soege", words.Num("n", a.count(Skoen)))
		a.step(Write, "ansoeg")
		a.papers()
		a.missing()
		a.step(Read, "regn")
	}
}

// unmet answers where a condition of hjemmetræning is not met: which one, and
// what is still open.
func (a *composer) unmet(training *Finding) {
	n := 0
	var first *Line
	for i := range training.Trace {
		if l := &training.Trace[i]; l.Kind == Reason && !l.Part && l.Verdict == IkkeOpfyldt {
			if n++; first == nil {
				first = l
			}
		}
	}
	args := []words.Arg{words.Num("n", n)}
	if first != nil {
		args = append(args, words.Said("betingelse", words.New("betingelse."+first.Rule+".navn")))
	}
	if other := a.alone(); other != "" {
		a.say("kun-"+other, args...)
		a.step(Read, "soeg-"+other)
	} else {
		a.say("ikke-opfyldt", args...)
	}
	if first != nil && first.Fact != NoFact {
		a.add(NextStep{ID: "ret-svaret", Kind: Tell, Fact: first.Fact.String()})
	}
	a.step(Read, "andre-veje")
	a.step(Call, "ring")
}

// alone names the finding that was asked about and may be had although the main
// one may not; empty where there is none.
func (a *composer) alone() string {
	for i := range findings {
		if f := &findings[i]; f.alone && f.isAsked(a.c) && a.finding(f.id).Verdict == Skoen {
			return f.id
		}
	}
	return ""
}

// missing adds the step that answers what nobody has been asked, beginning with
// what narrows most; where all that is missing was answered with ved-ikke, the
// step is to find out.
func (a *composer) missing() {
	for i := range a.r.Findings {
		f := &a.r.Findings[i]
		open := f.Missing
		if len(open) == 0 && f.Narrows != "" { // nothing is needed, and an amount is still wide
			open = []string{f.Narrows}
		}
		if !findings[i].isAsked(a.c) || len(open) == 0 {
			continue
		}
		var unasked []string
		for _, id := range open {
			if !a.c.wasAsked(id) {
				unasked = append(unasked, id)
			}
		}
		if len(unasked) == 0 {
			a.step(Find, "find-svar", words.Num("n", len(open)))
			return
		}
		fact := unasked[0]
		if slices.Contains(unasked, f.Narrows) {
			fact = f.Narrows
		}
		a.add(NextStep{ID: "svar-mere", Kind: Tell, Fact: fact, Args: []words.Arg{words.Num("n", len(unasked))}})
		return
	}
}

// wasAsked reports whether a fact or clock has an answer, if only ved-ikke.
func (c *Case) wasAsked(id string) bool {
	if at := c.slot(id); at.unknown != nil {
		return *at.unknown || at.day != nil && *at.day != 0 || at.month != nil && *at.month != 0
	}
	f, ok := FactByID(id)
	return ok && c.Answers[f].State != NotAsked
}

// papers adds the step that finds the papers of the open conditions.
func (a *composer) papers() {
	var papers []string
	for i := range a.out.Conditions {
		if d := a.out.Conditions[i].Line.Discretion; d != nil && len(d.Evidence) > 0 {
			papers = appendNew(papers, d.Evidence[0])
		}
	}
	if len(papers) > 0 {
		a.step(Find, "papirer", words.Num("n", len(papers)), words.Str("papirer", strings.Join(papers, ", ")))
	}
}
