package main

import (
	"strings"
	"testing"
)

// Who goes on to another page and back finds the page as it was: what was typed,
// what was answered and what it came to, and the page goes on. A letter is empty
// but for what its case knows, since a telephone may be handed on.
func TestAPageThatIsComeBackToShowsWhatItHeld(t *testing.T) {
	away := func(b *browser) {
		t.Helper()
		eval[bool](b, `(() => { window.held = true; addEventListener("pageshow", (event) => { window.restored = event.persisted }); return true })()`)
		b.open("/ordliste/")
		// A page that is brought back is not loaded, so there is no event to wait for.
		eval[bool](b, "setTimeout(() => history.back()), true")
		b.until(`location.pathname !== "/ordliste/" && document.readyState === "complete"`)
		if !eval[bool](b, "!!window.held && window.restored === true") {
			t.Fatal("the browser has not kept the page: nothing is tried")
		}
	}

	b := openBrowser(t, 390)
	b.open("/beregner/")
	b.goToSum()
	for fact, value := range map[string]string{"maaned": "06 2024", "ta.bruttoloen": "32.000", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20"} {
		b.enter("en", fact, value)
	}
	sum := b.sum()
	lacks(t, sum, "17.297,30 kr.")
	away(b)
	if now := b.sum(); now != sum {
		t.Errorf("the calculator said\n%s\nand says\n%s", sum, now)
	}
	b.enter("en", "ta.bevilgede-timer-uge", "37")
	lacks(t, b.sum(), "32.000,00 kr.")

	b.begin()
	b.age("4 3 2016")
	asked, answers := b.text("[data-questions]"), b.text("[data-cord]")
	away(b)
	if now := b.text("[data-questions]"); now != asked || asked == "" {
		t.Errorf("the guide asked\n%s\nand asks\n%s", asked, now)
	}
	if now := b.text("[data-cord]"); now != answers || answers == "" {
		t.Errorf("the answers were\n%s\nand are\n%s", answers, now)
	}

	b.open("/skabeloner/klagebrev/")
	const field = `document.getElementById("brev-klage-kommune")`
	eval[bool](b, field+`.dispatchEvent(new Event("focusin", { bubbles: true }))`)
	typed := `(() => { const field = ` + field + `; field.value = "Kommunen"; field.dispatchEvent(new Event("input", { bubbles: true })); return document.querySelector("[data-letter-paper]").textContent.includes("Til Kommunen") })()`
	b.until(typed)
	away(b)
	if text := eval[string](b, field+`.value`) + b.text("[data-letter-paper]"); strings.Contains(text, "Kommunen") {
		t.Errorf("the letter still holds %q", text)
	}
	b.until(typed)
}
