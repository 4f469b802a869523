package day

// Weekday gives the day of the week, 0 for Monday to 6 for Sunday.
func (d Date) Weekday() int { return (int(d) + 1) % 7 }

var weekdayNames = [7]string{"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"}

// DanishLong gives "tirsdag den 1. december 2026".
func (d Date) DanishLong() string { return weekdayNames[d.Weekday()] + " den " + d.Danish() }

// easter gives Easter Sunday of a Gregorian year, by the anonymous computus
// (Meeus, Jones and Butcher).
func easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return New(year, n/31, n%31+1)
}

// The last year with store bededag as a holiday (lov nr. 214 af 06/03/2023).
const lastStoreBededag = 2023

// easterHolidays are the holidays that follow Easter Sunday, as days from it:
// skærtorsdag, langfredag, the two days of Easter, Kristi himmelfartsdag and
// the two days of Whitsun.
var easterHolidays = [...]Date{-3, -2, 0, 1, 39, 49, 50}

// storeBededag is the fourth Friday after Easter.
const storeBededag Date = 26

// IsHoliday reports whether a day is a Danish public holiday. 1 May, 5 June,
// 24 and 31 December are none: no source lets them move a limit.
func (d Date) IsHoliday() bool {
	year, month, day := d.Parts()
	switch {
	case month == 1 && day == 1, month == 12 && (day == 25 || day == 26):
		return true
	}
	after := d - easter(year)
	for _, n := range easterHolidays {
		if after == n {
			return true
		}
	}
	return after == storeBededag && year <= lastStoreBededag
}

// IsWorkday reports whether a day is Monday to Friday and no holiday.
func (d Date) IsWorkday() bool { return d.Weekday() < 5 && !d.IsHoliday() }

// WorkdayFrom gives the day itself where it is a working day, else the next one.
func (d Date) WorkdayFrom() Date {
	for !d.IsWorkday() {
		d++
	}
	return d
}

// WorkdayBefore gives the last working day before the day.
func (d Date) WorkdayBefore() Date {
	for d--; !d.IsWorkday(); d-- {
	}
	return d
}

// AddWorkdays gives the nth working day after the day, which itself does not
// count.
func (d Date) AddWorkdays(n int) Date {
	for ; n > 0; n-- {
		d = (d + 1).WorkdayFrom()
	}
	return d
}

// AddMonths gives the same date n calendar months later, or the month's last
// day where it has no such date.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.Parts()
	month += n
	year, month = year+(month-1)/12, (month-1)%12+1
	return New(year, month, min(day, daysIn(year, month)))
}
