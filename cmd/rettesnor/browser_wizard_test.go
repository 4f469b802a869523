package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	cdp "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func with(answers map[string]string, pairs ...string) map[string]string {
	all := maps.Clone(answers)
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
	}
	return all
}

func (b *browser) verdict(finding string) string {
	b.t.Helper()
	return eval[string](b, `document.querySelector('[data-outcome="`+finding+`"]').dataset.verdict`)
}

// text is all that a part of the page says, what is folded in too.
func (b *browser) text(selector string) string {
	b.t.Helper()
	return spaced(eval[string](b, `document.querySelector(`+jsString(selector)+`).textContent`))
}

// press presses a button by its words, and opens the fold that it stands in.
func (b *browser) press(within, words string) {
	b.t.Helper()
	if !eval[bool](b, `(() => { const button = [...document.querySelectorAll(`+jsString(within+" button")+`)].find((e) => {
			if (!e.textContent.includes(`+jsString(words)+`) || e.closest("[hidden]")) return false;
			for (let fold = e.closest("details:not([open])"); fold; fold = fold.parentNode.closest("details:not([open])")) fold.open = true;
			return e.offsetParent !== null;
		}); if (button) button.click(); return !!button })()`) {
		b.t.Fatalf("no button says %q in %s", words, within)
	}
}

// letGo presses what deletes answers, and says yes to the question that follows.
func (b *browser) letGo(within, words string) {
	b.t.Helper()
	b.press(within, words)
	b.until(`document.querySelector("dialog[open]") !== null`)
	b.press("dialog[open]", words)
	b.until(`document.querySelector("dialog") === null`)
}

func TestTheWizardsVerdictsAndAmounts(t *testing.T) {
	tests := []struct {
		name           string
		answers        map[string]string
		approval, lost string
		says           []string
	}{
		{"assessed and capped", parentsAnswers, "skoen", "skoen", []string{"19.052,43 kr. om måneden", "lønnen er højere end loftet"}},
		{"uncapped", with(parentsAnswers, "ta.bruttoloen", "31.500"), "skoen", "skoen", []string{"17.027,03 kr. om måneden", "Lønnen ligger ikke over loftet"}},
		{"a hard no", with(parentsAnswers, "barn.betydelig-varig-funktionsnedsaettelse", "nej", "barn.indgribende-lidelse", "nej"), "ikke-opfyldt", "ikke-opfyldt", []string{"er en betingelse", "ikke opfyldt", "funktionsevne"}},
		{"a year without a cap", with(parentsAnswers, "ansoegning", "1 5 2026", "maaned", "06 2026", "ta.bruttoloen", "42.000", "ta.loft", "ved-ikke"), "skoen", "skoen", []string{"beregnet, ikke offentliggjort", "Vi kender ikke et offentliggjort loft", "Det svar, der betyder mest nu"}},
		{"teaching at home", with(parentsAnswers, "ta.bevilgede-timer-uge", "ved-ikke", "ta.oenskede-timer-uge", "20", "skole.form", "hjemmeundervisning", "skole.hjemmeundervisning-timer-uge", "5"), "skoen", "skoen", []string{"14.289,32 til 19.052,43 kr."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := openBrowser(t, 360)
			b.begin()
			b.walk(tt.answers, nil)
			b.clean("the outcome")
			b.narrow("the outcome")
			if got := b.verdict("hjemmetraening") + " " + b.verdict("tabt-arbejdsfortjeneste"); got != tt.approval+" "+tt.lost {
				t.Errorf("the verdicts are %s", got)
			}
			text := b.text("[data-outcome-view]")
			for _, want := range tt.says {
				if !strings.Contains(text, want) {
					t.Errorf("the outcome lacks %q", want)
				}
			}
			if strings.Contains(text, "har ret til") {
				t.Error("the outcome promises a right")
			}
		})
	}
}

func TestTheNextStepStandsAboveTheFold(t *testing.T) {
	b := openBrowser(t, 360)
	b.begin()
	b.walk(parentsAnswers, nil)
	if at := eval[float64](b, `document.querySelector("[data-steps] > li").getBoundingClientRect().top`); at > 640 {
		t.Errorf("the first step begins at %v px", at)
	}
}

