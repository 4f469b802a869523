package words

import "strings"

// Fault is a problem of a catalogue by the file that it stands in.
type Fault struct {
	File string
	Line int // 1 for what the files lack together
	Msg  Msg
}

// Load reads a catalogue from files by their names, as read gives them; what it
// gives nothing of counts as empty. The first file's words are those that a
// result names (Catalogue.Hash).
func Load(read func(name string) ([]byte, error), names ...string) (*Catalogue, []Fault, error) {
	texts := make([][]byte, len(names))
	for i, name := range names {
		var err error
		if texts[i], err = read(name); err != nil {
			return nil, nil, err
		}
	}
	c, problems := Parse(texts...)
	var faults []Fault
	for _, p := range problems {
		faults = append(faults, Fault{names[p.File], max(p.Line, 1), p.Msg})
	}
	return c, faults, nil
}

// Lines are the lines on which the messages of a file stand, by id.
func Lines(file []byte) map[string]int {
	lines, n, before := map[string]int{}, 0, ""
	for line := range strings.Lines(string(file)) {
		n++
		id, _, found := strings.Cut(line, " = ")
		if !found || line[0] == '#' {
			continue
		}
		id = whole(id, before)
		before = id
		if lines[id] == 0 {
			lines[id] = n
		}
	}
	return lines
}
