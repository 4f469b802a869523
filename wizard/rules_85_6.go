package wizard

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
		Text: [verdictCount]string{
			Opfyldt: "Træningen er godkendt. Kommunen vurderer hver udgift for sig.",
		},
	}, udgifternesLoft, udgifternesPoster}},
}

var vedAnsoegning = &Rule{ID: "bl85.6.ved-ansoegning", Cond: All{Of: []*Rule{godkendelseSoeges, udgifternesLoft, udgifternesPoster}}}

var vedAfslag = &Rule{
	ID: "bl85.6.afslag", Cond: Told{Of: hjemmetraening},
	Cite: []string{"bl85.6", "rsl67"}, Old: []string{"sel32a.6", "rsl67"},
	Discretion: &Discretion{
		Decider:  kommunen,
		For:      []string{"nye oplysninger, som ikke var med, da den sagde nej"},
		Against:  []string{"at kommunen generelt ikke ønsker hjemmetræning, er ingen grund til afslag"},
		Evidence: []string{"afgørelsen med begrundelsen", "klagen, og det, der er nyt siden"},
	},
	Text: [verdictCount]string{
		IkkeOpfyldt: "I har fået afslag på hjemmetræning, og efter jeres svar er en betingelse for den ikke opfyldt. Udgifterne kan kun dækkes, hvis afslaget bliver ændret. I kan klage inden {klagefrist}.",
		Skoen:       "I har fået afslag på hjemmetræning. Udgifterne kan først dækkes, hvis det bliver ændret. I kan klage inden {klagefrist}.",
		Mangler:     "I har fået afslag på hjemmetræning. Udgifterne kan først dækkes, hvis det bliver ændret, og om betingelserne mangler vi svar. I kan klage inden {klagefrist}.",
	},
}

var udgifternesLoft = &Rule{
	ID: "bl85.6.loft", Cond: Threshold{Fact: UdgifterTraening, Figure: "hjemmetraening_cap_year", IsCap: true, Cases: []Branch{
		{Verdict: Opfyldt, Text: "Udgifterne er ikke over årets loft."},
		{Verdict: Skoen, Part: true, Text: "Den del af udgifterne, der er over årets loft, kan ikke dækkes. Resten skal kommunen vurdere post for post."},
		{Verdict: Skoen, Text: "Vi kender ikke et offentliggjort loft for året, så vi kan ikke se, om udgifterne er over det. Kommunen kender loftet."},
	}},
	Cite: []string{"bl85.6"}, Old: []string{"sel32a.6"},
	Discretion: &Discretion{
		Decider:  kommunen,
		Evidence: []string{"budget med alle poster"},
	},
	Text: [verdictCount]string{
		Mangler: "Vi mangler {mangler}.",
	},
}

var udgifternesPoster = &Rule{
	ID: "bl85.6.poster", Cond: Fixed{Cases: []Branch{{Verdict: Skoen}}},
	Cite: []string{"bl85.6"}, Old: []string{"sel32a.6"},
	Discretion: &Discretion{
		Decider:  kommunen,
		For:      []string{"at hver udgift er nødvendig for den godkendte træning", "hjælpere til bestemte øvelser, pauser og motivation"},
		Against:  []string{"længere afløsning er aflastning", "behandling og undervisning hører under andre regler", "Esbjerg dækker ikke udgifter fra før afgørelsen; spørg, hvad jeres kommune gør"},
		Evidence: []string{"budget med en grund til hver post", "tilbud fra metodeudbyderen", "liste over øvelser, der kræver to"},
	},
	Text: [verdictCount]string{
		Skoen: "Kommunen skal vurdere hver post: om den er nødvendig for træningen.",
	},
}

var godkendelseSoeges = &Rule{
	ID: "bl85.6.ansoegning", Cond: Told{Of: hjemmetraening},
	Cite: []string{"bl85.6", "bl85.1"}, Old: []string{"sel32a.6", "sel32a.1"},
	Discretion: &Discretion{
		Decider:  kommunen,
		Evidence: []string{"de samme papirer som til ansøgningen"},
	},
	Text: [verdictCount]string{
		Opfyldt:     "Efter jeres svar er betingelserne for hjemmetræning opfyldt.",
		IkkeOpfyldt: "Udgifterne dækkes kun ved godkendt hjemmetræning, og efter jeres svar er en betingelse for den ikke opfyldt.",
		Skoen:       "Udgifterne dækkes kun ved godkendt hjemmetræning, og kommunen har endnu ikke afgjort den.",
		Mangler:     "Udgifterne dækkes kun ved godkendt hjemmetræning, og om den mangler vi svar.",
	},
}

// The amounts of traeningsudgifter, a year.
var (
	bl856     = []string{"bl85.6"}
	sel32a6   = []string{"sel32a.6"}
	yearCap   = &Expr{ID: "udgifter.loft", Term: FullCap{Figure: "hjemmetraening_cap_year"}, Cite: bl856, Old: sel32a6}
	yearCosts = &Expr{ID: "udgifter.aaret", Term: FactValue{Fact: UdgifterTraening}, Cite: bl856, Old: sel32a6}

	udgifterAmounts = []Named{
		{Name: "loft-aar", Unit: "DKK/year", Expr: yearCap, Text: "Årets loft for barnet."},
		{Name: "inden-for-loftet", Unit: "DKK/year", Expr: &Expr{ID: "udgifter.inden-for", Term: Least{Of: []*Expr{yearCosts, yearCap}}, Cite: bl856, Old: sel32a6}, Text: "Det, der kan vurderes inden for loftet."},
		{Name: "over-loftet", Unit: "DKK/year", Expr: &Expr{ID: "udgifter.over", Term: Excess{Of: yearCosts, Above: yearCap}, Cite: bl856, Old: sel32a6}, Text: "Det, der er over loftet."},
	}
)
