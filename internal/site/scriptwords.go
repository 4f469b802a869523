package site

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"rettesnor/internal/script"
	"rettesnor/wizard/words"
)

// What the pages' scripts say stands in catalogues, and the build makes scripts
// of them that the others import. A script takes a sentence by its id, in the
// form of a name, and what its slots are filled with:
//
//	hent.regler = Henter reglerne …
//	svar.tilbud = {titel} ({n} spørgsmål)
//	svar.mere = {n} {n?betingelse|betingelser} mere
//
//	import * as t from "../lib/texts.js";
//	t.hentRegler
//	t.svarTilbud({ titel: each.title, n: each.questions })
//
// Each is an export of its own, so that a page fetches those that its script
// says and no other. A slot holds a text, or a number where the sentence counts.
// What the engine or a layout says too is said as it stands there, so that no
// sentence stands twice. Of how the language writes there are the months, a day and
// an amount: t.maaneder, t.dag and t.kr.
//
// A sentence that no script says, one that is missing, and a slot too many or too
// few are problems of their line.
const (
	ScriptWordsFile = dataDir + "words/da-script.txt"
	scriptTexts     = "js/lib/texts.js" // which the build makes of it
	entryScript     = "js/lib/said.js"  // and of EntryWordsFile
)

// joinScripts joins the scripts, which only an edit of one, or of their words,
// makes anew.
func (b *Builder) joinScripts() script.Joined {
	files := maps.Clone(b.Static)
	if said := b.entryWords(); said != nil {
		files[entryScript] = said
	}
	if texts, fixed := b.scriptWords(); texts != nil {
		files[scriptTexts] = texts
		// A text without slots takes its name's place, and no variable: that makes the
		// guide's script 110 bytes smaller with brotli.
		for name, code := range files {
			if saysWords(name, code) {
				files[name] = saysText.ReplaceAllFunc(code, func(said []byte) []byte {
					if text, is := fixed[strings.TrimPrefix(string(said), "t.")]; is {
						return []byte(text)
					}
					return said
				})
			}
		}
	}
	var parts [][]byte
	for _, name := range keysOf(files) {
		if path.Ext(name) == ".js" {
			parts = append(parts, []byte(name), files[name])
		}
	}
	joined := b.Memo.scripts.get(hashOf(parts...), func() script.Joined { return script.Join(files) })
	// A sentence that is missing has been told, with what it may have been to be.
	joined.Problems = slices.DeleteFunc(slices.Clone(joined.Problems), func(p Problem) bool { return strings.Contains(p.Message, `"static:`+scriptTexts+`"`) })
	return joined
}

// scriptCatalogue is a catalogue of the scripts, with the engine's and others
// beside it: the folder's own, or else those that the program lends. nil where
// there is none.
func (b *Builder) scriptCatalogue(file string, beside ...string) (*words.Catalogue, []byte) {
	read := func(name string) ([]byte, error) {
		text := b.Content[name]
		if b.Fallback != nil && (!b.Words.own || text == nil) {
			text, _ = fs.ReadFile(b.Fallback, name)
		}
		return text, nil
	}
	text, _ := read(file)
	if text == nil {
		return nil, nil
	}
	catalogue, faults, _ := words.Load(read, append([]string{WordsFile, file}, beside...)...)
	for _, p := range faults {
		if p.File == file { // the others are told where they are read
			b.Problem(Problem{File: p.File, Line: p.Line, Message: b.Speech().Say(p.Msg), Hint: wordsHint})
		}
	}
	if b.Pseudo {
		catalogue = catalogue.Pseudo()
	}
	return catalogue, text
}

// entryWords is the script with what is said of what was typed, from its
// catalogue, which the program reads too:
//
//	export const said = {"et-tal": "Skriv ét tal.", "kun-tallet": "Skriv kun tallet. Vil I regne med {tal}, …"};
func (b *Builder) entryWords() []byte {
	catalogue, _ := b.scriptCatalogue(EntryWordsFile)
	if catalogue == nil {
		return nil
	}
	said := map[string]string{}
	for _, id := range catalogue.IDs() {
		short, is := strings.CutPrefix(id, "indtast.")
		if !is {
			continue
		}
		msg := words.New(id)
		for _, slot := range catalogue.Slots(id) {
			msg.Args = append(msg.Args, words.Str(slot, "{"+slot+"}"))
		}
		said[short] = catalogue.Say(msg)
	}
	object, err := json.Marshal(said)
	if err != nil {
		b.Problem(Problem{File: EntryWordsFile, Message: err.Error()})
	}
	return slices.Concat([]byte("export const said = "), object, []byte(";\n"))
}

