package wizard

import "rettesnor/wizard/day"

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
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

func two(n int) string {
	if n < 10 {
		return "0" + itoa(n)
	}
	return itoa(n)
}
