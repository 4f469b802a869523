package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"rettesnor/internal/guide"
	"rettesnor/internal/site"
)

// missing ends a test for want of a tool: a skip on somebody's own machine, a
// failure where CI is set.
func missing(t testing.TB, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing, and CI is set", what)
	}
	t.Skipf("skipped: %s is missing", what)
}

// builtSite is the site of this repository, made once.
var builtSite = sync.OnceValues(func() (map[string][]byte, error) { return siteOf(nil) })

// siteOf is the site of this repository, built in another way than usual.
func siteOf(how func(*site.Input)) (map[string][]byte, error) {
	src, err := openSource("../..")
	if err != nil {
		return nil, err
	}
	defer src.close()
	in := src.input()
	if _, err := src.engine(&in); err != nil {
		return nil, err
	}
	if how != nil {
		how(&in)
	}
	result := guide.Build(in)
	if result.Failed() {
		return nil, fmt.Errorf("%v", result.Problems)
	}
	files := map[string][]byte{}
	for _, f := range result.Files {
		files["/"+f.Path] = f.Data
	}
	return files, nil
}

// host serves the files as a plain web host does, with the headers that the
// site asks for.
func host(t testing.TB) string {
	t.Helper()
	return hostOf(t, func(name string, data []byte) ([]byte, string) { return data, "" })
}

// headerRules reads _headers: what it says of an address, but for how long a
// file is kept.
func headerRules(files map[string][]byte) func(address string) map[string]string {
	type rule struct{ pattern, name, value string }
	var all []rule
	pattern := ""
	for _, line := range strings.Split(string(files["/_headers"]), "\n") {
		name, value, found := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case line != "" && line[0] == '/':
			pattern = line
		case found && name != "Cache-Control":
			all = append(all, rule{pattern, name, value})
		}
	}
	return func(address string) map[string]string {
		said := map[string]string{}
		for _, r := range all {
			if prefix, wide := strings.CutSuffix(r.pattern, "*"); address == r.pattern || wide && strings.HasPrefix(address, prefix) {
				said[r.name] = r.value
			}
		}
		return said
	}
}

// hostOf gives each file the form that the host sends it in, and its name.
func hostOf(t testing.TB, form func(name string, data []byte) ([]byte, string)) string {
	t.Helper()
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	return hostFiles(t, files, form)
}

// hostFiles serves finished files. Under the race detector, which is run with
// -short, nothing of the program's runs beside such a browser.
func hostFiles(t testing.TB, files map[string][]byte, form func(name string, data []byte) ([]byte, string)) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser that looks at finished files")
	}
	rules := headerRules(files)
	if policy := rules("/guide/")["Content-Security-Policy"]; !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe-inline") {
		t.Fatalf("no strict policy in _headers: %q", policy)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, ok := files[name]
		for k, v := range rules(r.URL.Path) {
			w.Header().Set(k, v)
		}
		if !ok {
			w.WriteHeader(http.StatusNotFound)
			data, name = files["/404.html"], "/404.html"
		}
		kind := mime.TypeByExtension(path.Ext(name))
		if path.Ext(name) == ".wasm" {
			kind = "application/wasm"
		}
		w.Header().Set("Content-Type", kind)
		data, coding := form(name, data)
		if coding != "" {
			w.Header().Set("Content-Encoding", coding)
		}
		w.Write(data)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// browser is one tab of a real Chromium; it records every request and every
// complaint of the browser, and fails on those that must not be.
type browser struct {
	t    testing.TB
	ctx  context.Context
	base string

	mu         sync.Mutex
	requests   []string
	complaints []string
	others     []string // origins that may be asked, too
}

func openBrowser(t testing.TB, width int64) *browser {
	t.Helper()
	return openBrowserAt(t, width, host(t))
}

func openBrowserAt(t testing.TB, width int64, base string) *browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		missing(t, "chromium")
	}
	opts := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium), chromedp.NoSandbox,
		chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("no-proxy-server", true))
	alloc, cancelAlloc := chromedp.NewExecAllocator(context.Background(), opts...)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(func() { cancel(); cancelAlloc() })
	b := &browser{t: t, ctx: ctx, base: base}
	b.do(chromedp.EmulateViewport(width, 900))
	for _, err := range []error{
		second(chromedp.Call(ctx, network.Enable, network.EnableParams{})),
		second(chromedp.Call(ctx, log.Enable, struct{}{})),
		chromedp.Listen(ctx, b.record),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(b.innocent)
	return b
}

