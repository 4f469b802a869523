package guide

import (
	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

var decided = with(ours,
	"content/data/subjects.yaml", "- id: metode\n  title: Metode\n  text: Om metoder.\n- id: loen\n  title: Løn\n  text: Om løn.\n",
	"content/data/decisions.yaml", `- id: 70-14
  kind: principafgoerelse
  year: 2014
  question: "Må <alt> afvises?"
  answer: Nej.
  means: Bed om grunden.
  subjects: [metode]
  rules: [bl85.1.3, ta.grundlag]
  law_then: serviceloven
  law_now: [bl85.1.3]
  status: ukendt
  sources: [S1]
- id: C-53-06
  kind: principafgoerelse
  year: 2006
  question: Er behandling træning?
  answer: Nej.
  means: Skil dem ad.
  subjects: [metode, loen]
  status: citeret
  sources: [S1]
`,
	"content/klage/frist.md", guidance("Frist", "Se {afg 70-14}.\n"))

func TestDecisions(t *testing.T) {
	out := built(t, decided)
	tests := []struct {
		file       string
		want, lack []string
	}{
		{"afgoerelser/index.html", []string{`href="/afgoerelser/emne/metode/">Metode</a> (2)`, `href="/afgoerelser/emne/loen/">Løn</a> (1)`, `<dt id="c-53-06"><a href="/afgoerelser/c-53-06/">`, "<dd>Må &lt;alt&gt; afvises?</dd>"}, nil},
		{"afgoerelser/emne/index.html", []string{`href="/afgoerelser/emne/loen/"`}, nil},
		{"afgoerelser/emne/loen/index.html", []string{"/afgoerelser/c-53-06/", `href="/afgoerelser/emne/metode/"`}, []string{"/afgoerelser/70-14/"}},
		{"afgoerelser/70-14/index.html", []string{
			"<h1>Principafgørelse" + danish.NBSP + "70-14</h1>", "<p>Nej.</p>", "<p>Bed om grunden.</p>", "Ukendt. Vi ved ikke", `Kilde: <a class="kilde" href="https://kilde.example/">Kilden</a>`,
			"<dd>2014</dd>", "<dd>serviceloven</dd>", "barnets lov §" + danish.NBSP + "85", `href="/afgoerelser/emne/metode/"`, "Metoden er dokumenterbar", "Den løn, der regnes fra", `href="/klage/frist/">Frist</a>`,
		}, nil},
		{"afgoerelser/c-53-06/index.html", []string{"Nævnes som gyldig"}, []string{"Hvor skriver vi om den", "Hvilke regler"}},
		{"klage/frist/index.html", []string{`<a class="ref" href="/afgoerelser/70-14/">`}, nil},
	}
	for _, tt := range tests {
		for _, w := range tt.want {
			if !strings.Contains(out[tt.file], w) {
				t.Errorf("%s lacks %s in\n%s", tt.file, w, out[tt.file])
			}
		}
		for _, w := range tt.lack {
			if out[tt.file] == "" || strings.Contains(out[tt.file], w) {
				t.Errorf("%s has %s", tt.file, w)
			}
		}
	}
}

func TestDecisionProblems(t *testing.T) {
	base := string(decided["content/data/decisions.yaml"].Data)
	tests := []struct{ from, to, want string }{
		{"subjects: [metode]", "subjects: [metoder]", "content/data/decisions.yaml:7: ukendt emne: metoder\n  hint: mente du metode?"},
		{"[bl85.1.3, ta.grundlag]", "[bl85.1.33]", "content/data/decisions.yaml:8: ingen regel hedder bl85.1.33\n  hint: mente du bl85.1.3?"},
		{"status: ukendt", "status: ukent", "content/data/decisions.yaml:11: ukendt status: ukent\n  hint: mente du ukendt?"},
		{"  means: Skil dem ad.\n", "", "content/data/decisions.yaml:13: afgørelsen C-53-06 mangler feltet means"},
		{"  subjects: [metode, loen]\n", "", "content/data/decisions.yaml:13: afgørelsen C-53-06 mangler feltet subjects"},
	}
	for _, tt := range tests {
		if !strings.Contains(base, tt.from) {
			t.Fatalf("no %q in the base", tt.from)
		}
		res := Build(site.Input{Files: with(decided, "content/data/decisions.yaml", strings.Replace(base, tt.from, tt.to, 1)), Fallback: theme})
		if len(res.Problems) == 0 || res.Problems[0].String() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.to, res.Problems, tt.want)
		}
	}
}

// Every decision of our own registry that the law pages cite has its page,
// its subject and what it means for a parent.
func TestOurDecisions(t *testing.T) {
	reg := openGuide(site.Input{Files: repository}).reg
	used := map[string]bool{}
	for id, d := range reg.Decisions {
		if d.Means == "" || len(d.Subjects) == 0 || d.Status == "" {
			t.Errorf("%s: means %q, subjects %v, status %q", id, d.Means, d.Subjects, d.Status)
		}
		for _, s := range d.Subjects {
			used[s] = true
		}
	}
	if len(reg.Decisions) < 20 {
		t.Errorf("only %d decisions", len(reg.Decisions))
	}
	for _, s := range reg.SubjectOrder {
		if !used[s] {
			t.Errorf("no decision has the subject %s", s)
		}
	}
}
