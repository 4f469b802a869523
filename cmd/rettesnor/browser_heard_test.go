package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"rettesnor"
	"rettesnor/wizard"
)

// heardNode is what a screen reader is given of one thing on the page.
type heardNode struct{ role, name, description string }

// heardTree is the page as a screen reader is given it, without what is hidden.
func (b *browser) heardTree() (all []heardNode) {
	b.t.Helper()
	tree, err := chromedp.Call(b.ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		b.t.Fatal(err)
	}
	text := func(v *accessibility.Value) (s string) {
		if v != nil && len(v.Value) > 0 {
			_ = json.Unmarshal(v.Value, &s) // another type than a text is no name
		}
		return strings.Join(strings.Fields(spaced(s)), " ")
	}
	for _, n := range tree.Nodes {
		if !n.Ignored {
			all = append(all, heardNode{text(n.Role), text(n.Name), text(n.Description)})
		}
	}
	return all
}

// operated are the roles of what one operates; each must have a name.
var operated = map[string]bool{
	"button": true, "link": true, "textbox": true, "radio": true, "checkbox": true, "combobox": true, "slider": true, "DisclosureTriangle": true,
	"searchbox": true, "group": false, "radiogroup": true, "spinbutton": true,
}

// longestName is how long the name of a thing may be: what a reader hears before
// they know what it is. A question is asked in full.
const longestName = 130

// heard holds the page that is shown against what is heard of it: one heading of
// the first level with where one is in it, where that is wanted, a name for all
// that is operated, none of them long, none said twice in itself or again in its
// description.
func (b *browser) heard(where, progress string) {
	b.t.Helper()
	first := 0
	for _, n := range b.heardTree() {
		if n.role == "heading" && n.name == "" {
			b.t.Errorf("%s: a heading says nothing", where)
		}
		if operated[n.role] {
			switch {
			case n.name == "":
				b.t.Errorf("%s: a %s has no name", where, n.role)
			case utf8.RuneCountInString(n.name) > longestName:
				b.t.Errorf("%s: a %s has a name of %d letters: %s", where, n.role, utf8.RuneCountInString(n.name), n.name)
			}
		}
		if half := len(n.name) / 2; half > 3 && operated[n.role] && strings.TrimSpace(n.name[:half]) == strings.TrimSpace(n.name[half:]) {
			b.t.Errorf("%s: a %s says %q twice", where, n.role, n.name)
		}
		if n.description != "" && (n.description == n.name || strings.Count(n.description, n.description[:max(1, len(n.description)/2)]) > 1) {
			b.t.Errorf("%s: a %s called %q is described as %q", where, n.role, n.name, n.description)
		}
	}
	levels := eval[[]string](b, `[...document.querySelectorAll("h1")].filter((h) => h.checkVisibility()).map((h) => h.textContent)`)
	if first = len(levels); first != 1 {
		b.t.Errorf("%s: %d headings of the first level are shown: %q", where, first, levels)
	} else if n := strings.Count(levels[0], progress); progress != "" && n != 1 {
		b.t.Errorf("%s: the heading says %q %d times: %s", where, progress, n, levels[0])
	}
	if focus := eval[string](b, `document.activeElement.tagName`); focus != "H1" {
		b.t.Errorf("%s: the focus is on %s, not on the heading", where, focus)
	}
}

