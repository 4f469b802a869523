// Package danish writes numbers, dates and words as Danish has them, for all
// that makes pages. The engine has its own, since it must stay small.
package danish

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// NBSP holds a number to its unit at a line's end.
const NBSP = "\u00a0"

// Months are the names of the months, January first.
var Months = []string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

// Number writes 35247 as 35.247 and 94.65 as 94,65; anything that is not a
// plain decimal stays as it is.
func Number(s string) string {
	sign := ""
	digits := s
	if strings.HasPrefix(digits, "-") {
		sign, digits = "−", digits[1:]
	}
	whole, frac, point := strings.Cut(digits, ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(frac, "0123456789") != "" || point && frac == "" {
		return s
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if frac != "" && strings.Trim(frac, "0") != "" {
		whole += "," + frac
	}
	return sign + whole
}

// Date writes 2022-06-01 as "1. juni 2022"; it is empty for anything that is
// not a date.
func Date(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return strconv.Itoa(t.Day()) + ". " + Months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// UpperFirst makes the first letter large.
func UpperFirst(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

var letters = strings.NewReplacer("æ", "z~1", "ø", "z~2", "å", "z~3")

// SortKey puts texts in the order of the Danish alphabet, large letters and
// small alike.
func SortKey(s string) string { return letters.Replace(strings.ToLower(s)) }
