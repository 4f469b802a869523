package guide

import (
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"rettesnor/internal/site"
	"strings"
	"testing"
	"testing/fstest"
)

const wayFile = `title: Vejen
description: Fra først til sidst.
kind: way
sources: [S1]
steps:
  - title: Søg
    who: [i]
    what: Skriv brevet.
    figure: undersoegelse
    beside:
      text: Et andet ur.
      figure: varsling
  - title: Svar
    who: [kommunen]
    figure: klagefrist
  - title: Klage
    who: [i, kommunen]
    none: Ingen frist. I 2020 {stat omgjort}
    law: [bl85.1.3]
    branch:
      text: Eller klag.
      figure: klagefrist
  - title: Slut
    who: [ankestyrelsen]
`

const shortWay = "title: Vejen\ndescription: Kort.\nkind: way\nsources: [S1]\nsteps:\n  - {title: Her, who: [i], none: Ingen ved det}\n  - {title: Der, who: [kommunen]}\n"

const yearFile = `title: Året
description: Måned for måned.
kind: year
sources: [S1]
steps:
  - title: Satser
    month: januar
  - title: Regnskab
    around: marts
    what: Post for post.
  - title: Afgørelse
    around: december
    figure: klagefrist
    ends: Sidste dag
`

const localFile = `title: Året her
description: Vores dage.
kind: year
local: Esbjerg 2022-06-01
sources: [S1]
steps:
  - title: Regnskab
    date: regnskabsdag
  - title: Budget
    date: budgetdag
    figure: svartid
    ends: Svar
`

const timeFigures = `- {id: klagefrist, value: 4, time: weeks, law: bl85.1, source: S1}
- {id: undersoegelse, value: 4, time: months, law: bl85.1.3, source: S1}
- {id: varsling, value: 14, time: weeks, law: bl85.1, source: S1}
- {id: tilsyn, value: 2, unit: gange om året, law: bl85.1, source: S1}
- {id: svartid, value: 3, time: weeks, source: S1}
- {id: regnskabsdag, value: 28. februar, source: S1}
- {id: budgetdag, value: 15. november, source: S1}
- {id: skaevdag, value: 30. februar, source: S1}
- {id: dagen, value: 1, time: days, law: bl85.1, source: S1}
- {id: aeldste, value: "1–16", time: months, law: bl85.1, source: S1}
`

func timelineFiles(text, page, figures string) fstest.MapFS {
	configuration := strings.Replace(string(ours["content/data/site.yaml"].Data), "menu:", "free-figures: []\nmenu:", 1)
	return with(ours, "content/data/site.yaml", configuration, "content/data/timelines/vejen.yaml", text, "content/data/figures.yaml", figures,
		"content/klage/frist.md", guidance("Frist", page))
}

func withTimeline(text, page, figures string) map[string]string {
	out := map[string]string{}
	res := Build(site.Input{Files: timelineFiles(text, page, figures), Fallback: theme})
	for _, f := range res.Files {
		out[f.Path] = unmarked(f.Data)
	}
	for _, p := range res.Problems {
		out["problems"] += p.String() + "\n"
	}
	return out
}

const timeBlock = "```tidslinje\nvejen\n```\n"

// shown is the timeline on the page.
func shown(t *testing.T, text, figures string) string {
	t.Helper()
	out := withTimeline(text, timeBlock, figures)
	if out["problems"] != "" {
		t.Fatal(out["problems"])
	}
	figure := regexp.MustCompile(`(?s)<figure class="timeline".*?</figure>`).FindString(out["klage/frist/index.html"])
	if figure == "" {
		t.Fatalf("no timeline:\n%s", out["klage/frist/index.html"])
	}
	return figure
}

var timelineItems = regexp.MustCompile(`(?s)<li(?: class="(\w+)")?>(.*?)</li>`)

// knots are the items of a list, each as its mark and the line to the next.
func knots(figure string) string {
	var all []string
	for _, m := range timelineItems.FindAllStringSubmatch(figure, -1) {
		mark := "?"
		for name, drawing := range map[string]string{"settled": `fill="currentColor"`, "open": `stroke="currentColor"`} {
			if strings.Contains(m[2][:strings.Index(m[2], "</svg>")], drawing) {
				mark = name
			}
		}
		if (m[1] == "fri") != strings.Contains(m[2], `class="slack"`) {
			mark += " with the wrong line"
		}
		all = append(all, strings.TrimSpace(mark+" "+m[1]))
	}
	return strings.Join(all, ", ")
}

