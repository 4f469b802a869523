package registry

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Door is an entry of doors.yaml: a situation that somebody stands in, and the
// few tasks that it leads to, the first of them first:
//
//   - path: /for/foraeldre/vi-venter/
//     title: Vi venter på svar
//     text: Frister, og hvad I kan gøre      on the doors that lead here
//     answer: Svaret har ingen fælles frist. under the heading of its page
//     urgent: "ja"                           where a deadline runs
//     call: [dukh]                           contacts.yaml; who to ring
//     tasks:
//   - path: /guide/#ansoegt              a page, with a place on it
//     title: Se, hvor I er               may be left out, as text may: the page's own
//     text: Et spørgsmål ad gangen.
//
// A door lies under /for/foraeldre/, /for/kommuner/ or /for/raadgivere/, whose
// own doors have the doors below them as their tasks.
type Door struct {
	At
	Path   string   `yaml:"path" need:"skriv dørens adresse: /for/foraeldre/…/"`
	Title  string   `yaml:"title" need:"skriv, hvor man er"`
	Text   string   `yaml:"text" need:"skriv det i få ord"`
	Answer string   `yaml:"answer" need:"skriv svaret først, en eller to sætninger"`
	Urgent string   `yaml:"urgent"`
	Call   []string `yaml:"call" among:"contacts"`
	Tasks  []Task   `yaml:"tasks"`
}

// Task is what a door leads to.
type Task struct {
	At
	Path  string `yaml:"path" need:"skriv sidens adresse"`
	Title string `yaml:"title"`
	Text  string `yaml:"text"`
}

// MostTasks is how many things somebody can choose between on a door.
const MostTasks = 8

// readDoors reads doors.yaml in its order.
func (d *Data) readDoors(l loader) {
	r := l.reader("doors.yaml")
	seen := map[string]bool{}
	r.List(r.Root(l.files[r.File]), func(n *yaml.Node) {
		var door Door
		r.Struct(n, &door)
		switch {
		case door.Path != "" && (!strings.HasPrefix(door.Path, "/for/") || !strings.HasSuffix(door.Path, "/")):
			l.wrongAt(door.At, door.Key("path"), "en dør ligger under /for/: "+door.Path, "skriv for eksempel /for/foraeldre/vi-venter/")
			return
		case seen[door.Path]:
			l.wrongAt(door.At, door.Key("path"), "døren "+door.Path+" står to gange", "slet den ene")
			return
		case len(door.Tasks) == 0:
			l.wrong(door.At, "døren fører ingen steder hen", "skriv tasks")
		case len(door.Tasks) > MostTasks:
			l.wrong(door.At, "døren har "+strconv.Itoa(len(door.Tasks))+" opgaver", "vælg de "+strconv.Itoa(MostTasks)+", der haster mest; resten står under emner")
		case door.Urgent != "" && door.Urgent != "ja":
			l.wrongAt(door.At, door.Key("urgent"), "urgent er ja eller ingenting", "")
		}
		seen[door.Path] = true
		d.Doors = append(d.Doors, door)
	})
}
