package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

// A case file that Windows has written, with a mark before it or in UTF-16, is
// the same case.
func TestCasesFromWindows(t *testing.T) {
	const text = `{"format": "rettesnor-sag/1", "facts": {"barn.hjemmeboende": "ja"}, "notes": {"barn.hjemmeboende": "på æ ø"}}`
	eval := func(args []string, in []byte) string {
		var out, wrong strings.Builder
		if status := runEval(args, bytes.NewReader(in), &out, &wrong); status != exitOK {
			t.Errorf("exit %d: %s%s", status, out.String(), wrong.String())
		}
		return out.String()
	}
	coded := func(order binary.ByteOrder, text string) []byte {
		var b bytes.Buffer
		_ = binary.Write(&b, order, utf16.Encode([]rune("\ufeff"+text)))
		return b.Bytes()
	}
	want := eval(nil, []byte(text))
	for name, in := range map[string][]byte{"a mark": []byte("\ufeff" + text), "UTF-16": coded(binary.LittleEndian, text), "UTF-16, the other way round": coded(binary.BigEndian, text)} {
		if got := eval(nil, in); got != want {
			t.Errorf("%s: %.300s", name, got)
		}
	}
	if got := eval([]string{"-lines"}, coded(binary.LittleEndian, text+"\r\n"+text+"\r\n")); got != want+want {
		t.Errorf("lines: %.300s", got)
	}
}
