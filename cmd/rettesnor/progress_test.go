package main

import (
	"strings"
	"testing"
	"time"

	"rettesnor/internal/site"
)

// What lasts over a second says how far it is, and with -v how long each stage
// took; what does not last, and what is written to no terminal, says nothing of it.
func TestProgress(t *testing.T) {
	at := time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)
	run := func(each bool, pause time.Duration) string {
		var out strings.Builder
		p := progressOn(&out, func() time.Time { return at })
		for _, s := range []struct {
			stage    site.Stage
			done, of int
		}{{site.Read, 0, 0}, {site.Arranged, 0, 0}, {site.LaidOut, 0, 10000}, {site.LaidOut, 3214, 10000}, {site.LaidOut, 10000, 10000}, {site.Checked, 0, 0}, {written, 0, 0}} {
			at = at.Add(pause)
			p.step(s.stage, s.done, s.of)
		}
		at = at.Add(pause)
		p.end(each)
		return strings.ReplaceAll(out.String(), clearLine, "|")
	}
	if got := run(false, 100*time.Millisecond); got != "" {
		t.Errorf("less than a second: %q", got)
	}
	if got, want := run(false, 400*time.Millisecond), "|lagt op: 0 af 10.000 sider|lagt op: 3.214 af 10.000 sider|lagt op: 10.000 af 10.000 sider|kontrollerer …|skriver …|"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if got, want := run(true, 100*time.Millisecond), "læst 0,20 s; sat i orden 0,10 s; 10.000 sider lagt op 0,30 s; kontrolleret 0,10 s; skrevet 0,10 s\n"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
	if newProgress(&strings.Builder{}) != nil {
		t.Error("a text is no terminal")
	}
	var none *progress
	none.step(site.Read, 0, 0)
	none.end(true)
}
