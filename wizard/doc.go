// Package wizard is the decision model of hjemmetræning and of lost earnings:
// barnets lov §§ 85 and 87, and before 2024 serviceloven §§ 32 a and 42. It is
// pure: no files, no clock, no network. The same package serves the page (as
// WebAssembly), the prerendered pages, the command and the worked examples in
// the guidance, and they all give the same bytes.
//
// # A case and its answer
//
// The form of a case file, all facts and clocks, and the form of a result stand
// in docs/contract.md.
//
//	rates, problems := wizard.ParseRates(csv)
//	catalogue, faults := words.Parse(page, guide) // content/data/words/da.txt, da-guide.txt
//	model := wizard.New(rates, catalogue)
//	out, ok := model.AnswerCase(nil, []byte(`{"format": "rettesnor-sag/1",
//	  "clocks": {"ansoegning": "2024-05-01", "maaned": "2024-06"},
//	  "facts": {"barn.foedselsdato": "2016-03-04",
//	            "barn.hjemmeboende": "ja",
//	            "ta.bruttoloen": "37000.00", "ta.arbejdstid-uge": "37",
//	            "ta.bevilgede-timer-uge": "20", "ta.pension-arbejdsgiver": "ved-ikke"}}`))
//
// A case file is read strictly: an unknown key, an unknown fact, a fact that
// stands twice or two that cannot both be so is a problem that names the fact.
// That fact counts as not asked; the rest is evaluated. A fact may always be
// "ved-ikke". Missing is never nought and never no.
//
// Four findings are answered: hjemmetraening (§ 85), tabt-arbejdsfortjeneste
// (§ 87), traeningsudgifter (§ 85, stk. 6) and kompensationsydelse (§ 86).
// "lists": {"job": [{"bruttoloen": "20000", "arbejdstid-uge": "20"}, …]} takes
// the place of one pay and one working time, and the clock "til" asks for the
// months from "maaned" to it, cut at each change and summed.
//
// # Another parent
//
// "lists": {"foraelder": [{"navn": "…", "bevilling": "2024-06",
// "ta.bruttoloen": "30000", "ta.arbejdstid-uge": "37", …}]} is the other parent
// of the child: a name, the first month paid, and any facts that begin with
// ta.; all may be left out. They are a second case of § 87. It has the child's
// facts (barn., traening., hjemmetraening. and skole.) and the clocks of the
// first case, and nothing else of it. Each parent's hours are told to the other
// where ta.anden-foraelder-timer-uge is not answered.
//
// The result of tabt-arbejdsfortjeneste then has two members more:
//
//	"parents": [{"name": "…", "id": "tabt-arbejdsfortjeneste", "verdict": …,
//	  "heading": …, "amounts": {…}, "trace": […], "missing": […], "misses": […],
//	  "assumed": […], "assumes": […], "narrows"?, "changes": […], "period"?}]
//	"together": {"brutto": {"lo", "hi"?, "best"?, "unit", "text"}}
//
// an element of parents is the finding for that parent; together is empty where
// either has no amount. A problem inside a list names the element as its fact
// and what is wrong in it as its own:
//
//	{"fact": "foraelder 1", "own": "ta.bruttoloen", "message": "Skriv beløbet …"}
//
// "notes": {"ta.bruttoloen": "…"} are the reader's own words on a fact or a
// clock, or on a condition that turns on no fact, by its rule. They are kept and never evaluated.
//
// # Four verdicts
//
//	opfyldt       the condition is met
//	ikke-opfyldt  it is not
//	skoen         the municipality must assess it: who, by what, which papers help
//	mangler       an answer is missing
//
// Joined by And, ikke-opfyldt wins, then mangler, then skoen; by Or, opfyldt
// wins, then mangler, then skoen. Neither finding is ever opfyldt: the law
// leaves part of each to assessment.
//
// A number in a heading is the length of the list under it: the conditions of
// the verdict (alternatives that all fail are one), or what is missing. Where
// the hjemmetræning is decided, the heading and the longer text that the
// finding names ("explanation") tell of that first.
//
// # What is assumed
//
// What nobody answered and the rules take for granted stands under assumed.
// So does the birth date where it is missing: the amounts of § 87 then go by a
// child under 18 all month. And a clock that was answered with ved-ikke: it may
// lie from four years before the data's own date to one year after (the line
// "# dato: 2026-11-22" of the rates), and a verdict that is the same on all of
// those days is settled. To replace what was assumed is not to learn.
//
// # Rules are data
//
// A condition is a Rule, an amount an Expr: trees one can evaluate, print,
// draw, enumerate and mutate. Each condition cites its provision. To change a
// rule, change the tree in the file of its finding, finding_*.go; a
// finding is a value there, and finding.go lists them. What is asked stands in questions.go, and the order of
// what is still worth asking follows from the trees (Next).
//
// # The words
//
// The engine says messages: ids with typed arguments. Their sentences stand in
// content/data/words: da.txt has what a page can show, and goes to it beside the
// figures; da-guide.txt has what only the build and the program say: the
// questions themselves, the words around them, and what is wrong in a file of
// ours. A test holds the ids against both files, in both directions.
//
// # The answer of a case
//
// Compose puts together what people see first, once for every face: where the
// family stands, a headline, the money in whole kroner, at most three steps,
// each condition once (answer.go, household.go). Deadlines are data too
// (deadline.go), counted by Deadlines and written as a calendar file by
// AppendCalendar. Both say messages, which the catalogue makes sentences.
//
// # Figures are dated
//
// Rates has every figure with the days on which it holds and its source. A
// look-up is exact, in a gap, not yet published or before the first; the
// nearest figure is never taken in silence. Where no cap is published the
// amount is an interval, and a figure of our own arithmetic is given beside it
// as best, never as the published one. A benefit that runs into a year whose
// percentage is not known is taken not to have fallen, which the trace says;
// ATP is never taken so. A sum over a period names the first and the last month
// that it covers ("months").
//
// # Numbers
//
// Money is whole øre, shares are ratios, and an amount is an exact ratio until
// it is rounded once, half up, to øre. There are no floats.
package wizard
