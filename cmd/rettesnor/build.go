package main

import (
	"crypto/sha256"
	"flag"
	"fmt"
	"io"

	"rettesnor/internal/guide"
	"rettesnor/internal/single"
	"rettesnor/internal/site"
)

type buildOptions struct {
	out, base, date string
	compress        bool
	single          bool
	book            bool
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
	flags.BoolVar(&o.book, "book", false, "")
	flags.BoolVar(&o.compress, "compress", false, "")
	flags.BoolVar(&o.all, "v", false, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	if err := checkFlags(o.base, o.date); err != nil {
		fmt.Fprintf(stderr, "rettesnor build: %v\n", err)
		return exitUsage
	}
	if o.single && (o.base != "" || o.compress) {
		fmt.Fprintln(stderr, "rettesnor build: -single laver en mappe uden vært; -base og -compress er til en vært")
		return exitUsage
	}
	if o.book && (o.single || o.compress) {
		fmt.Fprintln(stderr, "rettesnor build: -book laver kun bogen; -single og -compress er til stedet")
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
func fromAStick(result guide.Result) ([]single.File, error) {
	files := make([]single.File, len(result.Files))
	for i, f := range result.Files {
		files[i] = single.File(f)
	}
	return single.Make(files, result.BasePath)
}

// zippedStick are the folder in one file, and its sum.
func zippedStick(folder []single.File) ([]site.File, error) {
	data, err := single.Zip("rettesnor", folder)
	if err != nil {
		return nil, err
	}
	sum := fmt.Appendf(nil, "%x  %s\n", sha256.Sum256(data), guide.StickFile)
	return []site.File{{Path: guide.StickFile, Data: data}, {Path: guide.StickSum, Data: sum}}, nil
}

func build(from source, o buildOptions, stdout, stderr io.Writer) int {
	target, err := openTarget(o.out, from.dir)
	if err != nil {
		return fail(stderr, err)
	}
	in := from.input()
	in.Base, in.Date = o.base, o.date
	if o.compress && from.ours() { // the folder for a stick lies beside the site
		in.Beside = []string{guide.StickFile, guide.StickSum}
	}
	stale, err := from.engine(&in)
	if err != nil {
		return fail(stderr, err)
	}
	if stale != "" {
		fmt.Fprintln(stderr, stale)
		if o.compress { // what is compressed is to be published
			fmt.Fprintln(stderr, "intet er skrevet: det, der komprimeres, skal udgives, og det skal have den lille motor")
			return exitProblems
		}
	}
	w, err := target.begin()
	if err != nil {
		return fail(stderr, err)
	}
	defer w.drop()
	far := newProgress(stderr)
	told, done := withRoom(far.step)
	defer done()
	in.Progress = told
	whole := o.book || o.single || o.compress
	var result guide.Result
	if whole {
		result = guide.Build(in)
	} else {
		result = guide.Stream(in, w.add)
	}
	far.step(written, 0, 0)
	if result.Failed() {
		far.end(o.all)
	}
	if n := report(stderr, result.Problems, o.all); n > 0 {
		fmt.Fprintf(stderr, "%d fejl; intet er skrevet\n", n)
		return exitProblems
	}
	made := 0
	if whole {
		files, err := o.become(from, in, result)
		if err != nil {
			return fail(stderr, err)
		}
		if o.compress {
			files, made = target.compressed(files)
		}
		for _, f := range files {
			w.add(f)
		}
	}
	all, changed, err := w.finish()
	far.end(o.all)
	if err != nil {
		return fail(stderr, err)
	}
	fmt.Fprintf(stdout, "%s: %d filer, %d nye eller ændrede", o.out, all, changed)
	if o.compress {
		fmt.Fprintf(stdout, "; %d komprimeret", made)
	}
	fmt.Fprintln(stdout)
	return exitOK
}

// become makes of a site what is not written page by page: the book, the folder
// for a stick, and what is to be published with that folder beside it.
func (o buildOptions) become(from source, in site.Input, result guide.Result) ([]site.File, error) {
	if o.book {
		return asBook(from, result)
	}
	if !o.single && in.Beside == nil {
		return result.Files, nil
	}
	folder, err := fromAStick(result)
	if err != nil {
		return nil, err
	}
	if in.Beside != nil {
		zipped, err := zippedStick(folder)
		return append(result.Files, zipped...), err
	}
	files := make([]site.File, len(folder))
	for i, f := range folder {
		files[i] = site.File(f)
	}
	return files, nil
}
