package draw

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The sizes of a flow.
const (
	flowBoxWidth                  = 204
	flowPadding                   = 10
	flowTitleLine, flowAnswerLine = 20, 20
	flowTitleRunes                = 19 // that fit in a line of a title
	flowAnswerRunes               = 21
	flowMarkSize                  = 20
	flowMargin                    = 4
	flowTrack                     = 7  // between two lines that run side by side
	flowGap                       = 12 // from a box to the nearest line
	flowCorner                    = 6
)

// flowPlaced is a box with its place and its text in lines.
type flowPlaced struct {
	*FlowBox
	row, column  int
	x, y, height int
	title, text  []string
	answers      [][]string // the lines of each way
	ports        []int      // of each way: how far down its line leaves
}

// flowLine is the way from one answer to a box: out to the side, down beside the
// boxes, across above the row of the box, and down to it.
type flowLine struct {
	from, to      int
	x, y          int // where it leaves
	gutter, level int // x beside the boxes, y above the row
}

type flowLayout struct {
	boxes         []flowPlaced
	lines         []flowLine
	width, height int
}

func arrangeFlow(f Flow) flowLayout {
	l := flowLayout{boxes: make([]flowPlaced, len(f.Boxes))}
	for i := range f.Boxes {
		l.boxes[i] = measureFlow(&f.Boxes[i])
	}
	rows := l.rows()
	tops, gutters := l.tracks(rows)

	// Columns stand beside each other with room for the lines to the right of
	// each, rows below each other with room for the lines above each.
	x := make([]int, len(gutters))
	l.width = flowMargin
	for column := range gutters {
		x[column] = l.width
		l.width += flowBoxWidth + flowGap + flowTrack*gutters[column]
	}
	l.width += flowMargin
	for r, row := range rows {
		l.height += flowMargin
		if r > 0 {
			l.height += 2*flowGap + flowTrack*tops[r]
		}
		tallest := 0
		for _, i := range row {
			b := &l.boxes[i]
			b.x, b.y = x[b.column], l.height
			tallest = max(tallest, b.height)
		}
		l.height += tallest
	}
	l.height += flowMargin
	for i := range l.lines {
		e := &l.lines[i]
		from, to := &l.boxes[e.from], &l.boxes[e.to]
		e.x, e.y = from.x+flowBoxWidth, from.y+e.y
		e.gutter = e.x + flowGap + flowTrack*e.gutter
		e.level = to.y - flowGap - flowTrack*e.level
	}
	return l
}

func measureFlow(b *FlowBox) flowPlaced {
	p := flowPlaced{FlowBox: b, height: flowPadding}
	room := flowTitleRunes
	if b.Outcome {
		room -= 2 // the mark
	}
	p.title = wrap(b.Title, room)
	p.height += flowTitleLine * len(p.title)
	if b.Text != "" {
		p.text = wrap(b.Text, flowAnswerRunes)
		p.height += 4 + flowAnswerLine*len(p.text)
	}
	for _, w := range b.Ways {
		p.height += 6
		var lines []string
		for _, label := range w.Labels {
			lines = append(lines, wrap(label, flowAnswerRunes)...)
		}
		p.ports = append(p.ports, p.height+flowAnswerLine/2)
		p.answers = append(p.answers, lines)
		p.height += flowAnswerLine * len(lines)
	}
	p.height += flowPadding - 2
	return p
}

// rows puts each box below all that lead to it, and the outcomes of a row last.
func (l *flowLayout) rows() [][]int {
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
		slices.SortStableFunc(row, func(a, b int) int { return flowOrder(&l.boxes[a]) - flowOrder(&l.boxes[b]) })
		for column, i := range row {
			l.boxes[i].column = column
		}
	}
	return rows
}

// flowOrder puts questions before outcomes, and what is settled before what is
// open; a condition that is not met stands outermost.
func flowOrder(b *flowPlaced) int {
	n := 0
	if b.Open {
		n = 1
	}
	if b.Outcome {
		n += 2
	}
	if b.Last {
		n += 2
	}
	return n
}

// tracks gives each line its place beside the boxes and above the row it goes
// to, as numbers from 0, and how many such places each row and column needs.
// Lines to the same box share theirs.
func (l *flowLayout) tracks(rows [][]int) (tops, gutters []int) {
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
			l.lines = append(l.lines, flowLine{from: i, to: w.To, y: from.ports[n], level: level[w.To]})
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
