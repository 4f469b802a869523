package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"rettesnor"
	"rettesnor/wizard"
)

// reactor is the engine as a page runs it.
type reactor struct {
	t   testing.TB
	mod api.Module
}

func newReactor(t testing.TB) reactor {
	t.Helper()
	wasm, err := buildEngine()
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	t.Cleanup(func() { r.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	mod, err := r.InstantiateWithConfig(ctx, wasm, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	e := reactor{t, mod}
	rates, err := rettesnor.Files.ReadFile(ratesFile)
	if err != nil {
		t.Fatal(err)
	}
	if e.send(rates); e.call("load", uint64(len(rates))) != 1 {
		t.Fatal("the engine refuses the rates")
	}
	return e
}

func (e reactor) call(name string, args ...uint64) uint64 {
	e.t.Helper()
	out, err := e.mod.ExportedFunction(name).Call(context.Background(), args...)
	if err != nil {
		e.t.Fatalf("%s: %v", name, err)
	}
	return out[0]
}

func (e reactor) send(b []byte) {
	e.t.Helper()
	p := e.call("input", uint64(len(b)))
	if p == 0 || !e.mod.Memory().Write(uint32(p), b) {
		e.t.Fatalf("no room for %d bytes", len(b))
	}
}

func (e reactor) ask(name string, file []byte) []byte {
	e.t.Helper()
	e.send(file)
	n := e.call(name, uint64(len(file)))
	b, ok := e.mod.Memory().Read(uint32(e.call("output")), uint32(n))
	if !ok {
		e.t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(b)
}

// corpus holds at least 400 cases: every answer of every condition about a
// full case, each date boundary −1/0/+1, each rate window, bad cases, and
// drawn ones.
func corpus() [][]byte {
	full := func() wizard.Case {
		var c wizard.Case
		for id, v := range map[string]string{
			"ansoegning": "2024-05-01", "maaned": "2024-06", "barn.foedselsdato": "2016-03-04",
			"barn.betydelig-varig-funktionsnedsaettelse": "ja", "barn.maalgruppe-saerligt-dagtilbud": "ja", "barn.hjemmeboende": "ja",
			"foraelder.foraeldremyndighed": "alene", "traening.fremmer-trivsel": "ja", "traening.foraeldre-i-stand": "ja",
			"traening.dokumenterbar-metode": "ja", "traening.sygehusbehandling": "ingen", "ta.noedvendig-pasning": "ja", "ta.indtaegtstab": "ja",
			"ta.bruttoloen": "37000", "ta.arbejdstid-uge": "37", "ta.bevilgede-timer-uge": "20", "ta.pension-arbejdsgiver": "3000",
		} {
			if problem := c.Set(id, v); problem != "" {
				panic(problem)
			}
		}
		return c
	}
	var cases [][]byte
	add := func(c wizard.Case) { cases = append(cases, wizard.AppendCase(nil, &c)) }
	for f := wizard.Fact(0); f.String() != ""; f++ {
		answers := append([]string{"ved-ikke"}, f.Info().Choices...)
		switch f.Info().Kind {
		case wizard.Money:
			answers = append(answers, "0", "0.01", "35246.99", "35247", "35247.01", "1000000000")
		case wizard.Hours:
			answers = append(answers, "0.01", "8.99", "9", "17.99", "18", "26.99", "27", "37", "168")
		case wizard.Day:
			answers = append(answers, "2006-04-30", "2006-05-01", "2006-05-02", "2006-05-31", "2006-06-01", "2006-06-02", "2008-02-29")
		}
		for _, a := range answers {
			c := full()
			c.Set(f.String(), a)
			add(c)
		}
	}
	for year := 2009; year <= 2028; year++ {
		for _, month := range []string{"01", "06", "07", "12"} {
			for _, pay := range []string{"20000", "60000", "ved-ikke"} {
				c := full()
				c.Set("maaned", fmt.Sprintf("%d-%s", year, month))
				c.Set("ansoegning", fmt.Sprintf("%d-%s-01", year, month))
				c.Set("ta.bruttoloen", pay)
				if pay == "60000" {
					c.Set("bevilling", fmt.Sprintf("%d-03", year-2))
				}
				add(c)
			}
		}
	}
	for _, day := range []string{"2016-06-30", "2016-07-01", "2023-12-31", "2024-01-01"} {
		c := full()
		c.Set("afgoerelse", day)
		add(c)
	}
	bad := []string{
		``, `{`, `[]`, `null`, `{"format":"rettesnor-sag/9"}`, `{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":1}}`,
		`{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":"1","ta.bruttoloen":"2"}}`, `{"format":"rettesnor-sag/1","nyt":{}}`,
		`{"format":"rettesnor-sag/1","facts":{"ukendt":"ja"}}`, `{"format":"rettesnor-sag/1","facts":{"ta.arbejdstid-uge":"10","ta.bevilgede-timer-uge":"11"}}`,
		"{\"format\":\"rettesnor-sag/1\",\"facts\":{\"\xff\":\"\"}}", `{"a":` + strings.Repeat("[", 5000), strings.Repeat(" ", wizard.MaxCase+1),
		`{"format":"rettesnor-sag/1","facts":{"ta.bruttoloen":"` + strings.Repeat("9", 100_000) + `"}}`,
	}
	for _, b := range bad {
		cases = append(cases, []byte(b))
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var c wizard.Case
		c.Set("maaned", fmt.Sprintf("%d-%02d", 2010+r.IntN(18), 1+r.IntN(12)))
		for f := wizard.Fact(0); f.String() != ""; f++ {
			info := f.Info()
			switch {
			case r.IntN(4) == 0:
			case info.Kind == wizard.Choice:
				c.Set(f.String(), append(info.Choices, "ved-ikke")[r.IntN(len(info.Choices)+1)])
			case info.Kind == wizard.Money:
				c.Set(f.String(), fmt.Sprintf("%d.%02d", r.IntN(90000), r.IntN(100)))
			case info.Kind == wizard.Hours:
				c.Set(f.String(), fmt.Sprintf("%d.%02d", r.IntN(50), r.IntN(100)))
			case info.Kind == wizard.Day:
				c.Set(f.String(), fmt.Sprintf("%d-%02d-%02d", 1995+r.IntN(30), 1+r.IntN(12), 1+r.IntN(28)))
			}
		}
		add(c)
	}
	return cases
}

// Law 3 (docs/laws.md): the engine in the page gives the same bytes as the program.
func TestWasmAnswersAsTheProgramDoes(t *testing.T) {
	e := newReactor(t)
	m, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	cases := corpus()
	if len(cases) < 400 {
		t.Fatalf("only %d cases", len(cases))
	}
	seen := map[string]int{}
	for _, file := range cases {
		native, _ := m.AnswerCase(nil, file)
		if wasm := e.ask("answer", file); !bytes.Equal(native, wasm) {
			t.Fatalf("answer differs for %.300s\nprogram: %s\npage:    %s", file, native, wasm)
		}
		if native, wasm := m.AppendStep(nil, file, 0), e.ask("step", file); !bytes.Equal(native, wasm) {
			t.Fatalf("step differs for %.300s\nprogram: %s\npage:    %s", file, native, wasm)
		}
		for _, v := range []string{"mangler", "ikke-opfyldt", "skoen", "opfyldt"} {
			if bytes.Contains(native, []byte(`"verdict":"`+v+`"`)) {
				seen[v]++
			}
		}
	}
	for _, v := range []string{"mangler", "ikke-opfyldt", "skoen", "opfyldt"} {
		if seen[v] < 10 {
			t.Errorf("only %d cases have something that is %s", seen[v], v)
		}
	}
	t.Logf("%d cases", len(cases))
}

func TestTheEngineSurvivesWhatAPageMaySend(t *testing.T) {
	e := newReactor(t)
	if p := e.call("input", 1<<30); p != 0 {
		t.Errorf("room for 1 GiB at %d", p)
	}
	if n := e.call("step", 1<<31); n == 0 {
		t.Error("a length beyond the input must still give an answer")
	}
	if n := e.call("load", 0); n != 1 && n != 0 {
		t.Errorf("load = %d", n)
	}
	if out := e.ask("step", []byte("{")); !bytes.Contains(out, []byte("kan ikke læses")) {
		t.Errorf("%s", out)
	}
}

func BenchmarkWasmStep(b *testing.B) {
	e := newReactor(b)
	file := corpus()[0]
	for b.Loop() {
		e.ask("step", file)
	}
}
