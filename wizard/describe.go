package wizard

// What a case file may hold, for those who describe its format. The facts are
// Fact(0) and on, each with its Info.

// FactIDs lists the facts.
func FactIDs() []string {
	ids := make([]string, factCount)
	for i := range ids {
		ids[i] = facts[i].ID
	}
	return ids
}

// ClockIDs lists the clocks.
func ClockIDs() []string { return clockIDs[:] }

// NoteIDs lists what a reader's own words may be about.
func NoteIDs() []string {
	ids := make([]string, noteCount)
	for i := range ids {
		ids[i] = noteID(i)
	}
	return ids
}

// OriginIDs lists what may be said of where an answer is known from.
func OriginIDs() []string { return originIDs[:] }

// KindOf tells how a fact or a clock is written.
func KindOf(id string) Kind { return kindOf(id) }

// IsOwn reports whether each parent has their own answer to a fact.
func (f Fact) IsOwn() bool { return f.isOwn() }

// JobFields lists what is said of each job, the needed ones first.
func JobFields() []Fact { return []Fact{Bruttoloen, Arbejdstid, FasteTillaeg} }

// The most jobs and other parents that a case may list.
const (
	MaxJobs    = maxJobs
	MaxParents = maxParents
)

// DeadlineByID is a deadline as the law has it; nil for an unknown id.
func DeadlineByID(id string) *Deadline {
	for i := range deadlines {
		if deadlines[i].ID == id {
			return &deadlines[i]
		}
	}
	return nil
}

// ID is the start's id in a case file.
func (s *Start) ID() string { return s.id() }
