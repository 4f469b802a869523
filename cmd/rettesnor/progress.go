package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"rettesnor/internal/site"
)

// written is the stage after those of the site.
const written = site.Checked + 1

// progress says on a terminal how far a build or a check is that lasts. Where the
// output is none, there is no progress and its methods do nothing.
type progress struct {
	w   io.Writer
	now func() time.Time

	mu    sync.Mutex
	began time.Time
	said  time.Time // when the line was last written; zero for never
	stage site.Stage
	pages int
	since time.Time
	took  [written + 1]time.Duration
}

// A wait is told of after patience, and no more often than often.
const (
	patience = time.Second
	often    = 100 * time.Millisecond
)

func newProgress(w io.Writer) *progress {
	f, ok := w.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return progressOn(w, time.Now)
}

func progressOn(w io.Writer, now func() time.Time) *progress {
	at := now()
	return &progress{w: w, now: now, began: at, since: at}
}

// step is told how far it is, as site.Input.Progress is.
func (p *progress) step(stage site.Stage, done, of int) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.now()
	if stage != p.stage {
		p.took[p.stage] += at.Sub(p.since)
		p.stage, p.since = stage, at
	}
	p.pages = max(p.pages, of)
	if at.Sub(p.began) < patience || at.Sub(p.said) < often {
		return
	}
	p.said = at
	fmt.Fprint(p.w, clearLine, stageSays(stage, done, of))
}

// clearLine goes to the beginning of the line and empties it.
const clearLine = "\r\x1b[K"

func stageSays(stage site.Stage, done, of int) string {
	switch stage {
	case site.Read:
		return "læser …"
	case site.Arranged:
		return "sætter siderne i orden …"
	case site.LaidOut:
		return "lagt op: " + grouped(done) + " af " + grouped(of) + " sider"
	case site.Checked:
		return "kontrollerer …"
	}
	return "skriver …"
}

// end takes the line away, and tells how long each stage took.
func (p *progress) end(each bool) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.took[p.stage] += p.now().Sub(p.since)
	p.since = p.now()
	if !p.said.IsZero() {
		fmt.Fprint(p.w, clearLine)
	}
	if !each {
		return
	}
	var all []string
	for stage, name := range []string{"læst", "sat i orden", grouped(p.pages) + " sider lagt op", "kontrolleret", "skrevet"} {
		if took := p.took[stage]; took > 0 {
			all = append(all, name+" "+strings.Replace(strconv.FormatFloat(took.Seconds(), 'f', 2, 64), ".", ",", 1)+" s")
		}
	}
	fmt.Fprintln(p.w, strings.Join(all, "; "))
}

// grouped is a number with a full stop at each thousand.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "." + s[at:]
	}
	return s
}
