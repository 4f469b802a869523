// Package enginetest runs an engine's WebAssembly inside a test, as a page
// does.
package enginetest

import (
	"bytes"
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// Code is a compiled engine, of which any number of instances may run at once.
type Code struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// Compile compiles an engine.
func Compile(t testing.TB, wasm []byte) *Code {
	t.Helper()
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	t.Cleanup(func() { r.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, r) // only the standard compiler's engine asks for it
	m, err := r.CompileModule(ctx, wasm)
	if err != nil {
		t.Fatal(err)
	}
	return &Code{r, m}
}

// Start makes an instance and loads the rates and the words.
func (c *Code) Start(t testing.TB, rates, words []byte) *Instance {
	t.Helper()
	ctx := context.Background()
	mod, err := c.runtime.InstantiateModule(ctx, c.module, wazero.NewModuleConfig().WithName("").WithStartFunctions("_initialize"))
	if err != nil {
		t.Fatal(err)
	}
	i := &Instance{t: t, mod: mod, functions: map[string]api.Function{}}
	if i.Send(rates); i.Call("load", uint64(len(rates))) != 1 {
		t.Fatal("the engine refuses the rates")
	}
	if i.Send(words); i.Call("say", uint64(len(words))) != 1 {
		t.Fatal("the engine refuses the words")
	}
	return i
}

// Instance is an engine at work. It is for one goroutine.
type Instance struct {
	t         testing.TB
	mod       api.Module
	functions map[string]api.Function
}

// Call calls an export.
func (i *Instance) Call(name string, args ...uint64) uint64 {
	i.t.Helper()
	f, ok := i.functions[name]
	if !ok {
		if f = i.mod.ExportedFunction(name); f == nil {
			i.t.Fatalf("the engine has no %s", name)
		}
		i.functions[name] = f
	}
	for len(args) < len(f.Definition().ParamTypes()) {
		args = append(args, 0) // as a page that gives fewer
	}
	out, err := f.Call(context.Background(), args...)
	if err != nil {
		i.t.Fatalf("%s: %v", name, err)
	}
	return out[0]
}

// Send writes bytes where the engine reads its input.
func (i *Instance) Send(b []byte) {
	i.t.Helper()
	p := i.Call("input", uint64(len(b)))
	if p == 0 || !i.mod.Memory().Write(uint32(p), b) {
		i.t.Fatalf("no room for %d bytes", len(b))
	}
}

// Ask puts a case file to step or answer.
func (i *Instance) Ask(name string, file []byte) []byte {
	i.t.Helper()
	i.Send(file)
	n := i.Call(name, uint64(len(file)))
	b, ok := i.mod.Memory().Read(uint32(i.Call("output")), uint32(n))
	if !ok {
		i.t.Fatal("the answer lies outside the memory")
	}
	return bytes.Clone(b)
}

// Memory is how many bytes the instance has taken.
func (i *Instance) Memory() uint32 { return i.mod.Memory().Size() }
