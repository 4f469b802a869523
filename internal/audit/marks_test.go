package audit

import (
	"fmt"
	"testing"
)

// A page is read as a browser reads it: what is hidden, in a template or in a
// script is not heard, and a field may be named in four ways.
func TestRead(t *testing.T) {
	var names Names
	m := Read([]byte(`<h1>a</h1><!-- <h2> --><div hidden><div><h1>b</h1></div><h1>c</h1></div><h2 id=x>d</h2>`+
		`<template><h1>e</h1><input></template><script>if (a <b) "<h3>"</script><h3 id="x">f</h3>`+
		`<label>g<input name="in"></label><label for="h">h</label><input id="h"><input name="i"><select aria-label="j"></select><input type="hidden"><textarea id="k"></textarea>`+
		`<button>l</button><button name="m"></button><button aria-label="n"></button><img src="o"><img src="p" alt="">`+
		`<button><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></button><svg id="q"><g><a href="/r?s=1&amp;t=2#u">v</a><svg ID=w></svg></g></svg>`+
		`<svg><text>5" bred</text></svg>`+
		`<svg hidden><foreignObject><h1>x</h1></foreignObject></svg><H4 data-x='>'>y</H4><p title="<h1>"><svg><text>5" bred</text></svg><h5>z</h5><h6`), &names)
	var hrefs []string
	for _, href := range m.Hrefs {
		hrefs = append(hrefs, names.Said(href))
	}
	if s := fmt.Sprint(m.Headings, m.Twice, hrefs, m.Unnamed); s != "[1 2 3 4 5] [x] [o p /r?s=1&t=2#u] [button m img o input i textarea]" {
		t.Errorf("got %s", s)
	}
	if !m.Has("q") || !m.Has("w") {
		t.Errorf("a drawing has its ids: %v", m.IDs())
	}
}