// A timeline is one list that says all there is once, as text, with links to the
// provisions; marks and lines tell what the law fixes.
func TestTimeline(t *testing.T) {
	for _, tt := range []struct {
		name, file, knots string
		says              []string
	}{
		{"way", wayFile, "open fast, settled fast, settled fri, open",
			[]string{"<strong>Vejen</strong>", "Fra først til sidst.", `<p class="who">I</p><p class="step">Søg</p><p>Skriv brevet.</p>`, "<b>4\u00a0måneder</b> <span class=\"by-law\"><a class=\"ref\" href=\"https://kilde.example/\">barnets lov §",
				"<b>14\u00a0uger</b> Et andet ur. <span", `<p class="who">Kommunen</p><p class="step">Svar</p>`, `<p class="who">I og kommunen</p><p class="step">Klage</p>`, "<b>4\u00a0uger</b> Eller klag. <span",
				`Ingen frist. I 2020 17 af 19 <span class="by-law"><a`, `<p class="who">Ankestyrelsen</p><p class="step">Slut</p>`, "Loven siger, hvornår", "Ingen fast frist<"}},
		{"short way", shortWay, "open fri, open", []string{"Ingen ved det", "Ingen fast frist<"}},
		{"year", yearFile, "settled fri, open fri, open fast, settled",
			[]string{`<p class="when">januar, i hele landet</p>`, `<p class="step">Satser</p>`, `<p class="when">omkring marts</p>`, "<p>Post for post.</p>", "<b>4\u00a0uger</b> <span", `<p class="step">Sidste dag</p>`, "Ligger fast", "Kommunen vælger"}},
		{"local year", localFile, "open egen, open fast, open",
			[]string{"Lokal praksis: Esbjerg, fra 1. juni 2022", `<p class="when">15. november</p>`, `<p class="when">28. februar</p>`, "<b>3\u00a0uger</b></p>", `<p class="step">Svar</p>`}},
	} {
		figure := shown(t, tt.file, timeFigures)
		wellFormed(t, tt.name, figure)
		if strings.Contains(figure, "style=") || strings.Contains(figure, "<text") {
			t.Errorf("%s: a style, or words in a drawing:\n%s", tt.name, figure)
		}
		if got := knots(figure); got != tt.knots {
			t.Errorf("%s: %s; want %s\n%s", tt.name, got, tt.knots, figure)
		}
		for _, want := range tt.says {
			if n := strings.Count(figure, want); n != 1 {
				t.Errorf("%s: %q stands %d times in\n%s", tt.name, want, n, figure)
			}
		}
	}
}

func wellFormed(t *testing.T, name, markup string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(markup)); ; {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%s is not well-formed: %v\n%s", name, err, markup)
		}
	}
}

// A timeline has no length, date or provision of its own: all change with the
// data.
func TestTimelineFollowsTheData(t *testing.T) {
	for _, tt := range []struct{ file, old, new, was, is string }{
		{wayFile, "id: klagefrist, value: 4", "id: klagefrist, value: 6", ">4\u00a0uger<", ">6\u00a0uger<"},
		{wayFile, "id: undersoegelse, value: 4, time: months, law: bl85.1.3", "id: undersoegelse, value: 5, time: months, law: bl85.1", "4\u00a0måneder", "5\u00a0måneder"},
		{yearFile, "id: klagefrist, value: 4", "id: klagefrist, value: 6", ">4\u00a0uger<", ">6\u00a0uger<"},
		{localFile, "15. november", "1. oktober", "15. november", "1. oktober"},
	} {
		figure := shown(t, tt.file, strings.Replace(timeFigures, tt.old, tt.new, 1))
		if strings.Contains(figure, tt.was) || !strings.Contains(figure, tt.is) {
			t.Errorf("%s: the page still says %s, or does not say %s:\n%s", tt.new, tt.was, tt.is, figure)
		}
	}
}

func TestTimelineSameBytes(t *testing.T) {
	for _, file := range []string{wayFile, yearFile, localFile} {
		files := timelineFiles(file, timeBlock, timeFigures)
		if d := same(Build(site.Input{Files: files, Fallback: theme}), Build(site.Input{Files: files, Fallback: theme})); d != "" {
			t.Error(d)
		}
	}
}

