// Package day has the calendar of the rules: days and months of the Gregorian
// calendar, Danish public holidays, and lengths of time counted from a day. It
// reads no clock; the zero Date and Month are no date.
//
//	received, _ := day.Parse("2026-10-31")
//	last := received + 28                        // Saturday 28 November
//	last = last.WorkdayFrom()                    // Monday 30 November
package day

import "strconv"

// Date is a day of the Gregorian calendar. The zero value is no date.
type Date int32

// New gives the day, or the zero Date where no such day exists. Years run
// from 1800 to 2299.
func New(year, month, day int) Date {
	if year < 1800 || year > 2299 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0
	}
	return civil(year, month, day)
}

// civil counts the days since 0000-02-29, with the year beginning in March so
// that the leap day comes last.
func civil(year, month, day int) Date {
	if month <= 2 {
		year, month = year-1, month+12
	}
	return Date(365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day)
}

// YMD is a day written as a number, 20250901: a constant, so that the rules
// are laid out when they are compiled.
type YMD int

// Date gives the day.
func (d YMD) Date() Date { return New(int(d)/10000, int(d)/100%100, int(d)%100) }

// String gives YYYY-MM-DD.
func (d YMD) String() string { return d.Date().String() }

// Parts gives the year, month and day.
func (d Date) Parts() (year, month, day int) {
	n := int(d) - 1
	era := n / 146097
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	day = doy - (153*mp+2)/5 + 1
	month = mp + 3
	year = yoe + era*400
	if month > 12 {
		month, year = month-12, year+1
	}
	return year, month, day
}

// Parse reads YYYY-MM-DD and nothing else.
func Parse(s string) (Date, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:])
	date := New(y, m, d)
	return date, ok1 && ok2 && ok3 && date != 0
}

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

// String gives YYYY-MM-DD, and nothing for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	y, m, day := d.Parts()
	return strconv.Itoa(y) + "-" + two(m) + "-" + two(day)
}

// Danish gives "4. marts 2016".
func (d Date) Danish() string {
	y, m, day := d.Parts()
	return strconv.Itoa(day) + ". " + monthNames[m-1] + " " + strconv.Itoa(y)
}

// Birthday gives the day on which somebody born on d turns years. Who is born
// on a leap day turns on 1 March in a year without one: the law notes say
// nothing of it, and the day is the first on which the years are full.
func (d Date) Birthday(years int) Date {
	y, m, day := d.Parts()
	if m == 2 && day == 29 && daysIn(y+years, 2) == 28 {
		return civil(y+years, 3, 1)
	}
	return civil(y+years, m, day)
}

// Month is a calendar month; the zero value is no month.
type Month int32

// NewMonth gives the month, or the zero Month where none exists.
func NewMonth(year, month int) Month {
	if year < 1800 || year > 2299 || month < 1 || month > 12 {
		return 0
	}
	return Month(year*12 + month - 1)
}

// ParseMonth reads YYYY-MM and nothing else.
func ParseMonth(s string) (Month, bool) {
	if len(s) != 7 || s[4] != '-' {
		return 0, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:])
	month := NewMonth(y, m)
	return month, ok1 && ok2 && month != 0
}

// MonthOf gives the month that a day lies in.
func MonthOf(d Date) Month {
	y, m, _ := d.Parts()
	return NewMonth(y, m)
}

// Year gives the month's calendar year.
func (m Month) Year() int { return int(m) / 12 }

// First gives the month's first day.
func (m Month) First() Date { return civil(int(m)/12, int(m)%12+1, 1) }

// Days gives how many days the month has.
func (m Month) Days() int { return daysIn(int(m)/12, int(m)%12+1) }

// String gives YYYY-MM, and nothing for no month.
func (m Month) String() string {
	if m == 0 {
		return ""
	}
	return strconv.Itoa(int(m)/12) + "-" + two(int(m)%12+1)
}

// Danish gives "juni 2024".
func (m Month) Danish() string { return monthNames[int(m)%12] + " " + strconv.Itoa(int(m)/12) }

var monthNames = [12]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
