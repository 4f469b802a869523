// Rettesnor turns Markdown guidance into a static site with its wizard, and
// answers case files.
//
//	rettesnor build -out public
//	rettesnor serve
//	rettesnor check
//	rettesnor eval sag.json
//	rettesnor ask
//
// This is the only package that touches the world: files, network, watcher
// and clock. What the site and the engine need of it comes in as arguments.
package main

import (
	"fmt"
	"io"
	"os"
)

// The exit statuses (docs/contract.md).
const (
	exitOK       = 0
	exitProblems = 1 // in content, a case, or the world
	exitUsage    = 2
)

const usage = `rettesnor: vejledning om hjemmetræning og tabt arbejdsfortjeneste som et statisk sted

brug:
  rettesnor build [-src MAPPE] [-out MAPPE] [-base URL] [-date DATO] [-v] [-compress] [-single] [-book]
        gør indholdet til et sted i public/; skriver intet, når der er en fejl;
        -compress, til udgivelse, lægger .br og .gz ved siden af filerne;
        -single gør det til en mappe, der kan åbnes fra et USB-stik;
        -book gør vejledningen til én side med kapitler, som kan printes som bog
  rettesnor serve [-src MAPPE] [-addr 127.0.0.1:8080]
        vis stedet, og byg det igen, når en fil ændres
  rettesnor check [-src MAPPE] [-date DATO] [-stale] [-publish] [-json] [-v]
        vis kun fejlene; -stale viser også det, der er blevet gammelt, og
        det, vi ikke har fundet, med den dag, vi sidst ledte; -publish føjer
        nye sider til listen over udgivne adresser
  rettesnor eval [-lines] [-curve SPØRGSMÅL] [-lang SPROG] [FIL…]
        sager ind, svar ud, i JSON; - er standard input; -curve giver i stedet
        beløbet for hver værdi af et svar, for eksempel ta.bruttoloen
  rettesnor ask
        svar på spørgsmålene i terminalen; viser svaret og kan gemme sagen
  rettesnor explain [-lang SPROG] FIL
        svaret på en sag som tekst for mennesker; - er standard input
  rettesnor frister [-ics] [-idag DATO] [-kommune ID] FIL
        sagens frister med datoer, eller som en kalenderfil; - er standard input,
        og -kommune esbjerg tager kommunens egne med
  rettesnor rates [-date DATO] [-next ÅR]
        alle satser med kilder, eller dem, der gælder en dag; -next siger, hvad
        der skal findes til et år, hvor det sidst stod, og hvem der bruger det
  rettesnor paths
        alle veje gennem spørgsmålene, en linje til hver
  rettesnor graph [-svg]
        vejen gennem spørgsmålene og reglerne, som tekst eller tegning
  rettesnor diff [-nyt ÅR] GAMMEL NY
        hvis svar har ændret sig, i to filer med en sag eller et svar på hver
        linje (som eval -lines skriver dem); en ændring er ingen fejl. Med -nyt
        er de to færdige steder (som build laver), og det, der er nyt fra det
        ene til det andet, skrives som en side, der kan lægges i content/
  rettesnor schema [-src MAPPE] [-out MAPPE]
        JSON Schema for front matter og for filerne i content/data, så en editor
        kan foreslå felter og se fejl; skriver dem i skema/ og viser det, der
        skal stå i VS Codes indstillinger
  rettesnor version
        programmets og dataenes udgave

-src er den mappe, der har content/; uden den bruges mappen her, eller det
indhold, som programmet har med sig. -date er dataenes egen dato, og -v viser
alle advarsler, også når der er mange af en slags, og på en terminal, hvor lang
tid hver del af et byggeri tog.
Afslutter med 0, når alt er godt, 1 ved fejl, 2 ved forkert brug.
`

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// checked remembers whether all that was written has come out.
type checked struct {
	to  io.Writer
	err error
}

func (w *checked) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

// run is the program. An answer that is not whole is no answer.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &checked{to: stdout}
	status := command(args, stdin, out, stderr)
	if out.err != nil && status == exitOK {
		return fail(stderr, fmt.Errorf("svaret kunne ikke skrives: %w", cause(out.err)))
	}
	return status
}

func command(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	switch args[0] {
	case "build":
		return runBuild(args[1:], stdout, stderr)
	case "serve":
		return runServe(args[1:], stdout, stderr)
	case "check":
		return runCheck(args[1:], stdout, stderr)
	case "eval":
		return runEval(args[1:], stdin, stdout, stderr)
	case "ask":
		return runAsk(args[1:], stdin, stdout, stderr)
	case "explain":
		return runExplain(args[1:], stdin, stdout, stderr)
	case "frister":
		return runFrister(args[1:], stdin, stdout, stderr)
	case "rates":
		return runRates(args[1:], stdout, stderr)
	case "paths":
		return runPaths(args[1:], stdout, stderr)
	case "graph":
		return runGraph(args[1:], stdout, stderr)
	case "diff":
		return runDiff(args[1:], stdin, stdout, stderr)
	case "schema":
		return runSchema(args[1:], stdout, stderr)
	case "version":
		return runVersion(args[1:], stdout, stderr)
	case "help", "-h", "-help", "--help":
		fmt.Fprint(stdout, usage)
		return exitOK
	}
	fmt.Fprintf(stderr, "rettesnor: ukendt kommando: %s\n\n%s", args[0], usage)
	return exitUsage
}
