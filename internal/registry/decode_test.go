package registry

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"rettesnor/internal/problem"
)

type inner struct {
	At
	Name string `yaml:"name"`
}

type lent struct {
	Phone string `yaml:"phone,written"`
}

type outer struct {
	At
	lent
	Title  string   `yaml:"title" need:"skriv en titel"`
	Value  string   `yaml:"value,written"`
	Day    string   `yaml:"day,date"`
	Weight int      `yaml:"weight"`
	Tags   []string `yaml:"tags"`
	URLs   []string `yaml:"urls|url,one"`
	Source string   `yaml:"source,written" ref:"sources"`
	Law    []string `yaml:"law" ref:"sources"`
	Parts  []inner  `yaml:"parts"`
	Own    string   // no file fills it
}

// read reads one mapping, and the problems as the command prints them.
func read(text string) (o outer, problems string) {
	var out []problem.Problem
	r := Reader{File: "a.yaml", Shift: 10, Out: &out, Known: map[string]Known{"sources": {"kilde", func() []string { return []string{"S1", "S2"} }}}}
	if n := r.Root([]byte(text)); n != nil {
		r.Struct(n, &o)
	}
	problem.Sort(out)
	var all []string
	for _, p := range out {
		all = append(all, p.String())
	}
	return o, strings.Join(all, "\n")
}

// Each kind of field takes what it says and nothing else, and everything that
// is wrong is reported at its line.
func TestStruct(t *testing.T) {
	o, problems := read("title: Titel\nvalue: 1.50\nday: 2026-11-21\nweight: 3\ntags:\n  - a\n  - b\nurl: https://x\nsource: S1\nlaw: [S1, S2]\nphone: 33 41\nparts:\n  - name: x\n  - name: y\n")
	if problems != "" {
		t.Fatal(problems)
	}
	got := fmt.Sprintln(o.Title, o.Value, o.Day, o.Weight, o.Tags, o.URLs, o.Source, o.Law, o.Phone, len(o.Parts), o.Parts[1].Name)
	if want := "Titel 1.50 2026-11-21 3 [a b] [https://x] S1 [S1 S2] 33 41 2 y\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	lines := fmt.Sprintln(o.File, o.Line, o.Key("day"), o.Key("none"), o.Item("tags", 1), o.Item("tags", 7), o.Parts[1].Line)
	if want := "a.yaml 11 13 11 17 16 24\n"; lines != want {
		t.Errorf("the lines are %s, want %s", lines, want)
	}
	for _, tt := range []struct{ text, want string }{
		{"value: 1\n", "a.yaml:11: feltet title mangler\n  hint: skriv en titel"},
		{"title: 4\n", "a.yaml:11: feltet title mangler\n  hint: skriv en titel\na.yaml:11: feltet title skal være en tekst; sæt den i anførselstegn"},
		{"title: a\nday: i dag\n", "a.yaml:12: feltet day skal være en dato som 2026-11-21"},
		{"title: a\nweight: 1.5\n", "a.yaml:12: feltet weight skal være et helt tal"},
		{"title: a\ntags: b\n", "a.yaml:12: feltet tags skal være en liste, for eksempel [a, b]"},
		{"title: a\ntag: [b]\n", "a.yaml:12: ukendt felt: tag\n  hint: mente du tags?"},
		{"title: a\nown: b\nOwn: c\n", "a.yaml:12: ukendt felt: own\na.yaml:13: ukendt felt: Own"},
		{"title: a\ntitle: b\n", "a.yaml:12: feltet title står to gange\n  hint: slet det ene"},
		{"title: a\nsource: S3\nlaw:\n  - S1\n  - S4\n", "a.yaml:12: ukendt kilde: S3\n  hint: mente du S1?\na.yaml:15: ukendt kilde: S4\n  hint: mente du S1?"},
		{"title: a\nparts:\n  - name: 4\n  - nam: x\n", "a.yaml:13: feltet name skal være en tekst; sæt den i anførselstegn\na.yaml:14: ukendt felt: nam\n  hint: mente du name?"},
		{"title: &a x\nvalue: *a\n", "a.yaml:11: feltet title bruger et YAML-anker\n  hint: skriv værdien helt ud\na.yaml:11: feltet title mangler\n  hint: skriv en titel\na.yaml:12: feltet value bruger et YAML-anker\n  hint: skriv værdien helt ud"},
		{"- a\n", "a.yaml:11: her skal stå navne og værdier\n  hint: skriv for eksempel title: Klag over afgørelsen"},
	} {
		if _, got := read(tt.text); got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// Every type that a file fills has only fields that can be filled.
func TestTypesCanBeRead(t *testing.T) {
	for _, v := range []any{&Site{}, &Provision{}, &Decision{}, &Subject{}, &Figure{}, &Term{}, &Contact{}, &Source{}, &Statistic{}, &Unknown{}, &Change{}, &Municipality{}, &Local{}, &Trials{}} {
		var out []problem.Problem
		known := Known{"noget", func() []string { return nil }}
		r := Reader{File: "a.yaml", Out: &out, Known: map[string]Known{"sources": known, "law": known}}
		r.Struct(r.Root([]byte("nothing: here\n")), v)
		if len(out) == 0 || reflect.ValueOf(v).Elem().FieldByName("File").String() != "a.yaml" {
			t.Errorf("%T: %v, %+v", v, out, v)
		}
	}
}

// Whatever stands in a file, reading it ends, and its problems have a place.
func FuzzRead(f *testing.F) {
	f.Add("site.yaml", "title: a\ndate: 2026-11-21\ntopics: [{title: b, paths: [/c/]}]\nfree-figures: []\n")
	f.Add("local/a.yaml", "contacts: [a]\nlevels: [{title: b}]\n")
	f.Add("decisions.yaml", "- id: 1\n  sources: {a: b}\n- {}\n- [a]\n")
	f.Fuzz(func(t *testing.T, name, text string) {
		files := map[string][]byte{Dir + "site.yaml": []byte("title: a\ndate: 2026-11-21\n"), Dir + "municipalities.yaml": []byte("- {id: a, code: \"561\", name: A}\n")}
		files[Dir+name] = []byte(text)
		var out []problem.Problem
		Read(files, &out)
		for _, p := range out {
			if p.File == "" || p.Message == "" || p.Line < 0 {
				t.Errorf("a problem without a place or a message: %+v", p)
			}
		}
	})
}
