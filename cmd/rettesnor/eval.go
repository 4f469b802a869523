package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"rettesnor"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// ratesFile is where the dated figures stand in the content.
const ratesFile = "content/data/rates.csv"

// wordsDir is where the sentences stand in the content.
const wordsDir = "content/data/words/"

// wordsFiles are the engine's sentences in a language: those that the page has
// too, and those around the questions.
func wordsFiles(lang string) []string {
	return []string{wordsDir + lang + ".txt", wordsDir + lang + "-guide.txt", wordsDir + lang + "-entry.txt"}
}

// ownLanguage is the language of the site.
const ownLanguage = "da"

// languages lists those that results can be said in.
func languages(files fs.FS) []string {
	var all []string
	names, _ := fs.Glob(files, wordsDir+"*-guide.txt")
	for _, name := range names {
		all = append(all, strings.TrimSuffix(path.Base(name), "-guide.txt"))
	}
	return all
}

// langFlag adds -lang to a command that says results; the value is checked by
// modelIn.
func langFlag(flags *flag.FlagSet) *string { return flags.String("lang", ownLanguage, "") }

// modelIn makes the engine in the language that -lang names. Where it cannot,
// the reason has been told, and status is what to end with.
func modelIn(lang, command string, stderr io.Writer) (model *wizard.Model, status int) {
	if all := languages(rettesnor.Files); !slices.Contains(all, lang) {
		fmt.Fprintf(stderr, "rettesnor %s: -lang: sproget %q har vi ikke; vi har %s\n", command, lang, strings.Join(all, ", "))
		return nil, exitUsage
	}
	model, err := loadModelIn(rettesnor.Files, lang)
	if err != nil {
		return nil, fail(stderr, err)
	}
	return model, exitOK
}

// loadModel makes the engine from the figures and the words in files.
func loadModel(files fs.FS) (*wizard.Model, error) { return loadModelIn(files, ownLanguage) }

func loadModelIn(files fs.FS, lang string) (*wizard.Model, error) {
	csv, err := fs.ReadFile(files, ratesFile)
	if err != nil {
		return nil, err
	}
	catalogue, faults, err := words.Load(func(name string) ([]byte, error) { return fs.ReadFile(files, name) }, wordsFiles(lang)...)
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, p := range faults {
		errs = append(errs, fmt.Errorf("%s:%d: %s", p.File, p.Line, catalogue.Say(p.Msg)))
	}
	rates, problems := wizard.ParseRates(csv)
	for _, p := range problems {
		errs = append(errs, fmt.Errorf("%s:%d: %s", ratesFile, p.Line, catalogue.Say(p.Msg)))
	}
	return wizard.New(rates, catalogue), errors.Join(errs...)
}

// runEval answers case files: one result a file, or with -lines one a line; with
// -curve the curve of a fact instead.
func runEval(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	lines := flags.Bool("lines", false, "")
	curve := flags.String("curve", "", "")
	lang := langFlag(flags)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return exitOK
	case err != nil:
		fmt.Fprintf(stderr, "rettesnor eval: %s\n\n%s", flagProblem(err), usage)
		return exitUsage
	}
	answer := (*wizard.Model).AnswerCase
	if *curve != "" {
		id, _, _ := strings.Cut(*curve, "=")
		if fact, ok := wizard.FactByID(id); !ok || !isNumber(fact.Info().Kind) {
			fmt.Fprintf(stderr, "rettesnor eval: -curve: %q er ikke et beløb eller et antal timer, der spørges om\n", *curve)
			return exitUsage
		}
		answer = func(m *wizard.Model, dst, file []byte) ([]byte, bool) { return m.AppendCurve(dst, file, *curve) }
	}
	model, status := modelIn(*lang, "eval", stderr)
	if status != exitOK {
		return status
	}
	names := flags.Args()
	if len(names) == 0 {
		names = []string{"-"}
	}
	out := bufio.NewWriter(stdout)
	for _, name := range names {
		ok, err := evalFile(func(dst, file []byte) ([]byte, bool) { return answer(model, dst, file) }, name, *lines, stdin, out)
		if err != nil {
			fmt.Fprintf(stderr, "%s: %v\n", name, err)
		}
		if !ok || err != nil {
			status = exitProblems
		}
	}
	if err := out.Flush(); err != nil {
		fmt.Fprintln(stderr, err)
		return exitProblems
	}
	return status
}

// flagProblem says in Danish what package flag says of an argument.
func flagProblem(err error) string {
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: "); ok {
		return "kender ikke " + name
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return name + " mangler sin værdi"
	}
	return "forstår ikke " + strings.TrimPrefix(text, "invalid ")
}

// isNumber reports whether an answer of a kind can be moved along a curve.
func isNumber(k wizard.Kind) bool {
	return k == wizard.Money || k == wizard.Hours || k == wizard.PercentKind
}

// answerer writes what is said of a case file behind dst; ok is false where there
// are problems.
type answerer func(dst, file []byte) (out []byte, ok bool)

// asUTF8 reads what begins with the mark of UTF-16 too, which a redirection in
// Windows PowerShell writes.
func asUTF8(in io.Reader) io.Reader {
	return transform.NewReader(in, unicode.BOMOverride(encoding.Nop.NewDecoder()))
}

func evalFile(answer answerer, name string, lines bool, stdin io.Reader, out *bufio.Writer) (ok bool, err error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return false, errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	in = asUTF8(in)
	if lines {
		return evalLines(answer, in, out)
	}
	file, err := io.ReadAll(io.LimitReader(in, wizard.MaxCase+1))
	if err != nil {
		return false, err
	}
	result, ok := answer(nil, file)
	_, err = out.Write(append(result, '\n'))
	return ok, err
}

// evalLines holds one line at a time, and of a line never much more than a
// case file may be.
func evalLines(answer answerer, in io.Reader, out *bufio.Writer) (ok bool, err error) {
	ok = true
	r := bufio.NewReaderSize(in, 64<<10)
	var line, result []byte
	for {
		line = line[:0]
		var part []byte
		for err = bufio.ErrBufferFull; err == bufio.ErrBufferFull; {
			part, err = r.ReadSlice('\n')
			if len(line) <= wizard.MaxCase {
				line = append(line, part...)
			}
		}
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			var fine bool
			result, fine = answer(result[:0], trimmed)
			ok = ok && fine
			if _, err := out.Write(append(result, '\n')); err != nil {
				return false, err
			}
		}
		if err == io.EOF {
			return ok, nil
		}
		if err != nil {
			return false, err
		}
	}
}
