package guide

import (
	"reflect"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/dataset"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// SchemaFile is the JSON Schema of files that are written by hand, for an editor.
type SchemaFile struct {
	Name  string // side.schema.json
	Files string // those that it is for: content/**/*.md
	YAML  bool   // they are YAML from end to end
	Data  []byte
}

// Schemas are those of the front matter of a folder of ours and of its files in
// content/data. They have the folder's own ids, so a new source is known when
// they are made again. The problems are those of reading the folder; none of
// them keeps a schema back, since who mends them has the file open.
//
// rates.csv and the words are no YAML and have none.
func Schemas(in site.Input) (all []SchemaFile, problems []site.Problem) {
	if !Configured(in.Files) {
		return nil, []site.Problem{{File: registry.Dir + "site.yaml", Message: "filen findes ikke", Hint: "giv en mappe, der har den, som -src"}}
	}
	b := openGuide(in)
	if b.reg == nil {
		return nil, b.Problems
	}
	ids := b.reg.SchemaIDs()
	ids["audiences"], ids["languages"], ids["layouts"], ids["deadlines"] = audiences, site.Languages, append(b.Nameable(), "udfald", "faelles"), wizard.DeadlineIDs() // the last two are of texts that are no page of their own
	for _, name := range keysOf(b.Content) {
		if folder, ok := strings.CutSuffix(strings.TrimPrefix(name, "content/"), "/_index.md"); ok && !strings.Contains(folder, "/") {
			ids["sections"] = append(ids["sections"], folder)
		}
	}
	page := registry.Schemas{IDs: ids}.Of(reflect.TypeFor[frontFields]())
	page.Title, page.Required = "content/**/*.md", alwaysSaid
	all = append(all, SchemaFile{"side.schema.json", page.Title, false, dataset.JSON(page)})
	ids["actors"], ids["months"], ids["chart-kinds"], ids["timeline-kinds"] = actors, danish.Months, chartKinds, timelineKinds
	drawn := []registry.DataFile{{Files: "charts/*.yaml", Holds: reflect.TypeFor[chartFile]()}, {Files: "timelines/*.yaml", Holds: reflect.TypeFor[timelineFile]()}}
	for _, f := range b.reg.FileSchemas(b.Content, ids, drawn...) {
		all = append(all, SchemaFile{f.Name + ".schema.json", registry.Dir + f.Files, true, dataset.JSON(f.Schema)})
	}
	return all, b.Problems
}
