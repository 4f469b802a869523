package wizard_test

import (
	"bytes"
	"errors"
	"os"
	"testing"

	"rettesnor"
	"rettesnor/internal/engine"
	"rettesnor/internal/enginetest"
)

// The small engine answers each case of the corpus with the bytes of this
// package. Where it is of other sources there is nothing to compare; a test of
// cmd/rettesnor fails then where CI is set.
func TestTheSmallEngineAnswersTheCorpus(t *testing.T) {
	wasm, err := engine.Small(rettesnor.Engine)
	if stale := (*engine.Stale)(nil); errors.As(err, &stale) {
		t.Logf("not compared: %s", stale.Why)
		return
	} else if err != nil {
		t.Fatal(err)
	}
	var data [2][]byte
	for i, name := range []string{"../content/data/rates.csv", "../content/data/words/da.txt"} {
		if data[i], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	e := enginetest.Compile(t, wasm).Start(t, data[0], data[1])
	m := model(t)
	cases := corpus(m.Rates())
	for _, c := range cases {
		file := []byte(c.file)
		want, _ := m.AnswerCase(nil, file)
		if got := e.Ask("answer", file); !bytes.Equal(got, want) {
			t.Fatalf("%s: answer differs\nprogram: %.500s\npage:    %.500s", c.name, want, got)
		}
		if want, got := m.AppendStep(nil, file, 0), e.Ask("step", file); !bytes.Equal(got, want) {
			t.Fatalf("%s: step differs\nprogram: %.500s\npage:    %.500s", c.name, want, got)
		}
	}
	t.Logf("%d cases", len(cases))
}
