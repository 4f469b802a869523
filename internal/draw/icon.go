package draw

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
)

var iconAttrs = slices.Concat(drawingAttrs, []string{"xmlns", "focusable", "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin"})

// IconFault tells what an icon has that it may not have, or nothing. An icon is
// lines and areas on 24 by 24, without colours and words.
func IconFault(data []byte) string {
	x := xml.NewDecoder(bytes.NewReader(data))
	for depth := 0; ; {
		t, err := x.Token()
		if err == io.EOF {
			return ""
		}
		if err != nil {
			return "ikonet kan ikke læses: " + err.Error()
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			name := t.Name.Local
			if name == "text" || name == "title" || name == "desc" || !slices.Contains(drawingElements, name) || (name == "svg") != (depth == 1) {
				return "et ikon kan ikke have <" + name + "> her"
			}
			for _, a := range t.Attr {
				switch n := a.Name.Local; {
				case a.Name.Space != "" || !slices.Contains(iconAttrs, n):
					return "et ikon kan ikke have " + n + "="
				case (n == "fill" || n == "stroke") && a.Value != "none" && a.Value != "currentColor":
					return "ikonets " + n + " er " + a.Value + "; den skal være none eller currentColor"
				case n == "viewBox" && a.Value != "0 0 24 24":
					return "ikonets viewBox er " + a.Value + "; den skal være 0 0 24 24"
				}
			}
		case xml.EndElement:
			depth--
		case xml.Directive, xml.ProcInst:
			return "et ikon har ingen <! og ingen <?"
		}
	}
}
