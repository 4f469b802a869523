package wizard_test

import (
	"encoding/json"
	"strings"
	"testing"
)

type curve struct {
	Fact   string
	Points []struct {
		X, Lo, Hi, Best, Binding, BindingText string
		Amounts                               byName
	}
	Problems []struct{ ID string }
}

func curveOf(t *testing.T, file, fact string) curve {
	t.Helper()
	out, _ := model(t).AppendCurve(nil, []byte(file), fact)
	var c curve
	if err := json.Unmarshal(out, &c); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return c
}

// A curve says at each value what the case says with that answer.
func TestACurveIsTheCaseAtEachValue(t *testing.T) {
	for _, fact := range []string{"ta.bruttoloen", "ta.bevilgede-timer-uge", "ta.arbejdstid-uge", "ta.pension-arbejdsgiver"} {
		points := curveOf(t, full2024, fact).Points
		if len(points) < 30 {
			t.Fatalf("%s: %d points", fact, len(points))
		}
		for i, p := range points {
			if i > 0 && len(p.X) < len(points[i-1].X) {
				t.Errorf("%s: %s comes after %s", fact, p.X, points[i-1].X)
			}
			want := answer(t, model(t), change(fact, p.X)).Findings[1].Amounts["brutto"]
			if p.Lo != want.Lo || p.Hi != want.Hi || p.Best != want.Best {
				t.Errorf("%s = %s: %s to %s, the case says %s to %s", fact, p.X, p.Lo, p.Hi, want.Lo, want.Hi)
			}
		}
	}
}

// It has a point where another thing begins to decide, to the krone and the
// hundredth of an hour.
func TestACurveTurnsWhereSomethingElseDecides(t *testing.T) {
	turns := func(fact, file string) string {
		var all []string
		binding := ""
		for _, p := range curveOf(t, file, fact).Points {
			if p.Binding != binding {
				all = append(all, p.Binding+" from "+p.X)
				if binding = p.Binding; p.BindingText == "" || strings.Contains(p.BindingText, "⟦") {
					t.Errorf("%s: no words for %s", fact, p.Binding)
				}
			}
		}
		return strings.Join(all, ", ")
	}
	for _, tt := range []struct{ fact, file, want string }{
		{"ta.bruttoloen", full2024, "loen from 0.00, loft from 35248.00"},
		{"ta.bruttoloen", change("maaned", "2030-01", "bevilling", "2030-01"), "loen from 0.00, uvist from "},
		{"udgifter.traening-aar", full2024, "udgifter from 0.00, loft from 706601.00"},
	} {
		if got := turns(tt.fact, tt.file); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: %s, want %s", tt.fact, got, tt.want)
		}
	}
	// The classes of ATP begin at 9, 18 and 27 hours.
	at := map[string]bool{}
	for _, p := range curveOf(t, full2024, "ta.bevilgede-timer-uge").Points {
		at[p.X] = true
	}
	for _, x := range []string{"9.00", "18.00", "27.00"} {
		if !at[x] {
			t.Errorf("no point at %s hours", x)
		}
	}
}

// One point is the case with that value, whether the curve has it or not.
func TestACurveAtOneValue(t *testing.T) {
	for _, x := range []string{"36123.45", "37000.00"} {
		points := curveOf(t, full2024, "ta.bruttoloen="+x).Points
		want := answer(t, model(t), change("ta.bruttoloen", x)).Findings[1].Amounts["brutto"]
		if len(points) != 1 || points[0].X != x || points[0].Lo != want.Lo || want.Lo == "" {
			t.Errorf("at %s: %+v, the case says %s", x, points, want.Lo)
		}
	}
	for _, x := range []string{"mange", "-1"} {
		if out, ok := model(t).AppendCurve(nil, []byte(full2024), "ta.bruttoloen="+x); ok || strings.Contains(string(out), `"x"`) {
			t.Errorf("at %s: %s", x, out)
		}
	}
}

// Hours of hjemmeundervisning are moved where the hours are asked for and the child
// is taught at home, whatever the case says: else they take nothing.
func TestACurveOfTeachingTakesOfTheHours(t *testing.T) {
	points := curveOf(t, full2024, "skole.hjemmeundervisning-timer-uge").Points
	if len(points) < 30 {
		t.Fatalf("%d points", len(points))
	}
	for _, p := range points {
		c := change("ta.bevilgede-timer-uge", "", "ta.oenskede-timer-uge", "20", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", p.X)
		if want := answer(t, model(t), c).Findings[1].Amounts["brutto"]; p.Lo != want.Lo || p.Hi != want.Hi {
			t.Errorf("%s: %s to %s, the case says %s to %s", p.X, p.Lo, p.Hi, want.Lo, want.Hi)
		}
	}
	if last := points[len(points)-1]; last.X != "20.00" || last.Lo != "0.00" {
		t.Errorf("the last is %+v", last)
	}
	for _, hours := range []string{"", "0"} {
		if n := len(curveOf(t, change("ta.bevilgede-timer-uge", hours), "skole.hjemmeundervisning-timer-uge").Points); n > 0 {
			t.Errorf("of %q hours: %d points", hours, n)
		}
	}
}

func TestNoCurve(t *testing.T) {
	for name, c := range map[string]curve{
		"a fact that no amount reads": curveOf(t, full2024, "traening.timer-uge"),
		"a choice":                    curveOf(t, full2024, "barn.hjemmeboende"),
		"no such fact":                curveOf(t, full2024, "ta.loen"),
		"no month":                    curveOf(t, `{"format":"rettesnor-sag/1"}`, "ta.bruttoloen"),
		"pay that stands in jobs":     curveOf(t, withLists(change("ta.bruttoloen", "", "ta.arbejdstid-uge", ""), `"job":[{"bruttoloen":"20000","arbejdstid-uge":"20"}]`), "ta.bruttoloen"),
		"no file":                     curveOf(t, `{`, "ta.bruttoloen"),
	} {
		if len(c.Points) > 0 {
			t.Errorf("%s has %d points", name, len(c.Points))
		}
	}
	for _, p := range curveOf(t, change("ta.indtaegtstab", "nej"), "ta.bruttoloen").Points {
		if p.Lo != "" || len(p.Amounts) > 0 {
			t.Fatalf("a finding that is not met has an amount: %+v", p)
		}
	}
}
