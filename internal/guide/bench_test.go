package guide

import (
	"bytes"
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

// What a build costs, of folders that internal/bench/corpus makes, 700 words a
// page, and of one that refers to data:
//
//	go test ./internal/guide -run '^$' -bench 'Cold1000$|References1000' -benchtime 3x -count 6 | tee new
//	benchstat new
//
// The program itself is measured against the bare one, one after the other, since
// the memory of a process is the most that it ever had:
//
//	go run ./internal/bench corpus 10000 /tmp/c
//	go build -o /tmp/bench ./internal/bench && go build -o /tmp/rettesnor ./cmd/rettesnor
//	/usr/bin/time -v /tmp/bench bare /tmp/c /dev/shm/bare layouts
//	/usr/bin/time -v /tmp/rettesnor build -src /tmp/c -out /dev/shm/ours
//
// How long an edit takes to be served is measured in cmd/rettesnor/edit_bench_test.go.

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

// A text, a layout or a title changes, and the page is looked at: the processor's
// time for it, which other work on the machine does not lengthen.
func BenchmarkEdit(b *testing.B) {
	guidance, err := fs.ReadFile(repository, "layouts/guidance.html")
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1000, 10000} {
		files := folderOf(n, false)
		files["layouts/guidance.html"] = &fstest.MapFile{Data: guidance}
		v := NewPreview(site.Input{Files: files, Fallback: repository, Base: "https://x.example"})
		for _, kind := range []string{"text", "layout", "title"} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				start, i := cpu(), 0
				for b.Loop() {
					i++
					at := i * 37 % n
					mark, name := fmt.Sprintf("nr%d", i), corpus.Name(at)
					switch kind {
					case "text":
						files[name] = &fstest.MapFile{Data: corpus.Page(at, false, mark)}
					case "layout":
						name = "layouts/guidance.html"
						files[name] = &fstest.MapFile{Data: append([]byte("{{define \"main\"}}"+mark+"{{template \"article\" .}}{{end}}"), '\n')}
					case "title":
						files[name] = &fstest.MapFile{Data: bytes.Replace(corpus.Page(at, false, ""), []byte("title: "), []byte("title: "+mark+" "), 1)}
					}
					v.Edit([]string{name})
					if data, wrong := v.File(strings.TrimPrefix(corpus.Address(at), "/")+"index.html", nil); wrong != nil || !bytes.Contains(data, []byte(mark)) {
						b.Fatal(wrong)
					}
				}
				b.ReportMetric((cpu()-start).Seconds()*1000/float64(b.N), "cpu-ms/op")
			})
		}
	}
}
