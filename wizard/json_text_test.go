package wizard_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	. "rettesnor/wizard"
)

// Any text of a result reads back as it was, on one line, without a sign that
// could end a script element.
func FuzzTextIsWrittenSafely(f *testing.F) {
	for _, s := range []string{"", "Bor barnet hjemme?", `"\</script>&`, "\x00\n\u2028\u2029\x7f", "æøå €😀", "\xff\xfe", "\xef\xbf\xbd \xef\xbf", "\xe2\x80"} {
		f.Add(s)
	}
	m := model(f)
	f.Fuzz(func(t *testing.T, s string) {
		out := m.AppendReply(nil, &Reply{Result: Result{Problems: []Problem{{ID: s}}}})
		var r result
		if err := json.Unmarshal(out, &r); err != nil {
			t.Fatalf("%q: %v in %s", s, err, out)
		}
		if got := r.Problems[0].ID; got != strings.ToValidUTF8(s, "\uFFFD") && utf8.ValidString(s) {
			t.Errorf("%q reads back as %q", s, got)
		}
		if !utf8.Valid(out) || strings.ContainsAny(string(out), "<>&\n\u2028\u2029") {
			t.Errorf("%q is written as %s", s, out)
		}
	})
}
