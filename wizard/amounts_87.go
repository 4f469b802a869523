package wizard

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
	monthPart = &Expr{ID: "ta.del-af-maaned", Term: PartOf{Years: childYears}, Cite: bl871, Old: sel421}
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

	atpAmount = &Expr{ID: "ta.atp-egen", Term: AtpClass{Of: hoursOf, Years: childYears}, Cite: bl873, Old: sel423}

	bl871  = []string{"bl87.1"}
	bl873  = []string{"bl87.3"}
	sel421 = []string{"sel42.1"}
	sel423 = []string{"sel42.3"}
)

// Named is an amount with its public name (docs/contract.md).
type Named struct {
	Name string
	Expr *Expr
	Unit string
	When *Rule // the amount is left out where this is not met; nil = always
	Told bool  // it has a line of its own in the trace, beloeb.NAME.tekst; the sum of § 87 is told whole
	// Leads marks the amount that the finding is about; at most one does.
	Leads bool
}

var tabtAmounts = []Named{
	{Name: "loft", Expr: loftAmount, Unit: "DKK/month"}, {Name: "brutto", Expr: bruttoAmount, Unit: "DKK/month", Leads: true},
	{Name: "pension", Expr: pensionAmount, Unit: "DKK/month"}, {Name: "atp-egen", Expr: atpAmount, Unit: "DKK/month"},
}

// usualHours is how many hours a week are as a rule granted at most, in
// hundredths, both parents together: practice (DUKH, Københavns Kommune), not
// law. It bounds nothing; more is only remarked on.
const usualHours = 37_00
