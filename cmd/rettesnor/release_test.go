package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"rettesnor/internal/enginetest"
	"rettesnor/internal/site"
)

// A release holds all that its answers were made of: years later the saved case
// gives the stored result again, byte for byte, from the folder of its own
// release, where the newest gives another. The receipt tells which release it is of,
// as hosting/publish has it.
func TestAnOldReceiptIsRecomputedFromItsRelease(t *testing.T) {
	const name, was, is = "content/data/rates.csv", "ta_cap_month;2022-01-01;2022-12-31;33063;", "ta_cap_month;2022-01-01;2022-12-31;32700;"
	first, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	next, err := siteOf(func(in *site.Input) {
		text, err := fs.ReadFile(in.Files, name)
		if err != nil || !bytes.Contains(text, []byte(was)) {
			t.Fatalf("%s has no %s: %v", name, was, err)
		}
		in.Files = edited{in.Files, fstest.MapFS{name: {Data: bytes.Replace(text, []byte(was), []byte(is), 1)}}}
	})
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile("../../wizard/testdata/receipt/2022-serviceloven.sag.json")
	if err != nil {
		t.Fatal(err)
	}
	stored, _ := model(t).AnswerCase(nil, file)
	old, now := recomputed(t, first, file), recomputed(t, next, file)
	if !bytes.Equal(old, stored) {
		t.Errorf("the folder of the release gives\n%s\nstored was\n%s", old, stored)
	}
	if bytes.Equal(now, stored) {
		t.Error("another figure, and the same result")
	}
	var of struct{ Receipt struct{ Data string } }
	if err := json.Unmarshal(stored, &of); err != nil {
		t.Fatal(err)
	}
	mark := []byte(`"data":"` + of.Receipt.Data + `"`)
	if !bytes.Contains(first["/data/eksempel-resultat.json"], mark) || bytes.Contains(next["/data/eksempel-resultat.json"], mark) {
		t.Errorf("%s does not tell the releases apart", mark)
	}
}

// recomputed is what the engine, the figures and the words of a release answer.
func recomputed(t *testing.T, files map[string][]byte, file []byte) []byte {
	part := func(begins, ends string) []byte {
		for name, data := range files {
			if strings.HasPrefix(name, "/assets/"+begins+".") && strings.HasSuffix(name, ends) {
				return data
			}
		}
		t.Fatalf("the release has no %s%s", begins, ends)
		return nil
	}
	return enginetest.Compile(t, part("engine", ".wasm")).Start(t, part("rates", ".csv"), part("words", ".txt")).Ask("answer", file)
}