func TestAChangeSetsAnswersAsideAndUndoBringsThemBack(t *testing.T) {
	b := openBrowser(t, 390)
	b.beginAs("godkendt")
	b.walk(with(parentsAnswers, "sag.afgoerelse-om", "hjemmetraening"), nil)
	if strings.Contains(b.text("[data-answers]"), "Lagt til side") {
		t.Errorf("answers are set aside from the start:\n%s", b.text("[data-answers]"))
	}
	change := func(words, fact, value string) {
		t.Helper()
		b.press("[data-answers]", words)
		b.until(`document.querySelector('[data-question="` + fact + `"]').offsetParent !== null`)
		b.fill(fact, value)
	}
	// Without loss of income there is no amount, so what the pay was is no use.
	change("Mister du indtægt", "ta.indtaegtstab", "nej")
	b.until(`document.body.dataset.page === "outcome"`)
	if v := b.verdict("tabt-arbejdsfortjeneste"); v != "ikke-opfyldt" {
		t.Fatalf("the verdict is %s", v)
	}
	if aside := b.text("[data-answers]"); !strings.Contains(aside, "Lagt til side") || !strings.Contains(aside[strings.Index(aside, "Lagt til side"):], "37.000,00 kr.") {
		t.Errorf("the pay is not set aside:\n%s", aside)
	}
	b.press("[data-outcome-view]", "Fortryd")
	b.until(`document.querySelector('[data-outcome="tabt-arbejdsfortjeneste"]').dataset.verdict === "skoen"`)
	if text := b.text("[data-outcome-view]"); strings.Contains(text, "Lagt til side") || !strings.Contains(text, "19.052,43 kr.") {
		t.Error("undo did not bring the answers back")
	}
	// A new follow-up comes before the outcome.
	change("Hvor mange timer om ugen har kommunen", "ta.bevilgede-timer-uge", "ved-ikke")
	b.until(`document.querySelector('[data-question="ta.oenskede-timer-uge"]').offsetParent !== null`)
	b.fill("ta.oenskede-timer-uge", "15")
	b.walk(with(parentsAnswers, "ta.bevilgede-timer-uge", "ved-ikke", "ta.oenskede-timer-uge", "15"), nil)
	if !strings.Contains(b.text("[data-outcome-view]"), "14.289,32 kr. om måneden") {
		t.Error("the follow-up did not count")
	}
}

func TestACaseIsKeptAsAFileAndOpenedAgain(t *testing.T) {
	b := openBrowser(t, 390)
	dir := t.TempDir()
	if _, err := chromedp.Call(b.ctx, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
		t.Fatal(err)
	}
	b.begin()
	b.walk(parentsAnswers, nil)
	b.press("[data-outcome-view]", "Kopiér som tekst")
	b.until(`document.querySelector("[data-text]").value !== ""`)
	copied := spaced(eval[string](b, `document.querySelector("[data-text]").value`))
	lacks(t, copied, "HJEMMETRÆNING: kommunen skal vurdere", "19.052,43 kr.", "barnets lov § 87, stk. 3", "Hvor mange timer om ugen arbejdede du før? 37 timer om ugen", "Kvittering")
	b.press("[data-outcome-view]", "Gem sagen som fil")
	saved := saved(t, dir)
	if !bytes.Contains(saved, []byte(`"ta.bruttoloen": "37000.00"`)) {
		t.Fatalf("the file holds %q", saved)
	}
	load := func(text string) {
		t.Helper()
		name := filepath.Join(dir, "sag.json")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		b.open("/guide/")
		b.choose("[data-start] [data-file]", name)
		b.until(`!document.querySelector("[data-file-report]").hidden`)
	}
	load(string(saved))
	b.until(`document.body.dataset.page === "outcome"`)
	if !strings.Contains(b.text("[data-findings]"), "19.052,43 kr.") {
		t.Error("the opened case gives another result")
	}
	b.addressIsBare()
	// What is not known is told, and the rest is used.
	load(strings.Replace(string(saved), `"facts": {`, `"facts": {"barn.findes-ikke": "ja",`, 1))
	b.until(`document.body.dataset.page === "outcome"`)
	if report := b.text("[data-file-report]"); !strings.Contains(report, "barn.findes-ikke") {
		t.Errorf("the unknown id is not told:\n%s", report)
	}
	b.clean("the report of a file")
	load(`{"format": "rettesnor-sag/1", "facts": "ingen", "clocks": ["2024"], "origins": null}`)
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	load("det her er ikke en sag")
	if report := eval[string](b, `document.querySelector("[data-file-report]").innerText`); !strings.Contains(report, "kunne ikke åbnes") {
		t.Errorf("a file that is no case is reported as\n%s", report)
	}
	if n := eval[int](b, "localStorage.length + sessionStorage.length + document.cookie.length"); n != 0 {
		t.Error("something is kept on the device without being asked for")
	}
}

