package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// From a page written to its new bytes served, at 1,000 pages of some 700
// words on disk, the 25 ms in which serve waits for more changes included:
//
//	go test ./cmd/rettesnor -run '^$' -bench EditServed1000 -benchtime 40x
//
// Measured 2026-11-22 on 2 shared cores (AMD EPYC, Go 1.26.8), nothing else
// running, three times 60 edits: 89, 92 and 92 ms on average, 123 at most.
func BenchmarkEditServed1000(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1000))
	words := strings.Fields("barn træning kommune afgørelse støtte hjælp ansøgning forældre skole vurdering metode klage frist løn timer ordning udgift bilag møde")
	page := func(mark string) string {
		var s strings.Builder
		fmt.Fprintf(&s, "# Side %s\n\nMærke: %s.\n", mark, mark)
		for range 7 {
			s.WriteString("\n## Afsnit\n\n")
			for range 100 {
				s.WriteString(words[r.IntN(len(words))] + " ")
			}
			s.WriteString("[videre](/s0/)\n")
		}
		return s.String()
	}
	dir := b.TempDir()
	for i := range 1000 {
		write(b, dir, fmt.Sprintf("content/s%d/side%d.md", i%12, i), page(fmt.Sprint("nr", i)))
	}
	address, out, errs := served(b, dir)
	go func() {
		for range out {
		}
	}()
	go func() {
		for range errs {
		}
	}()
	var waited []time.Duration
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		at := i * 37 % 1000
		mark := fmt.Sprint("rettet", i)
		text := page(mark)
		start := time.Now()
		write(b, dir, fmt.Sprintf("content/s%d/side%d.md", at%12, at), text)
		for {
			if _, body := get(b, fmt.Sprintf("%ss%d/side%d/", address, at%12, at)); strings.Contains(body, mark+".") {
				break
			}
			time.Sleep(2 * time.Millisecond) // the question itself takes the machine's time
		}
		waited = append(waited, time.Since(start))
		time.Sleep(50 * time.Millisecond)
	}
	most := time.Duration(0)
	total := time.Duration(0)
	for _, d := range waited {
		most, total = max(most, d), total+d
	}
	b.ReportMetric(float64(total.Milliseconds())/float64(len(waited)), "ms-to-new-bytes")
	b.ReportMetric(float64(most.Milliseconds()), "ms-at-most")
}
