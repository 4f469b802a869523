package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"
)

// Every file of content/ that is read by tags follows the schema that is made of
// the same tags, and stops following it when one key is misspelt.
func TestContentFollowsTheSchemasOfItsTypes(t *testing.T) {
	out := t.TempDir()
	var stdout, stderr bytes.Buffer
	if status := run([]string{"schema", "-src", "../..", "-out", out}, strings.NewReader(""), &stdout, &stderr); status != exitOK {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal(stdout.Bytes(), &settings); err != nil || len(settings.Schemas) < 15 {
		t.Fatalf("the settings have %d schemas: %v", len(settings.Schemas), err)
	}
	read := func(name string) *jsonschema.Schema {
		t.Helper()
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return schemaOf(t, text, false)
	}
	for name, files := range settings.Schemas {
		schema := read(name)
		matches, err := filepath.Glob("../../" + files)
		if err != nil || len(matches) == 0 {
			t.Errorf("%s: no file is %s: %v", name, files, err)
		}
		for _, file := range matches {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			holdsAndBreaks(t, schema, file, text)
		}
	}
	front, pages := read(filepath.Join(out, "side.schema.json")), 0
	err := fs.WalkDir(os.DirFS("../../content"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".md") {
			return err
		}
		text, err := os.ReadFile("../../content/" + name)
		if rest, has := bytes.CutPrefix(text, []byte("---\n")); has {
			fields, _, _ := bytes.Cut(rest, []byte("\n---\n"))
			holdsAndBreaks(t, front, name, fields)
			pages++
		}
		return err
	})
	if err != nil || pages < 90 {
		t.Errorf("%d texts have front matter: %v", pages, err)
	}

	// Those that no tag reads are these alone.
	var without []string
	fs.WalkDir(os.DirFS("../.."), "content/data", func(name string, d fs.DirEntry, err error) error {
		covered := false
		for _, files := range settings.Schemas {
			match, _ := filepath.Match(files, name)
			covered = covered || match
		}
		if dir := filepath.Base(filepath.Dir(name)); filepath.Ext(name) == ".yaml" && !covered && dir != "charts" && dir != "timelines" {
			without = append(without, name)
		}
		return err
	})
	if !slices.Equal(without, []string{"content/data/questions.yaml"}) { // which only a test reads
		t.Errorf("no schema is for %v", without)
	}
}

func holdsAndBreaks(t *testing.T, schema *jsonschema.Schema, name string, text []byte) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 {
		t.Fatalf("%s: %v", name, err)
	}
	root := doc.Content[0]
	if err := schema.Validate(asJSON(root)); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if root.Kind == yaml.SequenceNode {
		root = root.Content[len(root.Content)-1]
	}
	root.Content[0].Value += "x"
	if schema.Validate(asJSON(doc.Content[0])) == nil {
		t.Errorf("%s: the key %s is allowed", name, root.Content[0].Value)
	}
}

// asJSON is a value as an editor's YAML has it: a date is a text.
func asJSON(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		all := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			all[n.Content[i].Value] = asJSON(n.Content[i+1])
		}
		return all
	case yaml.SequenceNode:
		all := []any{}
		for _, item := range n.Content {
			all = append(all, asJSON(item))
		}
		return all
	}
	switch n.Tag {
	case "!!int", "!!float":
		if _, err := strconv.ParseFloat(n.Value, 64); err == nil {
			return json.Number(n.Value)
		}
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}
