package draw

import (
	"strings"
	"unicode"

	"rettesnor/internal/danish"
)

// A face is a size and a width in the drawing; timeline.css has the same sizes.
type face struct {
	class string
	size  float64
	wide  float64 // how much wider than the text face
	line  float64
}

var (
	faceWho   = face{"who", 13, 1.06, 17}
	faceTitle = face{"title", 17, 1.14, 21}
	faceWhat  = face{"what", 14.5, 1, 19}
	faceLong  = face{"long", 17, 1.14, 21}
	faceNone  = face{"none", 13.5, 1, 17}
	faceLaw   = face{"law", 12.5, 1, 16}
	faceKey   = face{"key", 13.5, 1, 17}
)

// width is about how wide a text is in the widest of the faces that a system
// may have for it; the others leave some room.
func (f face) width(s string) float64 {
	sum := 0.0
	for _, r := range s {
		switch {
		case r == '\u00ad':
		case strings.ContainsRune("ijl|'.,:;! "+danish.NBSP, r):
			sum += .31
		case strings.ContainsRune("ftrI()-§", r):
			sum += .42
		case strings.ContainsRune("mwæMWÆ–—", r):
			sum += .95
		case unicode.IsUpper(r):
			sum += .72
		default:
			sum += .61
		}
	}
	return sum * f.wide * f.size
}

// fold breaks a text into lines of a width, at its spaces and soft hyphens.
func (f face) fold(s string, width float64) (lines []string) {
	line := ""
	for word := range strings.SplitSeq(strings.ReplaceAll(s, "sloven ", "s\u00adloven "), " ") {
		for part := word; part != ""; {
			try := part
			if line != "" && !strings.HasSuffix(line, "\u00ad") {
				try = line + " " + part
			} else if line != "" {
				try = strings.TrimSuffix(line, "\u00ad") + part
			}
			head, tail, soft := strings.Cut(part, "\u00ad")
			switch {
			case f.width(try) <= width || line == "" && !soft:
				line, part = try, ""
			case soft && line == "" || soft && f.width(line+" "+head+"-") <= width:
				if line != "" {
					head = line + " " + head
				}
				lines, line, part = append(lines, head+"-"), "", tail
			default:
				lines, line = append(lines, line), ""
			}
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], "\u00ad", "")
	}
	return lines
}
