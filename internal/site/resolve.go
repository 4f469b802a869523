package site

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/registry"
	"rettesnor/wizard"
)

// resolver answers the references of one page.
type resolver struct {
	reg     *siteData
	words   *sayings
	layouts *layouts
	base    string             // the base's path
	date    string             // the build's
	prefix  string             // put before the ids that are made here
	seen    func(markdown.Ref) // told of each reference; may be nil
	used    map[string]bool    // glossary terms explained so far on the page

	isLocal    bool // the whole text is one municipality's
	plainTerms bool // a word of the glossary is only written
}

// hinted is a problem with what to do about it.
type hinted struct{ message, hint string }

func (e hinted) Error() string { return e.message }
func (e hinted) Hint() string  { return e.hint }

var refKinds = map[string]string{
	"§":       "{§ bl85.1.3} eller {§ bl85.1.3 kort}",
	"afg":     "{afg 70-14}",
	"sats":    "{sats ta_cap_month 2024-06-01}, … seneste, … beregnet 2026-01-01 eller … serie",
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
		hint := didYouMean(ref.Kind, keysOf(refKinds))
		if hint == "" {
			hint = `slagsen er §, afg, sats, tal, ord, kontakt, kilde eller stat; en klamme i teksten skrives \{`
		}
		return markdown.Resolved{}, hinted{"ukendt slags henvisning: " + ref.Raw, hint}
	}
	if len(ref.Args) == 0 {
		return markdown.Resolved{}, hinted{"henvisningen " + ref.Raw + " siger ikke hvad", "skriv " + form}
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
		err = hinted{fmt.Sprintf("henvisningen %s: %q forstås ikke", ref.Raw, strings.Join(left, " ")), "skriv " + form}
	}
	if err == nil && out.Block && !ref.Alone {
		err = hinted{"tabellen " + ref.Raw + " skal stå alene i sit afsnit", "sæt en tom linje før og efter"}
	}
	return out, err
}

func missing(what, id, file string, known []string) error {
	hint := didYouMean(id, known)
	if hint == "" {
		hint = "tilføj den i " + dataDir + file
	}
	return hinted{"ukendt " + what + ": " + id, hint}
}

// take removes word from the words when it stands first.
func take(words []string, word string) ([]string, bool) {
	if len(words) > 0 && words[0] == word {
		return words[1:], true
	}
	return words, false
}

// provisionName is a provision in words, with its signs held to their numbers.
func provisionName(id string) string {
	name := strings.NewReplacer("§ ", "§"+nbsp, "stk. ", "stk."+nbsp, "nr. ", "nr."+nbsp).Replace(wizard.ProvisionName(id))
	return lettered.ReplaceAllString(name, "$1"+nbsp+"$2")
}

// lettered is § 32 a, which is one word to a reader.
var lettered = regexp.MustCompile(`(§` + nbsp + `\d+) ([a-z])\b`)

func (r *resolver) law(id string, form []string) (markdown.Resolved, []string, error) {
	p, ok := r.reg.Provisions[id]
	if !ok {
		return markdown.Resolved{}, nil, missing("bestemmelse", id, "law.yaml", keysOf(r.reg.Provisions))
	}
	name := provisionName(id)
	form, short := take(form, "kort")
	if at := strings.Index(name, "§"); short && at > 0 {
		name = name[at:]
	}
	return markdown.Resolved{Text: name, HTML: anchor("ref", r.reg.Sources[p.Source].URL(), name), Quiet: true}, form, nil
}

// anchor is a link, or a span where there is no address.
func anchor(class, url, text string) string {
	if url == "" {
		return `<span class="` + class + `">` + html.EscapeString(text) + `</span>`
	}
	return `<a class="` + class + `" href="` + html.EscapeString(url) + `">` + html.EscapeString(text) + `</a>`
}

func (r *resolver) decision(id string) (markdown.Resolved, error) {
	d, ok := r.reg.Decisions[id]
	if !ok {
		return markdown.Resolved{}, missing("afgørelse", id, "decisions.yaml", keysOf(r.reg.Decisions))
	}
	name := r.words.decision(d)
	return markdown.Resolved{Text: name, HTML: `<a class="ref" href="` + html.EscapeString(r.base+decisionAddress(d)) + `">` + string(unbroken(name)) + `</a>`, Quiet: true}, nil
}

