package main

import (
	"strings"
	"testing"
)

// translate makes of the page what a browser's translation makes of it: each
// text gives way to two <font>s with other words, now and after each change.
// Letters are put in another order and digits are lost, as they may be, but
// for what says translate="no". Values, ids and what the page remembers of its
// nodes are left, so that a script that reads its own words, or keeps hold of a
// text, comes to grief.
func (b *browser) translate() {
	b.t.Helper()
	eval[bool](b, `(() => {
		const kept = (node) => node.closest('script, style, textarea, noscript, svg, [translate="no"]');
		const other = (text) => text.replace(/\p{L}{2,}/gu, (w) => [...w].reverse().join("")).replace(/\d/g, "#");
		const font = () => { const made = document.createElement("font"); made.style.verticalAlign = "inherit"; made.dataset.translated = ""; return made };
		const one = (text) => {
			if (!text.parentElement || !text.nodeValue.trim() || text.parentElement.dataset.translated === "" || kept(text.parentElement)) return;
			const outer = font(), inner = font();
			inner.textContent = other(text.nodeValue);
			outer.append(inner);
			text.replaceWith(outer);
			window.translated = (window.translated || 0) + 1;
		};
		const all = (root) => {
			if (root.nodeType === Node.TEXT_NODE) return one(root);
			if (root.nodeType !== Node.ELEMENT_NODE) return;
			const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), texts = [];
			while (walk.nextNode()) texts.push(walk.currentNode);
			texts.forEach(one);
		};
		all(document.documentElement);
		new MutationObserver((changes) => { for (const c of changes) { c.type === "characterData" ? all(c.target) : c.addedNodes.forEach(all) } })
			.observe(document.documentElement, { childList: true, characterData: true, subtree: true });
		return true;
	})()`)
	if n := eval[int](b, `document.querySelectorAll("font").length`); n < 50 {
		b.t.Fatalf("only %d fonts: the page is not translated", n)
	}
}

// The guide goes on while a browser translates it, and its verdicts, amounts
// and provisions stand as they were.
func TestTheGuideIsTranslatedWhileItIsAnswered(t *testing.T) {
	b := openBrowser(t, 390)
	b.open("/guide/")
	b.translate()
	b.click("a[data-begin]")
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
	// A fault and its mending.
	b.answer("barn.foedselsdato", "31 2 2016")
	b.next()
	b.until(`document.querySelector('[data-question="barn.foedselsdato"] [data-error]').checkVisibility()`)
	b.answerPage(b.onPage(), parentsAnswers)
	b.turn(b.next)
	b.walk(parentsAnswers, nil)
	for _, id := range []string{"hjemmetraening", "tabt-arbejdsfortjeneste"} {
		if v := b.verdict(id); v != "skoen" {
			t.Errorf("%s is %s", id, v)
		}
	}
	kept := spaced(eval[string](b, `[...document.querySelectorAll('[data-outcome-view] [translate="no"]')].map((e) => e.textContent).join("|")`))
	lacks(t, kept, "19.052,43 kr.", "barnets lov § 87, stk. 3", "37.000 kr.")
	if text := b.text("[data-outcome-view]"); !strings.Contains(text, "nenummoK") || strings.Contains(text, "Kommunen") {
		t.Errorf("the outcome is not translated, or is in part:\n%.600s", text)
	}
	// An answer is changed from the outcome, undone, and the sheet is made.
	eval[bool](b, `(() => { for (const fold of document.querySelectorAll("[data-outcome-view] details")) fold.open = true; [...document.querySelectorAll("[data-answers] dl > div button")].find((e) => e.checkVisibility()).click(); return true })()`)
	b.until(`document.body.dataset.page === "wizard"`)
	b.turn(b.next)
	b.walk(parentsAnswers, nil)
	b.until(`document.body.dataset.page === "outcome"`)
	if v := b.verdict("tabt-arbejdsfortjeneste"); v != "skoen" {
		t.Errorf("changed and answered again it is %s", v)
	}
}

// The calculator too, with its slider.
func TestTheCalculatorIsTranslatedWhileItIsFilledIn(t *testing.T) {
	b := openBrowser(t, 390)
	b.open("/beregner/")
	b.translate()
	b.calculatorFields("32.000")
	b.goToSum()
	b.until(`document.activeElement.id === "regnestykket"`)
	kept := spaced(eval[string](b, `[...document.querySelectorAll('[data-result-view] [translate="no"]')].map((e) => e.textContent).join("|")`))
	lacks(t, kept, "17.297,30 kr.", "810,81 kr.", "§ 87, stk.")
	eval[bool](b, `(() => { const s = document.querySelector("#hvad-nu-hvis-valg"); s.value = "1"; s.dispatchEvent(new Event("change")); const slide = document.querySelector("#hvad-nu-hvis-tal"); slide.value = 40000; slide.dispatchEvent(new Event("input")); return true })()`)
	kept = spaced(eval[string](b, `[...document.querySelectorAll('.what-if [translate="no"]')].map((e) => e.textContent).join("|")`))
	lacks(t, kept, "35.248 kr.", "40.000 kr.")
	// Deleted and typed again.
	eval[bool](b, `(document.querySelector("[data-clear]").click(), true)`)
	b.until(`document.querySelector("dialog[open]") !== null`)
	eval[bool](b, `(document.querySelector("dialog[open] button[value=yes], dialog[open] button").click(), true)`)
	b.until(`document.querySelector("dialog") === null`)
}
