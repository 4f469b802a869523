package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"rettesnor"
	"rettesnor/internal/guide"
	"rettesnor/wizard"
)

// runRates prints the dated figures: those of one day, or every one.
func runRates(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("rates", flag.ContinueOnError)
	on := flags.String("date", "", "")
	next := flags.Int("next", 0, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	day, ok := wizard.ParseDate(*on)
	if *on != "" && !ok {
		fmt.Fprintf(stderr, "rettesnor rates: -date skal være en dato, ÅÅÅÅ-MM-DD, ikke %q\n", *on)
		return exitUsage
	}
	switch {
	case *next != 0 && *on != "":
		fmt.Fprintln(stderr, "rettesnor rates: brug enten -date eller -next")
		return exitUsage
	case *next != 0 && (*next < 2011 || *next > 2100):
		fmt.Fprintf(stderr, "rettesnor rates: -next skal være et år, for eksempel 2027, ikke %d\n", *next)
		return exitUsage
	case *next != 0:
		return printNext(*next, stdout, stderr)
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	w := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	rates := model.Rates()
	for _, key := range rates.Keys() {
		windows := rates.Windows(key)
		if *on != "" {
			fmt.Fprintf(w, "%s\t%s\n", key, onTheDay(rates, key, day))
			continue
		}
		for i := range windows {
			fmt.Fprintf(w, "%s\t%s\n", key, windowText(&windows[i]))
		}
	}
	if err := w.Flush(); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

var statusWords = map[wizard.Status]string{
	wizard.Published: "offentliggjort",
	wizard.Derived:   "beregnet, ikke offentliggjort",
	wizard.Local:     "lokal, ikke national",
	wizard.Adopted:   "vedtaget, ikke offentliggjort",
}

// windowText writes a figure with its days, its status and its sources.
func windowText(w *wizard.Window) string {
	until := "og frem"
	if w.Until != 0 {
		until = "til " + w.Until.Danish()
	}
	return fmt.Sprintf("%s %s\tfra %s %s\t%s\t%s", w.Text, w.Unit, w.From.Danish(), until, statusWords[w.Status], strings.Join(w.Sources, " "))
}

// onTheDay tells the figure that holds, or how the day lies among those that
// are known. A local or computed figure is never given as the published one.
func onTheDay(rates *wizard.Rates, key string, day wizard.Date) string {
	f := rates.Lookup(key, day)
	if f.Fit == wizard.Exact {
		return windowText(f.Window)
	}
	if f.Derived != nil {
		return windowText(f.Derived)
	}
	for i, w := range rates.Windows(key) {
		if w.Status == wizard.Local && w.From <= day && (w.Until == 0 || day <= w.Until) {
			return windowText(&rates.Windows(key)[i])
		}
	}
	near := func(w *wizard.Window) string { return w.Text + " " + w.Unit + " (fra " + w.From.Danish() + ")" }
	switch {
	case f.Fit == wizard.Gap:
		return "-\tikke lagt ind: ligger mellem " + near(f.Before) + " og " + near(f.After)
	case f.Fit == wizard.NotYetPublished:
		return "-\tikke lagt ind endnu: den sidste er " + near(f.Before)
	case f.After != nil:
		return "-\tfør den første: " + near(f.After)
	}
	return "-\tingen offentliggjort den dag"
}

// yearly tells that a figure is set anew each year: it has had more than one
// value that an authority has printed.
func yearly(windows []wizard.Window) bool {
	n := 0
	for i := range windows {
		if windows[i].Status == wizard.Published {
			n++
		}
	}
	return n > 1
}

// printNext lists what to find before a year begins: those that are missing, or
// computed by us, or still those of an earlier year; each with where the last was
// read and who goes by it.
func printNext(year int, stdout, stderr io.Writer) int {
	from, err := openSource("")
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	result := guide.Build(from.input())
	if n := report(stderr, result.Problems, false); n > 0 {
		fmt.Fprintf(stderr, "%d fejl\n", n)
		return exitProblems
	}
	model, err := loadModel(from.files)
	if err != nil {
		return fail(stderr, err)
	}
	rates, first := model.Rates(), wizard.NewDate(year, 1, 1)
	done, missing := 0, 0
	for i := range result.Rates {
		need := &result.Rates[i]
		if !yearly(rates.Windows(need.Key)) {
			continue
		}
		what := wanted(rates.Lookup(need.Key, first), first)
		if what == "" {
			done++
			continue
		}
		missing++
		fmt.Fprintf(stdout, "%s: %s\n  %d: %s\n", need.Key, need.Title, year, what)
		for _, s := range need.Sources {
			fmt.Fprintln(stdout, "  "+strings.TrimSpace(fmt.Sprintf("sidst læst: %s, %s %s", s.ID, s.Title, s.URL)))
		}
		if len(need.Findings) > 0 {
			fmt.Fprintf(stdout, "  regler: %s\n", strings.Join(need.Findings, ", "))
		}
		if len(need.Pages) > 0 {
			fmt.Fprintf(stdout, "  sider: %s\n", strings.Join(need.Pages, " "))
		}
		fmt.Fprintln(stdout)
	}
	fmt.Fprintf(stdout, "%d at finde for %d, %d er lagt ind\n", missing, year, done)
	return exitOK
}

// wanted says what a rate lacks on the first day of a year, "" for nothing.
func wanted(f wizard.Found, first wizard.Date) string {
	value := func(w *wizard.Window) string { return w.Text + " " + w.Unit + " fra " + w.From.Danish() }
	switch {
	case f.Fit == wizard.Exact && f.Window.From < first:
		return "den seneste vi kender, " + value(f.Window) + ", har ingen slutdag: se efter, om den er ændret"
	case f.Fit == wizard.Exact:
		return ""
	case f.Derived != nil:
		return statusWords[f.Derived.Status] + ": " + f.Derived.Text + " " + f.Derived.Unit
	case f.Before != nil:
		return "mangler; den sidst offentliggjorte er " + value(f.Before)
	}
	return "mangler"
}
