// Package script joins scripts that are written as ES modules. A page loads one
// file: fewer requests on a slow line, and the same file works as a classic
// script, also from a folder on a stick.
//
//	static/js/guide.js        import { start } from "./ui/wizard.js"; start();
//	static/js/ui/wizard.js    import { money } from "../lib/entry.js"; export function start() { … }
//	static/js/lib/entry.js    export function money(typed) { … }
//
// A script that imports others and that none imports is published under its own
// name, with all of them inside. What another imports is published only there.
// A script without imports stays as it is.
package script

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"rettesnor/internal/problem"
)

// Joined is what becomes of the scripts of a folder.
type Joined struct {
	Files    map[string][]byte // by the name of the script that imports the others
	Parts    []string          // the scripts that stand inside those
	Problems []problem.Problem // their file is the script's name in the folder
}

// space is the name that esbuild has for the folder's files.
const space = "static"

// imports finds what a script imports; a module names its imports at the
// beginning of a line, or after what it takes of them.
var imports = regexp.MustCompile(`(?m)(?:^import|^export[^\n]*\bfrom|\bfrom)\s*["']([^"'\n]+)["']`)

// Join joins the scripts among files, which are by name in their folder. It
// reads nothing else, and the same files give the same bytes.
func Join(files map[string][]byte) Joined {
	out := Joined{Files: map[string][]byte{}}
	var entries []string
	for name, data := range files {
		if path.Ext(name) != ".js" {
			continue
		}
		for i, m := range imports.FindAllSubmatch(data, -1) {
			if i == 0 {
				entries = append(entries, name)
			}
			if part := path.Join(path.Dir(name), string(m[1])); files[part] != nil {
				out.Parts = append(out.Parts, part)
			}
		}
	}
	slices.Sort(out.Parts)
	out.Parts = slices.Compact(out.Parts)
	entries = slices.DeleteFunc(entries, func(name string) bool { return slices.Contains(out.Parts, name) })
	if len(entries) == 0 {
		return out
	}
	slices.Sort(entries)
	result := api.Build(api.BuildOptions{
		EntryPoints: entries,
		Outdir:      ".", Outbase: ".",
		Bundle: true,
		Format: api.FormatIIFE, Target: api.ES2020, Charset: api.CharsetUTF8, LegalComments: api.LegalCommentsNone,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		LogLevel: api.LogLevelSilent,
		Plugins:  []api.Plugin{inside(files)},
	})
	for _, m := range slices.Concat(result.Errors, result.Warnings) {
		p := problem.Problem{Message: m.Text, Hint: "et script henter kun scripts i samme mappe, for eksempel import { a } from \"./lib/a.js\""}
		if m.Location != nil {
			p.File, p.Line = strings.TrimPrefix(m.Location.File, space+":"), m.Location.Line
		}
		out.Problems = append(out.Problems, p)
	}
	if len(result.Errors) > 0 {
		return out
	}
	for _, f := range result.OutputFiles {
		// The path of an output is its script's name below the working folder.
		at, longest := filepath.ToSlash(f.Path), ""
		for _, name := range entries {
			if len(name) > len(longest) && strings.HasSuffix(at, "/"+name) {
				longest = name
			}
		}
		out.Files[longest] = f.Contents
	}
	return out
}

// inside has esbuild read from files and nowhere else.
func inside(files map[string][]byte) api.Plugin {
	return api.Plugin{Name: space, Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
			name := args.Path
			if args.Kind != api.ResolveEntryPoint {
				if !strings.HasPrefix(name, "./") && !strings.HasPrefix(name, "../") {
					return missing(args), nil
				}
				name = path.Join(path.Dir(args.Importer), name)
			}
			if _, ok := files[name]; !ok {
				return missing(args), nil
			}
			return api.OnResolveResult{Path: name, Namespace: space}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: space}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
			text := string(files[args.Path])
			return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, nil
		})
	}}
}

func missing(args api.OnResolveArgs) api.OnResolveResult {
	return api.OnResolveResult{Errors: []api.Message{{Text: "scriptet " + args.Path + " findes ikke"}}}
}
