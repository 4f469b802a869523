package main

import (
	"flag"
	"fmt"
	"io"

	"rettesnor/internal/site"
)

// runBuild makes the site and writes it, whole or not at all.
func runBuild(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	src := flags.String("src", "", "")
	out := flags.String("out", "public", "")
	base := flags.String("base", "", "")
	date := flags.String("date", "", "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	if err := checkFlags(*base, *date); err != nil {
		fmt.Fprintf(stderr, "rettesnor build: %v\n", err)
		return exitUsage
	}
	from, err := openSource(*src)
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	target, err := openTarget(*out, from.dir)
	if err != nil {
		return fail(stderr, err)
	}
	in := from.input()
	in.Base, in.Date = *base, *date
	stale, err := from.engine(&in)
	if err != nil {
		return fail(stderr, err)
	}
	if stale != "" {
		fmt.Fprintln(stderr, stale)
	}
	result := site.Build(in)
	if n := report(stderr, result.Problems); n > 0 {
		fmt.Fprintf(stderr, "%d fejl; intet er skrevet\n", n)
		return exitProblems
	}
	changed, err := target.write(result.Files)
	if err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintf(stdout, "%s: %d filer, %d nye eller ændrede\n", *out, len(result.Files), changed)
	return exitOK
}
