package draw

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"rettesnor/internal/danish"
)

// sketch draws a timeline as the cord: time to the left of it, what happens
// to the right. One unit is about one pixel on a telephone.
type sketch struct {
	strings.Builder
	t *Timeline
}

const (
	cordX   = 126 // the cord of a way
	timeW   = 106 // room for the time, which ends at timeX
	timeX   = 108
	stepX   = 150
	edgeX   = 358
	perDay  = 1.6 // at least so many units a day
	mostDay = 12.0
)

// write sets lines below each other from the first baseline, and answers the
// next one.
func (d *sketch) write(f face, anchor string, x, y float64, lines []string) float64 {
	for _, line := range lines {
		d.text(f.class, anchor, x, y, line)
		y += f.line
	}
	return y
}

func (d *sketch) text(class, anchor string, x, y float64, s string) {
	if anchor != "" {
		anchor = ` text-anchor="` + anchor + `"`
	}
	fmt.Fprintf(d, `<text class="%s"%s x="%s" y="%s">%s</text>`, class, anchor, short(x), short(y), html.EscapeString(s))
}

func (d *sketch) path(class, format string, at ...float64) {
	args := make([]any, len(at))
	for i, v := range at {
		args[i] = short(v)
	}
	d.WriteString(`<path class="` + class + `" d="` + fmt.Sprintf(format, args...) + `"/>`)
}

// taut and slack are the two kinds of cord.
func (d *sketch) taut(x, from, to float64) { d.path("taut", "M%s %sV%s", x, from, to) }

func (d *sketch) slack(x, from, to float64) {
	// Each bend has its own height and the same lean, so that they join softly.
	bends := []float64{24, 18, 28, 21}
	sum, n := 0.0, 0
	for ; sum < to-from-6; n++ {
		sum += bends[n%len(bends)]
	}
	if n == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "M%s %s", short(x), short(from))
	side := 1.0
	for i := range n {
		h := bends[i%len(bends)] * (to - from) / sum
		fmt.Fprintf(&b, "q%s %s 0 %s", short(side*h*.6), short(h/2), short(h))
		side = -side
	}
	d.WriteString(`<path class="slack" d="` + b.String() + `"/>`)
}

// knot is a step; its form says who acts, as its words do.
func (d *sketch) knot(x, y float64, who []string) {
	form := strings.Join(who, " ")
	switch form {
	case "i", "":
		d.disc("knot", x, y, 8)
	case "kommunen":
		d.disc("knot ring", x, y, 7)
	case "ankestyrelsen":
		d.disc("knot ring", x, y, 7)
		d.disc("core", x, y, 3)
	default:
		d.disc("knot ring", x, y, 7)
		d.path("core", "M%s %sa7 7 0 0 0 0 14z", x, y-7)
	}
}

func (d *sketch) disc(class string, x, y, r float64) {
	fmt.Fprintf(d, `<circle class="%s" cx="%s" cy="%s" r="%s"/>`, class, short(x), short(y), short(r))
}

// measure is a length beside the cord, as on a builder's drawing: a thin line
// with a mark for every week, month or year.
func (d *sketch) measure(x, from, to float64, count int) {
	d.path("measure", "M%s %sh8m-4 0V%sm-4 0h8", x-4, from, to)
	for i := 1; i < count && count <= 31; i++ {
		d.path("measure", "M%s %sh4", x-2, from+(to-from)*float64(i)/float64(count))
	}
}

// laws are provisions, folded to the room for them.
func (d *sketch) laws(laws []Link, width float64) (lines []string) {
	for _, law := range laws {
		lines = append(lines, faceLaw.fold(law.Text, width)...)
	}
	return lines
}

// key says what the two kinds of cord mean, and answers where the drawing may
// begin.
func (d *sketch) key(taut, slack string) float64 {
	y := 17.0
	for i, words := range []string{taut, slack} {
		if words == "" {
			continue
		}
		if i == 0 {
			d.path("taut", "M2 %sh40", y-5)
		} else {
			d.path("slack", "M2 %sq6 -9 12 0t12 0t12 0", y-5)
		}
		y = d.write(faceKey, "", 54, y, faceKey.fold(words, float64(d.t.width()-56))) + 5
	}
	return y
}

func (d *sketch) draw() (height float64) {
	if d.t.Kind == "year" {
		return d.year()
	}
	return d.way()
}

// stepWidth is the room for what happens in a way.
func (t *Timeline) stepWidth() float64 {
	for _, s := range t.Steps {
		if s.Beside != nil {
			return edgeX - stepX - 24
		}
	}
	return edgeX - stepX
}

