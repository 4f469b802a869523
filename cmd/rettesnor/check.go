package main

import (
	"flag"
	"fmt"
	"io"
	"time"

	"rettesnor/internal/site"
)

// runCheck prints the problems of the content and writes nothing.
func runCheck(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	src := flags.String("src", "", "")
	date := flags.String("date", "", "")
	stale := flags.Bool("stale", false, "")
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
	result := site.Build(in)
	if n := report(stderr, result.Problems); n > 0 {
		fmt.Fprintf(stderr, "%d fejl\n", n)
		return exitProblems
	}
	return exitOK
}
