package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"rettesnor"
	"rettesnor/wizard"
)

const askHelp = `  Skriv et tal for at vælge, eller et beløb, timer, en dato eller en måned.
  ved ikke    gå videre uden svar         tilbage   fortryd det sidste svar
  svar        vis jeres svar              ret 3     svar om på nummer 3
  hvorfor     hvorfor der spørges         gem FIL   gem sagen i en fil
  slut        vis resultatet nu           hjælp     vis dette
`

// runAsk is the wizard in a terminal. It asks what can still change the
// answer, and shows the answer at the end.
func runAsk(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("ask", flag.ContinueOnError)
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	out := bufio.NewWriter(stdout)
	a := asker{model: model, in: bufio.NewReader(stdin), out: out}
	a.run()
	if err := errors.Join(a.err, out.Flush()); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// asker is a conversation. The case is made anew from the answers each time,
// so that going back leaves nothing behind.
type asker struct {
	model   *wizard.Model
	in      *bufio.Reader
	out     *bufio.Writer
	given   []wizard.Setting
	section string
	over    bool // the reader is done, or the input has ended
	err     error
}

func (a *asker) run() {
	fmt.Fprintf(a.out, "Rettesnor: %d spørgsmål højst, kun dem, der kan ændre svaret.\n%s", len(wizard.QuestionIDs()), askHelp)
	for !a.over && a.err == nil {
		c := a.caseOf(a.given)
		open := a.model.Next(&c)
		if len(open) == 0 {
			break
		}
		a.ask(open[0], len(open))
	}
	c := a.caseOf(a.given)
	fmt.Fprintln(a.out)
	reply := a.model.Reply(&c, nil, 0)
	explainAnswer(a.out, a.model, &reply)
	explain(a.out, a.model, &reply.Result)
	if !a.over {
		fmt.Fprint(a.out, "\nSkal sagen gemmes? Skriv et filnavn, eller tryk Enter for at lade være.\n> ")
		if name, ok := a.read(); ok && name != "" {
			a.save(name)
		}
	}
}

func (a *asker) caseOf(given []wizard.Setting) wizard.Case {
	var c wizard.Case
	for _, s := range given {
		c.Set(s.Fact, s.Value)
	}
	return c
}

// read gives the next line; ok is false at the end of the input.
func (a *asker) read() (line string, ok bool) {
	if err := a.out.Flush(); err != nil {
		a.err = err
		return "", false
	}
	line, err := a.in.ReadString('\n')
	if err != nil && err != io.EOF {
		a.err = err
	}
	return strings.TrimSpace(line), err == nil || line != ""
}

// ask puts one question until it is answered, or something else is wanted.
// open is how many are left, as it looks now; 0 where one is answered anew.
func (a *asker) ask(fact string, open int) {
	q, ok := a.model.QuestionFor(fact)
	if !ok {
		a.err = fmt.Errorf("intet spørgsmål til %s", fact)
		return
	}
	if q.Section != a.section {
		a.section = q.Section
		fmt.Fprintf(a.out, "\n%s\n%s\n", q.Section, strings.Repeat("-", len([]rune(q.Section))))
	}
	fmt.Fprintf(a.out, "\n%s\n", q.Heading)
	if q.Hint != "" {
		fmt.Fprintf(a.out, "  %s\n", q.Hint)
	}
	for i, o := range q.Choices {
		fmt.Fprintf(a.out, "  %d. %s\n", i+1, o.Label)
	}
	if len(q.Choices) > 0 {
		fmt.Fprintf(a.out, "  %d. Ved ikke\n", len(q.Choices)+1)
	} else if q.Unit != "" {
		fmt.Fprintf(a.out, "  (%s)\n", q.Unit)
	}
	for !a.over && a.err == nil {
		if open > 0 {
			fmt.Fprintf(a.out, "[%d tilbage] ", open)
		}
		fmt.Fprint(a.out, "> ")
		line, ok := a.read()
		if !ok {
			a.over = true
			fmt.Fprintln(a.out)
			return
		}
		if a.command(q, line) {
			return
		}
	}
}

// command does what a line says; done is true where the question is left.
func (a *asker) command(q *wizard.Question, line string) (done bool) {
	word, rest, _ := strings.Cut(strings.ToLower(line), " ")
	switch word {
	case "":
		return false
	case "tilbage":
		if len(a.given) == 0 {
			fmt.Fprintln(a.out, "  Det er det første spørgsmål.")
			return false
		}
		a.given = a.given[:len(a.given)-1]
		a.section = ""
		return true
	case "svar":
		for i, s := range a.given {
			other, _ := a.model.QuestionFor(s.Fact)
			fmt.Fprintf(a.out, "  %d. %s %s\n", i+1, other.Heading, label(other, s.Value))
		}
		return false
	case "ret":
		n, err := strconv.Atoi(rest)
		if err != nil || n < 1 || n > len(a.given) {
			fmt.Fprintf(a.out, "  Skriv ret og nummeret på et svar, fra 1 til %d. Skriv svar for at se dem.\n", len(a.given))
			return false
		}
		a.ask(a.given[n-1].Fact, 0)
		return true
	case "hvorfor":
		fmt.Fprintf(a.out, "  %s\n", q.Why)
		if q.How != "" {
			fmt.Fprintf(a.out, "  %s\n", q.How)
		}
		fmt.Fprintf(a.out, "  %s\n", strings.TrimSpace(citations(a.model, q.Cite)))
		return false
	case "gem":
		_, name, _ := strings.Cut(line, " ")
		a.save(strings.TrimSpace(name))
		return false
	case "slut":
		a.over = true
		return true
	case "hjælp", "?":
		fmt.Fprint(a.out, askHelp)
		return false
	}
	read := readAnswer(q, line)
	problem := sayAll(a.model, read.asks)
	if problem == "" {
		problem = a.give(q.Fact, read.value)
	}
	if problem != "" {
		fmt.Fprintf(a.out, "  %s\n", problem)
		return false
	}
	return true
}

// give takes an answer, in its old place where there was one. An answer that
// cannot be so together with the others is refused.
func (a *asker) give(fact, value string) (problem string) {
	given := slices.Clone(a.given)
	at := slices.IndexFunc(given, func(s wizard.Setting) bool { return s.Fact == fact })
	if at < 0 {
		at = len(given)
		given = append(given, wizard.Setting{})
	}
	given[at] = wizard.Setting{Fact: fact, Value: value}
	var c wizard.Case
	for _, s := range given {
		if problem, ok := c.Set(s.Fact, s.Value); !ok {
			return a.model.Say(problem)
		}
	}
	if _, problems, _ := a.model.ParseCase(wizard.AppendCase(nil, &c)); len(problems) > 0 {
		return a.model.Say(problems[0].Msg)
	}
	a.given = given
	return ""
}

// save writes the case to a new file that only its owner can read.
func (a *asker) save(name string) {
	if name == "" {
		fmt.Fprintln(a.out, "  Skriv gem og et filnavn.")
		return
	}
	c := a.caseOf(a.given)
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		fmt.Fprintf(a.out, "  %s findes; vælg et andet navn.\n", name)
		return
	}
	if err == nil {
		_, err = f.Write(append(wizard.AppendCase(nil, &c), '\n'))
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		fmt.Fprintf(a.out, "  %s kunne ikke gemmes: %v\n", name, cause(err))
		return
	}
	fmt.Fprintf(a.out, "  Gemt i %s.\n", name)
}

// label writes a stored answer as people read it.
func label(q *wizard.Question, value string) string {
	if value == dontKnow {
		return "Ved ikke"
	}
	for _, o := range q.Choices {
		if o.ID == value {
			return o.Label
		}
	}
	if d, ok := wizard.ParseDate(value); ok {
		return d.Danish()
	}
	if m, ok := wizard.ParseMonth(value); ok {
		return m.Danish()
	}
	return strings.Replace(value, ".", ",", 1) + " " + q.Unit
}
