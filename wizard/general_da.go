package wizard

import "strings"

// InGeneral is the sentence of a line for all the cases that share it: without
// the dates of the one it was written for.
//
//	Barnet er under 18 år i juni 2024. Det fylder 18 den 4. marts 2034.
//	Barnet er under 18 år i måneden.
func (l Line) InGeneral() string {
	text := l.Text
	for _, id := range FindingIDs() {
		Root(id).Walk(func(r *Rule) {
			if _, is := r.Cond.(Age); is && r.ID == l.Rule && l.Verdict != Mangler { // what is missing is missing in all
				text = General(r.Text[l.Verdict])
			}
		})
	}
	return text
}

// General takes the slots of dates out of a rule's sentences, and what says
// nothing without them.
func General(text string) string {
	text = AgeText(strings.NewReplacer("{klagefrist}", klagefristText, " ({ansoegning})", "", " (den {fylder})", "", "{maaned}", "måneden").Replace(text))
	var kept []string
	for _, sentence := range strings.SplitAfter(text, ". ") {
		if !strings.Contains(sentence, "{fylder}") && !strings.Contains(sentence, "{ansoegning}") {
			kept = append(kept, sentence)
		}
	}
	return strings.TrimSpace(strings.Join(kept, ""))
}

// NotesOf lists the sentences that a finding's cases may call for without any
// verdict turning on them.
func NotesOf(findingID string) []Note {
	for _, f := range findings {
		if f.id == findingID {
			return f.notes
		}
	}
	return nil
}
