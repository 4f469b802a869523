package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"rettesnor/wizard"
)

// document is a file of docs/, read for its tables.
type document struct {
	t    *testing.T
	text string
}

func readDocument(t *testing.T, name string) document {
	text, err := os.ReadFile("../../docs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return document{t, string(text)}
}

// table gives the cells of the table that begins with the column.
func (d document) table(column string) [][]string {
	_, rest, found := strings.Cut(d.text, "\n| "+column+" |")
	if !found {
		d.t.Fatalf("no table begins with the column %s", column)
	}
	rest, _, _ = strings.Cut(rest, "\n\n")
	lines := strings.Split(strings.TrimSpace(rest), "\n")
	if len(lines) < 3 {
		d.t.Fatalf("the table %s is empty", column)
	}
	var rows [][]string
	for _, line := range lines[2:] {
		var cells []string
		for _, cell := range strings.Split(strings.Trim(line, "|"), "|") {
			cells = append(cells, strings.TrimSpace(cell))
		}
		rows = append(rows, cells)
	}
	return rows
}

var codeSpan = regexp.MustCompile("`([^`]+)`")

func codes(cell string) (all []string) {
	for _, m := range codeSpan.FindAllStringSubmatch(cell, -1) {
		all = append(all, m[1])
	}
	return all
}

// firsts gives the name in each row's first cell.
func (d document) firsts(column string) (names []string) {
	for _, row := range d.table(column) {
		names = append(names, strings.Join(codes(row[0]), " "))
	}
	return names
}

// differ names each line that stands in only one of two lists.
func differ(t *testing.T, what string, documented, real []string) {
	t.Helper()
	for _, line := range documented {
		if !slices.Contains(real, line) {
			t.Errorf("%s: docs/contract.md has %q, the program has not", what, line)
		}
	}
	for _, line := range real {
		if !slices.Contains(documented, line) {
			t.Errorf("%s: the program has %q, docs/contract.md has not", what, line)
		}
	}
	if len(documented) != len(real) {
		t.Errorf("%s: docs/contract.md has %d, the program %d", what, len(documented), len(real))
	}
}

// The public names are those that docs/contract.md tells of.
func TestContract(t *testing.T) {
	doc := readDocument(t, "contract.md")

	var commands []string
	for line := range strings.Lines(usage) {
		if command, found := strings.CutPrefix(line, "  rettesnor "); found {
			commands = append(commands, "rettesnor "+strings.TrimSpace(command))
		}
	}
	differ(t, "command", doc.firsts("command"), commands)
	for _, command := range commands {
		var stderr bytes.Buffer
		run([]string{strings.Fields(command)[1], "-no-such-flag"}, strings.NewReader(""), &bytes.Buffer{}, &stderr)
		if strings.Contains(stderr.String(), "ukendt kommando") {
			t.Errorf("the usage has %s, which the program does not know", command)
		}
	}

	for _, format := range []string{wizard.Format, wizard.ResultFormat} {
		if !strings.Contains(doc.text, "The format is `"+format+"`") {
			t.Errorf("docs/contract.md does not give the format %s", format)
		}
	}

	kinds := map[wizard.Kind]string{wizard.Choice: "choice", wizard.Day: "date", wizard.Money: "money", wizard.Hours: "hours", wizard.PercentKind: "percent"}
	var documented, facts []string
	for _, row := range doc.table("fact") {
		documented = append(documented, strings.Join(row, " | "))
	}
	for f := wizard.Fact(0); f.String() != ""; f++ {
		info := f.Info()
		facts = append(facts, strings.Join([]string{"`" + info.ID + "`", kinds[info.Kind], strings.Join(info.Choices, ", "), info.Assumed}, " | "))
	}
	differ(t, "fact", documented, facts)

	var clocks []string
	for field := range reflect.TypeFor[wizard.Clocks]().Fields() {
		clocks = append(clocks, kebab(field.Name))
	}
	differ(t, "clock", doc.firsts("clock"), clocks)
	for _, id := range clocks {
		var c wizard.Case
		if problem, ok := c.Set(id, "ved-ikke"); !ok {
			t.Errorf("the clock %s: %s", id, problem.ID)
		}
	}

	var verdicts []string
	for v := range wizard.Verdict(255) {
		if _, found := wizard.ParseVerdict(v.String()); found && !slices.Contains(verdicts, v.String()) {
			verdicts = append(verdicts, v.String())
		}
	}
	differ(t, "verdict", doc.firsts("verdict"), verdicts)

	differ(t, "finding", doc.firsts("finding"), wizard.FindingIDs())
	amounts := map[string][]string{}
	for _, row := range doc.table("finding") {
		amounts[codes(row[0])[0]] = codes(row[2])
	}
	seen := answered(t)
	for _, id := range wizard.FindingIDs() {
		var real []string
		for _, a := range wizard.AmountsOf(id) {
			real = append(real, a.Name)
		}
		for _, name := range seen.amounts[id] { // what follows when a benefit ends is no amount of the rules
			if !slices.Contains(real, name) {
				real = append(real, name)
			}
		}
		differ(t, "amount of "+id, amounts[id], real)
	}

	var deadlines []string
	for _, id := range wizard.DeadlineIDs() {
		deadlines = append(deadlines, deadlineRow(t, id))
	}
	documented = nil
	for _, row := range doc.table("deadline") {
		documented = append(documented, strings.Join(row, " | "))
	}
	differ(t, "deadline", documented, deadlines)

	differ(t, "key of the result", doc.firsts("key"), slices.Sorted(maps.Keys(seen.keys)))

	// What a case file may hold is what the program says of one that holds more.
	told := func(file, before string) []string {
		out, _ := model(t).AnswerCase(nil, []byte(`{"format":"`+wizard.Format+`",`+file+`}`))
		_, names, found := strings.Cut(string(out), before)
		names, _, _ = strings.Cut(names, `"`)
		if !found {
			t.Errorf("the program does not say which there are, after %q: %s", before, out)
		}
		return strings.Split(strings.ReplaceAll(names, " og ", ", "), ", ")
	}
	differ(t, "field of a case file", doc.firsts("field"), told(`"no-such": ""`, "felterne er "))
	differ(t, "list of a case file", doc.firsts("list"), told(`"lists": {"no-such": []}`, "den kender "))

	layouts := readAll(t, "../../layouts/*.html") + readAll(t, "../../static/js/*.js") + readAll(t, "../../static/js/*/*.js")
	for _, mark := range doc.firsts("mark") {
		if !regexp.MustCompile(regexp.QuoteMeta(mark) + `\b`).MatchString(layouts) {
			t.Errorf("no layout or script has the mark %s", mark)
		}
	}
	_, pages, _ := strings.Cut(doc.text, "\n`data-page` is one of ")
	pages, _, _ = strings.Cut(pages, "\n")
	_, defined, _ := strings.Cut(layouts, `{{define "data-page"}}`)
	defined, _, _ = strings.Cut(defined, "\n")
	var kindsOfPage []string
	for _, m := range regexp.MustCompile(`}}([a-z]+){{`).FindAllStringSubmatch(defined, -1) {
		kindsOfPage = append(kindsOfPage, m[1])
	}
	differ(t, "data-page", codes(pages), kindsOfPage)
}

// deadlineRow is a deadline as docs/contract.md tells of it, seen in cases where
// everything that can begin it is known and is then taken away again.
func deadlineRow(t *testing.T, id string) string {
	m := model(t)
	known := map[string]string{"sag.modtaget-som": "mundtligt", "sag.varsles": "ja", "ta.ophoer-grund": "betingelser-bortfaldet", "ta.ophoer-dato": "2024-03-15",
		"barn.foedselsdato": "2016-03-04", "modtaget": "2024-02-17", "afgoerelse": "2024-02-17", "aktindsigt-bedt": "2024-02-17", "klaget": "2024-02-17", "kendt-behov": "2024-02-17", "ansoegning": "2024-02-17"}
	var begins []string
	moves := ""
	for {
		var c wizard.Case
		for _, fact := range slices.Sorted(maps.Keys(known)) {
			if problem, ok := c.Set(fact, known[fact]); !ok {
				t.Fatal(fact, problem.ID)
			}
		}
		start := ""
		for _, d := range m.Deadlines(&c, 0) {
			if d.ID == id && d.Start != nil {
				if d.Date != d.Counted {
					moves = "yes"
				}
				if start = d.Start.Clock; start == "" {
					start = d.Start.Fact.String()
				}
			}
		}
		if start == "" {
			break
		}
		begins = append(begins, "`"+start+"`")
		delete(known, start)
	}
	return strings.Join([]string{"`" + id + "`", strings.Join(begins, ", else "), moves}, " | ")
}

// kebab writes a field's name as an id: AktindsigtBedt is aktindsigt-bedt.
func kebab(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func readAll(t *testing.T, pattern string) string {
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: no files: %v", pattern, err)
	}
	var all strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func model(t *testing.T) *wizard.Model {
	m, err := loadModel(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// keysSeen are the keys and amounts that results have.
type keysSeen struct {
	keys    map[string]bool
	amounts map[string][]string // by finding
}

// answered evaluates cases that between them have every key of a result: the
// stored ones, and one with a period, an origin and a fault.
func answered(t *testing.T) keysSeen {
	seen := keysSeen{map[string]bool{}, map[string][]string{}}
	names, err := filepath.Glob("../../wizard/testdata/receipt/*.sag.json")
	if err != nil || len(names) == 0 {
		t.Fatal("no stored cases: ", err)
	}
	files := [][]byte{[]byte(`{"format": "rettesnor-sag/1",
 "clocks": {"ansoegning": "2024-01-15", "maaned": "2024-11", "til": "2025-03", "afgoerelse": "2024-03-01", "bevilling": "2024-02"},
 "facts": {"barn.foedselsdato": "2016-03-04", "barn.betydelig-varig-funktionsnedsaettelse": "ja", "barn.maalgruppe-saerligt-dagtilbud": "ja",
  "barn.hjemmeboende": "ja", "foraelder.foraeldremyndighed": "alene", "traening.sygehusbehandling": "delvis", "ta.bruttoloen": "37000",
  "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20", "udgifter.traening-aar": "900000", "merudgifter.aar": "90000",
  "ta.ophoer-dato": "2025-03-31", "ta.brutto-sidste-aar": "100000", "ta.brutto-i-aar": "50000", "ta.ukendt": "ja"},
 "origins": {"barn.maalgruppe-saerligt-dagtilbud": "dokument", "barn.hjemmeboende": "dokument"}}`),
		[]byte(`{"format": "rettesnor-sag/1", "clocks": {"maaned": "2024-06"}, "facts": {"merudgifter.aar": "90000", "ta.traekprocent": "38", "ta.maanedsfradrag": "4500", "ta.bruttoloen": "37000", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20"},
 "lists": {"foraelder": [{"navn": "den anden", "ta.bruttoloen": "30000", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "10", "ta.besparelser": "meget"}]}}`),
		[]byte(`{"format": "rettesnor-sag/1", "clocks": {"modtaget": "2026-11-20", "aktindsigt-bedt": "2026-10-01"}, "facts": {"sag.situation": "afslag", "sag.afgoerelse-om": "hjemmetraening"}}`)}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	m := model(t)
	for _, file := range files {
		var result any
		if err := json.Unmarshal(m.AppendStep(nil, file, wizard.NewDate(2026, 11, 26)), &result); err != nil {
			t.Fatal(err)
		}
		delete(result.(map[string]any), "case") // told beside the table, with page and pause
		delete(result.(map[string]any), "page")
		delete(result.(map[string]any), "pause")
		seen.walk("", result)
		for _, f := range result.(map[string]any)["findings"].([]any) {
			finding := f.(map[string]any)
			id := finding["id"].(string)
			for _, a := range finding["amounts"].([]any) {
				name := a.(map[string]any)["name"].(string)
				if !slices.Contains(seen.amounts[id], name) {
					seen.amounts[id] = append(seen.amounts[id], name)
				}
			}
		}
	}
	return seen
}

// byID are the objects whose keys are ids.
var byID = []string{"set", "clocks"}

func (s *keysSeen) walk(path string, v any) {
	switch v := v.(type) {
	case map[string]any:
		name := path[strings.LastIndexByte(path, '.')+1:]
		for key, value := range v {
			switch {
			case slices.Contains(byID, name):
				key = path + ".*"
			case path != "":
				key = path + "." + key
			}
			s.walk(key, value)
		}
		if path == "" || path == "receipt" || slices.Contains(byID, name) {
			return
		}
	case []any:
		path += "[]"
		if path == "findings[].parents[]" { // the keys of a finding are told of once
			break
		}
		for _, value := range v {
			s.walk(path, value)
		}
	}
	// The keys of an amount are told of once.
	for _, of := range []string{"segments[].amounts[]", "together[]"} {
		if before, _, is := strings.Cut(path, of+"."); is {
			path = before + of
		}
	}
	if path != "" {
		s.keys[path] = true
	}
}

// Each law names the tests that hold it, and they exist.
func TestLaws(t *testing.T) {
	tests := map[string]bool{}
	err := filepath.WalkDir("../..", func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 {
			return errOr(err, filepath.SkipDir)
		}
		if !strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		for _, m := range regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`).FindAllSubmatch(text, -1) {
			tests[string(m[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range readDocument(t, "laws.md").table("law") {
		if row[0] != strconv.Itoa(i+1) {
			t.Errorf("law %s stands at place %d", row[0], i+1)
		}
		if len(codes(row[2])) == 0 {
			t.Errorf("law %s has no test", row[0])
		}
		for _, test := range codes(row[2]) {
			if !tests[test] {
				t.Errorf("law %s: there is no test %s", row[0], test)
			}
		}
	}
}

func errOr(err, other error) error {
	if err != nil {
		return err
	}
	return other
}
