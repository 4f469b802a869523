package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"rettesnor/internal/guide"
	"rettesnor/internal/single"
	"rettesnor/internal/site"
)

// aStick is the single edition, in a folder of a name.
func aStick(t *testing.T, folder string) (dir string, files []single.File) {
	t.Helper()
	built, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	var result guide.Result
	for name, data := range built {
		result.Files = append(result.Files, site.File{Path: strings.TrimPrefix(name, "/"), Data: data})
	}
	if files, err = fromAStick(result); err != nil {
		t.Fatal(err)
	}
	if folder == "" {
		return "", files
	}
	dir = filepath.Join(t.TempDir(), folder)
	for _, f := range files {
		write(t, dir, f.Path, string(f.Data))
	}
	return dir, files
}

// Every address in the folder leads to a file in it, or is a link that a reader
// follows to another host. Read as a browser does, not as the program writes.
func TestTheSingleEditionIsWhole(t *testing.T) {
	_, all := aStick(t, "")
	files := map[string][]byte{}
	for _, f := range all {
		files[f.Path] = f.Data
	}
	ids := map[string]map[string]bool{}
	trees := map[string]*html.Node{}
	for name, data := range files {
		if path.Ext(name) != ".html" {
			continue
		}
		tree, err := html.ParseWithOptions(bytes.NewReader(data), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(name, err)
		}
		trees[name], ids[name] = tree, map[string]bool{}
		for node := range tree.Descendants() {
			for _, a := range node.Attr {
				if a.Key == "id" || a.Key == "data-situation" { // which the guide begins at
					ids[name][a.Val] = true
				}
			}
		}
	}
	links, fetched := 0, 0
	for name, tree := range trees {
		for node := range tree.Descendants() {
			for _, a := range node.Attr {
				where := a.Val
				switch {
				case a.Key == "content" && strings.Contains(where, "url="):
					_, where, _ = strings.Cut(where, "url=")
				case a.Key == "href" || a.Key == "src" || a.Key == "srcset" || a.Key == "action":
				case strings.HasPrefix(a.Key, "data-") && (strings.HasPrefix(where, "../") || strings.HasPrefix(where, "./")) && a.Key != "data-base" && a.Key != "data-root":
					if files[path.Join(path.Dir(name), where)] == nil { // it is fetched
						where += ".js"
					}
				case a.Key == "data-base" || a.Key == "data-root":
					if got := path.Join(path.Dir(name), where); got != "." {
						t.Errorf("%s: scripts make addresses from %s", name, got)
					}
					continue
				case strings.HasPrefix(where, "/"):
					t.Errorf("%s: %s=%q begins at a root", name, a.Key, where)
					continue
				default:
					continue
				}
				to, err := url.Parse(where)
				if err != nil {
					t.Errorf("%s: %s: %v", name, where, err)
					continue
				}
				follows := node.Data == "a" && a.Key == "href"
				if to.Scheme != "" || to.Host != "" {
					if to.Host == "rettesnor.example" {
						t.Errorf("%s: %s leads to the site's own host", name, where)
					}
					if !follows {
						t.Errorf("%s: <%s> fetches %s", name, node.Data, where)
					}
					continue
				}
				file := name
				if to.Path != "" {
					if strings.HasPrefix(to.Path, "/") {
						t.Errorf("%s: %s begins at a root", name, where)
					}
					file = path.Join(path.Dir(name), to.Path)
				}
				if files[file] == nil {
					t.Errorf("%s: no file answers %s", name, where)
				} else if to.Fragment != "" && path.Ext(file) == ".html" && !ids[file][to.Fragment] {
					t.Errorf("%s: nothing in %s is called %s", name, file, to.Fragment)
				}
				if links++; !follows {
					fetched++
				}
			}
		}
	}
	for name, data := range files {
		switch path.Ext(name) {
		case ".css":
			if bytes.Contains(data, []byte("url(/")) || bytes.Contains(data, []byte(`url("/`)) || bytes.Contains(data, []byte("://")) {
				t.Errorf("%s names what is not in the folder", name)
			}
		case ".js":
			if bytes.Contains(data, []byte("import(")) || bytes.HasPrefix(data, []byte("import ")) {
				t.Errorf("%s is a module", name)
			}
		case ".html", ".txt", ".svg", ".png":
		case ".json", ".csv": // the data, which a page leads to
			if !strings.HasPrefix(name, "data/") {
				t.Errorf("%s is fetched", name)
			}
		default:
			t.Errorf("%s is for a host, or is fetched", name)
		}
	}
	if len(trees) < 300 || links < 10000 || fetched < 600 {
		t.Errorf("only %d pages, %d links and %d fetched were looked at", len(trees), links, fetched)
	}
	t.Logf("%d pages, %d addresses, %d of them fetched", len(trees), links, fetched)
}

