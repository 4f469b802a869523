package main

import (
	"fmt"
	"io"
	"runtime/debug"

	"rettesnor"
	"rettesnor/wizard"
)

// release is the version that .ci/release gives a program that it makes.
var release string

// runVersion prints what built this program and which data it carries.
func runVersion(args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 {
		fmt.Fprint(stderr, usage)
		return exitUsage
	}
	version := release
	if info, ok := debug.ReadBuildInfo(); ok && release == "" {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				version += " " + s.Value
			}
		}
	}
	model, err := loadModel(rettesnor.Files)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return exitProblems
	}
	fmt.Fprintf(stdout, "rettesnor %s\nregler %s\nsatser %s\n", version, wizard.RulesVersion, model.Rates().Hash())
	return exitOK
}
