package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rettesnor"
	"rettesnor/internal/guide"
	"rettesnor/internal/problem"
	"rettesnor/wizard"
)

// runFrister prints the deadlines of a case as a text, or with -ics as a
// calendar file, with -kommune those of a municipality too. Today is the clock's
// day, or the one that -idag names.
func runFrister(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("frister", flag.ContinueOnError)
	calendar := flags.Bool("ics", false, "")
	on := flags.String("idag", "", "")
	place := flags.String("kommune", "", "")
	if status, done := parseOperands(flags, args, 1, stdout, stderr); done {
		return status
	}
	now := time.Now()
	if *on != "" {
		var err error
		if now, err = time.Parse(time.DateOnly, *on); err != nil {
			fmt.Fprintf(stderr, "rettesnor frister: -idag skal være en dato som 2026-11-21, ikke %q\n", *on)
			return exitUsage
		}
	}
	today, _ := wizard.ParseDate(now.Format(time.DateOnly))
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	file, err := readCase(flags.Arg(0), stdin)
	if err != nil {
		return fail(stderr, fmt.Errorf("%s kan ikke læses: %w", flags.Arg(0), err))
	}
	c, problems, readable := model.ParseCase(file)
	status := exitOK
	for _, p := range problems {
		fmt.Fprintf(stderr, "%s: %s\n", problem.Printable(flags.Arg(0)), problem.Printable(model.Say(p.Msg)))
		status = exitProblems
	}
	if !readable {
		return status
	}
	given := model.Deadlines(&c, today)
	if *place != "" {
		own, known := guide.OwnDeadlines(rettesnor.Files, *place)
		if !known {
			return fail(stderr, fmt.Errorf("-kommune %s: ingen kommune har det id; det står i adressen på kommunens side, som esbjerg i /kommuner/esbjerg/", problem.Printable(*place)))
		}
		for i := range own {
			if from := c.Day(own[i].Clock); from != 0 {
				given = append(given, model.CountOwn(&own[i].OwnDeadline, from, today)...)
			}
		}
	}
	ahead := slices.ContainsFunc(given, func(d wizard.CaseDeadline) bool { return d.Date != 0 && !d.Passed })
	if *calendar && !ahead { // a calendar of no event is no calendar (RFC 5545, 3.6)
		return fail(stderr, fmt.Errorf("%s: ingen frist i sagen har en dato, der ligger forude, så der er intet at lægge i kalenderen", problem.Printable(flags.Arg(0))))
	}
	out := bufio.NewWriter(stdout)
	if *calendar {
		out.Write(wizard.AppendCalendar(nil, given, wizard.Stamp(today)))
	} else {
		printDeadlines(out, model, given)
	}
	if err := out.Flush(); err != nil {
		return fail(stderr, err)
	}
	return status
}

func printDeadlines(w io.Writer, m *wizard.Model, given []wizard.CaseDeadline) {
	p := printer{w, m}
	if len(given) == 0 {
		p.wrapped("", "", "Sagen har ingen dato, som en frist kan regnes fra. Skriv for eksempel, hvornår I fik afgørelsen: \"clocks\": {\"modtaget\": \"2026-11-03\"}.")
		return
	}
	for i := range given {
		d := &given[i]
		if i > 0 {
			p.line("")
		}
		head := d.Title
		if d.Date != 0 {
			head += ": " + d.Date.DanishLong()
		}
		p.heading(strings.TrimSpace(head))
		if d.LeftWords != "" && !d.Passed {
			p.line(d.LeftWords)
		}
		p.wrapped("", "", d.Text+citations(m, d.Cite))
	}
}
