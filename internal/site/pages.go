package site

import "rettesnor/internal/markdown"

// codeStyles is the stylesheet of highlighted code.
func codeStyles() []byte { return markdown.CodeCSS() }

// makePages adds the pages that have no Markdown file.
func (b *Builder) makePages() {
	if _, own := b.from["404.html"]; b.Layout["notfound.html"] != nil && (!own || !b.lenient()) {
		b.Add(&Page{Address: "/404.html", Kind: "notfound", Layout: "notfound.html", Title: b.Words.Say("side.findes-ikke"), Hidden: true, Aside: true})
	}
	if b.product != nil {
		b.product.Make()
		b.addTopicPage()
		b.addSearchPage()
		b.addOfflinePage()
	}
}
