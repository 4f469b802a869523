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
	"strings"

	"rettesnor"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// ratesFile is where the dated figures stand in the content.
const ratesFile = "content/data/rates.csv"

// wordsFiles are where the engine's sentences stand in the content: those that
// the page has too, and those around the questions.
var wordsFiles = []string{"content/data/words/da.txt", "content/data/words/da-guide.txt"}

// loadModel makes the engine from the figures and the words in files.
func loadModel(files fs.FS) (*wizard.Model, error) {
	csv, err := fs.ReadFile(files, ratesFile)
	if err != nil {
		return nil, err
	}
	texts := make([][]byte, len(wordsFiles))
	for i, name := range wordsFiles {
		if texts[i], err = fs.ReadFile(files, name); err != nil {
			return nil, err
		}
	}
	catalogue, faults := words.Parse(texts...)
	var errs []error
	for _, p := range faults {
		errs = append(errs, fmt.Errorf("%s:%d: %s", wordsFiles[p.File], p.Line, catalogue.Say(p.Msg)))
	}
	rates, problems := wizard.ParseRates(csv)
	for _, p := range problems {
		errs = append(errs, fmt.Errorf("%s:%d: %s", ratesFile, p.Line, catalogue.Say(p.Msg)))
	}
	return wizard.New(rates, catalogue), errors.Join(errs...)
}

// runEval answers case files: one result a file, or with -lines one a line.
func runEval(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("eval", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	lines := flags.Bool("lines", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return exitOK
	case err != nil:
		fmt.Fprintf(stderr, "rettesnor eval: %s\n\n%s", flagProblem(err), usage)
		return exitUsage
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return exitProblems
	}
	names := flags.Args()
	if len(names) == 0 {
		names = []string{"-"}
	}
	out := bufio.NewWriter(stdout)
	status := exitOK
	for _, name := range names {
		ok, err := evalFile(model, name, *lines, stdin, out)
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

func evalFile(model *wizard.Model, name string, lines bool, stdin io.Reader, out *bufio.Writer) (ok bool, err error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return false, errors.Unwrap(err)
		}
		defer f.Close()
		in = f
	}
	if lines {
		return evalLines(model, in, out)
	}
	file, err := io.ReadAll(io.LimitReader(in, wizard.MaxCase+1))
	if err != nil {
		return false, err
	}
	result, ok := model.AnswerCase(nil, file)
	_, err = out.Write(append(result, '\n'))
	return ok, err
}

// evalLines holds one line at a time, and of a line never much more than a
// case file may be.
func evalLines(model *wizard.Model, in io.Reader, out *bufio.Writer) (ok bool, err error) {
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
			result, fine = model.AnswerCase(result[:0], trimmed)
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