func second[T any](_ T, err error) error { return err }

func (b *browser) record(ev any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch ev := ev.(type) {
	case *network.EventRequestWillBeSent:
		b.requests = append(b.requests, ev.Request.URL)
	case *log.EventEntryAdded:
		if ev.Entry.Level == "error" {
			b.complaints = append(b.complaints, ev.Entry.Text+" "+ev.Entry.URL)
		}
	case *runtime.EventExceptionThrown:
		complaint := ev.ExceptionDetails.Text
		if thrown := ev.ExceptionDetails.Exception; thrown != nil {
			complaint += " " + thrown.Description
		}
		b.complaints = append(b.complaints, complaint)
	}
}

// innocent holds law 10 (docs/laws.md): no request off the origin, none that carries an
// answer, no complaint of the policy.
func (b *browser) innocent() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.requests) == 0 {
		b.t.Error("no request was recorded: the recorder does not work")
	}
	for _, r := range b.requests {
		ours := func(origin string) bool { return strings.HasPrefix(r, origin+"/") }
		if !ours(b.base) && !strings.HasPrefix(r, "data:") && !slices.ContainsFunc(b.others, ours) {
			b.t.Errorf("a request off the origin: %s", r)
		}
		if strings.Contains(r, "?") {
			b.t.Errorf("a request with a query: %s", r)
		}
	}
	for _, c := range b.complaints {
		b.t.Errorf("the browser complains: %s", c)
	}
}

func (b *browser) requested(part string) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, r := range b.requests {
		if strings.Contains(r, part) {
			n++
		}
	}
	return n
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	if chromedp.FromContext(b.ctx).Target == nil { // the first run starts the browser, which outlives a timeout
		ctx = b.ctx
	}
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) open(address string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base + address))
}

// eval runs a script of the test's in the page.
func eval[T any](b *browser, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script))
	if err != nil {
		b.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// until waits for a condition in the page. While a page loads there may be
// nothing yet to ask about, so a condition that fails has not come true.
func (b *browser) until(condition string) {
	b.t.Helper()
	var last error
	for end := time.Now().Add(45 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		is, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+condition+")"))
		if is && err == nil {
			return
		}
		if last = err; b.ctx.Err() != nil {
			break
		}
	}
	b.t.Fatalf("never came true: %s (%v)\n%s", condition, last, eval[string](b, "(document.querySelector('main') ?? document.body).innerText.slice(0, 1500)"))
}

