package site

import (
	"fmt"
	"html"
	"slices"
	"strings"
)

// sketch draws a timeline as the cord: time to the left of it, what happens
// to the right. One unit is about one pixel on a telephone.
type sketch struct {
	strings.Builder
	t *timeline
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
func (d *sketch) laws(ids []string, width float64) (lines []string) {
	for _, id := range ids {
		lines = append(lines, faceLaw.fold(provisionName(id), width)...)
	}
	return lines
}

// key says what the two kinds of cord mean, and answers where the drawing may
// begin.
func (d *sketch) key(taut, slack string) float64 {
	y := 14.0
	for i, words := range []string{taut, slack} {
		if words == "" {
			continue
		}
		if i == 0 {
			d.path("taut", "M2 %sh40", y-4)
		} else {
			d.path("slack", "M2 %sq6 -9 12 0t12 0t12 0", y-4)
		}
		y = d.write(faceKey, "", 54, y, faceKey.fold(words, float64(d.t.width()-56))) + 5
	}
	return y
}

func (d *sketch) draw() (height float64) {
	if d.t.kind == "year" {
		return d.year()
	}
	return d.way()
}

// stepWidth is the room for what happens in a way.
func (t *timeline) stepWidth() float64 {
	for _, s := range t.steps {
		if s.beside != nil {
			return edgeX - stepX - 24
		}
	}
	return edgeX - stepX
}

const gap = 20.0

// below is how far a step's words reach under its knot.
func (d *sketch) below(s timeStep, scale float64) float64 {
	w := d.t.stepWidth()
	y := 6 + faceTitle.line*float64(len(faceTitle.fold(s.title, w))) - 3
	y += faceWhat.line * float64(len(faceWhat.fold(s.what, w)))
	if s.branch != nil {
		y += 18 + d.branchHeight(s.branch, scale)
	}
	return y - 10
}

func (d *sketch) branchHeight(a *timeAside, scale float64) float64 {
	h := faceWhat.line*float64(len(faceWhat.fold(a.text, d.t.stepWidth()-branchIn))) + 4
	if a.length.days > 0 {
		h += faceLong.line + faceLaw.line*float64(len(d.laws(a.law, d.t.stepWidth()-branchIn)))
	}
	return max(h, a.length.days*scale+14)
}

const branchIn = 22 // how far in a branch's words stand

// timeHeight is how tall the words at the time's side are.
func (d *sketch) timeHeight(s timeStep) float64 {
	if s.length.days > 0 {
		return faceLong.line + faceLaw.line*float64(len(d.laws(s.law, timeW)))
	}
	return faceNone.line*float64(len(faceNone.fold(s.none, timeW))) + faceLaw.line*float64(len(d.laws(s.law, timeW)))
}

// need is the room between a step and the next one.
func (d *sketch) need(s timeStep, scale float64) float64 {
	return max(d.below(s, scale)+gap+24, d.timeHeight(s)+2*gap, 64)
}

// scale is the least that gives every straight stretch room for its words, and
// every word of a year a place near its knot; ok is false where none does.
func (d *sketch) scale() (scale float64, ok bool) {
	words := d.t.yearWords()
	fits := func(scale float64) bool {
		if d.t.kind == "year" {
			return placed(words, scale)
		}
		return !slices.ContainsFunc(d.t.steps, func(s timeStep) bool {
			return s.length.days > 0 && d.need(s, scale) > s.length.days*scale
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
	for _, s := range d.t.steps {
		switch {
		case s.length.days > 0 && d.t.local != "":
			taut = "Stram: kommunens egen frist. Længden følger tiden."
		case s.length.days > 0:
			taut = "Stram: loven siger, hvor længe. Længden følger tiden."
		case s.none != "" && d.t.local != "":
			slack = "Slap: kommunen har ikke sat en frist."
		case s.none != "":
			slack = "Slap: vi kender ingen frist i loven."
		}
	}
	y := d.key(taut, slack) + 38
	scale, _ := d.scale()
	// The cord first, then the knots over it.
	type at struct{ y, to float64 }
	places := make([]at, len(d.t.steps))
	var aside *timeAside
	asideFrom, asideTo := 0.0, 0.0
	for i, s := range d.t.steps {
		places[i].y = y
		next := y + d.need(s, scale)
		if s.length.days > 0 {
			next = y + s.length.days*scale
		}
		if s.beside != nil {
			aside, asideFrom, asideTo = s.beside, y, y+s.beside.length.days*scale
		}
		// The other clock's words stand where it ends, on a slack stretch.
		if aside != nil && s.length.days == 0 {
			words := max(asideTo, y+d.below(s, scale)+gap+10)
			next = words + d.asideHeight(aside) + gap + 24
			d.aside(aside, asideFrom, asideTo, words)
			aside = nil
		}
		last := i+1 == len(d.t.steps)
		switch {
		case s.length.days > 0:
			d.taut(cordX, y, next)
			d.measure(cordX-12, y, next, s.length.count)
		case s.none != "":
			if last {
				next = y + max(d.below(s, scale)+6, d.timeHeight(s)+gap)
			}
			d.slack(cordX, y, next)
		}
		if last && s.none == "" {
			next = y
		}
		places[i].to = next
		y = next
	}
	end := y
	for i, s := range d.t.steps {
		at := places[i]
		d.time(s, (at.y+at.to)/2)
		end = max(end, d.step(s, at.y, scale))
	}
	return end + 8
}

// time is how long a stretch is, or why nobody can say, at its middle.
func (d *sketch) time(s timeStep, middle float64) {
	y := middle - d.timeHeight(s)/2 + 13
	if s.length.days > 0 {
		y = d.write(faceLong, "end", timeX, y+2, []string{s.length.text})
	} else {
		y = d.write(faceNone, "end", timeX, y, faceNone.fold(s.none, timeW))
	}
	d.write(faceLaw, "end", timeX, y-2, d.laws(s.law, timeW))
}

// step is the knot and its words; it answers where they end.
func (d *sketch) step(s timeStep, y, scale float64) float64 {
	w := d.t.stepWidth()
	d.text("who", "", stepX, y-14, upperFirst(actors(s.who)))
	next := d.write(faceTitle, "", stepX, y+6, faceTitle.fold(s.title, w)) - 3
	next = d.write(faceWhat, "", stepX, next, faceWhat.fold(s.what, w))
	if s.branch != nil {
		next = d.branch(s.branch, next+18, scale)
	}
	d.knot(cordX, y, s.who)
	return next - 10
}

// branch leaves the cord at the knot and runs down beside its words: as long
// as its time, or only to a stop.
func (d *sketch) branch(a *timeAside, y, scale float64) float64 {
	w := d.t.stepWidth() - branchIn
	x, top := float64(stepX+5), y-14
	long := 16.0
	class := "taut thin"
	if a.length.days > 0 {
		long = a.length.days * scale
	}
	d.path(class, "M%s %sC%s %s %s %s %s %sV%s", cordX, top-16, cordX, top-3, x, top-13, x, top, top+long)
	if a.length.days > 0 {
		d.disc("knot", x, top+long, 5)
	} else {
		d.path("taut thin", "M%s %sh14", x-7, top+long)
	}
	next := y
	if a.length.days > 0 {
		next = d.write(faceLong, "", stepX+branchIn, next, []string{a.length.text})
		next = d.write(faceLaw, "", stepX+branchIn, next-3, d.laws(a.law, w)) + 2
	}
	next = d.write(faceWhat, "", stepX+branchIn, next, faceWhat.fold(a.text, w))
	return max(next, top+long+16)
}

func (d *sketch) asideHeight(a *timeAside) float64 {
	w := d.t.stepWidth()
	return faceLong.line + faceLaw.line*float64(len(d.laws(a.law, w))) + faceWhat.line*float64(len(faceWhat.fold(a.text, w)))
}

// aside is a clock of its own at the drawing's right edge.
func (d *sketch) aside(a *timeAside, from, to, words float64) {
	x := float64(edgeX - 6)
	d.path("measure", "M%s %sV%sH%sV%s", cordX, from, from-30, x, from)
	d.taut(x, from, to)
	d.disc("knot", x, to, 5)
	w := d.t.stepWidth()
	d.path("measure", "M%s %sV%sH%s", x, to, words, stepX+faceLong.width(a.length.text)+6)
	y := d.write(faceLong, "", stepX, words+6, []string{a.length.text})
	y = d.write(faceLaw, "", stepX, y-3, d.laws(a.law, w)) + 2
	d.write(faceWhat, "", stepX, y, faceWhat.fold(a.text, w))
}

// tooWide is, for each step, a word that no line has room for.
func (t *timeline) tooWide() []string {
	out := make([]string, len(t.steps))
	for i, s := range t.steps {
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
func (t *timeline) parts(s timeStep) []timePart {
	if t.kind == "year" {
		wide := t.yearRoom()
		if s.fixed {
			wide = yearLeft
		}
		return []timePart{{faceTitle, s.title, wide}, {faceWhat, s.what, wide}, {faceTitle, s.ends, t.yearRoom()}}
	}
	w := t.stepWidth()
	parts := []timePart{{faceTitle, s.title, w}, {faceWhat, s.what, w}, {faceNone, s.none, timeW}, {faceLong, s.length.text, timeW}}
	for _, a := range []*timeAside{s.branch, s.beside} {
		if a != nil {
			parts = append(parts, timePart{faceWhat, a.text, w - branchIn})
		}
	}
	return parts
}
