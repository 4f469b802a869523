package dataset

import (
	"reflect"
	"strings"
	"testing"
)

type row struct {
	ID    string   `json:"id"`
	From  string   `json:"from,omitempty" is:"date"`
	Value string   `json:"value" is:"number"`
	Cites []string `json:"cites"`
	Note  string   `json:"note,omitempty"`
}

// What a Danish Excel opens: each cell is what it was, and no text becomes a
// date or a formula.
func TestCSV(t *testing.T) {
	got := string(CSV([]row{
		{"9-17", "2024-01-01", "1067.4", []string{"bl85.1", "bl87"}, "anført; »sådan«"},
		{"C-53-06", "", "-0.5", nil, `=HYPERLINK("x")`},
		{"1/2", "", "1/3", []string{"9-17"}, "to\nlinjer"},
	}))
	want := "\uFEFFid;from;value;cites;note\r\n" +
		"'9-17;2024-01-01;1067,4;bl85.1, bl87;\"anført; »sådan«\"\r\n" +
		"C-53-06;;-0,5;;\"'=HYPERLINK(\"\"x\"\")\"\r\n" +
		"'1/2;;'1/3;'9-17;\"to\r\nlinjer\"\r\n"
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestVersionFollowsTheRows(t *testing.T) {
	one := []row{{ID: "a", Value: "1"}}
	if Version(one) != Version([]row{{ID: "a", Value: "1"}}) || Version(one) == Version([]row{{ID: "a", Value: "2"}}) {
		t.Error("the version does not follow the rows")
	}
}

type tree struct {
	Name string `json:"name"`
	Of   []tree `json:"of,omitempty"`
}

func TestSchemaOfATypeThatHoldsItself(t *testing.T) {
	text := string(JSON(Of(reflect.TypeFor[Table[tree]](), func(owner, field string) string { return owner + "." + field })))
	for _, want := range []string{`"$ref": "#/$defs/tree"`, `"description": "tree.name"`, `"description": "Table.rows"`, `"const": "rettesnor-data/1"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema lacks %s:\n%s", want, text)
		}
	}
}
