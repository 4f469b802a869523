package site

import (
	"slices"
	"testing"
)

// What a layout gives an id, or calls a function with, is found however it is
// written.
func TestLayoutsAreRead(t *testing.T) {
	layout := []byte(`{{define "main"}}<p ID = 'a'>{{if .X}}<i id=b title="{{t "id"}}">{{else}}<i title="id=&quot;n&quot;" id="c">{{end}}` +
		`{{range .Y}}<li id="d-{{.ID}}">{{- icon "print" -}}{{with icon "gem"}}{{.}}{{end}}{{end}}<!-- id="e" -->{{icon .Name}}{{end}}`)
	read := new(Memo).layout(layout)
	ids, icons := read.ids, read.icons
	slices.Sort(icons)
	if !slices.Equal(ids, []string{"a", "b", "c"}) || !slices.Equal(icons, []string{"gem", "print"}) {
		t.Errorf("%q, %q", ids, icons)
	}
	if ids := new(Memo).layout([]byte(`<p id="a">{{`)).ids; len(ids) != 0 {
		t.Errorf("%q of what is no layout", ids)
	}
}
