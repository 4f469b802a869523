package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// inject runs a script before those of every page that is opened after.
func (b *browser) inject(script string) {
	b.t.Helper()
	if _, err := chromedp.Call(b.ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		b.t.Fatal(err)
	}
}

// back goes back, and waits until the page has answered.
func (b *browser) back() {
	b.t.Helper()
	eval[bool](b, `(window.wentBack = false, addEventListener("popstate", () => setTimeout(() => { window.wentBack = true }), {once: true}), history.back(), true)`)
	b.until("window.wentBack")
}

func (b *browser) asked(fact string) {
	b.t.Helper()
	b.until(`document.querySelector('[data-question="` + fact + `"]').offsetParent !== null`)
}

const onStart = `document.querySelector("[data-start]").offsetParent !== null`

// Næste twice while the rules are fetched is one step; who has gone back in
// the meantime is left there.
func TestSlowRulesMoveTheReaderOnce(t *testing.T) {
	b := openBrowser(t, 360)
	b.inject(`(() => { const real = fetch; window.fetch = async (at) => { if (String(at).includes(".wasm")) await new Promise((go) => { window.letGo = go }); return real(at) } })()`)
	twice := func() {
		t.Helper()
		b.open("/guide/")
		b.click("a[data-begin]")
		b.asked("barn.foedselsdato")
		b.answer("barn.foedselsdato", "4 3 2016")
		b.answer("ansoegning", "1 5 2024")
		eval[bool](b, `(() => { const form = document.querySelector('[data-step=alder] form'); form.requestSubmit(); form.requestSubmit(); return true })()`)
	}
	twice()
	eval[bool](b, "letGo(), true")
	b.asked(secondPage)
	b.back()
	if got := b.shown(); got != "barn.foedselsdato" {
		t.Errorf("back once from the second question shows %q", got)
	}
	twice()
	b.back()
	eval[bool](b, "letGo(), true")
	b.until(`document.querySelector("[data-status]").textContent === ""`)
	time.Sleep(100 * time.Millisecond)
	if !eval[bool](b, onStart) {
		t.Errorf("who went back to the start was taken to %q", b.shown())
	}
}

// The history of a case that was let go shows nothing of the next.
func TestACaseBegunAnewHasItsOwnHistory(t *testing.T) {
	b := openBrowser(t, 360)
	b.begin()
	few := func(n int) {
		for range n {
			b.answerPage(b.onPage(), parentsAnswers)
			b.turn(b.next)
		}
	}
	few(4)
	b.letGo("[data-so-far]", "Slet alt")
	b.until(onStart)
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	few(5)
	for range 6 { // to the start
		b.back()
	}
	if !eval[bool](b, onStart) || !eval[bool](b, `document.querySelector("[data-resume]").checkVisibility()`) {
		t.Fatal("six steps back are not at the start, or it does not offer to go on")
	}
	for range 4 { // through the case before
		b.back()
		if !eval[bool](b, onStart) {
			t.Fatalf("the case before shows %q of this one", b.shown())
		}
	}
	b.letGo("[data-start]", "Begynd forfra")
	if eval[bool](b, `document.querySelector("[data-resume]").checkVisibility()`) {
		t.Error("after beginning anew it offers to go on")
	}
}

// Who has not applied yet need not know a date.
func TestNotAppliedYetIsToday(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	b.answer("barn.foedselsdato", "4 3 2016")
	b.press(`[data-question="ansoegning"]`, "Vi har ikke søgt endnu")
	b.next()
	b.asked(secondPage)
	now := eval[string](b, `(() => { const now = new Date(); return now.getDate() + ". " + now.toLocaleDateString("da", { month: "long" }) + " " + now.getFullYear() })()`)
	lacks(t, b.text("[data-cord]"), now)
}

func TestUndoKeepsWhatWasAnsweredSince(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	const fact = "barn.betydelig-varig-funktionsnedsaettelse"
	for b.shown() != "barn.hjemmeboende" {
		b.answerPage(b.onPage(), parentsAnswers)
		b.turn(b.next)
	}
	b.press("[data-cord]", "funktionsevne")
	b.asked(fact)
	b.fill(fact, "nej")
	b.until(`document.body.dataset.page === "outcome"`) // a settled no ends the part
	b.click("[data-goon]")
	b.asked("barn.indgribende-lidelse")
	b.press("[data-so-far]", "Fortryd")
	b.asked("barn.hjemmeboende")
	b.fill("barn.hjemmeboende", "ja")
	b.asked("foraelder.foraeldremyndighed")
	cord := b.text("[data-cord]")
	lacks(t, cord, "Er barnets funktionsevne betydeligt og varigt nedsat?Ja", "Bor barnet hjemme?Ja")
}

