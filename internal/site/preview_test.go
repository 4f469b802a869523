package site

import (
	"fmt"
	"os"
	"testing"
	"testing/fstest"
)

// Edits that come faster than the checks answer do not each leave what they made.
func TestAPreviewLetsGoOfEditsThatNothingChecked(t *testing.T) {
	files := fstest.MapFS{}
	text := func(i, edit int) { // without a title, so that what it becomes is remembered
		files[fmt.Sprintf("content/side-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Side %d\n\nRettet %d gange.\n", i, edit)}
	}
	const pages, edits = 5, 40
	for i := range pages {
		text(i, 0)
	}
	v := NewPreview(Input{Files: files, Fallback: os.DirFS("../..")}, func(Input) func(*Builder) Product { return nil })
	for n := range edits {
		for i := range pages {
			text(i, n+1)
		}
		v.Edit(nil)
	}
	if kept := len(v.in.Memo.docs.now) + len(v.in.Memo.docs.old); kept < pages || kept > pages*(mostUnchecked+2) {
		t.Errorf("%d texts are remembered of %d pages after %d edits", kept, pages, edits)
	}
	if res, newer := v.Check(nil); res.Failed() || newer {
		t.Fatal(res.Problems, newer)
	}
	v.Edit(nil)
	if kept := len(v.in.Memo.docs.now); kept != pages {
		t.Errorf("%d texts are remembered of %d pages after a check", kept, pages)
	}
}