func TestTimelineProblems(t *testing.T) {
	const file, frist = "content/data/timelines/vejen.yaml", "content/klage/frist.md"
	way := func(old, new string) string { return strings.Replace(wayFile, old, new, 1) }
	year := func(old, new string) string { return strings.Replace(yearFile, old, new, 1) }
	local := func(old, new string) string { return strings.Replace(localFile, old, new, 1) }
	at := func(line int, message, hint string) string {
		return fmt.Sprintf("%s:%d: %s\n  hint: %s\n", file, line, message, hint)
	}
	for _, tt := range []struct{ name, file, page, want string }{
		{"no such timeline", wayFile, "vejn", frist + ":10: ukendt tidslinje: vejn\n  hint: mente du vejen?\n"},
		{"no name", wayFile, "", frist + ":10: tidslinjen har intet navn\n  hint: skriv navnet på en fil i content/data/timelines/, uden .yaml\n"},
		{"twice", wayFile, "vejen\n```\n\n```tidslinje\nvejen", frist + ":14: tidslinjen vejen står to gange på siden\n  hint: henvis til den første\n"},
		{"empty file", "# intet\n", "vejen", at(1, "filen er tom", "skriv title, description, kind, sources og steps")},
		{"no description", way("description: Fra først til sidst.\n", ""), "vejen", at(1, "feltet description mangler", "skriv description: …")},
		{"a kind nobody draws", way("way", "vej"), "vejen", at(3, "ukendt slags tidslinje: vej", "brug way eller year")},
		{"no such source", way("[S1]", "[S2]"), "vejen", at(4, "ukendt kilde: S2", "mente du S1?")},
		{"unknown field", way("sources", "source"), "vejen", at(1, "feltet sources mangler", "skriv sources: …") + at(4, "ukendt felt: source", "mente du sources?")},
		{"unknown field of a step", way("    what:", "    that:"), "vejen", at(8, "ukendt felt: that", "mente du what?")},
		{"one step", wayFile[:strings.Index(wayFile, "    what")], "vejen", at(6, "en tidslinje har mindst to trin", "skriv under steps: - title: Ansøgningen")},
		{"no such figure", way("figure: undersoegelse", "figure: undersogelse"), "vejen", at(9, "ukendt tal: undersogelse", "mente du undersoegelse?")},
		{"a figure no law fixes", way("figure: undersoegelse", "figure: svartid"), "vejen",
			at(9, "tallet svartid har ingen bestemmelse", "snoren er kun stram, hvor loven siger længden; skriv none: med ord, eller giv tallet law i figures.yaml")},
		{"a figure that is no length", way("figure: undersoegelse", "figure: tilsyn"), "vejen", at(9, "tallet tilsyn er ikke en længde af tid: 2 gange om året", "brug ét tal med time: i figures.yaml")},
		{"a range", way("figure: undersoegelse", "figure: aeldste"), "vejen", at(9, "tallet aeldste er ikke en længde af tid: 1–16 måneder", "brug ét tal med time: i figures.yaml")},
		{"no such provision", way("[bl85.1.3]", "[bl85.1.4]"), "vejen", at(19, "ukendt bestemmelse: bl85.1.4", "mente du bl85.1.3?")},
		{"nobody acts", way("    who: [i]\n", ""), "vejen", at(6, "trinnet siger ikke, hvem der handler", "skriv for eksempel who: [kommunen]")},
		{"an unknown actor", way("who: [kommunen]", "who: [kommune]"), "vejen", at(14, "ukendt aktør: kommune", "mente du kommunen?")},
		{"no length and no words", way("    figure: klagefrist\n  - title: Klage", "  - title: Klage"), "vejen",
			at(13, "trinnet siger ikke, hvor længe der er til det næste", "skriv figure: med et tal fra figures.yaml, eller none: med ord")},
		{"a length and words", way("    law: [bl85.1.3]", "    figure: klagefrist"), "vejen", at(18, "trinnet har både figure og none", "loven siger enten længden eller ikke; slet den ene")},
		{"a length after the last", wayFile + "    figure: klagefrist\n", "vejen", at(25, "efter det sidste trin kommer ikke noget at måle til", "slet figure, eller skriv det næste trin")},
		{"a figure typed in a text", way("Skriv brevet.", "Inden 4 uger."), "vejen", at(8, "et tal i teksten: 4", "skriv det som en henvisning: {tal …}, {sats …}, {§ …}, {afg …} eller {stat …}")},
		{"a reference to nothing", way("{stat omgjort}", "{stat omgjrt}"), "vejen", at(18, "ukendt statistik: omgjrt", "mente du omgjort?")},
		{"a clock of no length", way("      figure: varsling\n", ""), "vejen", at(11, "uret ved siden af har ingen længde", "skriv figure: med et tal fra figures.yaml")},
		{"a branch that says nothing", way("      text: Eller klag.\n", ""), "vejen", at(21, "feltet text mangler", "skriv text: …")},
		{"local figures in the law's sketch", year("figure: klagefrist", "figure: svartid"), "vejen",
			at(13, "tallet svartid har ingen bestemmelse", "snoren er kun stram, hvor loven siger længden; skriv none: med ord, eller giv tallet law i figures.yaml")},
		{"the law's figures in a local sketch", local("svartid", "klagefrist"), "vejen", at(11, "tallet klagefrist gælder i hele landet", "lov og lokal praksis tegnes hver for sig")},
		{"local without a date", local(" 2022-06-01", ""), "vejen", at(4, "local siger ikke, hvis det er og fra hvornår: Esbjerg", "skriv for eksempel local: Esbjerg 2022-06-01")},
		{"no place in the year", year("    month: januar\n", ""), "vejen", at(6, "trinnet skal have ét sted på året", "skriv month: januar, around: februar eller date: med en dato fra figures.yaml")},
		{"a month nobody knows", year("month: januar", "month: januuar"), "vejen", at(7, "ukendt måned: januuar", "mente du januar?")},
		{"a figure that is no day", local("date: budgetdag", "date: svartid"), "vejen", at(10, "tallet svartid er ikke en dag på året: 3", `brug et, hvis value er som "15. november"`)},
		{"a day that is none", local("date: regnskabsdag", "date: skaevdag"), "vejen", at(8, "tallet skaevdag er ikke en dag på året: 30. februar", `brug et, hvis value er som "15. november"`)},
		{"out of order", year("around: marts", "around: januar") + "  - title: Før\n    around: maj\n", "vejen", at(6, "trinene står ikke i årets orden", "sæt dem fra januar til december")},
		{"a clock without an end", year("    ends: Sidste dag\n", ""), "vejen", at(11, "figure og ends hører sammen", "figure er, hvor lang tid der går, og ends er det, der så skal være sket")},
		{"the way's words in a year", year("what: Post for post.", "none: Ingen frist."), "vejen", at(10, "feltet none er ikke af en tidslinje af slagsen year", "year har month, around, date og ends; way har none, branch og beside")},
	} {
		got := withTimeline(tt.file, "```tidslinje\n"+tt.page+"\n```\n", timeFigures)["problems"]
		if got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// Whatever stands in a timeline, reading and drawing it ends, and its problems
// have a place.
func FuzzTimeline(f *testing.F) {
	for _, file := range []string{wayFile, yearFile, localFile, "steps: [&a *a]\nkind: way\n", "kind: year\nsteps: [a, {figure: {}, month: [x]}]\n"} {
		f.Add(file)
	}
	whole := ourBuild(f)
	f.Fuzz(func(t *testing.T, text string) {
		b := openGuide(site.Input{Files: timelineFiles(text+" ", timeBlock, timeFigures), Fallback: theme})
		b.Words, b.Templates = whole.Words, whole.Templates
		b.readTimelines()
		for _, p := range b.Problems {
			if p.Message == "" || p.File == "" {
				t.Errorf("a problem without a place or a message: %q", p)
			}
		}
		tl := b.timelines["vejen"]
		if (tl == nil) == (len(b.Problems) == 0) {
			t.Errorf("drawn with problems, or not drawn without: %v", b.Problems)
		}
		if tl == nil {
			return
		}
		out, err := b.Templates.Part("timeline", b.timelineView("vejen", tl))
		if err != nil {
			t.Fatal(err)
		}
		wellFormed(t, "the timeline", out)
	})
}
