package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"go.yaml.in/yaml/v3"
)

// asTyped is a value of a case file as a reader types it: 4 3 2019, 12 2026,
// 34500,00.
func asTyped(value string) string {
	parts := strings.Split(value, "-")
	if !regexp.MustCompile(`^\d{4}-\d\d(-\d\d)?$`).MatchString(value) {
		if regexp.MustCompile(`^\d+\.\d+$`).MatchString(value) {
			return strings.Replace(value, ".", ",", 1)
		}
		return value
	}
	for i := range parts {
		parts[i] = strings.TrimLeft(parts[i], "0")
	}
	if len(parts) == 2 {
		return parts[1] + " " + parts[0]
	}
	return parts[2] + " " + parts[1] + " " + parts[0]
}

// family is the case of one of the ten families, as it types it.
func family(t testing.TB, id string) (situation string, answers map[string]string) {
	t.Helper()
	file, err := os.ReadFile(filepath.Join(familyDir, id+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var sag struct{ Clocks, Facts map[string]string }
	if err := json.Unmarshal(file, &sag); err != nil {
		t.Fatal(err)
	}
	answers = map[string]string{}
	for _, of := range []map[string]string{sag.Clocks, sag.Facts} {
		for fact, value := range of {
			answers[fact] = asTyped(value)
		}
	}
	return sag.Facts["sag.situation"], answers
}

const familyDir = "../../wizard/testdata/families/"

// doorOf is the link on the home page to the door that opens the guide where a
// family stands.
func doorOf(t *testing.T, situation string) string {
	t.Helper()
	for _, m := range regexp.MustCompile(`href="?(/for/[^" >#]+)`).FindAllStringSubmatch(pageText(t, "/index.html"), -1) {
		if regexp.MustCompile(`href="?/guide/#` + situation + `[" >]`).MatchString(pageText(t, m[1]+"index.html")) {
			return m[1]
		}
	}
	t.Fatalf("no door on the home page leads to %s", situation)
	return ""
}

// Ten families go from the home page to their answer, a letter, their dates in
// a calendar and the sheet on paper, on a phone. Each press and each field is a
// tap.
func TestTenFamiliesGetWhatTheyCameFor(t *testing.T) {
	file, err := os.ReadFile(familyDir + "families.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Today    string
		Families []struct{ ID, Headline, Says, Step string }
	}
	if err := yaml.Unmarshal(file, &list); err != nil {
		t.Fatal(err)
	}
	for _, one := range list.Families {
		t.Run(one.ID, func(t *testing.T) {
			situation, answers := family(t, one.ID)
			b := openBrowser(t, 360)
			b.inject(`
				const real = Date;
				Date = class extends real { constructor(...given) { given.length ? super(...given) : super("` + list.Today + `T12:00:00"); } };
				const url = URL.createObjectURL;
				URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.saved = text; }); return url.call(URL, blob); };
				const click = HTMLAnchorElement.prototype.click;
				HTMLAnchorElement.prototype.click = function () { if (!this.download) click.call(this); };`)
			taps, pages := 0, 0
			tap := func(selector string) {
				t.Helper()
				taps++
				b.click(selector)
			}
			begun := time.Now()
			b.open("/")
			door := doorOf(t, situation)
			tap(`.situations a[href$="` + door + `"]`)
			b.until(`location.pathname.endsWith("` + door + `") && document.readyState === "complete"`)
			tap(`a[href$="/guide/#` + situation + `"]`)
			b.until(`location.pathname.endsWith("/guide/") && document.activeElement && document.activeElement.tagName === "H1" && document.activeElement.checkVisibility()`)

			first := 0 // pages until the first answer
			for seen := map[string]bool{}; ; {
				facts := b.onPage()
				if len(facts) == 0 {
					if first == 0 {
						first = pages
					}
					// A family that has complained says so.
					if eval[bool](b, `document.querySelector("[data-tells=klaget]").offsetParent !== null`) && answers["klaget"] != "" {
						b.turn(func() { tap("[data-tells=klaget] button") })
						continue
					}
					if eval[bool](b, `document.querySelector("[data-goon]").hidden || `+jsString(b.text("[data-outcome-title]"))+`.includes(`+jsString(one.Says)+`)`) {
						break
					}
					b.turn(func() { tap("[data-goon]") })
					continue
				}
				if pages++; pages > 25 || seen[strings.Join(facts, " ")] {
					t.Fatalf("page %d asks %s", pages, facts)
				}
				seen[strings.Join(facts, " ")] = true
				for _, fact := range facts {
					value, ok := answers[fact]
					if !ok {
						value = "ved-ikke"
					}
					taps += max(1, len(strings.Fields(value)))
					b.answer(fact, value)
				}
				taps++
				b.turn(b.next)
			}
			took := time.Since(begun)
			if title := b.text("[data-outcome-title]"); !strings.Contains(title, one.Says) {
				t.Fatalf("the answer is %q, want %q in it", title, one.Says)
			}
			folds := eval[float64](b, `(document.querySelector("[data-outcome-view] > details.fold").getBoundingClientRect().top + scrollY) / 640`)
			if folds > 3 {
				t.Errorf("the folds begin %.1f screens down", folds)
			}
			b.narrow("the answer")
			toAnswer := taps

			// A letter, filled in from the answers.
			title := eval[string](b, `(() => { const step = [...document.querySelectorAll("[data-steps] button.step:not([data-ics])")].find((e) => /^(Skriv|Bed)/.test(e.textContent)); return step ? step.querySelector(".step-title").textContent : "" })()`)
			if title != "" {
				taps++
				b.turn(func() { b.press("[data-steps]", title) })
			} else {
				taps += 2 // the fold first
				b.turn(func() { b.press("[data-letters]", "aktindsigt") })
			}
			if eval[bool](b, `document.querySelector("[data-letter-paper]").childElementCount < 2`) {
				t.Errorf("the letter is %q", b.text("[data-letter-paper]"))
			}
			if day := answers["modtaget"]; day != "" && eval[bool](b, `document.querySelector("[data-letter-place] [data-case*='clocks.modtaget']") !== null`) {
				on, _ := time.Parse("2 1 2006", day)
				if want := on.Format("2. ") + danishMonths[on.Month()-1] + on.Format(" 2006"); !strings.Contains(b.text("[data-letter-paper]"), want) {
					t.Errorf("the letter does not know %s: %s", want, b.text("[data-letter-paper]"))
				}
			}
			b.clean("the letter")
			b.narrow("the letter")
			b.back()
			b.until(`document.body.dataset.page === "outcome"`)

			// The dates in a calendar.
			events := 0
			if eval[bool](b, `!document.querySelector("[data-dates]").hidden && !document.querySelector("[data-dates] [data-ics]").hidden`) {
				if eval[bool](b, `document.querySelector("[data-steps] [data-ics]") !== null`) {
					tap("[data-steps] [data-ics]")
				} else {
					taps += 2
					b.press("[data-dates]", "kalender")
				}
				b.until(`globalThis.saved !== undefined`)
				calendar, err := ics.ParseCalendar(strings.NewReader(eval[string](b, `globalThis.saved`)))
				if err != nil {
					t.Fatal(err)
				}
				if events = len(calendar.Events()); events == 0 {
					t.Error("the calendar file is empty")
				}
			}

			if n := b.pages(); n > 2 {
				t.Errorf("the answer takes %d pages", n)
			}

			// The sheet, on paper.
			taps += 2 // and print
			b.turn(func() { b.press("[data-outcome-view]", "Tag med til mødet") })
			paper := b.pages()
			if paper > 2 {
				t.Errorf("the sheet prints on %d pages", paper)
			}
			t.Logf("%s: %d pages and %d taps to the answer in %.1f s, first answer after %d; folds at %.1f screens; %d taps with letter, calendar (%d events) and sheet (%d pages)",
				one.ID, pages, toAnswer, took.Seconds(), first, folds, taps, events, paper)
		})
	}
}

var danishMonths = []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}