// byTab goes through the page by Tab from where the focus is: each stop is
// another, is seen, shows that it has the focus, and there is an end.
func (b *browser) byTab(where string) {
	b.t.Helper()
	const stop = `(() => {
		const e = document.activeElement;
		if (!e || e === document.body || e === document.documentElement) return "end";
		window.tabbed = window.tabbed || new Set();
		if (window.tabbed.has(e)) return "again: " + e.outerHTML.slice(0, 120);
		window.tabbed.add(e);
		const shown = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow !== "none" };
		const r = e.getBoundingClientRect();
		const at = e.type === "radio" || e.type === "checkbox" ? e.closest("label") || e : e;
		if (!e.matches(":focus-visible")) return "not shown as focused: " + e.outerHTML.slice(0, 120);
		if (!shown(e) && !shown(at)) return "no ring: " + e.outerHTML.slice(0, 120);
		if (r.width === 0 && at.getBoundingClientRect().width === 0) return "not seen: " + e.outerHTML.slice(0, 120);
		if (r.bottom < 0 || r.top > innerHeight) return "outside the window: " + e.outerHTML.slice(0, 120);
		return "";
	})()`
	eval[bool](b, `(window.tabbed = new Set(), true)`)
	for n := 0; ; n++ {
		b.do(chromedp.KeyEvent(kb.Tab))
		switch got := eval[string](b, stop); {
		case got == "end":
			if n < 3 {
				b.t.Errorf("%s: only %d stops", where, n)
			}
			return
		case strings.HasPrefix(got, "again") && n > 3: // the window has no frame of its own to leave to
			return
		case got != "":
			b.t.Errorf("%s: stop %d: %s", where, n, got)
			return
		}
		if n > 200 {
			b.t.Errorf("%s: Tab never ends", where)
			return
		}
	}
}

// heardCases are a case for each headline, over one that goes through.
var heardCases = []struct {
	name string
	set  map[string]string // an empty value takes an answer away
}{
	{"kan-soege", nil},
	{"uden-regler", map[string]string{"ansoegning": "2016-05-01", "barn.foedselsdato": "2010-03-04"}},
	{"mangler", map[string]string{"traening.fremmer-trivsel": ""}},
	{"ikke-opfyldt", map[string]string{"barn.betydelig-varig-funktionsnedsaettelse": "nej"}},
	{"kun-tabt-arbejdsfortjeneste", map[string]string{"barn.maalgruppe-saerligt-dagtilbud": "nej", "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja", "maaned": "2026-12"}},
	{"venter", map[string]string{"sag.situation": "ansoegt", "ansoegning": "2026-10-01"}},
	{"intet-svar", map[string]string{"sag.situation": "ansoegt", "ansoegning": "2026-05-15"}},
	{"godkendt", map[string]string{"sag.situation": "godkendt"}},
	{"afslag", map[string]string{"sag.situation": "afslag", "modtaget": "2026-11-17"}},
	{"afslag-flyttet", map[string]string{"sag.situation": "afslag", "modtaget": "2026-11-28"}},
	{"afslag-for-sent", map[string]string{"sag.situation": "afslag", "modtaget": "2026-09-01"}},
	{"afslag-uden-dag", map[string]string{"sag.situation": "afslag"}},
	{"delvist", map[string]string{"sag.situation": "delvist", "modtaget": "2026-11-17", "sag.afgoerelse-om": "tabt-arbejdsfortjeneste", "ta.bevilgede-timer-uge": "7"}},
	{"delvist-flyttet", map[string]string{"sag.situation": "delvist", "modtaget": "2026-11-28"}},
	{"delvist-for-sent", map[string]string{"sag.situation": "delvist", "modtaget": "2026-09-01"}},
	{"delvist-uden-dag", map[string]string{"sag.situation": "delvist"}},
	{"ophoer", map[string]string{"sag.situation": "ophoer", "modtaget": "2026-11-17", "ta.ophoer-dato": "2026-12-31", "ta.ophoer-grund": "betingelser-bortfaldet"}},
	{"ophoer-flyttet", map[string]string{"sag.situation": "ophoer", "modtaget": "2026-11-28"}},
	{"ophoer-for-sent", map[string]string{"sag.situation": "ophoer", "modtaget": "2026-09-01"}},
	{"ophoer-uden-dag", map[string]string{"sag.situation": "ophoer"}},
	{"klaget", map[string]string{"sag.situation": "afslag", "modtaget": "2026-11-03", "klaget": "2026-11-20"}},
	{"genvurdering-gaaet", map[string]string{"sag.situation": "afslag", "modtaget": "2026-09-01", "klaget": "2026-09-20"}},
	{"fastholdt", map[string]string{"sag.situation": "afslag", "sag.genvurdering": "fastholdt"}},
	{"aendret", map[string]string{"sag.situation": "afslag", "sag.genvurdering": "aendret"}},
}

