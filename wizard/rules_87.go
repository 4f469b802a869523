package wizard

// tabtArbejdsfortjeneste is barnets lov § 87 (before 2024 serviceloven § 42):
// who may be paid for lost earnings. Its best verdict is skoen, since the
// municipality assesses the need for care and sets the hours.
var tabtArbejdsfortjeneste = &Rule{ID: "bl87", Op: All, Of: []*Rule{
	{
		ID: "bl87.alder-maaned", Op: Age, Fact: Foedselsdato, Clock: AtMaaned, Years: childYears,
		Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
	},
	{ID: "bl87.personkreds", Op: Any, Of: []*Rule{
		{
			ID: "bl87.funktionsevne", Op: Ask, Fact: BetydeligVarig,
			Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}},
			Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
		{
			ID: "bl87.lidelse", Op: Ask, Fact: IndgribendeLidelse,
			Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}},
			Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
	}},
	{
		ID: "bl87.relation", Op: Ask, Fact: Relation,
		Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Skoen}},
		Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
	},
	{ID: "bl87.hjemme", Op: Any, Of: []*Rule{
		{
			ID: "bl87.hjemmeboende", Op: Ask, Fact: Hjemmeboende,
			Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}},
			Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
		},
		{
			ID: "bl87.hospital", Op: Ask, Fact: AnbragtHospital,
			Cases: []Branch{{Verdict: Skoen}, {Verdict: IkkeOpfyldt}},
			Cite:  []string{"bl87.2"}, Old: []string{"sel42.2"},
		},
	}},
	{
		ID: "bl87.pasning", Op: Ask, Fact: Godkendt,
		Cases: []Branch{{Verdict: Skoen}, {Then: noedvendigPasning}, {Then: noedvendigPasning}},
		Cite:  []string{"bl85.5", "bl87.1"}, Old: []string{"sel32a.5", "sel42.1"},
	},
	{
		ID: "bl87.indtaegtstab", Op: Ask, Fact: Indtaegtstab,
		Cases: []Branch{{Verdict: Opfyldt}, {Then: udenTilknytning}},
		Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
	},
}}

var noedvendigPasning = &Rule{
	ID: "bl87.noedvendig-pasning", Op: Ask, Fact: NoedvendigPasning,
	Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}},
	Cite:  []string{"bl87.1"}, Old: []string{"sel42.1"},
}

var udenTilknytning = &Rule{
	ID: "bl87.uden-tilknytning", Op: Ask, Fact: Beskaeftigelse,
	Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}, {
		Verdict: Skoen,
	}},
	Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
}
