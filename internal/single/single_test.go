package single

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

// What is not an address stays, and every address leads to a file of the folder.
func TestMake(t *testing.T) {
	for _, base := range []string{"", "/b%C3%B8rn"} {
		at := func(s string) []byte { return []byte(strings.ReplaceAll(s, "BASE", base)) }
		site := []File{
			{"index.html", at(`<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><link rel="preload" href="BASE/assets/f.woff2"></head><body><a href="BASE/klage/frist/#a%20b">x</a><a href="BASE/">y</a><a href="#z">z</a><a href="https://x.dk/a/">w</a><a href="//x.dk/">v</a><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><script>if (a < b) "href=/";</script></body></html>`)},
			{"klage/frist/index.html", at(`<html><head></head><body><img src="BASE/p%C3%A5.svg" alt=""/><div data-base="BASE/" data-index="BASE/i.json" data-x="/s"></div><template><a href="BASE/klage/?q">op</a></template><p data-host-only>vært</p><a href="BASE/tal.csv">t</a></body></html>`)},
			{"klage/index.html", at(`<html><head><meta http-equiv="refresh" content="0; url=BASE/klage/frist/"/></head><body><p title="BASE/klage/">&amp;</p></body></html>`)},
			{"assets/a.1.css", at(`@import "BASE/assets/c.2.css";a{background:url(BASE/assets/p.svg)}@font-face{src:url("BASE/assets/f.woff2")}b{content:"BASE/x"}`)},
			{"assets/c.2.css", []byte(`i{background:url(data:x)}`)},
			{"assets/p.svg", []byte("<svg/>")}, {"på.svg", []byte("<svg/>")}, {"assets/f.woff2", []byte("abc")}, {"andet.woff2", []byte("abc")},
			{"i.json", []byte("{}")}, {"tal.csv", []byte("1")}, {"assets/w.1.txt", []byte("ord")}, {"assets/LICENSE.1.txt", []byte("må")},
			{"sw.js", nil}, {"_headers", nil}, {"klage/feed.xml", nil},
		}
		made, err := Make(site, base)
		if err != nil {
			t.Fatal(err)
		}
		files := map[string]string{}
		for _, f := range made {
			files[f.Path] = string(f.Data)
		}
		other := "/s"
		if base == "" {
			other = "../../s" // an address of the site, too
		}
		const script = `assets/files.js" data-root="./`
		for name, want := range map[string]string{
			"index.html":             `<!DOCTYPE html><html><head><meta charset="utf-8"/><meta http-equiv="Content-Security-Policy" content="` + strings.ReplaceAll(policy, "'", "&#39;") + `"/><script src="` + script + `"></script></head><body><a href="./klage/frist/index.html#a%20b">x</a><a href="./index.html">y</a><a href="#z">z</a><a href="https://x.dk/a/">w</a><a href="//x.dk/">v</a><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg><script>if (a < b) "href=/";</script></body></html>`,
			"klage/frist/index.html": `<html><head><script src="../../` + script + `../../"></script></head><body><img src="../../p%C3%A5.svg" alt=""/><div data-base="../../" data-index="../../i.json" data-x="` + other + `"></div><template><a href="../../klage/index.html">op</a></template><a href="../../tal.csv">t</a></body></html>`,
			"klage/index.html":       `<html><head><meta http-equiv="refresh" content="0; url=../klage/frist/index.html"/><script src="../` + script + `../"></script></head><body><p title="` + base + `/klage/">&amp;</p></body></html>`,
			"assets/a.1.css":         `@import "../assets/c.2.css";a{background:url("../assets/p.svg")}@font-face{src:url("data:font/woff2;base64,YWJj")}b{content:"` + base + `/x"}`,
			"assets/c.2.css":         `i{background:url(data:x)}`,
			"i.json.js":              "rettesnorFile(\"i.json\", \"e30=\");\n",
			"assets/w.1.txt.js":      "rettesnorFile(\"assets/w.1.txt\", \"b3Jk\");\n",
			"tal.csv":                "1", "assets/LICENSE.1.txt": "må", "assets/p.svg": "<svg/>", "på.svg": "<svg/>", "andet.woff2": "abc", "assets/files.js": string(filesScript),
		} {
			if files[name] != want {
				t.Errorf("at %q, %s:\n%s\nwant\n%s", base, name, files[name], want)
			}
			delete(files, name)
		}
		if len(files) > 0 {
			t.Errorf("the folder has more: %v", files)
		}
	}
}

func TestZipIsTheSameEachTime(t *testing.T) {
	files := []File{{"klage/på.html", []byte(strings.Repeat("b", 1000))}, {"index.html", []byte("a")}}
	one, err := Zip("rettesnor", files)
	two, _ := Zip("rettesnor", []File{files[1], files[0]})
	if err != nil || !bytes.Equal(one, two) {
		t.Fatal("two archives of the same files differ", err)
	}
	r, err := zip.NewReader(bytes.NewReader(one), int64(len(one)))
	if err != nil || len(r.File) != 2 || r.File[1].Name != "rettesnor/klage/på.html" || r.File[1].UncompressedSize64 != 1000 {
		t.Errorf("the archive holds %v %v", r.File, err)
	}
}
