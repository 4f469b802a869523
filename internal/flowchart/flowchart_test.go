package flowchart

import (
	"bytes"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

func charts(t *testing.T) []Chart {
	t.Helper()
	csv, err := os.ReadFile("../../content/data/rates.csv")
	if err != nil {
		t.Fatal(err)
	}
	rates, problems := wizard.ParseRates(csv)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	var all []Chart
	for _, finding := range wizard.StepFindings() {
		all = append(all, Of(wizard.New(rates, &words.Catalogue{}), finding, wizard.NewDate(2026, 11, 21)))
	}
	if len(all) == 0 {
		t.Fatal("no chart")
	}
	return all
}

// Boxes stand apart and inside the drawing, every box is below those that lead
// to it, and no line runs behind a box.
func TestNothingLiesOverAnything(t *testing.T) {
	for _, c := range charts(t) {
		l := arrange(c)
		ways := 0
		for i := range l.boxes {
			a := &l.boxes[i]
			ways += len(a.Ways)
			if a.x < 0 || a.y < 0 || a.x+boxWidth > l.width || a.y+a.height > l.height {
				t.Errorf("%s sticks out", a.ID)
			}
			for j := range l.boxes[:i] {
				b := &l.boxes[j]
				if a.x < b.x+boxWidth && b.x < a.x+boxWidth && a.y < b.y+b.height && b.y < a.y+a.height {
					t.Errorf("%s lies over %s", a.ID, b.ID)
				}
			}
		}
		if len(l.lines) != ways {
			t.Errorf("%s: %d lines for %d ways", c.Finding, len(l.lines), ways)
		}
		for _, e := range l.lines {
			from, to := &l.boxes[e.from], &l.boxes[e.to]
			if to.row <= from.row || e.level <= from.y+from.height {
				t.Errorf("the line from %s to %s goes up", from.ID, to.ID)
			}
			middle := to.x + boxWidth/2
			for i := range l.boxes {
				b := &l.boxes[i]
				beside := b.x <= e.gutter && e.gutter <= b.x+boxWidth && b.y < e.level && e.y < b.y+b.height
				across := min(middle, e.gutter) < b.x+boxWidth && b.x < max(middle, e.gutter) && b.y <= e.level && e.level <= b.y+b.height
				down := b != to && b.x < middle && middle < b.x+boxWidth && e.level < b.y+b.height && b.y < to.y
				if beside || across || down {
					t.Errorf("the line from %s to %s runs behind %s", from.ID, to.ID, b.ID)
				}
			}
			if e.gutter >= l.width {
				t.Errorf("the line from %s sticks out", from.ID)
			}
		}
	}
}

// Two lines share a place only where they end in the same box.
func TestLinesRunApart(t *testing.T) {
	for _, c := range charts(t) {
		l := arrange(c)
		for i, a := range l.lines {
			for _, b := range l.lines[:i] {
				if a.to == b.to {
					continue
				}
				if a.gutter == b.gutter && a.y < b.level && b.y < a.level {
					t.Errorf("lines to %s and %s run together", l.boxes[a.to].ID, l.boxes[b.to].ID)
				}
				if a.level == b.level {
					t.Errorf("lines to %s and %s meet above the boxes", l.boxes[a.to].ID, l.boxes[b.to].ID)
				}
			}
		}
	}
}

var xmlName = regexp.MustCompile(`^[\pL_][\pL\pN._-]*$`)

// Every answer stands in its box, the drawing is well formed, its ids are
// given once, and it is drawn alike each time.
func TestAppendSVG(t *testing.T) {
	for _, c := range charts(t) {
		c.Boxes[0].Link = "/a/?b&c"
		svg := c.AppendSVG(nil, Look{Marks: map[wizard.Verdict]string{wizard.Skoen: `<svg class="mark"/>`}})
		if !bytes.Equal(svg, c.AppendSVG(nil, Look{Marks: map[wizard.Verdict]string{wizard.Skoen: `<svg class="mark"/>`}})) {
			t.Error("drawn twice, it differs")
		}
		ids, texts, d := map[string]bool{}, map[string]bool{}, xml.NewDecoder(bytes.NewReader(svg))
		for {
			token, err := d.Token()
			if token == nil {
				if err.Error() != "EOF" {
					t.Fatal(err)
				}
				break
			}
			switch token := token.(type) {
			case xml.StartElement:
				for _, a := range token.Attr {
					if a.Name.Local == "id" && ids[a.Value] {
						t.Errorf("the id %s stands twice", a.Value)
					} else if a.Name.Local == "id" {
						ids[a.Value] = true
						if !xmlName.MatchString(a.Value) {
							t.Errorf("the id %q is no name in XML", a.Value)
						}
					}
				}
			case xml.CharData:
				texts[strings.TrimSuffix(string(token), " ")] = true
			}
		}
		answers := 0
		for _, b := range c.Boxes {
			if !ids[anchor(b.ID)] {
				t.Errorf("%s is not drawn", b.ID)
			}
			if b.Outcome == (len(b.Ways) > 0) || b.Title == "" || b.Outcome && b.Verdict == wizard.IkkeOpfyldt && b.Text == "" {
				t.Errorf("%s says too little: %+v", b.ID, b)
			}
			for _, w := range b.Ways {
				for _, label := range w.Labels {
					for _, text := range wrap(label, answerRunes) {
						answers++
						if !texts[text] {
							t.Errorf("%s lacks %q", b.ID, text)
						}
						if utf8.RuneCountInString(text) > answerRunes {
							t.Errorf("%s: %q is longer than the box", b.ID, text)
						}
					}
				}
			}
		}
		if answers < 20 {
			t.Errorf("%s has %d answers", c.Finding, answers)
		}
	}
}

// A file of its own has the colours of the pages, light and dark.
func TestAlone(t *testing.T) {
	names, err := filepath.Glob("../../static/css/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stylesheets: %v", err)
	}
	var css strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		css.Write(text)
	}
	style := Alone(css.String())
	if strings.Contains(style, "var(") {
		t.Errorf("a colour of the drawing is none of the page's:\n%s", style)
	}
	light, dark, _ := strings.Cut(Alone(":root { --paper: a; --ink: b; }\n@media (prefers-color-scheme: dark) {\n:root { --paper: c; --ink: d; }\n}"), "@media")
	if !strings.Contains(light, "background: a; color: b }") || !strings.Contains(dark, "background: c; color: d }") {
		t.Errorf("the colours are not those of the stylesheet:\n%s\n%s", light, dark)
	}
}
