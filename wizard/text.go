package wizard

// The few things done to strings here are written out: package strings brings
// the tables of package unicode along, an eighth of all that a reader fetches
// besides the Go runtime itself.

// index gives where sub begins in s, or -1.
func index(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			return i
		}
	}
	return -1
}

// cut splits s at the first sep; found is false, and before all of s, where
// there is none.
func cut(s, sep string) (before, after string, found bool) {
	if i := index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// cutPrefix takes prefix off s where it begins so.
func cutPrefix(s, prefix string) (rest string, found bool) {
	if len(s) >= len(prefix) && s[:len(prefix)] == prefix {
		return s[len(prefix):], true
	}
	return s, false
}

// split gives the parts of s between the seps.
func split(s, sep string) []string {
	var parts []string
	for {
		part, rest, found := cut(s, sep)
		parts = append(parts, part)
		if !found {
			return parts
		}
		s = rest
	}
}

// join is split's opposite.
func join(parts []string, sep string) string {
	s := ""
	for i, part := range parts {
		if i > 0 {
			s += sep
		}
		s += part
	}
	return s
}

// replace puts words for every slot in s.
func replace(s, slot, words string) string {
	before, after, found := cut(s, slot)
	if !found {
		return s
	}
	return before + words + replace(after, slot, words)
}
