package main

import (
	"flag"
	"fmt"
	"io"
	"net/url"
	"strings"

	"rettesnor/internal/single"
	"rettesnor/internal/site"
)

type buildOptions struct {
	out, base, date string
	compress        bool
	single          bool
	all             bool // warnings, also where there are many of a kind
}

// runBuild makes the site and writes it, whole or not at all.
func runBuild(args []string, stdout, stderr io.Writer) int {
	var o buildOptions
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	src := flags.String("src", "", "")
	flags.StringVar(&o.out, "out", "public", "")
	flags.StringVar(&o.base, "base", "", "")
	flags.StringVar(&o.date, "date", "", "")
	flags.BoolVar(&o.single, "single", false, "")
	flags.BoolVar(&o.compress, "compress", false, "")
	flags.BoolVar(&o.all, "v", false, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	if err := checkFlags(o.base, o.date); err != nil {
		fmt.Fprintf(stderr, "rettesnor build: %v\n", err)
		return exitUsage
	}
	from, err := openSource(*src)
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	return build(from, o, stdout, stderr)
}

// fromAStick are the files of a site as a folder that needs no host.
func fromAStick(files []site.File, base string) ([]site.File, error) {
	whole := make([]single.File, len(files))
	for i, f := range files {
		whole[i] = single.File(f)
	}
	basePath := ""
	if u, err := url.Parse(base); err == nil {
		basePath = strings.TrimSuffix(u.EscapedPath(), "/")
	}
	whole, err := single.Make(whole, basePath)
	if err != nil {
		return nil, err
	}
	files = make([]site.File, len(whole))
	for i, f := range whole {
		files[i] = site.File(f)
	}
	return files, nil
}

func build(from source, o buildOptions, stdout, stderr io.Writer) int {
	target, err := openTarget(o.out, from.dir)
	if err != nil {
		return fail(stderr, err)
	}
	in := from.input()
	in.Base, in.Date = o.base, o.date
	stale, err := from.engine(&in)
	if err != nil {
		return fail(stderr, err)
	}
	if stale != "" {
		fmt.Fprintln(stderr, stale)
		if o.compress { // what is compressed is to be published
			return exitProblems
		}
	}
	result := site.Build(in)
	if n := report(stderr, result.Problems, o.all); n > 0 {
		fmt.Fprintf(stderr, "%d fejl; intet er skrevet\n", n)
		return exitProblems
	}
	files, made := result.Files, 0
	if o.single {
		if files, err = fromAStick(files, in.Base); err != nil {
			return fail(stderr, err)
		}
	}
	if o.compress {
		files, made = target.compressed(files)
	}
	changed, err := target.write(files)
	if err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintf(stdout, "%s: %d filer, %d nye eller ændrede", o.out, len(files), changed)
	if o.compress {
		fmt.Fprintf(stdout, "; %d komprimeret", made)
	}
	fmt.Fprintln(stdout)
	return exitOK
}
