package pseudotest

import (
	"os"
	"slices"
	"strings"
	"testing"

	"rettesnor/wizard/words"
)

var unmark = strings.NewReplacer("⟦ü", "", "⟧", "")

// A marked file has the words of the file, and leaves as many unmarked as the marked
// catalogue does: none.
func TestCatalogue(t *testing.T) {
	file, err := os.ReadFile("../../content/data/words/da.txt")
	if err != nil {
		t.Fatal(err)
	}
	plain, _ := words.Parse(file)
	want := plain.Pseudo()
	for name, form := range map[string][]byte{"the file": Catalogue(file), "the file as pages fetch it": Catalogue(words.Bare(file))} {
		got, problems := words.Parse(form)
		if len(problems) > 0 {
			t.Errorf("%s: %+v", name, problems)
		}
		for _, id := range want.IDs() {
			msg := words.New(id)
			for _, slot := range want.Slots(id) {
				msg.Args = append(msg.Args, words.Num(slot, 2))
			}
			said := got.Say(msg)
			if bare, left := unmark.Replace(said), words.Plain(said); bare != plain.Say(msg) || !slices.Equal(left, words.Plain(want.Say(msg))) {
				t.Errorf("%s: %s is %s", name, id, said)
			}
		}
	}
}
