// Package dataset gives the rows of a Go type to others: as JSON, as CSV for a
// spreadsheet, and as the JSON Schema that both follow, all from the fields of
// the one type.
//
//	type rate struct {
//		Key   string   `json:"key"`
//		From  string   `json:"from" is:"date"`
//		Value string   `json:"value" is:"number"`
//		Cites []string `json:"sources,omitempty"`
//	}
//
// A field's tag is says what a text is: a date or a month as ISO 8601 has it, a
// number with a point or a fraction, an address, or one of some words ("published|derived").
// A field without omitempty is always there. In CSV:
//
//   - a byte order mark, semicolons and CRLF, which Excel reads on a Danish
//     computer without being asked;
//   - dates as in JSON, which it knows as dates everywhere;
//   - numbers with a comma; lists with a comma and a space between;
//   - an apostrophe before a text that it would take for a date or a formula,
//     as the decision 9-17.
package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"reflect"
	"regexp"
	"strconv"
	"strings"
)

// Format is what the file of a table says it is.
const Format = "rettesnor-data/1"

// Table is a table in its file.
type Table[Row any] struct {
	Schema  string `json:"$schema" is:"address"`
	Format  string `json:"format" is:"rettesnor-data/1"`
	Name    string `json:"name"`
	Title   string `json:"title"`
	Version string `json:"version"`
	Date    string `json:"date" is:"date"`
	Rows    []Row  `json:"rows"`
}

// Version names some rows: the same rows give the same version.
func Version(rows any) string {
	text, err := json.Marshal(rows)
	if err != nil {
		panic("dataset: rows that JSON cannot write: " + err.Error())
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6])
}

// JSON writes a value as people can read it too.
func JSON(v any) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		panic("dataset: a value that JSON cannot write: " + err.Error())
	}
	return out.Bytes()
}

// column is a field of a row.
type column struct {
	name  string // in JSON, and at the head of CSV
	is    string
	field int
	must  bool // it is always there
}

func columns(row reflect.Type) (all []column) {
	for i := range row.NumField() {
		f := row.Field(i)
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" {
			panic("dataset: the field " + row.Name() + "." + f.Name + " has no name in JSON")
		}
		all = append(all, column{name, f.Tag.Get("is"), i, rest != "omitempty"})
	}
	return all
}

// Columns are the names of a row's fields.
func Columns(row any) (names []string) {
	for _, c := range columns(reflect.TypeOf(row)) {
		names = append(names, c.name)
	}
	return names
}

// CSV writes rows for a spreadsheet.
func CSV[Row any](rows []Row) []byte {
	out := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(out)
	w.Comma, w.UseCRLF = ';', true
	all := columns(reflect.TypeFor[Row]())
	line := make([]string, len(all))
	for i, c := range all {
		line[i] = c.name
	}
	w.Write(line)
	for _, row := range rows {
		v := reflect.ValueOf(row)
		for i, c := range all {
			line[i] = cell(v.Field(c.field), c.is)
		}
		w.Write(line)
	}
	w.Flush() // into memory, which does not fail
	return out.Bytes()
}

// taken are texts that a spreadsheet takes for something else: a formula, a
// date, a fraction.
var taken = regexp.MustCompile(`^([=+\-@\t\r]|\d{1,4}[-/.]\d{1,4}([-/.]\d{1,4})?$)`)

func cell(v reflect.Value, is string) string {
	text := ""
	switch v.Kind() {
	case reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Slice:
		text = strings.Join(v.Interface().([]string), ", ")
	default:
		text = v.String()
	}
	switch {
	case is == "number" && !strings.Contains(text, "/"):
		return strings.Replace(text, ".", ",", 1)
	case is == "date" || is == "month":
		return text
	case taken.MatchString(text):
		return "'" + text
	}
	return text
}
