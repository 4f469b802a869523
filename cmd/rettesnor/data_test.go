package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/net/html"

	"rettesnor/wizard"
)

// schemaOf compiles a published schema. With closed, no value may have a key
// that the schema does not name.
func schemaOf(t *testing.T, text []byte, closed bool) *jsonschema.Schema {
	t.Helper()
	doc := jsonOf(t, text)
	if closed {
		closeObjects(doc)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("https://rettesnor.example/schema.json", doc); err != nil {
		t.Fatal(err)
	}
	delete(doc.(map[string]any), "$id")
	schema, err := c.Compile("https://rettesnor.example/schema.json")
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return schema
}

func jsonOf(t *testing.T, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	return doc
}

func closeObjects(schema any) {
	switch s := schema.(type) {
	case map[string]any:
		if _, object := s["properties"]; object && s["type"] == "object" {
			s["additionalProperties"] = false
		}
		for _, v := range s {
			closeObjects(v)
		}
	case []any:
		for _, v := range s {
			closeObjects(v)
		}
	}
}

func published(t *testing.T, name string) []byte {
	t.Helper()
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	if files["/data/"+name] == nil {
		t.Fatalf("there is no /data/%s", name)
	}
	return files["/data/"+name]
}

// Every table of the index: its JSON follows its schema, its CSV has the same
// rows in a form that a Danish Excel opens, and each says its version.
func TestOpenDataFollowsItsSchemas(t *testing.T) {
	var index struct {
		Version string
		Tables  []struct {
			Name, Version, JSON, CSV, Schema string
			Rows                             int
		}
		Formats []struct{ Format, Version, Schema, Example string }
	}
	text := published(t, "index.json")
	if err := json.Unmarshal(text, &index); err != nil {
		t.Fatal(err)
	}
	if err := schemaOf(t, published(t, "index.schema.json"), true).Validate(jsonOf(t, text)); err != nil {
		t.Errorf("index.json: %v", err)
	}
	asDate := regexp.MustCompile(`^\d{1,4}[-/.]\d{1,4}$|^[=+@-]\D`)
	decimal := regexp.MustCompile(`^-?\d+\.\d+$`)
	rows := 0
	for _, table := range index.Tables {
		text := published(t, table.JSON)
		schema := published(t, table.Schema)
		if err := schemaOf(t, schema, true).Validate(jsonOf(t, text)); err != nil {
			t.Errorf("%s: %v", table.JSON, err)
		}
		var data struct {
			Version string
			Rows    []map[string]any
		}
		if err := json.Unmarshal(text, &data); err != nil {
			t.Fatal(err)
		}
		if len(data.Rows) == 0 || len(data.Rows) != table.Rows || data.Version != table.Version || data.Version == "" {
			t.Errorf("%s: %d rows and version %q; the index says %d and %q", table.Name, len(data.Rows), data.Version, table.Rows, table.Version)
		}
		rows += len(data.Rows)

		sheet, marked := bytes.CutPrefix(published(t, table.CSV), []byte("\xef\xbb\xbf"))
		if !marked || bytes.Contains(sheet, []byte("\nsep=")) || !bytes.Contains(sheet, []byte("\r\n")) {
			t.Errorf("%s is not in the form that Excel opens", table.CSV)
		}
		r := csv.NewReader(bytes.NewReader(sheet))
		r.Comma = ';'
		lines, err := r.ReadAll() // which holds that all have as many cells
		if err != nil || len(lines) != table.Rows+1 {
			t.Errorf("%s: %d lines for %d rows: %v", table.CSV, len(lines), table.Rows, err)
			continue
		}
		for i, line := range lines[1:] {
			for j, cell := range line {
				name := lines[0][j]
				value := data.Rows[i][name]
				if asDate.MatchString(cell) {
					t.Errorf("%s: Excel reads %s = %q as something else", table.CSV, name, cell)
				}
				if decimal.MatchString(cell) {
					t.Errorf("%s: %s = %q has no decimal comma", table.CSV, name, cell)
				}
				if text, ok := value.(string); ok && strings.Trim(cell, "'") != text && strings.ReplaceAll(cell, ",", ".") != text && cell != strings.ReplaceAll(text, "\r\n", "\n") {
					t.Errorf("%s: %s = %q, and %q in JSON", table.CSV, name, cell, text)
				}
			}
		}
	}
	if len(index.Tables) != 13 || rows < 600 {
		t.Errorf("%d tables with %d rows", len(index.Tables), rows)
	}
	for _, format := range index.Formats {
		if err := schemaOf(t, published(t, format.Schema), true).Validate(jsonOf(t, published(t, format.Example))); err != nil {
			t.Errorf("%s: %v", format.Example, err)
		}
	}
	t.Logf("%d tables, %d rows, version %s", len(index.Tables), rows, index.Version)
}

// caseFiles are the cases that the engine's own tests keep, and some more that
// have what those lack.
func caseFiles(t *testing.T) (all [][]byte) {
	t.Helper()
	for _, pattern := range []string{"../../wizard/testdata/families/*.json", "../../wizard/testdata/receipt/*.sag.json"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, text)
		}
	}
	for _, facts := range []string{
		`"clocks":{"maaned":"2024-06","til":"2026-02","ansoegning":"2024-05-01"},"facts":{"barn.foedselsdato":"2016-03-04","ta.bruttoloen":"42000","ta.traekprocent":"38","ta.maanedsfradrag":"4500","ta.arbejdstid-uge":"37","ta.bevilgede-timer-uge":"20"},"origins":{"ta.bruttoloen":"dokument"},"lists":{"foraelder":[{"navn":"Bo","ta.bruttoloen":"30000","ta.arbejdstid-uge":"37","ta.bevilgede-timer-uge":"10","bevilling":"2024-06"}]}`,
		`"facts":{"sag.situation":"afslag","sag.modtaget-som":"mundtligt"},"clocks":{"modtaget":"2026-11-10","klaget":"2026-11-20","aktindsigt-bedt":"2026-11-11","kendt-behov":"2026-10-01"},"notes":{"barn.foedselsdato":"spørg"}`,
		`"facts":{"barn.betydelig-varig-funktionsnedsaettelse":"nej","udgifter.traening-aar":"900000","merudgifter.aar":"40000","skole.form":"hjemmeundervisning"},"clocks":{"maaned":"ved-ikke"}`,
		`"lists":{"job":[{"bruttoloen":"20000","arbejdstid-uge":"20"},{"bruttoloen":"10000","arbejdstid-uge":"10","faste-tillaeg":"100"}]},"clocks":{"maaned":"2024-06"}`,
		`"facts":{"findes-ikke":"ja"}`,
		`"lists":{"foraelder":[{"ta.bruttoloen":"mange"}]}`,
	} {
		all = append(all, []byte(`{"format":"`+wizard.Format+`",`+facts+`}`))
	}
	return append(all, []byte("ikke en sag"))
}

