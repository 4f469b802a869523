package wizard

// Verdict is one of four values. The zero value means that an answer is
// missing, so a verdict that nobody set promises nothing.
type Verdict uint8

// The four verdicts.
const (
	Mangler      Verdict = iota // a needed answer is missing
	IkkeOpfyldt                 // the condition is not met
	Skoen                       // the municipality must assess it
	Opfyldt                     // the condition is met
	verdictCount = iota
)

var verdictIDs = [verdictCount]string{"mangler", "ikke-opfyldt", "skoen", "opfyldt"}

// String gives the public id (docs/contract.md): mangler, ikke-opfyldt, skoen,
// opfyldt.
func (v Verdict) String() string {
	if int(v) < len(verdictIDs) {
		return verdictIDs[v]
	}
	return "mangler"
}

// ParseVerdict reads the id of a verdict.
func ParseVerdict(id string) (Verdict, bool) {
	for i, s := range verdictIDs {
		if s == id {
			return Verdict(i), true
		}
	}
	return Mangler, false
}

// And joins conditions that must all be met: ikke-opfyldt wins, then mangler,
// then skoen, else opfyldt.
func And(a, b Verdict) Verdict {
	return pick(a, b, IkkeOpfyldt, Mangler, Skoen)
}

// Or joins conditions of which one is enough: opfyldt wins, then mangler,
// then skoen, else ikke-opfyldt.
func Or(a, b Verdict) Verdict {
	return pick(a, b, Opfyldt, Mangler, Skoen)
}

func pick(a, b Verdict, order ...Verdict) Verdict {
	for _, v := range order {
		if a == v || b == v {
			return v
		}
	}
	return a // both are the value that order leaves out
}
