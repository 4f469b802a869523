package site

import (
	"html/template"
	"slices"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/wizard"
)

// codeStyles is the stylesheet of highlighted code.
func codeStyles() []byte { return markdown.CodeCSS() }

// makePages adds the pages that have no Markdown file.
func (b *build) makePages() {
	if _, own := b.from["404.html"]; b.layout["notfound.html"] != nil && (!own || b.ours()) {
		b.add(&page{address: "/404.html", kind: "notfound", layout: "notfound.html", title: b.words.say("side.findes-ikke")})
	}
	if !b.ours() {
		return
	}
	b.doorPages()
	if b.byAddress["/ordliste/"] == nil {
		b.add(&page{address: "/ordliste/", kind: "glossary", layout: "glossary.html", title: b.words.say("side.ordliste"), description: b.words.say("side.ordliste.om")})
	}
	b.explained = b.explanations()
	explain := func(finding, verdict string) template.HTML {
		for _, e := range b.explained {
			if e.Finding == finding && e.Verdict == verdict {
				return e.HTML
			}
		}
		return ""
	}
	for _, s := range b.stepPages(explain) {
		p := &page{address: s.Path, kind: s.Kind, layout: "step.html", title: s.Title, description: s.Description}
		if s.Kind != "question" {
			p.layout = s.Kind + ".html"
		}
		p.step = &s.Wizard
		b.add(p)
	}
	b.registerPages()
}

// fillTools gives the doors, the glossary, the wizard and the calculator what
// only they have.
func (b *build) fillTools() {
	if !b.ours() {
		return
	}
	provisions := b.provisions()
	b.fillDoors()
	for _, p := range b.pages {
		switch p.kind {
		case "glossary":
			for _, id := range keysOf(b.reg.Terms) {
				t := b.reg.Terms[id]
				p.view.Terms = append(p.view.Terms, TermView{ID: id, Term: t.Term, Text: t.Text})
			}
			slices.SortStableFunc(p.view.Terms, func(x, y TermView) int { return strings.Compare(fold(x.Term), fold(y.Term)) })
		case "wizard":
			ask, place := b.firstAsk()
			w := &wizardView{Pages: b.guidePages(), Situations: b.questions([]string{wizard.Situation.String()})[0].Choices, Provisions: provisions, Explanations: b.explained,
				EnginePath: b.assets.address["engine.wasm"], RatesPath: b.assets.address["rates.csv"], WordsPath: b.assets.address["words.txt"], First: strings.Join(ask, " "), FirstMost: place.Most, Letters: b.letters()}
			if b.byAddress["/guide/trin/"] != nil {
				w.StartPath = "/guide/trin/"
			} else {
				w.StartPath = p.address
			}
			w.ExplainedPath = b.explainedFile(w)
			p.view.Wizard = w
		case "calculator":
			p.view.Calculator = &calculatorView{Questions: b.calculatorQuestions(), Example: template.HTML(p.doc.Apart), Provisions: provisions,
				Groups: b.calculatorGroups(), Other: b.otherParent(), OtherGroups: b.otherGroups(), Month: monthOf(b.Date), Table: b.hoursTable(),
				EnginePath: b.assets.address["engine.wasm"], RatesPath: b.assets.address["rates.csv"], WordsPath: b.assets.address["words.txt"]}
		case "question", "outcome", "standing":
			p.view.Wizard = p.step
		}
	}
}

// explainedFile publishes what the guide shows an answer with, and gives its
// address.
func (b *build) explainedFile(w *wizardView) string {
	const name = "parts/explained.html"
	if b.layout[name] == nil {
		return ""
	}
	text, err := b.layouts.part("explained", w)
	if err != nil {
		b.problem(layoutProblem(name, err))
		return ""
	}
	small, err := minified(name, []byte(text))
	if err != nil {
		b.problem(Problem{File: "layouts/" + name, Message: err.Error()})
	}
	return b.assets.put("explained.txt", small)
}

// explanations are the longer texts: of each verdict a finding can have, and of
// a refusal and an approval. No finding can be opfyldt.
func (b *build) explanations() []ExplanationView {
	var all []ExplanationView
	have := map[string]*page{}
	for _, p := range b.fragments {
		if p.kind != "fragment" {
			continue
		}
		have[strings.TrimSuffix(strings.TrimPrefix(p.file, fragmentDir), ".md")] = p
	}
	names := wizard.ExplanationIDs()
	for _, name := range names {
		finding, verdict, _ := strings.Cut(name, ".")
		p := have[name]
		if p == nil {
			b.problem(Problem{File: fragmentDir + name + ".md", Message: "teksten til svaret mangler", Hint: "skriv den; den står under svaret, når " + finding + " er " + verdict})
			continue
		}
		all = append(all, ExplanationView{Finding: finding, Verdict: verdict, Title: p.title, HTML: template.HTML(p.doc.HTML)})
	}
	for _, name := range keysOf(have) {
		if !slices.Contains(names, name) {
			b.problem(Problem{File: have[name].file, Message: "intet svar hedder " + name, Hint: didYouMean(name, names)})
		}
	}
	return all
}

// provisions are all that the law registry has, for the script to link to.
func (b *build) provisions() []ProvisionView {
	var all []ProvisionView
	for _, id := range keysOf(b.reg.Provisions) {
		all = append(all, b.provision(id))
	}
	return all
}
