package site

import (
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// registry is what content/data says, one fact in one place.
type registry struct {
	present        bool // content/data/site.yaml is there: the folder is ours
	title          string
	description    string
	base           string
	lang           string
	date           string
	topics         []topicGroup
	menu           []Link
	free           []string // not nil: figures in prose are problems, but for these names
	provisions     map[string]provision
	decisions      map[string]decision
	municipalities map[string]municipality
	changes        []change           // the newest first
	locals         map[string]local   // by municipality
	subjects       map[string]subject // of decisions
	subjectOrder   []string
	figures        map[string]figureOf
	terms          map[string]TermView
	contacts       map[string]ContactView
	sources        map[string]source
	statistics     map[string]statistic
	unknowns       map[string]*unknown
	charts         map[string]*chart // nil for a file with problems
	rates          *wizard.Rates
	ratesCSV       []byte
	wordsText      []byte
	words          *words.Catalogue
	hash           string // of all the files
}

type provision struct {
	id, text, source, from, until, status string
	ledger, why                           string // see ledger.go
	line                                  int
}

type figureOf struct {
	id, value, unit, from, until, law, source, confidence, note string
}

type source struct {
	id, title, kind, date, checked, note string
	urls                                 []string
}

func (s source) url() string {
	if len(s.urls) > 0 {
		return s.urls[0]
	}
	return ""
}

type statistic struct {
	id, text, n, source, note string
}

const dataDir = "content/data/"

// readRegistry reads content/data; files that are not there are empty.
func readRegistry(files map[string][]byte, out *[]Problem) *registry {
	reg := &registry{
		provisions: map[string]provision{}, decisions: map[string]decision{}, figures: map[string]figureOf{},
		terms: map[string]TermView{}, contacts: map[string]ContactView{}, sources: map[string]source{},
		statistics: map[string]statistic{}, unknowns: map[string]*unknown{}, subjects: map[string]subject{},
	}
	text, ok := files[dataDir+"site.yaml"]
	if !ok {
		return reg
	}
	reg.present = true
	h := sha256.New()
	for _, name := range keysOf(files) {
		if strings.HasPrefix(name, dataDir) && name != PublishedFile {
			io.WriteString(h, name+"\x00")
			h.Write(files[name])
		}
	}
	reg.hash = hex.EncodeToString(h.Sum(nil))
	reg.readSite(text, out)

	each := func(name string, read func(r yamlReader, item *yaml.Node) (id string)) {
		text, ok := files[dataDir+name]
		if !ok {
			return
		}
		r := yamlReader{file: dataDir + name, out: out}
		seen := map[string]bool{}
		r.list(r.root(text), func(item *yaml.Node) {
			id := read(r, item)
			switch {
			case id == "":
				r.problem(item, "posten mangler id", "")
			case seen[id]:
				r.problem(item, "id "+id+" står to gange", "slet den ene post, eller giv den et andet id")
			}
			seen[id] = true
		})
	}
	each("sources.yaml", func(r yamlReader, n *yaml.Node) string {
		var s source
		r.mapping(n, table{"id": asWritten(&s.id), "title": asText(&s.title), "kind": asText(&s.kind), "url": asURLs(&s.urls),
			"urls": asURLs(&s.urls), "date": asWritten(&s.date), "checked": asDate(&s.checked), "note": asText(&s.note)})
		checkSource(r, n, s)
		reg.sources[s.id] = s
		return s.id
	})
	sourceOf := func(r yamlReader, n *yaml.Node, id string) {
		if _, ok := reg.sources[id]; !ok && id != "" {
			r.problem(n, "ukendt kilde: "+id, didYouMean(id, keysOf(reg.sources)))
		}
	}
	lawOf := func(r yamlReader, n *yaml.Node, id string) {
		if _, ok := reg.provisions[id]; !ok && id != "" {
			r.problem(n, "ukendt bestemmelse: "+id, didYouMean(id, keysOf(reg.provisions)))
		}
	}
	each("law.yaml", func(r yamlReader, n *yaml.Node) string {
		p := provision{line: n.Line}
		r.mapping(n, table{"id": asWritten(&p.id), "text": asText(&p.text), "source": asWritten(&p.source), "from": asDate(&p.from),
			"until": asDate(&p.until), "status": asText(&p.status), "ledger": asText(&p.ledger), "why": asText(&p.why)})
		if p.ledger != "" && !slices.Contains(ledgerStates, p.ledger) {
			r.problem(n, "ledger er vurderes, oplysning eller udenfor; her står "+p.ledger, "")
		}
		sourceOf(r, n, p.source)
		reg.provisions[p.id] = p
		return p.id
	})
	each("subjects.yaml", func(r yamlReader, n *yaml.Node) string {
		var s subject
		r.mapping(n, table{"id": asWritten(&s.id), "title": asText(&s.title), "text": asText(&s.text)})
		reg.subjects[s.id] = s
		reg.subjectOrder = append(reg.subjectOrder, s.id)
		return s.id
	})
	each("decisions.yaml", func(r yamlReader, n *yaml.Node) string {
		var d decision
		r.mapping(n, table{"id": asWritten(&d.id), "kind": asText(&d.kind), "year": asWritten(&d.year), "question": asText(&d.question),
			"answer": asText(&d.answer), "law_then": asWritten(&d.lawThen), "law_now": asTextOrTexts(&d.lawNow, nil), "name": asText(&d.name), "status": asText(&d.status),
			"means": asText(&d.means), "subjects": asTexts(&d.subjects, nil), "rules": asTexts(&d.rules, nil),
			"source": asTextOrTexts(&d.sources, nil), "sources": asTextOrTexts(&d.sources, nil)})
		for _, s := range d.sources {
			sourceOf(r, n, s)
		}
		for _, l := range d.lawNow {
			lawOf(r, n, l)
		}
		reg.checkDecision(r, n, d)
		reg.decisions[d.id] = d
		return d.id
	})
	each("figures.yaml", func(r yamlReader, n *yaml.Node) string {
		var f figureOf
		r.mapping(n, table{"id": asWritten(&f.id), "value": asWritten(&f.value), "unit": asText(&f.unit), "from": asDate(&f.from),
			"until": asDate(&f.until), "law": asWritten(&f.law), "source": asWritten(&f.source), "confidence": asText(&f.confidence), "note": asText(&f.note)})
		sourceOf(r, n, f.source)
		lawOf(r, n, f.law)
		reg.figures[f.id] = f
		return f.id
	})
	each("glossary.yaml", func(r yamlReader, n *yaml.Node) string {
		t := TermView{line: n.Line}
		r.mapping(n, table{"id": asWritten(&t.ID), "term": asText(&t.Term), "text": asText(&t.Text)})
		reg.terms[t.ID] = t
		return t.ID
	})
	each("contacts.yaml", func(r yamlReader, n *yaml.Node) string {
		var c ContactView
		var source, checked string
		r.mapping(n, table{"id": asWritten(&c.ID), "name": asText(&c.Name), "what": asText(&c.What), "phone": asWritten(&c.Phone),
			"hours": asText(&c.Hours), "email": asText(&c.Email), "web": asWeb(&c.Web), "source": asWritten(&source), "checked": asDate(&checked)})
		sourceOf(r, n, source)
		c.PhoneHref = template.URL(telephone(c.Phone))
		reg.contacts[c.ID] = c
		return c.ID
	})
	each("statistics.yaml", func(r yamlReader, n *yaml.Node) string {
		var s statistic
		r.mapping(n, table{"id": asWritten(&s.id), "text": asWritten(&s.text), "n": asWritten(&s.n), "source": asWritten(&s.source), "note": asText(&s.note)})
		sourceOf(r, n, s.source)
		reg.statistics[s.id] = s
		return s.id
	})
	each("unknown.yaml", reg.readUnknown)
	reg.readCharts(files, out)
	reg.readMunicipalities(files, out)
	reg.readChanges(files, out)
	reg.readRates(files[dataDir+"rates.csv"], out)
	reg.readWords(files[wordsFile], out)
	return reg
}

func (reg *registry) readSite(text []byte, out *[]Problem) {
	r := yamlReader{file: dataDir + "site.yaml", out: out}
	n := r.root(text)
	if n == nil {
		return
	}
	r.mapping(n, table{
		"title": asText(&reg.title), "description": asText(&reg.description), "base": asText(&reg.base),
		"lang": asText(&reg.lang), "date": asDate(&reg.date),
		"topics": reg.readTopics(r),
		"free-figures": func(n *yaml.Node) string {
			reg.free = []string{}
			return asTexts(&reg.free, nil)(n)
		},
		"menu": func(n *yaml.Node) string {
			r.list(n, func(item *yaml.Node) {
				var l Link
				r.mapping(item, table{"title": asText(&l.Title), "path": asText(&l.Path)})
				reg.menu = append(reg.menu, l)
			})
			return ""
		},
	})
	if reg.title == "" {
		r.problem(n, "feltet title mangler", "")
	}
	if reg.date == "" {
		r.problem(n, "feltet date mangler", "skriv dataenes egen dato, for eksempel date: 2026-11-21")
	}
}

// wordsFile has the engine's sentences.
const wordsFile = dataDir + "words/da.txt"

// readWords reads the engine's sentences. A site without the file has none,
// and then its pages have no engine either.
func (reg *registry) readWords(text []byte, out *[]Problem) {
	if reg.words = (&words.Catalogue{}); text == nil {
		return
	}
	catalogue, problems := words.Parse(text)
	for _, p := range problems {
		*out = append(*out, Problem{File: wordsFile, Line: max(p.Line, 1), Message: p.Message, Hint: "formen står i pakken wizard/words"})
	}
	reg.wordsText, reg.words = text, catalogue
}

func (reg *registry) readRates(text []byte, out *[]Problem) {
	if text == nil {
		text = []byte("key;from;until;value;unit;status;sources;note\n")
	}
	file := dataDir + "rates.csv"
	rates, problems := wizard.ParseRates(text)
	for _, p := range problems {
		*out = append(*out, Problem{File: file, Line: p.Line, Message: p.Message})
	}
	reg.ratesCSV, reg.rates = text, rates
	for _, key := range rates.Keys() {
		for _, row := range rates.Windows(key) {
			for _, s := range row.Sources {
				if _, ok := reg.sources[s]; !ok {
					*out = append(*out, Problem{File: file, Line: row.Line, Message: "ukendt kilde: " + s, Hint: didYouMean(s, keysOf(reg.sources))})
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
