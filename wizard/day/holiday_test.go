package day

import (
	"testing"
	"time"
)

// Every day that a limit can meet has the weekday that the standard library
// gives it.
func TestWeekday(t *testing.T) {
	for d := New(1990, 1, 1); d < New(2100, 1, 1); d++ {
		y, m, day := d.Parts()
		want := (int(time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC).Weekday()) + 6) % 7
		if d.Weekday() != want {
			t.Fatalf("%s: weekday %d, want %d", d, d.Weekday(), want)
		}
	}
}

// Easter of years from the printed tables: the earliest and the latest that
// can be, leap years, and the years around today.
func TestEaster(t *testing.T) {
	for _, want := range []string{"1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2016-03-27", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2038-04-25", "2285-03-22"} {
		day, _ := Parse(want)
		year, _, _ := day.Parts()
		if got := easter(year); got != day {
			t.Errorf("Easter %d: %s, want %s", year, got, want)
		}
	}
}

func TestHolidays(t *testing.T) {
	for _, tc := range []struct {
		day  string
		want bool
	}{
		{"2026-01-01", true}, {"2026-04-02", true}, {"2026-04-03", true}, {"2026-04-04", false}, {"2026-04-05", true}, {"2026-04-06", true},
		{"2026-05-14", true}, {"2026-05-15", false}, {"2026-05-24", true}, {"2026-05-25", true},
		{"2026-12-24", false}, {"2026-12-25", true}, {"2026-12-26", true}, {"2026-12-31", false},
		{"2026-05-01", false}, {"2026-06-05", false}, // 1 May 2026 is also where store bededag would have stood
		{"2023-05-05", true}, {"2024-04-26", false}, {"2025-05-16", false},
	} {
		day, _ := Parse(tc.day)
		if day.IsHoliday() != tc.want {
			t.Errorf("%s: holiday %v, want %v", tc.day, day.IsHoliday(), tc.want)
		}
	}
}

// A month added and a day rolled never lose or gain a day: laws over a decade.
func TestDayLaws(t *testing.T) {
	for d := New(2020, 1, 1); d < New(2030, 1, 1); d++ {
		if r := d.WorkdayFrom(); r < d || !r.IsWorkday() || d.IsWorkday() && r != d || r-d > 6 {
			t.Fatalf("%s rolls to %s", d, r)
		}
		if b := d.WorkdayBefore(); b >= d || !b.IsWorkday() {
			t.Fatalf("%s: the working day before is %s", d, b)
		}
		y, m, day := d.Parts()
		got := d.AddMonths(4)
		gy, gm, gd := got.Parts()
		if gy*12+gm != y*12+m+4 || gd != min(day, daysIn(gy, gm)) {
			t.Fatalf("four months after %s: %s", d, got)
		}
		n := 0
		for e := d + 1; e <= d.AddWorkdays(7); e++ {
			if e.IsWorkday() {
				n++
			}
		}
		if n != 7 || !d.AddWorkdays(7).IsWorkday() {
			t.Fatalf("seven working days after %s: %s, with %d between", d, d.AddWorkdays(7), n)
		}
	}
}
