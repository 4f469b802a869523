package wizard

// tabtArbejdsfortjeneste is barnets lov § 87 (before 2024 serviceloven § 42):
// who may be paid for lost earnings. Its best verdict is skoen, since the
// municipality assesses the need for care and sets the hours.
var tabtArbejdsfortjeneste = &Rule{
	ID: "bl87", Cond: All{Of: []*Rule{
		{
			ID: "bl87.alder-maaned", Cond: Age{Clock: AtMaaned, Years: childYears},
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
