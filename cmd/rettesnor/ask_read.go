package main

import (
	"strconv"
	"strings"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

const dontKnow = "ved-ikke"

// readAnswer turns what somebody typed into the value of a case file.
func readAnswer(q *wizard.Question, line string) entry {
	typed := plain(line)
	if typed == "ved ikke" || typed == dontKnow || len(q.Choices) > 0 && typed == strconv.Itoa(len(q.Choices)+1) {
		return entry{value: dontKnow}
	}
	if len(q.Choices) > 0 {
		for i, o := range q.Choices {
			if typed == strconv.Itoa(i+1) || typed == o.ID || typed == strings.ToLower(o.Label) {
				return entry{value: o.ID}
			}
		}
		return ask("nummer").with(words.Num("n", len(q.Choices)+1))
	}
	switch q.Kind {
	case wizard.Day:
		return readDay(line)
	case wizard.MonthKind:
		return readMonth(line)
	case wizard.Hours:
		return readHours(line)
	case wizard.PercentKind:
		return readPercent(line)
	}
	return readMoney(line, q.Unit)
}
