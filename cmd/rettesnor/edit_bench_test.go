package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	pages "rettesnor/internal/bench/corpus"
)

// From a file written to the new bytes served, and from there to the answer of the
// checks, of folders on disk:
//
//	go test ./cmd/rettesnor -run '^$' -bench 'EditServed/text/1000$' -benchtime 40x -count 6 | tee new
//	benchstat new
//
// Layout is an edit of the layout that each page has, data one of a figure that each
// page of our own site says.
func BenchmarkEditServed(b *testing.B) {
	guidance, err := os.ReadFile("../../layouts/guidance.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range []string{"text", "layout", "data"} {
		for _, n := range []int{1000, 10000} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				dir := b.TempDir()
				files := pages.Files(n, kind == "data")
				if kind == "data" {
					for name, data := range pages.Data() {
						files[name] = data
					}
				}
				files["layouts/guidance.html"] = guidance
				for name, data := range files {
					write(b, dir, name, string(data))
				}
				start := time.Now()
				address, out, errs := served(b, dir)
				get(b, address+"s0/")
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-to-first-page")
				for _, l := range []lines{out, errs} {
					go func() {
						for range l {
						}
					}()
				}
				var waited []time.Duration
				i := 0
				for b.Loop() {
					at := i * 37 % n
					want := ""
					start := time.Now()
					switch kind {
					case "text":
						want = fmt.Sprintf("Mærke: nr%d.", i)
						write(b, dir, pages.Name(at), string(pages.Page(at, false, fmt.Sprint("nr", i))))
					case "layout":
						want = fmt.Sprintf("<i>nr%d</i>", i)
						write(b, dir, "layouts/guidance.html", strings.Replace(string(guidance), `{{template "article"`, want+`{{template "article"`, 1))
					case "data":
						want = fmt.Sprintf("%d\u00a0uger", 5+i)
						write(b, dir, "content/data/figures.yaml", string(pages.Figures(5+i)))
					}
					for {
						if _, body := get(b, strings.TrimSuffix(address, "/")+pages.Address(at)); strings.Contains(body, want) {
							break
						}
						time.Sleep(time.Millisecond) // the question itself takes the machine's time
					}
					waited = append(waited, time.Since(start))
					i++
					time.Sleep(300 * time.Millisecond) // nobody saves again before
				}
				slices.Sort(waited)
				b.ReportMetric(float64(waited[len(waited)/2].Microseconds())/1000, "ms-to-new-bytes")
				b.ReportMetric(float64(waited[len(waited)-1].Microseconds())/1000, "ms-at-most")
				b.ReportMetric(peakMemory(), "peak-MiB")
			})
		}
	}
}

// peakMemory is the most that the process has had, the corpus and what ran before
// counted.
func peakMemory() float64 {
	text, _ := os.ReadFile(filepath.Join("/proc/self/status"))
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	var kib float64
	_, _ = fmt.Sscan(rest, &kib)
	return kib / 1024
}
