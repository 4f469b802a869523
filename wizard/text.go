package wizard

// The few things done to strings here are written out: packages strings and
// strconv bring the tables of package unicode and more along, a seventh of all
// that a reader fetches besides the Go runtime itself.

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

// itoa writes a whole number.
func itoa(n int) string { return itoa64(int64(n)) }

func itoa64(n int64) string {
	if n < 0 {
		return "-" + itoa64(-n)
	}
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return string(b[i:])
		}
	}
}

// hex writes a number in hexadecimal digits.
func hex(n uint64) string {
	const digits = "0123456789abcdef"
	var b [16]byte
	for i := range b {
		b[len(b)-1-i] = digits[n>>(4*i)&15]
	}
	return string(b[:])
}
