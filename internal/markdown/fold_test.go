package markdown

import "testing"

// A folded text shows what stands before its first heading, and each section
// below its heading; a heading keeps its id, so that a link opens it.
func TestFolds(t *testing.T) {
	doc := Convert([]byte("Først.\n\n## En {#en}\n\nA\n\n### Under\n\nB\n\n## To\n\nC\n"), Options{Fold: true})
	const want = "<p>Først.</p>\n<details class=\"fold\"><summary><h2 id=\"en\">En</h2>\n</summary>\n<p>A</p>\n<h3 id=\"under\">Under</h3>\n<p>B</p>\n</details>\n<details class=\"fold\"><summary><h2 id=\"to\">To</h2>\n</summary>\n<p>C</p>\n</details>\n"
	if got := string(doc.HTML); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
