package wizard

import (
	"os"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// family is one of the ten in testdata/families: a situation, and what must be
// seen first in it.
type family struct{ ID, Who, Headline, Says, Step string }

func families(t *testing.T) (today Date, all []family) {
	t.Helper()
	file, err := os.ReadFile("testdata/families/families.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Today    string
		Families []family
	}
	if err := yaml.Unmarshal(file, &list); err != nil {
		t.Fatal(err)
	}
	today, ok := ParseDate(list.Today)
	if !ok || len(list.Families) != 10 {
		t.Fatalf("%d families on %s", len(list.Families), list.Today)
	}
	return today, list.Families
}

// Each family sees first what its situation calls for: the sentence, and the
// first thing to do.
func TestFamilies(t *testing.T) {
	m := testModel(t)
	today, all := families(t)
	for _, f := range all {
		t.Run(f.ID, func(t *testing.T) {
			c := parsedFamily(t, m, f.ID)
			a, r := compose(m, &c, today)
			if a.Headline.ID != f.Headline {
				t.Errorf("headline %s, want %s", a.Headline.ID, f.Headline)
			}
			if text := m.Say(a.Headline); !strings.Contains(text, f.Says) {
				t.Errorf("%q says nothing of %q", text, f.Says)
			}
			if a.Steps[0].ID != f.Step {
				t.Errorf("the first step is %s, want %s", a.Steps[0].ID, f.Step)
			}
			holds(t, m, &c, &r, &a, today)
		})
	}
}

func parsedFamily(t *testing.T, m *Model, id string) Case {
	t.Helper()
	file, err := os.ReadFile("testdata/families/" + id + ".json")
	if err != nil {
		t.Fatal(err)
	}
	c, problems, _ := m.ParseCase(file)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return c
}