// A slip is named, and an answer that another contradicts is asked again with
// the reason.
func TestSlipsAreNamedWhereTheyAreMended(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	fault := func(want string) {
		t.Helper()
		b.until(`document.activeElement.matches("[data-summary]")`)
		if got := b.text("[data-summary-list]"); !strings.HasPrefix(got, want) {
			t.Errorf("it says %q, want %q", got, want)
		}
		eval[bool](b, "document.activeElement.blur(), true")
	}
	b.answer("ansoegning", "1 5 2024")
	for typed, want := range map[string]string{"4 3 96": "Skriv året med fire cifre", "4 3 1016": "Skriv året med fire cifre", "31 2 2016": "Den dato findes ikke", "4 13 2016": "Den dato findes ikke", "4 3 ": "Skriv datoen med dag, måned og år"} {
		b.fill("barn.foedselsdato", typed)
		fault(want)
	}
	// What may be right is asked about once, and taken the second time.
	b.fill("barn.foedselsdato", "4 3 2044")
	fault("4. marts 2044 er ikke kommet endnu. Er det rigtigt?")
	b.next()
	b.until(`document.querySelector("[data-summary-list]").textContent.includes("Barnet er født efter")`)
	fault("Barnet er født efter")
	if title := eval[string](b, "document.title"); !strings.HasPrefix(title, "Fejl: ") {
		t.Errorf("the title is %q", title)
	}
	b.age("4 3 2016")
	// The calculator says which of its fields it means.
	b.open("/beregner/")
	b.enter("en", "ta.bruttoloen", "mange penge")
	b.enter("anden", "ta.bruttoloen", "mange penge")
	b.goToSum()
	b.until(`document.activeElement.matches("[data-summary]")`)
	lacks(t, b.text("[data-summary-list]"), "Hvad var din seneste bruttoløn? Skriv beløbet", "Den anden forælder: Hvad var din seneste bruttoløn? Skriv beløbet")
}

// What stands in a file is used as far as it can be, and a file that is none
// gives a message: nothing is thrown, nothing is drawn of what is no number.
func TestWhatAFileMayHold(t *testing.T) {
	const facts = `"facts": {"barn.foedselsdato": "2016-03-04", "ta.bevilgede-timer-uge": "10"`
	clocks := `{"format": "rettesnor-sag/1", "clocks": {"ansoegning": "2024-05-01", "maaned": "2024-06"}, `
	b := openBrowser(t, 390)
	b.open("/guide/")
	name := filepath.Join(t.TempDir(), "sag.json")
	for _, tt := range []struct {
		name, file string
		report     string
		overview   string
	}{
		{"too many bytes for few letters", strings.Repeat("€", 900_000), "for stor", ""},
		{"no text", strings.Repeat("\xff", 1<<20), "kan ikke læses som tekst", ""},
		{"a job without hours", clocks + facts + `}, "lists": {"job": [{"bruttoloen": "20000", "arbejdstid-uge": "20"}, {"bruttoloen": "9000"}, 5]}}`, "jobbet er ikke talt med", "10.000,00 kr."},
		{"an origin nobody knows", clocks + facts + `, "ta.bruttoloen": "20000", "ta.arbejdstid-uge": "20"}, "origins": {"ta.bruttoloen": "avisen"}}`, "Hvad var din seneste bruttoløn? oprindelsen", "10.000,00 kr."},
		{"the answers twice", clocks + facts + `, "ta.bruttoloen": "20000", "ta.arbejdstid-uge": "20"}, "facts": {"ta.bruttoloen": "1"}}`, "står to gange", "10.000,00 kr."},
		{"a list that is none", clocks + facts + `, "ta.bruttoloen": "20000", "ta.arbejdstid-uge": "20"}, "lists": {"job": {}}}`, "skal være en liste", "10.000,00 kr."},
		{"a format with a name of its own", strings.Replace(clocks, "rettesnor-sag/1", "toString", 1) + facts + `}}`, "formatet er", "35.247,00 kr."},
	} {
		if err := os.WriteFile(name, []byte(tt.file), 0o600); err != nil {
			t.Fatal(err)
		}
		b.open("/guide/")
		b.choose("[data-start] [data-file]", name)
		b.until(`!document.querySelector("[data-file-report]").hidden`)
		if got := b.text("[data-file-report]"); !strings.Contains(got, tt.report) {
			t.Errorf("%s is reported as\n%s", tt.name, got)
		}
		if tt.overview == "" {
			continue
		}
		b.press("[data-so-far]", "Se resultatet")
		b.until(`document.querySelector(".what-if-said") && document.querySelector(".what-if-said").textContent !== ""`)
		if got := b.text("[data-findings]"); !strings.Contains(got, tt.overview) {
			t.Errorf("%s gives\n%s", tt.name, got)
		}
	}
}