// click presses with the mouse, as soon as what is to be pressed has stood still
// for two looks: on a page that is being laid out a press lands beside it.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.until(`((e) => {
		if (!e?.checkVisibility()) return false;
		e.scrollIntoView({block: "center", behavior: "instant"});
		const at = JSON.stringify(e.getBoundingClientRect()), still = at === e.stoodAt;
		e.stoodAt = at;
		return still;
	})(document.querySelector(` + jsString(selector) + `))`)
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// clean runs axe-core on what is shown. Where colours are forced, contrast is the
// reader's own, and axe takes the page's colours for those that are seen.
func (b *browser) clean(where string) {
	b.t.Helper()
	const file = "../../.ci/node_modules/axe-core/axe.min.js"
	axe, err := os.ReadFile(file)
	if err != nil {
		missing(b.t, "axe-core (npm ci in .ci)")
	}
	eval[bool](b, "window.axe ? true : (("+jsString(string(axe))+"), true)")
	if !eval[bool](b, "!!window.axe") {
		eval[bool](b, string(axe)+"; !!window.axe")
	}
	eval[string](b, `window.axeResult = ""; axe.run(document, {resultTypes: ["violations"], rules: {"color-contrast": {enabled: !matchMedia("(forced-colors: active)").matches}, "target-size": {enabled: true}}}).then((r) => { window.axeResult = JSON.stringify(r.violations.map((v) => [v.id, v.help, v.nodes.map((n) => n.html.slice(0, 160))])) }, (e) => { window.axeResult = "error: " + e }); ""`)
	b.until("window.axeResult !== ''")
	if result := eval[string](b, "window.axeResult"); result != "[]" {
		b.t.Errorf("axe on %s: %s", where, result)
	}
}

func jsString(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// spaced has ordinary spaces where the page holds words together.
func spaced(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// narrow holds that nothing sticks out at the width the tab has.
func (b *browser) narrow(where string) {
	b.t.Helper()
	if over := eval[int](b, "document.documentElement.scrollWidth - document.documentElement.clientWidth"); over > 0 {
		b.t.Errorf("%s is %d px wider than the window", where, over)
	}
}

// answers of a parent whose case goes all the way.
//
// Whether the training is approved is not known: where the family knows that it
// is not decided, it is asked for the hours it wants, not for those granted.
var parentsAnswers = map[string]string{
	"barn.foedselsdato": "4 3 2016", "ansoegning": "1 5 2024",
	"barn.betydelig-varig-funktionsnedsaettelse": "ja", "barn.maalgruppe-saerligt-dagtilbud": "ja", "barn.hjemmeboende": "ja",
	"foraelder.foraeldremyndighed": "faelles-enige", "foraelder.relation": "foraelder",
	"traening.fremmer-trivsel": "ja", "traening.foraeldre-i-stand": "ja", "traening.dokumenterbar-metode": "ja", "traening.sygehusbehandling": "ingen",
	"hjemmetraening.godkendt": "ikke-afgjort", "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja", "ta.beskaeftigelse": "loenmodtager",
	"maaned": "06 2024", "ta.bruttoloen": "37.000,00", "ta.faste-tillaeg": "0", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20", "ta.oenskede-timer-uge": "20",
	"ta.pension-arbejdsgiver": "5.000", "ta.ansoegt-foer-2011": "nej", "ta.besparelser": "0",
}

// shown gives the first fact that is asked about, "" on the outcome.
func (b *browser) shown() string {
	if facts := b.onPage(); len(facts) > 0 {
		return facts[0]
	}
	return ""
}

// onPage gives the facts that are asked about on the page that is shown.
func (b *browser) onPage() []string {
	return strings.Fields(eval[string](b, `[...document.querySelectorAll("[data-question]")].filter((q) => q.offsetParent !== null).map((q) => q.dataset.question).join(" ")`))
}

// next presses Næste on the page that is shown.
func (b *browser) next() {
	b.t.Helper()
	b.click(`[data-step]:not([hidden]) button[type=submit]`)
}

// fill answers the question that is shown and presses Næste. An empty value
// presses without answering.
func (b *browser) fill(fact, value string) {
	b.t.Helper()
	b.answer(fact, value)
	b.next()
}

// answer fills in the question that is shown.
func (b *browser) answer(fact, value string) {
	b.t.Helper()
	section := `[data-question="` + fact + `"]`
	eval[bool](b, `((value) => {
		const q = document.querySelector('`+section+`');
		const set = (e, v) => { e.value = v; e.dispatchEvent(new Event("input", {bubbles: true})); e.dispatchEvent(new Event("change", {bubbles: true})) };
		if (value === "") return true;
		const radio = q.querySelector('input[type=radio][value="' + value + '"]') || (value === "ved-ikke" && q.querySelector("[data-unsure]"));
		if (radio) { radio.click(); return true }
		const unsure = q.querySelector("[data-unsure]"); if (unsure && unsure.checked) unsure.click();
		const parts = value.split(" ");
		if (q.dataset.kind === "date") ["day", "month", "year"].forEach((p, i) => set(q.querySelector('[data-part="' + p + '"]'), parts[i]));
		else if (q.dataset.kind === "month") ["month", "year"].forEach((p, i) => set(q.querySelector('[data-part="' + p + '"]'), parts[i]));
		else set(q.querySelector('[data-part="number"]'), value);
		return true;
	})(`+jsString(value)+`)`)
}

// walk answers page for page to the end, through each part; each is called with
// the first fact of a page before it is answered. What answers lacks is not known.
func (b *browser) walk(answers map[string]string, each func(fact string)) {
	b.t.Helper()
	for n := 0; ; n++ {
		if n > 40 {
			b.t.Fatal("the wizard never ends")
		}
		b.until(`document.activeElement && document.activeElement.tagName === "H1" && document.activeElement.checkVisibility()`)
		facts := b.onPage()
		if len(facts) == 0 {
			b.until(`document.body.dataset.page === "outcome"`)
			if eval[bool](b, `document.querySelector("[data-goon]").hidden`) {
				return
			}
			b.click("[data-goon]")
			b.until(`document.body.dataset.page === "wizard"`)
			continue
		}
		if focus := eval[string](b, "document.activeElement.tagName"); focus != "H1" {
			b.t.Errorf("%s: the focus is on %s, not on the heading", facts[0], focus)
		}
		if each != nil {
			each(facts[0])
		}
		b.answerPage(facts, answers)
		b.turn(b.next)
	}
}

// answerPage fills in the questions of a page.
func (b *browser) answerPage(facts []string, answers map[string]string) {
	b.t.Helper()
	for _, fact := range facts {
		value, ok := answers[fact]
		if !ok {
			value = "ved-ikke"
		}
		b.answer(fact, value)
	}
}

// turn does what leads to another page, and waits until that stands there.
func (b *browser) turn(press func()) {
	b.t.Helper()
	eval[bool](b, `(document.activeElement.blur(), true)`)
	press()
	b.until(`document.activeElement && document.activeElement.tagName === "H1" && document.activeElement.checkVisibility()`)
}

func (b *browser) begin() {
	b.t.Helper()
	b.open("/guide/")
	b.click("a[data-begin]")
	b.until(`document.querySelector('[data-question="barn.foedselsdato"]').offsetParent !== null`)
}

// secondPage is what the second page of the guide asks.
const secondPage = "barn.betydelig-varig-funktionsnedsaettelse"

// age answers the first page of the guide and waits for the second.
func (b *browser) age(born string) {
	b.t.Helper()
	b.answer("barn.foedselsdato", born)
	b.answer("ansoegning", "1 5 2024")
	b.next()
	b.asked(secondPage)
}

// keep ticks that the answers stay on the device.
func (b *browser) keep() {
	b.t.Helper()
	eval[bool](b, `(document.querySelector("[data-so-far]").open = true)`)
	b.click("[data-so-far] [data-keep]")
}

// beginAs begins the guide where a family stands.
func (b *browser) beginAs(situation string) {
	b.t.Helper()
	b.open("/guide/")
	b.turn(func() { b.click(`[data-situation="` + situation + `"]`) })
}

func (b *browser) addressIsBare() {
	b.t.Helper()
	if at := eval[string](b, "location.pathname + location.search + location.hash"); at != "/guide/" {
		b.t.Errorf("the address tells something: %s", at)
	}
}

func TestAParentsCaseIsWalkedToACitedOutcome(t *testing.T) {
	b := openBrowser(t, 320)
	b.begin()
	b.walk(parentsAnswers, func(fact string) {
		b.addressIsBare()
		b.clean("the question " + fact)
		b.narrow(fact)
	})
	b.addressIsBare()
	b.clean("the outcome")
	b.narrow("the outcome")
	for _, id := range []string{"hjemmetraening", "tabt-arbejdsfortjeneste"} {
		if v := eval[string](b, `document.querySelector('[data-outcome="`+id+`"]').dataset.verdict`); v != "skoen" {
			t.Errorf("%s is %s", id, v)
		}
	}
	text := spaced(eval[string](b, "document.querySelector('main').textContent")) // what stands folded in too
	for _, want := range []string{"19.052,43 kr.", "Kommunen skal vurdere", "barnets lov § 87, stk. 3", "barnets lov § 85, stk. 1, nr. 1", "Ankestyrelsen", "4. marts 2016"} {
		if !strings.Contains(text, want) {
			t.Errorf("the outcome lacks %q", want)
		}
	}
	if strings.Contains(text, "ret til at få") {
		t.Error("the outcome promises a right")
	}
	if n := eval[int](b, `document.querySelectorAll('[data-outcome] a[href^="https://"]').length`); n < 5 {
		t.Errorf("only %d provisions are links", n)
	}
	if n := b.requested(".wasm"); n != 1 {
		t.Errorf("the engine was fetched %d times", n)
	}
}

func TestAnAnswerIsChangedAndLaterOnesAreKept(t *testing.T) {
	b := openBrowser(t, 1440)
	b.beginAs("godkendt")
	b.walk(with(parentsAnswers, "sag.afgoerelse-om", "hjemmetraening"), nil)
	eval[bool](b, `(() => { const row = [...document.querySelectorAll("[data-answers] dl > div")].find((d) => d.textContent.includes("bevilget?")); row.querySelector("button").click(); return true })()`)
	b.until(`document.querySelector('[data-question="ta.bevilgede-timer-uge"]').offsetParent !== null`)
	if v := eval[string](b, `document.querySelector('[data-question="ta.bevilgede-timer-uge"] [data-part=number]').value`); v != "20" {
		t.Errorf("the answer to change shows %q", v)
	}
	b.fill("ta.bevilgede-timer-uge", "37")
	b.until(`document.body.dataset.page === "outcome"`)
	if text := eval[string](b, "document.querySelector('main').textContent"); !strings.Contains(spaced(text), "35.247,00 kr.") {
		t.Error("the amount did not follow the changed answer")
	}
	// Back goes to the question before, with its answer still there.
	eval[bool](b, "history.back(); true")
	b.until(`document.body.dataset.page === "wizard"`)
	if b.shown() == "" {
		t.Error("back shows no question")
	}
	// A reload keeps nothing, and says so.
	b.do(chromedp.Evaluate[chromedp.Void]("location.reload(), void 0"))
	b.until(`(() => { const p = document.querySelector("[data-reloaded]"); return p && p.offsetParent !== null })()`)
	b.addressIsBare()
	if n := eval[int](b, "localStorage.length + sessionStorage.length + document.cookie.length"); n != 0 {
		t.Error("something is kept on the device")
	}
}

func TestVedIkkeThroughoutEndsInWhatIsMissing(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	b.walk(nil, nil)
	for _, id := range []string{"hjemmetraening", "tabt-arbejdsfortjeneste"} {
		if v := eval[string](b, `document.querySelector('[data-outcome="`+id+`"]').dataset.verdict`); v != "mangler" {
			t.Errorf("%s is %s", id, v)
		}
	}
}

func TestErrorsInTheWizardAreAnnounced(t *testing.T) {
	b := openBrowser(t, 390)
	b.begin()
	for _, wrong := range []string{"", "30 2 2016"} {
		b.fill("barn.foedselsdato", wrong)
		b.until(`document.activeElement.matches("[data-summary]")`)
		if title := eval[string](b, "document.title"); !strings.HasPrefix(title, "Fejl: ") {
			t.Errorf("the title is %q", title)
		}
		if n := eval[int](b, `document.querySelectorAll('[role=alert] a').length`); n == 0 {
			t.Error("the summary has no link")
		}
		if n := eval[int](b, `document.querySelectorAll('[data-step=alder] [aria-invalid=true]').length`); n == 0 {
			t.Error("no field is marked")
		}
		b.clean("the question with an error")
	}
	b.age("4 3 2016")
	if title := eval[string](b, "document.title"); strings.HasPrefix(title, "Fejl: ") {
		t.Errorf("the title still says %q", title)
	}
}

func TestTheCalculatorShowsTheSumLineByLine(t *testing.T) {
	b := openBrowser(t, 390)
	b.open("/beregner/")
	b.clean("the calculator")
	b.narrow("the calculator")
	set := func(fact, value string) {
		eval[bool](b, `((value) => { const q = document.querySelector('[data-calculator] [data-question="`+fact+`"]'); const parts = q.querySelectorAll("[data-part]"); (parts.length > 1 ? value.split(" ") : [value]).forEach((v, i) => { parts[i].value = v }); return true })(`+jsString(value)+`)`)
	}
	set("maaned", "06 2024")
	set("ta.bruttoloen", "mange penge")
	b.goToSum()
	b.until(`document.activeElement.matches("[data-summary]")`)
	b.clean("the calculator with an error")
	set("ta.bruttoloen", "37.000,50")
	set("ta.arbejdstid-uge", "37")
	set("ta.bevilgede-timer-uge", "20")
	set("ta.pension-arbejdsgiver", "5000")
	b.goToSum()
	b.until(`document.querySelector("[data-sum]").textContent.replace(/\u00a0/g, " ").includes("19.052,43 kr.")`)
	b.clean("the calculator's sum")
	b.narrow("the calculator's sum")
	text := b.text("[data-sum]")
	for _, want := range []string{"37.000,50 kr.", "35.247,00 kr.", "1.905,24 kr.", "§ 87, stk. 3"} {
		if !strings.Contains(text, want) {
			t.Errorf("the sum lacks %q:\n%s", want, text)
		}
	}
	// A year without a published cap gives a range and says what is computed.
	set("maaned", "06 2026")
	set("ta.bruttoloen", "42000")
	b.goToSum()
	b.until(`document.querySelector("[data-sum]").textContent.includes("20.745,95")`)
	if text := b.text("[data-sum]"); !strings.Contains(text, "ikke offentliggjort") {
		t.Errorf("a computed cap is not called so:\n%s", text)
	}
}

func TestWithoutJavaScriptEveryOutcomeIsReached(t *testing.T) {
	b := openBrowser(t, 390)
	if _, err := chromedp.Call(b.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	b.open("/guide/")
	b.click("a[data-begin]")
	b.until(`location.pathname === "/guide/trin/"`)
	// By links alone: the first answer each time, for either finding.
	for i, id := range []string{"hjemmetraening", "tabt-arbejdsfortjeneste"} {
		b.open("/guide/trin/")
		b.click(fmt.Sprintf("main li:nth-child(%d) a.row", i+1))
		for n := 0; n < 20 && !eval[bool](b, `!!document.querySelector("[data-outcome]")`); n++ {
			before := eval[string](b, "location.pathname")
			b.narrow(before)
			b.click("main li:first-child a.row")
			b.until("location.pathname !== " + jsString(before) + " && document.readyState === 'complete'")
		}
		if got := eval[string](b, `document.querySelector("[data-outcome]").dataset.outcome + " " + document.querySelector("[data-outcome]").dataset.verdict`); got != id+" skoen" {
			t.Errorf("the way ends at %q", got)
		}
	}
	b.open("/beregner/")
	if eval[bool](b, `document.querySelector("[data-calculator]").offsetParent !== null`) {
		t.Error("a form that cannot work is shown")
	}
	if text := eval[string](b, "document.querySelector('main').textContent"); !strings.Contains(text, "25.540,54") {
		t.Error("the worked example is not there")
	}
	if b.requested(".wasm") != 0 {
		t.Error("the engine was fetched")
	}
}

func TestPagesAreWithoutBarriers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, scheme string
		width        int64
	}{{"phone by night", "dark", 390}, {"desk", "light", 1440}} { // TestEveryPageIsWithoutBarriers has 320
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			b := openBrowser(t, tt.width)
			if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: tt.scheme}},
			}); err != nil {
				t.Fatal(err)
			}
			for _, address := range []string{
				"/", "/start/hvad-er-hjemmetraening/", "/loven/barnets-lov-85/", "/ansoegning/de-tre-betingelser/", "/ansoegning/saadan-soeger-i/",
				"/tabt-arbejdsfortjeneste/hvem-og-hvordan/", "/klage/klag-over-afgoerelsen/", "/om/om-siden-og-kilder/",
				"/guide/", "/guide/trin/hjemmetraening/", "/guide/trin/hjemmetraening/skoen/", "/beregner/", "/regler/", "/regler/tabt-arbejdsfortjeneste/", "/regler/forloeb/", "/regler/lovens-bestemmelser/", "/satser/", "/satser/ta_cap_month/", "/for/foraeldre/", "/ordliste/", "/404.html",
			} {
				b.open(address)
				b.clean(address)
				b.narrow(address)
			}
		})
	}
}

// Every page of the site: axe finds nothing, and nothing sticks out on the
// narrowest phone. Of the municipalities that say nothing of themselves, whose
// pages differ by the name alone, there is one.
func TestEveryPageIsWithoutBarriers(t *testing.T) {
	t.Parallel()
	files, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	var addresses []string
	alike := 0
	for _, file := range slices.Sorted(maps.Keys(files)) {
		address, ok := strings.CutSuffix(file, "index.html")
		if !ok || bytes.Contains(files[file], []byte(`http-equiv="refresh"`)) {
			continue
		}
		if strings.HasPrefix(address, "/kommuner/") && address != "/kommuner/" && !bytes.Contains(files[file], []byte("callout-lokal")) {
			if alike++; alike > 1 {
				continue
			}
		}
		addresses = append(addresses, address)
	}
	if len(addresses) < 200 || alike < 90 {
		t.Fatalf("%d pages and %d alike", len(addresses), alike)
	}
	b := openBrowser(t, 320)
	for _, address := range addresses {
		b.open(address)
		b.narrow(address)
		b.clean(address)
	}
	t.Logf("%d pages", len(addresses))
}
