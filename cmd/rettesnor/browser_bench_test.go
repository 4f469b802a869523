package main

import "testing"

// How long a reader waits in the wizard, with the host on the same machine:
// from the button Begynd to the first question, from the first answer to the
// next question (the engine is fetched and compiled meanwhile), and from each
// later answer to what follows, the outcome being the last.
//
//	go test ./cmd/rettesnor -run '^$' -bench Wizard -benchtime 5x
//
// A measurement, not a gate.
func BenchmarkWizard(b *testing.B) {
	page := openBrowser(b, 390)
	begin, first, step, longest, steps := 0.0, 0.0, 0.0, 0.0, 0
	shown := `document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`
	// The page's own clock, from a press to the paint after what it brought.
	timed := func(press, done string) float64 {
		eval[bool](page, `window.waited = 0; (() => {
			const from = performance.now();
			`+press+`;
			const look = () => (`+done+`) ? requestAnimationFrame(() => { window.waited = performance.now() - from }) : setTimeout(look);
			look();
			return true;
		})()`)
		page.until("window.waited > 0")
		return eval[float64](page, "window.waited")
	}
	for b.Loop() {
		page.open("/guide/")
		begin += timed(`document.querySelector("a[data-begin]").click()`, shown)
		for answers, fact := 0, page.shown(); fact != ""; fact = page.shown() {
			page.answerPage(page.onPage(), parentsAnswers)
			took := timed(`document.querySelector('[data-step]:not([hidden]) button[type=submit]').click()`,
				`document.querySelector('[data-question="`+fact+`"]').offsetParent === null`)
			if answers++; answers == 1 {
				first += took
				continue
			}
			step, longest, steps = step+took, max(longest, took), steps+1
		}
	}
	b.ReportMetric(begin/float64(b.N), "ms/begin")
	b.ReportMetric(first/float64(b.N), "ms/first-answer")
	b.ReportMetric(step/float64(steps), "ms/step")
	b.ReportMetric(longest, "ms/longest-step")
	b.ReportMetric(0, "ns/op")
}
