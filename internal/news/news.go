// Package news holds two built sites against each other and writes what a reader
// of the later one should know, as a page that can be saved under content/:
//
//	---
//	title: Nyt i 2027
//	…
//	---
//
//	## Hvilke satser er nye?
//
//	- [Det højeste beløb om måneden](/satser/ta_cap_month/): {sats ta_cap_month 2026-01-01} → {sats ta_cap_month 2027-01-01}, fra 1. januar 2027
//
// It reads what a site publishes for others: the tables under /data/ and
// sitemap.xml, so the earlier site may be of any release that had them. Amounts,
// provisions and decisions are written as references, and a text that has a
// figure in it is replaced by a link, so that nothing is typed. What no reference
// can say (the former value of a figure without dates, a municipality's own
// figure, a decision that is gone) comes as notes to whoever writes the page.
package news

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"rettesnor/internal/markdown"
	"rettesnor/wizard/day"
	"rettesnor/wizard/words"
)

// News is the page, and what it cannot say.
type News struct {
	Page  []byte
	Notes []string
}

// The columns of the tables that are read. A later release may have more.
type rate struct {
	Key, Title, From, Until, Value, Unit, Status, Page string
	Sources                                            []string
}

type figure struct{ ID, Text, Rate, Law, Source string }

type rule struct {
	Finding, ID, Title, Question, Opfyldt, Skoen, Mangler, Decider, Page string
	IkkeOpfyldt                                                          string `json:"ikke-opfyldt"`
	Cite                                                                 []string
}

type decision struct {
	ID, Name, Question, Answer, Status, Page string
	Sources                                  []string
	LawNow                                   []string `json:"law-now"`
}

// edition is a built site as it is read.
type edition struct {
	files     fs.FS
	date      string
	rates     []rate
	figures   []figure
	rules     []rule
	decisions []decision
	pages     []string // addresses, in the order of the site
}

// Compare tells what has changed from one built site to another, for the page of
// a year. say are the sentences of the page, nyt. in the catalogue.
func Compare(before, after fs.FS, year int, say func(words.Msg) string) (News, error) {
	old, err := read(before)
	if err != nil {
		return News{}, fmt.Errorf("det gamle sted: %w", err)
	}
	now, err := read(after)
	if err != nil {
		return News{}, fmt.Errorf("det nye sted: %w", err)
	}
	w := &writer{say: say, sources: map[string]bool{}, law: map[string]bool{}}
	w.rates(old, now, fmt.Sprint(year))
	w.figures(old, now)
	w.rules(old, now)
	w.decisions(old, now)
	w.pages(old, now)
	return News{w.page(now.date, year), w.notes}, nil
}

