package wizard

import (
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// A case may have another parent, who has lost earnings of their own: a second
// case of § 87, about the same child.

// maxParents is how many other parents a case may list.
const maxParents = 1

// Parent is another parent of the case: their own answers about lost earnings,
// and the first month paid where that is another than the first parent's.
type Parent struct {
	Name             string
	Bevilling        Month
	BevillingUnknown bool
	Answers          [factCount]Answer // of the facts that begin with ta.
}

// isOwn reports whether each parent has their own answer to a fact. The others
// are the child's, and one answer counts for both.
func (f Fact) isOwn() bool {
	_, own := strings.CutPrefix(f.String(), "ta.")
	return own
}

// ofChild reports whether the other parent's case takes over an answer: what
// is about the child, the training of it and its schooling.
func (f Fact) ofChild() bool {
	for _, prefix := range [...]string{"barn.", "traening.", "hjemmetraening.", "skole."} {
		if _, is := strings.CutPrefix(f.String(), prefix); is {
			return true
		}
	}
	return false
}

// parentCase makes other the case of another parent, about the same child and the same
// dates. Nothing else of the first parent's is taken over: not what they earn,
// nor that they applied before 2011, nor since when they are paid.
func (c *Case) parentCase(i int, other *Case) {
	p := &c.Parents[i]
	*other = Case{}
	other.Clocks, other.Unknown = c.Clocks, c.Unknown
	other.Clocks.Bevilling = p.Bevilling
	other.Unknown.Bevilling = p.BevillingUnknown
	for f := range Fact(factCount) {
		switch {
		case f.isOwn():
			other.Answers[f] = p.Answers[f]
		case f.ofChild():
			other.Answers[f] = c.Answers[f]
		}
	}
}

// tellHours tells each of two cases the hours of the other, where nobody has
// said how many they are: the usual ceiling is for both together.
func tellHours(a, b *Case) {
	hours := func(c *Case) Answer {
		for _, f := range [...]Fact{BevilgedeTimer, OenskedeTimer} {
			if c.Answers[f].State == Known {
				return c.Answers[f]
			}
		}
		return Answer{}
	}
	ofA, ofB := hours(a), hours(b)
	if a.Answers[AndenForaelderTimer].State == NotAsked {
		a.Answers[AndenForaelderTimer] = ofB
	}
	if b.Answers[AndenForaelderTimer].State == NotAsked {
		b.Answers[AndenForaelderTimer] = ofA
	}
}

// findParents answers § 87 for each parent.
func (m *Model) findParents(f *finding, c *Case) Finding {
	var first, other Case
	first.copyOf(c)
	c.parentCase(0, &other)
	tellHours(&first, &other)
	r := m.find(f, &first)
	second := ParentFinding{c.Parents[0].Name, m.find(f, &other)}
	r.Parents = []ParentFinding{second}
	for i := range r.Amounts {
		a := &r.Amounts[i]
		for j := range second.Amounts {
			if b := &second.Amounts[j]; a.Leads && b.Name == a.Name {
				sum := &Period{}
				sum.add(*a, c.Clocks.Maaned)
				sum.add(*b, c.Clocks.Maaned)
				both := sum.Sum[0].Amount
				both.Unit = a.Unit
				r.Together = append(r.Together, both)
			}
		}
	}
	return r
}

// parent reads {"navn": "…", "bevilling": "2024-06", "ta.bruttoloen": "30000", …}.
func (p *caseParser) parent(_ int, name string) {
	var parent Parent
	p.members(name, func(id, value string) {
		f, isFact := FactByID(id)
		switch {
		case id == "navn":
			parent.Name = value
		case id == "bevilling":
			var one Case
			reader := caseParser{c: &one}
			reader.clock(id, value)
			for _, problem := range reader.problems {
				p.say(id, problem.Msg)
			}
			parent.Bevilling, parent.BevillingUnknown = one.Clocks.Bevilling, one.isUnknown("bevilling")
		case isFact && f.isOwn():
			if wrong := parent.Answers[f].read(f, value); wrong.ID != "" {
				p.say(id, wrong)
			}
		case isFact:
			p.add(id, "faelles")
		default:
			if near := nearest(id); near != "" {
				p.add(id, "foraelder-felt-naer", "felt", quote(id), "naer", near)
			} else {
				p.add(id, "foraelder-felt", "felt", quote(id))
			}
		}
	})
	switch {
	case p.r.failed():
	case p.c.ParentCount == maxParents:
		p.add(name, "foraelder-for-mange")
	default:
		p.c.Parents[p.c.ParentCount] = parent
		p.c.ParentCount++
	}
}

// parentContradictions finds what cannot both be so of another parent.
func (p *caseParser) parentContradictions(i int) {
	parent := &p.c.Parents[i]
	var own Case
	p.c.parentCase(i, &own)
	p.inside = "foraelder " + strconv.Itoa(i+1)
	defer func() { p.inside = "" }()
	own.tooManyHours(func(f Fact, msg words.Msg) {
		parent.Answers[f] = Answer{}
		p.say(f.String(), msg)
	})
	if parent.Bevilling != 0 && p.c.Clocks.Maaned != 0 && parent.Bevilling > p.c.Clocks.Maaned {
		p.say("bevilling", grantedLater(parent.Bevilling, p.c.Clocks.Maaned))
		parent.Bevilling = 0
	}
}

// parent writes another parent as parent reads it.
func (w *writer) parent(p *Parent) {
	w.raw("{")
	w.pair("navn", p.Name)
	grant := Case{Clocks: Clocks{Bevilling: p.Bevilling}}
	grant.Unknown.Bevilling = p.BevillingUnknown
	w.pair("bevilling", grant.clock("bevilling"))
	w.answers(&p.Answers)
	w.raw("}")
}
