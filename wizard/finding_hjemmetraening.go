package wizard

var hjemmetraeningFinding = finding{
	id: HjemmetraeningID, rule: hjemmetraening, notes: hjemmetraeningNotes,
	training: true, approved: "godkendt", texts: []string{explainsRefusal, explainsApproval},
	steps:    true,
	outcomes: []string{"O1", "O2", "O3", "O4", "O5"},
}

// HjemmetraeningID names the finding in cases, results and addresses.
const HjemmetraeningID = "hjemmetraening"

// childAge is the figure of the child's age that the schemes stop at: barnets lov
// § 85, stk. 5, and § 87, stk. 1; both stop on the birthday (principafgørelse
// 45-14).
const childAge = "age_end"

// The child's age, for the training and for what it costs.
var (
	alderAnsoegning = &Rule{
		ID: "bl85.alder-ansoegning", Cond: Age{Clock: AtAnsoegning},
		Cite: []string{"bl82.1.3", "bl85.5", "bl87.1"}, Old: []string{"sel32.1", "sel32a.5", "sel42.1"},
	}
	alderMaaned = &Rule{
		ID: "bl85.alder-maaned", Cond: Age{Clock: AtMaaned, OnTheDay: true, Optional: true},
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

var hjemmetraeningNotes = []Note{
	{
		ID: "bl85.snart-voksen", Is: IkkeOpfyldt, // from a year before: the undersøgelse alone may take four months
		When: &Rule{ID: "bl85.snart-voksen", Cond: Age{Clock: AtAnsoegning, Less: 1}},
		Cite: []string{"bl85.5", "bl20.3"}, Old: []string{"sel32a.5", "sel50"},
	},
	{
		ID: "bl85.undersoegelse", When: &Rule{ID: "bl85.undersoegelse", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}}}}, Is: Skoen,
		Cite: []string{"bl85.3", "bl20.3", "bl22"}, Old: []string{"sel32a.3", "sel50"},
	},
	{
		ID: "bl85.barnets-syn", When: &Rule{ID: "bl85.barnets-syn", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Skoen}}}}, Is: Skoen,
		Cite: []string{"bl5.3", "bl5.4"}, Old: []string{"sel50.3"},
	},
	{
		ID: "bl85.sundhedsfaglige", When: &Rule{ID: "bl85.sundhedsfaglige", Cond: Ask{Fact: SundhedsfagligeElementer, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}}, Is: Skoen,
		Cite: []string{"bl85.3", "bl85.4"}, Old: []string{"sel32a.3", "sel32a.4"},
	},
	{
		ID: "bl85.omfang", When: &Rule{ID: "bl85.omfang", Cond: Ask{Fact: Omfang, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}}}}, Is: Skoen,
		Cite: []string{"bl85.1"}, Old: []string{"sel32a.1"},
	},
	{
		ID: "bl85.skolealder", Is: Skoen, Answered: true,
		When: &Rule{
			ID: "bl85.skolealder", Cond: SchoolAge{Cases: []Branch{{Verdict: Opfyldt}, {Then: &Rule{ID: "bl85.skolealder-uden", Cond: Ask{Fact: Skoleform, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}, {Verdict: Opfyldt}}}}}}},
		},
		Cite: []string{"fsl33", "fsl34.1"}, Old: []string{"fsl33", "fsl34.1"},
	},
	{
		ID: "bl85.afslag", When: &Rule{ID: "bl85.afslag", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Opfyldt}}}}, Is: Skoen,
		Cite: []string{"rsl67"}, Old: []string{"rsl67"},
	},
}
