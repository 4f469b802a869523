package registry

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"rettesnor/internal/suggest"
)

// letterDir has a file for each letter that a reader can write on a page.
const letterDir = Dir + "letters/"

// Letter is a file of content/data/letters: what a reader is asked, and the
// letter that grows from it. A paragraph has versions; the first whose slots
// are all filled in is said, and where none is, the paragraph is left out.
//
//	title: Hvornår får vi svar?
//	fields:
//	  - id: siden
//	    label: Siden hvornår?
//	    hint: Dagen I søgte.             may be left out
//	    kind: line                       or lines, hours, choice; line where left out
//	    case: clocks.ansoegning          what a case file may know of it, several with spaces
//	text:
//	  - say: ["Vi har ventet siden {siden}.", Vi venter på svar.]
type Letter struct {
	At
	ID     string
	Title  string         `yaml:"title" need:"skriv brevets overskrift"`
	Fields []LetterField  `yaml:"fields"`
	Text   []LetterPhrase `yaml:"text"`
}

// LetterField is what a reader is asked for a letter.
type LetterField struct {
	At
	ID      string         `yaml:"id,written" need:"skriv det navn, som teksten bruger: {navn}"`
	Label   string         `yaml:"label" need:"skriv, hvad der spørges om"`
	Hint    string         `yaml:"hint"`
	Kind    string         `yaml:"kind" among:"letter-kinds"`
	Case    string         `yaml:"case"`
	Choices []LetterChoice `yaml:"choices"`
}

// LetterChoice is one answer to choose; its label is what the letter says.
type LetterChoice struct {
	At
	ID    string `yaml:"id,written"`
	Label string `yaml:"label"`
}

// LetterPhrase is a paragraph in its versions.
type LetterPhrase struct {
	At
	Say []string `yaml:"say,one" need:"skriv afsnittet"`
}

// LetterKinds are the kinds of field; the first where none is named.
var LetterKinds = []string{"line", "lines", "hours", "choice"}

var (
	letterSlot = regexp.MustCompile(`\{([^{}]*)\}`)
	caseKey    = regexp.MustCompile(`^(clocks|facts)\.[a-z0-9.-]+$`)
)

func (d *Data) readLetters(l loader) {
	d.Letters = map[string]Letter{}
	for _, file := range keys(l.files) {
		name, in := strings.CutPrefix(file, letterDir)
		id, isYAML := strings.CutSuffix(name, ".yaml")
		if !in || !isYAML {
			continue
		}
		r := l.reader(strings.TrimPrefix(file, Dir))
		n := r.Root(l.files[file])
		if n == nil {
			continue
		}
		letter := Letter{ID: path.Base(id)}
		r.Struct(n, &letter)
		l.checkLetter(&letter)
		d.Letters[letter.ID] = letter
	}
}

func (l loader) checkLetter(letter *Letter) {
	var ids, used []string
	for i := range letter.Fields {
		f := &letter.Fields[i]
		if f.Kind == "" {
			f.Kind = LetterKinds[0]
		}
		switch {
		case slices.Contains(ids, f.ID):
			l.wrong(f.At, "feltet "+f.ID+" står to gange", "slet det ene, eller giv det et andet id")
		case !slices.Contains(LetterKinds, f.Kind):
			l.wrongAt(f.At, f.Key("kind"), "ukendt slags felt: "+f.Kind, suggest.Or(f.Kind, LetterKinds, "brug "+strings.Join(LetterKinds, ", ")))
		case (f.Kind == "choice") != (len(f.Choices) > 0):
			l.wrong(f.At, "feltet "+f.ID+" og dets valg passer ikke sammen", "et felt med kind: choice har choices, og intet andet har")
		}
		for key := range strings.FieldsSeq(f.Case) {
			if !caseKey.MatchString(key) {
				l.wrongAt(f.At, f.Key("case"), "case er ikke et sted i en sag: "+key, "skriv for eksempel clocks.afgoerelse eller facts.ta.bevilgede-timer-uge")
			}
		}
		ids = append(ids, f.ID)
	}
	for _, phrase := range letter.Text {
		for i, version := range phrase.Say {
			for _, m := range letterSlot.FindAllStringSubmatch(version, -1) {
				if used = append(used, m[1]); !slices.Contains(ids, m[1]) {
					l.wrongAt(phrase.At, phrase.Item("say", i), "brevet har intet felt "+m[1], suggest.Or(m[1], ids, "tilføj det under fields"))
				}
			}
		}
	}
	for _, f := range letter.Fields {
		if !slices.Contains(used, f.ID) {
			l.wrong(f.At, "brevet bruger ikke feltet "+f.ID, "brug {"+f.ID+"} i teksten, eller slet feltet")
		}
	}
}
