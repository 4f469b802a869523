package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"rettesnor/internal/problem"
	"rettesnor/wizard"
)

// runExplain writes the answer to a case as text for people.
func runExplain(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("explain", flag.ContinueOnError)
	lang := langFlag(flags)
	if status, done := parseOperands(flags, args, 1, stdout, stderr); done {
		return status
	}
	model, status := modelIn(*lang, flags.Name(), stderr)
	if status != exitOK {
		return status
	}
	file, err := readCase(flags.Arg(0), stdin)
	if err != nil {
		return fail(stderr, fmt.Errorf("%s kan ikke læses: %w", flags.Arg(0), err))
	}
	c, problems, readable := model.ParseCase(file)
	if !readable {
		for _, p := range problems {
			fmt.Fprintf(stderr, "%s: %s\n", problem.Printable(flags.Arg(0)), problem.Printable(model.Say(p.Msg)))
		}
		return exitProblems
	}
	reply := model.Reply(&c, problems, 0) // a text that is to be the same tomorrow speaks of no day
	out := bufio.NewWriter(stdout)
	explainAnswer(out, model, &reply)
	explain(out, model, &reply.Result)
	if err := out.Flush(); err != nil {
		return fail(stderr, err)
	}
	if len(reply.Problems) > 0 {
		return exitProblems
	}
	return exitOK
}

// parseOperands reads the flags of a command that takes n names.
func parseOperands(flags *flag.FlagSet, args []string, n int, stdout, stderr io.Writer) (status int, done bool) {
	flags.SetOutput(io.Discard)
	switch err := flags.Parse(args); {
	case err == flag.ErrHelp:
		fmt.Fprint(stdout, usage)
		return exitOK, true
	case err != nil:
		fmt.Fprintf(stderr, "rettesnor %s: %s\n\n%s", flags.Name(), flagProblem(err), usage)
		return exitUsage, true
	case flags.NArg() != n:
		fmt.Fprintf(stderr, "rettesnor %s: skal have %s\n\n%s", flags.Name(), [...]string{1: "et filnavn", 2: "to filnavne"}[n], usage)
		return exitUsage, true
	}
	return 0, false
}

// readCase reads a case file, or standard input for -.
func readCase(name string, stdin io.Reader) ([]byte, error) {
	in := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, cause(err)
		}
		defer f.Close()
		in = f
	}
	return io.ReadAll(io.LimitReader(asUTF8(in), wizard.MaxCase+1))
}

// explain writes a result for people: what it is, why, which amounts, what is
// missing, and what would change it; the receipt stands at the foot.
func explain(w io.Writer, m *wizard.Model, r *wizard.Result) {
	p := printer{w, m}
	if len(r.Problems) > 0 {
		p.heading("Det kunne ikke bruges")
		for _, wrong := range r.Problems {
			name := m.Short(wrong.ID)
			if wrong.Own != "" {
				name += ", " + m.Short(wrong.Own)
			}
			if name != "" {
				name += ": "
			}
			p.item(problem.Printable(name + m.Say(wrong.Msg)))
		}
		p.line("")
	}
	for i := range r.Findings {
		p.finding(&r.Findings[i])
	}
	p.receipt(&r.Receipt)
}

// explainAnswer writes the answer of the whole case: what stands first on the
// page.
func explainAnswer(w io.Writer, m *wizard.Model, r *wizard.Reply) {
	p := printer{w, m}
	a, given := &r.Answer, r.Deadlines
	p.heading(m.Say(a.Headline))
	p.wrapped("", "", m.Say(a.Summary))
	for i := range a.Money {
		p.wrapped("", "", m.HouseholdWords(&a.Money[i]))
	}
	p.line("")
	p.line("Det gør I nu")
	for i := range a.Steps {
		title, text := a.Steps[i].Words()
		p.item(m.Say(title) + ": " + m.Say(text))
	}
	p.line("Betingelserne")
	for i := range a.Conditions {
		at := &a.Conditions[i]
		p.item(m.ConditionTitle(at) + " " + m.VerdictWords(at.Line.Verdict) + ".")
	}
	if len(given) > 0 {
		p.line("Frister")
		for i := range given {
			p.item(given[i].Title + ": " + given[i].Text)
		}
	}
	p.line("")
}

type printer struct {
	w io.Writer
	m *wizard.Model
}

