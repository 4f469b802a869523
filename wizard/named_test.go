package wizard

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayName are the files of code that may name a finding by its id, and why.
// Those of the findings themselves, wizard/finding_*.go, need not stand here.
var mayName = map[string]string{
	"wizard/fact.go":              "the choices of sag.afgoerelse-om are what a decision may be about",
	"wizard/question.go":          "a subject of questions is called as the finding is",
	"internal/guide/ratepages.go": "a group of the figures is called as the finding is",
}

// No generic code names a finding, nor chooses by its name: what is special of
// one is a field of its value.
func TestGenericCodeNamesNoFinding(t *testing.T) {
	ids := FindingIDs()
	named := map[string]bool{}
	tell := func(file, what string) {
		named[file] = true
		if mayName[file] == "" {
			t.Errorf("%s names %s\nhint: make what is special of it a field of finding, wizard/finding.go", file, what)
		}
	}
	script := regexp.MustCompile(`["'` + "`" + `](` + strings.Join(ids, "|") + `)["'` + "`" + `]`)
	files := 0
	for _, folder := range []string{"wizard", "cmd", "internal", "static/js"} {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			file := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
			if strings.HasPrefix(file, "wizard/finding_") || strings.HasSuffix(file, "_test.go") {
				return nil
			}
			switch filepath.Ext(path) {
			case ".go":
				files++
				tree, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
				if err != nil {
					return err
				}
				ast.Inspect(tree, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.BasicLit:
						if text, err := strconv.Unquote(n.Value); err == nil && slices.Contains(ids, text) {
							tell(file, text)
						}
					case *ast.Ident:
						if constants[n.Name] {
							tell(file, n.Name)
						}
					}
					return true
				})
			case ".js":
				files++
				text, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				for _, m := range script.FindAllSubmatch(text, -1) {
					tell(file, string(m[1]))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files < 100 {
		t.Fatalf("only %d files were read", files)
	}
	for file := range mayName {
		if !named[file] {
			t.Errorf("%s names no finding any more: it need not stand in mayName", file)
		}
	}
}

// constants are the Go names of the ids.
var constants = map[string]bool{"HjemmetraeningID": true, "TabtArbejdsfortjenesteID": true, "TraeningsudgifterID": true, "KompensationsydelseID": true}

// The scripts tell facts and clocks apart by the point in a fact's id
// (home in static/js/lib/casefile.js).
func TestAFactHasAPointInItsIDAndAClockNone(t *testing.T) {
	for i := range facts {
		if !strings.Contains(facts[i].ID, ".") {
			t.Errorf("the fact %s has no point in its id", facts[i].ID)
		}
	}
	for _, id := range clockIDs {
		if strings.Contains(id, ".") {
			t.Errorf("the clock %s has a point in its id", id)
		}
	}
}
