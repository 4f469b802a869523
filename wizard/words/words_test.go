package words

import (
	"bytes"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"rettesnor/wizard/day"
)

const own12 = `@sprog = da
@maaneder = januar februar marts april maj juni juli august september oktober november december
@ugedage = mandag tirsdag onsdag torsdag fredag lørdag søndag
@tal = nul en to tre fire fem seks syv otte ni ti elleve tolv
@tal-n = nul et to tre fire fem seks syv otte ni ti elleve tolv
@tusind = .
@komma = ,
@dag = {dag}. {maaned} {aar}
@dag-lang = {ugedag} den {dag}. {maaned} {aar}
@maaned = {maaned} {aar}
@kr = {tal} kr.
`

func TestSay(t *testing.T) {
	for _, tt := range []struct {
		text string
		args []Arg
		want string
	}{
		{"Hej.", nil, "Hej."},
		{"den {d}", []Arg{On("d", day.New(2026, 12, 1))}, "den 1. december 2026"},
		{"{d:lang}", []Arg{On("d", day.New(2026, 12, 1))}, "tirsdag den 1. december 2026"},
		{"i {m}", []Arg{In("m", day.NewMonth(2024, 6))}, "i juni 2024"},
		{"{k}", []Arg{Kr("k", 35247_05)}, "35.247,05 kr."},
		{"{k:tal}", []Arg{Kr("k", 37000_00)}, "37.000,00"},
		{"{k:hel}", []Arg{Kr("k", 1949_50)}, "1.950 kr."},
		{"{h} timer", []Arg{Hour("h", 22_50)}, "22,5 timer"},
		{"{h} timer", []Arg{Hour("h", 22_05)}, "22,05 timer"},
		{"{p} procent", []Arg{Dec("p", "3.9")}, "3,9 procent"},
		{"{n:ord} ting, {n:ord-n} svar", []Arg{Num("n", 1)}, "en ting, et svar"},
		{"{n:ord}", []Arg{Num("n", 13)}, "13"},
		{"{n} {n?uge|uger}", []Arg{Num("n", 1)}, "1 uge"},
		{"{n} {n?uge|uger}", []Arg{Num("n", 14)}, "14 uger"},
		{"{n}", []Arg{Num("n", -1234567)}, "-1.234.567"},
		{"{n}", []Arg{Num("n", -123)}, "-123"},
		{"{a} og {a}", []Arg{Said("a", New("prøve.b"))}, "⟦prøve.b⟧ og ⟦prøve.b⟧"},
		{"{a} og {b}", []Arg{Str("a", "x")}, "x og ⟦b⟧"},
		{"med {{ } om {a}{{", []Arg{Str("a", "x")}, "med { } om x{"},
	} {
		c, problems := Parse([]byte(own12 + "proeve = " + tt.text))
		if len(problems) > 0 {
			t.Fatalf("%s: %v", tt.text, problems)
		}
		if got := c.Say(New("proeve", tt.args...)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestParseTellsEachProblem(t *testing.T) {
	_, problems := Parse([]byte(own12 + "# ok\nuden lighedstegn\nA = stort\na = {\na = godt\na = igen\nb = {x:skæv}\nc = {n?en}\nd = {a b}\n"))
	want := []string{"linje", "linje", "klamme", "igen", "form", "flertal", "navn"}
	if len(problems) != len(want) {
		t.Fatalf("%v", problems)
	}
	for i, p := range problems {
		if p.Msg.ID != "katalog."+want[i] || p.Line < 12 || p.File != 0 {
			t.Errorf("%d: %+v, want %s", i, p, want[i])
		}
	}
	if _, problems := Parse(nil); len(problems) != len(own) {
		t.Errorf("an empty catalogue: %v", problems)
	}
}

// Two files make one catalogue, in which no message stands twice.
func TestParseReadsSeveralFiles(t *testing.T) {
	c, problems := Parse([]byte(own12+"a = en\n"), []byte("b = to\na = igen\n"))
	if got := c.Say(New("a")) + c.Say(New("b")); got != "ento" {
		t.Error(got)
	}
	if len(problems) != 1 || problems[0].File != 1 || problems[0].Line != 2 || problems[0].Msg.ID != "katalog.igen" {
		t.Errorf("%+v", problems)
	}
}

// A message that holds itself ends.
func TestNoMessageIsEndless(t *testing.T) {
	c, _ := Parse([]byte(own12 + "a = x{a}"))
	m := New("a")
	m.Args = []Arg{{Name: "a", Kind: Sub, Msg: &m}}
	if got := c.Say(m); strings.Count(got, "x") > deep+1 {
		t.Error(got)
	}
}

// Nothing in the pseudo-language is plain but slots, numbers and signs.
func TestPseudo(t *testing.T) {
	c, _ := Parse([]byte(own12 + "a = Senest {d:lang}, {n:ord} {n?ting|ting}."))
	got := c.Pseudo().Say(New("a", On("d", day.New(2026, 12, 1)), Num("n", 3)))
	for _, plain := range []string{"Senest", "tirsdag", "december", "tre", "ting"} {
		if !strings.Contains(got, "⟦ü"+plain) {
			t.Errorf("%s is plain in %s", plain, got)
		}
	}
}

func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "1.234,50": "", "⟦üBarnet⟧, ⟦übor⟧!": "",
		"⟦üBarnet bor⟧ hjemme ⟦svar.x⟧ 2024-06 bl85.1.": "hjemme|⟦svar.x⟧|bl85.1",
		"»Ærø« ved-ikke": "Ærø|ved-ikke",
	} {
		if got := strings.Join(Plain(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(own12 + "a = {b:ord} {c?x|y}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, _ := Parse(b)
		for _, id := range c.IDs() {
			c.Say(New(id, Num("n", 2)))
			c.Pseudo().Say(New(id))
		}
	})
}

// What a page fetches says the same as the file, and is written once: bare is
// bare already.
func TestBare(t *testing.T) {
	bare := Bare([]byte("# om\r\n\r\na.b = et # to\r\na.b.c = tre = fire\n#\na.b.d = x\na.bc = y\nc = {n?en|to}"))
	if string(bare) != "a.b = et # to\n.b.c = tre = fire\n..d = x\n.bc = y\nc = {n?en|to}\n" {
		t.Errorf("%q", bare)
	}
	for _, file := range []string{"da.txt", "da-guide.txt"} {
		whole, err := os.ReadFile("../../content/data/words/" + file)
		if err != nil {
			t.Fatal(err)
		}
		bare := Bare(whole)
		if again := Bare(bare); !bytes.Equal(again, bare) || len(bare) >= len(whole)*9/10 {
			t.Errorf("%s: %d bytes, bare %d, again %d", file, len(whole), len(bare), len(again))
		}
		long, _ := Parse(whole)
		short, _ := Parse(bare)
		if !slices.Equal(long.IDs(), short.IDs()) || !maps.EqualFunc(long.texts, short.texts, slices.Equal) || long.Hash() != short.Hash() {
			t.Errorf("%s says something else when it is bare", file)
		}
	}
}

// An id that leaves out more than the one before has is a problem of its line.
func TestShortenedIDs(t *testing.T) {
	c, problems := Parse([]byte(own12 + "\na.b.c = 1\n..d = 2\n.e = 3\n..f = 4\nx = 5\n"))
	if got := strings.Join(c.IDs(), " "); got != "a.b.c a.b.d a.e x" {
		t.Errorf("ids: %s", got)
	}
	faults := 0
	for _, p := range problems {
		if p.Line > 0 {
			faults++
		}
	}
	if faults != 1 {
		t.Errorf("problems: %v", problems)
	}
}
