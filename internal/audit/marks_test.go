package audit

import (
	"fmt"
	"testing"
)

// A page is read as a browser reads it: what is hidden, in a template or in a
// script is not heard, and a field may be named in four ways.
func TestRead(t *testing.T) {
	m := Read([]byte(`<h1>a</h1><!-- <h2> --><div hidden><div><h1>b</h1></div><h1>c</h1></div><h2 id=x>d</h2>` +
		`<template><h1>e</h1><input></template><script>if (a <b) "<h3>"</script><h3 id="x">f</h3>` +
		`<label>g<input name="in"></label><label for="h">h</label><input id="h"><input name="i"><select aria-label="j"></select><input type="hidden"><textarea id="k"></textarea>` +
		`<button>l</button><button name="m"></button><button aria-label="n"></button><img src="o"><img src="p" alt="">`))
	if s := fmt.Sprint(m.Headings, m.Twice, m.Hrefs, m.Unnamed); s != "[1 2 3] [x] [o p] [button m img o input i textarea]" {
		t.Errorf("got %s", s)
	}
}