func read(files fs.FS) (*edition, error) {
	e := &edition{files: files}
	for _, err := range []error{
		table(files, "satser", &e.rates, &e.date), table(files, "tal", &e.figures, new(string)), table(files, "regler", &e.rules, new(string)), table(files, "afgoerelser", &e.decisions, new(string)),
	} {
		if err != nil {
			return nil, err
		}
	}
	if _, ok := day.Parse(e.date); !ok {
		return nil, fmt.Errorf("data/satser.json har ingen dato")
	}
	text, err := fs.ReadFile(files, "sitemap.xml")
	if err != nil {
		return nil, fmt.Errorf("sitemap.xml kan ikke læses\nhint: stedet skal have en base, i site.yaml eller med -base")
	}
	var sitemap struct {
		URL []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(text, &sitemap); err != nil {
		return nil, fmt.Errorf("sitemap.xml er ikke XML: %w", err)
	}
	root := ""
	for _, u := range sitemap.URL {
		if root == "" || len(u.Loc) < len(root) {
			root = u.Loc
		}
	}
	within := func(address string) string {
		if address == "" {
			return ""
		}
		return "/" + strings.TrimPrefix(address, root)
	}
	for _, u := range sitemap.URL {
		e.pages = append(e.pages, within(u.Loc))
	}
	for i := range e.rates {
		e.rates[i].Page = within(e.rates[i].Page)
	}
	for i := range e.rules {
		e.rules[i].Page = within(e.rules[i].Page)
	}
	for i := range e.decisions {
		e.decisions[i].Page = within(e.decisions[i].Page)
	}
	return e, nil
}

func table[Row any](files fs.FS, name string, to *[]Row, date *string) error {
	file := "data/" + name + ".json"
	text, err := fs.ReadFile(files, file)
	if err != nil {
		return fmt.Errorf("%s kan ikke læses\nhint: giv den mappe, som rettesnor build har lavet", file)
	}
	var t struct {
		Date string
		Rows []Row
	}
	if err := json.Unmarshal(text, &t); err != nil {
		return fmt.Errorf("%s er ikke en tabel: %w", file, err)
	}
	*to, *date = t.Rows, t.Date
	return nil
}

// writer gathers the parts of the page.
type writer struct {
	say          func(words.Msg) string
	parts        []part
	notes        []string
	sources, law map[string]bool
}

type part struct {
	heading string
	lines   []string
}

// words are a sentence of the page, with pairs of a slot's name and what stands in it.
func (w *writer) words(id string, slots ...string) string {
	var args []words.Arg
	for i := 0; i < len(slots); i += 2 {
		args = append(args, words.Str(slots[i], slots[i+1]))
	}
	return w.say(words.New(id, args...))
}

func (w *writer) note(format string, args ...any) {
	w.notes = append(w.notes, fmt.Sprintf(format, args...))
}

func (w *writer) part(heading string, lines []string) {
	if len(lines) > 0 {
		w.parts = append(w.parts, part{w.words(heading), lines})
	}
}

func mark(in map[string]bool, ids ...string) {
	for _, id := range ids {
		if id != "" {
			in[id] = true
		}
	}
}

// plain is a text that a page may have: without a figure and without a mark of
// Markdown. Otherwise it is what stands instead.
func plain(text, instead string) string {
	if text == "" || strings.ContainsAny(text, "[]{}<>*_`\\") || len(markdown.TextFigures(text, 1, []string{})) > 0 {
		return instead
	}
	return text
}

func link(text, instead, address string) string {
	return "[" + plain(text, instead) + "](" + address + ")"
}

// danish is a day in words.
func danish(iso string) string {
	d, ok := day.Parse(iso)
	if !ok {
		return iso
	}
	return d.Danish()
}

// said is the reference of a rate's row.
func said(r rate) string {
	if r.Status == "published" {
		return "{sats " + r.Key + " " + r.From + "}"
	}
	return "{sats " + r.Key + " " + asked[r.Status] + " " + r.From + "}"
}

// asked is how a reference asks for a figure that is not published.
var asked = map[string]string{"derived": "beregnet", "adopted": "vedtaget"}

// rates tells the rows that the earlier site did not have: those of the year, and
// those of other years, which were found later or corrected.
func (w *writer) rates(old, now *edition, year string) {
	type row struct{ key, from, status string }
	had := map[row]rate{}
	keys := map[string]bool{}
	for _, r := range old.rates {
		had[row{r.Key, r.From, r.Status}] = r
		keys[r.Key] = true
	}
	var fresh, others, gone []string
	known := map[string]bool{}
	for i, r := range now.rates {
		known[r.Key] = true
		same, there := had[row{r.Key, r.From, r.Status}]
		if there && same.Value == r.Value && same.Until == r.Until || there && same.Value == r.Value && r.Until != "" {
			continue // an end that has become known comes with the row that follows
		}
		switch {
		case r.Status != "published" && asked[r.Status] == "":
			w.note("%s fra %s er en kommunes egen: skriv den på kommunens side", r.Title, danish(r.From))
			continue
		case r.Status != "published" && saidOtherwise(now.rates, r):
			continue // the published or adopted one is told
		}
		instead := w.words("nyt.uden-titel.sats")
		name := link(r.Title, instead, r.Page)
		if r.Page == "" {
			name = plain(r.Title, instead)
		}
		slots := []string{"navn", name, "nu", said(r), "dag", danish(r.From)}
		line, before := "", previous(now.rates[:i], r)
		switch {
		case there && same.Value != r.Value:
			line = w.words("nyt.sats.rettet", slots...)
			w.note("%s fra %s stod som %s: skriv, hvad der var galt", r.Title, danish(r.From), same.Value)
		case before == nil:
			line = w.words("nyt.sats", slots...)
		case before.Value == r.Value:
			line = w.words("nyt.sats.som-foer", slots...)
		default:
			line = w.words("nyt.sats.aendret", append(slots, "foer", said(*before))...)
		}
		mark(w.sources, r.Sources...)
		if strings.HasPrefix(r.From, year) {
			fresh = append(fresh, line)
		} else {
			others = append(others, line)
		}
	}
	for _, r := range old.rates {
		if keys[r.Key] && !known[r.Key] {
			keys[r.Key] = false // said once
			if title := plain(r.Title, ""); title != "" {
				gone = append(gone, w.words("nyt.sats.vaek", "navn", title))
			} else {
				w.note("satsen %s (%s) står her ikke mere: skriv hvorfor", r.Key, r.Title)
			}
		}
	}
	w.part("nyt.satser", fresh)
	w.part("nyt.satser.andre", append(others, gone...))
}

// saidOtherwise reports whether another row goes before r on the day it begins: a
// published one before all others, an adopted one before a computed.
func saidOtherwise(rows []rate, r rate) bool {
	return slices.ContainsFunc(rows, func(o rate) bool {
		return o.Key == r.Key && (o.Status == "published" || o.Status == "adopted" && r.Status == "derived") && o.From <= r.From && (o.Until == "" || r.From <= o.Until)
	})
}

// previous is the last published row of the same rate that begins before r.
func previous(rows []rate, r rate) (last *rate) {
	for i := range rows {
		if o := &rows[i]; o.Key == r.Key && o.Status == "published" && o.From < r.From {
			last = o
		}
	}
	return last
}

// figures tells those that have no dates. The former value is in no reference.
func (w *writer) figures(old, now *edition) {
	had := map[string]figure{}
	for _, f := range old.figures {
		had[f.ID] = f
	}
	var lines []string
	for _, f := range now.figures {
		was, there := had[f.ID]
		switch {
		case f.Rate != "" || there && was.Text == f.Text:
			continue // the rate is told
		case f.Law == "":
			w.note("tallet %s (%s) har ingen bestemmelse: skriv selv, hvad det er", f.ID, f.Text)
			continue
		case there:
			w.note("tallet %s var %s: skriv det før pilen", f.ID, was.Text)
		}
		lines = append(lines, w.words("nyt.tallet", "bestemmelse", "{§ "+f.Law+"}", "nu", "{tal "+f.ID+"}"))
		mark(w.law, f.Law)
		mark(w.sources, f.Source)
	}
	w.part("nyt.tal", lines)
}

func (w *writer) rules(old, now *edition) {
	had := map[[2]string]rule{}
	for _, r := range old.rules {
		had[[2]string{r.Finding, r.ID}] = r
	}
	var lines []string
	for _, r := range now.rules {
		id := [2]string{r.Finding, r.ID}
		was, there := had[id]
		delete(had, id)
		page := r.Page
		r.Page, was.Page = "", ""
		told := "nyt.regel.ny"
		switch {
		case there && reflect.DeepEqual(r, was):
			continue
		case there:
			told = "nyt.regel.aendret"
		}
		line := link(r.Title, w.words("nyt.uden-titel.regel"), page)
		if len(r.Cite) > 0 {
			line += " ({§ " + r.Cite[0] + "})"
		}
		mark(w.law, r.Cite[:min(1, len(r.Cite))]...)
		lines = append(lines, w.words(told, "regel", line))
	}
	for _, r := range old.rules {
		if _, gone := had[[2]string{r.Finding, r.ID}]; gone {
			w.note("reglen %s (%s) er der ikke mere: skriv, hvad der gælder i stedet", r.ID, r.Title)
		}
	}
	w.part("nyt.regler", lines)
}

func (w *writer) decisions(old, now *edition) {
	had := map[string]decision{}
	for _, d := range old.decisions {
		had[d.ID] = d
	}
	var lines []string
	for _, d := range now.decisions {
		was, there := had[d.ID]
		delete(had, d.ID)
		line := "{afg " + d.ID + "}"
		switch {
		case !there:
			if question := plain(d.Question, ""); question != "" {
				line = w.words("nyt.afgoerelse", "afgoerelse", line, "spoergsmaal", question)
			}
		case was.Answer != d.Answer || was.Question != d.Question:
			line = w.words("nyt.afgoerelse.svar", "afgoerelse", line)
		case was.Status != d.Status && d.Status == "afloest":
			line = w.words("nyt.afgoerelse.afloest", "afgoerelse", line)
		case was.Status != d.Status:
			line = w.words("nyt.afgoerelse.set", "afgoerelse", line)
		default:
			continue
		}
		mark(w.sources, d.Sources...)
		lines = append(lines, line)
	}
	for _, id := range slices.Sorted(maps.Keys(had)) {
		w.note("%s står her ikke mere: skriv hvorfor", had[id].Name)
	}
	w.part("nyt.afgoerelser", lines)
}

// pages tells those that are new and those that are gone, but for the ones that
// are made of a rate, a rule or a decision, which are told.
func (w *writer) pages(old, now *edition) {
	made := map[string]bool{}
	for _, e := range []*edition{old, now} {
		for _, r := range e.rates {
			made[r.Page] = true
		}
		for _, r := range e.rules {
			address, _, _ := strings.Cut(r.Page, "#")
			made[address] = true
		}
		for _, d := range e.decisions {
			made[d.Page] = true
		}
	}
	var lines []string
	for _, address := range now.pages {
		if !made[address] && !slices.Contains(old.pages, address) {
			lines = append(lines, w.words("nyt.side.ny", "side", link(heading(now.files, address), w.words("nyt.uden-titel.side"), address)))
		}
	}
	for _, address := range old.pages {
		if made[address] || slices.Contains(now.pages, address) {
			continue
		}
		name := heading(old.files, address)
		if title := plain(name, ""); title != "" {
			lines = append(lines, w.words("nyt.side.vaek", "side", title))
		} else {
			w.note("siden %s (%s) er væk: skriv, hvor det står nu", address, name)
		}
	}
	w.part("nyt.sider", lines)
}

// heading is a page's h1.
func heading(files fs.FS, address string) string {
	name, err := url.PathUnescape(strings.TrimPrefix(address, "/"))
	if err != nil {
		return ""
	}
	f, err := files.Open(path.Join(name, "index.html"))
	if err != nil {
		return ""
	}
	defer f.Close()
	doc, err := html.Parse(f)
	if err != nil {
		return ""
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "h1" {
			var text strings.Builder
			for t := range n.Descendants() {
				if t.Type == html.TextNode {
					text.WriteString(t.Data)
				}
			}
			return strings.Join(strings.Fields(text.String()), " ")
		}
	}
	return ""
}

// page writes the parts with the front matter of a page of ours.
func (w *writer) page(date string, year int) []byte {
	var b strings.Builder
	list := func(ids map[string]bool) string { return strings.Join(slices.Sorted(maps.Keys(ids)), ", ") }
	fmt.Fprintf(&b, `---
title: %[4]s
description: %[5]s
date: %[1]s
updated: %[1]s
checked: %[1]s
audience: [foraeldre, kommuner, raadgivere]
layout: guidance
sources: [%[2]s]
law: [%[3]s]
---
`, date, list(w.sources), list(w.law), w.words("nyt.titel", "aar", fmt.Sprint(year)), w.words("nyt.om", "aar", fmt.Sprint(year)))
	if len(w.parts) == 0 {
		b.WriteString("\n" + w.words("nyt.intet") + "\n")
	}
	for _, p := range w.parts {
		fmt.Fprintf(&b, "\n## %s\n\n", p.heading)
		for _, line := range p.lines {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	return []byte(b.String())
}
