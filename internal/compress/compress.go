// Package compress makes the compressed forms of a site's files, and says which
// of them a reader's browser takes. It knows no operating system.
package compress

import (
	"bytes"
	"compress/gzip"
	"path"
	"runtime"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// Form is a compressed form of a file.
type Form struct {
	Name   string // as Accept-Encoding and Content-Encoding call it
	Suffix string // of the file that holds it, beside the one it is of
	make   func(data []byte, quick bool) []byte
}

// Forms are all forms, the better first.
var Forms = []Form{{"br", ".br", withBrotli}, {"gzip", ".gz", withGzip}}

// brotliVersion is that of go.mod; a test holds it.
const brotliVersion = "1.3.0"

// Makers names what decides the bytes of a form. Forms by other makers may
// differ.
func Makers() string { return "brotli " + brotliVersion + ", gzip of " + runtime.Version() }

// Small gives data in its smallest form. The same data always give the same
// bytes.
func (f Form) Small(data []byte) []byte { return f.make(data, false) }

// Quick gives data in a form that is made while a reader waits.
func (f Form) Quick(data []byte) []byte { return f.make(data, true) }

func withBrotli(data []byte, quick bool) []byte {
	level := brotli.BestCompression
	if quick {
		level = 4
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, level)
	_, _ = w.Write(data) // a Buffer takes all
	_ = w.Close()
	return b.Bytes()
}

func withGzip(data []byte, quick bool) []byte {
	level := gzip.BestCompression
	if quick {
		level = gzip.DefaultCompression
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, level) // no name and no time in its header
	_, _ = w.Write(data)
	_ = w.Close()
	return b.Bytes()
}

// Worth tells whether files of that name become smaller: text does, and
// WebAssembly; pictures and fonts are compressed as they are.
func Worth(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".css", ".js", ".mjs", ".json", ".webmanifest", ".svg", ".xml", ".txt", ".csv", ".ics", ".md", ".wasm", ".map", ".ico", ".ttf", ".otf":
		return true
	}
	return false
}

// Choose gives the form that a browser would rather have by its
// Accept-Encoding; ok is false where it takes none, and the file goes as it is.
func Choose(accept string) (f Form, ok bool) {
	weights := map[string]float64{}
	for part := range strings.SplitSeq(accept, ",") {
		name, parameter, _ := strings.Cut(part, ";")
		weight := 1.0
		if _, q, has := strings.Cut(parameter, "="); has {
			var err error
			if weight, err = strconv.ParseFloat(strings.TrimSpace(q), 64); err != nil {
				weight = 0
			}
		}
		weights[strings.ToLower(strings.TrimSpace(name))] = weight
	}
	best := 0.0
	for _, form := range Forms {
		weight, said := weights[form.Name]
		if !said {
			weight = weights["*"]
		}
		if weight > best {
			best, f, ok = weight, form, true
		}
	}
	return f, ok && best >= weights["identity"]
}
