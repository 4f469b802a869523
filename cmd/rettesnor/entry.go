package main

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// What somebody types, read as a Dane means it into the spelling of the case
// file, or asked about in words of its own. The page reads the same in
// static/js/lib/entry.js: both are held to one table, .ci/js/entry.json.

// entry is what a text is read as: a value, or what is asked back. The
// sentences stand in content/data/words/da-entry.txt, as the page has them.
type entry struct {
	value string
	asks  []words.Msg
}

// sayAll says messages one after the other.
func sayAll(m *wizard.Model, all []words.Msg) string {
	said := make([]string, len(all))
	for i, msg := range all {
		said[i] = m.Say(msg)
	}
	return strings.Join(said, " ")
}

// ask is an entry that asks back, by ids of the catalogue.
func ask(ids ...string) (e entry) {
	for _, id := range ids {
		e.asks = append(e.asks, words.New("indtast."+id))
	}
	return e
}

// with fills a slot of what is asked first.
func (e entry) with(args ...words.Arg) entry {
	e.asks[0].Args = append(e.asks[0].Args, args...)
	return e
}

// plain takes away what keyboards, copied text and other scripts bring: signs
// that are not seen, hyphens and minus signs of other kinds, digits of other
// kinds, the letters of å apart.
func plain(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Cf, r):
			return -1
		case r >= 0xff01 && r <= 0xff5e:
			return r - 0xfee0
		case r >= 0x2010 && r <= 0x2015, r == 0x2212, r == 0xfe63:
			return '-'
		case r == 0x2044:
			return '/'
		case r == 0x66b:
			return ','
		case r == 0x66c, strings.ContainsRune("’‘´`", r):
			return '\''
		}
		for _, zero := range []rune{0x660, 0x6f0, 0x966} { // Arabic, Persian, Hindi
			if r >= zero && r < zero+10 {
				return '0' + r - zero
			}
		}
		return r
	}, norm.NFC.String(text))
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// inWords are the numbers from nul to hundrede, as they are said.
var inWords = func() map[string]int {
	ones := strings.Fields("nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten")
	all := map[string]int{"et": 1, "én": 1, "ét": 1, "fyrretyve": 40, "hundrede": 100}
	for n, one := range ones {
		all[one] = n
	}
	for i, ten := range strings.Fields("tyve tredive fyrre halvtreds tres halvfjerds firs halvfems") {
		all[ten] = 20 + 10*i
		for n := 1; n < 10; n++ {
			all[ones[n]+"og"+ten] = 20 + 10*i + n
		}
	}
	return all
}()

var (
	oneAndAHalf = regexp.MustCompile(`^halvanden( |$)`)
	aHalf       = regexp.MustCompile(`^en halv( |$)`)
	andAHalf    = regexp.MustCompile(`^(\pL+|\d+)(?: og)? en halv( |$)`)
	firstWord   = regexp.MustCompile(`^(\pL+)( .*|,.*|)$`)
)

// inDigits puts digits for a number in words, alone or before what it counts.
func inDigits(text string) string {
	text = oneAndAHalf.ReplaceAllString(text, "1,5$1")
	text = aHalf.ReplaceAllString(text, "0,5$1")
	text = andAHalf.ReplaceAllString(text, "$1,5$2")
	if m := firstWord.FindStringSubmatch(text); m != nil {
		if n, ok := inWords[m[1]]; ok && !strings.HasPrefix(m[2], " halv") {
			return strconv.Itoa(n) + m[2]
		}
	}
	return text
}

var (
	period     = regexp.MustCompile(`^(.*?[^a-zæøå])(?:(?:om|pr\.?|per|i|hver|/) ?)?(uge|ugen|ugentligt|måned|måneden|md|mdr|mnd|månedligt|år|året|årligt|dag|dagen|dagligt|time|timen)\.?$`)
	periodWord = regexp.MustCompile(` ?(om|pr\.?|per|i|hver|/)? ?$`)
)

