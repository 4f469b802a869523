package wizard

import (
	"strings"

	"rettesnor/wizard/words"
)

// instruments are those that a provision id may begin with, longest first where
// one begins another. The catalogue has their names under lov.
var instruments = [...]string{"bek1603", "bek2016", "bekud", "bl", "sel", "rsl", "fal", "fvl", "fsl", "frl", "wtl", "ambl"}

// ProvisionName writes a provision id in the words of a catalogue: bl85.1.3 is
// "barnets lov § 85, stk. 1, nr. 3" and sel32a.1 is "serviceloven § 32 a, stk.
// 1". An id of an unknown form comes back as it is.
func ProvisionName(c *words.Catalogue, id string) string {
	for _, in := range instruments {
		rest, found := strings.CutPrefix(id, in)
		if !found {
			continue
		}
		rest, _ = strings.CutPrefix(rest, ".")
		parts := strings.Split(rest, ".")
		digits := 0
		for digits < len(parts[0]) && parts[0][digits] >= '0' && parts[0][digits] <= '9' {
			digits++
		}
		if digits == 0 || len(parts) > 3 {
			return id
		}
		if letter := parts[0][digits:]; letter != "" {
			parts[0] = parts[0][:digits] + " " + letter
		}
		args := []words.Arg{words.Said("lov", words.New("lov."+in))}
		for i, name := range [...]string{"paragraf", "stk", "nr"} {
			if i < len(parts) {
				args = append(args, words.Str(name, parts[i]))
			}
		}
		return c.Say(words.New("lov."+[...]string{"paragraf", "stk", "nr"}[len(parts)-1], args...))
	}
	return id
}

// ProvisionName writes a provision id in the model's words.
func (m *Model) ProvisionName(id string) string { return ProvisionName(m.words, id) }
