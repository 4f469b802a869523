package audit

import (
	"math"
	"testing"
)

func TestSentences(t *testing.T) {
	for text, want := range map[string]int{
		"Et. To! Tre? Fire: Fem":                            5,
		"Den 15. november kl. 10 koster det 200 kr. i alt.": 2, // and the empty rest
		"Han sagde: »Kom nu.« Så gik de.":                   4,
		"Uden punktum":                                      1,
		"§ 85, stk. 1, og 12.500 kr.":                       2,
	} {
		if got := sentences(text); len(got) != want {
			t.Errorf("%q: %d sentences %q, want %d", text, len(got), got, want)
		}
	}
}

// The value by hand: 10 words in 2 sentences, 3 of them long: 5 + 30.
func TestLix(t *testing.T) {
	value, words, longest := lix([]string{"Kommunen skal vurdere, om I kan det. Kommunen svarer", ""})
	if words != 9 || math.Abs(value-(9.0/2+100*3.0/9)) > 1e-9 || longest != "Kommunen skal vurdere, om I kan det." {
		t.Errorf("lix is %v of %d words, the longest %q", value, words, longest)
	}
	if value, words, _ := lix(nil); value != 0 || words != 0 {
		t.Errorf("nothing has lix %v of %d words", value, words)
	}
}
