package wizard

// kroner writes øre as "37.000,50 kr.".
func kroner(oere int64) string { return danishAmount(oere) + " kr." }

func danishAmount(oere int64) string {
	return danishInteger(oere/100) + "," + two(int(oere%100))
}

// danishInteger writes 35247 as "35.247".
func danishInteger(n int64) string {
	s := itoa64(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

// decimal writes hundredths as "22" or "22,5".
func decimal(hundredths int64) string {
	s := itoa64(hundredths / 100)
	switch rest := hundredths % 100; {
	case rest == 0:
		return s
	case rest%10 == 0:
		return s + "," + itoa64(rest/10)
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
	return itoa(n)
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
// to anything.
func heading(f *Finding) string {
	n := 0
	for _, l := range f.Trace {
		if l.IsVerdict && !l.Part && l.Verdict == f.Verdict {
			n++
		}
	}
	subject := subjectOf(f.ID)
	switch f.Verdict {
	case IkkeOpfyldt:
		if n == 1 {
			return "Efter jeres svar er en betingelse for " + subject + " ikke opfyldt."
		}
		return "Efter jeres svar er " + count(n, false) + " betingelser for " + subject + " ikke opfyldt."
	case Mangler:
		if n == 0 {
			return "Vi kan ikke sige noget om " + subject + " for den tid."
		}
		return "Om " + subject + ": Vi mangler " + count(n, true) + " svar for at kunne sige mere."
	case Skoen:
		if n == 1 {
			return "I kan søge om " + subject + ". Kommunen skal vurdere én ting."
		}
		return "I kan søge om " + subject + ". Kommunen skal vurdere " + count(n, false) + " ting."
	}
	return "Betingelserne for " + subject + " er opfyldt efter jeres svar."
}

// Figure writes the amount with its bounds, in Danish.
func (a Amount) Figure() string { return figure(a) }
