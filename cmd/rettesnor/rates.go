package main

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"rettesnor"
	"rettesnor/wizard"
)

// runRates prints the dated figures: those of one day, or every one.
func runRates(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("rates", flag.ContinueOnError)
	on := flags.String("date", "", "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	day, ok := wizard.ParseDate(*on)
	if *on != "" && !ok {
		fmt.Fprintf(stderr, "rettesnor rates: -date skal være en dato, ÅÅÅÅ-MM-DD, ikke %q\n", *on)
		return exitUsage
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
