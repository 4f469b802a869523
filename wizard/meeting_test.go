package wizard

import "testing"

func TestMeetingQuestionsAreAboutRules(t *testing.T) {
	rules := map[string]bool{}
	for _, f := range findings {
		f.rule.Walk(func(r *Rule) { rules[r.ID] = true })
	}
	for id, text := range MeetingQuestions {
		if !rules[id] {
			t.Errorf("no rule is called %s", id)
		}
		if text == "" || text[len(text)-1] != '?' {
			t.Errorf("%s asks nothing: %q", id, text)
		}
	}
}