// scriptWords is the script with what the others say, from its catalogue:
//
//	export const hentRegler = `Henter reglerne …`;
//	export const svarTilbud = ({ titel, n }) => `${titel} (${n} spørgsmål)`;
func (b *Builder) scriptWords() (texts []byte, fixed map[string]string) {
	catalogue, text := b.scriptCatalogue(ScriptWordsFile, PagesFile)
	if catalogue == nil {
		return nil, nil
	}
	fixed = map[string]string{}
	line := words.Lines(text)
	var out strings.Builder
	out.WriteString("export const maaneder = [")
	for _, month := range catalogue.List("@maaneder") {
		out.WriteString(literal(month) + ", ")
	}
	out.WriteString("];\n")
	takes := map[string][]string{"maaneder": nil}
	ids := map[string]string{} // by name
	for _, id := range append([]string{"@dag", "@kr"}, catalogue.IDs()...) {
		name, slots, own := nameOf(id), catalogue.Slots(id), line[id] > 0
		wrong := func(message, hint string) {
			if own {
				b.Problem(Problem{File: ScriptWordsFile, Line: line[id], Message: message, Hint: hint})
			}
		}
		if _, taken := ids[name]; taken {
			wrong("sætningen "+id+" hedder det samme som "+ids[name]+": t."+name, "giv den et andet id")
			continue
		}
		if slices.ContainsFunc(append([]string{name}, slots...), func(s string) bool { return !scriptName.MatchString(s) }) {
			wrong("et script kan ikke sige "+id+" med {"+strings.Join(slots, "} {")+"}", "brug kun små bogstaver i pladsernes navne, og begynd id'et med et")
			continue
		}
		takes[name], ids[name] = slots, id
	}
	said := b.checkScripts(takes)
	for _, name := range keysOf(ids) {
		id := ids[name]
		if !said[name] {
			if b.Words.own && line[id] > 0 {
				b.Problem(Problem{File: ScriptWordsFile, Line: line[id], Message: "intet script siger " + id, Hint: "slet linjen, eller sig den som t." + name})
			}
			continue
		}
		said := sentence(catalogue, id)
		if slots := takes[name]; len(slots) > 0 {
			said = "({ " + strings.Join(slots, ", ") + " }) => " + said
		} else {
			fixed[name] = said
		}
		out.WriteString("export const " + name + " = " + said + ";\n")
	}
	return []byte(out.String()), fixed
}

var scriptName = regexp.MustCompile(`^[a-z][A-Za-z0-9]*$`)

// nameOf is the name that a script has for an id: svar.mere-om is svarMereOm.
func nameOf(id string) string {
	parts := strings.FieldsFunc(id, func(r rune) bool { return r == '.' || r == '-' || r == '@' })
	for i, part := range parts[1:] {
		parts[i+1] = upperFirst(part)
	}
	return strings.Join(parts, "")
}

// slotMark encloses the name of a slot while a sentence is said; no text of a
// catalogue has it.
const slotMark = "\x00"

// sentence is a message as an expression of a script. Where it counts, it is
// said for one and for many, and the script chooses.
func sentence(c *words.Catalogue, id string) string {
	msg := words.New(id)
	for _, slot := range c.Slots(id) {
		msg.Args = append(msg.Args, words.Str(slot, slotMark+slot+slotMark)) // a text prints alike in every form
	}
	var from func(i int) string // with what is counted before i as it is
	from = func(i int) string {
		if i == len(msg.Args) {
			return literal(c.Say(msg))
		}
		msg.Args[i].N = 1
		one := from(i + 1)
		msg.Args[i].N = 0
		if many := from(i + 1); many != one {
			return msg.Args[i].Name + " === 1 ? " + one + " : " + many
		}
		return one
	}
	return from(0)
}

// literal is a text as a template of a script, with its slots in place.
func literal(text string) string {
	var out strings.Builder
	out.WriteByte('`')
	for i, part := range strings.Split(text, slotMark) {
		if i%2 == 1 {
			out.WriteString("${" + part + "}")
			continue
		}
		out.WriteString(strings.NewReplacer("\\", "\\\\", "`", "\\`", "${", "\\${").Replace(part))
	}
	out.WriteByte('`')
	return out.String()
}

// saysText finds where a script says a sentence.
var saysText = regexp.MustCompile(`\bt\.([A-Za-z0-9]+)`)

// saysWords reports whether a script takes sentences.
func saysWords(name string, code []byte) bool {
	return path.Ext(name) == ".js" && bytes.Contains(code, []byte(path.Base(scriptTexts)))
}

// checkScripts holds the scripts against the names of the sentences, each with
// its slots, and gives the names that they say.
func (b *Builder) checkScripts(takes map[string][]string) (said map[string]bool) {
	said = map[string]bool{}
	for _, file := range keysOf(b.Static) {
		if !saysWords(file, b.Static[file]) {
			continue
		}
		code := string(b.Static[file])
		for _, at := range saysText.FindAllStringSubmatchIndex(code, -1) {
			name := code[at[2]:at[3]]
			wrong := func(message, hint string) {
				b.Problem(Problem{File: "static/" + file, Line: 1 + strings.Count(code[:at[0]], "\n"), Message: message, Hint: hint})
			}
			slots, is := takes[name]
			if !is {
				wrong("sætningen t."+name+" findes ikke", didYouMeanOr(name, keysOf(takes), "skriv den i "+ScriptWordsFile))
				continue
			}
			said[name] = true
			given := givenTo(code[at[1]:])
			for _, slot := range slots {
				if !slices.Contains(given, slot) {
					wrong("sætningen t."+name+" mangler en værdi for {"+slot+"}", "giv den som t."+name+"({ "+slot+": … })")
				}
			}
			for _, slot := range given {
				if !slices.Contains(slots, slot) {
					wrong("sætningen t."+name+" har ingen plads {"+slot+"}", didYouMeanOr(slot, slots, "tag den ud, eller skriv den i "+ScriptWordsFile))
				}
			}
		}
	}
	return said
}

// givenTo are the names in the object that a call begins with, as n and titel in
// ({ n, titel: each.title }).
func givenTo(call string) (names []string) {
	rest, is := strings.CutPrefix(call, "({")
	if !is {
		return nil
	}
	depth, from := 0, 0
	for i, r := range rest {
		switch r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
		if depth < 0 || depth == 0 && r == ',' {
			name, _, _ := strings.Cut(rest[from:i], ":")
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
			from = i + 1
		}
		if depth < 0 {
			break
		}
	}
	return names
}
