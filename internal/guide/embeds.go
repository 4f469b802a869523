package guide

import (
	"rettesnor/internal/site"
	"slices"
	"strings"
)

// Other sites show the guide, the calculator, a deadline and where a family
// stands in a frame of theirs:
//
//	/indlejr/guide/             the guide
//	/indlejr/beregner/          the calculator
//	/indlejr/frist/klagefrist/  a deadline that some page counts
//	/indlejr/svar/afslag/       the answer to where a family stands
//
// Such a page has the layout of the one that it embeds, without the site's frame;
// View.Page.Embeds is that page's address. It is for no search, keeps nothing and
// has no worker, opens links in a window of their own, and tells the page around
// it how high it is (static/js/embed.js). These pages alone may be framed from
// elsewhere, which the headers say. EmbedScript is for the page around them: it
// gives their frames that height.

const (
	embedsPath  = "/indlejr/"
	embedScript = "indlejr/hoejde.js"
	helpScript  = "js/hoejde.js" // of static/
)

// EmbedView is an embed on the page that offers them.
type EmbedView struct{ ID, Title, Path string }

// linkView is the page that says how others lead to the site.
type linkView struct {
	Frames []EmbedView
	Begins []QuestionView // what a link to the guide may answer, there
}

// framesLayout is that of the page that offers them.
const framesLayout = "embeds.html"

// offered are the embeds of the site.
func (b *builder) offered() (all []EmbedView) {
	for _, p := range b.Pages {
		if p.Embeds != nil {
			all = append(all, EmbedView{strings.ReplaceAll(strings.Trim(p.Address, "/"), "/", "-"), p.Title, p.Address})
		}
	}
	return all
}

func (b *builder) embedPages() {
	for _, p := range b.Pages {
		if p.Layout == framesLayout {
			p.Parts = append(p.Parts, site.PartField)
		}
	}
	embed := func(address string, of *site.Page) {
		doc := of.Doc
		doc.Refs = nil // what refers to something is the page itself
		p := &site.Page{Address: address, Kind: of.Kind, Layout: of.Layout, Title: of.Title, Description: of.Description, Doc: doc, Hidden: true, Aside: true, Embeds: of}
		b.steps[p] = b.steps[of]
		b.Add(p)
	}
	for _, address := range []string{"/guide/", "/beregner/"} {
		if p := b.ByAddress[address]; p != nil {
			embed(embedsPath[:len(embedsPath)-1]+address, p)
		}
	}
	for _, p := range slices.Clone(b.Pages) {
		for _, id := range fieldsOf(p).Deadlines {
			address := embedsPath + "frist/" + id + "/"
			if b.ByAddress[address] != nil || p.Embeds != nil || b.Layout["embed.html"] == nil {
				continue
			}
			d := &site.Page{Address: address, Kind: "embed", Layout: "embed.html", Title: b.Words.Say("frist." + id), Description: p.Description, Hidden: true, Aside: true, Embeds: p}
			d.Fields = &frontFields{Deadlines: []string{id}}
			b.Add(d)
		}
		if p.Kind == "standing" && p.Embeds == nil {
			embed(embedsPath+"svar/"+b.steps[p].Standing.Situation+"/", p)
		}
	}
}

// embedHelp publishes the script for the page around an embed, where it keeps its
// address.
func (b *builder) embedHelp() {
	if b.Static[helpScript] != nil && b.ByAddress[embedsPath+"guide/"] != nil {
		b.PublishAt(embedScript, helpScript)
	}
}
