package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"rettesnor/wizard"
)

const dontKnow = "ved-ikke"

// readAnswer turns what somebody typed into the value of a case file.
func readAnswer(q *wizard.Question, line string) (value, problem string) {
	typed := strings.ToLower(strings.Join(strings.Fields(line), " "))
	if typed == "ved ikke" || typed == dontKnow || len(q.Choices) > 0 && typed == strconv.Itoa(len(q.Choices)+1) {
		return dontKnow, ""
	}
	if len(q.Choices) > 0 {
		for i, o := range q.Choices {
			if typed == strconv.Itoa(i+1) || typed == o.ID || typed == strings.ToLower(o.Label) {
				return o.ID, ""
			}
		}
		return "", fmt.Sprintf("Skriv et tal fra 1 til %d.", len(q.Choices)+1)
	}
	ok := false
	switch q.Kind {
	case wizard.Day:
		if value, ok = readDay(typed); !ok {
			return "", "Skriv datoen som 4. marts 2016 eller 4-3-2016."
		}
	case wizard.MonthKind:
		if value, ok = readMonth(typed); !ok {
			return "", "Skriv måneden som juni 2024 eller 6-2024."
		}
	default:
		if value, ok = readNumber(typed); !ok {
			return "", "Skriv tallet på dansk, med komma: 37.000 eller 32,5."
		}
	}
	return value, ""
}

// A Danish number has points between the thousands and a comma.
var danishNumber = regexp.MustCompile(`^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}))?(?: ?(?:kr\.?|timer))?$`)

func readNumber(s string) (string, bool) {
	m := danishNumber.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	value := strings.NewReplacer(".", "", " ", "").Replace(m[1])
	if m[2] != "" {
		value += "." + m[2]
	}
	return value, true
}

var (
	danishDay   = regexp.MustCompile(`^(\d{1,2})[-./ ]+(\d{1,2}|[a-zæøå]+)[-./ ]+(\d{4})$`)
	danishMonth = regexp.MustCompile(`^(\d{1,2}|[a-zæøå]+)[-./ ]+(\d{4})$`)
)

func readDay(s string) (string, bool) {
	if d, ok := wizard.ParseDate(s); ok {
		return d.String(), true
	}
	m := danishDay.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	day, _ := strconv.Atoi(m[1])
	year, _ := strconv.Atoi(m[3])
	d := wizard.NewDate(year, monthNumber(m[2]), day)
	return d.String(), d != 0
}

func readMonth(s string) (string, bool) {
	if m, ok := wizard.ParseMonth(s); ok {
		return m.String(), true
	}
	m := danishMonth.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	year, _ := strconv.Atoi(m[2])
	month := wizard.NewMonth(year, monthNumber(m[1]))
	return month.String(), month != 0
}

// monthNumber reads 6, juni or jun; 0 is none.
func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	for n := 1; n <= 12; n++ {
		name, _, _ := strings.Cut(wizard.NewMonth(2024, n).Danish(), " ")
		if len(s) >= 3 && strings.HasPrefix(name, s) {
			return n
		}
	}
	return 0
}
