//go:build !wasip1

package wizard

// MeetingQuestions is what to ask the municipality about a rule at a meeting,
// by the rule's id, for the sheet that the reader brings.
var MeetingQuestions = map[string]string{
	"bl85.alder-ansoegning":   "Når I afgørelsen, før barnet bliver voksent?",
	"bl85.funktionsevne":      "Hvilke oplysninger bygger I på, og hvad mangler der?",
	"bl85.maalgruppe":         "Hvornår tager I stilling til målgruppen, og hvem gør det?",
	"bl85.foraeldremyndighed": "Hvad skal I have fra den anden forælder?",
	"bl85.1.1":                "Hvad lægger I vægt på for netop vores barn?",
	"bl85.1.2":                "Hvad skal vi vise, for at I kan se, at vi magter det?",
	"bl85.1.3":                "Hvilke mål vil I kunne godkende, og hvordan måler vi dem?",
	"bl85.2":                  "Hvilken del mener I er behandling, og kan resten godkendes?",
	"bl85.6.afslag":           "Hvad skal der til, for at I ser på afslaget igen?",
	"bl85.6.ansoegning":       "Kan udgifterne behandles sammen med ansøgningen?",
	"bl85.6.loft":             "Hvilket loft regner I med i år?",
	"bl85.6.poster":           "Hvilke poster kan I ikke godkende, og hvorfor?",
	"bl87.pasning":            "Hvor mange timer dækker godkendelsen?",
	"bl87.noedvendig-pasning": "Hvad skal til for, at I anser pasning hjemme for nødvendig?",
	"bl87.indtaegtstab":       "Hvordan skal tabet vises?",
	"bl87.relation":           "Hvad skal vise, at jeg er med til at forsørge barnet?",
	"bl87.hospital":           "Hvem skal skrive, at jeg skal være med på hospitalet?",
	"bl87.uden-tilknytning":   "Hvad ville jeg kunne have tjent, og hvordan finder I det?",
	"bl86.merudgifter":        "Hvilke udgifter regner I med, og hvad er grænsen i år?",
	"bl86.kompensation":       "Hvilke udgifter regner I med, og hvad er grænsen i år?",
}

// MeetingQuestion gives the question about a rule, or the one for all rules
// with a verdict.
func MeetingQuestion(rule string, v Verdict) string {
	if q, ok := MeetingQuestions[rule]; ok {
		return q
	}
	switch v {
	case Opfyldt:
		return "Er I enige?"
	case IkkeOpfyldt:
		return "Ser I det sådan, og hvad ville ændre det?"
	case Skoen:
		return "Hvordan vurderer I det, og hvad mangler I?"
	}
	return "Hvem undersøger det, og hvornår?"
}
