package day

import (
	"testing"
	"time"
)

func TestDatesAgreeWithTheCalendar(t *testing.T) {
	day := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC)
	prev := Date(0)
	for ; day.Year() < 2300; day = day.AddDate(0, 0, 1) {
		s := day.Format("2006-01-02")
		d, ok := Parse(s)
		if !ok || d.String() != s {
			t.Fatalf("Parse(%s) = %v, %v", s, d, ok)
		}
		if prev != 0 && d != prev+1 {
			t.Fatalf("%s does not follow the day before", s)
		}
		prev = d
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, s := range []string{"", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "01-02-2024", "2024-01-01 ", "2024/01/01", "-024-01-01", "２０２４-01-01", "1799-12-31", "2300-01-01"} {
		if d, ok := Parse(s); ok {
			t.Errorf("Parse(%q) = %v", s, d)
		}
	}
	for _, s := range []string{"", "2024-13", "2024-00", "2024-1", "202-01", "2024-01-01"} {
		if m, ok := ParseMonth(s); ok {
			t.Errorf("ParseMonth(%q) = %v", s, m)
		}
	}
}

func TestBirthdays(t *testing.T) {
	for _, tt := range []struct{ born, want string }{
		{"2006-06-01", "2024-06-01"},
		{"2008-02-29", "2026-03-01"}, // no 29 February that year
		{"2008-02-28", "2026-02-28"},
	} {
		d, _ := Parse(tt.born)
		if got := d.Birthday(18).String(); got != tt.want {
			t.Errorf("born %s turns 18 on %s, want %s", tt.born, got, tt.want)
		}
	}
}

func TestMonths(t *testing.T) {
	for _, tt := range []struct {
		month, first string
		days, year   int
	}{{"2024-02", "2024-02-01", 29, 2024}, {"2023-12", "2023-12-01", 31, 2023}, {"2100-02", "2100-02-01", 28, 2100}} {
		m, ok := ParseMonth(tt.month)
		if !ok || m.String() != tt.month || m.First().String() != tt.first || m.Days() != tt.days || m.Year() != tt.year || MonthOf(m.First()) != m {
			t.Errorf("%s: %v %v %d %d", tt.month, m, m.First(), m.Days(), m.Year())
		}
	}
}
