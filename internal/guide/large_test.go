package guide

import (
	"fmt"
	"rettesnor/internal/site"
	"strings"
	"testing"
	"time"
)

// A hundred thousand links are followed, the broken ones too, in good time.
func TestManyLinks(t *testing.T) {
	var b strings.Builder
	for i := range 100_000 {
		to := "frist.md"
		if i%2 == 1 {
			to = fmt.Sprintf("vaek-%d.md", i)
		}
		b.WriteString("- [a](" + to + ")\n")
	}
	files := with(ours, "content/klage/mange.md", guidance("Mange", b.String()))
	for i := range 300 {
		name := fmt.Sprintf("content/klage/vaek%d.md", i)
		files[name] = with(nil, name, guidance(fmt.Sprint("Nr. ", i), "x\n"))[name]
	}
	start := time.Now()
	res := Build(site.Input{Files: files, Fallback: theme})
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("%v", took)
	} else {
		t.Logf("%v", took.Round(time.Millisecond))
	}
	if len(res.Problems) != 50_000 {
		t.Fatalf("%d problems", len(res.Problems))
	}
	if s := res.Problems[0].String(); s != "content/klage/mange.md:10: linket /klage/vaek-1/ fører ingen steder\n  hint: mente du /klage/vaek1/?" {
		t.Errorf("got %s", s)
	}
}

// A page that nobody would read is a problem of its own, and the others stand.
func TestLargePage(t *testing.T) {
	res := Build(site.Input{Files: with(ours, "content/klage/stor.md", guidance("Stor", strings.Repeat("ord ", 25<<20)+"\n")), Fallback: theme})
	if len(res.Problems) != 1 || res.Problems[0].String() != "content/klage/stor.md:9: siden fylder 101 MiB\n  hint: højst 4; del den i flere sider" {
		t.Errorf("got %v", res.Problems)
	}
}
