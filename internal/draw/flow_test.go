package draw

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// drawnFlow is any way through questions: each box but the last ones leads to
// later ones, and each but the first is led to.
func drawnFlow(t *rapid.T) Flow {
	words := rapid.StringMatching(`[a-zæøå]{1,9}( [a-zæøå]{1,9}){0,5}`)
	f := Flow{ID: "prøve", Title: "Prøve"}
	n := rapid.IntRange(2, 14).Draw(t, "boxes")
	led := map[int]bool{0: true}
	for i := range n {
		b := FlowBox{ID: "a/" + strconv.Itoa(i), Title: words.Draw(t, "title"), Open: rapid.Bool().Draw(t, "open")}
		ways := rapid.IntRange(1, 4).Draw(t, "ways")
		if i+1 < n && !led[i+1] {
			b.Ways = append(b.Ways, FlowWay{Labels: []string{words.Draw(t, "label")}, To: i + 1})
			led[i+1] = true
		}
		for range ways {
			to := rapid.IntRange(i+1, n).Draw(t, "to")
			twice := to == n
			for _, w := range b.Ways {
				twice = twice || w.To == to
			}
			if !twice {
				b.Ways = append(b.Ways, FlowWay{Labels: []string{words.Draw(t, "label"), words.Draw(t, "other")}, To: to})
				led[to] = true
			}
		}
		if b.Outcome = len(b.Ways) == 0; b.Outcome {
			b.Mark, b.Text, b.Last = `<svg class="mark"/>`, words.Draw(t, "text"), rapid.Bool().Draw(t, "last")
		}
		f.Boxes = append(f.Boxes, b)
	}
	return f
}

// Boxes stand apart and inside the drawing, every box is below those that lead
// to it, and no line runs behind a box.
func TestNothingLiesOverAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawnFlow(t)
		l := arrangeFlow(f)
		ways := 0
		for i := range l.boxes {
			a := &l.boxes[i]
			ways += len(a.Ways)
			if a.x < 0 || a.y < 0 || a.x+flowBoxWidth > l.width || a.y+a.height > l.height {
				t.Errorf("%s sticks out", a.ID)
			}
			for j := range l.boxes[:i] {
				b := &l.boxes[j]
				if a.x < b.x+flowBoxWidth && b.x < a.x+flowBoxWidth && a.y < b.y+b.height && b.y < a.y+a.height {
					t.Errorf("%s lies over %s", a.ID, b.ID)
				}
			}
		}
		if len(l.lines) != ways {
			t.Errorf("%s: %d lines for %d ways", f.ID, len(l.lines), ways)
		}
		for _, e := range l.lines {
			from, to := &l.boxes[e.from], &l.boxes[e.to]
			if to.row <= from.row || e.level <= from.y+from.height {
				t.Errorf("the line from %s to %s goes up", from.ID, to.ID)
			}
			middle := to.x + flowBoxWidth/2
			for i := range l.boxes {
				b := &l.boxes[i]
				beside := b.x <= e.gutter && e.gutter <= b.x+flowBoxWidth && b.y < e.level && e.y < b.y+b.height
				across := min(middle, e.gutter) < b.x+flowBoxWidth && b.x < max(middle, e.gutter) && b.y <= e.level && e.level <= b.y+b.height
				down := b != to && b.x < middle && middle < b.x+flowBoxWidth && e.level < b.y+b.height && b.y < to.y
				if beside || across || down {
					t.Errorf("the line from %s to %s runs behind %s", from.ID, to.ID, b.ID)
				}
			}
			if e.gutter >= l.width {
				t.Errorf("the line from %s sticks out", from.ID)
			}
		}
	})
}

// Two lines share a place only where they end in the same box.
func TestLinesRunApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := arrangeFlow(drawnFlow(t))
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
	})
}

var xmlName = regexp.MustCompile(`^[\pL_][\pL\pN._-]*$`)

// Every answer stands in its box, the drawing is well formed, its ids are
// given once, and it is drawn alike each time.
func TestAppendSVG(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := drawnFlow(t)
		f.Boxes[0].Link = "/a/?b&c"
		svg := f.AppendSVG(nil)
		if !bytes.Equal(svg, f.AppendSVG(nil)) {
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
		for _, b := range f.Boxes {
			if !ids[anchor(b.ID)] {
				t.Errorf("%s is not drawn", b.ID)
			}
			for _, w := range b.Ways {
				for _, label := range w.Labels {
					for _, text := range wrap(label, flowAnswerRunes) {
						if !texts[text] {
							t.Errorf("%s lacks %q", b.ID, text)
						}
						if utf8.RuneCountInString(text) > flowAnswerRunes {
							t.Errorf("%s: %q is longer than the box", b.ID, text)
						}
					}
				}
			}
		}
	})
}

// A file of its own has the colours of the pages, light and dark.
func TestFlowStyle(t *testing.T) {
	style := FlowStyle(styles(t))
	if strings.Contains(style, "var(") {
		t.Errorf("a colour of the drawing is none of the page's:\n%s", style)
	}
	light, dark, _ := strings.Cut(FlowStyle(":root { --paper: a; --ink: b; }\n@media (prefers-color-scheme: dark) {\n:root { --paper: c; --ink: d; }\n}"), "@media")
	if !strings.Contains(light, "background: a; color: b }") || !strings.Contains(dark, "background: c; color: d }") {
		t.Errorf("the colours are not those of the stylesheet:\n%s\n%s", light, dark)
	}
}
