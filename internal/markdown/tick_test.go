package markdown

import "testing"

// A task can be ticked by its words, which keep their links.
func TestTicks(t *testing.T) {
	doc := Convert([]byte("- [ ] Spurgt, se [her](/a/)\n- [x] Svaret\n"), Options{Tick: true})
	const want = "<ul>\n<li><label class=\"tick\"><input type=\"checkbox\"><span>Spurgt, se <a href=\"/a/\">her</a></span></label></li>\n<li><label class=\"tick\"><input type=\"checkbox\" checked><span>Svaret</span></label></li>\n</ul>\n"
	if got := string(doc.HTML); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