// What the engine writes has no key that the schema does not name, and the
// schema names none that the engine never writes.
func TestResultsFollowTheirSchema(t *testing.T) {
	text := published(t, "resultat.schema.json")
	schema := schemaOf(t, text, true)
	written := map[string]bool{}
	for i, file := range caseFiles(t) {
		var out, complaints bytes.Buffer
		run([]string{"eval", "-"}, bytes.NewReader(file), &out, &complaints)
		result := jsonOf(t, out.Bytes())
		if err := schema.Validate(result); err != nil {
			t.Errorf("case %d: %v", i, err)
		}
		keysIn(result, written)
	}
	var named map[string]struct{ Properties map[string]any }
	var root struct {
		Properties map[string]any
		Defs       json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(text, &root); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(root.Defs, &named); err != nil {
		t.Fatal(err)
	}
	// Only a face that tells what day it is has these.
	faces := []string{"left", "passed"}
	for owner, of := range named {
		for key := range of.Properties {
			if !written[key] && !slices.Contains(faces, key) {
				t.Errorf("no case has the key %s of %s", key, owner)
			}
		}
	}
}

func keysIn(v any, seen map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			seen[key] = true
			keysIn(value, seen)
		}
	case []any:
		for _, value := range v {
			keysIn(value, seen)
		}
	}
}

