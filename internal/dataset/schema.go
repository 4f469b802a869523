package dataset

import (
	"reflect"
	"strings"
)

// Draft is the version of JSON Schema that ours are written in.
const Draft = "https://json-schema.org/draft/2020-12/schema"

// Schema says what a JSON value must be. The zero value allows any.
type Schema struct {
	Draft       string             `json:"$schema,omitempty"`
	ID          string             `json:"$id,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Ref         string             `json:"$ref,omitempty"`
	Type        string             `json:"type,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	Const       string             `json:"const,omitempty"`
	Format      string             `json:"format,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	AnyOf       []*Schema          `json:"anyOf,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	MaxItems    int                `json:"maxItems,omitempty"`
	Properties  map[string]*Schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	// Others is what a property may be that is not named; Nothing allows none.
	Others *Schema            `json:"additionalProperties,omitempty"`
	Not    *Schema            `json:"not,omitempty"`
	Defs   map[string]*Schema `json:"$defs,omitempty"`
}

// Nothing is the schema that no value follows.
func Nothing() *Schema { return &Schema{Not: &Schema{}} }

// forms are those of a text that a field's tag may name.
var forms = map[string]Schema{
	"date":    {Type: "string", Format: "date", Pattern: `^\d{4}-\d\d-\d\d$`},
	"month":   {Type: "string", Pattern: `^\d{4}-\d\d$`},
	"number":  {Type: "string", Pattern: `^(-?\d+(\.\d+)?|\d+/\d+)$`},
	"money":   {Type: "string", Pattern: `^\d+\.\d\d$`},
	"whole":   {Type: "string", Pattern: `^\d+$`},
	"address": {Type: "string", Format: "uri-reference"},
}

// Text is the schema of a text that has one of the forms of a field's tag.
func Text(is string) *Schema {
	if form, ok := forms[is]; ok {
		return &form
	}
	s := &Schema{Type: "string"}
	if words := strings.Split(is, "|"); len(words) > 1 {
		s.Enum = words
	} else {
		s.Const = is
	}
	return s
}

// Of is the schema of a type. about says what a field is for, by the name of its
// type and its own in JSON. Other fields are allowed.
func Of(t reflect.Type, about func(owner, field string) string) *Schema {
	m := maker{about, map[string]*Schema{}}
	s := m.object(t)
	s.Draft = Draft
	if len(m.defs) > 0 {
		s.Defs = m.defs
	}
	return s
}

type maker struct {
	about func(owner, field string) string
	defs  map[string]*Schema
}

func (m *maker) object(t reflect.Type) *Schema {
	s := &Schema{Type: "object", Properties: map[string]*Schema{}}
	for _, c := range columns(t) {
		of := m.of(t.Field(c.field).Type, c.is)
		if of.Description = m.about(ownerOf(t), c.name); of.Ref != "" && of.Description == "" {
			of = &Schema{Ref: of.Ref}
		}
		s.Properties[c.name] = of
		if c.must {
			s.Required = append(s.Required, c.name)
		}
	}
	return s
}

// ownerOf is the name of a type without what it is made for.
func ownerOf(t reflect.Type) string {
	name, _, _ := strings.Cut(t.Name(), "[")
	return name
}

func (m *maker) of(t reflect.Type, is string) *Schema {
	switch t.Kind() {
	case reflect.Pointer:
		return m.of(t.Elem(), is)
	case reflect.Bool:
		return &Schema{Type: "boolean"}
	case reflect.Int:
		return &Schema{Type: "integer"}
	case reflect.Slice:
		return &Schema{Type: "array", Items: m.of(t.Elem(), is)}
	case reflect.Map:
		return &Schema{Type: "object", Others: m.of(t.Elem(), is)}
	case reflect.Struct:
		name := ownerOf(t)
		if m.defs[name] == nil {
			m.defs[name] = &Schema{} // a type may hold itself
			*m.defs[name] = *m.object(t)
		}
		return &Schema{Ref: "#/$defs/" + name}
	}
	if is == "" {
		return &Schema{Type: "string"}
	}
	return Text(is)
}
