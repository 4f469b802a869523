package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// enter types into the calculator, parent by parent.
func (b *browser) enter(parent, fact, value string) {
	b.t.Helper()
	eval[bool](b, `((value) => { const q = document.querySelector('[data-parent="`+parent+`"] [data-question="`+fact+`"]'); const fold = q.closest("details"); if (fold) fold.open = true;
		const radio = q.querySelector('input[value="' + value + '"]'); if (radio) { radio.click(); return true }
		const parts = q.querySelectorAll("[data-part]"); (parts.length > 1 ? value.split(" ") : [value]).forEach((v, i) => { parts[i].value = v }); return true })(`+jsString(value)+`)`)
}

// goToSum does what Enter in a field does.
func (b *browser) goToSum() {
	b.t.Helper()
	eval[bool](b, `(document.querySelector("[data-calculator] form").requestSubmit(), true)`)
}

func (b *browser) sum() string {
	b.t.Helper()
	b.goToSum()
	b.until(`document.activeElement.id === "regnestykket"`)
	eval[bool](b, "document.activeElement.blur(), true")
	return b.text("[data-result-view]")
}

func (b *browser) calculator(pay string) {
	b.t.Helper()
	b.open("/beregner/")
	b.calculatorFields(pay)
}

func (b *browser) calculatorFields(pay string) {
	b.t.Helper()
	b.enter("en", "maaned", "06 2024")
	b.enter("en", "ta.bruttoloen", pay)
	b.enter("en", "ta.arbejdstid-uge", "37")
	b.enter("en", "ta.bevilgede-timer-uge", "20")
	b.enter("en", "ta.pension-arbejdsgiver", "1.500")
}

func lacks(t testing.TB, text string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(text, want) {
			t.Errorf("lacking %q in\n%s", want, text)
		}
	}
}

func TestTheCalculatorShowsBothReadingsOfThePension(t *testing.T) {
	b := openBrowser(t, 390)
	b.calculator("32.000")
	lacks(t, b.sum(), "Efter lovens ord", "Læst forsigtigt", "810,81 kr.")
}

func TestTheCalculatorAddsAPeriodOverNewYear(t *testing.T) {
	b := openBrowser(t, 320)
	b.calculator("32.000")
	b.enter("en", "maaned", "11 2024")
	b.enter("en", "til", "02 2025")
	text := b.sum()
	lacks(t, text, "november 2024", "I alt")
	b.clean("the sum of a period")
	b.narrow("the sum of a period")
}

func TestTheCalculatorSetsTwoParentsSideBySide(t *testing.T) {
	b := openBrowser(t, 1440)
	b.calculator("32.000")
	b.enter("anden", "ta.bruttoloen", "37.000")
	b.enter("anden", "ta.arbejdstid-uge", "37")
	b.enter("anden", "ta.bevilgede-timer-uge", "10")
	lacks(t, b.sum(), "Den anden forælder har 10 timer", "Den anden forælder har 20 timer", "17.297,30 kr.", "9.526,22 kr.", "26.823,52 kr.")
	b.clean("two parents")
}

func TestTheCalculatorKnowsTheOtherAmounts(t *testing.T) {
	b := openBrowser(t, 390)
	b.calculator("32.000")
	b.enter("en", "udgifter.traening-aar", "800.000")
	b.enter("en", "ta.ophoer-dato", "30 6 2024")
	b.enter("en", "ta.ophoer-grund", "betingelser-bortfaldet")
	b.enter("en", "ta.brutto-sidste-aar", "200.000")
	lacks(t, b.sum(), "93.400,00 kr.", "706.600,00 kr.", "Tillæg til ferie")
}

