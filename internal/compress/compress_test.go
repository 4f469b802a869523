package compress

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestFormsAreSmallerAndComeBack(t *testing.T) {
	texts := map[string][]byte{
		"a page":  []byte(strings.Repeat("<p>Kommunen skal vurdere, om I opfylder betingelserne.</p>\n", 200)),
		"nothing": {},
		"a byte":  {'x'},
	}
	for name, text := range texts {
		for _, f := range Forms {
			for how, out := range map[string][]byte{"small": f.Small(text), "quick": f.Quick(text)} {
				var r io.Reader = brotli.NewReader(bytes.NewReader(out))
				if f.Name == "gzip" {
					var err error
					if r, err = gzip.NewReader(bytes.NewReader(out)); err != nil {
						t.Fatal(err)
					}
				}
				back, err := io.ReadAll(r)
				if err != nil || !bytes.Equal(back, text) {
					t.Errorf("%s, %s, %s: does not come back: %v", name, f.Name, how, err)
				}
				if len(text) > 100 && len(out)*5 > len(text) {
					t.Errorf("%s, %s, %s: %d bytes of %d", name, f.Name, how, len(out), len(text))
				}
			}
			if !bytes.Equal(f.Small(text), f.Small(text)) {
				t.Errorf("%s, %s: two runs differ", name, f.Name)
			}
		}
	}
}

func TestChoose(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                  "",
		"gzip, deflate, br, zstd":           "br",
		"gzip, deflate":                     "gzip",
		"deflate, zstd":                     "",
		"BR":                                "br",
		"br;q=0, gzip":                      "gzip",
		"br;q=0.5, gzip;q=0.8":              "gzip",
		"br;q=0.5,gzip;q=0.5":               "br",
		"*":                                 "br",
		"*;q=0.1, br;q=0":                   "gzip",
		"gzip;q=0, *;q=0":                   "",
		"identity":                          "",
		"identity;q=1, gzip;q=0.5":          "",
		"identity;q=0.5, gzip;q=1":          "gzip",
		"br;q=many, gzip":                   "gzip",
		"brotli":                            "",
		" gzip ; q = 0.3 ":                  "gzip",
		strings.Repeat("x,", 1000) + "gzip": "gzip",
	} {
		f, ok := Choose(accept)
		if f.Name != want && (ok || want != "") || ok != (want != "") {
			t.Errorf("%.40q gives %q %v, want %q", accept, f.Name, ok, want)
		}
	}
}

func TestWorth(t *testing.T) {
	for name, want := range map[string]bool{
		"index.html": true, "assets/main.3f.css": true, "assets/engine.1.wasm": true, "feed.xml": true, "A.SVG": true,
		"photo.jpg": false, "font.woff2": false, "kort.pdf": false, "_headers": false, "index.html.br": false, "x.gz": false,
	} {
		if Worth(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}

// A form that another version made is not taken for one of this version's.
func TestTheVersionIsThatOfGoMod(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "github.com/andybalholm/brotli v"+brotliVersion+" ") {
		t.Errorf("go.mod has not brotli v%s", brotliVersion)
	}
}