func (p printer) line(s string)    { fmt.Fprintln(p.w, strings.ReplaceAll(s, "\u00a0", " ")) }
func (p printer) heading(s string) { p.line(s); p.line(strings.Repeat("=", utf8.RuneCountInString(s))) }
func (p printer) item(s string)    { p.wrapped("  - ", "    ", s) }
func (p printer) more(s string)    { p.wrapped("      ", "        ", s) }

// lineWidth is how wide a line of text may be.
const lineWidth = 78

func (p printer) wrapped(first, next, text string) {
	line, n := first, utf8.RuneCountInString(first)
	for i, word := range strings.Split(text, " ") {
		length := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case n+1+length > lineWidth:
			p.line(line)
			line, n = next, utf8.RuneCountInString(next)
		default:
			line, n = line+" ", n+1
		}
		line, n = line+word, n+length
	}
	p.line(line)
}

func (p printer) finding(f *wizard.Finding) {
	p.heading(p.m.FindingTitle(f.ID))
	p.reasons(f)
	for i := range f.Parents {
		parent := &f.Parents[i]
		name := parent.Name
		if name == "" {
			name = "den anden forælder"
		}
		p.heading(p.m.FindingTitle(parent.ID) + ": " + name)
		p.reasons(&parent.Finding)
	}
	if len(f.Together) > 0 {
		p.amounts("Begge forældre", f.Together)
		p.line("")
	}
}

func (p printer) reasons(f *wizard.Finding) {
	p.wrapped("", "", f.Heading)
	p.line("")

	p.line("Hvorfor")
	for _, l := range f.Trace {
		text := l.Text
		if l.Kind == wizard.Reason {
			word := p.m.VerdictWords(l.Verdict)
			if l.Part {
				word += " for en del"
			}
			text = word + ": " + text
		}
		if l.Figure != "" {
			text += " = " + l.Figure
		}
		p.item(text + citations(p.m, l.Cite))
		if d := l.Discretion; d != nil {
			p.list("Det, "+d.Decider+" ser på: ", d.For)
			p.list("Husk: ", d.Against)
			p.list("Papirer, der hjælper: ", d.Evidence)
		}
	}
	p.amounts("Beløb", f.Amounts)
	if f.Period != nil {
		for _, s := range f.Period.Segments {
			p.amounts("Fra "+s.From.Danish()+" til og med "+s.To.Danish()+": "+p.m.VerdictWords(s.Verdict), s.Amounts)
		}
		if len(f.Period.Sum) > 0 {
			p.line("Hele perioden")
			for _, s := range f.Period.Sum {
				p.item(p.m.AmountTitle(s.Name) + ": " + p.m.SumFigure(f.Period, s))
			}
		}
	}
	if len(f.Missing) > 0 {
		p.line("Vi mangler")
		for _, id := range f.Missing {
			p.item(p.m.Short(id))
		}
	}
	if f.Narrows != "" {
		p.line("Det svar, der betyder mest nu")
		p.item(p.m.Short(f.Narrows))
	}
	if assumed := f.Assumes(); len(assumed) > 0 {
		p.line("Det går vi ud fra")
		for _, text := range assumed {
			p.item(text)
		}
	}
	if len(f.Changes) > 0 {
		p.line("Det ville ændre svaret")
		for _, c := range f.Changes {
			p.item(c.Text)
		}
	}
	p.line("")
}

func (p printer) list(label string, texts []string) {
	if len(texts) > 0 {
		p.more(label + strings.Join(texts, "; ") + ".")
	}
}

func (p printer) amounts(label string, amounts []wizard.Amount) {
	if len(amounts) == 0 {
		return
	}
	p.line(label)
	for _, a := range amounts {
		p.item(p.m.AmountTitle(a.Name) + ": " + p.m.AmountText(a))
	}
}

func citations(m *wizard.Model, ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = unbroken.Replace(m.ProvisionName(id))
	}
	return " (" + strings.Join(names, "; ") + ")"
}

// unbroken keeps a number with its word on one line.
var unbroken = strings.NewReplacer("§ ", "§\u00a0", "stk. ", "stk.\u00a0", "nr. ", "nr.\u00a0")

func (p printer) receipt(r *wizard.Receipt) {
	p.wrapped("", "", p.m.ReceiptText(r))
	p.line("Det er vejledende. Kommunen afgør sagen.")
}
