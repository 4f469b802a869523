package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A browser gives a host six connections. Eight tabs on the preview all load,
// and all are shown an edit.
func TestPreviewTabs(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium")
	}
	dir := t.TempDir()
	write(t, dir, "content/_index.md", "# Forside\n\nFørste.\n")
	address, _, _ := served(t, dir)
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.Flag("disable-gpu", true), chromedp.Flag("no-proxy-server", true))
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	defer cancelAlloc()
	first, cancel := chromedp.NewContext(alloc)
	defer cancel()
	tabs := []context.Context{first}
	for range 7 {
		tab, cancel := chromedp.NewContext(first)
		defer cancel()
		tabs = append(tabs, tab)
	}
	says := func(tab context.Context, n int, word string) {
		t.Helper()
		text := ""
		for deadline := time.Now().Add(15 * time.Second); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
			ctx, cancel := context.WithTimeout(tab, 5*time.Second)
			said, err := chromedp.Run(ctx, chromedp.Evaluate[string]("document.body?.innerText ?? ''"))
			cancel()
			if text = said; err == nil && strings.Contains(text, word) {
				return
			}
		}
		t.Fatalf("tab %d never says %s: %q", n, word, text)
	}
	for n, tab := range tabs {
		if err := chromedp.Do(tab); err != nil { // opens it, for as long as the test
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(tab, 15*time.Second)
		if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
			t.Fatalf("tab %d: %v", n, err)
		}
		cancel()
		says(tab, n, "Første")
	}
	write(t, dir, "content/_index.md", "# Forside\n\nAnden.\n")
	for n, tab := range tabs {
		says(tab, n, "Anden")
	}
}
