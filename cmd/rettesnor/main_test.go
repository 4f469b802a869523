package main

import (
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// runAsProgram makes the test's own file run as the program.
const runAsProgram = "RETTESNOR_TEST_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(runAsProgram) != "" {
		main()
	}
	testscript.Main(m, map[string]func(){"rettesnor": main})
}

// Each file of testdata is one behaviour; the first word of its name is the
// command.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			// The engine is made by the go command, which needs its caches.
			for _, name := range []string{"HOME", "GOCACHE", "GOMODCACHE", "GOPATH"} {
				if v := os.Getenv(name); v != "" {
					env.Setenv(name, v)
				}
			}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"samefiles": sameFiles,
			"sorted":    sortedLines,
		},
	})
}

// sameFiles A B: the two folders have the same files with the same bytes.
func sameFiles(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: samefiles a b")
	}
	out, err := exec.Command("diff", "-r", ts.MkAbs(args[0]), ts.MkAbs(args[1])).CombinedOutput()
	if (err != nil) != neg {
		ts.Fatalf("%s", out)
	}
}

// sortedLines FILE: the lines come in the order of their bytes, none twice.
func sortedLines(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: sorted file")
	}
	lines := strings.SplitAfter(ts.ReadFile(args[0]), "\n")
	if sorted := slices.IsSorted(lines[:len(lines)-1]) && len(slices.Compact(slices.Clone(lines))) == len(lines); sorted == neg {
		ts.Fatalf("%s: sorted is %v", args[0], sorted)
	}
}