func TestWhatIfFollowsTheKeyboardAndSaysWhereItTurns(t *testing.T) {
	b := openBrowser(t, 360)
	b.calculator("32.000")
	b.sum()
	b.clean("what if")
	said := func() string {
		return spaced(eval[string](b, `document.querySelector(".what-if-said").textContent`))
	}
	lacks(t, said(), "20 timer", "17.297,30 kr. om måneden")
	b.do(chromedp.Focus(chromedp.CSS("#hvad-nu-hvis-tal")), chromedp.KeyEvent(kb.ArrowRight))
	lacks(t, said(), "20,5 timer", "17.729,73 kr. om måneden")
	if v := eval[string](b, `document.querySelector("#hvad-nu-hvis-tal").getAttribute("aria-valuetext")`); spaced(v) != "20,5 timer om ugen, 17.729,73 kr. om måneden" {
		t.Errorf("the slider says %q", v)
	}
	lacks(t, b.text(".what-if"), "Hvor det skifter", "Ved 9 timer om ugen springer beløbet »ATP, jeres egen del«", "Ved 27 timer om ugen springer")
	// The pay: the knee is where the cap begins to bind.
	eval[bool](b, `(() => { const s = document.querySelector("#hvad-nu-hvis-valg"); s.value = "1"; s.dispatchEvent(new Event("change")); return true })()`)
	lacks(t, b.text(".what-if"), "Fra 35.248 kr. om måneden: Her er det loftet, der bestemmer.")
	lacks(t, said(), "32.000 kr. om måneden", "17.297,30 kr. om måneden")
	// Teaching hours make a range.
	eval[bool](b, `(() => { const s = document.querySelector("#hvad-nu-hvis-valg"); s.value = "2"; s.dispatchEvent(new Event("change")); return true })()`)
	b.do(chromedp.Focus(chromedp.CSS("#hvad-nu-hvis-tal")), chromedp.KeyEvent(kb.End))
	lacks(t, said(), "20 timer", "højst 17.297,30 kr.")
	for range 3 {
		b.do(chromedp.KeyEvent(kb.ArrowLeft))
	}
	if over := eval[string](b, `(() => { const all = [...document.querySelectorAll(".what-if svg text")]; const value = all.find((e) => e.matches(".value")); const r = value.getBoundingClientRect();
		return all.filter((e) => { const q = e.getBoundingClientRect(); return e !== value && Math.min(r.right, q.right) > Math.max(r.left, q.left) && Math.min(r.bottom, q.bottom) - Math.max(r.top, q.top) > 4 }).map((e) => e.textContent).join() })()`); over != "" {
		t.Errorf("the amount stands over %q", over)
	}
	if !eval[bool](b, `(() => { const svg = document.querySelector(".what-if svg"), all = svg.getBoundingClientRect(); return [...svg.querySelectorAll("text")].every((t) => { const r = t.getBoundingClientRect(); return r.left >= all.left - 1 && r.right <= all.right + 1 && r.top >= all.top - 1 }) })()`) {
		t.Error("a word of the chart is cut")
	}
	if rows := eval[int](b, `document.querySelectorAll(".what-if tbody tr").length`); rows < 5 {
		t.Errorf("the table has %d rows", rows)
	}
	b.clean("what if with teaching")
	b.narrow("what if")
}

func TestTheCalculatorWithoutScriptHasATableAndAForm(t *testing.T) {
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	page := spaced(string(files["/beregner/index.html"]))
	lacks(t, page, "Skema at udfylde i hånden", "Tabel efter timer og løn", "19.052", "35.247")
}

