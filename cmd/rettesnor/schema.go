package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"rettesnor/internal/guide"
)

// runSchema writes the JSON Schemas of what is written by hand, and prints what
// VS Code's settings must say to use them.
func runSchema(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("schema", flag.ContinueOnError)
	src := flags.String("src", "", "")
	out := flags.String("out", "skema", "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	from, err := openSource(*src)
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	schemas, problems := guide.Schemas(from.input())
	if n := report(stderr, problems, false); n > 0 && len(schemas) == 0 {
		fmt.Fprintf(stderr, "%d fejl\n", n)
		return exitProblems
	}
	if err := os.MkdirAll(*out, 0o755); err != nil {
		return fail(stderr, fmt.Errorf("mappen %s kan ikke laves: %w", *out, cause(err)))
	}
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	settings.Schemas = map[string]string{}
	for _, s := range schemas {
		name := filepath.Join(*out, s.Name)
		if err := os.WriteFile(name, s.Data, 0o644); err != nil {
			return fail(stderr, fmt.Errorf("%s kan ikke skrives: %w", name, cause(err)))
		}
		if s.YAML {
			settings.Schemas[filepath.ToSlash(name)] = s.Files
		}
	}
	print := json.NewEncoder(stdout)
	print.SetIndent("", "  ")
	if err := print.Encode(settings); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}
