package wizard

import "rettesnor/wizard/words"

// slots are what the sentences of the rules and the notes may name: the ages
// and lengths of the law, and the case's own dates where it has them.
func (c *Case) slots() []words.Arg {
	args := inGeneral()
	if born, ok := c.known(Foedselsdato); ok {
		args = append(args, words.On("fylder", Date(born).Birthday(childYears)))
	}
	if at := c.at(AtAnsoegning); at != 0 {
		args = append(args, words.On("ansoegning", at))
	}
	if c.Clocks.Maaned != 0 {
		args = append(args, words.In("maaned", c.Clocks.Maaned))
	}
	return args
}

// inGeneral are the slots that are the same for all cases.
func inGeneral() []words.Arg {
	return []words.Arg{words.Num("alder", childYears), words.Num("undersoegelse", undersoegelseMonths), words.Num("klagefrist", klagefristWeeks)}
}

// NoteInGeneral is the sentence of a note for all cases: without the dates of
// any.
func (m *Model) NoteInGeneral(id string) string {
	id = "note." + id
	if m.words.Has(id + alment) {
		id += alment
	}
	return m.words.Say(words.New(id, inGeneral()...))
}

// alment ends the id of what is said in place of a sentence with a date.
const alment = ".alment"
