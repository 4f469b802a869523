package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// A door that leads to no page, has too many tasks or calls nobody that there
// is says so at its line.
func TestDoors(t *testing.T) {
	const door = "- path: /for/kommuner/\n  title: Kommuner\n  text: x\n  answer: y\n"
	for _, tt := range []struct{ yaml, want string }{
		{door + "  tasks:\n    - path: /klage/frst/\n", "content/data/doors.yaml:6: siden /klage/frst/ findes ikke"},
		{door + "  tasks:\n    - path: /klage/frist/#ingen\n", "siden har intet afsnit ingen"},
		{door + "  tasks:\n" + strings.Repeat("    - path: /klage/frist/\n", 9), "content/data/doors.yaml:1: døren har 9 opgaver"},
		{door + "  call: [ankestyrelse]\n  tasks:\n    - path: /klage/\n", "content/data/doors.yaml:5: ukendt kontakt: ankestyrelse"},
		{door, "content/data/doors.yaml:1: døren fører ingen steder hen"},
		{strings.Replace(door, "/for/", "/fra/", 1) + "  tasks:\n    - path: /klage/\n", "content/data/doors.yaml:1: en dør ligger under /for/: /fra/kommuner/"},
		{door + "  urgent: måske\n  tasks:\n    - path: /klage/\n", "content/data/doors.yaml:5: urgent er ja eller ingenting"},
	} {
		res := Build(site.Input{Files: with(ours, "content/data/doors.yaml", tt.yaml), Fallback: theme})
		said := ""
		for _, p := range res.Problems {
			said += p.String() + "\n"
		}
		if !strings.Contains(said, tt.want) {
			t.Errorf("lacks %q:\n%s", tt.want, said)
		}
	}
}