func TestADeviceThatKeepsNothingIsNamed(t *testing.T) {
	b := openBrowser(t, 390)
	b.inject(`Storage.prototype.setItem = () => { throw new Error("full") }`)
	b.begin()
	b.age("4 3 2016")
	b.keep()
	lacks(t, b.text("[data-status]"), "lader os ikke gemme")
	if n := eval[int](b, `document.querySelectorAll("[data-keep]:checked").length`); n != 0 {
		t.Error("the page says that it keeps the case, and it does not")
	}
}

// A kept case is neither written over by a new one nor brought back by another
// tab.
func TestAKeptCaseIsTheReadersToDelete(t *testing.T) {
	b := openBrowser(t, 390)
	kept := func() string { return eval[string](b, `localStorage.getItem("rettesnor-sag") || ""`) }
	b.begin()
	b.age("4 3 2016")
	b.keep()
	before := kept()
	b.open("/guide/")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.age("9 9 2019")
	if after := kept(); after != before || before == "" {
		t.Errorf("a new case wrote %q over %q", after, before)
	}
	b.press("[data-so-far]", "Se resultatet")
	b.until(`document.body.dataset.page === "outcome"`)
	b.letGo("[data-outcome-view]", "Begynd forfra")
	b.until(onStart)
	if after := kept(); after != before {
		t.Errorf("beginning anew left %q of %q", after, before)
	}
	b.open("/guide/")
	b.click("[data-stored-open]")
	b.asked(secondPage)
	eval[bool](b, `(localStorage.clear(), dispatchEvent(new StorageEvent("storage", {key: null, newValue: null})), true)`)
	b.fill(secondPage, "ja")
	b.asked("barn.maalgruppe-saerligt-dagtilbud")
	if after := kept(); after != "" {
		t.Errorf("deleted in another tab, and kept again: %s", after)
	}
	b.keep()
	b.letGo("[data-so-far]", "Slet alt")
	if after := kept(); after != "" {
		t.Errorf("Slet alt leaves %s", after)
	}
}

// Where the browser will not copy, the text stands marked, and the page says so.
func TestACopyThatIsDeniedIsDoneByHand(t *testing.T) {
	b := openBrowser(t, 390)
	b.inject(`Object.defineProperty(navigator, "clipboard", {value: {writeText: () => Promise.reject(new Error("denied"))}})`)
	b.begin()
	b.age("4 3 2016")
	b.press("[data-so-far]", "Se resultatet")
	b.until(`document.body.dataset.page === "outcome"`)
	b.press("[data-outcome-view]", "Kopiér som tekst")
	b.until(`document.querySelector("[data-copied]").textContent !== ""`)
	lacks(t, b.text("[data-copied]"), "kopiere den selv")
	if !eval[bool](b, `document.activeElement.selectionEnd > 500`) {
		t.Error("the text is not marked")
	}
}

// Who deletes by mistake has ten seconds to bring it all back: answers, notes and
// what was kept on the device. After that, or when something else is answered,
// it is gone.
func TestADeletionCanBeUndone(t *testing.T) {
	b := openBrowser(t, 390)
	b.inject(`const wait = setTimeout; setTimeout = (then, ms, ...given) => wait(then, ms === 10000 && globalThis.hurry ? 50 : ms, ...given);`)
	b.begin()
	eval[bool](b, `(() => { const note = document.querySelector("[data-note]"); note.value = "ring til Aarhus"; note.dispatchEvent(new Event("input", { bubbles: true })); return true })()`)
	b.age("4 3 2016")
	b.keep()
	kept := func() string { return eval[string](b, `localStorage.getItem("rettesnor-sag") || ""`) }
	before := kept()
	b.letGo("[data-so-far]", "Slet alt")
	b.until(onStart)
	if kept() != "" {
		t.Error("the case is still kept")
	}
	b.clean("the bar that brings it back")
	b.narrow("the bar that brings it back")
	b.press("main > [data-deleted]", "Fortryd")
	b.asked(secondPage)
	if after := kept(); after != before || before == "" {
		t.Errorf("kept %q, want %q", after, before)
	}
	lacks(t, before, "ring til Aarhus", "2016-03-04")
	b.letGo("[data-so-far]", "Slet alt")
	b.until(onStart)
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.age("9 9 2019")
	if eval[bool](b, `document.querySelector("main > [data-deleted]").offsetParent !== null`) {
		t.Error("an old case is offered in the middle of a new one")
	}
	eval[bool](b, `globalThis.hurry = true`)
	b.letGo("[data-so-far]", "Slet alt")
	b.until(`document.querySelector("main > [data-deleted]").hidden`)
}

