package wizard

// kompensationsydelseFrom is when kompensationsydelse took the place of
// merudgifter: L 201 of 2024-25.
const kompensationsydelseFrom = 20250901

// kompensationsydelse is barnets lov § 86: extra costs of living with the
// child, which are not those of the training. Before 1 September 2025 it was
// merudgifter, with another limit and another sum.
var kompensationsydelse = &Rule{
	ID: "bl86", Cond: All{Of: []*Rule{
		{
			ID: "bl86.alder-maaned", Cond: Age{Clock: AtMaaned, Years: childYears},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
			Text: [verdictCount]string{
				Opfyldt:     "Barnet er under {alder} år i {maaned}.",
				IkkeOpfyldt: "Barnet er fyldt {alder}, når {maaned} begynder. For voksne gælder andre regler.",
				Mangler:     "Vi mangler {mangler}.",
			},
			Ranged: [verdictCount]string{
				Opfyldt:     "Barnet er under {alder} år hele tiden fra {fra} til {til}.",
				IkkeOpfyldt: "Barnet fylder {alder} den {fylder}, og det er ikke senere end {fra}. For voksne gælder andre regler.",
			},
		},
		{
			ID: "bl86.personkreds", Cond: Any{Of: []*Rule{
				{
					ID: "bl86.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl86"}, Old: []string{"sel41"},
					Text: [verdictCount]string{
						Opfyldt:     "Efter jeres svar er barnets funktionsevne betydeligt og varigt nedsat.",
						IkkeOpfyldt: "Efter jeres svar er barnets funktionsevne ikke betydeligt og varigt nedsat.",
						Mangler:     "Vi mangler svar på, om barnets funktionsevne er betydeligt og varigt nedsat.",
					},
				},
				{
					ID: "bl86.lidelse", Cond: Ask{Fact: IndgribendeLidelse, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl86"}, Old: []string{"sel41"},
					Text: [verdictCount]string{
						Opfyldt:     "Efter jeres svar har barnet en indgribende lidelse, der er kronisk eller langvarig.",
						IkkeOpfyldt: "Efter jeres svar har barnet heller ikke en indgribende kronisk eller langvarig lidelse.",
						Mangler:     "Vi mangler svar på, om barnet har en indgribende lidelse, der er kronisk eller langvarig.",
					},
				},
			}},
		},
		{
			ID: "bl86.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
			Text: [verdictCount]string{
				Opfyldt:     "Barnet er ikke anbragt uden for hjemmet.",
				IkkeOpfyldt: "Barnet er anbragt uden for hjemmet, og ydelsen gælder børn, der forsørges hjemme.",
				Mangler:     "Vi mangler svar på, om kommunen har anbragt barnet uden for hjemmet.",
			},
		},
		{
			ID: "bl86.ordning", Cond: Since{Clock: AtMaaned, From: kompensationsydelseFrom, Cases: []Branch{{Then: merudgiftsgraense}, {Then: kompensationsgraense}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
			Text: [verdictCount]string{
				Mangler: "Vi mangler måneden, det handler om: reglerne blev lavet om i efteråret 2025.",
			},
		},
		{
			ID: "bl86.udgifterne", Cond: Fixed{Cases: []Branch{{Verdict: Skoen}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"udgifter, som I kun har på grund af barnets funktionsnedsættelse", "alle slags ekstra udgifter tæller med til standardbeløbet, når de er sandsynlige", "særlig kost, medicin og transport er eksempler"},
				Against:  []string{"udgifter, der er nødvendige for selve træningen, hører under hjemmetræningen"},
				Evidence: []string{"kvitteringer", "et overslag over årets ekstra udgifter"},
			},
			Text: [verdictCount]string{
				Skoen: "Kommunen skal vurdere, hvilke ekstra udgifter der skyldes funktionsnedsættelsen.",
			},
		},
	}},
}

var merudgiftsgraense = &Rule{
	ID: "bl86.merudgifter", Cond: Threshold{Fact: Merudgifter, Figure: "merudgift_min_year", OrEqual: true, Cases: []Branch{
		{Verdict: IkkeOpfyldt, Text: "Efter jeres svar er de ekstra udgifter under årets mindstegrænse for merudgifter."},
		{Verdict: Opfyldt, Text: "De ekstra udgifter når årets mindstegrænse for merudgifter."},
		{Verdict: Skoen, Text: "Vi kender ikke en offentliggjort mindstegrænse for den måned. Kommunen kender den."},
	}},
	Cite: []string{"bl86.3"}, Old: []string{"sel41"},
	Discretion: &Discretion{Decider: kommunen, Evidence: []string{"et overslag over årets ekstra udgifter"}},
	Text: [verdictCount]string{
		Mangler: "Vi mangler jeres bud på årets ekstra udgifter.",
	},
}

var kompensationsgraense = &Rule{
	ID: "bl86.kompensation", Cond: Threshold{Fact: Merudgifter, Figure: "kompensation_min_year", OrEqual: true, Cases: []Branch{
		{Verdict: IkkeOpfyldt, Text: "Efter jeres svar er de sandsynlige ekstra udgifter under grænsen for kompensationsydelse."},
		{Verdict: Opfyldt, Text: "De sandsynlige ekstra udgifter når grænsen for kompensationsydelse. Til standardbeløbet er det nok. Kun når I har dokumenterede udgifter af bestemte slags over grænsen for gruppe 2, kan I vælge dem i stedet."},
		{Verdict: Skoen, Text: "Vi kender ikke en offentliggjort grænse for den måned. Kommunen kender den; beløbene fra 2025 er de sidste, vi har."},
	}},
	Cite: []string{"bl86"}, Old: []string{"sel41"},
	Discretion: &Discretion{Decider: kommunen, Evidence: []string{"et overslag over årets ekstra udgifter"}},
	Text: [verdictCount]string{
		Mangler: "Vi mangler jeres bud på årets ekstra udgifter.",
	},
}

// The amounts of § 86, a month.
var (
	bl86       = []string{"bl86"}
	sel41      = []string{"sel41"}
	extraCosts = &Expr{ID: "merudgifter.aaret", Term: FactValue{Fact: Merudgifter}, Cite: bl86, Old: sel41}
	extraMonth = &Expr{ID: "merudgifter.maaned", Term: Twelfth{Of: extraCosts}, Cite: bl86, Old: sel41}

	fromKompensation = &Rule{
		ID: "bl86.gruppe-1", Cond: Since{Clock: AtMaaned, From: kompensationsydelseFrom, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: Opfyldt}}},
		Cite: bl86, Old: sel41,
	}
	beforeIt    = &Rule{ID: "bl86.foer", Cond: Since{Clock: AtMaaned, From: kompensationsydelseFrom, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}}, Cite: bl86, Old: sel41}
	aboveGroup2 = &Rule{
		ID: "bl86.gruppe-2", Cond: Threshold{Fact: Merudgifter, Figure: "kompensation_group2_threshold_year", Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: Opfyldt}, {Verdict: Mangler}}},
		Cite: bl86, Old: sel41,
	}

	groupAddon = &Expr{ID: "kompensation.tillaeg", Term: RateValue{Figure: "kompensation_group2_addon_month"}, Cite: bl86, Old: sel41}

	merudgiftAmounts = []Named{
		{Name: "merudgifter", Unit: "DKK/month", When: beforeIt, Expr: &Expr{ID: "merudgifter.afrundet", Term: ToHundreds{Of: extraMonth}, Cite: bl86, Old: sel41}, Text: "Ydelsen til merudgifter: en tolvtedel af årets udgifter, afrundet til nærmeste hundrede kroner."},
		{Name: "gruppe-1", Unit: "DKK/month", When: fromKompensation, Expr: &Expr{ID: "kompensation.gruppe-1", Term: RateValue{Figure: "kompensation_standard_month"}, Cite: bl86, Old: sel41}, Text: "Standardbeløbet (gruppe 1). Det kræver kun, at udgifterne er sandsynlige, og er uden skat."},
		{Name: "gruppe-2", Unit: "DKK/month", When: aboveGroup2, Expr: &Expr{
			ID: "kompensation.gruppe-2", Term: Between{From: &Expr{
				ID: "kompensation.gruppe-2-mindst", Term: Sum{A: &Expr{
					ID: "kompensation.graensen-maaned", Term: Twelfth{Of: &Expr{ID: "kompensation.graensen", Term: RateValue{Figure: "kompensation_group2_threshold_year"}, Cite: bl86, Old: sel41}},
					Cite: bl86, Old: sel41,
				}, B: groupAddon},
				Cite: bl86, Old: sel41,
			}, To: &Expr{ID: "kompensation.gruppe-2-hoejst", Term: Sum{A: extraMonth, B: groupAddon}, Cite: bl86, Old: sel41}},
			Cite: bl86, Old: sel41,
		}, Text: "De dokumenterede udgifter med tillæg (gruppe 2). Den kan I kun vælge, når de dokumenterede udgifter af de slags, der står på listen for gruppe 2, er over grænsen. Beløbet er højest, når alle jeres udgifter er af de slags; tæller kun en del med, er det mindre."},
	}
)
