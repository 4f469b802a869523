package flowchart

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rettesnor/wizard"
)

// The sizes of a chart.
const (
	boxWidth              = 176
	padding               = 10
	titleLine, answerLine = 18, 17
	titleRunes            = 19 // that fit in a line of a title
	answerRunes           = 21
	markSize              = 20
	margin                = 4
	track                 = 7  // between two lines that run side by side
	gap                   = 12 // from a box to the nearest line
	corner                = 6
)

// placed is a box with its place and its text in lines.
type placed struct {
	*Box
	row, column  int
	x, y, height int
	title, text  []string
	answers      [][]string // the lines of each way
	ports        []int      // of each way: how far down its line leaves
}

// line is the way from one answer to a box: out to the side, down beside the
// boxes, across above the row of the box, and down to it.
type line struct {
	from, to      int
	x, y          int // where it leaves
	gutter, level int // x beside the boxes, y above the row
}

type layout struct {
	boxes         []placed
	lines         []line
	width, height int
}

func arrange(c Chart) layout {
	l := layout{boxes: make([]placed, len(c.Boxes))}
	for i := range c.Boxes {
		l.boxes[i] = measure(&c.Boxes[i])
	}
	rows := l.rows()
	tops, gutters := l.tracks(rows)

	// Columns stand beside each other with room for the lines to the right of
	// each, rows below each other with room for the lines above each.
	x := make([]int, len(gutters))
	l.width = margin
	for column := range gutters {
		x[column] = l.width
		l.width += boxWidth + gap + track*gutters[column]
	}
	l.width += margin
	for r, row := range rows {
		l.height += margin
		if r > 0 {
			l.height += 2*gap + track*tops[r]
		}
		tallest := 0
		for _, i := range row {
			b := &l.boxes[i]
			b.x, b.y = x[b.column], l.height
			tallest = max(tallest, b.height)
		}
		l.height += tallest
	}
	l.height += margin
	for i := range l.lines {
		e := &l.lines[i]
		from, to := &l.boxes[e.from], &l.boxes[e.to]
		e.x, e.y = from.x+boxWidth, from.y+e.y
		e.gutter = e.x + gap + track*e.gutter
		e.level = to.y - gap - track*e.level
	}
	return l
}

func measure(b *Box) placed {
	p := placed{Box: b, height: padding}
	room := titleRunes
	if b.Outcome {
		room -= 2 // the mark
	}
	p.title = wrap(b.Title, room)
	p.height += titleLine * len(p.title)
	if b.Text != "" {
		p.text = wrap(b.Text, answerRunes)
		p.height += 4 + answerLine*len(p.text)
	}
	for _, w := range b.Ways {
		p.height += 6
		var lines []string
		for _, label := range w.Labels {
			lines = append(lines, wrap(label, answerRunes)...)
		}
		p.ports = append(p.ports, p.height+answerLine/2)
		p.answers = append(p.answers, lines)
		p.height += answerLine * len(lines)
	}
	p.height += padding - 2
	return p
}

// rows puts each box below all that lead to it, and the outcomes of a row last.
func (l *layout) rows() [][]int {
	// A box may come before one that leads to it, so once is not always
	// enough; no way leads back, so as often as there are boxes is.
	deepest := 0
	for range l.boxes {
		for i := range l.boxes {
			for _, w := range l.boxes[i].Ways {
				to := &l.boxes[w.To]
				to.row = max(to.row, l.boxes[i].row+1)
				deepest = max(deepest, to.row)
			}
		}
	}
	rows := make([][]int, deepest+1)
	for i := range l.boxes {
		rows[l.boxes[i].row] = append(rows[l.boxes[i].row], i)
	}
	for _, row := range rows {
		slices.SortStableFunc(row, func(a, b int) int { return order(&l.boxes[a]) - order(&l.boxes[b]) })
		for column, i := range row {
			l.boxes[i].column = column
		}
	}
	return rows
}

// order puts questions before outcomes, and what is settled before what is
// open; a condition that is not met stands outermost.
func order(b *placed) int {
	n := 0
	if b.Open {
		n = 1
	}
	if b.Outcome {
		n += 2
	}
	if b.Outcome && b.Verdict == wizard.IkkeOpfyldt {
		n += 2
	}
	return n
}

// tracks gives each line its place beside the boxes and above the row it goes
// to, as numbers from 0, and how many such places each row and column needs.
// Lines to the same box share theirs.
func (l *layout) tracks(rows [][]int) (tops, gutters []int) {
	tops = make([]int, len(rows))
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	gutters = make([]int, columns)
	level := make([]int, len(l.boxes))
	for r, row := range rows {
		for n := range row {
			level[row[n]] = len(row) - 1 - n // those to the left lie highest, so that fewer lines cross
		}
		tops[r] = len(row)
	}
	type run struct{ column, to, first, last, place int }
	var runs []run
	for i := range l.boxes {
		for n, w := range l.boxes[i].Ways {
			from, to := &l.boxes[i], &l.boxes[w.To]
			l.lines = append(l.lines, line{from: i, to: w.To, y: from.ports[n], level: level[w.To]})
			at := slices.IndexFunc(runs, func(r run) bool { return r.column == from.column && r.to == w.To })
			if at < 0 {
				runs = append(runs, run{from.column, w.To, from.row, to.row, 0})
				continue
			}
			runs[at].first = min(runs[at].first, from.row)
		}
	}
	slices.SortStableFunc(runs, func(a, b run) int { return (a.last - a.first) - (b.last - b.first) }) // short ones nearest
	for i := range runs {
		for clash := true; clash; {
			clash = false
			for _, other := range runs[:i] {
				if other.column == runs[i].column && other.place == runs[i].place && other.first < runs[i].last && runs[i].first < other.last {
					runs[i].place++
					clash = true
				}
			}
		}
		gutters[runs[i].column] = max(gutters[runs[i].column], runs[i].place+1)
	}
	for i := range l.lines {
		e := &l.lines[i]
		for _, r := range runs {
			if r.column == l.boxes[e.from].column && r.to == e.to {
				e.gutter = r.place
			}
		}
	}
	return tops, gutters
}

// wrap breaks a text into lines of at most n letters, where the words allow.
func wrap(text string, n int) []string {
	var lines []string
	for _, word := range strings.Fields(text) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= n {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