// A form that is not filled in gives what can be said, names what would say
// more, and never tells an unknown amount as one that is not below nought.
func TestTheCalculatorIsNoDeadEnd(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/beregner/")
	if month := eval[string](b, `[...document.querySelectorAll('[data-question="maaned"] [data-part]')].map((e) => e.value).join("-")`); len(month) != len("11-2026") {
		t.Fatalf("the month is preset to %q", month)
	}
	b.enter("en", "maaned", "11 2026")
	b.sum()
	// A phone shows this line alone, at its foot.
	lacks(t, spaced(b.text("[data-result]")), "Et eksempel", "16.216 kr. i ydelse")
	b.clean("the example")
	b.narrow("the example")
	b.enter("en", "ta.bevilgede-timer-uge", "20")
	text := b.sum()
	lacks(t, text, "Det kan vi ikke sætte tal på endnu", "Det mangler vi for at sige det præcist", "din seneste bruttoløn", "kendes ikke endnu")
	nowhere(t, text, "mindst 0", "Mindst 0", "Mellem 0", "barnets fødselsdato")
	b.press("[data-sum]", "Hvad var din seneste bruttoløn?")
	if at := eval[string](b, "document.activeElement.id"); at != "ta.bruttoloen-felt" {
		t.Errorf("Udfyld leads to %q", at)
	}
	b.enter("en", "ta.bevilgede-timer-uge", "")
	b.enter("en", "ta.bruttoloen", "30.000")
	text = b.sum()
	lacks(t, text, "højst 30.000,00 kr. om måneden", "hvor mange timer")
	nowhere(t, text, "mindst 0", "Mindst 0", "Mellem 0")
	// Over a new year, where no amount is known for the months after.
	b.enter("en", "ta.arbejdstid-uge", "37")
	b.enter("en", "ta.bevilgede-timer-uge", "20")
	b.enter("en", "ta.pension-arbejdsgiver", "3.000")
	b.enter("en", "til", "04 2027")
	text = b.sum()
	lacks(t, text, "16.216,22 kr.", "januar 2027 til april 2027")
	nowhere(t, text, "mindst 0", "Mindst 0", "Mellem 0")
	b.enter("en", "maaned", " ")
	b.enter("en", "til", " ")
	text = b.sum()
	lacks(t, text, "måneden, der skal regnes for")
}

func nowhere(t *testing.T, text string, words ...string) {
	t.Helper()
	for _, word := range words {
		if strings.Contains(text, word) {
			t.Errorf("%q stands in\n%s", word, text)
		}
	}
}

