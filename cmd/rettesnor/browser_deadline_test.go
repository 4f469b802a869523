package main

import (
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
)

// A refused family reads the last day off the page, puts it in its calendar and
// goes on to the letter, on the narrowest phone. Until it touches the form the
// page has fetched nothing but the boot script.
func TestADeadlineIsCountedOnThePage(t *testing.T) {
	b := openBrowser(t, 320)
	b.inject(`
		const real = Date;
		Date = class extends real { constructor(...given) { given.length ? super(...given) : super("2026-11-26T12:00:00"); } };
		const url = URL.createObjectURL;
		URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.saved = text; }); return url.call(URL, blob); };
		HTMLAnchorElement.prototype.click = function () { globalThis.savedAs = this.download; };`)
	b.open("/klage/klag-over-afgoerelsen/")
	b.until(`document.querySelector("[data-deadline-tool=klagefrist]").offsetParent !== null`)
	if n := b.requested(".js"); n != 1 {
		t.Errorf("%d scripts before anything is touched", n)
	}
	if b.requested(".wasm") != 0 {
		t.Error("the engine is fetched before anything is touched")
	}
	b.clean("the deadline")
	b.narrow("the deadline")

	// Nothing typed: it says what to do, at the field.
	const tool = "[data-deadline-tool=klagefrist] "
	b.click(tool + "[type=submit]")
	b.until(`document.querySelector("` + tool + `[data-question=modtaget] [data-error-text]").textContent.startsWith("Skriv dagen")`)

	eval[bool](b, `(() => {
		const put = (part, value) => { const f = document.querySelector('`+tool+`[data-question=modtaget] [data-part='+part+']'); f.value = value; f.dispatchEvent(new Event("input", {bubbles: true})); };
		put("day", "31"); put("month", "oktober"); put("year", "2026"); return true; })()`)
	b.click(tool + "[type=submit]")
	b.until(`document.querySelector("` + tool + `[data-deadline-answer]").offsetParent !== null`)
	if got := eval[string](b, `document.querySelector("`+tool+`time").dateTime`); got != "2026-11-30" {
		t.Errorf("the last day is %s", got)
	}
	text := spaced(eval[string](b, `document.querySelector("`+tool+`[data-deadline-answer]").innerText`))
	for _, want := range []string{"andag den 30. november 2026", "4 dage tilbage", "lørdag den 28. november 2026"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	b.clean("the deadline counted")
	b.narrow("the deadline counted")

	b.click(tool + "[data-ics]")
	b.until(`globalThis.saved !== undefined`)
	file := eval[string](b, `globalThis.saved`)
	calendar, err := ics.ParseCalendar(strings.NewReader(file))
	if err != nil || len(calendar.Events()) != 1 {
		t.Fatalf("%v: %s", err, file)
	}
	if start, err := calendar.Events()[0].GetAllDayStartAt(); err != nil || start.Format(time.DateOnly) != "2026-11-30" {
		t.Errorf("the event is on %v, %v", start, err)
	}
	if name := eval[string](b, `globalThis.savedAs`); name != "frist-klagefrist-2026-11-30.ics" {
		t.Errorf("the file is called %s", name)
	}

	// Another day typed: the old date goes at once.
	eval[bool](b, `document.querySelector('`+tool+`[data-part=day]').dispatchEvent(new Event("input", {bubbles: true}))`)
	if eval[bool](b, `document.querySelector("`+tool+`[data-deadline-answer]").offsetParent !== null`) {
		t.Error("an old date stands beside a new day")
	}
	b.click(tool + "[type=submit]")
	b.until(`document.querySelector("` + tool + `[data-deadline-answer]").offsetParent !== null`)
	b.click(tool + `a[href$="/skabeloner/klagebrev/"]`)
	b.until(`location.pathname.endsWith("/skabeloner/klagebrev/")`)
}

// A refused family says so on the guide's start page, and after two questions
// it has its last day in the first screen, the letter and the calendar.
func TestARefusedFamilyMeetsItsDeadlineFirst(t *testing.T) {
	b := openBrowser(t, 360)
	b.inject(`
		const real = Date;
		Date = class extends real { constructor(...given) { given.length ? super(...given) : super("2026-11-26T12:00:00"); } };`)
	b.open("/guide/")
	b.click(`[data-situation="afslag"]`)
	b.asked("sag.afgoerelse-om")
	b.answer("sag.afgoerelse-om", "hjemmetraening")
	b.answer("sag.modtaget-som", "digital-post")
	b.fill("modtaget", "10 11 2026")
	b.until(`document.body.dataset.page === "outcome"`)
	if got := b.text("[data-outcome-title]"); got != "I har fået nej. Klagen skal være hos kommunen senest tirsdag den 8. december 2026." {
		t.Errorf("the answer is %q", got)
	}
	if got := eval[string](b, `document.querySelector('time[data-deadline="klagefrist"]').dateTime`); got != "2026-12-08" {
		t.Errorf("the deadline is %s", got)
	}
	if got := b.text("[data-answer-limit]"); !strings.Contains(got, "12 dage tilbage") {
		t.Errorf("the days left: %q", got)
	}
	steps := eval[[]string](b, `[...document.querySelectorAll("[data-steps] .step-title")].map((e) => e.textContent)`)
	if len(steps) != 3 || steps[0] != "Skriv klagen" || steps[1] != "Læg fristen i kalenderen" {
		t.Errorf("the steps are %q", steps)
	}
	if at := eval[float64](b, `document.querySelector("[data-steps] > li").getBoundingClientRect().bottom`); at > 640 {
		t.Errorf("the letter stands %v px down", at)
	}
	if strings.Contains(b.text("[data-outcome-view]"), "I kan søge") {
		t.Error("a refused family is told to apply")
	}
	b.clean("the answer to a refusal")
	b.narrow("the answer to a refusal")
	b.addressIsBare()
}

// On the page of a municipality that has told of a deadline a family types the
// day it is counted from, and has the date and the calendar file; the text says
// whose it is.
func TestAMunicipalitysOwnDeadlineIsCountedOnItsPage(t *testing.T) {
	b := openBrowser(t, 360)
	b.inject(`const real = Date; Date = class extends real { constructor(...given) { given.length ? super(...given) : super("2026-11-27T12:00:00"); } };
		const url = URL.createObjectURL;
		URL.createObjectURL = (blob) => { blob.text().then((text) => { globalThis.saved = text; }); return url.call(URL, blob); };
		HTMLAnchorElement.prototype.click = function () {};`)
	b.open("/kommuner/esbjerg/")
	const tool = `[data-deadline-tool="lokal-en-ekstra-metode"]`
	b.until(`!document.querySelector('` + tool + `').hidden`)
	if n := eval[int](b, `document.querySelectorAll("[data-deadline-tool]").length`); n < 4 {
		t.Errorf("%d deadlines are counted", n)
	}
	eval[bool](b, `(() => { for (const d of document.querySelectorAll("main details")) d.open = true; const q = document.querySelector('`+tool+`'); q.scrollIntoView();
		["15", "10", "2026"].forEach((v, i) => { q.querySelectorAll("[data-part]")[i].value = v }); return true })()`)
	b.click(tool + " [type=submit]")
	b.until(`document.querySelector('` + tool + ` [data-deadline-answer]').checkVisibility()`)
	lacks(t, spaced(b.text(tool)), "Hvornår søgte I om metoden?", "torsdag den 10. december 2026", "13 dage tilbage.", "Esbjerg Kommune skriver selv 8 uger. Det er kommunens egen praksis og ingen frist i loven")
	b.click(tool + " [data-ics]")
	b.until(`globalThis.saved`)
	lacks(t, eval[string](b, "globalThis.saved"), "DTSTART;VALUE=DATE:20261210", "SUMMARY:En ekstra metode")
	b.clean("a municipality's own deadline")
	b.narrow("a municipality's own deadline")
}
