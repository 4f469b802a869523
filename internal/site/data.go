package site

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"rettesnor/internal/registry"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// siteData is what content/data says: the registries, and what they are read
// together with.
type siteData struct {
	*registry.Data
	charts    map[string]*chart // nil for a file with problems
	unknowns  map[string]*toldUnknown
	rates     *wizard.Rates
	ratesCSV  []byte
	wordsText []byte           // what the page has of them
	words     *words.Catalogue // all of them
	lent      fs.FS            // has the program's own, nil for none
	borrow    sync.Once
	borrowed  *words.Catalogue // of those, once they are needed
	hash      string           // of all the files
}

const dataDir = registry.Dir

// readData reads content/data; files that are not there are empty. What is
// wrong is told in the words that the program lends, where the folder has none.
func readData(files map[string][]byte, lent fs.FS, out *[]Problem) *siteData {
	reg := &siteData{Data: registry.Read(files, out), unknowns: map[string]*toldUnknown{}, words: &words.Catalogue{}, lent: lent}
	if !reg.Present {
		return reg
	}
	h := sha256.New()
	for _, name := range keysOf(files) {
		if strings.HasPrefix(name, dataDir) && name != PublishedFile {
			io.WriteString(h, name+"\x00")
			h.Write(files[name])
		}
	}
	reg.hash = hex.EncodeToString(h.Sum(nil))
	reg.checkRules(out)
	reg.readCharts(files, out)
	reg.readWords(files, out)
	reg.readRates(files[dataDir+"rates.csv"], out)
	reg.datedFigures(out)
	return reg
}

// datedFigures gives the figures that stand in rates.csv their value: the
// latest that is published, with the unit as the catalogue has it.
func (reg *siteData) datedFigures(out *[]Problem) {
	for _, id := range keysOf(reg.Figures) {
		f := reg.Figures[id]
		if f.Rate == "" {
			continue
		}
		row := reg.rates.LatestPublished(f.Rate)
		if row == nil {
			*out = append(*out, Problem{File: f.File, Line: f.Key("rate"), Message: "rates.csv har ingen offentliggjort " + f.Rate, Hint: didYouMean(f.Rate, reg.rates.Keys())})
			continue
		}
		f.Value, f.From, f.Until = strings.ReplaceAll(row.Text, ".", reg.words.Say(words.New("@komma"))), row.From.String(), row.Until.String()
		if unit := "enhed." + strings.ReplaceAll(row.Unit, "/", "-"); reg.words.Has(unit) {
			n, err := strconv.Atoi(row.Text)
			if err != nil {
				n = 0 // a share or a decimal number is no single thing
			}
			f.Unit = reg.words.Say(words.New(unit, words.Num("n", n)))
		}
		reg.Figures[id] = f
	}
}

// checkRules reports rules of the engine that a decision names and that there
// are not.
func (reg *siteData) checkRules(out *[]Problem) {
	known := ruleIDs()
	for _, id := range keysOf(reg.Decisions) {
		d := reg.Decisions[id]
		for i, rule := range d.Rules {
			if !slices.Contains(known, rule) {
				*out = append(*out, Problem{File: d.File, Line: d.Item("rules", i), Message: "ingen regel hedder " + rule, Hint: didYouMean(rule, known)})
			}
		}
	}
}

// contactView is a contact as a layout gets it.
func contactView(id string, c registry.Reach) ContactView {
	return ContactView{ID: id, Name: c.Name, What: c.What, Phone: c.Phone, PhoneHref: template.URL(telephone(c.Phone)), Hours: c.Hours, Email: c.Email, Web: c.Web}
}

// wordsFile has the engine's sentences, and guideWordsFile those that the build
// and the program have besides and that no page loads.
const (
	wordsFile      = dataDir + "words/da.txt"
	guideWordsFile = dataDir + "words/da-guide.txt"
	entryWordsFile = dataDir + "words/da-entry.txt" // of what is typed: the page's scripts and the program
)

// readWords reads the engine's sentences. A site without the first file has
// none, and then its pages have no engine either.
func (reg *siteData) readWords(files map[string][]byte, out *[]Problem) {
	if files[wordsFile] == nil {
		return
	}
	catalogue, faults, _ := words.Load(func(name string) ([]byte, error) { return files[name], nil }, wordsFile, guideWordsFile)
	reg.wordsText, reg.words = files[wordsFile], catalogue
	for _, p := range faults {
		*out = append(*out, Problem{File: p.File, Line: p.Line, Message: reg.say(p.Msg), Hint: "formen står i pakken wizard/words"})
	}
}

// say is a message of package wizard or words about a file.
func (reg *siteData) say(m words.Msg) string { return reg.speech().Say(m) }

// speech are the engine's words: the folder's own, or else those that the
// program lends.
func (reg *siteData) speech() *words.Catalogue {
	if reg.wordsText != nil || reg.lent == nil {
		return reg.words
	}
	reg.borrow.Do(func() {
		text, _ := fs.ReadFile(reg.lent, wordsFile)
		guide, _ := fs.ReadFile(reg.lent, guideWordsFile)
		reg.borrowed, _ = words.Parse(text, guide)
	})
	return reg.borrowed
}

func (reg *siteData) readRates(text []byte, out *[]Problem) {
	if text == nil {
		text = []byte("key;from;until;value;unit;status;sources;note\n")
	}
	file := dataDir + "rates.csv"
	rates, problems := wizard.ParseRates(text)
	for _, p := range problems {
		*out = append(*out, Problem{File: file, Line: p.Line, Message: reg.say(p.Msg)})
	}
	reg.ratesCSV, reg.rates = text, rates
	for _, key := range rates.Keys() {
		for _, row := range rates.Windows(key) {
			for _, s := range row.Sources {
				if _, ok := reg.Sources[s]; !ok {
					*out = append(*out, Problem{File: file, Line: row.Line, Message: "ukendt kilde: " + s, Hint: didYouMean(s, keysOf(reg.Sources))})
				}
			}
		}
	}
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// telephone is a Danish number as a tel: address.
func telephone(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, s)
	if digits == "" {
		return ""
	}
	if !strings.HasPrefix(digits, "+") {
		digits = "+45" + digits
	}
	return "tel:" + digits
}
