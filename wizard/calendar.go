package wizard

import (
	"strconv"
	"strings"

	"rettesnor/wizard/words"
)

// AppendCalendar writes deadlines as an iCalendar file (RFC 5545): an all-day
// event each, with reminders at nine in the morning on the days of Remind and
// on the last working day before the day counted to. Deadlines without a date
// and those that have passed are left out.
//
// stamp is the time of writing, as 20261126T101500Z. A deadline's UID is the
// same whenever it is written, so that a calendar that takes the file twice
// keeps one event; no date can be read from it.
//
//	BEGIN:VEVENT
//	UID:klagefrist-8c3f0a51b2d94e67@rettesnor
//	DTSTART;VALUE=DATE:20261201
//	DTEND;VALUE=DATE:20261202
//	SUMMARY:Sidste dag for klagen
func AppendCalendar(dst []byte, deadlines []CaseDeadline, stamp string) []byte {
	c := calendar{dst}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Rettesnor//Frister//DA")
	c.line("CALSCALE", "GREGORIAN")
	for i := range deadlines {
		if d := &deadlines[i]; d.Date != 0 && !d.Passed {
			c.event(d, stamp)
		}
	}
	c.line("END", "VCALENDAR")
	return c.b
}

// AppendCaseCalendar reads a case file and writes its deadlines as a calendar,
// nothing where it cannot be read. It is stamped with the beginning of today.
func (m *Model) AppendCaseCalendar(dst, file []byte, today Date) []byte {
	c, _, readable := m.ParseCase(file)
	if !readable {
		return dst
	}
	return AppendCalendar(dst, m.Deadlines(&c, today), Stamp(today))
}

// Stamp is the beginning of today as a calendar file writes it, which must have a
// time. today may be zero.
func Stamp(today Date) string {
	if today == 0 {
		today = NewDate(2000, 1, 1)
	}
	return basic(today) + "T000000Z"
}

type calendar struct{ b []byte }

func (c *calendar) event(d *CaseDeadline, stamp string) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", d.ID+"-"+hex(words.Sum(words.NoSum, d.ID+d.From.String()+d.Counted.String()))+"@rettesnor")
	c.line("DTSTAMP", stamp)
	c.line("DTSTART;VALUE=DATE", basic(d.Date))
	c.line("DTEND;VALUE=DATE", basic(d.Date+1)) // an end is the first day after
	c.line("SUMMARY", escaped(d.Title))
	c.line("DESCRIPTION", escaped(d.Text))
	c.line("TRANSP", "TRANSPARENT")
	last := int(d.Date - d.Counted.WorkdayBefore())
	for _, days := range append(append([]int(nil), d.Remind...), last) {
		c.line("BEGIN", "VALARM")
		c.line("ACTION", "DISPLAY")
		c.line("DESCRIPTION", escaped(d.Title))
		c.line("TRIGGER", nineBefore(days))
		c.line("END", "VALARM")
	}
	c.line("END", "VEVENT")
}

// nineBefore gives nine in the morning that many days before the day of an
// event, which begins at midnight.
func nineBefore(days int) string {
	if days == 1 {
		return "-PT15H"
	}
	return "-P" + strconv.Itoa(days-1) + "DT15H"
}

// basic gives 20261201.
func basic(d Date) string { return strings.ReplaceAll(d.String(), "-", "") }

func escaped(s string) string {
	for _, r := range [...][2]string{{`\`, `\\`}, {";", `\;`}, {",", `\,`}, {"\n", `\n`}} {
		s = strings.ReplaceAll(s, r[0], r[1])
	}
	return s
}

// most is how many octets a line may have, without its end.
const most = 75

// line writes a property, folded so that no line is longer than most octets
// and no letter is cut in two.
func (c *calendar) line(name, value string) {
	text, room := name+":"+value, most
	for len(text) > room {
		n := room
		for text[n]&0xC0 == 0x80 {
			n--
		}
		c.b = append(append(c.b, text[:n]...), "\r\n "...)
		text, room = text[n:], most-1 // the space counts
	}
	c.b = append(append(c.b, text...), "\r\n"...)
}