// What one parent answers about their work is not said of the other, and the
// file has both.
func TestTheOtherParentHasAnswersOfTheirOwn(t *testing.T) {
	b := openBrowser(t, 1440)
	dir := t.TempDir()
	if _, err := chromedp.Call(b.ctx, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
		t.Fatal(err)
	}
	b.calculator("32.000")
	b.enter("en", "ta.beskaeftigelse", "selvstaendig")
	b.enter("en", "til", "02 2025")
	b.enter("anden", "ta.bruttoloen", "30.000")
	b.enter("anden", "ta.arbejdstid-uge", "37")
	b.enter("anden", "ta.bevilgede-timer-uge", "10")
	lacks(t, b.sum(), "Den anden forælder", "8.108,11 kr.")
	if other := spaced(eval[string](b, `document.querySelectorAll(".parents > section")[1].innerText`)); strings.Contains(other, "selvstændig") {
		t.Errorf("the other parent has the first one's work:\n%s", other)
	}
	b.press("[data-calculator]", "Gem tallene")
	file := string(saved(t, dir))
	lacks(t, file, `"foraelder": [`, `"ta.bruttoloen": "30000"`, `"ta.bruttoloen": "32000"`)
	// The file opens again, in the form it came from.
	b.open("/beregner/")
	name := filepath.Join(t.TempDir(), "sag.json")
	if err := os.WriteFile(name, []byte(strings.Replace(file, `"facts": {`, `"facts": {"barn.hjemmeboende": "ja",`, 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	b.choose("[data-calculator] [data-file]", name)
	b.until(`document.querySelector("[data-calculator] [data-status]").textContent.startsWith("Tallene er åbnet")`)
	lacks(t, b.sum(), "8.108,11 kr.", "februar 2025")
	if kept := eval[string](b, `(() => { let kept; const real = URL.createObjectURL; URL.createObjectURL = (blob) => { kept = blob; return real(blob) }; document.querySelector("[data-calculator] [data-download]").click(); URL.createObjectURL = real; window.kept = kept.text(); return "" })()`); kept != "" {
		t.Error(kept)
	}
	b.until(`window.kept && (window.kept.then((text) => { window.keptText = text }), !!window.keptText)`)
	lacks(t, eval[string](b, "keptText"), `"barn.hjemmeboende": "ja"`, `"foraelder": [`)
	// On paper what was typed comes first, and nothing is cut.
	b.do(chromedp.EmulateViewport(720, 900))
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if first := spaced(eval[string](b, `document.querySelector("[data-sum]").firstElementChild.innerText`)); !strings.Contains(first, "Jeres tal") || !strings.Contains(first, "32.000 kr. om måneden") {
		t.Errorf("the paper begins with\n%s", first)
	}
	if cut := eval[string](b, `[...document.querySelectorAll(".parents .table")].filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.scrollWidth + " in " + e.clientWidth).join()`); cut != "" {
		t.Errorf("a table is cut: %s", cut)
	}
}

// An engine that fails is named as that, and the next press has a new one.
func TestAnEngineThatStopsIsFetchedAnew(t *testing.T) {
	const failing = `(() => { const start = WebAssembly.instantiate; let n = 0; window.loads = () => n; console.error = (...of) => { window.logged = of.map((each) => each.message || (each.facts ? Object.keys(each.facts).join() : each)).join(" | ") };
		WebAssembly.instantiate = async (...of) => { const { exports } = await start(...of); return n++ ? { exports } : { exports: { ...exports, step() { throw new WebAssembly.RuntimeError("unreachable") } } } }; return true })()`
	b := openBrowser(t, 390)
	b.inject(failing)
	b.open("/beregner/")
	b.until(`document.querySelector("[data-calculator] [data-status]").textContent.includes("er stoppet")`)
	for fact, value := range map[string]string{"maaned": "06 2024", "ta.bruttoloen": "32.000", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20"} {
		b.enter("en", fact, value)
	}
	lacks(t, b.sum(), "17.297,30 kr.")
	if n := eval[int](b, "loads()"); n != 2 {
		t.Errorf("the engine was fetched %d times", n)
	}
	// The log has the call, the case and the trap.
	if logged := eval[string](b, "logged"); logged != "the engine stopped at step | ta.bruttoloen,ta.arbejdstid-uge,ta.oenskede-timer-uge,ta.pension-arbejdsgiver | unreachable" {
		t.Errorf("logged is %q", logged)
	}
	b.open("/guide/")
	b.click("a[data-begin]")
	b.asked("barn.foedselsdato")
	b.until(`document.querySelector("[data-wizard] > [data-status]").textContent.includes("er stoppet")`)
	b.age("4 3 2016")
	if n := eval[int](b, "loads()"); n != 2 {
		t.Errorf("the engine was fetched %d times", n)
	}
}

// What is unlikely is asked about once, and deleting is asked about first.
func TestTheCalculatorAsksBeforeItBelievesOrDeletes(t *testing.T) {
	b := openBrowser(t, 390)
	b.calculator("450.000 kr/md")
	eval[bool](b, `(document.getElementById("ta.bruttoloen-felt").dispatchEvent(new Event("change", {bubbles: true})), true)`)
	b.until(`document.querySelector('[data-question="ta.bruttoloen"] [data-error]').checkVisibility()`)
	lacks(t, b.text(`[data-question="ta.bruttoloen"] [data-error]`), "Er det rigtigt?", "Er 450.000 kr. om måneden rigtigt?")
	b.clean("a question about a number")
	lacks(t, b.sum(), "19.052,43 kr.")
	b.press("[data-calculator]", "Slet alt")
	b.until(`document.querySelector("dialog[open]") !== null`)
	b.clean("the question before deleting")
	if at := eval[string](b, "document.activeElement.textContent"); at != "Behold" {
		t.Errorf("the focus is on %q", at)
	}
	b.press("dialog[open]", "Behold")
	if pay := eval[string](b, `document.getElementById("ta.bruttoloen-felt").value`); pay != "450.000 kr/md" {
		t.Errorf("what was kept is %q", pay)
	}
	b.letGo("[data-calculator]", "Slet alt")
	if pay := eval[string](b, `document.getElementById("ta.bruttoloen-felt").value`); pay != "" {
		t.Errorf("what was deleted is %q", pay)
	}
}
