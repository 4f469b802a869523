package script

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func folder(pairs ...string) map[string][]byte {
	files := map[string][]byte{}
	for i := 0; i < len(pairs); i += 2 {
		files[pairs[i]] = []byte(pairs[i+1])
	}
	return files
}

// One file goes out, with all that it imports inside; a script that imports
// nothing stays as it is.
func TestJoin(t *testing.T) {
	files := folder(
		"js/main.js", "import { double } from \"./lib/double.js\";\nconsole.log(double(21), \"æøå\");\n",
		"js/lib/double.js", "import { two } from \"./two.js\";\nexport const double = (n) => n * two();\nexport const unused = \"borte\";\n",
		"js/lib/two.js", "export function two() { return 2; }\n",
		"js/alone.js", "document.title = 'x';\n",
		"css/main.css", "@import \"other.css\";\n",
	)
	got := Join(files)
	if len(got.Problems) > 0 || len(got.Files) != 1 {
		t.Fatalf("%d files, problems %v", len(got.Files), got.Problems)
	}
	out := string(got.Files["js/main.js"])
	if !strings.Contains(out, "æøå") || strings.Contains(out, "borte") || strings.Contains(out, "import") || !strings.HasPrefix(out, "(()=>{") {
		t.Errorf("joined: %s", out)
	}
	if want := []string{"js/lib/double.js", "js/lib/two.js"}; !slices.Equal(got.Parts, want) {
		t.Errorf("parts %v, want %v", got.Parts, want)
	}
	if again := Join(files); !bytes.Equal(again.Files["js/main.js"], got.Files["js/main.js"]) {
		t.Error("the same files give other bytes")
	}
}

// What is wrong is told with the script and its line, and nothing of it goes
// out.
func TestJoinProblems(t *testing.T) {
	for _, c := range []struct {
		name, text, want string
		line             int
	}{
		{"no such file", "import { a } from \"./b.js\";\na();\n", "scriptet ./b.js findes ikke", 1},
		{"a library by name", "\nimport a from \"left-pad\";\na();\n", "scriptet left-pad findes ikke", 2},
		{"outside the folder", "import \"../../../etc/passwd.js\";\n", "scriptet ../../../etc/passwd.js findes ikke", 1},
		{"a fault of form", "import { two } from \"./lib/two.js\";\nconst = 1;\n", "Expected", 2},
		{"a name that is not there", "import { three } from \"./lib/two.js\";\nthree();\n", "three", 1},
	} {
		got := Join(folder("js/main.js", c.text, "js/lib/two.js", "export function two() { return 2; }\n"))
		if len(got.Problems) == 0 || !strings.Contains(got.Problems[0].Message, c.want) || got.Problems[0].File != "js/main.js" || got.Problems[0].Line != c.line {
			t.Errorf("%s: %v", c.name, got.Problems)
		}
		if len(got.Files) > 0 {
			t.Errorf("%s: a file goes out all the same", c.name)
		}
	}
	if got := Join(folder("a.js", "var x = 1;", "b.css", "")); len(got.Files)+len(got.Parts)+len(got.Problems) > 0 {
		t.Errorf("scripts without imports: %+v", got)
	}
}

// A circle is no fault of modules.
func TestJoinCircle(t *testing.T) {
	got := Join(folder("a.js", "import { b } from \"./b.js\";\nexport const a = () => b;\nconsole.log(a());\n", "b.js", "import { a } from \"./a.js\";\nexport const b = () => a;\n", "c.js", "import \"./a.js\";\n"))
	if len(got.Problems) > 0 || len(got.Files["c.js"]) == 0 {
		t.Errorf("%+v", got)
	}
}

func BenchmarkJoin(b *testing.B) {
	files := map[string][]byte{}
	root := filepath.Join("..", "..", "static")
	err := filepath.WalkDir(filepath.Join(root, "js"), func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(root, name)
			files[filepath.ToSlash(rel)], err = os.ReadFile(name)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	// What the build makes of the catalogues.
	files["js/lib/said.js"] = []byte("export const said = {};\n")
	for _, code := range files {
		for _, said := range regexp.MustCompile(`\bt\.(\w+)`).FindAllSubmatch(code, -1) {
			if text := "export const " + string(said[1]) + " = () => [];\n"; !strings.Contains(string(files["js/lib/texts.js"]), text) {
				files["js/lib/texts.js"] = append(files["js/lib/texts.js"], text...)
			}
		}
	}
	for b.Loop() {
		if got := Join(files); len(got.Files) < 3 || len(got.Problems) > 0 {
			b.Fatalf("%d files, %v", len(got.Files), got.Problems)
		}
	}
}