// saved waits for the file that the page saves in a folder. Its name has the
// day it was saved.
func saved(t *testing.T, dir string) []byte {
	t.Helper()
	for range 200 {
		names, _ := filepath.Glob(filepath.Join(dir, "rettesnor-sag-20*.json"))
		if len(names) > 0 {
			if data, _ := os.ReadFile(names[0]); len(data) > 0 {
				return data
			}
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatal("no file was saved")
	return nil
}

func (b *browser) choose(selector, file string) {
	b.t.Helper()
	nodes, err := chromedp.Run(b.ctx, chromedp.Nodes(chromedp.CSS(selector)))
	if err != nil || len(nodes) == 0 {
		b.t.Fatal(selector, err)
	}
	if _, err := chromedp.Call(b.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, NodeID: nodes[0].NodeID}); err != nil {
		b.t.Fatal(err)
	}
}

func TestTheDeviceKeepsACaseOnlyWhenAsked(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	b.age("4 3 2016")
	if n := eval[int](b, "localStorage.length"); n != 0 {
		t.Error("something is kept before it was asked for")
	}
	b.keep()
	b.fill(secondPage, "ja")
	b.asked("barn.maalgruppe-saerligt-dagtilbud")
	b.open("/guide/")
	b.until(`document.querySelector("[data-stored]").offsetParent !== null`)
	b.clean("the start page with a kept case")
	b.click("[data-stored-open]")
	b.until(`document.querySelector("[data-cord]").textContent.includes("4. marts 2016")`)
	b.letGo("[data-so-far]", "Slet alt")
	if n := eval[int](b, "localStorage.length"); n != 0 {
		t.Error("Slet alt leaves something on the device")
	}
	b.open("/guide/")
	if eval[bool](b, `document.querySelector("[data-stored]").offsetParent !== null`) {
		t.Error("the deleted case is offered")
	}
}

// The sheet is two pages in a size that one can read: what to settle with a line
// to write on, and what stands. What is written on the line is on paper, and in
// the file.
func TestTheSheetForTheMeetingIsTwoPages(t *testing.T) {
	b := openBrowser(t, 390)
	dir := t.TempDir()
	if _, err := chromedp.Call(b.ctx, cdp.SetDownloadBehavior, cdp.SetDownloadBehaviorParams{Behavior: "allow", DownloadPath: dir}); err != nil {
		t.Fatal(err)
	}
	b.begin()
	b.walk(with(parentsAnswers, "traening.sygehusbehandling", "delvis", "udgifter.traening-aar", "300000", "merudgifter.aar", "20000"), nil)
	b.press("[data-outcome-view]", "Tag med til mødet")
	b.until(`document.body.dataset.page === "tool"`)
	b.clean("the sheet")
	b.narrow("the sheet")
	lacks(t, b.text("[data-sheet]"), "Det skal vi tale om", "Er træningen god for barnet?", "kommunen skal vurdere", "søvndagbog", "barnets lov § 85, stk. 1, nr. 2", "Hvad lægger I vægt på for netop vores barn?", "19.052,43 kr.", "Kvittering")
	if n := b.pages(); n != 2 {
		t.Errorf("the sheet prints on %d pages", n)
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	if small := eval[string](b, `[...document.querySelectorAll("[data-sheet] *")].filter((e) => e.checkVisibility() && e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 9.5 * 96 / 72 - .01).map((e) => e.textContent.slice(0, 30)).join("; ")`); small != "" {
		t.Errorf("smaller than 9.5 points: %s", small)
	}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}); err != nil {
		t.Fatal(err)
	}
	for i, text := range []string{"De vil se en ugeplan.", "Svar inden jul."} {
		if !eval[bool](b, `(() => { const line = document.querySelectorAll(".sheet-asks [data-note]")[[0, 5][`+fmt.Sprint(i)+`]]; line.value = `+jsString(text)+`; line.dispatchEvent(new Event("input", { bubbles: true })); return true })()`) {
			t.Fatal("no line to write on")
		}
	}
	b.press("[data-sheet-view]", "Gem")
	file := string(saved(t, dir))
	lacks(t, file, "De vil se en ugeplan.", "Svar inden jul.", `"bl85.6.poster"`)
	// Where an answer is known from is carried to the sheet, and changes nothing else.
	b.click("[data-origins-view] summary")
	b.clean("the sheet with where the answers are from")
	b.narrow("the sheet with where the answers are from")
	eval[bool](b, `(() => { const field = document.getElementById("barn.maalgruppe-saerligt-dagtilbud-hvorfra"); field.value = "afgoerelse"; field.dispatchEvent(new Event("change")); return true })()`)
	if got := b.text("[data-sheet]"); !strings.Contains(got, "(Det har kommunen afgjort)") || !strings.Contains(got, "19.052,43 kr.") {
		t.Errorf("the sheet does not tell where the answer is from:\n%s", got)
	}
	eval[bool](b, "history.back(); true")
	b.until(`document.body.dataset.page === "outcome"`)
	closed := b.pages()
	eval[bool](b, `document.querySelector(".when-open").open = true`)
	if n := b.pages(); n <= closed {
		t.Errorf("the answer prints on %d pages with its reasons, and on %d without", n, closed)
	}
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// pages prints on A4 and counts.
func (b *browser) pages() int {
	b.t.Helper()
	r, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		b.t.Fatal(err)
	}
	pdf, err := base64.StdEncoding.DecodeString(string(r.Data))
	if err != nil {
		pdf = []byte(r.Data)
	}
	return len(pdfPage.FindAll(pdf, -1))
}