// Every headline, as it is heard and as it is reached by Tab.
func TestEveryHeadlineIsHeardAndReached(t *testing.T) {
	const today = "2026-12-01"
	m, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.ReadFile(familyDir + "vil-vide-om-de-kan.json")
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, 360)
	b.inject(`const real = Date; Date = class extends real { constructor(...given) { given.length ? super(...given) : super("` + today + `T12:00:00"); } };`)
	for _, one := range heardCases {
		c, _, _ := m.ParseCase(base)
		for id, value := range one.set {
			if fact, ok := wizard.FactByID(id); ok && value == "" {
				c.Answers[fact] = wizard.Answer{}
			} else if problem, ok := c.Set(id, value); !ok {
				t.Fatalf("%s: %s = %s: %s", one.name, id, value, problem.ID)
			}
		}
		day, _ := wizard.ParseDate(today)
		r := m.Eval(c, nil)
		answer := m.Compose(&c, &r, m.Deadlines(&c, day), day)
		if answer.ID != one.name {
			t.Fatalf("%s has the headline %s", one.name, answer.ID)
		}
		file := filepath.Join(t.TempDir(), "sag.json")
		if err := os.WriteFile(file, wizard.AppendCase(nil, &c), 0o600); err != nil {
			t.Fatal(err)
		}
		b.open("/guide/")
		b.choose("[data-start] [data-file]", file)
		b.until(`document.activeElement.matches("[data-file-report]") && ["outcome", "wizard"].includes(document.body.dataset.page)`) // what became of the file is heard first
		if b.shown() != "" {                                                                                                          // what is still open is asked: the answer so far is asked for
			eval[bool](b, `(document.querySelector("[data-so-far]").open = true)`)
			b.turn(func() { b.click("[data-result-now]") })
		}
		if h1 := spaced(b.text("[data-outcome-title]")); h1 != spaced(m.Say(answer.Headline)) {
			t.Errorf("%s: the page says %q", one.name, h1)
		}
		eval[bool](b, `(document.querySelector("[data-outcome-title]").focus(), true)`)
		b.heard(one.name, "")
		b.byTab(one.name)
	}
}

// Every page of the guide that the ten families and one who goes all the way
// meet, as it is heard and as it is reached by Tab.
func TestEveryStepIsHeardAndReached(t *testing.T) {
	b := openBrowser(t, 360)
	seen := map[string]bool{}
	each := func(string) {
		facts := b.onPage()
		page := strings.Join(facts, " ")
		if seen[page] {
			return
		}
		seen[page] = true
		progress := eval[string](b, `[...document.querySelectorAll("[data-step] h1 [data-spoken-where]")].find((e) => e.checkVisibility()).textContent.trim()`)
		if progress == "" {
			t.Errorf("%s: the heading does not say where one is", page)
		}
		b.heard(page, progress)
		b.byTab(page)
		eval[bool](b, `(document.querySelector("[data-step]:not([hidden]) h1").focus(), true)`)
	}
	b.begin()
	b.walk(parentsAnswers, each)
	for _, situation := range []string{"afslag", "ophoer", "godkendt"} {
		b.beginAs(situation)
		b.walk(map[string]string{"sag.afgoerelse-om": "flere", "modtaget": "3 11 2026", "sag.modtaget-som": "brev"}, each)
	}
	// What is answered by who wants to stands on pages that an address opens.
	optional := strings.Fields(eval[string](b, `[...document.querySelectorAll("[data-question][data-optional]")].map((e) => e.dataset.question).join(" ")`))
	asked := len(seen)
	for _, fact := range optional {
		b.open("/guide/#" + fact)
		b.until(`[...document.querySelectorAll("[data-question='` + fact + `']")].some((e) => e.checkVisibility()) && document.activeElement.tagName === "H1"`)
		each(fact)
	}
	t.Logf("%d pages, and %d of %d questions that one may answer", asked, len(seen)-asked, len(optional))
	if asked < 14 || len(seen) < asked+5 || len(optional) < 15 {
		t.Errorf("only %d and %d pages were met", asked, len(seen)-asked)
	}
}

