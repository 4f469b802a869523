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
	faceWho   = face{"who", 16.5, 1.06, 20}
	faceTitle = face{"title", 17, 1.14, 21}
	faceWhat  = face{"what", 16.5, 1, 21}
	faceLong  = face{"long", 17, 1.14, 21}
	faceNone  = face{"none", 16.5, 1, 20}
	faceLaw   = face{"law", 16.5, 1, 20}
	faceKey   = face{"key", 16.5, 1, 20}
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

// breakable are the long names of laws, with the places where they may be broken.
var breakable = strings.NewReplacer("retssikkerhedsloven ", "retssikker\u00adheds\u00adloven ", "sloven ", "s\u00adloven ")

// fold breaks a text into lines of a width, at its spaces and soft hyphens.
func (f face) fold(s string, width float64) (lines []string) {
	line := ""
	for word := range strings.SplitSeq(breakable.Replace(s), " ") {
		for part := word; part != ""; {
			try := part
			if line != "" && !strings.HasSuffix(line, "\u00ad") {
				try = line + " " + part
			} else if line != "" {
				try = strings.TrimSuffix(line, "\u00ad") + part
			}
			head, tail, soft := strings.Cut(part, "\u00ad")
			lead := line
			if lead != "" {
				lead += " "
			}
			for soft { // as much of the word as there is room for
				more, rest, another := strings.Cut(tail, "\u00ad")
				if !another || f.width(lead+head+more+"-") > width {
					break
				}
				head, tail = head+more, rest
			}
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