// From a folder the guide answers, the calculator follows, a letter grows and
// the search finds, with no request but for files of the folder.
func TestTheSingleEditionWorksFromAFolder(t *testing.T) {
	dir, _ := aStick(t, "et stik på 8 GB")
	b := openBrowser(t, 390)
	b.base = (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}).String()
	b.open("/index.html")
	eval[bool](b, `document.fonts.load("600 20px 'Source Serif 4'").then((all) => { window.faces = all.length }), true`)
	b.until("window.faces === 1")
	// Nothing goes out of the folder, whoever asks.
	eval[bool](b, `window.blocked = [], addEventListener("securitypolicyviolation", (e) => window.blocked.push(e.effectiveDirective)), fetch("https://x.dk/").catch(() => 0), new Image().src = "https://x.dk/", true`)
	b.until(`window.blocked.sort().join() === "connect-src,img-src"`)
	b.mu.Lock() // it was the test that asked
	b.requests = slices.DeleteFunc(b.requests, func(r string) bool { return r == "https://x.dk/" })
	b.complaints = slices.DeleteFunc(b.complaints, func(c string) bool { return strings.Contains(c, "https://x.dk/") })
	b.mu.Unlock()
	b.open("/guide/index.html")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.age("4 3 2016")
	b.walk(parentsAnswers, nil)
	if v := b.verdict("hjemmetraening"); v != "skoen" {
		t.Errorf("the guide says %s", v)
	}
	href := eval[string](b, `document.querySelector("[data-steps] a").href`)
	if !strings.HasPrefix(href, b.base+"/") {
		t.Errorf("a step leads to %s", href)
	}
	b.turn(func() { b.press("[data-letters]", "Klage over afgørelse") })
	b.until(`document.querySelector("[data-letter-paper]").textContent.includes("Vi klager over jeres afgørelse")`)
	b.back()
	b.until(`document.body.dataset.page === "outcome"`)
	b.click("[data-steps] a")
	b.until(`location.pathname.endsWith("/index.html") && !location.pathname.includes("/guide/") && document.querySelector("h1")`)
	b.open("/beregner/index.html")
	b.until(`document.querySelector("[data-result]").textContent.includes("16.216 kr.")`)
	b.open("/soeg/index.html#q=klagefrist")
	b.until(`document.querySelector("[data-hits] a")`)
	b.click("[data-hits] a")
	b.until(`!location.pathname.includes("/soeg/") && document.querySelector("h1")`)
}

// The licence of the face goes with it, and what a script may fetch costs a page
// nothing before it is asked for.
func TestWhatTheSingleEditionHolds(t *testing.T) {
	_, files := aStick(t, "")
	licence, loaded := false, 0
	for _, f := range files {
		licence = licence || strings.HasPrefix(f.Path, "assets/LICENSE.") && path.Ext(f.Path) == ".txt"
		if f.Path == "assets/files.js" {
			loaded = len(f.Data)
		}
	}
	if !licence {
		t.Error("the face stands in the folder without its licence")
	}
	if loaded == 0 || loaded > 5000 {
		t.Errorf("every page loads %d bytes for what scripts may fetch", loaded)
	}
}

