package main

import (
	"os"
	"strings"
	"testing"

	"rettesnor/internal/guide"
	"rettesnor/internal/pseudotest"
)

// pseudoSite is the site in the pseudo-language, with an engine that speaks it.
func pseudoSite(t *testing.T) map[string][]byte {
	t.Helper()
	src, err := openSource("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	in := src.input()
	if _, err := src.engine(&in); err != nil {
		t.Fatal(err)
	}
	in.Files, in.Pseudo = pseudotest.Folder(t, os.DirFS("../..")), true
	files := map[string][]byte{}
	for _, f := range guide.Build(in).Files { // with the problems that short texts have
		if strings.HasPrefix(f.Path, "assets/words.") {
			f.Data = pseudotest.Catalogue(f.Data)
		}
		files["/"+f.Path] = f.Data
	}
	return files
}

// What scripts say is marked, as what stands on the page is: on each question of
// the guide, the outcome, the sheet, a letter, the calculator, a deadline and the
// search, with what goes wrong there.
func TestPseudoInTheBrowser(t *testing.T) {
	b := openBrowserAt(t, 390, hostFiles(t, pseudoSite(t), func(name string, data []byte) ([]byte, string) { return data, "" }))
	seen := map[string]bool{}
	marked := func(where string) {
		t.Helper()
		// What a page's markup does not show: the words in a chart, and the copied text.
		page := eval[string](b, `document.documentElement.outerHTML + [...document.querySelectorAll(".what-if svg")].map((svg) => "<p title=" + JSON.stringify(svg.getAttribute("aria-label")) + ">" + [...svg.querySelectorAll("text")].map((text) => text.textContent).join(" ") + "</p>").join("") + "<p title=" + JSON.stringify([...document.querySelectorAll("[data-text]")].map((text) => text.value || "").join("; ")) + "></p>"`)
		if !strings.Contains(page, "⟦ü") {
			t.Fatalf("no word is marked on %s", where)
		}
		for _, w := range pseudotest.Plain(page) {
			if !seen[w] {
				seen[w] = true
				t.Errorf("plain on %s: %s", where, w)
			}
		}
	}

	b.begin()
	b.fill("barn.foedselsdato", "")
	b.until(`document.activeElement.matches("[data-summary]")`)
	marked("a question with an error")
	b.answer("ansoegning", "1 5 2024")
	b.fill("barn.foedselsdato", "4 3 2099")
	b.until(`document.querySelector("[data-summary].asks")`)
	marked("a question with a doubt")
	b.begin()
	b.walk(parentsAnswers, func(fact string) { marked("the question " + fact) })
	marked("the outcome")
	b.until(`document.querySelector(".what-if svg text")`)
	marked("the outcome with its curve")
	press := func(selector string) {
		t.Helper()
		eval[bool](b, `(document.querySelector(`+jsString(selector)+`).click(), true)`)
	}
	press("[data-copy]")
	b.until(`document.querySelector("[data-copied]").textContent !== ""`)
	marked("the copied text")
	for _, dialog := range []string{"[data-restart]", "[data-clear]", "[data-next-case]"} {
		press(dialog)
		b.until(`document.querySelector("dialog[open]")`)
		marked("the dialog of " + dialog)
		press("dialog .main")
		b.until(`!document.querySelector("dialog")`)
	}
	b.turn(func() { press("[data-letters] button") })
	marked("a letter of the guide")
	b.turn(func() { eval[bool](b, "(history.back(), true)") })
	b.turn(func() { press("[data-to-sheet]") })
	marked("the sheet")
	b.turn(func() { eval[bool](b, "(history.back(), true)") })
	b.turn(func() { press("[data-answers] button") })
	marked("an answer to change")
	b.begin() // what is kept on no device is gone
	b.walk(nil, nil)
	marked("an outcome where nothing is known")

	b.open("/beregner/")
	b.until(`document.querySelector("[data-sum]").children.length > 0`)
	marked("the calculator")
	b.enter("en", "ta.bruttoloen", "x")
	b.goToSum()
	b.until(`document.activeElement.matches("[data-summary]")`)
	marked("the calculator with an error")
	b.calculatorFields("32.000")
	b.enter("en", "maaned", "11 2024")
	b.enter("en", "til", "02 2025")
	b.enter("anden", "ta.bruttoloen", "37.000")
	b.enter("anden", "ta.arbejdstid-uge", "37")
	b.enter("anden", "ta.bevilgede-timer-uge", "10")
	b.sum()
	b.until(`document.querySelector(".what-if svg text")`)
	marked("the sums of two parents over a period")
	b.enter("en", "ta.bevilgede-timer-uge", "")
	b.goToSum()
	b.until(`document.querySelector("[data-sum] button")`)
	marked("a sum that lacks something")
	press("[data-calculator] [data-clear]")
	b.until(`document.querySelector("dialog[open]")`)
	marked("the dialog of the calculator")

	const tool = "[data-deadline-tool=klagefrist] "
	b.open("/klage/klag-over-afgoerelsen/")
	b.click(tool + "[type=submit]")
	b.until(`document.querySelector("` + tool + `[data-question=modtaget] [data-error-text]").textContent !== ""`)
	marked("a deadline without its day")
	eval[bool](b, `["31", "10", "2026"].forEach((value, i) => {
		const field = document.querySelectorAll("`+tool+`[data-question=modtaget] [data-part]")[i];
		field.value = value;
		field.dispatchEvent(new Event("input", {bubbles: true}));
	}), true`)
	b.click(tool + "[type=submit]")
	b.until(`document.querySelector("` + tool + `[data-deadline-answer]").offsetParent !== null`)
	marked("a deadline")

	for _, asked := range []string{"2016", "99999"} {
		b.open("/soeg/#q=" + asked)
		b.until(`document.querySelector("main [data-search-found]").offsetParent !== null`)
		marked("the search for " + asked)
	}
}