// What-if moves for either parent: by keys, with the value and its unit spoken,
// and the figures are that parent's own.
func TestWhatIfIsForEitherParent(t *testing.T) {
	b := openBrowser(t, 360)
	b.calculator("32.000")
	b.enter("anden", "ta.bruttoloen", "37.000")
	b.enter("anden", "ta.arbejdstid-uge", "37")
	b.enter("anden", "ta.bevilgede-timer-uge", "10")
	b.sum()
	spoken := func() string {
		return spaced(eval[string](b, `document.querySelector("#hvad-nu-hvis-tal").getAttribute("aria-valuetext")`))
	}
	b.until(`!!document.querySelector("#hvad-nu-hvis-tal[aria-valuetext]")`)
	if got := spoken(); got != "20 timer om ugen, 17.297,30 kr. om måneden" {
		t.Errorf("the first parent's slider says %q", got)
	}
	chooser := `[...document.querySelectorAll("[data-what-if] select")].find((e) => e.id !== "hvad-nu-hvis-valg")`
	eval[bool](b, `(`+chooser+`.focus(), true)`)
	b.do(chromedp.KeyEvent(kb.ArrowDown))
	eval[bool](b, `(() => { const e = `+chooser+`; if (e.value !== "1") { e.value = "1" } e.dispatchEvent(new Event("change")); return true })()`)
	b.until(`(document.querySelector("#hvad-nu-hvis-tal") || {getAttribute: () => ""}).getAttribute("aria-valuetext")?.startsWith("10")`)
	if got := spoken(); got != "10 timer om ugen, 9.526,22 kr. om måneden" {
		t.Errorf("the other parent's slider says %q", got)
	}
	b.do(chromedp.Focus(chromedp.CSS("#hvad-nu-hvis-tal")), chromedp.KeyEvent(kb.ArrowRight))
	if got := spoken(); got != "10,5 timer om ugen, 10.002,53 kr. om måneden" {
		t.Errorf("a key further: %q", got)
	}
	b.do(chromedp.KeyEvent(kb.End))
	if got := spoken(); got != "37 timer om ugen, 35.247,00 kr. om måneden" { // their pay is above the cap
		t.Errorf("the last: %q", got)
	}
	if sum := spaced(b.text("[data-result]")); !strings.Contains(sum, "26.823,52 kr.") {
		t.Errorf("the sum moved with the slider: %s", sum)
	}
	lacks(t, fmt.Sprint(b.heardTree()), "slider")
	b.clean("what if for the other parent")
	b.narrow("what if for the other parent")
}

// After tax is said where both figures of the tax card are there, for each parent
// by their own, and not otherwise.
func TestTheCalculatorSaysWhatIsLeftAfterTax(t *testing.T) {
	b := openBrowser(t, 360)
	b.calculator("32.000")
	result := func() string { b.sum(); return spaced(b.text("[data-result]")) }
	b.enter("en", "ta.traekprocent", "38 %")
	if got := result(); strings.Contains(got, "Efter skat") {
		t.Errorf("tax is said without the deduction: %s", got)
	}
	b.enter("en", "ta.maanedsfradrag", "4.500")
	lacks(t, result(), "Efter skat er det cirka 19.963 kr. mod 19.963 kr. før, uden ATP, egen pension og sparede udgifter.")
	b.enter("anden", "ta.bruttoloen", "50.000")
	b.enter("anden", "ta.arbejdstid-uge", "37")
	b.enter("anden", "ta.bevilgede-timer-uge", "37")
	if got := result(); strings.Count(got, "Efter skat") != 1 {
		t.Errorf("the other parent has another's card: %s", got)
	}
	b.enter("anden", "ta.traekprocent", "40")
	b.enter("anden", "ta.maanedsfradrag", "5.000")
	lacks(t, result(), "Efter skat er det cirka 21.456 kr. mod 29.600 kr. før, uden ATP")
	b.enter("en", "ta.traekprocent", "380")
	b.goToSum()
	b.until(`document.querySelector('[data-parent="en"] [data-question="ta.traekprocent"] [data-error]').checkVisibility()`)
	b.clean("the calculator with a tax card")
	b.narrow("the calculator with a tax card")
}
