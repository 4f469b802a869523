package wizard

var kompensationsydelseFinding = finding{
	id: KompensationsydelseID, rule: kompensationsydelse, amounts: merudgiftAmounts,
	claims:   []Fact{Merudgifter},
	outcomes: []string{"O3", "O4"},
}

// KompensationsydelseID names the finding in cases, results and addresses.
const KompensationsydelseID = "kompensationsydelse"

// kompensationsydelseFrom is when kompensationsydelse took the place of
// merudgifter: L 201 of 2024-25.
const kompensationsydelseFrom = 20250901

// kompensationsydelse is barnets lov § 86: extra costs of living with the
// child, which are not those of the training. Before 1 September 2025 it was
// merudgifter, with another limit and another sum.
var kompensationsydelse = &Rule{
	ID: "bl86", Cond: All{Of: []*Rule{
		{
			ID: "bl86.alder-maaned", Cond: Age{Clock: AtMaaned},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
		},
		{
			ID: "bl86.personkreds", Cond: Any{Of: []*Rule{
				{
					ID: "bl86.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl86"}, Old: []string{"sel41"},
				},
				{
					ID: "bl86.lidelse", Cond: Ask{Fact: IndgribendeLidelse, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl86"}, Old: []string{"sel41"},
				},
			}},
		},
		{
			ID: "bl86.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
		},
		{
			ID: "bl86.ordning", Cond: Since{Clock: AtMaaned, From: kompensationsydelseFrom, Cases: []Branch{{Then: merudgiftsgraense}, {Then: kompensationsgraense}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
		},
		{
			ID: "bl86.udgifterne", Cond: Fixed{Cases: []Branch{{Verdict: Skoen}}},
			Cite: []string{"bl86"}, Old: []string{"sel41"},
		},
	}},
}

var merudgiftsgraense = &Rule{
	ID: "bl86.merudgifter", Cond: Threshold{Fact: Merudgifter, Figure: "merudgift_min_year", OrEqual: true, Cases: []Branch{
		{Verdict: IkkeOpfyldt},
		{Verdict: Opfyldt},
		{Verdict: Skoen},
	}},
	Cite: []string{"bl86.3"}, Old: []string{"sel41"},
}

var kompensationsgraense = &Rule{
	ID: "bl86.kompensation", Cond: Threshold{Fact: Merudgifter, Figure: "kompensation_min_year", OrEqual: true, Cases: []Branch{
		{Verdict: IkkeOpfyldt},
		{Verdict: Opfyldt},
		{Verdict: Skoen},
	}},
	Cite: []string{"bl86"}, Old: []string{"sel41"},
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
		{Name: "merudgifter", Unit: "DKK/month", Told: true, When: beforeIt, Expr: &Expr{ID: "merudgifter.afrundet", Term: ToHundreds{Of: extraMonth}, Cite: bl86, Old: sel41}},
		{Name: "gruppe-1", Unit: "DKK/month", Told: true, When: fromKompensation, Expr: &Expr{ID: "kompensation.gruppe-1", Term: RateValue{Figure: "kompensation_standard_month"}, Cite: bl86, Old: sel41}},
		{Name: "gruppe-2", Unit: "DKK/month", Told: true, When: aboveGroup2, Expr: &Expr{
			ID: "kompensation.gruppe-2", Term: Between{From: &Expr{
				ID: "kompensation.gruppe-2-mindst", Term: Sum{A: &Expr{
					ID: "kompensation.graensen-maaned", Term: Twelfth{Of: &Expr{ID: "kompensation.graensen", Term: RateValue{Figure: "kompensation_group2_threshold_year"}, Cite: bl86, Old: sel41}},
					Cite: bl86, Old: sel41,
				}, B: groupAddon},
				Cite: bl86, Old: sel41,
			}, To: &Expr{ID: "kompensation.gruppe-2-hoejst", Term: Sum{A: extraMonth, B: groupAddon}, Cite: bl86, Old: sel41}},
			Cite: bl86, Old: sel41,
		}},
	}
)
