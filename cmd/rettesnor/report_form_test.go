package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// Who finds a fault is asked the same on paper as in the repository's form, and
// the form asks for nothing that says who a child is, and for no mailbox.
func TestTheFormForFaults(t *testing.T) {
	text, err := os.ReadFile("../../.github/ISSUE_TEMPLATE/fejl-paa-siden.yml")
	if err != nil {
		t.Fatal(err)
	}
	var form struct {
		Name, Description, Title string
		Labels                   []string
		Body                     []struct {
			Type, ID    string
			Attributes  struct{ Label, Description, Value string }
			Validations struct{ Required bool }
		}
	}
	if err := yaml.Unmarshal(text, &form); err != nil {
		t.Fatal(err)
	}
	if form.Name == "" || form.Description == "" || len(form.Body) < 5 {
		t.Errorf("the form has no name, no description or few questions: %+v", form)
	}
	var asked, required []string
	ids := map[string]bool{}
	for i, each := range form.Body {
		switch each.Type {
		case "markdown":
			if i != 0 || !strings.Contains(each.Attributes.Value, "CPR") {
				t.Error("the form does not begin with what not to write")
			}
		case "input", "textarea":
			asked = append(asked, each.Attributes.Label)
			if each.Validations.Required {
				required = append(required, each.ID)
			}
			if each.ID == "" || ids[each.ID] {
				t.Errorf("the id %q", each.ID)
			}
			ids[each.ID] = true
		default:
			t.Errorf("a field of the type %q", each.Type)
		}
	}
	if got := strings.Join(required, " "); got != "side staar" {
		t.Errorf("required: %s", got)
	}
	sheet, err := os.ReadFile("../../content/om/meld-en-fejl.md")
	if err != nil {
		t.Fatal(err)
	}
	var printed []string
	for _, m := range regexp.MustCompile(`(?m)^\d+\. (.*)$`).FindAllStringSubmatch(string(sheet), -1) {
		printed = append(printed, m[1])
	}
	// The last of the sheet is whom to ask; the form knows that itself.
	if len(printed) == 0 || strings.Join(asked, "\n") != strings.Join(printed[:len(printed)-1], "\n") {
		t.Errorf("the form asks\n%s\nthe sheet\n%s", strings.Join(asked, "\n"), strings.Join(printed, "\n"))
	}
	if found := regexp.MustCompile(`https?:|mailto:|@`).FindString(string(text)); found != "" {
		t.Errorf("the form names an address: %q", found)
	}
}
