package guide

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/site"
	"rettesnor/internal/suggest"
	"rettesnor/wizard"
)

// fillTools gives the doors, the glossary, the wizard and the calculator what
// only they have.
func (b *builder) fillTools() {
	provisions := b.provisions()
	b.fillDoors()
	for _, p := range b.Pages {
		switch p.Kind {
		case "glossary":
			var terms []TermView
			for _, id := range keysOf(b.reg.Terms) {
				t := b.reg.Terms[id]
				terms = append(terms, TermView{ID: id, Term: t.Term, Text: t.Text})
			}
			slices.SortStableFunc(terms, func(x, y TermView) int { return strings.Compare(danish.SortKey(x.Term), danish.SortKey(y.Term)) })
			p.View().Made = terms
		case "wizard":
			ask, place := b.firstAsk()
			w := &wizardView{Pages: b.guidePages(), Situations: b.questions([]string{wizard.Situation.String()})[0].Choices, Provisions: provisions, Explanations: b.explained,
				EnginePath: b.Asset(EngineFile), RatesPath: b.Asset("rates.csv"), WordsPath: b.Asset("words.txt"), First: strings.Join(ask, " "), FirstMost: place.Most, Letters: b.letters()}
			if b.ByAddress["/guide/trin/"] != nil {
				w.StartPath = "/guide/trin/"
			} else {
				w.StartPath = p.Address
			}
			w.ExplainedPath = b.PublishPart("explained.txt", "explained", w) // what it shows an answer with
			p.View().Made, p.View().Page.Tool = w, true
		case "calculator":
			p.View().Page.Tool = true
			p.View().Made = &calculatorView{Questions: b.calculatorQuestions(), Example: template.HTML(p.Doc.Apart), Provisions: provisions,
				Groups: b.calculatorGroups(), Other: b.otherParent(), OtherGroups: b.otherGroups(), Month: monthOf(b.Date), Table: b.hoursTable(),
				EnginePath: b.Asset(EngineFile), RatesPath: b.Asset("rates.csv"), WordsPath: b.Asset("words.txt")}
		case "question", "outcome", "standing":
			p.View().Made, p.View().Page.Tool = b.steps[p], true
		}
	}
}

// explanations are the longer texts: of each verdict a finding can have, and of
// a refusal and an approval. No finding can be opfyldt.
func (b *builder) explanations() []ExplanationView {
	var all []ExplanationView
	have := map[string]*site.Page{}
	for _, p := range b.Fragments {
		if p.Kind != "fragment" {
			continue
		}
		have[strings.TrimSuffix(strings.TrimPrefix(p.File, fragmentDir), ".md")] = p
	}
	names := wizard.ExplanationIDs()
	for _, name := range names {
		finding, verdict, _ := strings.Cut(name, ".")
		p := have[name]
		if p == nil {
			b.Problem(site.Problem{File: fragmentDir + name + ".md", Message: "teksten til svaret mangler", Hint: "skriv den; den står under svaret, når " + finding + " er " + verdict})
			continue
		}
		all = append(all, ExplanationView{Finding: finding, Verdict: verdict, Title: p.Title, HTML: template.HTML(p.Doc.HTML)})
	}
	for _, name := range keysOf(have) {
		if !slices.Contains(names, name) {
			b.Problem(site.Problem{File: have[name].File, Message: "intet svar hedder " + name, Hint: suggest.DidYouMean(name, names)})
		}
	}
	return all
}

// provisions are all that the law registry has, for the script to link to.
func (b *builder) provisions() []ProvisionView {
	var all []ProvisionView
	for _, id := range keysOf(b.reg.Provisions) {
		all = append(all, b.provision(id))
	}
	return all
}
