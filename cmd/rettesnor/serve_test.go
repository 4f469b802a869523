package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"rettesnor/internal/compress"
)

// lines hands over what a server prints, a line at a time.
type lines chan string

func (l lines) Write(p []byte) (int, error) {
	for line := range strings.Lines(string(p)) {
		l <- strings.TrimSpace(line)
	}
	return len(p), nil
}

// wait reads lines until one begins with prefix.
func (l lines) wait(t testing.TB, prefix string) string {
	t.Helper()
	timeout := time.After(20 * time.Second)
	for {
		select {
		case line := <-l:
			if strings.HasPrefix(line, prefix) {
				return line
			}
		case <-timeout:
			t.Fatalf("waited in vain for %q", prefix)
		}
	}
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// served starts a server for dir and gives its address, ending in a slash.
func served(t testing.TB, dir string) (address string, out, errs lines) {
	t.Helper()
	from, err := openSource(dir)
	if err != nil {
		t.Fatal(err)
	}
	out, errs = make(lines, 1000), make(lines, 1000)
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, from, "127.0.0.1:0", out, errs) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
		_ = from.close()
	})
	return out.wait(t, "http://"), out, errs
}

func get(t testing.TB, address string) (status int, body string) {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

// eventually asks until the page has what it should.
func eventually(t *testing.T, address, want string) {
	t.Helper()
	body := ""
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if _, body = get(t, address); strings.Contains(body, want) {
			return
		}
	}
	t.Fatalf("%s never had %q:\n%s", address, want, body)
}

func TestServe(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("serving", func(t *testing.T) {
		dir := t.TempDir()
		write(t, dir, "content/_index.md", "# Forside\n")
		write(t, dir, "content/a.md", "# A\n\nFørste.\n")
		address, _, errs := served(t, dir)

		if status, body := get(t, address+"a/"); status != 200 || !strings.Contains(body, "Første.") || !strings.Contains(body, reloadPath) {
			t.Errorf("got %d %s", status, body)
		}
		if status, _ := get(t, address+"nej/"); status != 404 {
			t.Errorf("a page that is not there: %d", status)
		}
		if _, body := get(t, address+"a"); !strings.Contains(body, "Første.") {
			t.Error("the address without its slash does not lead on")
		}

		write(t, dir, "content/a.md", "# A\n\nAnden.\n")
		eventually(t, address+"a/", "Anden.")
		write(t, dir, "content/ny/mappe/b.md", "# B\n\nNy mappe.\n")
		eventually(t, address+"ny/mappe/b/", "Ny mappe.")
		write(t, dir, "content/ny/mappe/b.md", "# B\n\nRettet.\n")
		eventually(t, address+"ny/mappe/b/", "Rettet.")
		if err := os.Rename(filepath.Join(dir, "content/ny"), filepath.Join(dir, "content/flyttet")); err != nil {
			t.Fatal(err)
		}
		eventually(t, address+"flyttet/mappe/b/", "Rettet.")
		write(t, dir, "content/flyttet/mappe/b.md", "# B\n\nEfter flytning.\n")
		eventually(t, address+"flyttet/mappe/b/", "Efter flytning.")

		// A page with a fault is shown as far as it goes, and the fault is told.
		write(t, dir, "content/a.md", "---\ntitle: [\n---\nTredje.\n")
		eventually(t, address+"a/", "Tredje.")
		eventually(t, address+"_rettesnor/problems", "content/a.md:")
		errs.wait(t, "1 fejl")
		write(t, dir, "content/a.md", "# A\n\nTredje.\n")
		eventually(t, address+"a/", "Tredje.")
		eventually(t, address+"_rettesnor/problems", "null")

		// Where no page can be laid out, the errors stand instead.
		write(t, dir, "layouts/base.html", "{{")
		eventually(t, address+"a/", "Fejl i indholdet")
		if err := os.Remove(filepath.Join(dir, "layouts/base.html")); err != nil {
			t.Fatal(err)
		}
		eventually(t, address+"a/", "Tredje.")
	})
	http.DefaultClient.CloseIdleConnections()
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines before, %d after", before, runtime.NumGoroutine())
		}
	}
}

// A burst of changes ends in the last bytes, not in a rebuild for each.
func TestServeBurst(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n")
	address, out, _ := served(t, dir)
	for i := range 500 {
		write(t, dir, fmt.Sprintf("content/s%d.md", i%50), fmt.Sprintf("# S\n\nNummer %d.\n", i))
	}
	eventually(t, address+"s49/", "Nummer 499.")
	rebuilds := 0
	for len(out) > 0 {
		if strings.HasPrefix(<-out, "bygget") {
			rebuilds++
		}
	}
	if rebuilds > 5 {
		t.Errorf("%d rebuilds for one burst", rebuilds)
	}
}

