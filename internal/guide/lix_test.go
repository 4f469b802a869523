package guide

import (
	"fmt"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

func TestReadable(t *testing.T) {
	hard := strings.Repeat("Kommunalbestyrelsen forestår visitationsprocessens gennemførelse efter retssikkerhedslovens bestemmelser og fastsætter sagsbehandlingsfristen.\n\n", 8)
	middling := strings.Repeat("Når kommunen vurderer ansøgningen, ser den på barnet og på hele familien i den samme lange periode som altid. ", 6)
	for _, tt := range []struct {
		name, audience, text, want string
	}{
		{"hard", "kommuner", hard, "content/klage/svar.md:4: siden /klage/svar/ har lix 90"},
		{"for parents", "foraeldre", middling, "content/klage/svar.md:4: siden /klage/svar/ har lix 45; grænsen er 40\n  hint: den længste sætning har 19 ord: Når kommunen"},
		{"for others", "kommuner", middling, ""},
		{"few words", "foraeldre", hard[:200], ""},
	} {
		text := strings.Replace(guidance("Svar", tt.text), "foraeldre", tt.audience, 1)
		got := strings.Join(problemsIn(site.Input{Files: with(ours, "content/klage/svar.md", text), Fallback: theme}, "content/klage/"), "\n")
		if tt.want == "" && got != "" || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSimilar(t *testing.T) {
	words := func(from, n int) string {
		var w []string
		for i := range n {
			w = append(w, fmt.Sprintf("o%d", from+i))
		}
		return strings.Join(w, " ")
	}
	for _, tt := range []struct {
		name  string
		a, b  string
		stale bool
		want  []string
	}{
		{"too short", words(0, 13), words(0, 13), true, nil},
		{"as long as it takes", "x " + words(0, 14) + " y", "z\n\n" + words(0, 14), true, []string{"content/klage/b.md:11: advarsel: 14 ord i træk står også på /klage/a/: o0 o1"}},
		{"not asked for", words(0, 20), words(0, 20), false, nil},
		{"copied", words(0, 31), "f\n\n" + words(0, 31), false, []string{"content/klage/b.md:11: 31 ord i træk står også på /klage/a/"}},
		{"two runs", words(0, 15) + " x " + words(100, 15), words(0, 15) + " y " + words(100, 15), true, []string{"content/klage/b.md:9: advarsel: 15 ord", "content/klage/b.md:9: advarsel: 15 ord"}},
		{"on one page", words(0, 40) + "\n\n" + words(0, 40), "z", true, nil},
		{"other order", words(0, 20), words(10, 10) + " " + words(0, 10), true, nil},
	} {
		in := site.Input{Files: with(ours, "content/klage/a.md", guidance("A", "{ord tarv}\n\n"+tt.a), "content/klage/b.md", guidance("B", tt.b)), Fallback: theme}
		if tt.stale {
			in.Today = "2024-06-01"
		}
		got := problemsIn(in, "content/klage/")
		if len(got) != len(tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if !strings.HasPrefix(got[i], tt.want[i]) {
				t.Errorf("%s: got %q, want %q", tt.name, got[i], tt.want[i])
			}
		}
	}
}

func TestIdleTerms(t *testing.T) {
	in := site.Input{Files: with(ours, "content/data/glossary.yaml", "- id: tarv\n  term: tarv\n  text: x\n- id: tabt-loen\n  term: tabt løn\n  text: y\n- id: stille\n  term: stille\n  text: z\n",
		"content/klage/frist.md", guidance("Frist", "{ord tarv|barnets tarv} {ord tabt løn}\n")), Fallback: theme}
	if got := problemsIn(in, "content/data/glossary"); len(got) != 0 {
		t.Errorf("without asking: %v", got)
	}
	in.Today = "2024-06-01"
	if got := problemsIn(in, "content/data/glossary"); len(got) != 1 || !strings.HasPrefix(got[0], "content/data/glossary.yaml:7: advarsel: ordet stille bruges ikke") {
		t.Errorf("got %v", got)
	}
}

// problemsIn are the problems of the files whose names begin so.
func problemsIn(in site.Input, prefix string) (texts []string) {
	for _, p := range Build(in).Problems {
		if strings.HasPrefix(p.File, prefix) {
			texts = append(texts, p.String())
		}
	}
	return texts
}
