package registry

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"rettesnor/internal/dataset"
)

// Described is implemented by a Custom value that can say what it may be. Of
// another Custom nothing is said.
type Described interface{ Schema() *dataset.Schema }

// Schemas are the JSON Schemas of the files that are read by tags, for an editor
// that completes and complains as one types. They follow from the types below as
// the reading does, so that neither can know a field that the other lacks:
//
//   - a field that no tag names is not allowed, and one with need must be there;
//   - a field with ref has the ids that the folder has, and one with among one of
//     some words;
//   - what a field is for is said by the head of the file itself (AboutFields).
//
// A value that may be written as it likes (the option written) may be a number.
type Schemas struct {
	IDs   map[string][]string              // by the name in ref or among; what is not there is any text
	About func(owner, field string) string // nil for nothing
}

// FileSchema is the schema of some files of content/data.
type FileSchema struct {
	Name   string // of the schema: law
	Files  string // law.yaml, or local/*.yaml
	Schema *dataset.Schema
}

// DataFile are files of content/data with the type that holds each, or each entry
// of it where the file is a list.
type DataFile struct {
	Files string // law.yaml, or local/*.yaml
	Holds reflect.Type
	List  bool
}

var dataFiles = []DataFile{
	{"changes.yaml", reflect.TypeFor[Change](), true},
	{"contacts.yaml", reflect.TypeFor[Contact](), true},
	{"decisions.yaml", reflect.TypeFor[Decision](), true},
	{"doors.yaml", reflect.TypeFor[Door](), true},
	{"figures.yaml", reflect.TypeFor[Figure](), true},
	{"glossary.yaml", reflect.TypeFor[Term](), true},
	{"law.yaml", reflect.TypeFor[Provision](), true},
	{"letters/*.yaml", reflect.TypeFor[Letter](), false},
	{"local/*.yaml", reflect.TypeFor[Local](), false},
	{"municipalities.yaml", reflect.TypeFor[Municipality](), true},
	{"search.yaml", reflect.TypeFor[Search](), false},
	{"site.yaml", reflect.TypeFor[Site](), false},
	{"sources.yaml", reflect.TypeFor[Source](), true},
	{"statistics.yaml", reflect.TypeFor[Statistic](), true},
	{"subjects.yaml", reflect.TypeFor[Subject](), true},
	{"trials.yaml", reflect.TypeFor[Trials](), false},
	{"unknown.yaml", reflect.TypeFor[Unknown](), true},
}

// FileSchemas are the schemas of the folder's files and of others that are read as
// they are, with the ids that fields may have.
func (d *Data) FileSchemas(files map[string][]byte, ids map[string][]string, others ...DataFile) (all []FileSchema) {
	for _, f := range slices.Concat(dataFiles, others) {
		about := AboutFields(files[Dir+f.Files])
		s := Schemas{IDs: ids, About: func(owner, field string) string {
			if owner == f.Holds.Name() {
				return about[field]
			}
			return ""
		}}
		of := s.Of(f.Holds)
		if f.List {
			list := &dataset.Schema{Draft: of.Draft, Type: "array", Items: of}
			of.Draft = ""
			of = list
		}
		of.Title = Dir + f.Files
		name, _, _ := strings.Cut(strings.TrimSuffix(f.Files, ".yaml"), "/")
		all = append(all, FileSchema{name, f.Files, of})
	}
	return all
}

// SchemaIDs are the ids and words that fields may have.
func (d *Data) SchemaIDs() map[string][]string {
	return map[string][]string{
		"sources": keys(d.Sources), "figures": keys(d.Figures), "law": keys(d.Provisions), "subjects": keys(d.Subjects), "unknown": keys(d.Unknowns), "letters": keys(d.Letters), "contacts": keys(d.Contacts),
		"source-kinds": SourceKinds, "ledger": LedgerStates, "decision-statuses": DecisionStatuses, "letter-kinds": LetterKinds,
	}
}

