package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"go.yaml.in/yaml/v3"
)

// question is a named question of content/data/questions.yaml: who stands on
// the page start finds what answer says within so many clicks.
type question struct {
	ID       string `yaml:"id"`
	Question string `yaml:"question"`
	Start    string `yaml:"start"`
	Answer   string `yaml:"answer"`
	Says     string `yaml:"says"`
	Clicks   int    `yaml:"clicks"` // at most; mostClicks where none are named
}

const mostClicks = 3

func questions(t *testing.T) []question {
	t.Helper()
	text, err := os.ReadFile("../../content/data/questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all []question
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&all); err != nil {
		t.Fatal(err)
	}
	return all
}

var (
	folded  = regexp.MustCompile(`(?s)<details.*?</details>`)
	hrefs   = regexp.MustCompile(`<a\b[^>]*?\bhref="(/[^"#?]*)`)
	hiddens = regexp.MustCompile(`(?s)<(template|noscript)\b.*?</(template|noscript)>`)
)

// links are where a reader can go from a page at a click: not by what is
// folded away, nor by the foot of every page, which has everything.
func links(page []byte) []string {
	if at := bytes.Index(page, []byte(`<footer class="site-footer"`)); at >= 0 {
		page = page[:at]
	}
	page = hiddens.ReplaceAll(folded.ReplaceAll(page, nil), nil)
	var all []string
	for _, m := range hrefs.FindAllSubmatch(page, -1) {
		if address := string(m[1]); !slices.Contains(all, address) {
			all = append(all, address)
		}
	}
	return all
}

// way is the shortest way from start to goal over the links, without start;
// nil where it takes more clicks than most.
func way(files map[string][]byte, start, goal string, most int) []string {
	type step struct {
		at   string
		path []string
	}
	seen := map[string]bool{start: true}
	for queue := []step{{at: start}}; len(queue) > 0; queue = queue[1:] {
		s := queue[0]
		if s.at == goal {
			return s.path
		}
		if len(s.path) == most {
			continue
		}
		for _, to := range links(files[s.at+"index.html"]) {
			if !seen[to] && to != "/soeg/" && to != "/emner/" { // they lead to every page, and so answer nothing
				seen[to] = true
				queue = append(queue, step{to, append(slices.Clone(s.path), to)})
			}
		}
	}
	return nil
}

func TestQuestionsAreAnsweredWithinTheirClicks(t *testing.T) {
	all := questions(t)
	short := 0
	for i := range all {
		if all[i].Clicks == 0 {
			all[i].Clicks = mostClicks
		} else if all[i].Start == "/" {
			short++
		}
	}
	if len(all) != 67 || short != 47 {
		t.Errorf("%d questions, want 67; %d of them from the front page, want 47", len(all), short)
	}
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, 390)
	ids := map[string]bool{}
	for _, q := range all {
		if ids[q.ID] || q.Says == "" || q.Start == q.Answer {
			t.Errorf("%s: twice, or without a text to find, or answered where it is asked", q.ID)
		}
		ids[q.ID] = true
		path := way(files, q.Start, q.Answer, q.Clicks)
		if path == nil {
			t.Errorf("%s: no way of %d clicks from %s to %s", q.ID, q.Clicks, q.Start, q.Answer)
			continue
		}
		b.open(q.Start)
		for _, to := range path {
			// The link that a reader sees: of several the first that is shown.
			found := eval[bool](b, `(() => {
				for (const a of document.querySelectorAll("a[href]")) {
					if (a.pathname === `+jsString(to)+` && a.checkVisibility() && !a.closest("details, .site-footer")) { a.setAttribute("data-go", ""); return true }
				}
				return false
			})()`)
			if !found {
				t.Errorf("%s: on %s no link to %s is shown", q.ID, eval[string](b, "location.pathname"), to)
				break
			}
			b.click("[data-go]")
			b.until("location.pathname === " + jsString(to) + " && document.readyState === 'complete'")
		}
		if at := eval[string](b, "location.pathname"); at != q.Answer {
			t.Errorf("%s: came to %s by %v", q.ID, at, path)
			continue
		}
		if text := spaced(eval[string](b, "document.querySelector('main').textContent")); !strings.Contains(text, q.Says) {
			t.Errorf("%s: %s does not say %q", q.ID, q.Answer, q.Says)
		}
		t.Logf("%s: %d clicks: %s", q.ID, len(path), strings.Join(append([]string{q.Start}, path...), " → "))
	}
}