// The arrows of ARCHITECTURE.md. A package may import what stands in its row
// and, where std is true, any of the standard library but what never names.
func TestImports(t *testing.T) {
	rows := []struct {
		pkg   string
		std   bool
		may   []string
		never []string
	}{
		{"rettesnor", false, []string{"embed"}, nil},
		{"rettesnor/wizard/day", false, []string{"strconv"}, nil},
		{"rettesnor/wizard/words", false, []string{"rettesnor/wizard/day", "strconv", "strings"}, nil},
		{"rettesnor/wizard", false, []string{"rettesnor/wizard/day", "rettesnor/wizard/words", "errors", "strconv", "strings", "slices", "sort", "math/bits"}, nil},
		{"rettesnor/internal/book", true, []string{"rettesnor/wizard/day", "rettesnor/wizard/words", "golang.org/x/net/html"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/bench", true, []string{"rettesnor/internal/address", "rettesnor/internal/bench/corpus", "rettesnor/internal/markdown", "rettesnor/internal/site", "go.yaml.in/yaml/v3"}, nil},
		{"rettesnor/internal/bench/corpus", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/compress", true, []string{"github.com/andybalholm/brotli"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/engine", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/enginetest", true, []string{"github.com/tetratelabs/wazero"}, nil},
		{"rettesnor/internal/flowchart", true, []string{"rettesnor/internal/danish", "rettesnor/internal/draw", "rettesnor/wizard", "rettesnor/wizard/words"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/danish", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/suggest", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/news", true, []string{"rettesnor/internal/markdown", "rettesnor/wizard/day", "rettesnor/wizard/words", "golang.org/x/net/html"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/problem", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/address", true, []string{"rettesnor/internal/problem", "golang.org/x/net/idna", "golang.org/x/text"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/audit", true, []string{"rettesnor/internal/address", "rettesnor/internal/danish", "rettesnor/internal/markdown", "rettesnor/internal/problem", "rettesnor/internal/suggest", "github.com/tdewolff/parse/v2", "golang.org/x/net/html"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/registry", true, []string{"rettesnor/internal/dataset", "rettesnor/internal/markdown", "rettesnor/internal/problem", "rettesnor/internal/suggest", "go.yaml.in/yaml/v3"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/dataset", true, nil, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/draw", true, []string{"rettesnor/internal/danish", "rettesnor/internal/markdown", "rettesnor/internal/suggest"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/markdown", true, []string{"rettesnor/internal/danish", "rettesnor/internal/problem", "github.com/yuin/goldmark", "github.com/alecthomas/chroma/v2"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/pseudotest", true, []string{"rettesnor/wizard", "rettesnor/internal/danish", "go.yaml.in/yaml/v3", "golang.org/x/net/html"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/script", true, []string{"rettesnor/internal/problem", "github.com/evanw/esbuild/pkg/api"}, nil},
		{"rettesnor/internal/search", true, []string{"github.com/blevesearch/snowballstem", "golang.org/x/net/html", "golang.org/x/text"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/guide", true, []string{
			"rettesnor/wizard",
			"rettesnor/wizard/day",
			"rettesnor/wizard/words",
			"rettesnor/internal/audit",
			"rettesnor/internal/danish",
			"rettesnor/internal/dataset",
			"rettesnor/internal/draw",
			"rettesnor/internal/flowchart",
			"rettesnor/internal/markdown",
			"rettesnor/internal/problem",
			"rettesnor/internal/registry",
			"rettesnor/internal/search",
			"rettesnor/internal/site",
			"rettesnor/internal/suggest",
			"go.yaml.in/yaml/v3",
			"golang.org/x/net/html",
		}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/site", true, []string{ // which knows no rule: not the wizard, and not the guide
			"rettesnor/wizard/day",
			"rettesnor/wizard/words",
			"rettesnor/internal/address",
			"rettesnor/internal/audit",
			"rettesnor/internal/danish",
			"rettesnor/internal/draw",
			"rettesnor/internal/markdown",
			"rettesnor/internal/problem",
			"rettesnor/internal/registry",
			"rettesnor/internal/script",
			"rettesnor/internal/search",
			"rettesnor/internal/suggest",
			"github.com/pelletier/go-toml/v2",
			"github.com/tdewolff/minify/v2",
			"go.yaml.in/yaml/v3",
			"golang.org/x/net/html",
			"golang.org/x/text",
		}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/internal/single", true, []string{"github.com/tdewolff/parse/v2", "golang.org/x/net/html"}, []string{"os", "net", "net/http", "os/exec"}},
		{"rettesnor/cmd/rettesnor", true, []string{"rettesnor", "rettesnor/wizard", "rettesnor/wizard/words", "rettesnor/internal/address", "rettesnor/internal/book", "rettesnor/internal/guide", "rettesnor/internal/site", "rettesnor/internal/compress", "rettesnor/internal/engine", "rettesnor/internal/flowchart", "rettesnor/internal/news", "rettesnor/internal/problem", "rettesnor/internal/single", "github.com/fsnotify/fsnotify", "golang.org/x/sys/unix", "golang.org/x/text"}, nil},
		{"rettesnor/cmd/wizardwasm", false, []string{"rettesnor/wizard", "rettesnor/wizard/words", "unsafe"}, nil},
	}
	list := func(env []string, args ...string) []string {
		cmd := exec.Command("go", append([]string{"list"}, args...)...)
		cmd.Env = append(os.Environ(), env...)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(out))
	}
	known := map[string]bool{}
	for _, row := range rows {
		known[row.pkg] = true
		var env []string
		if row.pkg == "rettesnor/cmd/wizardwasm" {
			env = []string{"GOOS=wasip1", "GOARCH=wasm"}
		}
		for _, imp := range list(env, "-f", `{{join .Imports "\n"}}`, row.pkg) {
			allowed := slices.ContainsFunc(row.may, func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") && strings.Contains(m, ".") })
			first, _, _ := strings.Cut(imp, "/")
			if row.std && !strings.Contains(first, ".") && first != "rettesnor" {
				allowed = !slices.Contains(row.never, imp)
			}
			if !allowed {
				t.Errorf("%s may not import %s", row.pkg, imp)
			}
		}
	}
	for _, pkg := range list(nil, "rettesnor/...") {
		if !known[pkg] {
			t.Errorf("%s has no row in this table", pkg)
		}
	}
}
