package site

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
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
var corpusWords = strings.Fields("barn træning kommune afgørelse støtte hjælp ansøgning forældre skole vurdering metode klage " +
	"frist løn timer ordning udgift bilag møde rådgiver lov paragraf måned uge plan mål")

// corpus makes a folder of n pages, the same for the same n. With references
// it has a site configuration, and every page refers to the data.
func corpus(n int, references bool) fstest.MapFS {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	sentence := func() string {
		words := make([]string, 8)
		for i := range words {
			words[i] = corpusWords[r.IntN(len(corpusWords))]
		}
		words[0] = upperFirst(words[0])
		return strings.Join(words, " ") + "."
	}
	files := fstest.MapFS{"content/_index.md": {Data: []byte("# Forside\n")}}
	if references {
		files = with(ours)
	}
	for s := range 12 {
		files[fmt.Sprintf("content/s%d/_index.md", s)] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\ntitle: Sektion %d\ndescription: %s\n---\n", s, sentence())}
	}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Side %d\ndescription: %s\nweight: %d\naudience: [kommuner]\nchecked: 2026-11-21\nsources: [S1]\nlaw: [bl85.1]\n---\n", i, sentence(), i+1)
		for h := range 6 {
			fmt.Fprintf(&b, "## %s\n\n%s %s %s **%s** [link](/s%d/) %s %s %s %s %s %s %s\n\n", sentence(), sentence(), sentence(), sentence(), sentence(), r.IntN(12), sentence(), sentence(), sentence(), sentence(), sentence(), sentence(), sentence())
			if references {
				b.WriteString("Fristen er {tal klagefrist}, se {§ bl85.1.3 kort} og {afg 70-14}. {sats ta_cap_month seneste} {ord tarv}\n\n")
			}
			switch h {
			case 1:
				b.WriteString("| a | b |\n|---|--:|\n")
				for range 6 {
					fmt.Fprintf(&b, "| %s | %d |\n", sentence(), r.IntN(1000))
				}
				b.WriteString("\n")
			case 2:
				fmt.Fprintf(&b, "- %s\n- %s\n- %s\n\n", sentence(), sentence(), sentence())
			case 3:
				fmt.Fprintf(&b, "```go\nfunc main() {\n\tprintln(%d)\n}\n```\n\n", i)
			case 4:
				fmt.Fprintf(&b, "Fodnote[^1].\n\n[^1]: %s\n\nOrd\n: %s\n\n", sentence(), sentence())
			}
		}
		files[fmt.Sprintf("content/s%d/side-%d.md", r.IntN(12), i)] = &fstest.MapFile{Data: []byte(b.String())}
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

func bench(b *testing.B, files func(i int) fs.FS, fallback fs.FS, memo *Memo) {
	start, i := cpu(), 0
	for b.Loop() {
		i++
		if res := Build(Input{Files: files(i), Fallback: fallback, Base: "https://x.example", Memo: memo}); res.Failed() {
			b.Fatal(res.Problems[0])
		}
	}
	b.ReportMetric((cpu()-start).Seconds()/float64(b.N), "cpu-s/op")
	b.ReportMetric(peak(), "peak-MiB")
}

var repository = os.DirFS("../..") // whose layouts and style the corpus is built with

func BenchmarkCold1000(b *testing.B) {
	files := corpus(1000, false)
	bench(b, func(int) fs.FS { return files }, repository, nil)
}

func BenchmarkReferences1000(b *testing.B) {
	files := corpus(1000, true)
	bench(b, func(int) fs.FS { return files }, theme, nil)
}

// One page's text changes; everything else is as it was.
func BenchmarkEdit1000(b *testing.B) {
	files := corpus(1000, false)
	memo := &Memo{}
	Build(Input{Files: files, Fallback: repository, Base: "https://x.example", Memo: memo})
	edited := func(i int) fs.FS {
		return with(files, "content/s1/side-x.md", fmt.Sprintf("---\ntitle: Rettet\n---\nRettelse %d.\n", i))
	}
	bench(b, edited, repository, memo)
}
