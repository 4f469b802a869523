package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The page that diff -nyt prints has no fault where it is put: one of a year, and
// the one of a site that had nothing before, which says every rate, rule, decision
// and page that there is.
func TestTheYearsNewsCanBePublished(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	now := filepath.Join(work, "ny")
	for name, data := range files {
		if strings.HasPrefix(name, "/data/") || name == "/sitemap.xml" || strings.HasSuffix(name, "/index.html") {
			put(t, filepath.Join(now, filepath.FromSlash(name)), data)
		}
	}
	for _, part := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(work, part), os.DirFS("../../"+part)); err != nil {
			t.Fatal(err)
		}
	}
	keep := map[string]func(row map[string]any) bool{
		"satser":      func(row map[string]any) bool { return row["from"].(string) < "2024" },
		"tal":         func(row map[string]any) bool { return row["id"] != "begrundelse-frist" },
		"regler":      func(row map[string]any) bool { return row["id"] != "bl85.alder-maaned" },
		"afgoerelser": func(row map[string]any) bool { return row["id"] != "70-14" },
	}
	for _, c := range []struct {
		name string
		part bool
		want []string
	}{
		{"a year", true, []string{"): {sats ta_cap_month 2023-01-01} → {sats ta_cap_month 2024-01-01}, fra 1. januar 2024\n", "{afg 70-14}: ", "#bl85-alder-maaned) ({§ ", "- Ny: [Skilte forældre"}},
		{"everything", false, []string{"{sats ta_cap_month 2024-01-01}", "- Ny: "}},
	} {
		old := t.TempDir()
		for table, keeps := range keep {
			var t2 map[string]any
			if err := json.Unmarshal(files["/data/"+table+".json"], &t2); err != nil {
				t.Fatal(err)
			}
			t2["rows"] = slices.DeleteFunc(t2["rows"].([]any), func(row any) bool { return !c.part || !keeps(row.(map[string]any)) })
			text, _ := json.Marshal(t2)
			put(t, filepath.Join(old, "data", table+".json"), text)
		}
		sitemap := `<urlset><url><loc>https://rettesnor.example/</loc></url></urlset>`
		if c.part {
			sitemap = strings.Replace(string(files["/sitemap.xml"]), "<loc>https://rettesnor.example/ansoegning/skilte-foraeldre/</loc>", "<loc>https://rettesnor.example/gammel/</loc>", 1)
			put(t, filepath.Join(old, "gammel", "index.html"), []byte("<h1>Den gamle side</h1>"))
		}
		put(t, filepath.Join(old, "sitemap.xml"), []byte(sitemap))

		var page, complaints bytes.Buffer
		if status := run([]string{"diff", "-nyt", "2024", old, now}, strings.NewReader(""), &page, &complaints); status != exitOK {
			t.Fatalf("%s: status %d: %s", c.name, status, complaints.String())
		}
		for _, want := range c.want {
			if !strings.Contains(page.String(), want) {
				t.Errorf("%s: the page lacks %q:\n%.3000s", c.name, want, page.String())
			}
		}
		put(t, filepath.Join(work, "content/loven/nyt-i-2024.md"), page.Bytes())
		complaints.Reset()
		if status := run([]string{"check", "-src", work}, strings.NewReader(""), &page, &complaints); status != exitOK {
			t.Errorf("%s: status %d: %s", c.name, status, complaints.String())
		}
	}
}

func put(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
