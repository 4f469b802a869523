package guide

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/dataset"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
)

// frontFields are the fields that a page of ours may have. The schema of the front
// matter is made of them too.
type frontFields struct {
	registry.At
	Title       string    `yaml:"title"`
	Description string    `yaml:"description"`
	Date        string    `yaml:"date,date"`
	Updated     string    `yaml:"updated,date"`
	Checked     string    `yaml:"checked,date"`
	Audience    []string  `yaml:"audience" among:"audiences"`
	Tags        []string  `yaml:"tags"`
	Section     string    `yaml:"section" among:"sections"`
	Layout      string    `yaml:"layout" among:"layouts"`
	Weight      int       `yaml:"weight"`
	Sources     []string  `yaml:"sources" among:"sources"`
	Law         []string  `yaml:"law" among:"law"`
	Unknown     []string  `yaml:"unknown" among:"unknown"`
	Deadlines   []string  `yaml:"deadlines" among:"deadlines"`
	Letter      string    `yaml:"letter" among:"letters"`
	Aliases     []string  `yaml:"aliases"`
	Lang        string    `yaml:"lang" among:"languages"`
	Draft       readLater `yaml:"draft"`
}

// fieldsOf are the fields of a page; a page without a file has none.
func fieldsOf(p *site.Page) *frontFields {
	if f, ok := p.Fields.(*frontFields); ok {
		return f
	}
	return &frontFields{}
}

// Front reads the fields of a text.
func (b *builder) Front(r registry.Reader, n *yaml.Node) (site.Meta, any) {
	f := &frontFields{}
	r.Struct(n, f)
	m := site.Meta{Title: f.Title, Description: f.Description, Section: f.Section, Layout: f.Layout, Lang: f.Lang, Date: f.Date, Updated: f.Updated, Checked: f.Checked,
		Weight: f.Weight, Tags: f.Tags, Aliases: f.Aliases}
	for i := range f.Aliases {
		m.AliasLines = append(m.AliasLines, f.Item("aliases", i))
	}
	return m, f
}

// readLater is the field draft, which frontMatter.held reads.
type readLater struct{}

// FromYAML takes any value.
func (*readLater) FromYAML(registry.Reader, *yaml.Node) string { return "" }

// Schema says that it is yes or no.
func (*readLater) Schema() *dataset.Schema { return &dataset.Schema{Type: "boolean"} }

// alwaysSaid are the fields that every page of ours has.
var alwaysSaid = []string{"title", "description"}

var audiences = []string{"foraeldre", "kommuner", "raadgivere"}

// required reports what our own pages must say.
func (b *builder) required(p *site.Page) {
	reg, own := b.reg, fieldsOf(p)
	if p.Unread {
		return // that is the problem to mend first
	}
	need := alwaysSaid
	if p.Kind == "guidance" {
		need = append(slices.Clone(need), "audience", "checked", "sources", "law")
	}
	for _, k := range need {
		if p.Meta.Line[k] == 0 {
			b.Problem(site.Problem{File: p.File, Line: 1, Message: "feltet " + k + " mangler", Hint: "skriv " + k + ": i front matter"})
		}
	}
	wrong := func(key, message, hint string) {
		b.Problem(site.Problem{File: p.File, Line: p.Meta.Line[key], Message: message, Hint: hint})
	}
	if s := p.Meta.Section; s != "" && s != site.SectionOf(p.Address) {
		wrong("section", "siden ligger i mappen "+site.SectionOf(p.Address)+", men section siger "+s, "flyt filen, eller slet section")
	}
	if l := p.Meta.Lang; l != "" && !slices.Contains(site.Languages, l) {
		wrong("lang", "ukendt sprog: "+l, "brug da eller en")
	}
	for i, a := range own.Audience {
		if !slices.Contains(audiences, a) {
			b.Problem(site.Problem{File: p.File, Line: own.Item("audience", i), Message: "ukendt læser: " + a, Hint: "brug foraeldre, kommuner eller raadgivere"})
		}
	}
	for i, id := range own.Deadlines {
		if wizard.DeadlineAsks(id) == nil {
			b.Problem(site.Problem{File: p.File, Line: own.Item("deadlines", i), Message: "ukendt frist: " + id, Hint: suggest.DidYouMean(id, wizard.DeadlineIDs())})
		}
	}
	if id := own.Letter; id != "" {
		if _, ok := reg.Letters[id]; !ok {
			wrong("letter", "ukendt brev: "+id, suggest.Or(id, keysOf(reg.Letters), "læg det i "+registry.Dir+"letters/"))
		}
	}
	for i, s := range own.Sources {
		if _, ok := reg.Sources[s]; !ok {
			b.Problem(site.Problem{File: p.File, Line: own.Item("sources", i), Message: "ukendt kilde: " + s, Hint: suggest.DidYouMean(s, keysOf(reg.Sources))})
		}
	}
	for i, l := range own.Law {
		if _, ok := reg.Provisions[l]; !ok {
			b.Problem(site.Problem{File: p.File, Line: own.Item("law", i), Message: "ukendt bestemmelse: " + l, Hint: suggest.DidYouMean(l, keysOf(reg.Provisions))})
		}
	}
}