func (r *resolver) figure(id string, form []string) (markdown.Resolved, []string, error) {
	f, ok := r.reg.Figures[id]
	if !ok {
		return markdown.Resolved{}, nil, missing("tal", id, "figures.yaml", keysOf(r.reg.Figures))
	}
	text := danishNumber(f.Value)
	form, bare := take(form, "tal")
	if !bare && f.Unit != "" {
		text += nbsp + f.Unit
	}
	return markdown.Resolved{Text: text, HTML: `<span class="rate">` + html.EscapeString(text) + `</span>`}, form, nil
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
	id = r.prefix + "ord-" + markdown.Slug(t.ID)
	note := ""
	out := `<button type="button" class="term" popovertarget="` + id + `">` + html.EscapeString(shown) + `</button>`
	if !r.used[t.ID] {
		r.used[t.ID] = true
		note = `<span popover id="` + id + `" class="term-note"><strong>` + html.EscapeString(t.Term) + `</strong>: ` + html.EscapeString(t.Text) + `</span>`
	}
	return markdown.Resolved{Text: shown, HTML: out, Closes: true, Note: note}, nil
}

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
		return hinted{"kontakten " + id + " har " + what, "tilføj det i " + dataDir + "contacts.yaml, eller skriv {kontakt " + id + "}"}
	}
	phone := `<a href="` + html.EscapeString(telephone(c.Phone)) + `">` + html.EscapeString(c.Phone) + `</a>`
	mail := `<a href="mailto:` + html.EscapeString(c.Email) + `">` + html.EscapeString(c.Email) + `</a>`
	switch part {
	case "":
		text := c.Name
		out := `<span class="kontakt"><strong>` + html.EscapeString(c.Name) + `</strong>`
		if c.Web != "" {
			out = `<span class="kontakt"><strong>` + anchor("kontakt-navn", registry.WebAddress(c.Web), c.Name) + `</strong>`
		}
		if c.Phone != "" {
			text += ", tlf. " + c.Phone
			out += ", tlf. " + phone
		}
		if c.Hours != "" {
			text += " (" + c.Hours + ")"
			out += ` <span class="kontakt-tid">(` + html.EscapeString(c.Hours) + `)</span>`
		}
		return markdown.Resolved{Text: text, HTML: out + `</span>`, Quiet: true}, form, nil
	case "navn":
		return markdown.Resolved{Text: c.Name}, form, nil
	case "telefon":
		if c.Phone == "" {
			return markdown.Resolved{}, nil, lacks("ingen telefon")
		}
		return markdown.Resolved{Text: c.Phone, HTML: phone}, form, nil
	case "mail":
		if c.Email == "" {
			return markdown.Resolved{}, nil, lacks("ingen mail")
		}
		return markdown.Resolved{Text: c.Email, HTML: mail}, form, nil
	case "tid":
		if c.Hours == "" {
			return markdown.Resolved{}, nil, lacks("ingen åbningstid")
		}
		return markdown.Resolved{Text: c.Hours}, form, nil
	case "web":
		if c.Web == "" {
			return markdown.Resolved{}, nil, lacks("ingen hjemmeside")
		}
		return markdown.Resolved{Text: c.Web, HTML: anchor("kontakt-web", registry.WebAddress(c.Web), strings.TrimPrefix(c.Web, "https://"))}, form, nil
	}
	return markdown.Resolved{}, append([]string{part}, form...), nil
}

func (r *resolver) source(id string) (markdown.Resolved, error) {
	s, ok := r.reg.Sources[id]
	if !ok {
		return markdown.Resolved{}, missing("kilde", id, "sources.yaml", keysOf(r.reg.Sources))
	}
	return markdown.Resolved{Text: s.Title, HTML: anchor("kilde", s.URL(), s.Title), Quiet: true}, nil
}

func (r *resolver) statistic(id string) (markdown.Resolved, error) {
	s, ok := r.reg.Statistics[id]
	if !ok {
		return markdown.Resolved{}, missing("statistik", id, "statistics.yaml", keysOf(r.reg.Statistics))
	}
	src := r.reg.Sources[s.Source]
	return markdown.Resolved{Text: s.Text, HTML: `<span class="stat">` + html.EscapeString(s.Text) + `</span> <span class="stat-kilde">(` + anchor("kilde", src.URL(), src.Title) + `)</span>`}, nil
}
