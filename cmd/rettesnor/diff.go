package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"rettesnor"
	"rettesnor/internal/news"
	"rettesnor/wizard"
)

// runDiff tells whose verdict or amount differs between two files of one case
// or one result a line. That something differs is news, not a problem: then
// too it ends with 0. It ends with 1 where the files cannot be held together.
func runDiff(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("diff", flag.ContinueOnError)
	year := flags.Int("nyt", 0, "")
	if status, done := parseOperands(flags, args, 2, stdout, stderr); done {
		return status
	}
	switch {
	case *year != 0 && (*year < 2011 || *year > 2100):
		fmt.Fprintf(stderr, "rettesnor diff: -nyt skal være et år, for eksempel 2027, ikke %d\n", *year)
		return exitUsage
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	if *year != 0 {
		return printNews(model, flags.Arg(0), flags.Arg(1), *year, stdout, stderr)
	}
	var files [2]*answers
	for i := range files {
		name, in := flags.Arg(i), stdin
		if name != "-" {
			f, err := os.Open(name)
			if err != nil {
				return fail(stderr, fmt.Errorf("%s kan ikke læses: %w", name, cause(err)))
			}
			defer f.Close()
			in = f
		}
		files[i] = &answers{name: name, model: model, in: bufio.NewReaderSize(in, 64<<10)}
	}
	out := bufio.NewWriter(stdout)
	changed, total, err := diff(out, files[0], files[1])
	fmt.Fprintf(out, "%d af %d sager har ændret sig\n", changed, total)
	if err := errors.Join(err, out.Flush()); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// printNews prints what is new from one built site to another as a page, and tells
// what whoever saves it must write themselves.
func printNews(model *wizard.Model, before, after string, year int, stdout, stderr io.Writer) int {
	var sites [2]*os.Root
	for i, dir := range []string{before, after} {
		root, err := os.OpenRoot(dir)
		if err != nil {
			return fail(stderr, fmt.Errorf("mappen %s kan ikke åbnes: %w", dir, cause(err)))
		}
		defer root.Close()
		sites[i] = root
	}
	told, err := news.Compare(sites[0].FS(), sites[1].FS(), year, model.Say)
	if err != nil {
		return fail(stderr, err)
	}
	for _, note := range told.Notes {
		fmt.Fprintln(stderr, note)
	}
	if _, err := stdout.Write(told.Page); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// answers reads a file of results, or of cases, which it has answered.
type answers struct {
	name   string
	model  *wizard.Model
	in     *bufio.Reader
	line   int
	answer []byte
}

// diffResult is what is compared of a result.
type diffResult struct {
	Format   string
	Findings []struct {
		ID, Verdict string
		Amounts     []diffAmount
	}
}

type diffAmount struct{ Name, Lo, Hi, Best string }

func (a diffAmount) String() string {
	switch {
	case a.Name == "":
		return "intet beløb"
	case a.Lo == a.Hi:
		return a.Lo
	case a.Best != "":
		return a.Lo + ".." + a.Hi + " (" + a.Best + ")"
	}
	return a.Lo + ".." + a.Hi
}

// next gives the result of the next line that is not empty; io.EOF at the end.
func (c *answers) next() (r diffResult, err error) {
	var line []byte
	for len(line) == 0 {
		raw, err := c.in.ReadBytes('\n')
		line = bytes.TrimSpace(raw)
		if err != nil && len(line) == 0 {
			return r, err
		}
		c.line++
	}
	if err := json.Unmarshal(line, &r); err != nil {
		return r, fmt.Errorf("%s:%d: linjen er ikke JSON", c.name, c.line)
	}
	if r.Format == wizard.Format {
		c.answer, _ = c.model.AnswerCase(c.answer[:0], line)
		r = diffResult{}
		err = json.Unmarshal(c.answer, &r)
	}
	if err != nil || r.Format != wizard.ResultFormat {
		return r, fmt.Errorf("%s:%d: linjen er hverken en sag (%s) eller et resultat (%s)", c.name, c.line, wizard.Format, wizard.ResultFormat)
	}
	return r, nil
}

// diff holds one line of each in memory at a time.
func diff(out io.Writer, before, after *answers) (changed, total int, err error) {
	for {
		a, errA := before.next()
		b, errB := after.next()
		switch {
		case errA == io.EOF && errB == io.EOF:
			return changed, total, nil
		case errA == io.EOF || errB == io.EOF:
			short := before
			if errA != io.EOF {
				short = after
			}
			return changed, total, fmt.Errorf("%s slutter efter %d linjer, den anden fil gør ikke\nhint: de to filer skal have de samme sager i samme orden", short.name, short.line)
		case errA != nil || errB != nil:
			return changed, total, errors.Join(errA, errB)
		}
		total++
		if differs(out, after.line, a, b) {
			changed++
		}
	}
}

func differs(out io.Writer, line int, a, b diffResult) bool {
	differ := false
	tell := func(what, from, to string) {
		differ = true
		fmt.Fprintf(out, "%d: %s: %s → %s\n", line, what, from, to)
	}
	verdicts := func(r diffResult) (ids []string, at map[string]int) {
		at = map[string]int{}
		for i, f := range r.Findings {
			ids, at[f.ID] = append(ids, f.ID), i
		}
		return ids, at
	}
	idsA, atA := verdicts(a)
	idsB, atB := verdicts(b)
	for _, id := range idsB {
		if _, ok := atA[id]; !ok {
			idsA = append(idsA, id)
		}
	}
	for _, id := range idsA {
		i, inA := atA[id]
		j, inB := atB[id]
		if !inA || !inB {
			word := map[bool]string{true: "er der", false: "findes ikke"}
			tell(id, word[inA], word[inB])
			continue
		}
		from, to := a.Findings[i], b.Findings[j]
		if from.Verdict != to.Verdict {
			tell(id, from.Verdict, to.Verdict)
		}
		of := func(amounts []diffAmount, name string) (found diffAmount) {
			for _, a := range amounts {
				if a.Name == name {
					found = a
				}
			}
			return found
		}
		var names []string
		for _, a := range slices.Concat(from.Amounts, to.Amounts) {
			names = append(names, a.Name)
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			if x, y := of(from.Amounts, name), of(to.Amounts, name); x != y {
				tell(id+"."+name, x.String(), y.String())
			}
		}
	}
	return differ
}
