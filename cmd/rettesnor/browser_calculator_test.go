package main

import (
	"strings"
	"testing"

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

func (b *browser) sum() string {
	b.t.Helper()
	b.click("[data-calculator] button[type=submit]")
	b.until(`document.activeElement.id === "regnestykket"`)
	eval[bool](b, "document.activeElement.blur(), true")
	return spaced(eval[string](b, `document.querySelector("[data-result-view]").innerText`))
}

func (b *browser) calculator(pay string) {
	b.t.Helper()
	b.open("/beregner/")
	b.enter("en", "maaned", "06 2024")
	b.enter("en", "ta.bruttoloen", pay)
	b.enter("en", "ta.arbejdstid-uge", "37")
	b.enter("en", "ta.bevilgede-timer-uge", "20")
	b.enter("en", "ta.pension-arbejdsgiver", "1.500")
}

func lacks(t *testing.T, text string, wants ...string) {
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
	lacks(t, b.text(".what-if"), "Fra 35.248 kr. om måneden: Ydelsen før skat: 20 af 37 timer af loftet, for lønnen er højere end loftet.")
	lacks(t, said(), "32.000 kr. om måneden", "17.297,30 kr. om måneden")
	// Teaching hours make a range.
	eval[bool](b, `(() => { const s = document.querySelector("#hvad-nu-hvis-valg"); s.value = "2"; s.dispatchEvent(new Event("change")); return true })()`)
	b.do(chromedp.Focus(chromedp.CSS("#hvad-nu-hvis-tal")), chromedp.KeyEvent(kb.End))
	lacks(t, said(), "20 timer", "Højst 17.297,30 kr.")
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
