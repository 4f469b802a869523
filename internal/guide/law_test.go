package guide

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"maps"
	"math/rand/v2"
	"rettesnor/internal/site"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// same tells how two builds differ, or nothing.
func same(a, b Result) string {
	if x, y := fmt.Sprint(a.Problems), fmt.Sprint(b.Problems); x != y {
		return "problems differ:\n" + x + "\n" + y
	}
	if !slices.Equal(a.Addresses, b.Addresses) {
		return fmt.Sprintf("addresses differ:\n%q\n%q", a.Addresses, b.Addresses)
	}
	if len(a.Files) != len(b.Files) {
		return fmt.Sprintf("%d files, and %d", len(a.Files), len(b.Files))
	}
	for i := range a.Files {
		if a.Files[i].Path != b.Files[i].Path || !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
			return a.Files[i].Path + " differs from " + b.Files[i].Path
		}
	}
	return ""
}

// editor makes changes such as authors make, good ones and bad ones.
type editor struct {
	r     *rand.Rand
	files fstest.MapFS
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func (e *editor) put(name, text string) string {
	e.files[name] = &fstest.MapFile{Data: []byte(text)}
	return "write " + name
}

// names are the files with one of the prefixes.
func (e *editor) names(prefixes ...string) (all []string) {
	for _, name := range slices.Sorted(maps.Keys(e.files)) {
		for _, p := range prefixes {
			if strings.HasPrefix(name, p) && !strings.HasSuffix(name, "site.yaml") {
				all = append(all, name)
				break
			}
		}
	}
	return all
}

func (e *editor) text() string {
	var b strings.Builder
	for range 1 + e.r.IntN(4) {
		b.WriteString(pick(e.r, []string{
			"Tekst.\n\n", "## Hvornår\n\n", "### Hvad\n\n", "Fristen er {tal klagefrist}.\n\n", "{§ bl85.1} og {afg 70-14}\n\n", "{ord tarv|barnets tarv}\n\n",
			"{sats ta_cap_month seneste}\n\n", "{sats ta_cap_month serie}\n\n", "[a](/klage/frist/)\n\n", "[b](side-1.md#hvad)\n\n", "![c](/billede.png)\n\n",
			"```go\nfunc f() {}\n```\n\n", "```diagram\nboern\n```\n\n", "```tidslinje\nvejen\n```\n\n", "```include\n/klage/_kort.md\n```\n\n", "Tabel: T\n\n| a |\n|---|\n| b |\n\n", "> [!VIGTIGT]\n> x\n\n",
			"{tal klagefris}\n\n", "\tkode\n\n", "a[^1]\n\n[^1]: b\n\n",
		}))
	}
	return b.String()
}

func (e *editor) page() string {
	title := fmt.Sprintf("Side %d", e.r.IntN(6))
	keys := pick(e.r, []string{"", "", "weight: 3\n", "draft: true\n", "date: 2026-01-02\n", "aliases: [/gammel/]\n", "tags: [a]\n", "layout: section\n", "layout: [\n", "ukendt: 1\n"})
	text := guidance(title, e.text())
	return strings.Replace(text, "title", keys+"title", 1)
}

func (e *editor) pageName() string {
	return fmt.Sprintf("content/%s/side-%d.md", pick(e.r, []string{"klage", "loven", "ny/dyb"}), e.r.IntN(4))
}

// edit changes one thing and says what.
func (e *editor) edit() string {
	pages := e.names("content/klage/", "content/loven/", "content/ny/")
	switch n := e.r.IntN(20); {
	case n < 5:
		return e.put(e.pageName(), e.page())
	case n < 8 && len(pages) > 0:
		name := pick(e.r, pages)
		return e.put(name, string(e.files[name].Data)+"\n"+e.text())
	case n < 10 && len(pages) > 0:
		from, to := pick(e.r, pages), e.pageName()
		e.files[to] = e.files[from]
		if from != to {
			delete(e.files, from)
		}
		return "rename " + from + " to " + to
	case n < 12 && len(pages) > 0:
		name := pick(e.r, pages)
		delete(e.files, name)
		return "delete " + name
	case n < 14:
		return e.put("content/data/figures.yaml", fmt.Sprintf("- id: klagefrist\n  value: %d\n  time: weeks\n", 1+e.r.IntN(9)))
	case n == 14:
		if e.r.IntN(2) == 0 {
			return e.put("content/data/timelines/vejen.yaml", strings.Replace(shortWay, "Vejen", fmt.Sprint("Vej", e.r.IntN(4)), 1))
		}
		return e.put("content/data/charts/boern.yaml", strings.Replace(boernFile, "258", fmt.Sprint(e.r.IntN(400)), 1))
	case n == 15:
		return e.put("content/klage/_kort.md", e.text())
	case n == 16:
		return e.put("layouts/guidance.html", pick(e.r, []string{string(theme["layouts/guidance.html"].Data), `{{define "main"}}<hr>{{.Page.Content}}{{end}}`, `{{define "main"}}{{.Nej}}{{end}}`, `{{define`}))
	case n == 17:
		return e.put("static/css/main.css", pick(e.r, []string{"a{color:red}", "a{color:blue}", "a{background:url(nej.png)}"}))
	case n == 18:
		var b bytes.Buffer
		_ = png.Encode(&b, image.NewGray(image.Rect(0, 0, 1+e.r.IntN(9), 2)))
		return e.put("content/billede.png", b.String())
	}
	data := e.names("content/data/", "static/", "layouts/", "content/udfald/")
	if len(data) == 0 {
		return e.put("layouts/partials.html", "")
	}
	name := pick(e.r, data)
	delete(e.files, name)
	return "delete " + name
}

// Whatever was edited before, a warm build gives what a cold one does, byte
// for byte, problems and all.
func TestWarmIsCold(t *testing.T) {
	start := time.Now()
	edits, good := 0, 0
	for seed := range uint64(4) {
		first := ours
		if seed == 3 {
			first = folder("content/_index.md", "# Forside\n") // from elsewhere
		}
		e := &editor{r: rand.New(rand.NewPCG(seed, 7))}
		memo := &site.Memo{}
		var done []string
		for i := range 60 {
			if i%15 == 0 {
				e.files = maps.Clone(first) // or else nothing would be whole any more
			}
			done = append(done, e.edit())
			edits++
			cold := Build(site.Input{Files: e.files, Fallback: theme})
			warm := Build(site.Input{Files: e.files, Fallback: theme, Memo: memo})
			if d := same(cold, warm); d != "" {
				t.Fatalf("seed %d, after %s:\n%s", seed, strings.Join(done, ", "), d)
			}
			if !cold.Failed() {
				good++
			}
		}
	}
	t.Logf("%d edits, %d of the sites without a problem, %v", edits, good, time.Since(start).Round(time.Millisecond))
	if good < edits/10 || good == edits {
		t.Errorf("%d of %d sites were without a problem: the edits show too little", good, edits)
	}
}

// Neither the clock's zone, nor the language of the machine, nor its cores
// show in the bytes.
func TestSameBytesElsewhere(t *testing.T) {
	files := with(ours, "content/klage/side.md", guidance("Åse Øl", "## Hvad\n\n```go\nfunc f() {}\n```\n\n{sats ta_cap_month seneste} {ord tarv}\n"))
	here := Build(site.Input{Files: files, Fallback: theme})
	zone, procs := time.Local, runtime.GOMAXPROCS(0)
	t.Cleanup(func() {
		time.Local = zone
		runtime.GOMAXPROCS(procs)
	})
	for i, tt := range []struct {
		lang  string
		zone  *time.Location
		cores int
	}{{"C", time.UTC, 1}, {"da_DK.UTF-8", time.FixedZone("v", -11*3600), 2}, {"tr_TR.UTF-8", time.FixedZone("ø", 13*3600), 8}} {
		t.Setenv("LC_ALL", tt.lang)
		t.Setenv("LANG", tt.lang)
		time.Local = tt.zone
		runtime.GOMAXPROCS(tt.cores)
		if d := same(here, Build(site.Input{Files: files, Fallback: theme})); d != "" {
			t.Errorf("%d: %s", i, d)
		}
	}
}
