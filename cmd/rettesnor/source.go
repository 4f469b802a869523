package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"rettesnor"
	"rettesnor/internal/address"
	"rettesnor/internal/guide"
	"rettesnor/internal/problem"
	"rettesnor/internal/site"
)

// source is where content comes from: a folder, or what the program carries.
type source struct {
	dir   string // empty for the program's own
	files fs.FS
	rules fs.FS // what the page's engine is made of
	close func() error
}

// openSource opens -src. Links that lead out of the folder are not followed.
func openSource(dir string) (source, error) {
	if dir == "" {
		if _, err := os.Stat("content"); err != nil {
			return source{files: rettesnor.Files, rules: rettesnor.Engine, close: func() error { return nil }}, nil
		}
		dir = "."
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return source{}, fmt.Errorf("mappen %s kan ikke åbnes: %w", dir, cause(err))
	}
	return source{dir: dir, files: root.FS(), rules: rettesnor.Engine, close: root.Close}, nil
}

// cause leaves out the path that the message names already.
func cause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// replaced tells whether the folder's name leads to another folder now than
// when it was opened.
func (s source) replaced() bool {
	if s.dir == "" {
		return false
	}
	open, err1 := fs.Stat(s.files, ".")
	named, err2 := os.Stat(s.dir)
	return err1 == nil && err2 == nil && !os.SameFile(open, named)
}

func (s source) input() site.Input {
	in := site.Input{Files: s.files, Fallback: rettesnor.Files}
	if s.dir != "" && filepath.Clean(s.dir) != "." {
		in.Name = filepath.ToSlash(filepath.Clean(s.dir)) + "/"
	}
	return in
}

// ours tells whether the folder is a site of ours, which has the wizard.
func (s source) ours() bool {
	return guide.Configured(s.files)
}

// engine adds the wizard's WebAssembly to a site that has the wizard. stale
// says in a line why it is not the small one.
func (s source) engine(in *site.Input) (stale string, err error) {
	if !s.ours() {
		return "", nil
	}
	wasm, stale, err := buildEngine(s.rules)
	in.Given = map[string][]byte{guide.EngineFile: wasm}
	return stale, err
}

// parse reads a command's flags; done is true when the command is over.
func parse(flags *flag.FlagSet, args []string, stdout, stderr io.Writer) (status int, done bool) {
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return exitOK, true
	case err != nil:
		fmt.Fprintf(stderr, "rettesnor %s: %s\n\n%s", flags.Name(), flagProblem(err), usage)
		return exitUsage, true
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "rettesnor %s: forstår ikke %q\n\n%s", flags.Name(), flags.Arg(0), usage)
		return exitUsage, true
	}
	return 0, false
}

// checkFlags answers what is wrong with -base or -date.
func checkFlags(base, date string) error {
	if date != "" {
		if _, err := time.Parse(time.DateOnly, date); err != nil {
			return fmt.Errorf("-date skal være en dato som 2026-11-21, ikke %q", date)
		}
	}
	if base != "" {
		if _, _, err := address.Base(base); err != nil {
			return fmt.Errorf("-base skal være som https://vært/mappe, ikke %q", base)
		}
	}
	return nil
}

// shownWarnings is how many warnings of a kind are told one by one.
const shownWarnings = 10

// report prints the problems and tells how many stop a build. Of many warnings
// of a kind it prints the first and how many there are, or all of them.
func report(w io.Writer, problems []site.Problem, all bool) (errs int) {
	kinds := map[string]int{}
	var order []string
	for _, p := range problems {
		if !p.Warning {
			errs++
			fmt.Fprintln(w, p)
			continue
		}
		kind := kindOf(p)
		if kinds[kind]++; kinds[kind] == shownWarnings+1 {
			order = append(order, kind)
		}
		if all || kinds[kind] <= shownWarnings {
			fmt.Fprintln(w, p)
		}
	}
	if all {
		return errs
	}
	for _, kind := range order {
		fmt.Fprintf(w, "og %d advarsler mere som: %s\n", kinds[kind]-shownWarnings, kind)
	}
	if len(order) > 0 {
		fmt.Fprintln(w, "  hint: vis alle med -v")
	}
	return errs
}

// kindOf is a warning's message without what is different from place to place:
// names, addresses and numbers, and what stands after a colon.
func kindOf(p site.Problem) string {
	message, rest, _ := strings.Cut(problem.Printable(p.Message), ": ")
	var words []string
	for i, word := range strings.Fields(message) {
		if i > 0 && !plainWord.MatchString(word) {
			if len(words) > 0 && words[len(words)-1] != "…" {
				words = append(words, "…")
			}
			continue
		}
		words = append(words, word)
	}
	if rest != "" {
		words = append(words, "…")
	}
	return strings.Join(words, " ")
}

var plainWord = regexp.MustCompile(`^[a-zæøå]+[,;]?$`)

// fail prints what the world did not allow. A second line of the error is its
// hint.
func fail(w io.Writer, err error) int {
	text, hint, _ := strings.Cut(err.Error(), "\nhint: ")
	fmt.Fprintf(w, "rettesnor: %s\n", text)
	if hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", hint)
	}
	return exitProblems
}
