package wizard

import "rettesnor/wizard/words"

// The child's age that both schemes stop at: barnets lov § 85, stk. 5, and
// § 87, stk. 1; both stop on the birthday (principafgørelse 45-14).
const childYears = 18

// AgeLimit is the age as an argument of a sentence, {alder}.
func AgeLimit() words.Arg { return words.Num("alder", childYears) }

// The child's age, for the training and for what it costs.
var (
	alderAnsoegning = &Rule{
		ID: "bl85.alder-ansoegning", Cond: Age{Clock: AtAnsoegning, Years: childYears},
		Cite: []string{"bl82.1.3", "bl85.5", "bl87.1"}, Old: []string{"sel32.1", "sel32a.5", "sel42.1"},
	}
	alderMaaned = &Rule{
		ID: "bl85.alder-maaned", Cond: Age{Clock: AtMaaned, Years: childYears, OnTheDay: true, Optional: true},
		Cite: []string{"bl82.1.3", "bl85.5"}, Old: []string{"sel32.1", "sel32a.5"},
	}
)

// hjemmetraening is barnets lov § 85 (before 2024 serviceloven § 32 a): who
// may be approved to train their child at home. Its best verdict is skoen,
// since the law leaves the child's good and the parents' ability to people.
var hjemmetraening = &Rule{
	ID: "bl85", Cond: All{Of: []*Rule{
		alderAnsoegning,
		alderMaaned,
		{
			ID: "bl85.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.5", "bl82.1.3"}, Old: []string{"sel32a.5", "sel32.1"},
		},
		{
			ID: "bl85.maalgruppe", Cond: Ask{Fact: Maalgruppe, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1", "bl82.1.3"}, Old: []string{"sel32a.1", "sel32.1"},
		},
		{
			ID: "bl85.foraeldremyndighed", Cond: Ask{Fact: Foraeldremyndighed, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.1", "fal3.1"}, Old: []string{"sel32a.1", "fal3.1"},
		},
		{
			ID: "bl85.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.1", "bl85.5"}, Old: []string{"sel32a.1", "sel32a.5"},
		},
		{
			ID: "bl85.1.1", Cond: Ask{Fact: FremmerTrivsel, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.1"}, Old: []string{"sel32a.1.1"},
		},
		{
			ID: "bl85.1.2", Cond: Ask{Fact: ForaeldreIStand, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.2"}, Old: []string{"sel32a.1.2"},
		},
		{
			ID: "bl85.1.3", Cond: Ask{Fact: DokumenterbarMetode, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.3"}, Old: []string{"sel32a.1.3"},
		},
		{
			ID: "bl85.2", Cond: Ask{Fact: Sygehusbehandling, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.2"}, Old: []string{"sel32a.2"},
		},
	}},
}

// undersoegelseMonths is how long a børnefaglig undersøgelse may take: barnets
// lov § 20, stk. 3.
const undersoegelseMonths = 4
