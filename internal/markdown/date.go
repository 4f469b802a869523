package markdown

import (
	"strconv"
	"time"
)

var months = [...]string{"januar", "februar", "marts", "april", "maj", "juni",
	"juli", "august", "september", "oktober", "november", "december"}

// DanishDate writes 2022-06-01 as "1. juni 2022"; it is empty for anything
// that is not a date.
func DanishDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return ""
	}
	return strconv.Itoa(t.Day()) + ". " + months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}
