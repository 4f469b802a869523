package registry

import (
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"rettesnor/internal/suggest"
)

// At is where an entry stands in its file. A struct that is read by its tags
// embeds it.
type At struct {
	File string
	Line int
	keys map[string]int
	item map[string][]int
}

// Key is the line of what a field says, or of the entry where it is not there.
func (a At) Key(name string) int {
	if line, ok := a.keys[name]; ok {
		return line
	}
	return a.Line
}

// Item is the line of a text in a list.
func (a At) Item(name string, i int) int {
	if lines := a.item[name]; i < len(lines) {
		return lines[i]
	}
	return a.Key(name)
}

// Custom is a value that reads itself, and answers what is wrong with it.
type Custom interface {
	FromYAML(r Reader, n *yaml.Node) (wrong string)
}

// Known are the ids that a field with the tag ref may have.
type Known struct {
	What string // "kilde": "ukendt kilde: S9"
	IDs  func() []string
}

// Struct fills the struct that v points to from a mapping, by the tags of its
// fields:
//
//	yaml:"title"            a text
//	yaml:"value,written"    any single value as it is written
//	yaml:"checked,date"     a date
//	yaml:"tags"             a list of texts, where the field is one
//	yaml:"sources|source,one"  either name; one text or a list
//	yaml:"urls|url,urls"    addresses that a link may lead to
//	yaml:"web,web"          the address of a home page
//	yaml:"case"             a mapping, where the field is a struct
//	yaml:"levels"           a list of mappings, where the field is one of structs
//	need:"skriv en titel"   reported where it is missing, with the hint
//	ref:"sources"           each id must be among Reader.Known of that name
//	among:"source-kinds"    the words it may be; who reads it checks (see Schemas)
//
// A field whose type is Custom reads itself. Nothing is converted in silence:
// a number is no text until it is quoted. A field that is embedded lends its
// own. All problems of the mapping are reported.
func (r Reader) Struct(n *yaml.Node, v any) {
	d := decoding{r: r, at: At{File: r.File, Line: r.Shift + n.Line, keys: map[string]int{}, item: map[string][]int{}}, table: Table{}}
	value := reflect.ValueOf(v).Elem()
	d.fields(value)
	if at := value.FieldByName("At"); at.IsValid() {
		at.Set(reflect.ValueOf(d.at)) // its maps are filled below
	}
	r.Mapping(n, d.table)
	if n.Kind != yaml.MappingNode {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		d.at.keys[n.Content[i].Value] = r.Shift + n.Content[i+1].Line
	}
	for _, check := range d.checks {
		check(n)
	}
}

type decoding struct {
	r      Reader
	at     At
	table  Table
	checks []func(n *yaml.Node)
}

func (d *decoding) fields(v reflect.Value) {
	for i := range v.NumField() {
		field := v.Type().Field(i)
		tag, tagged := field.Tag.Lookup("yaml")
		switch {
		case tagged:
			d.field(field, v.Field(i), tag)
		case field.Anonymous && field.Type != reflect.TypeFor[At]():
			d.fields(v.Field(i))
		}
	}
}

func (d *decoding) field(field reflect.StructField, v reflect.Value, tag string) {
	names, option, _ := strings.Cut(tag, ",")
	name, _, _ := strings.Cut(names, "|")
	set := d.setter(v, name, option)
	for other := range strings.SplitSeq(names, "|") {
		d.table[other] = set
	}
	if hint, needed := field.Tag.Lookup("need"); needed {
		d.checks = append(d.checks, func(n *yaml.Node) {
			if v.IsZero() {
				d.r.Problem(n, "feltet "+name+" mangler", hint)
			}
		})
	}
	if kind := field.Tag.Get("ref"); kind != "" {
		d.checks = append(d.checks, func(*yaml.Node) { d.known(v, name, d.r.Known[kind]) })
	}
}

func (d *decoding) setter(v reflect.Value, name, option string) Setter {
	if c, ok := v.Addr().Interface().(Custom); ok {
		return func(n *yaml.Node) string { return c.FromYAML(d.r, n) }
	}
	switch to := v.Addr().Interface().(type) {
	case *string:
		switch option {
		case "written":
			return AsWritten(to)
		case "date":
			return AsDate(to)
		case "web":
			return AsWeb(to)
		}
		return AsText(to)
	case *int:
		return AsInt(to)
	case *[]string:
		return func(n *yaml.Node) string {
			if *to == nil && !null(n) {
				*to = []string{} // there, and empty
			}
			lines := d.at.item[name]
			read := AsTexts(to, &lines)
			switch option {
			case "one":
				read = AsTextOrTexts(to, &lines)
			case "urls":
				read = AsURLs(to, &lines)
			}
			wrong := read(n)
			for i := len(d.at.item[name]); i < len(lines); i++ {
				lines[i] += d.r.Shift
			}
			d.at.item[name] = lines
			return wrong
		}
	}
	if v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct {
		return func(n *yaml.Node) string {
			d.r.List(n, func(item *yaml.Node) {
				entry := reflect.New(v.Type().Elem())
				d.r.Struct(item, entry.Interface())
				v.Set(reflect.Append(v, entry.Elem()))
			})
			return ""
		}
	}
	if v.Kind() == reflect.Struct {
		return func(n *yaml.Node) string {
			d.r.Struct(n, v.Addr().Interface())
			return ""
		}
	}
	panic("registry: the field " + name + " has a type that no file can fill: " + v.Type().String())
}

// known reports the ids of a field that are of nothing.
func (d *decoding) known(v reflect.Value, name string, known Known) {
	ids, ok := v.Interface().([]string)
	if !ok {
		ids = []string{v.String()}
	}
	for i, id := range ids {
		if all := known.IDs(); id != "" && !slices.Contains(all, id) {
			d.r.Problem(&yaml.Node{Line: d.at.Item(name, i) - d.r.Shift}, "ukendt "+known.What+": "+id, suggest.DidYouMean(id, all))
		}
	}
}
