package markdown

import (
	"strings"
	"testing"
)

func TestQuotes(t *testing.T) {
	for _, tt := range []struct{ in, da, en string }{
		{"Lars' bog", "Lars’ bog", "Lars’ bog"},
		{"Jens' mor og Anders' far.", "Jens’ mor og Anders’ far.", ""},
		{"Det er Lars' og Jens' klage om 'to ord' i loven.", "Det er Lars’ og Jens’ klage om ›to ord‹ i loven.", "Det er Lars’ og Jens’ klage om ‘to ord’ i loven."},
		{"'Lars' bog er god' sagde han", "›Lars’ bog er god‹ sagde han", ""},
		{"'Hans' og 'Grethes' hus", "›Hans‹ og ›Grethes‹ hus", ""},
		{"'Enkelt', ('ja') og 'vist!'", "›Enkelt‹, (›ja‹) og ›vist!‹", ""},
		{"I 90'erne, '90'erne og '68.", "I 90’erne, ’90’erne og ’68.", ""},
		{"ta' den, ha' det, giv 'en hånd", "ta’ den, ha’ det, giv ’en hånd", ""},
		{"**Lars**' bog og `x`'s hus, [Jens](/a)' mor og Anders' far", "<strong>Lars</strong>’ bog og <code>x</code>’s hus, <a href=\"/a\">Jens</a>’ mor og Anders’ far", ""},
		{"*'ja'* og **\"nej\"** og (\"*nok*\")", "<em>›ja‹</em> og <strong>»nej«</strong> og (»<em>nok</em>«)", ""},
		{"rock 'n' roll, 'n' er et bogstav", "rock ’n’ roll, ’n’ er et bogstav", "rock ’n’ roll, ’n’ er et bogstav"},
		{"pc'en og 5'eren", "pc’en og 5’eren", ""},
		{"\"'ja' sagde hun\"", "»›ja‹ sagde hun«", "“‘ja’ sagde hun”"},
		{"'et \"to\" tre'", "›et »to« tre‹", ""},
		{"Han sagde \"ja\" og (\"nej\").", "Han sagde »ja« og (»nej«).", "Han sagde “ja” og (“nej”)."},
		{"\"et\" \"to\"", "»et« »to«", ""},
		{"*\"ja\"* og **'nej'**", "<em>»ja«</em> og <strong>›nej‹</strong>", ""},
		{"5\" rør", "5&quot; rør", ""},
		{"'over\nto linjer'", "›over\nto linjer‹", ""},
		{"it's 'don't' and dogs' tails", "it’s ›don’t‹ and dogs’ tails", "it’s ‘don’t’ and dogs’ tails"},
		{"a -- b --- c ... <<d>>", "a – b — c … «d»", ""},
		{"\\'a\\' `'b'`", "'a' <code>'b'</code>", ""},
	} {
		for lang, want := range map[string]string{"da": tt.da, "en": tt.en} {
			if want == "" {
				continue
			}
			got := strings.TrimSuffix(strings.TrimPrefix(string(Convert([]byte(tt.in), Options{Lang: lang}).HTML), "<p>"), "</p>\n")
			if got != want {
				t.Errorf("%s: %s\n got %s\nwant %s", lang, tt.in, got, want)
			}
		}
	}
}
