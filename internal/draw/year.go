package draw

import (
	"cmp"
	"math"
	"slices"

	"rettesnor/internal/danish"
)

// The year: a straight cord with the months, what is fixed to its left, and a
// slack one with the order of the rest.
const (
	yearCord  = 118.0
	yearSlack = 168.0
	yearX     = 188.0
	yearLeft  = 104.0 // the room to the left
	alone     = 54.0  // the cord where nothing is fixed: the months stand to its left
	aloneEdge = 290
	yearDays  = 365 + 31
)

func (d *sketch) year() float64 {
	taut := "Lige streg: det ligger fast i hele landet."
	slack := "Bølget streg: rækkefølgen er den almindelige. Kommunen vælger datoen."
	if d.t.Local != "" {
		taut, slack = "Kommunens egne datoer og frister.", ""
	}
	top := d.key(taut, slack) + 22
	words := d.t.yearWords()
	cord, order, names := yearCord, yearSlack, 25.0
	if d.t.narrow() {
		cord, order, names = alone, alone, -26
	}
	scale, _ := d.scale()
	placed(words, scale)
	at := func(day float64) float64 { return top + day*scale }
	for m := range 13 {
		start := 365*(m/12) + monthStarts[m%12]
		d.path("measure", "M%s %sh%s", cord, at(float64(start)), math.Copysign(7, names))
		d.text("month", "middle", cord+names, at(float64(start)+15)+4, danish.Months[m%12][:3])
	}
	if names > 0 {
		d.text("month", "end", cord-12, at(365)+4, "nytår")
		d.path("measure", "M%s %sh-7", cord, at(365))
	}
	d.path("taut calendar", "M%s %sV%s", cord, top, at(yearDays))
	// The slack cord hangs between the knots of the order.
	before := -1.0
	for _, s := range d.t.Steps {
		if s.Fixed || s.Date != "" {
			continue
		}
		if before >= 0 {
			d.slack(order, at(before), at(float64(s.Day)))
		}
		before = float64(s.Day)
	}
	for _, s := range d.t.Steps {
		x, class := order, "knot ring"
		if s.Fixed || s.Date != "" {
			x = cord
		}
		if s.Fixed {
			class = "knot"
		}
		from, to := at(float64(s.Day)), at(float64(s.Day)+s.Length.Days)
		if to > from {
			d.path("taut stretch", "M%s %sV%s", x, from, to)
			d.disc("knot", x, to, 5)
		}
		d.disc(class, x, from, 7)
	}
	bottom := at(yearDays)
	for _, w := range words {
		y := top + w.y
		if w.left {
			y = w.write(d, "end", cord-14, y)
		} else {
			if w.y > w.day*scale {
				d.path("measure", "M%s %sL%s %s", order+11, at(w.day), order+17, y)
			}
			y = w.write(d, "", order+20, y)
		}
		bottom = max(bottom, y)
	}
	return bottom + 8
}

// narrow tells that nothing stands to the left of the year's cord.
func (t *Timeline) narrow() bool {
	return t.Kind == "year" && !slices.ContainsFunc(t.Steps, func(s Step) bool { return s.Fixed || s.Date == "" })
}

// width is the drawing's.
func (t *Timeline) width() int {
	if t.narrow() {
		return aloneEdge + 2
	}
	return edgeX + 2
}

// yearRoom is the width of the words to the right of the year.
func (t *Timeline) yearRoom() float64 {
	if t.narrow() {
		return aloneEdge - alone - 20
	}
	return edgeX - yearX
}

// yearWords are the words at a knot of the year.
type yearWords struct {
	left                    bool
	day, y                  float64 // y is under the year's beginning
	date, title, what, laws []string
}

func (t *Timeline) yearWords() (all []yearWords) {
	var d sketch
	for _, s := range t.Steps {
		w := t.yearRoom()
		if s.Fixed {
			w = yearLeft
		}
		words := yearWords{left: s.Fixed, day: float64(s.Day), title: faceTitle.fold(s.Title, w), what: faceWhat.fold(s.What, w)}
		if s.Date != "" {
			words.date = []string{s.Date}
		}
		if s.Length.Days == 0 {
			words.laws = d.laws(s.Law, w)
		}
		all = append(all, words)
		if s.Length.Days > 0 {
			all = append(all, yearWords{day: words.day + s.Length.Days, date: []string{s.Length.Text}, title: faceTitle.fold(s.Ends, w), laws: d.laws(s.Law, w)})
		}
	}
	slices.SortStableFunc(all, func(a, b yearWords) int { return cmp.Compare(a.day, b.day) })
	return all
}

func (w yearWords) write(d *sketch, anchor string, x, y float64) float64 {
	y = d.write(faceLong, anchor, x, y+6, w.date)
	y = d.write(faceTitle, anchor, x, y, w.title)
	y = d.write(faceWhat, anchor, x, y-2, w.what)
	return d.write(faceLaw, anchor, x, y-2, w.laws)
}

func (w yearWords) height() float64 {
	return 8 + faceLong.line*float64(len(w.date)) + faceTitle.line*float64(len(w.title)) + faceWhat.line*float64(len(w.what)) + faceLaw.line*float64(len(w.laws))
}

// placed puts words that would run into those above a little lower, and tells
// whether all still stand near their knots.
func placed(all []yearWords, scale float64) bool {
	free := map[bool]float64{true: -1000, false: -1000}
	near := true
	for i := range all {
		w := &all[i]
		w.y = max(w.day*scale, free[w.left])
		near = near && w.y-w.day*scale <= 32
		free[w.left] = w.y + w.height()
	}
	return near
}
