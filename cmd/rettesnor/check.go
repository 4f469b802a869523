package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rettesnor/internal/guide"
	"rettesnor/internal/site"
)

// runCheck prints the problems of the content and writes nothing.
func runCheck(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	src := flags.String("src", "", "")
	date := flags.String("date", "", "")
	stale := flags.Bool("stale", false, "")
	publish := flags.Bool("publish", false, "")
	all := flags.Bool("v", false, "")
	asJSON := flags.Bool("json", false, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	if err := checkFlags("", *date); err != nil {
		fmt.Fprintf(stderr, "rettesnor check: %v\n", err)
		return exitUsage
	}
	from, err := openSource(*src)
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	in := from.input()
	in.Date = *date
	if *stale {
		in.Today = time.Now().Format(time.DateOnly)
	}
	far := newProgress(stderr)
	told, done := withRoom(far.step)
	defer done()
	in.Progress = told
	result := guide.Stream(in, func(site.File) {})
	far.end(*all)
	if *asJSON {
		return printJSON(stdout, stderr, result)
	}
	if *stale {
		printUnknown(stdout, result.Unknown)
	}
	if n := report(stderr, result.Problems, *all); n > 0 {
		fmt.Fprintf(stderr, "%d fejl\n", n)
		return exitProblems
	}
	if *publish {
		n, err := publishAddresses(from, result.Addresses)
		if err != nil {
			return fail(stderr, err)
		}
		fmt.Fprintf(stdout, "%s: %d nye adresser\n", site.PublishedFile, n)
	}
	return exitOK
}

// printJSON prints every problem as one line of JSON, for editors: file, line,
// message, hint, warning, as in problem.Problem.
func printJSON(stdout, stderr io.Writer, result guide.Result) int {
	lines := json.NewEncoder(stdout)
	lines.SetEscapeHTML(false)
	for _, p := range result.Problems {
		if err := lines.Encode(p); err != nil {
			return fail(stderr, err)
		}
	}
	if result.Failed() {
		return exitProblems
	}
	return exitOK
}

// printUnknown lists what we have not found, the longest ago first.
func printUnknown(w io.Writer, all []guide.Unknown) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(w, "ikke fundet: %d, sidst ledt:\n", len(all))
	for _, u := range all {
		fmt.Fprintf(w, "  %s  %s: %s\n", u.Looked, u.ID, u.Text)
	}
}

// publishAddresses adds the addresses that the list of published ones lacks.
// None is ever taken out: a link that was given out is to work for good.
func publishAddresses(from source, all []string) (added int, err error) {
	if from.dir == "" || !from.ours() {
		return 0, fmt.Errorf("der er ingen liste at skrive i\nhint: giv mappen med content/data/site.yaml som -src")
	}
	file := filepath.Join(from.dir, filepath.FromSlash(site.PublishedFile))
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, err
	}
	if len(text) > 0 && text[len(text)-1] != '\n' {
		text = append(text, '\n')
	}
	have := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		have[strings.TrimSpace(line)] = true
	}
	slices.Sort(all)
	for _, address := range all {
		if !have[address] {
			text = append(text, address+"\n"...)
			added++
		}
	}
	if added == 0 {
		return 0, nil
	}
	// Beside and renamed, so that a full disk does not lose the list.
	temp := file + "~"
	if err := os.WriteFile(temp, text, 0o644); err != nil {
		return 0, full(err)
	}
	if err := syncFile(temp); err != nil {
		return 0, full(err)
	}
	return added, os.Rename(temp, file)
}
