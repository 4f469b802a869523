package wizard

// Note is a sentence that a case calls for without changing any verdict. It
// stands in the catalogue under note. and the ID.
type Note struct {
	ID        string
	When      *Rule // nil = always
	Is        Verdict
	Answered  bool // only where it was answered so, not merely assumed
	Cite, Old []string
}
