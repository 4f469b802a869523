package wizard

import (
	"rettesnor/wizard/day"
	"strconv"
)

// The calendar's types under the names the rules use.
type (
	Date  = day.Date
	Month = day.Month
	YMD   = day.YMD
)

// NewDate is day.New.
func NewDate(year, month, d int) Date { return day.New(year, month, d) }

// NewMonth is day.NewMonth.
func NewMonth(year, month int) Month { return day.NewMonth(year, month) }

// ParseDate reads YYYY-MM-DD and nothing else.
func ParseDate(s string) (Date, bool) { return day.Parse(s) }

// ParseMonth reads YYYY-MM and nothing else.
func ParseMonth(s string) (Month, bool) { return day.ParseMonth(s) }

// MonthOf gives the month that a day lies in.
func MonthOf(d Date) Month { return day.MonthOf(d) }

func digits(s string) (int, bool) {
	n, ok := digits64(s)
	return int(n), ok && n <= 1<<31-1 // an int has 32 bits in a page
}

// digits64 reads a number of at most 18 digits, which an int64 holds.
func digits64(s string) (int64, bool) {
	n := int64(0)
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' || i == 18 {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, len(s) > 0
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
