package markdown

// A text may nest quotes and lists this deep, and be indented this far. Beyond
// that the time to parse grows with the square of the depth, and no reader
// follows.
const (
	maxNesting = 100
	maxIndent  = 400
)

// tooDeep finds the first line that nests too deep; 0 means none.
func tooDeep(src []byte) (line int) {
	line = 1
	nesting, column, leading := 0, 0, true
	for i, c := range src {
		switch {
		case c == '\n':
			line++
			nesting, column, leading = 0, 0, true
			continue
		case !leading:
			continue
		case c == ' ':
			column++
		case c == '\t':
			column += 4
		case c == '>':
			nesting++
		case (c == '-' || c == '*' || c == '+') && i+1 < len(src) && (src[i+1] == ' ' || src[i+1] == '\t'):
			nesting++
		default:
			leading = false
		}
		if nesting > maxNesting || column > maxIndent {
			return line
		}
	}
	return 0
}
