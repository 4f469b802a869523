package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"rettesnor"
	"rettesnor/internal/engine"
	"rettesnor/internal/enginetest"
	"rettesnor/wizard"
)

// startEngine runs an engine with the rates and words of this repository.
func startEngine(t testing.TB, wasm []byte) *enginetest.Instance {
	t.Helper()
	return enginetest.Compile(t, wasm).Start(t, embedded(t, ratesFile), embedded(t, wordsFiles(ownLanguage)[0]))
}

func embedded(t testing.TB, name string) []byte {
	t.Helper()
	data, err := rettesnor.Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// shippedEngine is the engine that a site gets: the small one, but on the
// machine of somebody who has changed a rule and has no TinyGo.
func shippedEngine(t testing.TB) []byte {
	t.Helper()
	wasm, stale, err := buildEngine(rettesnor.Engine)
	if err != nil {
		t.Fatal(err)
	}
	if stale != "" {
		t.Log(stale)
	}
	return wasm
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
			if problem, ok := c.Set(id, v); !ok {
				panic(problem.ID)
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
		case wizard.PercentKind:
			answers = append(answers, "0", "38.5", "100")
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
		c := drawCase(r)
		add(c)
	}
	return cases
}

// drawCase draws a case: three in four facts are answered, with any answer.
func drawCase(r *rand.Rand) wizard.Case {
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
		case info.Kind == wizard.PercentKind:
			c.Set(f.String(), fmt.Sprint(r.IntN(101)))
		case info.Kind == wizard.Hours:
			c.Set(f.String(), fmt.Sprintf("%d.%02d", r.IntN(50), r.IntN(100)))
		case info.Kind == wizard.Day:
			c.Set(f.String(), fmt.Sprintf("%d-%02d-%02d", 1995+r.IntN(30), 1+r.IntN(12), 1+r.IntN(28)))
		}
	}
	return c
}

// damage changes a file in a place or three: a digit too many, a piece twice, a
// piece gone, or any byte.
func damage(r *rand.Rand, file []byte) []byte {
	for range 1 + r.IntN(3) {
		at := r.IntN(len(file))
		to := min(len(file), at+1+r.IntN(12))
		switch r.IntN(5) {
		case 0:
			file = slices.Insert(file, at, bytes.Repeat([]byte{byte('0' + r.IntN(10))}, 1+r.IntN(20))...)
		case 1:
			file = slices.Insert(file, at, bytes.Clone(file[at:to])...)
		case 2:
			file = slices.Delete(file, at, to)
		case 3:
			file[at] = byte(r.IntN(256))
		case 4:
			for ; at < to; at++ {
				if '0' <= file[at] && file[at] <= '9' {
					file[at] = byte('0' + r.IntN(10))
				}
			}
		}
		if len(file) == 0 {
			return []byte("{")
		}
	}
	return file
}

// The small engine is of these sources, and of this recipe. Whoever changes a
// rule without TinyGo gets the standard compiler's engine instead, so that it
// is only where CI is set that this fails.
func TestTheSmallEngineIsOfTheseSources(t *testing.T) {
	if _, stale, err := buildEngine(rettesnor.Engine); err != nil {
		t.Fatal(err)
	} else if stale != "" {
		missing(t, "an engine of these sources ("+stale+")")
	}
	record, err := rettesnor.Engine.ReadFile(engine.Record)
	if err != nil {
		t.Fatal(err)
	}
	sums := engine.ReadRecord(record)
	recipe, err := filepath.Glob("../../.ci/tinygo/*")
	if err != nil || len(recipe) < 4 {
		t.Fatalf("%q %v", recipe, err)
	}
	for _, file := range recipe {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if name := strings.TrimPrefix(filepath.ToSlash(file), "../../"); sums[name] != engine.Sum(data) {
			t.Errorf("the small engine was made with another %s; go generate makes it again", name)
		}
	}
}

