package wizard

// Note is a sentence that a case calls for without changing any verdict. It
// stands in the catalogue under note. and the ID.
type Note struct {
	ID        string
	When      *Rule // nil = always
	Is        Verdict
	Answered  bool // only where it was answered so, not merely assumed
	Cite, Old []string
}

var hjemmetraeningNotes = []Note{
	{
		ID: "bl85.snart-voksen", Is: IkkeOpfyldt, // from a year before: the undersøgelse alone may take four months
		When: &Rule{ID: "bl85.snart-voksen", Cond: Age{Clock: AtAnsoegning, Years: childYears - 1}},
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
