package draw

import (
	"html"
	"math"
	"strconv"
	"strings"

	"rettesnor/internal/danish"
)

// Timeline is a way with its deadlines, or a year, drawn as the cord: straight
// and in proportion to the time where a length is fixed, slack where it is not.
type Timeline struct {
	Title, Description string
	Kind               string // way or year
	Local              string // Esbjerg, fra 1. juni 2022; empty for the whole country
	Sources            []Link
	Steps              []Step
}

// Step is a knot of the cord, and what comes after it.
type Step struct {
	Title, What    string
	None           string   // the words for a length that no law fixes
	Ends           string   // in a year: what stands at the end of Length
	Who            []string // of Actors
	Law            []Link
	Length         Length // to the next step, or to Ends
	Branch, Beside *Aside
	Day            int    // of the year, see DayOfYear
	Fixed          bool   // in the whole country
	Date           string // in words, where the day itself is known
}

// Aside is a branch of the way, or another clock that runs beside it.
type Aside struct {
	Text   string
	Law    []Link
	Length Length
}

// Length is a length of time.
type Length struct {
	Text  string // 4 uger
	Count int    // 4, for the marks along it
	Days  float64
}

// Actors are who may act in a step, by id, with the words for them.
var Actors = map[string]string{"i": "I", "kommunen": "kommunen", "ankestyrelsen": "Ankestyrelsen"}

// monthStarts are the days of the year on which the months begin.
var monthStarts = []int{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

// DayOfYear is the place of a day in a year, the month counted from 0; ok is
// false where the month has no such day.
func DayOfYear(month, day int) (n int, ok bool) {
	if month < 0 || month > 11 || day < 1 || day > monthStarts[month+1]-monthStarts[month] {
		return 0, false
	}
	return monthStarts[month] + day - 1, true
}

// Fits tells whether there is a scale that gives every stretch room for its
// words.
func (t *Timeline) Fits() bool {
	_, ok := (&sketch{t: t}).scale()
	return ok
}

// HTML is the drawing, and all it says as text.
func (t *Timeline) HTML(id string) string {
	var w strings.Builder
	name := "tidslinje-" + id
	class, whose := "timeline", ""
	if t.Local != "" {
		class, whose = class+" timeline-local", `<span class="small">Lokal praksis: `+html.EscapeString(t.Local)+`</span> `
	}
	if t.narrow() {
		class += " timeline-narrow"
	}
	w.WriteString(`<figure class="` + class + `" id="` + name + `"><figcaption>` + whose + `<strong>` + html.EscapeString(t.Title) + `</strong> <span class="small">` +
		html.EscapeString(t.Description) + "</span></figcaption>\n")
	d := sketch{t: t}
	height := d.draw()
	w.WriteString(`<svg viewBox="0 0 ` + strconv.Itoa(t.width()) + " " + strconv.Itoa(int(math.Ceil(height))) + `" preserveAspectRatio="xMinYMin" role="img" aria-labelledby="` + name + `-t ` + name + `-d" focusable="false"><title id="` + name + `-t">` +
		html.EscapeString(t.Title) + `</title><desc id="` + name + `-d">` + html.EscapeString(t.Description) + ` Det samme står som tekst under tegningen.</desc>` + d.String() + "</svg>\n")
	w.WriteString("<details><summary>Tegningen som tekst</summary>\n<ol>\n")
	for _, s := range t.Steps {
		w.WriteString("<li>" + s.html() + "</li>\n")
	}
	w.WriteString("</ol></details>\n" + `<p class="small">Kilder: ` + links(t.Sources) + ".</p>\n</figure>\n")
	return w.String()
}

func (s Step) html() string {
	cited := func(law []Link) string {
		if len(law) == 0 {
			return "."
		}
		return " (" + links(law) + ")."
	}
	rate := func(l Length) string { return `<span class="rate">` + html.EscapeString(l.Text) + `</span>` }
	var w strings.Builder
	w.WriteString("<strong>" + html.EscapeString(s.Title) + "</strong>")
	if place := s.when(); place != "" {
		w.WriteString(", " + html.EscapeString(place))
	}
	if len(s.Who) > 0 {
		w.WriteString(" (" + html.EscapeString(actors(s.Who)) + ")")
	}
	w.WriteString(".")
	if s.What != "" {
		w.WriteString(" " + html.EscapeString(s.What))
	}
	if a := s.Branch; a != nil {
		w.WriteString(" <em>Her deler vejen sig:</em> " + html.EscapeString(a.Text))
		if a.Length.Days > 0 {
			w.WriteString(" Frist: " + rate(a.Length) + cited(a.Law))
		}
	}
	switch {
	case s.Length.Days > 0 && s.Ends != "":
		w.WriteString(" <em>" + rate(s.Length) + " efter:</em> " + html.EscapeString(s.Ends) + cited(s.Law))
	case s.Length.Days > 0:
		w.WriteString(" <em>Til det næste trin:</em> " + rate(s.Length) + cited(s.Law))
	case s.None != "":
		w.WriteString(" <em>Derefter:</em> " + html.EscapeString(strings.TrimSuffix(s.None, ".")) + cited(s.Law))
	case len(s.Law) > 0:
		w.WriteString(" " + danish.UpperFirst(strings.TrimPrefix(cited(s.Law), " ")))
	}
	if a := s.Beside; a != nil {
		w.WriteString(" <em>Ved siden af:</em> " + html.EscapeString(a.Text) + " Det er " + rate(a.Length) + cited(a.Law))
	}
	return w.String()
}

// when is a step's place in the year in words.
func (s Step) when() string {
	switch {
	case s.Date != "":
		return s.Date
	case s.Fixed:
		return s.monthName() + ", i hele landet"
	case s.Day > 0:
		return "omkring " + s.monthName()
	}
	return ""
}

func (s Step) monthName() string {
	m := 0
	for monthStarts[m+1] <= s.Day {
		m++
	}
	return danish.Months[m]
}

// actors are those who act, in words.
func actors(who []string) string {
	var names []string
	for _, id := range who {
		names = append(names, Actors[id])
	}
	return strings.Join(names, " og ")
}
