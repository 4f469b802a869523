package wizard

import (
	"slices"
	"testing"
)

// What a reader writes about a condition has a place in the case file: that of
// its fact, or of its rule where it turns on none. Drawn cases meet each.
func TestEachConditionHasAPlaceForANote(t *testing.T) {
	m := testModel(t)
	today, all := families(t)
	met := map[string]bool{}
	for _, f := range all {
		c := parsedFamily(t, m, f.ID)
		for _, more := range []func(*Case){func(*Case) {}, func(c *Case) {
			c.Answers[UdgifterTraening] = Answer{State: Known, Value: 5_000_00}
			c.Answers[Merudgifter] = Answer{State: Known, Value: 20_000_00}
		}} {
			more(&c)
			a, _ := compose(m, &c, today)
			for _, each := range a.Conditions {
				key := each.Line.Rule
				if each.Line.Fact != NoFact {
					key = each.Line.Fact.String()
				} else {
					met[key] = true
				}
				if _, ok := noteOf(key); !ok {
					t.Errorf("%s: nothing can be written about %s", f.ID, key)
				}
			}
		}
	}
	for _, id := range factless {
		if !met[id] {
			t.Errorf("no case has the condition %s", id)
		}
	}
	if slices.Contains(clockIDs[:], factless[0]) || noteID(noteCount-1) != factless[len(factless)-1] {
		t.Error("the places of notes overlap")
	}
}