// withoutRecord is what the engine is made of, as after a changed rule: package
// engine tests the reasons one by one.
func withoutRecord(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(rettesnor.Engine, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && name != engine.Record {
			var data []byte
			data, err = fs.ReadFile(rettesnor.Engine, name)
			files[name] = &fstest.MapFile{Data: data}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A changed rule gives the standard compiler's engine, and one line that says
// so; a release is refused.
func TestAChangedRuleGivesTheStandardEngine(t *testing.T) {
	from, err := openSource("../..")
	if err != nil {
		t.Fatal(err)
	}
	defer from.close()
	from.rules = withoutRecord(t)
	out := filepath.Join(t.TempDir(), "ud")
	for _, release := range []bool{false, true} {
		var stdout, stderr bytes.Buffer
		status := build(from, buildOptions{out: out, compress: release}, &stdout, &stderr)
		if want := map[bool]int{false: exitOK, true: exitProblems}[release]; status != want {
			t.Errorf("compress %v: status %d\n%s", release, status, &stderr)
		}
		if text := stderr.String(); !strings.Contains(text, engine.Record+" mangler") || strings.Contains(text, "intet er skrevet") != release {
			t.Errorf("compress %v: it says %q", release, text)
		}
	}
	made, err := filepath.Glob(filepath.Join(out, "assets", "engine.*.wasm*"))
	if err != nil || len(made) != 1 {
		t.Fatalf("%q %v", made, err)
	}
	wasm, err := os.ReadFile(made[0])
	if err != nil || len(wasm) < 1_000_000 {
		t.Fatalf("%d bytes are not the standard compiler's; %v", len(wasm), err)
	}
	startEngine(t, wasm)
}

// Law 3 (docs/laws.md): the engine in the page gives the same bytes as the
// program, be it the small one or the standard compiler's.
func TestWasmAnswersAsTheProgramDoes(t *testing.T) {
	m, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	cases := corpus()
	if len(cases) < 400 {
		t.Fatalf("only %d cases", len(cases))
	}
	standard, err := standardEngine(rettesnor.Engine)
	if err != nil {
		t.Fatal(err)
	}
	for name, wasm := range map[string][]byte{"as shipped": shippedEngine(t), "by the standard compiler": standard} {
		t.Run(name, func(t *testing.T) {
			e := startEngine(t, wasm)
			seen := map[string]int{}
			for _, file := range cases {
				native, _ := m.AnswerCase(nil, file)
				if wasm := e.Ask("answer", file); !bytes.Equal(native, wasm) {
					t.Fatalf("answer differs for %.300s\nprogram: %s\npage:    %s", file, native, wasm)
				}
				if native, wasm := m.AppendStep(nil, file, 0), e.Ask("step", file); !bytes.Equal(native, wasm) {
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
		})
	}
}

// The same over a hundred thousand drawn cases, one in eight of them a file
// that something has happened to, and the engine's memory stays as it was after
// the first of them. A whole number has 32 bits there and 64 here.
func TestWasmAnswersDrawnCasesAsTheProgramDoes(t *testing.T) {
	drawn := 100_000
	if testing.Short() {
		drawn = 5_000
	}
	m, err := loadModel(rettesnor.Files)
	if err != nil {
		t.Fatal(err)
	}
	code := enginetest.Compile(t, shippedEngine(t))
	workers := runtime.GOMAXPROCS(0)
	var group sync.WaitGroup
	for w := range workers {
		e := code.Start(t, embedded(t, ratesFile), embedded(t, wordsFiles(ownLanguage)[0]))
		group.Go(func() {
			r := rand.New(rand.NewPCG(3, uint64(w)))
			var file, native []byte
			var settled uint32
			for n := range drawn / workers {
				c := drawCase(r)
				file = wizard.AppendCase(file[:0], &c)
				if n%8 == 0 {
					file = damage(r, file)
				}
				native, _ = m.AnswerCase(native[:0], file)
				if wasm := e.Ask("answer", file); !bytes.Equal(native, wasm) {
					at := 0
					for at < min(len(native), len(wasm)) && native[at] == wasm[at] {
						at++
					}
					t.Errorf("differs for %s\nprogram: …%.200s\npage:    …%.200s", file, native[at:], wasm[min(at, len(wasm)):])
					return
				}
				if n == drawn/workers/100 {
					settled = e.Memory()
				}
			}
			if grown := e.Memory(); grown != settled || grown > 1<<20 {
				t.Errorf("the memory went from %d to %d bytes", settled, grown)
			}
		})
	}
	group.Wait()
}

func TestTheEngineSurvivesWhatAPageMaySend(t *testing.T) {
	e := startEngine(t, shippedEngine(t))
	if p := e.Call("input", 1<<30); p != 0 {
		t.Errorf("room for 1 GiB at %d", p)
	}
	if n := e.Call("step", 1<<31); n == 0 {
		t.Error("a length beyond the input must still give an answer")
	}
	if n := e.Call("load", 0); n != 1 && n != 0 {
		t.Errorf("load = %d", n)
	}
	if out := e.Ask("step", []byte("{")); !bytes.Contains(out, []byte("kan ikke læses")) {
		t.Errorf("%s", out)
	}
}

func BenchmarkWasmStep(b *testing.B) {
	e := startEngine(b, shippedEngine(b))
	file := corpus()[0]
	for b.Loop() {
		e.Ask("step", file)
	}
}
