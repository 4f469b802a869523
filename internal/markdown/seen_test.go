package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

type seenResolver struct{}

func (seenResolver) Resolve(r Ref) (Resolved, error) {
	switch r.Kind {
	case "§":
		return Resolved{Text: "barnets lov § 85", HTML: `<a href="/">barnets lov § 85</a>`, Quiet: true}, nil
	case "ord":
		return Resolved{Text: "ord", HTML: "<button>ord</button>", Closes: true, Note: "<span>langt</span>"}, nil
	case "serie":
		return Resolved{Text: "serie", HTML: "<table></table>", Block: true}, nil
	}
	return Resolved{}, errors.New("ukendt")
}

// seenIn converts a text as our pages are, with a piece that others take in.
func seenIn(text string) Document {
	return Convert([]byte(text), Options{
		FirstLine: 10, Resolver: seenResolver{}, Apart: "eksempel",
		Example: func(Example) (string, []Problem) { return "<section>sum</section>", nil },
		Blocks: map[string]func(Example) (string, []Problem){"tegning": func(e Example) (string, []Problem) {
			e.Seen(ParseRef("{§ bl90}"))
			return "<figure>streger</figure>", nil
		}},
		Include: func(_, name string) (Piece, error) {
			if name != "_stykke.md" {
				return Piece{}, errors.New("findes ikke")
			}
			return Piece{File: "content/_stykke.md", Source: []byte("Indsat {§ bl87}.\n\n### Under\n\nMere.\n"), FirstLine: 1}, nil
		},
	})
}

const seenText = `Først *dette*, linjen
brudt og {§ bl85} nævnt.\
Ny linje.

## Hvad nu? {#nu}

- Et {ord tarv}, her

Tabel: Tal

| celle {§ bl86} |
|---|
| 4 |

` + "```tegning\nsnoren\nTekst.\n```\n\n```eksempel\n{}\n```\n\n```include\n_stykke.md\n```\n\n```\nkode {§ bl1}\n```\n" + `
{serie x}

![et billede](a.png) En note[^1].

[^1]: Noten.
`

// The prose is what a reader hears of the author's own words, each part with
// the line it stands on.
func TestProse(t *testing.T) {
	doc := seenIn(seenText)
	var got []string
	for _, p := range doc.Prose {
		got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line(0), p.Text))
	}
	want := []string{":10 Først dette, linjen brudt og nævnt.", ":12 Ny linje.", ":14 Hvad nu?", ":16 Et ord, her",
		"content/_stykke.md:1 Indsat .", "content/_stykke.md:3 Under", "content/_stykke.md:5 Mere.", ":43 En note."}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if p := doc.Prose[0]; p.Line(strings.Index(p.Text, "brudt")) != 11 {
		t.Errorf("the second line of %q is %d", p.Text, p.Line(strings.Index(p.Text, "brudt")))
	}
}

// A section has all the words under its heading, those of tables, references
// and pieces too.
func TestSections(t *testing.T) {
	doc := seenIn(seenText)
	var got []string
	for _, s := range doc.Sections {
		got = append(got, fmt.Sprintf("%d #%s %s: %s", s.Level, s.ID, s.Heading, s.Text))
	}
	want := []string{
		"0 # : Først dette, linjen brudt og barnets lov § 85 nævnt. Ny linje.",
		"2 #nu Hvad nu?: Et ord, her Tal celle barnets lov § 85 4 Indsat barnets lov § 85.",
		"3 #under Under: Mere. et billede En note.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if text := doc.Text(); !strings.HasSuffix(text, "Under Mere. et billede En note.") {
		t.Errorf("the whole text is %q", text)
	}
}

// References and blocks are told with their places, those of pieces and of the
// site's own blocks too; what looks like one in code is none.
func TestSeen(t *testing.T) {
	doc := seenIn(seenText)
	var refs, blocks []string
	for _, r := range doc.RefsOf("§") {
		refs = append(refs, fmt.Sprintf("%s:%d %s", r.File, r.Line, r.Args[0]))
	}
	for _, b := range doc.Blocks {
		blocks = append(blocks, fmt.Sprintf("%d %s %s", b.Line, b.Kind, b.Name))
	}
	if got, want := strings.Join(refs, ", "), ":11 bl85, :20 bl86, content/_stykke.md:1 bl87, :0 bl90"; got != want {
		t.Errorf("references: got %s, want %s", got, want)
	}
	if got, want := strings.Join(blocks, ", "), "25 tegning snoren, 30 eksempel {}"; got != want {
		t.Errorf("blocks: got %s, want %s", got, want)
	}
	if apart := string(doc.Apart); !strings.HasPrefix(apart, "<section>sum</section>") || !strings.Contains(apart, "Noten") || strings.Contains(string(doc.HTML), "sum") || !strings.HasSuffix(string(doc.HTML), "</figure>") {
		t.Errorf("what is set apart is\n%s\nand the text\n%s", doc.Apart, doc.HTML)
	}
	if empty := seenIn(strings.Repeat("> ", 2000)); len(empty.Sections) == 0 {
		t.Error("a text that cannot be read has no section")
	}
}

// A reference that asks for it keeps the marks behind it, and its note comes
// after them.
func TestCloses(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Et {ord a}, her", `Et <span class="whole"><button>ord</button>,</span><span>langt</span> her`},
		{"»Et {ord a}«). Ny", `»Et <span class="whole"><button>ord</button>«).</span><span>langt</span> Ny`},
		{`"Et {ord a}." Ny`, `»Et <span class="whole"><button>ord</button>.«</span><span>langt</span> Ny`},
		{"Et {ord a} her.", `Et <button>ord</button><span>langt</span> her.`},
		{"{ord a}.\nNy", "<span class=\"whole\"><button>ord</button>.</span><span>langt</span>\nNy"},
		{"[{ord a}.](/x/)", `<a href="/x/">ord.</a>`},
		{"*{ord a}*.", `<em><button>ord</button><span>langt</span></em>.`},
	} {
		got := strings.TrimSpace(string(seenIn(tt.text).HTML))
		if got != "<p>"+tt.want+"</p>" {
			t.Errorf("%s:\n got %s\nwant <p>%s</p>", tt.text, got, tt.want)
		}
	}
}
