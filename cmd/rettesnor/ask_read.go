package main

import (
	"fmt"
	"strconv"
	"strings"

	"rettesnor/wizard"
)

const dontKnow = "ved-ikke"

// readAnswer turns what somebody typed into the value of a case file.
func readAnswer(q *wizard.Question, line string) (value, problem string) {
	typed := plain(line)
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
	read := entry{}
	switch q.Kind {
	case wizard.Day:
		read = readDay(line)
	case wizard.MonthKind:
		read = readMonth(line)
	case wizard.Hours:
		read = readHours(line)
	default:
		read = readMoney(line, q.Unit)
	}
	return read.value, read.asks
}