// A page elsewhere whose name has been made to mean this machine gets nothing.
func TestServeHost(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n")
	address, _, _ := served(t, dir)
	port := address[strings.LastIndex(address, ":")+1 : len(address)-1]
	for _, tt := range []struct {
		host   string
		status int
	}{
		{"127.0.0.1:" + port, 200}, {"localhost:" + port, 200}, {"[::1]:" + port, 200},
		{"evil.example:" + port, 403}, {"evil.example", 403}, {"127.0.0.1:1", 403}, {"127.0.0.1.evil.example:" + port, 403},
	} {
		req, err := http.NewRequest("GET", address, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = tt.host
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != tt.status {
			t.Errorf("Host %s: %d, want %d", tt.host, resp.StatusCode, tt.status)
		}
	}
}

// An open page hears of each new version.
func TestServeEvents(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n")
	address, _, _ := served(t, dir)
	resp, err := http.Get(address + "_rettesnor/events")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	r := bufio.NewScanner(resp.Body)
	next := func() string {
		var got []string
		for r.Scan() && r.Text() != "" {
			got = append(got, r.Text())
		}
		return strings.Join(got, ", ")
	}
	if got := next(); got != "event: good, data: 1" {
		t.Errorf("at first: %s", got)
	}
	write(t, dir, "content/_index.md", "# Ny\n")
	if got := next(); !strings.HasPrefix(got, "event: good, data: ") || got == "event: good, data: 1" {
		t.Errorf("after a change: %s", got)
	}
}

func TestServePortInUse(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n")
	var stderr strings.Builder
	if status := runServe([]string{"-src", dir, "-addr", l.Addr().String()}, io.Discard, &stderr); status != exitProblems {
		t.Errorf("status %d", status)
	}
	if !strings.Contains(stderr.String(), "er i brug\n  hint: vælg en anden") {
		t.Errorf("got %s", stderr.String())
	}
}

// What is sent is compressed as the browser takes it, once a file.
func TestServeCompresses(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/a.md", "# Siden\n\n"+strings.Repeat("Kommunen skal vurdere det. ", 200))
	address, _, _ := served(t, dir)
	fetch := func(path, accept string) (header http.Header, body []byte) {
		t.Helper()
		r, err := http.NewRequest(http.MethodGet, address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", accept)
		resp, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if body, err = io.ReadAll(resp.Body); err != nil {
			t.Fatal(err)
		}
		if n := resp.Header.Get("Content-Length"); n != strconv.Itoa(len(body)) {
			t.Errorf("%s: %d bytes, and the length is %s", accept, len(body), n)
		}
		return resp.Header, body
	}
	_, plain := fetch("a/", "identity")
	for accept, want := range map[string]string{"gzip, deflate, br": "br", "gzip": "gzip", "": "", "zstd": ""} {
		header, body := fetch("a/", accept)
		if header.Get("Vary") != "Accept-Encoding" || header.Get("Content-Encoding") != want {
			t.Errorf("%q gives %q, which varies with %q", accept, header.Get("Content-Encoding"), header.Get("Vary"))
		}
		var r io.Reader = bytes.NewReader(body)
		var err error
		switch want {
		case "br":
			r = brotli.NewReader(r)
		case "gzip":
			r, err = gzip.NewReader(r)
		}
		if err != nil {
			t.Fatal(err)
		}
		if back, err := io.ReadAll(r); err != nil || !bytes.Equal(back, plain) {
			t.Errorf("%q does not come back: %v", accept, err)
		}
		if want != "" && len(body)*3 > len(plain) {
			t.Errorf("%q: %d bytes of %d", accept, len(body), len(plain))
		}
	}
}

func TestAFormIsMadeOnce(t *testing.T) {
	var p packed
	page := []byte(strings.Repeat("det samme ", 100))
	first := p.form("a.html", page, compress.Forms[0])
	if again := p.form("a.html", bytes.Clone(page), compress.Forms[0]); &again[0] != &first[0] {
		t.Error("the same file was compressed again")
	}
	other := p.form("a.html", []byte(strings.Repeat("noget andet ", 100)), compress.Forms[0])
	if bytes.Equal(other, first) {
		t.Error("a changed file was sent as it was")
	}
	for i := range 2 * maxForms {
		p.form(strconv.Itoa(i), page, compress.Forms[0])
	}
	if len(p.forms) > maxForms {
		t.Errorf("%d forms are kept", len(p.forms))
	}
}

// A tool for synchronizing may put another folder in the place of the one that
// is shown; the new one is followed.
func TestServeReplaced(t *testing.T) {
	root := t.TempDir()
	dir, other := filepath.Join(root, "kilde"), filepath.Join(root, "ny")
	write(t, dir, "content/_index.md", "# Forside\n\nGammel.\n")
	write(t, other, "content/_index.md", "# Forside\n\nNy.\n")
	address, _, _ := served(t, dir)
	eventually(t, address, "Gammel.")
	if err := os.Rename(dir, filepath.Join(root, "væk")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, dir); err != nil {
		t.Fatal(err)
	}
	eventually(t, address, "Ny.")
	write(t, dir, "content/_index.md", "# Forside\n\nRettet.\n")
	eventually(t, address, "Rettet.")
}

// The preview is framed by nobody else, and says what it answers.
func TestServeHeaders(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n")
	address, _, _ := served(t, dir)
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if got := resp.Header.Get("Content-Security-Policy"); got != "frame-ancestors 'self'" {
		t.Errorf("the policy is %q", got)
	}
	resp, err = http.Post(address, "text/plain", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusMethodNotAllowed || resp.Header.Get("Allow") != "GET, HEAD" {
		t.Errorf("%d, Allow: %q", resp.StatusCode, resp.Header.Get("Allow"))
	}
}
