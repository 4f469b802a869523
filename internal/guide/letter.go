package guide

import (
	"rettesnor/internal/site"
	"slices"
	"strings"
)

// LetterView is a letter that a reader can write on a page: the form, and the
// paragraphs that the script puts together from it. Without a script there is
// the page's own form to print.
type LetterView struct {
	ID, Title string
	Fields    []LetterFieldView
	Text      [][]string // of each paragraph its versions, slots in braces
	Shortest  []string   // the letter of an empty form
}

// LetterPage is a letter and the page that it is written on.
type LetterPage struct {
	Path   string
	Letter *LetterView
}

// LetterFieldView is what the form asks.
type LetterFieldView struct {
	ID, Name          string // of the input in the page, of the slot
	Label, Hint, Kind string
	Case              string // where a case file has it
	Choices           []OptionView
}

// OptionView is one answer to choose.
type OptionView struct{ ID, Label string }

// letter gives the letter of a page, nil where it has none.
func (b *builder) letter(p *site.Page) *LetterView {
	letter, ok := b.reg.Letters[fieldsOf(p).Letter]
	if !ok {
		return nil
	}
	v := &LetterView{ID: letter.ID, Title: letter.Title}
	for _, f := range letter.Fields {
		field := LetterFieldView{ID: "brev-" + letter.ID + "-" + f.ID, Name: f.ID, Label: f.Label, Hint: f.Hint, Kind: f.Kind, Case: f.Case}
		for _, c := range f.Choices {
			field.Choices = append(field.Choices, OptionView{c.ID, c.Label})
		}
		v.Fields = append(v.Fields, field)
	}
	for _, phrase := range letter.Text {
		v.Text = append(v.Text, phrase.Say)
		if i := slices.IndexFunc(phrase.Say, func(version string) bool { return !strings.Contains(version, "{") }); i >= 0 {
			v.Shortest = append(v.Shortest, phrase.Say[i])
		}
	}
	return v
}

// letters are all letters that a page has.
func (b *builder) letters() (all []LetterPage) {
	for _, p := range b.Pages {
		if letter := b.letter(p); letter != nil {
			all = append(all, LetterPage{p.Address, letter})
		}
	}
	return all
}

// unusedLetters reports letters that no page lets one write.
func (b *builder) unusedLetters() {
	for _, id := range keysOf(b.reg.Letters) {
		if !slices.ContainsFunc(b.Pages, func(p *site.Page) bool { return fieldsOf(p).Letter == id }) {
			b.Problem(site.Problem{File: b.reg.Letters[id].File, Line: 1, Message: "ingen side har brevet", Hint: "skriv letter: " + id + " på en side, eller slet filen"})
		}
	}
}
