package site

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
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

// A page that is not there is told of at once, one that leads on from an old address
// when the checks have made it.
func TestAPreviewKnowsWhatIsNotThere(t *testing.T) {
	files := fstest.MapFS{
		"content/_index.md": &fstest.MapFile{Data: []byte("---\ntitle: Forside\n---\n")},
		"content/ny.md":     &fstest.MapFile{Data: []byte("---\ntitle: Ny\naliases: [/gammel/]\n---\nTekst.\n")},
	}
	v := NewPreview(Input{Files: files, Fallback: os.DirFS("../..")}, func(Input) func(*Builder) Product { return nil })
	asked := func(name string, soon bool) []byte {
		t.Helper()
		stop, got := make(chan struct{}), make(chan []byte, 1)
		go func() {
			data, _ := v.File(name, stop)
			got <- data
		}()
		defer close(stop)
		select {
		case data := <-got:
			if !soon {
				t.Errorf("%s was there before the checks: %q", name, data)
			}
			return data
		case <-time.After(map[bool]time.Duration{true: 20 * time.Second, false: 50 * time.Millisecond}[soon]):
			if soon {
				t.Errorf("%s is waited for", name)
			}
			return nil
		}
	}
	if data := asked("nej/index.html", true); data != nil {
		t.Errorf("got %q", data)
	}
	asked("gammel/index.html", false)
	v.Check(nil)
	if data := asked("gammel/index.html", true); !strings.Contains(string(data), "/ny/") {
		t.Errorf("got %q", data)
	}
}
