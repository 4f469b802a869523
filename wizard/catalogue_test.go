package wizard

import (
	"strings"
	"testing"
)

// Every message that the engine can say stands in the catalogue, and every
// message of the catalogue is one that the engine can say.
func TestTheCatalogueIsWhole(t *testing.T) {
	c := catalogueOf(t)
	said := map[string]bool{}
	need := func(id string) {
		said[id] = true
		if !c.Has(id) {
			t.Errorf("no sentence: %s", id)
		}
	}
	for _, unit := range units {
		if strings.HasSuffix(unit, "s") { // days, workdays, weeks, months, years
			need("laengde." + unit)
		}
	}
	for _, id := range []string{"er-gaaet", "i-dag", "tilbage", "flyttet", "ukendt-laengde"} {
		need("frist." + id)
	}
	for _, d := range deadlines {
		for _, part := range []string{"titel", "tekst", "gaaet"} {
			need("frist." + d.ID + "." + part)
		}
		if d.Undated {
			need("frist." + d.ID + ".uden-dag")
		}
		for i := range d.Starts {
			need("frist." + d.ID + ".fra." + d.Starts[i].word())
		}
	}
	for _, id := range c.IDs() {
		if !said[id] {
			t.Errorf("nothing says %s", id)
		}
	}
}
