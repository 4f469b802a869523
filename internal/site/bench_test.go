package site

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"
)

var corpusWords = strings.Fields("barn træning kommune afgørelse støtte hjælp ansøgning forældre skole vurdering metode klage " +
	"frist løn timer ordning udgift bilag møde rådgiver lov paragraf måned uge plan mål")

// corpus makes a folder of n pages, the same for the same n.
func corpus(n int) fstest.MapFS {
	r := rand.New(rand.NewPCG(1, uint64(n)))
	sentence := func() string {
		words := make([]string, 12)
		for i := range words {
			words[i] = corpusWords[r.IntN(len(corpusWords))]
		}
		return strings.Join(words, " ") + "."
	}
	files := fstest.MapFS{"content/_index.md": {Data: []byte("# Forside\n")}}
	for s := range 12 {
		files[fmt.Sprintf("content/s%d/_index.md", s)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Sektion %d\n", s)}
	}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Side %d\ndescription: %s\nweight: %d\n---\n", i, sentence(), i+1)
		for h := range 6 {
			fmt.Fprintf(&b, "## %s\n\n%s %s %s **%s** [link](/s%d/)\n\n", sentence(), sentence(), sentence(), sentence(), sentence(), r.IntN(12))
			switch h {
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
			}
		}
		files[fmt.Sprintf("content/s%d/side-%d.md", r.IntN(12), i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

func BenchmarkCold1000(b *testing.B) {
	files := corpus(1000)
	for b.Loop() {
		if res := Build(Input{Files: files, Fallback: theme}); res.Failed() {
			b.Fatal(res.Problems[0])
		}
	}
}

// One page's text changes; everything else is as it was.
func BenchmarkEdit1000(b *testing.B) {
	files := corpus(1000)
	memo := &Memo{}
	Build(Input{Files: files, Fallback: theme, Memo: memo})
	i := 0
	for b.Loop() {
		i++
		next := with(files, "content/s1/_index.md", fmt.Sprintf("# Sektion\n\nRettelse %d.\n", i))
		if res := Build(Input{Files: next, Fallback: theme, Memo: memo}); res.Failed() {
			b.Fatal(res.Problems[0])
		}
	}
}
