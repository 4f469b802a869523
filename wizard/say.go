package wizard

import (
	"strconv"

	"rettesnor/wizard/words"
)

// The sentences of the rules stand in the catalogue, under regel. and the
// rule's id:
//
//	regel.bl85.hjemmeboende.opfyldt           of a verdict
//	regel.bl87.uden-tilknytning.ledig         of one choice, where it has its own
//	regel.bl85.6.loft.under                   of a threshold: under, over, ukendt
//	regel.bl87.alder-maaned.opfyldt.altid     of a clock that nobody knows, where
//	                                          the verdict is the same on each day
//	regel.bl87.alder-maaned.opfyldt.alment    of all cases, without a day of any
//	regel.bl85.2.taler-for.1, .husk.1, .papir.1   of what people must assess
//
// Their slots are alder, klagefrist and undersoegelse; fylder, ansoegning and
// maaned where the case has them; and mangler, fra and til.

// sentence names what a rule says of a verdict, or of the branch that it takes.
func (m *Model) sentence(r *Rule, branch *Branch, v Verdict) string {
	id := "regel." + r.ID + "."
	cases := r.Cond.Branches()
	for i := range cases {
		if own := r.Cond.word(i); branch == &cases[i] && own != "" && m.words.Has(id+own) {
			return id + own
		}
	}
	return id + v.String()
}

// Sentence is what a rule says of a verdict in any case; empty where it says
// nothing of it.
func (m *Model) Sentence(r *Rule, v Verdict) string {
	return m.general("regel."+r.ID+"."+v.String(), r)
}

// ChoiceSentence is what a rule says of the case number i in any case; empty
// where it says the verdict's sentence.
func (m *Model) ChoiceSentence(r *Rule, i int) string {
	branch := &r.Cond.Branches()[i]
	id := m.sentence(r, branch, branch.Verdict)
	if id == "regel."+r.ID+"."+branch.Verdict.String() {
		return ""
	}
	return m.general(id, r)
}

// AmountSentence is the line that an amount has of its own; empty where it has
// none.
func (m *Model) AmountSentence(n Named) string {
	if !n.Told {
		return ""
	}
	return m.said("beloeb." + n.Name + ".tekst")
}

// InGeneral is the sentence of a line for all the cases that share it: without
// the dates of the one it was written for.
//
//	Barnet er under 18 år i juni 2024. Det fylder 18 den 4. marts 2034.
//	Barnet er under 18 år i måneden.
func (m *Model) InGeneral(l *Line) string {
	if id := "regel." + l.Rule + "." + l.Verdict.String() + alment; l.Kind == Reason && m.words.Has(id) {
		return m.words.Say(words.New(id, m.rates.general...))
	}
	return l.Text
}

// NoteInGeneral is the sentence of a note for all cases.
func (m *Model) NoteInGeneral(id string) string { return m.general("note."+id, nil) }

// alment ends the id of what is said in place of a sentence with a date.
const alment = ".alment"

func (m *Model) general(id string, r *Rule) string {
	args := m.rates.general
	if m.words.Has(id + alment) {
		id += alment
	} else if !m.words.Has(id) {
		return ""
	} else if r != nil && r.Cond.clock() != "" {
		args = append(args, words.Str("mangler", m.listed([]string{m.Short(r.Cond.Reads().String()), m.Short(r.Cond.clock())}, "eller")))
	}
	return m.words.Say(words.New(id, args...))
}

// Discretion tells of a condition that people must assess: who decides, what
// they look at, and which papers help.
type Discretion struct {
	Decider  string
	For      []string // what speaks for
	Against  []string // what may not decide it, or speaks against
	Evidence []string
}

// Discretion gives what the catalogue has of a rule that people must assess;
// nil where it has nothing.
func (m *Model) Discretion(rule string) *Discretion {
	all := func(part string) (list []string) {
		for n := 1; ; n++ {
			id := "regel." + rule + part + strconv.Itoa(n)
			if !m.words.Has(id) {
				return list
			}
			list = append(list, m.said(id))
		}
	}
	d := &Discretion{For: all(".taler-for."), Against: all(".husk."), Evidence: all(".papir.")}
	if d.Evidence == nil {
		return nil
	}
	d.Decider = m.said("afgoer.kommunen")
	return d
}

// listed joins texts as the language does: "a, b og c". The last word is og or
// eller.
func (m *Model) listed(items []string, last string) string {
	text := ""
	for i, item := range items {
		switch {
		case i == 0:
			text = item
		case i == len(items)-1:
			text = m.words.Say(words.Texts("liste."+last, "a", text, "b", item))
		default:
			text = m.words.Say(words.Texts("liste.komma", "a", text, "b", item))
		}
	}
	return text
}

// slots are what the sentences of the rules and the notes may name: the ages
// and lengths of the law, and the case's own dates where it has them.
func (v env) slots() []words.Arg {
	c, args := v.c, v.rates.general
	if day, ok := v.birthday(); ok {
		args = append(args, words.On("fylder", day))
	}
	if at := c.at(AtAnsoegning); at != 0 {
		args = append(args, words.On("ansoegning", at))
	}
	if c.Clocks.Maaned != 0 {
		args = append(args, words.In("maaned", c.Clocks.Maaned))
	}
	return args
}

// AgeLimit is the age that the schemes stop at, as an argument of a sentence.
func (m *Model) AgeLimit() words.Arg { return words.Num("alder", m.rates.grown) }
