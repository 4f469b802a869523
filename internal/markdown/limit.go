package markdown

import (
	"bytes"
	"fmt"
)

// What follows costs the square of its length to parse, or more, and no reader
// follows it either. Up to these limits a text is parsed in time that grows
// with its length; beyond them it is a problem.
const (
	maxSize      = 4 << 20 // of a text
	maxNesting   = 100     // quotes and lists within each other
	maxIndent    = 400     // columns
	maxMarks     = 2000    // * _ [ ~ in one paragraph
	maxReference = 20000   // lines [a]: b in a row
	maxFootnotes = 2000    // on a page
	maxCells     = 200000  // of a table, the empty ones too
)

// limit finds the first line that goes beyond; 0 means none.
func limit(src []byte) (line int, message, hint string) {
	if len(src) > maxSize {
		return 1, fmt.Sprintf("siden fylder %d MiB", (len(src)+1<<20-1)>>20), fmt.Sprintf("højst %d; del den i flere sider", maxSize>>20)
	}
	marks, references, footnotes, columns, cells := 0, 0, 0, 0, 0
	fenced := byte(0)
	for rest := src; len(rest) > 0; {
		var text []byte
		text, rest, _ = bytes.Cut(rest, []byte("\n"))
		line++
		nesting, indent, at := depth(text)
		if f := fence(text[at:]); fenced != 0 && f == fenced || fenced == 0 && f != 0 {
			fenced ^= f
			marks = 0
			continue
		}
		if fenced != 0 {
			continue // code is not parsed
		}
		if nesting > maxNesting || indent > maxIndent {
			return line, "linjen er indrykket for dybt, eller lister og citater ligger for dybt i hinanden", "del teksten op i afsnit"
		}
		words := text[at:]
		if len(bytes.TrimSpace(words)) == 0 || nesting > 0 || words[0] == '#' {
			marks, references, columns, cells = 0, 0, 0, 0 // a new paragraph
		}
		if bytes.HasPrefix(words, []byte("[^")) && bytes.Contains(words, []byte("]:")) {
			if footnotes++; footnotes > maxFootnotes {
				return line, fmt.Sprintf("siden har mere end %d fodnoter", maxFootnotes), "del siden, eller skriv noterne i teksten"
			}
		}
		if bytes.HasPrefix(words, []byte("[")) && bytes.Contains(words, []byte("]:")) {
			if references++; references > maxReference {
				return line, fmt.Sprintf("mere end %d adresser i træk", maxReference), "sæt en tom linje imellem, eller del siden"
			}
			continue
		}
		pipes := bytes.Count(words, []byte("|"))
		switch {
		case columns > 0:
			if cells += columns; cells > maxCells {
				return line, fmt.Sprintf("tabellen har mere end %d celler", maxCells), "del tabellen"
			}
		case pipes > 0 && len(bytes.Trim(words, "|:- \t\r")) == 0:
			columns = pipes + 1
		}
		if columns > 0 && pipes > 0 {
			marks = 0 // each row of a table is for itself
		}
		for _, c := range words {
			switch c {
			case '*', '_', '[', '~':
				marks++
			}
		}
		if marks > maxMarks {
			return line, fmt.Sprintf("et afsnit har mere end %d tegn som * _ [ ~", maxMarks), `sæt en tom linje imellem, eller skriv \ foran tegn, der skal læses som de er`
		}
	}
	return 0, "", ""
}

// depth counts the quotes and lists that a line begins with, and where the
// words begin.
func depth(text []byte) (nesting, indent, at int) {
	for ; at < len(text); at++ {
		switch c := text[at]; {
		case c == ' ':
			indent++
		case c == '\t':
			indent += 4
		case c == '>':
			nesting++
		case (c == '-' || c == '*' || c == '+') && space(text, at+1):
			nesting++
		case c >= '0' && c <= '9':
			end := at
			for end < len(text) && end < at+9 && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			if end >= len(text) || text[end] != '.' && text[end] != ')' || !space(text, end+1) {
				return nesting, indent, at
			}
			nesting++
			at = end
		default:
			return nesting, indent, at
		}
	}
	return nesting, indent, at
}

func space(text []byte, at int) bool {
	return at >= len(text) || text[at] == ' ' || text[at] == '\t'
}

// fence is the mark that a line of code begins or ends with, or 0.
func fence(text []byte) byte {
	for _, mark := range []string{"```", "~~~"} {
		if bytes.HasPrefix(text, []byte(mark)) && bytes.Count(bytes.TrimLeft(text, mark[:1]), []byte("`")) == 0 {
			return mark[0]
		}
	}
	return 0
}
