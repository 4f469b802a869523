package guide

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"rettesnor/internal/site"
	"strings"
	"testing"
	"testing/fstest"
)

// keptSite is a site that works without a connection.
func keptSite(offline string) site.Input {
	config := strings.Replace(string(ours["content/data/site.yaml"].Data), "menu:", "offline: ["+offline+"]\nmenu:", 1)
	return site.Input{Files: with(ours, "content/data/site.yaml", config), Fallback: os.DirFS("../..")}
}

// What the worker is told of a file is the file, and those of the list come first
// with what they are shown with.
func TestTheWorkerIsToldOfEachFile(t *testing.T) {
	res := Build(keptSite("/, /klage/")) // which has less than the layouts lead to
	worker := fileOf(res, "sw.js")
	line, _, _ := strings.Cut(strings.TrimPrefix(worker, "self.release = "), ";\n")
	var r struct {
		Version string      `json:"version"`
		First   int         `json:"first"`
		Files   [][2]string `json:"files"`
	}
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		t.Fatal(err, worker[:200])
	}
	first := map[string]bool{}
	for i, f := range r.Files {
		name := f[0]
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		sum := sha256.Sum256(bytesOf(res, name))
		if !strings.HasPrefix(hex.EncodeToString(sum[:]), f[1]) || len(f[1]) != 12 {
			t.Errorf("%s is %x, and the worker is told %s", f[0], sum, f[1])
		}
		if i < r.First {
			first[f[0]] = true
		}
	}
	for _, want := range []string{"", "klage/", "klage/frist/", "offline/", "site.webmanifest"} {
		if !first[want] {
			t.Errorf("%q is not among the first: %v", want, first)
		}
	}
	if !strings.Contains(fileOf(res, "_headers"), "/sw.js\n  Cache-Control: no-cache\n") {
		t.Error("a host may keep the worker")
	}
	for _, f := range res.Files {
		if strings.HasPrefix(f.Path, "assets/sw.") {
			t.Errorf("the worker stands at %s too", f.Path)
		}
	}
	// Another page is another release; so is another worker.
	changed := keptSite("/, /klage/")
	changed.Files = with(changed.Files.(fstest.MapFS), "static/js/sw.js", `import { done } from "./lib/release.js"; done();`)
	if other := Build(changed); strings.Contains(fileOf(other, "sw.js"), r.Version) {
		t.Error("a worker that works in another way has the same version")
	}
}

func TestAnOfflinePageThatIsNotThere(t *testing.T) {
	res := Build(keptSite("/klage/, /klge/"))
	if got := said(res); !strings.Contains(got, "content/data/site.yaml:5: der er ingen side på /klge/") || !strings.Contains(got, "/klage/") {
		t.Errorf("it says\n%s", got)
	}
}

// The preview and a folder from elsewhere have no worker, and no page names one.
func TestWhoHasNoWorker(t *testing.T) {
	preview := keptSite("/")
	preview.Preview = true
	for name, in := range map[string]site.Input{"preview": preview, "elsewhere": {Files: with(nil, "content/a.md", "# A\n"), Fallback: os.DirFS("../..")}} {
		for _, f := range Build(in).Files {
			if f.Path == "sw.js" || f.Path == "site.webmanifest" || bytes.Contains(f.Data, []byte("webmanifest")) {
				t.Errorf("%s: %s", name, f.Path)
			}
		}
	}
}
