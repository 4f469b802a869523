package guide

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"rettesnor/internal/bench/corpus"
	"rettesnor/internal/site"
)

// Measured 2026-11-21 on 2 shared cores (AMD EPYC, Go 1.26.8) with other work
// on both, so that CPU seconds and memory count and wall time is an upper
// bound:
//
//	go test ./internal/site -run '^$' -bench 'Cold1000|References1000' -benchtime 1x    (one at a time)
//	go test ./internal/site -run '^$' -bench Edit1000 -benchtime 60x
//
//	Cold1000        0.63–0.71 CPU s   130–133 MiB   a folder from elsewhere, our layouts and checks
//	References1000  1.08–1.18 CPU s   190–209 MiB   our own site, five references in each section
//	Edit1000        0.084 CPU s       60 ms         one page changed, to the new bytes
//
// The corpus is 1,000 pages of some 700 words, 5.3 MB. The program itself
// (rettesnor build of Cold1000's folder, output on tmpfs) takes 0.71–0.95 CPU s
// and 115–123 MiB. Hugo 0.165 took 1.57 CPU s and 213 MiB for such a corpus on
// the same machine, without the checks. How long an edit takes to be served is
// measured in cmd/rettesnor/edit_bench_test.go.
// folderOf makes a folder of n pages. With references it has a site configuration,
// and every page refers to the data.
func folderOf(n int, references bool) fstest.MapFS {
	files := fstest.MapFS{}
	if references {
		files = with(ours)
	}
	for name, data := range corpus.Files(n, references) {
		files[name] = &fstest.MapFile{Data: data}
	}
	return files
}

func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak is the most memory the process has had, in MiB. It counts the corpus
// too, and in a benchmark all that ran before.
func peak() float64 {
	text, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(text), "VmHWM:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	kib, _ := strconv.ParseFloat(fields[0], 64)
	return kib / 1024
}

func bench(b *testing.B, files func(i int) fs.FS, fallback fs.FS, memo *site.Memo) {
	start, i := cpu(), 0
	for b.Loop() {
		i++
		if res := Stream(site.Input{Files: files(i), Fallback: fallback, Base: "https://x.example", Memo: memo}, func(site.File) {}); res.Failed() {
			b.Fatal(res.Problems[0])
		}
	}
	b.ReportMetric((cpu()-start).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(peak(), "peak-MiB")
}

var repository = os.DirFS("../..") // whose layouts and style the corpus is built with

func BenchmarkCold1000(b *testing.B) {
	files := folderOf(1000, false)
	bench(b, func(int) fs.FS { return files }, repository, nil)
}

func BenchmarkReferences1000(b *testing.B) {
	files := folderOf(1000, true)
	bench(b, func(int) fs.FS { return files }, theme, nil)
}

// One page's text changes; everything else is as it was.
func BenchmarkEdit1000(b *testing.B) {
	files := folderOf(1000, false)
	memo := &site.Memo{}
	Build(site.Input{Files: files, Fallback: repository, Base: "https://x.example", Memo: memo})
	edited := func(i int) fs.FS {
		return with(files, "content/s1/side-x.md", fmt.Sprintf("---\ntitle: Rettet\n---\nRettelse %d.\n", i))
	}
	bench(b, edited, repository, memo)
}