const gap = 20.0

// below is how far a step's words reach under its knot.
func (d *sketch) below(s Step, scale float64) float64 {
	w := d.t.stepWidth()
	y := 6 + faceTitle.line*float64(len(faceTitle.fold(s.Title, w))) - 3
	y += faceWhat.line * float64(len(faceWhat.fold(s.What, w)))
	if s.Branch != nil {
		y += 18 + d.branchHeight(s.Branch, scale)
	}
	return y - 10
}

func (d *sketch) branchHeight(a *Aside, scale float64) float64 {
	h := faceWhat.line*float64(len(faceWhat.fold(a.Text, d.t.stepWidth()-branchIn))) + 4
	if a.Length.Days > 0 {
		h += faceLong.line + faceLaw.line*float64(len(d.laws(a.Law, d.t.stepWidth()-branchIn)))
	}
	return max(h, a.Length.Days*scale+14)
}

const branchIn = 22 // how far in a branch's words stand

// timeHeight is how tall the words at the time's side are.
func (d *sketch) timeHeight(s Step) float64 {
	if s.Length.Days > 0 {
		return faceLong.line + faceLaw.line*float64(len(d.laws(s.Law, timeW)))
	}
	return faceNone.line*float64(len(faceNone.fold(s.None, timeW))) + faceLaw.line*float64(len(d.laws(s.Law, timeW)))
}

// need is the room between a step and the next one.
func (d *sketch) need(s Step, scale float64) float64 {
	return max(d.below(s, scale)+gap+24, d.timeHeight(s)+2*gap, 64)
}

// scale is the least that gives every straight stretch room for its words, and
// every word of a year a place near its knot; ok is false where none does.
func (d *sketch) scale() (scale float64, ok bool) {
	words := d.t.yearWords()
	fits := func(scale float64) bool {
		if d.t.Kind == "year" {
			return placed(words, scale)
		}
		return !slices.ContainsFunc(d.t.Steps, func(s Step) bool {
			return s.Length.Days > 0 && d.need(s, scale) > s.Length.Days*scale
		})
	}
	for scale = perDay; scale <= mostDay; scale += .05 {
		if fits(scale) {
			return scale, true
		}
	}
	return mostDay, false
}

func (d *sketch) way() float64 {
	taut, slack := "", ""
	for _, s := range d.t.Steps {
		switch {
		case s.Length.Days > 0 && d.t.Local != "":
			taut = "Lige streg: kommunens egen frist. Længden følger tiden."
		case s.Length.Days > 0:
			taut = "Lige streg: loven siger, hvor længe. Længden følger tiden."
		case s.None != "" && d.t.Local != "":
			slack = "Bølget streg: kommunen har ikke sat en frist."
		case s.None != "":
			slack = "Bølget streg: ingen fast frist i loven."
		}
	}
	y := d.key(taut, slack) + 38
	scale, _ := d.scale()
	// The cord first, then the knots over it.
	type at struct{ y, to float64 }
	places := make([]at, len(d.t.Steps))
	var aside *Aside
	asideFrom, asideTo := 0.0, 0.0
	for i, s := range d.t.Steps {
		places[i].y = y
		next := y + d.need(s, scale)
		if s.Length.Days > 0 {
			next = y + s.Length.Days*scale
		}
		if s.Beside != nil {
			aside, asideFrom, asideTo = s.Beside, y, y+s.Beside.Length.Days*scale
		}
		// The other clock's words stand where it ends, on a slack stretch.
		if aside != nil && s.Length.Days == 0 {
			words := max(asideTo, y+d.below(s, scale)+gap+10)
			next = words + d.asideHeight(aside) + gap + 24
			d.aside(aside, asideFrom, asideTo, words)
			aside = nil
		}
		last := i+1 == len(d.t.Steps)
		switch {
		case s.Length.Days > 0:
			d.taut(cordX, y, next)
			d.measure(cordX-12, y, next, s.Length.Count)
		case s.None != "":
			if last {
				next = y + max(d.below(s, scale)+6, d.timeHeight(s)+gap)
			}
			d.slack(cordX, y, next)
		}
		if last && s.None == "" {
			next = y
		}
		places[i].to = next
		y = next
	}
	end := y
	for i, s := range d.t.Steps {
		at := places[i]
		d.time(s, (at.y+at.to)/2)
		end = max(end, d.step(s, at.y, scale))
	}
	return end + 8
}

