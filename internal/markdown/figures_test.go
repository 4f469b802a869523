package markdown

import (
	"fmt"
	"strings"
	"testing"
)

func TestFigures(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"I har fire uger.", "fire uger"},
		{"I har fire *hele* uger.", "fire hele uger"},
		{"I har {tal frist} til det.", ""},
		{"I har 4 uger.", "4"},
		{"Det koster 35.247,50 kr.", "35.247,50"},
		{"Det var i 2024, den 3. april 2019 og 2022-06-01.", ""},
		{"Det koster 2024 kr.", "2024"},
		{"Det tog 2000 dage, 1900 minutter og 2001 døgn, hver på 1999 %.", "2000|1900|2001|1999"},
		{"Fra år 2000 dagligt, og i 2010 ugentligt.", ""},
		{"Hver 2000 dag, og en 2000 årig eg.", "2000|2000"},
		{"tre minut, fire minutter", "tre minut|fire minutter"},
		{"Se § 85 og §§ 3.", "§|85|§§|3"},
		{"Se Bilag 7 og Bilag 8.", "8"},
		{"`4 uger` og https://x.dk/4 og [ord](/4/).", ""},
		{"Se [de 3 krav](/x/) og ![2 børn](a.png)", "3|2"},
		{"| Fem år |\n|---|\n| 10 pct. |", "Fem år|10"},
		{"1. en\n2. to\n\n[^1] x\n\n[^1]: y", ""},
		{"To ting skal I vide. En dag ringer de.", ""},
		{"enogtyve dage og femten procent", "enogtyve dage|femten procent"},
		{"## Efter 18 år", "18"},
		{"- a\n\n  halvanden time", "halvanden time"},
	} {
		doc := Convert([]byte(tt.in), Options{Resolver: words{}, Free: []string{"Bilag 7"}})
		var got []string
		for _, p := range doc.Problems {
			got = append(got, strings.TrimPrefix(p.Message, "et tal i teksten: "))
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
	doc := Convert([]byte("a\nb\nc 4 d\n\n- e\n  f\n  *fem* uger"), Options{FirstLine: 10, Free: []string{}})
	if got := fmt.Sprint(doc.Problems[0].Line, doc.Problems[1].Line); got != "12 16" {
		t.Errorf("lines: %s", got)
	}
	if got := TextFigures("{tal x} og 4", 3, []string{}); len(got) != 1 || got[0].Line != 3 {
		t.Errorf("got %v", got)
	}
}