// A folder of Markdown from elsewhere makes such a folder too.
func TestASingleEditionFromElsewhere(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/index.md", "# Hjem\n\n[To](to.md) [brev](brev.pdf) [tal](tal.csv)\n")
	write(t, dir, "content/to.md", "# To\n\n[Hjem](index.md)\n")
	write(t, dir, "content/brev.pdf", "x")
	write(t, dir, "content/tal.csv", "1;2")
	var stdout, stderr bytes.Buffer
	out := filepath.Join(dir, "ud")
	if status := run([]string{"build", "-src", dir, "-out", out, "-single"}, nil, &stdout, &stderr); status != exitOK {
		t.Fatal(stderr.String())
	}
	for name, want := range map[string]string{"to/index.html": `<a href="../index.html">Hjem</a>`, "index.html": `<a href="./tal.csv">tal</a>`, "brev.pdf": "x", "tal.csv": "1;2"} {
		if data, err := os.ReadFile(filepath.Join(out, name)); err != nil || !strings.Contains(string(data), want) {
			t.Errorf("%s: %v\n%s", name, err, data)
		}
	}
	if status := run([]string{"build", "-src", dir, "-out", out, "-single", "-base", "https://x.dk"}, nil, &stdout, &stderr); status != exitUsage {
		t.Errorf("-single with -base exits %d", status)
	}
}

// A site that is published has the folder beside it, zipped, with its sum; the
// same site gives the same file, and the folder does not offer itself.
func TestThePublishedZipIsTheFolder(t *testing.T) {
	zipped := func() (files map[string][]byte, folder []single.File) {
		t.Helper()
		var result guide.Result
		files, err := siteOf(func(in *site.Input) { in.Beside = []string{guide.StickFile, guide.StickSum} })
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range slices.Sorted(maps.Keys(files)) {
			result.Files = append(result.Files, site.File{Path: strings.TrimPrefix(name, "/"), Data: files[name]})
		}
		if folder, err = fromAStick(result); err != nil {
			t.Fatal(err)
		}
		both, err := zippedStick(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range both {
			files["/"+f.Path] = f.Data
		}
		return files, folder
	}
	files, folder := zipped()
	again, _ := zipped()
	const name = "/rettesnor.zip"
	if !bytes.Equal(files[name], again[name]) {
		t.Error("the same site gives another file")
	}
	if want := fmt.Sprintf("%x  rettesnor.zip\n", sha256.Sum256(files[name])); string(files[name+".sha256"]) != want {
		t.Errorf("the sum is %s, want %s", files[name+".sha256"], want)
	}
	if page := string(files["/om/uden-net/index.html"]); !strings.Contains(page, `href="`+name+`"`) || !strings.Contains(page, `href="`+name+`.sha256"`) {
		t.Errorf("the page does not offer it:\n%s", page)
	}
	r, err := zip.NewReader(bytes.NewReader(files[name]), int64(len(files[name])))
	if err != nil || len(r.File) != len(folder) {
		t.Fatalf("%v: %d files, want %d", err, len(r.File), len(folder))
	}
	whole := map[string][]byte{}
	for _, f := range folder {
		whole["rettesnor/"+f.Path] = f.Data
	}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(in); err != nil || !bytes.Equal(data, whole[f.Name]) {
			t.Errorf("%s is another in the file: %v", f.Name, err)
		}
	}
	if page := string(whole["rettesnor/om/uden-net/index.html"]); strings.Contains(page, ".zip") || !strings.Contains(page, "USB-stik") {
		t.Errorf("in the folder the page says\n%s", page)
	}
	t.Logf("%d files, %d bytes", len(r.File), len(files[name]))
}
