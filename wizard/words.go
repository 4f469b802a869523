package wizard

import "strconv"

// kroner writes øre as "37.000,50 kr.".
func kroner(oere int64) string { return danishAmount(oere) + " kr." }

func danishAmount(oere int64) string {
	return danishInteger(oere/100) + "," + two(int(oere%100))
}

// danishInteger writes 35247 as "35.247".
func danishInteger(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// decimal writes hundredths as "22" or "22,5".
func decimal(hundredths int64) string {
	s := strconv.FormatInt(hundredths/100, 10)
	switch rest := hundredths % 100; {
	case rest == 0:
		return s
	case rest%10 == 0:
		return s + "," + strconv.FormatInt(rest/10, 10)
	default:
		return s + "," + two(int(rest))
	}
}

// figure writes an amount with its bounds.
func figure(a Amount) string {
	switch {
	case a.IsExact():
		return kroner(a.Lo)
	case a.HasHi && a.HasBest:
		return kroner(a.Lo) + " til " + kroner(a.Hi) + " (beregnet: " + kroner(a.Best) + ")"
	case a.HasHi:
		return kroner(a.Lo) + " til " + kroner(a.Hi)
	case a.HasBest:
		return "mindst " + kroner(a.Lo) + " (beregnet: " + kroner(a.Best) + ")"
	default:
		return "mindst " + kroner(a.Lo)
	}
}

var countWords = [...]string{"ingen", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"}

// count writes a small number in words.
func count(n int, neuter bool) string {
	switch {
	case n == 1 && neuter:
		return "et"
	case n < len(countWords):
		return countWords[n]
	}
	return strconv.Itoa(n)
}

func subjectOf(findingID string) string {
	switch findingID {
	case HjemmetraeningID:
		return "hjemmetræning"
	case TabtArbejdsfortjenesteID:
		return "tabt arbejdsfortjeneste"
	case TraeningsudgifterID:
		return "udgifter til træningen"
	}
	return "kompensationsydelse"
}

// heading says the finding in one line. It never says that anybody has a right
// to anything. A number in it is the length of the list that stands under it:
// the conditions of the verdict, or what is missing.
func heading(f *Finding, c *Case) string {
	n := 0
	for _, l := range f.Trace {
		if l.IsVerdict && !l.Part && l.Verdict == f.Verdict {
			n++
		}
	}
	subject := subjectOf(f.ID)
	decided := c.state(Godkendt) == Known && !c.is(Godkendt, "ikke-afgjort")
	refused := decided && c.is(Godkendt, "nej")
	if f.isApproval() && refused {
		return refusedHeading(f, n)
	}
	things, conditions := count(n, false)+" ting", count(n, false)+" betingelser"
	if n == 1 {
		things, conditions = "én ting", "en betingelse"
	}
	approved := f.isApproval() && decided
	switch f.Verdict {
	case IkkeOpfyldt:
		if approved {
			return "Hjemmetræningen er godkendt, men efter jeres svar er " + conditions + " for " + subject + " ikke længere opfyldt."
		}
		return "Efter jeres svar er " + conditions + " for " + subject + " ikke opfyldt."
	case Mangler:
		if f.ID == HjemmetraeningID && approved {
			return approvedHeading
		}
		if len(f.Missing) == 0 {
			return "Vi kan ikke sige noget om " + subject + " for den tid."
		}
		return "Om " + subject + ": Vi mangler " + count(len(f.Missing), true) + " svar for at kunne sige mere."
	case Skoen:
		hours, granted := c.known(BevilgedeTimer)
		switch {
		case f.ID == HjemmetraeningID && approved:
			return approvedHeading
		case approved:
			return "Hjemmetræningen er godkendt. Kommunen skal vurdere " + things + " om " + subject + "."
		case f.ID == TabtArbejdsfortjenesteID && granted && hours > 0:
			return "Timerne er bevilget. Om " + subject + " vurderer kommunen " + things + "."
		case decided:
			return capital(subject) + " er en sag for sig. Kommunen skal vurdere " + things + "."
		}
		return "I kan søge om " + subject + ". Kommunen skal vurdere " + things + "."
	}
	return "Betingelserne for " + subject + " er opfyldt efter jeres svar."
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
	return append(ids, HjemmetraeningID+"."+explainsRefusal, HjemmetraeningID+"."+explainsApproval, TraeningsudgifterID+"."+explainsRefusal)
}

// explanation names the longer text of a finding.
func explanation(f *Finding, c *Case) string {
	word := f.Verdict.String()
	switch {
	case c.Answers[Godkendt].State != Known || !f.isApproval():
	case c.is(Godkendt, "nej"):
		word = explainsRefusal
	case c.is(Godkendt, "ja") && f.ID == HjemmetraeningID && f.Verdict != IkkeOpfyldt:
		word = explainsApproval
	}
	return f.ID + "." + word
}

// capital begins a sentence with a word that begins with a plain letter.
func capital(word string) string { return string(word[0]-'a'+'A') + word[1:] }

func (f *Finding) isApproval() bool { return f.ID == HjemmetraeningID || f.ID == TraeningsudgifterID }

const approvedHeading = "Hjemmetræningen er godkendt. Kommunen følger den med tilsyn."

// refusedHeading is what stands first after a refusal, whatever else is so: it
// holds until it is changed, and the time to complain runs.
func refusedHeading(f *Finding, unmet int) string {
	text := "I har fået afslag på hjemmetræning. Det gælder, til det bliver ændret. I kan klage inden " + klagefristText + "."
	if f.ID == TraeningsudgifterID {
		text = "I har fået afslag på hjemmetræning. Udgifterne kan først dækkes, hvis det bliver ændret. I kan klage inden " + klagefristText + "."
	}
	switch {
	case f.Verdict != IkkeOpfyldt:
	case unmet == 1:
		text += " Efter jeres svar er en betingelse ikke opfyldt."
	default:
		text += " Efter jeres svar er " + count(unmet, false) + " betingelser ikke opfyldt."
	}
	return text
}

// Figure writes the amount with its bounds, in Danish.
func (a Amount) Figure() string { return figure(a) }
