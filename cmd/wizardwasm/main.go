//go:build wasip1 || tinygo

// Command wizardwasm is the engine as a WebAssembly reactor: no main loop, no
// files, no clock, only calls from a page into package wizard. The page writes
// bytes where input points, calls load once with the rates file and then step
// with a case file, and reads the answer where output points:
//
//	p := input(n)    room for n bytes; 0 where n is too large
//	load(n)          the rates file; 1 if it has no problem
//	say(n)           the words file; 1 if it has no problem
//	n = step(n, day) case file in, wizard.Model.AppendStep's JSON out; day is today
//	                 as the number 20261126, 0 where the page has none
//	n = calendar(n, day) case file in, its deadlines as an iCalendar file out
//	n = local(n, day) a municipality's own deadline in, wizard.Model.AppendOwn's JSON out
//	n = answer(n)    case file in, wizard.Model.AnswerCase's JSON out
//	n = curve(n)     the id of a fact, a line feed and a case file in, wizard.Model.AppendCurve's JSON out
//	p := output()    where the n bytes of the last answer stand
package main

import (
	"unsafe"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

var (
	in, out   []byte
	figures   = &wizard.Rates{}
	catalogue = &words.Catalogue{}
	model     = wizard.New(figures, catalogue)
)

// A page may send more than a case file may hold, so that the engine itself
// says what is wrong.
const mostInput = 2 * wizard.MaxCase

// room is where an answer is written: most fit, and what is outgrown stays until
// the next call.
func room() []byte { return make([]byte, 0, 48<<10) }

//go:wasmexport input
func input(n uint32) uint32 {
	if n > mostInput {
		return 0
	}
	forget()
	in, out = make([]byte, n), nil
	return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(in))))
}

//go:wasmexport load
func load(n uint32) uint32 {
	sound := uint32(1)
	figures = wizard.ReadRates(in[:min(n, uint32(len(in)))], func(int, string, string) { sound = 0 })
	model = wizard.New(figures, catalogue)
	keep()
	return sound
}

//go:wasmexport say
func say(n uint32) uint32 {
	c, problems := words.Parse(in[:min(n, uint32(len(in)))])
	catalogue = c
	model = wizard.New(figures, catalogue)
	keep()
	if len(problems) > 0 {
		return 0
	}
	return 1
}

//go:wasmexport step
func step(n, day uint32) uint32 {
	out = model.AppendStep(room(), in[:min(n, uint32(len(in)))], wizard.YMD(day).Date())
	return uint32(len(out))
}

//go:wasmexport calendar
func calendar(n, day uint32) uint32 {
	out = model.AppendCaseCalendar(nil, in[:min(n, uint32(len(in)))], wizard.YMD(day).Date())
	return uint32(len(out))
}

//go:wasmexport local
func local(n, day uint32) uint32 {
	out = model.AppendOwn(nil, string(in[:min(n, uint32(len(in)))]), wizard.YMD(day).Date())
	return uint32(len(out))
}

//go:wasmexport curve
func curve(n uint32) uint32 {
	given := in[:min(n, uint32(len(in)))]
	at := 0
	for at < len(given) && given[at] != '\n' {
		at++
	}
	out, _ = model.AppendCurve(nil, given[min(at+1, len(given)):], string(given[:at]))
	return uint32(len(out))
}

//go:wasmexport answer
func answer(n uint32) uint32 {
	out, _ = model.AnswerCase(room(), in[:min(n, uint32(len(in)))])
	return uint32(len(out))
}

//go:wasmexport output
func output() uint32 { return uint32(uintptr(unsafe.Pointer(unsafe.SliceData(out)))) }

func main() {}