// inID is a period in the ids of the catalogue.
func inID(period string) string {
	return strings.NewReplacer("å", "aa").Replace(period)
}

// about is a period as a sentence names it: ugen.
func about(period string) words.Arg { return words.Said("om", words.New("indtast.om."+inID(period))) }

// withoutPeriod takes "om ugen", "pr. måned", "/md." and the like off the end,
// and says which it was.
func withoutPeriod(text string) (rest, id string) {
	m := period.FindStringSubmatch(text)
	if m == nil {
		return text, ""
	}
	id = "måned"
	for _, each := range []string{"uge", "år", "dag", "time"} {
		if strings.HasPrefix(m[2], each) {
			id = each
		}
	}
	return strings.TrimSpace(periodWord.ReplaceAllString(m[1], "")), id
}

var (
	danishGroups  = regexp.MustCompile(`^\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+|(?:'\d{3})+)(?:,\d{1,2})?$`)
	swissGroups   = regexp.MustCompile(`^\d{1,3}(?:(?: \d{3})+|(?:'\d{3})+)\.\d{1,2}$`)
	englishGroups = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+\.\d{1,2}$|^\d{1,3}(?:,\d{3}){2,}$`)
	bareNumber    = regexp.MustCompile(`^\d+(?:[.,]\d{1,2})?$`)
)

// decimal reads a bare number with Danish signs, or with English where both of
// its signs stand there; it is empty where it is no number.
func decimal(text string) string {
	switch {
	case danishGroups.MatchString(text):
		return strings.Replace(strings.NewReplacer(".", "", " ", "", "'", "").Replace(text), ",", ".", 1)
	case swissGroups.MatchString(text):
		return strings.NewReplacer(" ", "", "'", "").Replace(text)
	case englishGroups.MatchString(text):
		return strings.ReplaceAll(text, ",", "")
	case bareNumber.MatchString(text):
		return strings.Replace(text, ",", ".", 1)
	}
	return ""
}

var (
	severalNumbers = regexp.MustCompile(`\d\s*(?:-|til|eller|\+)\s*\d|^\d+(?: \d+)+$`)
	oneNumber      = regexp.MustCompile(`\d[\d.,']*(?: \d{3})*`)
	otherWords     = regexp.MustCompile(`[\pL~<>+≈?]`)
	otherSigns     = regexp.MustCompile(`[-/:%]`)
	below          = regexp.MustCompile(`^-\s*\d`)
)

// aloneIn asks about the one number in a text with other words, as in "ca. 20",
// and says otherwise where there is none to reckon with.
func aloneIn(text string, shown func(number string) string, otherwise string) entry {
	found := oneNumber.FindAllString(text, -1)
	if len(found) != 1 {
		return ask(otherwise)
	}
	around := strings.Replace(text, found[0], "", 1)
	value := shown(strings.TrimRight(found[0], ".,'"))
	if value == "" || !otherWords.MatchString(around) || otherSigns.MatchString(around) {
		return ask(otherwise)
	}
	return ask("kun-tallet").with(words.Str("tal", value))
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

var (
	kronerBefore = regexp.MustCompile(`^(?:kr\.?|kroner|dkk) ?`)
	kronerAfter  = regexp.MustCompile(` ?(?:kr\.?|kroner|dkk)(?: ?,-)?$`)
	noOre        = regexp.MustCompile(`[,.] ?-+$`)
	thousands    = regexp.MustCompile(`^(.*\d) ?(tusinde?|t\.?kr\.?|k|mio\.?|million(?:er)?)(?: ?(?:kr\.?|kroner|dkk))?$`)
	commaGroup   = regexp.MustCompile(`^(\d{1,3}),(\d{3})$`)
)

// readMoney reads an amount in kroner; unit is what the question asks for, as
// kr. om måneden.
func readMoney(typed, unit string) entry {
	rest, id := withoutPeriod(inDigits(plain(typed)))
	for _, asked := range []string{"uge", "måned", "år", "dag", "time"} {
		if id == "" || !strings.Contains(unit, asked) {
			continue
		}
		switch {
		case id == asked:
		case id == "år" && asked == "måned":
			return ask("del-med-tolv")
		default:
			return ask("for." + inID(asked)).with(about(id))
		}
		break
	}
	rest = strings.TrimSpace(noOre.ReplaceAllString(kronerBefore.ReplaceAllString(rest, ""), ""))
	shift := 0
	if m := thousands.FindStringSubmatch(rest); m != nil {
		rest, shift = m[1], 3
		if strings.HasPrefix(m[2], "m") {
			shift = 6
		}
	} else {
		rest = strings.TrimSpace(noOre.ReplaceAllString(kronerAfter.ReplaceAllString(rest, ""), ""))
	}
	if value := decimal(rest); value != "" {
		return entry{value: moved(value, shift)}
	}
	if m := commaGroup.FindStringSubmatch(rest); m != nil {
		return ask("tusinder").with(words.Str("foer", m[1]), words.Str("efter", m[2]))
	}
	switch {
	case below.MatchString(rest):
		return ask("under-nul")
	case severalNumbers.MatchString(rest):
		return ask("et-tal", "beloeb")
	}
	return aloneIn(rest, func(n string) string {
		if value := decimal(n); value != "" {
			return kroner(value)
		}
		return ""
	}, "beloeb")
}

// moved moves the point on the digits, so that nothing is rounded.
func moved(value string, places int) string {
	if places == 0 {
		return value
	}
	whole, part, _ := strings.Cut(value, ".")
	part += strings.Repeat("0", max(0, places-len(part)))
	whole = strings.TrimLeft(whole+part[:places], "0")
	if whole == "" {
		whole = "0"
	}
	if part[places:] != "" {
		whole += "." + part[places:]
	}
	return whole
}

// kroner writes 37000.5 as 37.000,50.
func kroner(value string) string {
	whole, part, _ := strings.Cut(value, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if part != "" {
		whole += "," + (part + "0")[:2]
	}
	return whole
}

var (
	timeAlone   = regexp.MustCompile(`[\d½¼¾] ?time$`) // 1 time is no price
	hoursAfter  = regexp.MustCompile(` ?(?:timer|time|t|h)\.?$`)
	hoursAndMin = regexp.MustCompile(`^(\d+) ?(?:timer|time|t|h)\.? ?(?:og )?(\d{1,2}) ?(?:minutter|minut|min|m)\.?$`)
	clockTime   = regexp.MustCompile(`^(\d+):(\d\d)$`)
	inQuarters  = regexp.MustCompile(`^(\d*) ?(½|¼|¾|1/2|1/4|3/4)$`)
	quarters    = map[string]string{"½": "5", "¼": "25", "¾": "75", "1/2": "5", "1/4": "25", "3/4": "75"}
	eitherTime  = regexp.MustCompile(`^(\d+)\.([0-5]\d)$`)
	fineHours   = regexp.MustCompile(`^(\d+)[.,](\d{3,})$`)
)

// readHours reads hours a week: 22½, 22:30 and 7 timer 30 minutter too.
func readHours(typed string) entry {
	text, id := inDigits(plain(typed)), ""
	if !timeAlone.MatchString(text) {
		text, id = withoutPeriod(text)
	}
	if id != "" && id != "uge" {
		return ask("om-ugen").with(about(id))
	}
	if m := hoursAndMin.FindStringSubmatch(text); m != nil {
		text = m[1] + ":" + ("0" + m[2])[len(m[2])-1:]
	}
	text = hoursAfter.ReplaceAllString(text, "")
	if m := clockTime.FindStringSubmatch(text); m != nil {
		minutes, _ := strconv.Atoi(m[2])
		if minutes > 59 {
			return ask("minutter")
		}
		return entry{value: strings.TrimSuffix(fmt.Sprintf("%s.%02d", bare(m[1]), int(math.Round(float64(minutes)*100/60))), ".00")}
	}
	if m := inQuarters.FindStringSubmatch(text); m != nil && (m[1] != "" || !strings.Contains(m[2], "/")) {
		return entry{value: bare(m[1]) + "." + quarters[m[2]]}
	}
	if m := eitherTime.FindStringSubmatch(text); m != nil && m[2] != "00" {
		minutes, _ := strconv.Atoi(m[2])
		return ask("minutter-eller-ej").with(words.Str("timer", m[1]), words.Num("minutter", minutes), words.Str("cifre", m[2]))
	}
	if m := fineHours.FindStringSubmatch(text); m != nil {
		near, _ := strconv.ParseFloat(m[1]+"."+m[2], 64)
		short := strings.TrimRight(strings.TrimRight(strconv.FormatFloat(math.Round(near*100)/100, 'f', 2, 64), "0"), ".")
		return ask("for-fint").with(words.Str("timer", m[1]), words.Str("cifre", m[2]), words.Str("naer", strings.Replace(short, ".", ",", 1)))
	}
	switch {
	case bareNumber.MatchString(text):
		return entry{value: strings.Replace(text, ",", ".", 1)}
	case below.MatchString(text):
		return ask("under-nul")
	case severalNumbers.MatchString(text):
		return ask("et-tal", "timer")
	}
	return aloneIn(text, func(n string) string {
		if bareNumber.MatchString(n) {
			return strings.Replace(n, ".", ",", 1)
		}
		return ""
	}, "timer")
}

var percentAfter = regexp.MustCompile(` ?(?:%|pct\.?|procent)$`)

// readPercent reads a percentage, at most 100: 38 and 38,5 % too.
func readPercent(typed string) entry {
	value := decimal(percentAfter.ReplaceAllString(plain(typed), ""))
	if n, err := strconv.ParseFloat(value, 64); err != nil || n > 100 {
		return ask("procent")
	}
	return entry{value: value}
}

// bare is a whole number without the zeros before it.
func bare(digits string) string { return or(strings.TrimLeft(digits, "0"), "0") }

// year gives four digits: 26 is 2026, and what may be another hundred years is
// asked about.
func year(text string) string {
	text = strings.TrimPrefix(text, "'")
	switch {
	case len(text) == 2 && text[0] >= '0' && text[0] <= '4' && text[1] >= '0' && text[1] <= '9':
		return "20" + text
	case fourDigits.MatchString(text):
		return text
	}
	return ""
}

// monthNumber reads 6, juni or jun; 0 is none.
func monthNumber(s string) int {
	s = strings.TrimSuffix(s, ".")
	if n, err := strconv.Atoi(s); err == nil && len(s) <= 2 {
		return n
	}
	found := 0
	for n := 1; n <= 12 && len([]rune(s)) >= 3; n++ {
		name, _, _ := strings.Cut(wizard.NewMonth(2024, n).Danish(), " ")
		if strings.HasPrefix(name, s) {
			if found > 0 {
				return 0
			}
			found = n
		}
	}
	return found
}

var (
	fourDigits  = regexp.MustCompile(`^(?:19|20|21)\d\d$`)
	weekday     = regexp.MustCompile(`^(?:(?:man|tirs|ons|tors|fre|lør|søn)(?:dag)?\.?,? ?)?`)
	theDay      = regexp.MustCompile(`^(?:den|d\.?) ?(\d)`)
	atClock     = regexp.MustCompile(` ?kl\.?.*$`)
	ordinal     = regexp.MustCompile(`^(\d{1,2})(?:te|de|ende)\b`)
	cprNumber   = regexp.MustCompile(`^\d{6}-?\d{4}$`)
	six         = regexp.MustCompile(`^(\d\d)(\d\d)(\d\d)$`)
	eightTurned = regexp.MustCompile(`^((?:19|20|21)\d\d)(\d\d)(\d\d)$`)
	eight       = regexp.MustCompile(`^(\d\d)(\d\d)((?:19|20|21)\d\d)$`)
	yearless    = regexp.MustCompile(`^\d{1,2}(?:\.? ?([a-zæøå]{3,})|(?:\. ?|[-/])\d{1,2})\.?$`)
	dayless     = regexp.MustCompile(`^([a-zæøå]{3,})\.? \d{4}$`)
	backwards   = regexp.MustCompile(`^(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})$`)
	forwards    = regexp.MustCompile(`^(\d{1,2})(?:\.? ?|[-/])([a-zæøå]{3,}|\d{1,2})(?:\.? ?|[-/ ])('?\d{2}|\d{4})$`)
	monthText   = regexp.MustCompile(`^(\d{1,2}|[a-zæøå]+)\.?[-./ ]*('?\d{2}|\d{4})$`)
	monthTurned = regexp.MustCompile(`^(\d{4})[-./ ](\d{1,2})$`)
	onlyDigits  = regexp.MustCompile(`^\d+$`)
)

// readDay reads a date: 1/2-26, 1. februar 2026, d. 3. marts 2025.
func readDay(typed string) entry {
	s := ordinal.ReplaceAllString(atClock.ReplaceAllString(theDay.ReplaceAllString(weekday.ReplaceAllString(plain(typed), ""), "$1"), ""), "$1.")
	switch {
	case cprNumber.MatchString(s):
		return ask("cpr")
	case six.MatchString(s):
		return dayOf(six.FindStringSubmatch(s), 1, 2, 3)
	}
	if m := eightTurned.FindStringSubmatch(s); m != nil {
		if e := dayOf(m, 3, 2, 1); e.value != "" {
			return e
		}
	}
	if m := yearless.FindStringSubmatch(s); m != nil && (m[1] == "" || monthNumber(m[1]) > 0) {
		return ask("uden-aar")
	}
	if m := dayless.FindStringSubmatch(s); m != nil && monthNumber(m[1]) > 0 {
		return ask("uden-dag")
	}
	if m := backwards.FindStringSubmatch(s); m != nil {
		return dayOf(m, 3, 2, 1)
	}
	if m := eight.FindStringSubmatch(s); m != nil {
		return dayOf(m, 1, 2, 3)
	}
	if m := forwards.FindStringSubmatch(s); m != nil && !onlyDigits.MatchString(s) {
		return dayOf(m, 1, 2, 3)
	}
	return ask("dato-i-et")
}

// dayOf makes a date of the parts of a match.
func dayOf(m []string, day, month, yearAt int) entry {
	y := year(m[yearAt])
	if y == "" {
		return ask("aar")
	}
	n := monthNumber(m[month])
	if n == 0 && !onlyDigits.MatchString(m[month]) {
		return ask("maaned")
	}
	dd, _ := strconv.Atoi(m[day])
	yyyy, _ := strconv.Atoi(y)
	if d := wizard.NewDate(yyyy, n, dd); d != 0 {
		return entry{value: d.String()}
	}
	return ask("dag")
}

// readMonth reads a month: juni 2024, 6-2024, 2024-06.
func readMonth(typed string) entry {
	s := plain(typed)
	if m := monthTurned.FindStringSubmatch(s); m != nil {
		s = m[2] + "-" + m[1]
	}
	m := monthText.FindStringSubmatch(s)
	if m == nil {
		return ask("maaned-i-et")
	}
	y := year(m[2])
	if y == "" {
		return ask("aar")
	}
	yyyy, _ := strconv.Atoi(y)
	if month := wizard.NewMonth(yyyy, monthNumber(m[1])); month != 0 {
		return entry{value: month.String()}
	}
	return ask("maaned-i-et")
}
