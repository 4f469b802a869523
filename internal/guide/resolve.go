package guide

import (
	"fmt"
	"regexp"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// resolver answers the references of one page.
type resolver struct {
	reg     *siteData
	words   *site.Sayings
	layouts *site.Templates
	base    string             // the base's path
	date    string             // the build's
	prefix  string             // put before the ids that are made here
	seen    func(markdown.Ref) // told of each reference; may be nil
	used    map[string]bool    // glossary terms explained so far on the page

	isLocal    bool // the whole text is one municipality's
	plainTerms bool // a word of the glossary is only written
}

var refKinds = map[string]string{
	"§":       "{§ bl85.1.3} eller {§ bl85.1.3 kort}",
	"afg":     "{afg 70-14}",
	"sats":    "{sats ta_cap_month 2024-06-01}, … seneste, … beregnet 2026-01-01, … vedtaget 2026-01-01 eller … serie",
	"tal":     "{tal klagefrist} eller {tal klagefrist tal}",
	"ord":     "{ord tarv} eller {ord tarv|barnets tarv}",
	"kontakt": "{kontakt ankestyrelsen} eller {kontakt ankestyrelsen telefon}",
	"kilde":   "{kilde V6}",
	"stat":    "{stat id}",
}

func (r *resolver) Resolve(ref markdown.Ref) (markdown.Resolved, error) {
	if r.seen != nil {
		r.seen(ref)
	}
	form, ok := refKinds[ref.Kind]
	if !ok {
		hint := suggest.DidYouMean(ref.Kind, keysOf(refKinds))
		if hint == "" {
			hint = `slagsen er §, afg, sats, tal, ord, kontakt, kilde eller stat; en klamme i teksten skrives \{`
		}
		return markdown.Resolved{}, problem.Hinted("ukendt slags henvisning: "+ref.Raw, hint)
	}
	if len(ref.Args) == 0 {
		return markdown.Resolved{}, problem.Hinted("henvisningen "+ref.Raw+" siger ikke hvad", "skriv "+form)
	}
	id, rest := ref.Args[0], ref.Args[1:]
	var out markdown.Resolved
	var err error
	left := rest
	switch ref.Kind {
	case "§":
		out, left, err = r.law(id, rest)
	case "afg":
		out, err = r.decision(id)
	case "sats":
		out, left, err = r.rate(id, rest, ref.Local || r.isLocal)
	case "tal":
		out, left, err = r.figure(id, rest)
	case "ord":
		out, err = r.term(termID(ref), ref.Text)
		left = nil
	case "kontakt":
		out, left, err = r.contact(id, rest)
	case "kilde":
		out, err = r.source(id)
	case "stat":
		out, err = r.statistic(id)
	}
	if err == nil && len(left) > 0 {
		err = problem.Hinted(fmt.Sprintf("henvisningen %s: %q forstås ikke", ref.Raw, strings.Join(left, " ")), "skriv "+form)
	}
	if err == nil && out.Block && !ref.Alone {
		err = problem.Hinted("tabellen "+ref.Raw+" skal stå alene i sit afsnit", "sæt en tom linje før og efter")
	}
	return out, err
}

func missing(what, id, file string, known []string) error {
	hint := suggest.DidYouMean(id, known)
	if hint == "" {
		hint = "tilføj den i " + registry.Dir + file
	}
	return problem.Hinted("ukendt "+what+": "+id, hint)
}

// take removes word from the words when it stands first.
func take(words []string, word string) ([]string, bool) {
	if len(words) > 0 && words[0] == word {
		return words[1:], true
	}
	return words, false
}

// provisionName is a provision in words, with its signs held to their numbers.
func (reg *siteData) provisionName(id string) string {
	name := strings.NewReplacer("§ ", "§"+danish.NBSP, "stk. ", "stk."+danish.NBSP, "nr. ", "nr."+danish.NBSP).Replace(wizard.ProvisionName(reg.speech(), id))
	return lettered.ReplaceAllString(name, "$1"+danish.NBSP+"$2")
}

// lettered is § 32 a, which is one word to a reader.
var lettered = regexp.MustCompile(`(§` + danish.NBSP + `\d+) ([a-z])\b`)

func (r *resolver) law(id string, form []string) (markdown.Resolved, []string, error) {
	p, ok := r.reg.Provisions[id]
	if !ok {
		return markdown.Resolved{}, nil, missing("bestemmelse", id, "law.yaml", keysOf(r.reg.Provisions))
	}
	name := r.reg.provisionName(id)
	form, short := take(form, "kort")
	if at := strings.Index(name, "§"); short && at > 0 {
		name = name[at:]
	}
	out, err := r.printed("law", ProvisionView{Name: name, URL: r.reg.Sources[p.Source].URL()}, name)
	out.Quiet = true
	return out, form, err
}

// printed is a reference that a part of the layouts prints.
func (r *resolver) printed(part string, data any, text string) (markdown.Resolved, error) {
	html, err := r.layouts.Part(part, data)
	return markdown.Resolved{Text: text, HTML: html}, err
}

func (r *resolver) decision(id string) (markdown.Resolved, error) {
	d, ok := r.reg.Decisions[id]
	if !ok {
		return markdown.Resolved{}, missing("afgørelse", id, "decisions.yaml", keysOf(r.reg.Decisions))
	}
	name := decisionName(r.words, d)
	out, err := r.printed("decision", site.Link{Title: name, Path: decisionAddress(d)}, name)
	out.Quiet = true
	return out, err
}

func (r *resolver) figure(id string, form []string) (markdown.Resolved, []string, error) {
	f, ok := r.reg.Figures[id]
	if !ok {
		return markdown.Resolved{}, nil, missing("tal", id, "figures.yaml", keysOf(r.reg.Figures))
	}
	text := danish.Number(f.Value)
	form, bare := take(form, "tal")
	if !bare && f.Unit != "" {
		text += danish.NBSP + f.Unit
	}
	out, err := r.printed("figure", text, text)
	return out, form, err
}

// termID is the word that a reference names: {ord tabt arbejdsfortjeneste} has
// more than one.
func termID(ref markdown.Ref) string {
	if len(ref.Args) == 1 {
		return ref.Args[0]
	}
	return markdown.Slug(strings.Join(ref.Args, " "))
}

func (r *resolver) term(id, shown string) (markdown.Resolved, error) {
	t, ok := r.reg.Terms[id]
	if !ok {
		return markdown.Resolved{}, missing("ord", id, "glossary.yaml", keysOf(r.reg.Terms))
	}
	if shown == "" {
		shown = t.Term
	}
	if r.plainTerms {
		return markdown.Resolved{Text: shown}, nil
	}
	v := termView{r.prefix + "ord-" + markdown.Slug(t.ID), shown, t.Term, t.Text}
	out, err := r.printed("term", v, shown)
	out.Closes = true
	if err == nil && !r.used[t.ID] {
		r.used[t.ID] = true
		out.Note, err = r.layouts.Part("term-note", v)
	}
	return out, err
}

// termView is a word of the glossary where a text uses it.
type termView struct{ ID, Shown, Term, Text string }

func (r *resolver) contact(id string, form []string) (markdown.Resolved, []string, error) {
	c, ok := r.reg.Contacts[id]
	if !ok {
		return markdown.Resolved{}, nil, missing("kontakt", id, "contacts.yaml", keysOf(r.reg.Contacts))
	}
	part := ""
	if len(form) > 0 {
		part, form = form[0], form[1:]
	}
	lacks := func(what string) error {
		return problem.Hinted("kontakten "+id+" har "+what, "tilføj det i "+registry.Dir+"contacts.yaml, eller skriv {kontakt "+id+"}")
	}
	v := contactView(id, c.Reach)
	v.Web = registry.WebAddress(c.Web)
	switch part {
	case "":
		text := c.Name
		if c.Phone != "" {
			text = r.words.Say("side.tlf", words.Str("navn", c.Name), words.Str("nummer", c.Phone))
		}
		if c.Hours != "" {
			text += " (" + c.Hours + ")"
		}
		out, err := r.printed("contact", v, text)
		out.Quiet = true
		return out, form, err
	case "navn":
		return markdown.Resolved{Text: c.Name}, form, nil
	case "telefon":
		if c.Phone == "" {
			return markdown.Resolved{}, nil, lacks("ingen telefon")
		}
		out, err := r.printed("contact-phone", v, c.Phone)
		return out, form, err
	case "mail":
		if c.Email == "" {
			return markdown.Resolved{}, nil, lacks("ingen mail")
		}
		out, err := r.printed("contact-mail", v, c.Email)
		return out, form, err
	case "tid":
		if c.Hours == "" {
			return markdown.Resolved{}, nil, lacks("ingen åbningstid")
		}
		return markdown.Resolved{Text: c.Hours}, form, nil
	case "web":
		if c.Web == "" {
			return markdown.Resolved{}, nil, lacks("ingen hjemmeside")
		}
		out, err := r.printed("contact-web", contactWay{Text: strings.TrimPrefix(c.Web, "https://"), Href: v.Web}, c.Web)
		return out, form, err
	}
	return markdown.Resolved{}, append([]string{part}, form...), nil
}

func (r *resolver) source(id string) (markdown.Resolved, error) {
	s, ok := r.reg.Sources[id]
	if !ok {
		return markdown.Resolved{}, missing("kilde", id, "sources.yaml", keysOf(r.reg.Sources))
	}
	out, err := r.printed("source", r.reg.sourceView(s.ID), s.Title)
	out.Quiet, out.Cited = true, id
	return out, err
}

func (r *resolver) statistic(id string) (markdown.Resolved, error) {
	s, ok := r.reg.Statistics[id]
	if !ok {
		return markdown.Resolved{}, missing("statistik", id, "statistics.yaml", keysOf(r.reg.Statistics))
	}
	out, err := r.printed("statistic", s.Text, s.Text)
	if err == nil {
		out.Cited = s.Source
		out.Cite, err = r.layouts.Part("statistic-source", r.reg.sourceView(s.Source))
	}
	return out, err
}
