package guide

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// siteData is what content/data says: the registries, and what they are read
// together with.
type siteData struct {
	*registry.Data
	charts   map[string]*chart // nil for a file with problems
	unknowns map[string]*toldUnknown
	rates    *wizard.Rates
	ratesCSV []byte
	words    *words.Catalogue        // of the engine
	speech   func() *words.Catalogue // the same, or those that the program lends
	hash     string                  // of all the files
}

// readData reads content/data; files that are not there are empty. A site without
// the engine's sentences has no engine on its pages.
func (b *builder) readData() {
	files, out := b.Content, &b.Problems
	reg := &siteData{Data: registry.Read(files, out), unknowns: map[string]*toldUnknown{}, words: &words.Catalogue{}, speech: b.Speech}
	b.reg = reg
	if files[site.WordsFile] != nil {
		reg.words = b.Speech()
	}
	h := sha256.New()
	for _, name := range keysOf(files) {
		if strings.HasPrefix(name, registry.Dir) && name != site.PublishedFile {
			io.WriteString(h, name+"\x00")
			h.Write(files[name])
		}
	}
	reg.hash = hex.EncodeToString(h.Sum(nil))
	reg.checkRules(out)
	reg.readCharts(files, out)
	b.readRates()
	reg.finishFigures(out)
}

// finishFigures gives the figures that stand in rates.csv their value, the latest
// that is published, and those and the lengths of time the word of their unit.
func (reg *siteData) finishFigures(out *[]site.Problem) {
	for _, id := range keysOf(reg.Figures) {
		f := reg.Figures[id]
		if f.Rate == "" {
			if f.Time != "" {
				f.Unit = reg.unitWord(f.Time, f.Value)
				reg.Figures[id] = f
			}
			continue
		}
		row := reg.rates.LatestPublished(f.Rate)
		if row == nil {
			*out = append(*out, site.Problem{File: f.File, Line: f.Key("rate"), Message: "rates.csv har ingen offentliggjort " + f.Rate, Hint: suggest.DidYouMean(f.Rate, reg.rates.Keys())})
			continue
		}
		f.Value, f.From, f.Until = strings.ReplaceAll(row.Text, ".", reg.words.Say(words.New("@komma"))), row.From.String(), row.Until.String()
		f.Unit = reg.unitWord(row.Unit, row.Text)
		if slices.Contains(registry.TimeUnits, row.Unit) {
			f.Time = row.Unit
		}
		reg.Figures[id] = f
	}
}

// unitWord is the word of a unit behind a number, empty for one that has none.
func (reg *siteData) unitWord(unit, number string) string {
	id := "enhed." + strings.ReplaceAll(unit, "/", "-")
	said := reg.speech()
	if !said.Has(id) {
		return ""
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		n = 0 // a share or a decimal number is no single thing
	}
	return said.Say(words.New(id, words.Num("n", n)))
}

// checkRules reports rules of the engine that a decision names and that there
// are not.
func (reg *siteData) checkRules(out *[]site.Problem) {
	known := ruleIDs()
	for _, id := range keysOf(reg.Decisions) {
		d := reg.Decisions[id]
		for i, rule := range d.Rules {
			if !slices.Contains(known, rule) {
				*out = append(*out, site.Problem{File: d.File, Line: d.Item("rules", i), Message: "ingen regel hedder " + rule, Hint: suggest.DidYouMean(rule, known)})
			}
		}
	}
}

// contactView is a contact as a layout gets it.
func contactView(id string, c registry.Reach) ContactView {
	return ContactView{ID: id, Name: c.Name, What: c.What, Phone: c.Phone, PhoneHref: template.URL(telephone(c.Phone)), Hours: c.Hours, Email: c.Email, Web: c.Web}
}

func (b *builder) readRates() {
	reg, text := b.reg, b.Content[registry.Dir+"rates.csv"]
	if text == nil {
		text = []byte("key;from;until;value;unit;status;sources;note\n")
	}
	file := registry.Dir + "rates.csv"
	rates, problems := wizard.ParseRates(text)
	for _, p := range problems {
		b.Problem(site.Problem{File: file, Line: p.Line, Message: b.Speech().Say(p.Msg)})
	}
	reg.ratesCSV, reg.rates = text, rates
	for _, key := range rates.Keys() {
		for _, row := range rates.Windows(key) {
			for _, s := range row.Sources {
				if _, ok := reg.Sources[s]; !ok {
					b.Problem(site.Problem{File: file, Line: row.Line, Message: "ukendt kilde: " + s, Hint: suggest.DidYouMean(s, keysOf(reg.Sources))})
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
