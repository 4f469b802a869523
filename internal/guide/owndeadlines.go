package guide

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// OwnDeadline is a municipality's own deadline with the day it is counted from.
type OwnDeadline struct {
	wizard.OwnDeadline
	Clock string // of a case, empty where a case has none
	From  string // since when the municipality says so
}

// OwnDeadlines are the deadlines of a municipality that are counted from a day,
// from its data in a source folder; known is false where there is no municipality
// of that id.
func OwnDeadlines(folder fs.FS, id string) (all []OwnDeadline, known bool) {
	b := openGuide(site.Input{Files: folder}) // the build and check tell its problems
	if b.reg == nil {
		return nil, false
	}
	m, known := b.reg.Municipalities[id]
	for _, e := range b.reg.Locals[id].Deadlines {
		if d, ok := b.ownDeadline(m, &e); ok {
			all = append(all, d)
		}
	}
	return all, known
}

// ownDeadline is a local deadline as the engine counts it; ok is false for one
// that only says what it says.
func (b *builder) ownDeadline(m registry.Municipality, e *registry.LocalRule) (d OwnDeadline, ok bool) {
	f := b.reg.Figures[e.Length]
	n, err := strconv.Atoi(f.Value)
	if err != nil || !slices.Contains(registry.TimeUnits, f.Time) || f.Time == "years" {
		return d, false
	}
	own := wizard.OwnDeadline{Place: m.ID, Name: municipalityName(b.Words, m), ID: "lokal-" + markdown.Slug(e.Title), Title: e.Title, Unit: f.Time, N: n}
	return OwnDeadline{own, e.Clock, e.From}, true
}

// counted is the tool that counts a local deadline on its municipality's page,
// nil where the deadline has no length.
func (b *builder) counted(m registry.Municipality, e *registry.LocalRule) *DeadlineView {
	if e.Length == "" {
		return nil
	}
	d, ok := b.ownDeadline(m, e)
	if !ok {
		b.Problem(site.Problem{File: localDir + m.ID + ".yaml", Line: e.Key("length"), Message: "længden " + e.Length + " kan ikke tælles fra en dag", Hint: "brug et helt tal med time: days, workdays, weeks eller months i figures.yaml"})
		return nil
	}
	return &DeadlineView{d.ID, []QuestionView{{Fact: "dag", ID: d.ID, Kind: "date", Heading: e.Asks}},
		b.Asset(EngineFile), b.Asset("rates.csv"), b.Asset("words.txt"),
		strings.Join([]string{d.Place, d.Name, d.ID, d.Title, d.Unit, strconv.Itoa(d.N)}, "|")}
}
