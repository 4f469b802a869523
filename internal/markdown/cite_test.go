package markdown

import "testing"

type citing struct{}

func (citing) Resolve(ref Ref) (Resolved, error) {
	return Resolved{Text: ref.Args[0], HTML: ref.Args[0], Cited: ref.Args[1], Cite: " (" + ref.Args[1] + ")"}, nil
}

// A source is cited once a paragraph, at the last count that rests on it.
func TestASourceIsCitedOnceAParagraph(t *testing.T) {
	doc := Convert([]byte("{stat a S1}, {stat b S2}, **{stat c S1}**.\n\n{stat d S1}\n\n- {stat e S1}\n- {stat f S1}\n"), Options{Resolver: citing{}})
	const want = "<p>a, b (S2), <strong>c (S1)</strong>.</p>\n<p>d (S1)</p>\n<ul>\n<li>e (S1)</li>\n<li>f (S1)</li>\n</ul>\n"
	if got := string(doc.HTML); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
