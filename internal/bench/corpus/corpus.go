// Package corpus makes folders of content to measure with: the same bytes for
// the same number of pages, with what texts have that costs time.
package corpus

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"strings"
)

var words = strings.Fields("barn træning kommune afgørelse støtte hjælp ansøgning forældre skole vurdering metode klage " +
	"frist løn timer ordning udgift bilag møde rådgiver lov paragraf måned uge plan mål")

// Sections is how many folders the pages lie in.
const Sections = 12

// References are said in each section of a page whose folder has the data.
const References = "Fristen er {tal klagefrist}, se {§ bl85.1.3 kort} og {afg 70-14}. {sats ta_cap_month seneste} {ord tarv}\n\n"

// Name is the file of a page.
func Name(i int) string { return fmt.Sprintf("content/s%d/side-%d.md", i*7%Sections, i) }

// Address is where a page is read.
func Address(i int) string { return fmt.Sprintf("/s%d/side-%d/", i*7%Sections, i) }

// Page is the text of a page, some 700 words. References come from the data; a
// mark is words that only this text has, as of an edit.
func Page(i int, references bool, mark string) []byte {
	r := rand.New(rand.NewPCG(1, uint64(i)))
	sentence := func() string {
		said := make([]string, 8)
		for k := range said {
			said[k] = words[r.IntN(len(words))]
		}
		said[0] = strings.ToUpper(said[0][:1]) + said[0][1:]
		return strings.Join(said, " ") + "."
	}
	sentences := func(n int) string {
		all := make([]string, n)
		for k := range all {
			all[k] = sentence()
		}
		return strings.Join(all, " ")
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "---\ntitle: Side %d\ndescription: %s\nweight: %d\naudience: [kommuner]\nchecked: 2026-11-21\nsources: [S1]\nlaw: [bl85.1]\n---\n", i, sentence(), i+1)
	if mark != "" {
		fmt.Fprintf(&b, "Mærke: %s.\n\n", mark)
	}
	for h := range 6 {
		fmt.Fprintf(&b, "## %s\n\n%s **%s** [link](/s%d/) %s\n\n", sentence(), sentences(3), sentence(), r.IntN(Sections), sentences(7))
		if references {
			b.WriteString(References)
		}
		switch h {
		case 0:
			fmt.Fprintf(&b, "[en anden side](%s)\n\n", strings.TrimPrefix(Name(r.IntN(i+1)), "content"))
		case 1:
			b.WriteString("| a | b |\n|---|--:|\n")
			for range 6 {
				fmt.Fprintf(&b, "| %s | %d |\n", sentence(), r.IntN(1000))
			}
			b.WriteString("\n")
		case 2:
			fmt.Fprintf(&b, "- %s\n- %s\n- %s\n\n", sentence(), sentence(), sentence())
		case 3:
			fmt.Fprintf(&b, "```go\nfunc main() {\n\tprintln(%d)\n}\n```\n\n", i)
		case 4:
			fmt.Fprintf(&b, "Fodnote[^1].\n\n[^1]: %s\n\nOrd\n: %s\n\n", sentence(), sentence())
		case 5:
			b.WriteString("![Et billede](/billede.png)\n\n")
		}
	}
	return b.Bytes()
}

// Files is a folder from elsewhere of n pages, by name. With references its
// texts refer to data, which whoever builds it adds.
func Files(n int, references bool) map[string][]byte {
	files := map[string][]byte{"content/billede.png": picture()}
	if !references {
		files["content/_index.md"] = []byte("# Forside\n")
	}
	for s := range Sections {
		files[fmt.Sprintf("content/s%d/_index.md", s)] = fmt.Appendf(nil, "---\ntitle: Sektion %d\ndescription: Afsnittet om %s.\n---\n", s, words[s])
	}
	for i := range n {
		files[Name(i)] = Page(i, references, "")
	}
	return files
}

func picture() []byte {
	img := image.NewGray(image.Rect(0, 0, 64, 48))
	for i := range img.Pix {
		img.SetGray(i%64, i/64, color.Gray{Y: uint8(i)})
	}
	var b bytes.Buffer
	_ = png.Encode(&b, img)
	return b.Bytes()
}

// Data is what a folder of pages with references has besides: a configuration and
// the registries that they refer to.
func Data() map[string][]byte {
	return map[string][]byte{
		"content/_index.md":            []byte("---\ntitle: Forsiden\ndescription: Alt.\n---\nVelkommen.\n"),
		"content/data/site.yaml":       []byte("title: Prøven\nbase: https://x.example\nlang: da\ndate: 2026-11-21\nmenu:\n  - title: Afsnit\n    path: /s0/\n"),
		"content/data/sources.yaml":    []byte("- id: S1\n  title: Kilden\n  kind: lov\n  urls: [https://kilde.example/]\n"),
		"content/data/law.yaml":        []byte("- id: bl85.1\n  text: x\n  source: S1\n- id: bl85.1.3\n  text: y\n  source: S1\n"),
		"content/data/decisions.yaml":  []byte("- id: 70-14\n  kind: principafgoerelse\n  sources: [S1]\n"),
		"content/data/figures.yaml":    Figures(4),
		"content/data/glossary.yaml":   []byte("- id: tarv\n  term: tarv\n  text: Det, der er godt for barnet.\n"),
		"content/data/statistics.yaml": []byte("- id: omgjort\n  text: 17 af 19\n  n: 19\n  source: S1\n"),
		"content/data/rates.csv":       []byte("key;from;until;value;unit;status;sources;note\nta_cap_month;2024-01-01;2024-12-31;35247;DKK/month;published;S1;\n"),
	}
}

// Figures is the registry that each page refers to, with a deadline of some weeks.
func Figures(weeks int) []byte {
	return fmt.Appendf(nil, "- id: klagefrist\n  value: %d\n  time: weeks\n  source: S1\n", weeks)
}
