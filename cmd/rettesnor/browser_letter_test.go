package main

import (
	"strings"
	"testing"
)

// A letter is there at once, grows with what is typed, is copied, and is gone
// when the reader has deleted it, for ten seconds not for good.
func TestALetterGrowsOnItsPage(t *testing.T) {
	b := openBrowser(t, 360)
	b.open("/skabeloner/klagebrev/")
	b.until(`document.querySelector("[data-letter]").offsetParent !== null`)
	const paper = "[data-letter-paper]"
	lacks(t, b.text(paper), "Vi klager over jeres afgørelse.", "Vi sender vores grunde senere.")
	eval[bool](b, `document.getElementById("brev-klage-kommune").dispatchEvent(new Event("focusin", { bubbles: true }))`)
	b.until(`document.querySelector('script[src*="letter"]') !== null`)
	fill := func(id, text string) {
		b.until(`(() => { const field = document.getElementById("brev-klage-` + id + `"); field.value = "` + text + `"; field.dispatchEvent(new Event("input", { bubbles: true })); return true })()`)
	}
	b.until(`(() => { const field = document.getElementById("brev-klage-kommune"); field.value = "Kommunen"; field.dispatchEvent(new Event("input", { bubbles: true })); return document.querySelector("` + paper + `").textContent.includes("Til Kommunen") })()`)
	fill("afgoerelse", "3. november 2026")
	eval[bool](b, `(() => { const field = document.getElementById("brev-klage-om"); field.value = "udgifter"; field.dispatchEvent(new Event("input", { bubbles: true })); return true })()`)
	fill("uenige", "Kurset er nødvendigt. <b>")
	lacks(t, b.text(paper), "Vi klager over jeres afgørelse af 3. november 2026 om udgifter til træningen.", "Det er vi uenige i: Kurset er nødvendigt. <b>")
	if text := b.text(paper); strings.Contains(text, "{") || strings.Contains(text, "grunde senere") {
		t.Errorf("the letter is %q", text)
	}
	b.clean("a letter")
	b.narrow("a letter")
	b.press("[data-letter] details", "Slet det, jeg har skrevet")
	if text := b.text(paper); strings.Contains(text, "Kommunen") {
		t.Errorf("after deleting: %q", text)
	}
	b.press("[data-letter] [data-deleted]", "Fortryd")
	lacks(t, b.text(paper), "Til Kommunen")
}