// time is how long a stretch is, or why nobody can say, at its middle.
func (d *sketch) time(s Step, middle float64) {
	y := middle - d.timeHeight(s)/2 + 13
	if s.Length.Days > 0 {
		y = d.write(faceLong, "end", timeX, y+2, []string{s.Length.Text})
	} else {
		y = d.write(faceNone, "end", timeX, y, faceNone.fold(s.None, timeW))
	}
	d.write(faceLaw, "end", timeX, y-2, d.laws(s.Law, timeW))
}

// step is the knot and its words; it answers where they end.
func (d *sketch) step(s Step, y, scale float64) float64 {
	w := d.t.stepWidth()
	d.text("who", "", stepX, y-14, danish.UpperFirst(actors(s.Who)))
	next := d.write(faceTitle, "", stepX, y+6, faceTitle.fold(s.Title, w)) - 3
	next = d.write(faceWhat, "", stepX, next, faceWhat.fold(s.What, w))
	if s.Branch != nil {
		next = d.branch(s.Branch, next+18, scale)
	}
	d.knot(cordX, y, s.Who)
	return next - 10
}

// branch leaves the cord at the knot and runs down beside its words: as long
// as its time, or only to a stop.
func (d *sketch) branch(a *Aside, y, scale float64) float64 {
	w := d.t.stepWidth() - branchIn
	x, top := float64(stepX+5), y-14
	long := 16.0
	class := "taut thin"
	if a.Length.Days > 0 {
		long = a.Length.Days * scale
	}
	d.path(class, "M%s %sC%s %s %s %s %s %sV%s", cordX, top-16, cordX, top-3, x, top-13, x, top, top+long)
	if a.Length.Days > 0 {
		d.disc("knot", x, top+long, 5)
	} else {
		d.path("taut thin", "M%s %sh14", x-7, top+long)
	}
	next := y
	if a.Length.Days > 0 {
		next = d.write(faceLong, "", stepX+branchIn, next, []string{a.Length.Text})
		next = d.write(faceLaw, "", stepX+branchIn, next-3, d.laws(a.Law, w)) + 2
	}
	next = d.write(faceWhat, "", stepX+branchIn, next, faceWhat.fold(a.Text, w))
	return max(next, top+long+16)
}

func (d *sketch) asideHeight(a *Aside) float64 {
	w := d.t.stepWidth()
	return faceLong.line + faceLaw.line*float64(len(d.laws(a.Law, w))) + faceWhat.line*float64(len(faceWhat.fold(a.Text, w)))
}

// aside is a clock of its own at the drawing's right edge.
func (d *sketch) aside(a *Aside, from, to, words float64) {
	x := float64(edgeX - 6)
	d.path("measure", "M%s %sV%sH%sV%s", cordX, from, from-30, x, from)
	d.taut(x, from, to)
	d.disc("knot", x, to, 5)
	w := d.t.stepWidth()
	d.path("measure", "M%s %sV%sH%s", x, to, words, stepX+faceLong.width(a.Length.Text)+6)
	y := d.write(faceLong, "", stepX, words+6, []string{a.Length.Text})
	y = d.write(faceLaw, "", stepX, y-3, d.laws(a.Law, w)) + 2
	d.write(faceWhat, "", stepX, y, faceWhat.fold(a.Text, w))
}

// TooWide is, for each step, a word that no line has room for.
func (t *Timeline) TooWide() []string {
	out := make([]string, len(t.Steps))
	for i, s := range t.Steps {
		for _, part := range t.parts(s) {
			for _, line := range part.face.fold(part.text, part.width) {
				if part.face.width(line) > part.width {
					out[i] = line
				}
			}
		}
	}
	return out
}

type timePart struct {
	face  face
	text  string
	width float64
}

// parts are the texts of a step with the room they have.
func (t *Timeline) parts(s Step) []timePart {
	if t.Kind == "year" {
		wide := t.yearRoom()
		if s.Fixed {
			wide = yearLeft
		}
		return []timePart{{faceTitle, s.Title, wide}, {faceWhat, s.What, wide}, {faceTitle, s.Ends, t.yearRoom()}}
	}
	w := t.stepWidth()
	parts := []timePart{{faceTitle, s.Title, w}, {faceWhat, s.What, w}, {faceNone, s.None, timeW}, {faceLong, s.Length.Text, timeW}}
	for _, a := range []*Aside{s.Branch, s.Beside} {
		if a != nil {
			parts = append(parts, timePart{faceWhat, a.Text, w - branchIn})
		}
	}
	return parts
}
