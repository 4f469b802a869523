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
	monthPart = &Expr{ID: "ta.del-af-maaned", Op: PartOf, Years: childYears, Cite: bl871, Old: sel421}
	hoursOf   = &Expr{ID: "ta.timer", Op: Granted, Cite: bl873, Old: sel423}
	share     = &Expr{ID: "ta.andel", Op: Product, Cite: bl873, Old: sel423, Of: []*Expr{
		monthPart,
		{ID: "ta.timeandel", Op: ShareOf, Cite: bl873, Old: sel423, Of: []*Expr{
			hoursOf,
			{ID: "ta.arbejdstid", Op: Worked, Cite: bl873, Old: sel423},
		}},
	}}
	pay      = &Expr{ID: "ta.grundlag", Op: Pay, Cite: bl873, Old: sel423}
	fullCap  = &Expr{ID: "ta.fuldt-loft", Op: FullCap, Rate: monthlyCap, Cite: bl873, Old: sel423}
	grantCap = &Expr{ID: "ta.loft-ved-bevilling", Op: FullCap, Rate: monthlyCap, At: GrantMonth, Cite: bl873, Old: sel423}

	loftAmount   = &Expr{ID: "ta.loft-andel", Op: Product, Cite: bl873, Old: sel423, Of: []*Expr{share, fullCap}}
	bruttoAmount = &Expr{ID: "ta.brutto", Op: Least, Cite: bl873, Old: sel423, Of: []*Expr{
		{ID: "ta.reguleret", Op: Regulated, Cite: bl873, Old: sel423, Of: []*Expr{
			{ID: "ta.ydelse-ved-bevilling", Op: Product, Cite: bl873, Old: sel423, Of: []*Expr{
				share,
				{ID: "ta.loenloft", Op: Least, Cite: bl873, Old: sel423, Of: []*Expr{pay, grantCap}},
			}},
		}},
		loftAmount,
	}}
	pensionShare = &Expr{ID: "ta.pension-af-brutto", Op: Percent, Rate: "pension_rate_pct", Cite: bl873, Old: sel423, Of: []*Expr{bruttoAmount}}
	employer     = &Expr{ID: "ta.arbejdsgiverbidrag", Op: FactValue, Fact: PensionArbejdsgiver, Cite: bl873, Old: sel423}
	// The statute says the former employer's contribution, E. That it shrinks
	// with the hours, E × a, has no source; it is kept as the cautious reading.
	pensionAmount = &Expr{ID: "ta.pension", Op: Readings, Cite: bl873, Old: sel423, Of: []*Expr{
		{ID: "ta.pension-lovens-ord", Op: Least, Cite: bl873, Old: sel423, Of: []*Expr{
			pensionShare,
			{ID: "ta.pension-hele-bidraget", Op: Product, Cite: bl873, Old: sel423, Of: []*Expr{monthPart, employer}},
		}},
		{ID: "ta.pension-forsigtig", Op: Least, Cite: bl873, Old: sel423, Of: []*Expr{
			pensionShare,
			{ID: "ta.pension-bidrag-andel", Op: Product, Cite: bl873, Old: sel423, Of: []*Expr{share, employer}},
		}},
	}}
	atpAmount = &Expr{ID: "ta.atp-egen", Op: AtpClass, Years: childYears, Cite: bl873, Old: sel423, Of: []*Expr{hoursOf}}

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
}

var tabtAmounts = []Named{
	{Name: "loft", Expr: loftAmount, Unit: "DKK/month"}, {Name: "brutto", Expr: bruttoAmount, Unit: "DKK/month"},
	{Name: "pension", Expr: pensionAmount, Unit: "DKK/month"}, {Name: "atp-egen", Expr: atpAmount, Unit: "DKK/month"},
}

// usualHours is how many hours a week are as a rule granted at most, in
// hundredths, both parents together: practice (DUKH, Københavns Kommune), not
// law. It bounds nothing; more is only remarked on.
const usualHours = 37_00
