package site

import (
	"fmt"
	"os"
	"strings"
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

// A check goes on while the folder is edited faster than it can answer. The race
// detector reads along in .ci/run.
func TestAPreviewIsEditedBesideItsCheck(t *testing.T) {
	folder := func(edit int) fstest.MapFS {
		files := fstest.MapFS{}
		for i := range 20 {
			files[fmt.Sprintf("content/side-%d.md", i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Side %d\n\nRettet %d gange.\n", i, edit)}
		}
		return files
	}
	v := NewPreview(Input{Files: folder(0), Fallback: os.DirFS("../..")}, func(Input) func(*Builder) Product { return nil })
	ended, checked := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(checked)
		for {
			v.Check(nil)
			select {
			case <-ended:
				return
			default:
			}
		}
	}()
	const edits = 10 * mostUnchecked
	for n := range edits {
		v.Moved(folder(n + 1))
		v.Edit(nil)
	}
	close(ended)
	<-checked
	for range 2 { // the second time there is nothing new to say
		if res, newer := v.Check(nil); res.Failed() || newer {
			t.Fatal(res.Problems, newer)
		}
	}
	page, wrong := v.File("side-7/index.html", nil)
	if wrong != nil || !strings.Contains(string(page), fmt.Sprintf("Rettet %d gange.", edits)) {
		t.Errorf("%s %v", page, wrong)
	}
}