// Nothing that was typed is left in the page, in an error either.
func TestDeletingLeavesNothingThatWasTyped(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	b.walk(parentsAnswers, func(fact string) {
		if fact == "ta.arbejdstid-uge" {
			b.answer("ta.oenskede-timer-uge", "20")
			b.fill(fact, "98,76x")
			b.until(`document.activeElement.matches("[data-summary]")`)
		}
	})
	b.press("[data-outcome-view]", "Kopiér som tekst")
	b.letGo("[data-outcome-view]", "Slet alt")
	b.until(onStart)
	left := eval[string](b, `document.documentElement.outerHTML + [...document.querySelectorAll("input:not([type=radio], [type=checkbox]), textarea")].map((e) => e.value).join(" ")`)
	for _, typed := range []string{"98,76", "19.052", "37.000,00 kr.", "4. marts 2016.", "1. maj 2024"} {
		if n, ours := strings.Count(left, typed), strings.Count(pageText(t, "/guide/index.html"), typed); n > ours {
			t.Errorf("%q is left %d times", typed, n-ours)
		}
	}
}

func pageText(t *testing.T, name string) string {
	t.Helper()
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	return string(files[name])
}

// Where questions are open the next step is to answer; where nobody knows, to
// find out. An outcome that is settled has no list of what nobody asked.
func TestTheNextStepAndTheSheetFollowTheAnswers(t *testing.T) {
	b := openBrowser(t, 390)
	first := func() string { return b.text("[data-steps] > li .step-title") }
	b.begin()
	b.age("4 3 2016")
	b.press("[data-so-far]", "Se resultatet")
	b.until(`document.body.dataset.page === "outcome"`)
	if got := first(); !strings.HasPrefix(got, "Svar på ") {
		t.Errorf("after one answer the next step is %q", got)
	}
	b.back()
	b.asked(secondPage)
	b.walk(nil, nil)
	if got := first(); !strings.HasPrefix(got, "Find ud af ") {
		t.Errorf("where nobody knows the next step is %q", got)
	}
	b.press("[data-outcome-view]", "Tag med til mødet")
	b.until(`document.body.dataset.page === "tool"`)
	if n := b.pages(); n > 2 {
		t.Errorf("the sheet of what is missing prints on %d pages", n)
	}
	b.open("/guide/")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.walk(with(parentsAnswers, "barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "nej"), nil)
	b.press("[data-outcome-view]", "Tag med til mødet")
	b.until(`document.body.dataset.page === "tool"`)
	if n := eval[int](b, `document.querySelectorAll('.sheet-asks [data-verdict="mangler"]').length`); n != 0 {
		t.Errorf("a settled no lists %d answers to find", n)
	}
}

// A sum that no longer follows from the form says so, and prints alone.
func TestTheSumIsOfTheNumbersThatStandThere(t *testing.T) {
	b := openBrowser(t, 390)
	b.calculator("32.000")
	if tied := eval[int](b, `document.querySelectorAll("[data-calculator] input[aria-describedby$='-hint']").length`); tied < 5 {
		t.Errorf("only %d fields are tied to their hints before the first sum", tied)
	}
	b.sum()
	if n := b.pages(); n > 2 {
		t.Errorf("the sum prints on %d pages", n)
	}
	eval[bool](b, `(() => { const field = document.querySelector('[data-parent="en"] [data-question="ta.bruttoloen"] input'); field.value = "20.000"; field.dispatchEvent(new Event("input", {bubbles: true})); return true })()`)
	b.until(`document.querySelector("[data-result]").textContent.includes("10.811")`)
	lacks(t, b.sum(), "10.810,81 kr.")
}

// What the program says of no time before its law has no answer to look for.
func TestATimeBeforeTheLawIsNotAnAnswerToFind(t *testing.T) {
	b := openBrowser(t, 390)
	facts := map[string]string{"barn.foedselsdato": "2010-01-01"}
	file, _ := json.Marshal(map[string]any{"format": "rettesnor-sag/1", "clocks": map[string]string{"ansoegning": "2015-05-01", "maaned": "2015-06"}, "facts": facts})
	name := filepath.Join(t.TempDir(), "sag.json")
	if err := os.WriteFile(name, file, 0o600); err != nil {
		t.Fatal(err)
	}
	b.open("/guide/")
	b.choose("[data-start] [data-file]", name)
	b.until(`document.querySelector("[data-so-far]").offsetParent !== null || document.body.dataset.page === "outcome"`)
	b.press("[data-so-far]", "Se resultatet")
	b.until(`document.body.dataset.page === "outcome"`)
	if text := b.text(`[data-outcome="hjemmetraening"]`); !strings.Contains(text, "for den tid") || strings.Contains(text, "Der er noget, I ikke ved endnu") {
		t.Errorf("before the law it says\n%s", text)
	}
}
