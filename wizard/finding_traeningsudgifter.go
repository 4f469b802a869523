package wizard

var traeningsudgifterFinding = finding{
	id: TraeningsudgifterID, rule: traeningsudgifter, notes: pointers, amounts: udgifterAmounts,
	claims:   []Fact{UdgifterTraening},
	training: true, texts: []string{explainsRefusal},
	outcomes: []string{"O3", "O4", "O5"},
}

// TraeningsudgifterID names the finding in cases, results and addresses.
const TraeningsudgifterID = "traeningsudgifter"

// traeningsudgifter is barnets lov § 85, stk. 6: tools, courses, helpers and
// the like for an approved training, up to a yearly cap for the child.
//
// What is approved decides which way it goes. A refusal stands until it is
// changed: then the posts and the cap are not yet looked at.
var traeningsudgifter = &Rule{
	ID: "bl85.6.godkendelse", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Then: vedGodkendelse}, {Then: vedAfslag}, {Then: vedAnsoegning}}},
	Cite: []string{"bl85.6", "bl85.1"}, Old: []string{"sel32a.6", "sel32a.1"},
}

var vedGodkendelse = &Rule{
	ID: "bl85.6.ved-godkendelse", Cond: All{Of: []*Rule{alderAnsoegning, alderMaaned, {
		ID: "bl85.6.godkendt", Cond: Fixed{Cases: []Branch{{Verdict: Opfyldt}}},
		Cite: []string{"bl85.6", "bl85.1"}, Old: []string{"sel32a.6", "sel32a.1"},
	}, udgifternesLoft, udgifternesPoster}},
}

var vedAnsoegning = &Rule{ID: "bl85.6.ved-ansoegning", Cond: All{Of: []*Rule{godkendelseSoeges, udgifternesLoft, udgifternesPoster}}}

var vedAfslag = &Rule{
	ID: "bl85.6.afslag", Cond: Told{Of: hjemmetraening},
	Cite: []string{"bl85.6", "rsl67"}, Old: []string{"sel32a.6", "rsl67"},
}

var udgifternesLoft = &Rule{
	ID: "bl85.6.loft", Cond: Threshold{Fact: UdgifterTraening, Figure: "hjemmetraening_cap_year", IsCap: true, Cases: []Branch{
		{Verdict: Opfyldt},
		{Verdict: Skoen, Part: true},
		{Verdict: Skoen},
	}},
	Cite: []string{"bl85.6"}, Old: []string{"sel32a.6"},
}

var udgifternesPoster = &Rule{
	ID: "bl85.6.poster", Cond: Fixed{Cases: []Branch{{Verdict: Skoen}}},
	Cite: []string{"bl85.6"}, Old: []string{"sel32a.6"},
}

var godkendelseSoeges = &Rule{
	ID: "bl85.6.ansoegning", Cond: Told{Of: hjemmetraening},
	Cite: []string{"bl85.6", "bl85.1"}, Old: []string{"sel32a.6", "sel32a.1"},
}

// The amounts of traeningsudgifter, a year.
var (
	bl856     = []string{"bl85.6"}
	sel32a6   = []string{"sel32a.6"}
	yearCap   = &Expr{ID: "udgifter.loft", Term: FullCap{Figure: "hjemmetraening_cap_year"}, Cite: bl856, Old: sel32a6, Word: "loft"}
	yearCosts = &Expr{ID: "udgifter.aaret", Term: FactValue{Fact: UdgifterTraening}, Cite: bl856, Old: sel32a6, Word: "udgifter"}

	udgifterAmounts = []Named{
		{Name: "loft-aar", Unit: "DKK/year", Told: true, Expr: yearCap, Bound: true},
		{Name: "inden-for-loftet", Unit: "DKK/year", Told: true, Leads: true, Expr: &Expr{ID: "udgifter.inden-for", Term: Least{Of: []*Expr{yearCosts, yearCap}}, Cite: bl856, Old: sel32a6}},
		{Name: "over-loftet", Unit: "DKK/year", Told: true, Expr: &Expr{ID: "udgifter.over", Term: Excess{Of: yearCosts, Above: yearCap}, Cite: bl856, Old: sel32a6}},
	}
)

// pointers name the other rules that a need may belong under, since what is
// not training is not paid as training.
var pointers = []Note{
	{
		ID: "andet.hjaelpemidler-aflastning", Cite: []string{"bl90"}, Old: []string{"sel84", "sel112"},
	},
	{
		ID: "andet.dagtilbud", Cite: []string{"bl82"}, Old: []string{"sel32"},
	},
	{
		ID: "andet.behandling-undervisning", Cite: []string{"bl85.2", "fsl33"}, Old: []string{"sel32a.2", "fsl33"},
	},
}
