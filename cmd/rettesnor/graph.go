package main

import (
	"flag"
	"fmt"
	"html"
	"io"
	"io/fs"
	"strings"

	"rettesnor"
	"rettesnor/internal/flowchart"
	"rettesnor/wizard"
)

// runGraph prints the merged decision graph: as an outline with the steps and
// the rules, or as a drawing of the steps.
func runGraph(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("graph", flag.ContinueOnError)
	svg := flags.Bool("svg", false, "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		return fail(stderr, err)
	}
	graph := model.Graph(anyDay)
	if graph.Cut {
		return fail(stderr, errTooManySteps)
	}
	out := graph.AppendOutline(nil)
	if *svg {
		out = drawing(model, marks(rettesnor.Files), stylesheets(rettesnor.Files))
	}
	_, err = stdout.Write(out)
	if err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// drawing stands the charts below each other in one file.
func drawing(m *wizard.Model, marks map[wizard.Verdict]string, css string) []byte {
	var charts []byte
	width, height := 0, 0
	for _, finding := range wizard.StepFindings() {
		flow := flowchart.Of(m, finding, anyDay, func(v wizard.Verdict) string { return marks[v] })
		w, h := flow.Size()
		charts = fmt.Appendf(charts, "<text class=\"title name\" x=\"4\" y=\"%d\">%s</text>\n<g transform=\"translate(0 %d)\">\n", height+24, html.EscapeString(flow.Title), height+40)
		charts = append(flow.AppendSVG(charts), "</g>\n"...)
		width, height = max(width, w), height+40+h
	}
	out := fmt.Appendf(nil, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n<style>%s\n</style>\n", width, height, width, height, flowchart.Style(css))
	return append(append(out, charts...), "</svg>\n"...)
}

// stylesheets are those of the pages.
func stylesheets(files fs.FS) string {
	var all strings.Builder
	names, _ := fs.Glob(files, "static/css/*.css")
	for _, name := range names {
		css, _ := fs.ReadFile(files, name) // a drawing without colours is still whole
		all.Write(css)
	}
	return all.String()
}

// marks are the icons of the verdicts.
func marks(files fs.FS) map[wizard.Verdict]string {
	out := map[wizard.Verdict]string{}
	for _, v := range []wizard.Verdict{wizard.Opfyldt, wizard.IkkeOpfyldt, wizard.Skoen, wizard.Mangler} {
		icon, _ := fs.ReadFile(files, "static/icons/"+v.String()+".svg") // a drawing without marks is still whole
		out[v] = strings.TrimSpace(string(icon))
	}
	return out
}
