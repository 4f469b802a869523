package wizard

var tabtFinding = finding{
	id: TabtArbejdsfortjenesteID, rule: tabtArbejdsfortjeneste, notes: tabtNotes, amounts: tabtAmounts,
	claims:    []Fact{NoedvendigPasning, Indtaegtstab, Beskaeftigelse, Bruttoloen, Arbejdstid, BevilgedeTimer, OenskedeTimer, OphoerDato},
	beside:    []Fact{Besparelser},
	assumes:   []Fact{Foedselsdato},
	granted:   []Fact{BevilgedeTimer},
	early:     true,
	parents:   true,
	months:    true,
	household: true,
	alone:     true,
	sums:      "ta.",
	told:      lostEarnings{},
	steps:     true,
	outcomes:  []string{"O3", "O4", "O6", "O7", "O8"},
}

// lostEarnings tells the sum of tabt arbejdsfortjeneste, and what its end comes to.
type lostEarnings struct{}

func (lostEarnings) tell(t *tracer, w env) []Amount {
	t.sum(w)
	return t.ending(w)
}

// TabtArbejdsfortjenesteID names the finding in cases, results and addresses.
const TabtArbejdsfortjenesteID = "tabt-arbejdsfortjeneste"

// tabtArbejdsfortjeneste is barnets lov § 87 (before 2024 serviceloven § 42):
// who may be paid for lost earnings. Its best verdict is skoen, since the
// municipality assesses the need for care and sets the hours.
var tabtArbejdsfortjeneste = &Rule{
	ID: "bl87", Cond: All{Of: []*Rule{
		{
			ID: "bl87.alder-maaned", Cond: Age{Clock: AtMaaned},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
		{
			ID: "bl87.personkreds", Cond: Any{Of: []*Rule{
				{
					ID: "bl87.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
				},
				{
					ID: "bl87.lidelse", Cond: Ask{Fact: IndgribendeLidelse, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
				},
			}},
		},
		{
			ID: "bl87.relation", Cond: Ask{Fact: Relation, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
		{
			ID: "bl87.hjemme", Cond: Any{Of: []*Rule{
				{
					ID: "bl87.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
				},
				{
					ID: "bl87.hospital", Cond: Ask{Fact: AnbragtHospital, Cases: []Branch{{Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.2"}, Old: []string{"sel42.2"},
				},
			}},
		},
		{
			ID: "bl87.pasning", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: Skoen}, {Then: noedvendigPasning}, {Then: noedvendigPasning}}},
			Cite: []string{"bl85.5", "bl87.1"}, Old: []string{"sel32a.5", "sel42.1"},
		},
		{
			ID: "bl87.indtaegtstab", Cond: Ask{Fact: Indtaegtstab, Cases: []Branch{{Verdict: Opfyldt}, {Then: udenTilknytning}}},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
	}},
}

var noedvendigPasning = &Rule{
	ID: "bl87.noedvendig-pasning", Cond: Ask{Fact: NoedvendigPasning, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
	Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
}

var udenTilknytning = &Rule{
	ID: "bl87.uden-tilknytning", Cond: Ask{Fact: Beskaeftigelse, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}, {
		Verdict: Skoen,
	}}},
	Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
}

var tabtNotes = []Note{
	{
		ID: "bl87.hjemmeundervisning", When: &Rule{ID: "bl87.hjemmeundervisning", Cond: Ask{Fact: Skoleform, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}}}}, Is: Skoen,
		Cite: []string{"bl85.5"}, Old: []string{"sel32a.5"},
	},
	{
		ID: "bl87.nedsat-tid", When: &Rule{ID: "bl87.nedsat-tid", Cond: Ask{Fact: NedsatTidFoer, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}}, Is: Skoen,
		Cite: bl873, Old: sel423,
	},
	{
		ID: "bl87.natarbejde", When: &Rule{ID: "bl87.natarbejde", Cond: Ask{Fact: Natarbejde, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}}, Is: Skoen,
		Cite: bl871, Old: sel421,
	},
	{
		ID: "bl87.barsel", When: &Rule{ID: "bl87.barsel", Cond: Ask{Fact: Barsel, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}}, Is: Skoen,
		Cite: bl871, Old: sel421,
	},
}

// The amounts of tabt arbejdsfortjeneste, a month, as expressions. In words
// (barnets lov § 87, stk. 3): with the share a = hours granted / the parent's
// own former hours,
//
//	loft    = a × the full-time cap
//	brutto  = a × the lesser of former gross pay and the cap
//	pension = 10 % of brutto, at most the former employer's contribution
//	atp-egen = the employee's ATP for the granted hours
//
// A benefit granted in an earlier year is raised each January and never above
// the cap of the month.
var (
	monthPart = &Expr{ID: "ta.del-af-maaned", Term: PartOf{}, Cite: bl871, Old: sel421}
	hoursOf   = &Expr{ID: "ta.timer", Term: Granted{}, Cite: bl873, Old: sel423}
	share     = &Expr{
		ID: "ta.andel", Term: Product{Share: monthPart, Of: &Expr{
			ID: "ta.timeandel", Term: ShareOf{Of: hoursOf, Whole: &Expr{ID: "ta.arbejdstid", Term: Worked{}, Cite: bl873, Old: sel423}},
			Cite: bl873, Old: sel423,
		}},
		Cite: bl873, Old: sel423,
	}
	pay      = &Expr{ID: "ta.grundlag", Term: Pay{}, Cite: bl873, Old: sel423, Word: "loen"}
	fullCap  = &Expr{ID: "ta.fuldt-loft", Term: FullCap{Figure: monthlyCap}, Cite: bl873, Old: sel423}
	grantCap = &Expr{ID: "ta.loft-ved-bevilling", Term: FullCap{Figure: monthlyCap, At: GrantMonth}, Cite: bl873, Old: sel423, Word: "loft"}

	loftAmount   = &Expr{ID: "ta.loft-andel", Term: Product{Share: share, Of: fullCap}, Cite: bl873, Old: sel423, Word: "loft"}
	bruttoAmount = &Expr{
		ID: "ta.brutto", Term: Least{Of: []*Expr{
			{
				ID: "ta.reguleret", Term: Regulated{Of: &Expr{
					ID: "ta.ydelse-ved-bevilling", Term: Product{Share: share, Of: &Expr{ID: "ta.loenloft", Term: Least{Of: []*Expr{pay, grantCap}}, Cite: bl873, Old: sel423}},
					Cite: bl873, Old: sel423,
				}},
				Cite: bl873, Old: sel423,
			},
			loftAmount,
		}},
		Cite: bl873, Old: sel423,
	}
	pensionShare = &Expr{ID: "ta.pension-af-brutto", Term: Percent{Figure: "pension_rate_pct", Of: bruttoAmount}, Cite: bl873, Old: sel423}
	employer     = &Expr{ID: "ta.arbejdsgiverbidrag", Term: FactValue{Fact: PensionArbejdsgiver}, Cite: bl873, Old: sel423}
	// The statute says the former employer's contribution, E. That it shrinks
	// with the hours, E × a, has no source; it is kept as the cautious reading.
	pensionAmount = &Expr{ID: "ta.pension", Term: Readings{Of: []*Expr{pensionAsWritten, pensionCautious}}, Cite: bl873, Old: sel423}

	pensionAsWritten = &Expr{
		ID: "ta.pension-lovens-ord", Term: Least{Of: []*Expr{
			pensionShare,
			{ID: "ta.pension-hele-bidraget", Term: Product{Share: monthPart, Of: employer}, Cite: bl873, Old: sel423},
		}},
		Cite: bl873, Old: sel423,
	}
	pensionCautious = &Expr{
		ID: "ta.pension-forsigtig", Term: Least{Of: []*Expr{
			pensionShare,
			{ID: "ta.pension-bidrag-andel", Term: Product{Share: share, Of: employer}, Cite: bl873, Old: sel423},
		}},
		Cite: bl873, Old: sel423,
	}

	atpAmount = &Expr{ID: "ta.atp-egen", Term: AtpClass{Of: hoursOf}, Cite: bl873, Old: sel423}

	bl871  = []string{"bl87.1"}
	bl873  = []string{"bl87.3"}
	sel421 = []string{"sel42.1"}
	sel423 = []string{"sel42.3"}
)

var tabtAmounts = []Named{
	{Name: "loft", Expr: loftAmount, Unit: "DKK/month", Bound: true}, {Name: "brutto", Expr: bruttoAmount, Unit: "DKK/month", Leads: true},
	{Name: "pension", Expr: pensionAmount, Unit: "DKK/month"}, {Name: "atp-egen", Expr: atpAmount, Unit: "DKK/month"},
}

// usualHours is how many hours a week are as a rule granted at most, in
// hundredths, both parents together: practice (DUKH, Københavns Kommune), not
// law. It bounds nothing; more is only remarked on.
const usualHours = 37_00
