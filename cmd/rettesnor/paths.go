package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"rettesnor"
	"rettesnor/wizard"
)

// anyDay is the day that the paths and the graph are drawn for. Which one it
// is makes no difference; a test of the engine holds that.
var anyDay = wizard.NewDate(2024, 1, 1)

// runPaths prints every way through the questions, a line each: the answers,
// and the verdict they lead to. The lines come sorted, one at a time.
func runPaths(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("paths", flag.ContinueOnError)
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	out := bufio.NewWriter(stdout)
	findings := wizard.StepFindings()
	slices.Sort(findings)
	for _, id := range findings {
		if err := writePaths(out, model, id); err != nil {
			return fail(stderr, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

var errTooManySteps = errors.New("der er flere trin, end der kan vises, og en del af dem er ikke vejen")

func writePaths(out *bufio.Writer, model *wizard.Model, findingID string) error {
	under, over := model.EitherSide(anyDay)
	start := wizard.Case{Clocks: wizard.Clocks{Ansoegning: anyDay, Maaned: wizard.MonthOf(anyDay)}}
	steps, whole := model.Steps(findingID, start, under, over)
	if !whole {
		return errTooManySteps
	}
	answers := make([][]pathAnswer, len(steps))
	for i, s := range steps {
		for _, a := range s.Answers {
			value := a.Value
			switch value {
			case under.String():
				value = fmt.Sprint("under-", model.AgeLimit().N)
			case over.String():
				value = fmt.Sprint("mindst-", model.AgeLimit().N)
			}
			answers[i] = append(answers[i], pathAnswer{" " + s.Question + "=" + value, a.To})
		}
		slices.SortFunc(answers[i], func(a, b pathAnswer) int { return strings.Compare(a.text+" ", b.text+" ") })
	}
	line := []byte(findingID + ":")
	var walk func(i int)
	walk = func(i int) {
		if len(answers[i]) == 0 {
			out.Write(line)
			out.WriteString(" → " + model.Verdict(findingID, &steps[i].Case).String() + "\n")
			return
		}
		was := len(line)
		for _, a := range answers[i] {
			line = append(line, a.text...)
			walk(a.to)
			line = line[:was]
		}
	}
	walk(0)
	return nil
}

type pathAnswer struct {
	text string
	to   int
}