// A way that is not there is not found, and one that is too long neither.
func TestWay(t *testing.T) {
	page := func(links ...string) []byte {
		s := ""
		for _, l := range links {
			s += `<p><a class="x" href="` + l + `">x</a></p>`
		}
		return []byte(s + `<details><a href="/skjult/">x</a></details><footer class="site-footer"><a href="/fod/">x</a></footer>`)
	}
	files := map[string][]byte{"/index.html": page("/a/", "/b/#x"), "/a/index.html": page("/c/"), "/b/index.html": page("/d/"), "/c/index.html": page("/d/", "/e/"), "/e/index.html": page("/f/")}
	for _, tt := range []struct{ goal, want string }{{"/d/", "/b/ /d/"}, {"/e/", "/a/ /c/ /e/"}, {"/f/", ""}, {"/skjult/", ""}, {"/fod/", ""}} {
		if got := strings.Join(way(files, "/", tt.goal, 3), " "); got != tt.want {
			t.Errorf("to %s: %q, want %q", tt.goal, got, tt.want)
		}
	}
}

// A printed form is the blank form and nothing else, on A4.
func TestABlankFormPrintsAlone(t *testing.T) {
	b := openBrowser(t, 390)
	b.open("/skabeloner/ansoegning/")
	b.clean("a page with a form")
	b.narrow("a page with a form")
	const shown = `[...document.querySelectorAll(%s)].filter((e) => e.checkVisibility()).length`
	count := func(selector string) int {
		return eval[int](b, strings.ReplaceAll(shown, "%s", jsString(selector)))
	}
	if count(".form.filled") == 0 || count(".prose > p") == 0 {
		t.Fatal("the page has no guide or no example to leave out")
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for selector, want := range map[string]bool{".form:not(.filled)": true, ".form-title": true, ".form.filled": false, ".prose > p": false, ".prose > h2": false, ".site-header": false, ".site-footer": false, "h1": false, ".no-print": false} {
		if (count(selector) > 0) != want {
			t.Errorf("%s: shown on paper is %v, want %v", selector, !want, want)
		}
	}
	if n := b.pages(); n < 1 || n > 6 {
		t.Errorf("the form takes %d pages", n)
	}
}

// The pages made from the registries have no barriers, and fit a telephone.
func TestPagesFromTheRegistriesAreWithoutBarriers(t *testing.T) {
	b := openBrowser(t, 390)
	for _, address := range []string{"/afgoerelser/", "/afgoerelser/emne/metode/", "/afgoerelser/70-14/", "/kommuner/", "/kommuner/esbjerg/", "/kommuner/aarhus/", "/kilder/", "/kilder/lov/", "/aendringer/", "/emner/"} {
		b.open(address)
		b.clean(address)
		b.narrow(address)
	}
}

// A municipality's own price stands on its page and never among the national
// ones, and what people come for stands first.
func TestOwnPricesStandApart(t *testing.T) {
	list := pageText(t, "/satser/index.html")
	if at := strings.Index(list, "<main"); at < 0 || strings.Contains(list[at:], "esbjerg_") {
		t.Error("a municipality's price stands among the national ones")
	}
	lacks(t, pageText(t, "/kommuner/esbjerg/index.html"), `<a href="/satser/esbjerg_room_single_max/">Enkeltværelse</a>: <span translate="no">499`)
	if first, then := strings.Index(list, "/satser/ta_cap_month/"), strings.Index(list, "/satser/atp_a_year_full/"); first < 0 || then < first {
		t.Error("ATP comes before what people ask for")
	}
}

// On a phone a table of sentences is read without moving sideways, and the
// foot of a page is no page of its own.
func TestAPhoneReadsTablesAndFeet(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/start/fra-tanke-til-tilsyn/")
	if wide := eval[string](b, `[...document.querySelectorAll(".table:has(> .stacked)")].map((e) => e.scrollWidth - e.clientWidth).join()`); strings.Trim(wide, "0,") != "" || wide == "" {
		t.Errorf("tables of sentences are %q px too wide", wide)
	}
	if head := eval[string](b, `getComputedStyle(document.querySelector(".stacked tbody tr > :nth-child(2)"), "::before").content`); head != `"Gør det"` {
		t.Errorf("a cell is headed %s", head)
	}
	if tall := eval[float64](b, `document.querySelector(".site-footer").getBoundingClientRect().height`); tall > 640 {
		t.Errorf("the foot of a page is %v px", tall)
	}
}
