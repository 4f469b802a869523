package guide

import (
	"strings"
	"testing"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/site"
)

const blankForm = `Ansøgning
# Barnet
Barnets navn
Født :: dato
Hvad er svært? :: linjer 3
Forældremyndighed :: valg Fælles / Mor <alene>
# Penge
Budget :: tabel Post | Beløb i kr. :: 4
Sum :: kr
`

const filledForm = `Ansøgning
Barnets navn = Selma (opdigtet)
Cpr-nummer (skriv det i hånden) =
Timer om ugen :: timer = 12
Forældremyndighed :: valg Fælles / Mor = Mor
Budget :: tabel Post | Beløb | Note :: 4
| bold | 200 |
| måtte | 900 | a = b |
`

func TestForm(t *testing.T) {
	b := ourBuild(t)
	tests := []struct {
		name, info, src string
		want            []string
		counts          map[string]int
	}{
		{"tomt", "", blankForm, []string{
			`<div class="form" role="group" aria-label="Skema: Ansøgning">`, `<div role="group" aria-label="Barnet">`,
			`<dt>Født</dt><dd class="short">`, `Mor &lt;alene&gt;`, `<caption>Budget</caption>`, `<th scope="col">Beløb i kr.</th>`, `kr.</dd>`,
		}, map[string]int{`<tr>`: 5, "☐": 2, "☒": 0, "<i></i>": 1 + 3 + 3 + 1, "<dl>": 2, "</dl>": 2, "<div": 9, "</div>": 9}},
		{"udfyldt", "udfyldt", filledForm, []string{
			`<div class="form filled"`, `<dd class="answer">Selma (opdigtet)</dd>`, `(skrives på papiret)`, `12` + danish.NBSP + `timer`,
			`<span aria-hidden="true">☒</span> Mor<span class="visually-hidden"> (valgt)</span>`, `<tr><td data-head="Post">bold</td><td data-head="Beløb">200</td><td data-head="Note"></td></tr>`, `data-head="Note">a = b</td>`,
		}, map[string]int{`<tr>`: 3, "☐": 1, "☒": 1, "<i>": 0}},
	}
	for _, tt := range tests {
		got, problems := b.form(markdown.Example{Source: []byte(tt.src), Info: tt.info, Line: 7, Table: func() {}})
		for _, p := range problems {
			t.Errorf("%s: %v", tt.name, p)
		}
		for _, w := range tt.want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: lacks %s in\n%s", tt.name, w, got)
			}
		}
		for w, n := range tt.counts {
			if strings.Count(got, w) != n {
				t.Errorf("%s: %d of %q, want %d in\n%s", tt.name, strings.Count(got, w), w, n, got)
			}
		}
	}
}

func TestFormProblems(t *testing.T) {
	b := ourBuild(t)
	tests := []struct {
		info, src string
		line      int
		want      string
	}{
		{"", "", 10, "skemaet er tomt"},
		{"", "# Barnet\nNavn\n", 10, "første linje skal være dets titel"},
		{"", "T\nA :: linje 3\n", 11, "ukendt slags felt: linje"},
		{"", "T\nA :: linjer mange\n", 11, "antallet af linjer"},
		{"", "T\nA :: linjer 41\n", 11, "antallet af linjer"},
		{"", "T\nA\n:: dato\n", 12, "intet navn"},
		{"", "T\n#\n", 11, "gruppen har intet navn"},
		{"", "T\nA :: dato i dag\n", 11, "kan ikke læses"},
		{"", "T\nA :: valg Ja\n", 11, "mindst to"},
		{"", "T\n:: tabel A | B\n", 11, "tabellen kan ikke læses"},
		{"", "T\nA = b\n", 11, "et tomt skema har ingen svar"},
		{"", "T\n| a |\n", 11, "hører ikke til nogen tabel"},
		{"tom", "T\nA\n", 9, "et skema kan ikke være tom"},
		{"udfyldt", "T\nA\n", 11, "ikke udfyldt: A"},
		{"udfyldt", "T\nA :: valg Ja / Nej = Jo\n", 11, "ikke en af mulighederne: Jo"},
		{"udfyldt", "T\nA :: tabel X | Y :: 2\n| 1 | 2 | 3 |\n", 12, "rækken har 3 felter"},
		{"udfyldt", "T\nA :: tabel X | Y :: 2\nB = 1\n", 11, "tabellen er ikke udfyldt"},
		{"udfyldt", "T\nBarnets cpr-nummer = 010101-1234\n", 11, "cpr-nummer"},
	}
	for _, tt := range tests {
		_, problems := b.form(markdown.Example{Source: []byte(tt.src), Info: tt.info, Line: 10, Table: func() {}})
		if len(problems) == 0 || problems[0].Line != tt.line || !strings.Contains(problems[0].Message, tt.want) {
			t.Errorf("%q: %v, want line %d: %s", tt.src, problems, tt.line, tt.want)
		}
	}
}

// The line of a form's problem is the file's, front matter counted.
func TestFormInPage(t *testing.T) {
	text := guidance("Skema", "Før.\n\n```skema\nTitlen\nNavn :: linjr 2\n```\n\n```skema udfyldt\nTitlen\nNavn = Ida\n```\n")
	res := Build(site.Input{Files: with(ours, "content/klage/skema.md", text), Fallback: theme})
	want := 1 + strings.Count(text[:strings.Index(text, "Navn ::")], "\n")
	if len(res.Problems) != 1 || res.Problems[0].Line != want || res.Problems[0].Hint != "mente du linjer?" {
		t.Errorf("got %v, want one problem on line %d", res.Problems, want)
	}
	out := built(t, with(ours, "content/klage/skema.md", strings.Replace(text, "linjr", "linjer", 1)))
	if page := out["klage/skema/index.html"]; !strings.Contains(page, `class="form"`) || !strings.Contains(page, `class="form filled"`) {
		t.Errorf("the forms are not in the page:\n%s", page)
	}
}