// The schema of case files lets by what the engine can use, and refuses what it
// names as a fault of form.
func TestTheCaseSchemaAgreesWithTheEngine(t *testing.T) {
	schema := schemaOf(t, published(t, "sag.schema.json"), false)
	model, err := loadModel(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	agree := func(file []byte) {
		t.Helper()
		_, problems, readable := model.ParseCase(file)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
		if err == nil {
			err = schema.Validate(doc)
		}
		if fine := readable && len(problems) == 0; fine != (err == nil) {
			t.Errorf("%s: the engine has %d problems, the schema says %v", file, len(problems), err)
		}
	}
	for _, file := range caseFiles(t) {
		agree(file)
	}
	agree([]byte(`{}`))
	agree([]byte(`{"format":"rettesnor-sag/9"}`))
	agree([]byte(`{"format":"rettesnor-sag/1","andet":{}}`))
	good, bad := 0, 0
	for _, id := range append(wizard.FactIDs(), wizard.ClockIDs()...) {
		part := "facts"
		if slices.Contains(wizard.ClockIDs(), id) {
			part = "clocks"
		}
		for _, value := range []string{"ved-ikke", "ja", "nej", "2016-03-04", "2016-3-4", "2016-03", "37", "37.5", "37.55", "37.555", "37,5", "-1", "", " 37", "1e3", "helt", "overvejer"} {
			first := ""
			if id == "til" { // which needs a month to begin with
				first = `"maaned":"2016-01",`
			}
			file := fmt.Appendf(nil, `{"format":"rettesnor-sag/1","%s":{%s"%s":"%s"}}`, part, first, id, value)
			if _, problems, _ := model.ParseCase(file); len(problems) == 0 {
				good++
			} else {
				bad++
			}
			agree(file)
		}
		agree(fmt.Appendf(nil, `{"format":"rettesnor-sag/1","%s":{"%s":37}}`, part, id))
		agree(fmt.Appendf(nil, `{"format":"rettesnor-sag/1","lists":{"foraelder":[{"%s":"ved-ikke"}]}}`, id))
		agree(fmt.Appendf(nil, `{"format":"rettesnor-sag/1","origins":{"%s":"dokument"}}`, id))
		agree(fmt.Appendf(nil, `{"format":"rettesnor-sag/1","notes":{"%s":"spørg"}}`, id))
	}
	if good < 100 || bad < 300 {
		t.Errorf("%d good and %d bad answers were tried", good, bad)
	}
}

// shownExamples are the examples of the developers' page, by name.
func shownExamples(t *testing.T) map[string]string {
	t.Helper()
	shown := map[string]string{}
	name := ""
	for z := html.NewTokenizer(bytes.NewReader(published(t, "brug/index.html"))); ; {
		switch z.Next() {
		case html.ErrorToken:
			return shown
		case html.StartTagToken:
			name = ""
			for _, a := range z.Token().Attr {
				if a.Key == "data-example" {
					name = a.Val
				}
			}
		case html.EndTagToken:
			name = ""
		case html.TextToken:
			if name != "" {
				shown[name] += z.Token().Data
			}
		}
	}
}

// The examples of the developers' page are what the command and the files give.
func TestTheDevelopersExamplesHold(t *testing.T) {
	shown := shownExamples(t)
	var out, complaints bytes.Buffer
	if status := run([]string{"eval", "-"}, strings.NewReader(shown["case"]), &out, &complaints); status != exitOK {
		t.Fatalf("the shown case: %s%s", out.String(), complaints.String())
	}
	holds(t, "the shown result", jsonOf(t, []byte(shown["result"])), jsonOf(t, out.Bytes()))
	if whole := published(t, "eksempel-resultat.json"); !bytes.Equal(whole, out.Bytes()) {
		t.Errorf("the example's file is not what eval writes:\n%.300s\n%.300s", whole, out.Bytes())
	}
	if !bytes.Equal(bytes.TrimSpace(published(t, "eksempel-sag.json")), []byte(shown["case"])) {
		t.Error("the shown case is not the file's")
	}
	rate := jsonOf(t, []byte(shown["rate"]))
	rows := jsonOf(t, published(t, "satser.json")).(map[string]any)["rows"].([]any)
	if !slices.ContainsFunc(rows, func(row any) bool { return fmt.Sprint(row) == fmt.Sprint(rate) }) {
		t.Errorf("no rate is %v", rate)
	}
}

// holds holds that each value of a part stands in the whole.
func holds(t *testing.T, at string, part, whole any) {
	t.Helper()
	if part, ok := part.(map[string]any); ok {
		of, _ := whole.(map[string]any)
		for key, value := range part {
			holds(t, at+"."+key, value, of[key])
		}
		return
	}
	if fmt.Sprint(part) != fmt.Sprint(whole) {
		t.Errorf("%s is %v, want %v", at, part, whole)
	}
}