// Of is the schema of a type that is read by its tags. It is of draft 7, which
// editors read; those of the open data are of 2020-12.
func (s Schemas) Of(t reflect.Type) *dataset.Schema {
	of := s.object(t)
	of.Draft = "http://json-schema.org/draft-07/schema#"
	return of
}

func (s Schemas) object(t reflect.Type) *dataset.Schema {
	of := &dataset.Schema{Type: "object", Properties: map[string]*dataset.Schema{}, Others: dataset.Nothing()}
	s.fields(of, t, t.Name())
	return of
}

func (s Schemas) fields(of *dataset.Schema, t reflect.Type, owner string) {
	for field := range t.Fields() {
		tag, tagged := field.Tag.Lookup("yaml")
		switch {
		case tagged:
			names, option, _ := strings.Cut(tag, ",")
			all := strings.Split(names, "|")
			for _, name := range all {
				value := s.value(field, option)
				if s.About != nil {
					value.Description = s.About(owner, name)
				}
				of.Properties[name] = value
			}
			if _, needed := field.Tag.Lookup("need"); needed && len(all) == 1 {
				of.Required = append(of.Required, all[0])
			}
		case field.Anonymous && field.Type != reflect.TypeFor[At]():
			s.fields(of, field.Type, owner)
		}
	}
}

func (s Schemas) value(field reflect.StructField, option string) *dataset.Schema {
	if c, ok := reflect.New(field.Type).Interface().(Custom); ok {
		if d, ok := c.(Described); ok {
			return d.Schema()
		}
		return &dataset.Schema{}
	}
	ids := s.IDs[field.Tag.Get("ref")+field.Tag.Get("among")]
	switch field.Type.Kind() {
	case reflect.Int:
		return &dataset.Schema{Type: "integer"}
	case reflect.Struct:
		return s.object(field.Type)
	case reflect.Slice:
		if field.Type.Elem().Kind() == reflect.Struct {
			return &dataset.Schema{Type: "array", Items: s.object(field.Type.Elem())}
		}
		one := scalar(ids, "written")
		list := &dataset.Schema{Type: "array", Items: one}
		if option == "one" || option == "urls" {
			return &dataset.Schema{AnyOf: []*dataset.Schema{one, list}}
		}
		return list
	}
	return scalar(ids, option)
}

// scalar is a single value: one of some ids, or one with the option of its tag.
func scalar(ids []string, option string) *dataset.Schema {
	switch {
	case len(ids) > 0:
		return &dataset.Schema{Type: "string", Enum: ids}
	case option == "date":
		return dataset.Text("date")
	case option == "written":
		return &dataset.Schema{AnyOf: []*dataset.Schema{{Type: "string"}, {Type: "number"}, {Type: "boolean"}}}
	}
	return &dataset.Schema{Type: "string"}
}

// aboutField is a line in the head of a file: "# from, until   fra hvornår".
var aboutField = regexp.MustCompile(`^# ([a-z_-]+(?:, [a-z_-]+)*):? +(\S.*)$`)

// AboutFields reads what the head of a file says of its fields: two spaces or
// more, or a comma, part the names from the words, and a line that is indented
// goes on with the one above.
func AboutFields(text []byte) map[string]string {
	about := map[string]string{}
	var on []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimRight(line, "\r\n")
		rest, comment := strings.CutPrefix(line, "#")
		if !comment {
			break
		}
		if strings.HasPrefix(rest, "   ") {
			for _, name := range on {
				about[name] += " " + strings.TrimSpace(rest)
			}
			continue
		}
		on = nil
		if m := aboutField.FindStringSubmatch(line); m != nil && strings.Contains(line, m[1]+"  ") || m != nil && strings.Contains(m[1], ", ") {
			on = strings.Split(m[1], ", ")
			for _, name := range on {
				about[name] = m[2]
			}
		}
	}
	return about
}