func TestMeetingModeLeavesNothingBehind(t *testing.T) {
	b := openBrowser(t, 1440)
	b.open("/guide/")
	b.click("[data-start] [data-meeting-mode]")
	b.click("a[data-begin]")
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	b.do(chromedp.SendKeys(chromedp.CSS("[data-note]"), "spurgte om ugeplanen"))
	b.clean("a question in meeting mode")
	eval[bool](b, `document.querySelector('[data-step=alder] h1').focus(), true`)
	b.walk(parentsAnswers, nil)
	b.press("[data-outcome-view]", "Tag med til mødet")
	b.until(`document.querySelector("[data-sheet]").textContent.includes("spurgte om ugeplanen")`)
	eval[bool](b, "history.back(); true")
	b.until(`document.body.dataset.page === "outcome"`)
	b.letGo("[data-outcome-view]", "Næste sag")
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	if left := eval[string](b, `[...document.querySelectorAll("textarea, input[type=text]")].map((e) => e.value).join("")`); left != "" {
		t.Errorf("the last case left %q", left)
	}
	if text := b.text("main"); strings.Contains(text, "ugeplanen") || strings.Contains(text, "37.000,00") {
		t.Error("the last case can still be read")
	}
}

func TestTheWizardByKeyboardAlone(t *testing.T) {
	b := openBrowser(t, 390)
	b.open("/guide/")
	key := func(keys string) { b.do(chromedp.KeyEvent(keys)) }
	tabTo := func(condition string) {
		t.Helper()
		for range 60 {
			if eval[bool](b, "document.activeElement.matches("+jsString(condition)+")") {
				return
			}
			key(kb.Tab)
		}
		t.Fatalf("Tab never reaches %s", condition)
	}
	tabTo("a[data-begin]")
	key(kb.Enter)
	b.until(`document.activeElement.tagName === "H1" && document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	for _, part := range []string{"4", "3", "2016"} {
		key(kb.Tab)
		key(part)
	}
	tabTo("#ansoegning-dag")
	for _, part := range []string{"1", "5", "2024"} {
		key(part)
		key(kb.Tab)
	}
	tabTo("[data-step=alder] [type=submit]")
	key(kb.Enter)
	b.until(`document.querySelector('[data-question="barn.betydelig-varig-funktionsnedsaettelse"]').offsetParent !== null`)
	key(kb.Tab)
	key(" ")
	if !eval[bool](b, `document.activeElement.checked`) {
		t.Error("space chooses nothing")
	}
	key(kb.Enter)
	b.until(`document.querySelector('[data-question="barn.betydelig-varig-funktionsnedsaettelse"]').offsetParent === null`)
	tabTo(".so-far > summary")
	key(kb.Enter)
	tabTo("[data-result-now]")
	key(kb.Enter)
	b.until(`document.body.dataset.page === "outcome"`)
	tabTo("[data-to-sheet]")
}

func TestTheWizardWithLargeText(t *testing.T) {
	b := openBrowser(t, 360)
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	}); err != nil {
		t.Fatal(err)
	}
	b.open("/guide/")
	eval[bool](b, `document.documentElement.style.setProperty("font-size", "200%"), true`)
	b.narrow("the start page")
	b.click("a[data-begin]")
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	b.walk(parentsAnswers, func(fact string) {
		b.narrow(fact)
		b.clean(fact + " by night")
	})
	b.clean("the outcome by night")
	b.narrow("the outcome")
	b.press("[data-outcome-view]", "Tag med til mødet")
	b.until(`document.body.dataset.page === "tool"`)
	b.clean("the sheet by night")
	b.narrow("the sheet")
}

// What is heard: where one is, once, with the question; a hint once for a group
// of fields; folds with names of their own; telephones that can be called.
func TestWhatIsHeard(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	if h1 := eval[string](b, "document.activeElement.textContent"); h1 != "Del 1 af 3, 1 af højst 7: Barnets alder" {
		t.Errorf("the focus is on %q", h1)
	}
	if title := eval[string](b, "document.title"); !strings.HasPrefix(title, "Barnets alder –") {
		t.Errorf("the title is %q", title)
	}
	b.answer("ansoegning", "1 5 2024")
	b.fill("barn.foedselsdato", "4. marts")
	b.until(`document.activeElement.matches("[data-summary]")`)
	if said := eval[int](b, `document.querySelectorAll('[data-question="barn.foedselsdato"] [aria-describedby~="barn.foedselsdato-fejl"]').length`); said != 1 {
		t.Errorf("the fault is tied to %d elements", said)
	}
	for _, typed := range []string{"4. marts 2016", "4/3-16", "4 marts 2016"} {
		b.age(typed + "  ")
		lacks(t, b.text("[data-cord]"), "4. marts 2016")
		b.back()
		b.asked("barn.foedselsdato")
	}
	b.walk(parentsAnswers, func(fact string) {
		if n := eval[int](b, `document.querySelectorAll('[data-question="`+fact+`"] [aria-describedby*="-hint"]').length`); n > 1 {
			t.Errorf("the hint of %s is tied to %d elements", fact, n)
		}
	})
	names := eval[[]string](b, `[...document.querySelectorAll("[data-outcome-view] details:not(.cite) > summary")].map((e) => e.textContent.trim())`)
	seen := map[string]bool{}
	for _, name := range names {
		if seen[name] {
			t.Errorf("two folds are called %q", name)
		}
		seen[name] = true
	}
	if len(names) < 8 || eval[int](b, `document.querySelectorAll('[data-outcome-view] a[href^="tel:+45"]').length`) == 0 {
		t.Errorf("folds: %q; no telephone can be called", names)
	}
	b.until(`!!document.querySelector("#hvad-nu-hvis-tal[aria-valuetext]")`)
	lacks(t, spaced(eval[string](b, `document.querySelector("#hvad-nu-hvis-tal").getAttribute("aria-valuetext")`)), "20 timer om ugen, 19.052,43 kr. om måneden")
}
