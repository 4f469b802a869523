package wizard

// tabtArbejdsfortjeneste is barnets lov § 87 (before 2024 serviceloven § 42):
// who may be paid for lost earnings. Its best verdict is skoen, since the
// municipality assesses the need for care and sets the hours.
var tabtArbejdsfortjeneste = &Rule{
	ID: "bl87", Cond: All{Of: []*Rule{
		{
			ID: "bl87.alder-maaned", Cond: Age{Clock: AtMaaned, Years: childYears},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
			Text: [verdictCount]string{
				Opfyldt:     "Barnet er under {alder} år i {maaned}. Det fylder {alder} den {fylder}.",
				IkkeOpfyldt: "Barnet er fyldt {alder}, når {maaned} begynder (den {fylder}). Ydelsen stopper på fødselsdagen uden særligt varsel.",
				Mangler:     "Vi mangler {mangler}. Ydelsen gælder børn under {alder} år.",
			},
			Ranged: [verdictCount]string{
				Opfyldt:     "Barnet er under {alder} år hele tiden fra {fra} til {til}. Det fylder {alder} den {fylder}.",
				IkkeOpfyldt: "Barnet fylder {alder} den {fylder}, og det er ikke senere end {fra}. Ydelsen stopper på fødselsdagen uden særligt varsel.",
			},
		},
		{
			ID: "bl87.personkreds", Cond: Any{Of: []*Rule{
				{
					ID: "bl87.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
					Text: [verdictCount]string{
						Opfyldt:     "Efter jeres svar er barnets funktionsevne betydeligt og varigt nedsat.",
						IkkeOpfyldt: "Efter jeres svar er barnets funktionsevne ikke betydeligt og varigt nedsat. Det er funktionsevnen, der afgør det, ikke diagnosen.",
						Mangler:     "Vi mangler svar på, om barnets funktionsevne er betydeligt og varigt nedsat.",
					},
				},
				{
					ID: "bl87.lidelse", Cond: Ask{Fact: IndgribendeLidelse, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
					Text: [verdictCount]string{
						Opfyldt:     "Efter jeres svar har barnet en indgribende lidelse, der er kronisk eller langvarig. Det er nok til tabt arbejdsfortjeneste, også uden hjemmetræning.",
						IkkeOpfyldt: "Efter jeres svar har barnet heller ikke en indgribende kronisk eller langvarig lidelse.",
						Mangler:     "Vi mangler svar på, om barnet har en indgribende lidelse, der er kronisk eller langvarig. Spørg barnets læge.",
					},
				},
			}},
		},
		{
			ID: "bl87.relation", Cond: Ask{Fact: Relation, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"at du er med til at forsørge barnet i hjemmet"},
				Evidence: []string{"adresse og aftaler om forsørgelsen"},
			},
			Text: [verdictCount]string{
				Opfyldt: "Ydelsen søges af en forælder.",
				Skoen:   "Ydelsen kan også søges af en stedforælder eller en anden nær person, der er med til at forsørge barnet i hjemmet. Kommunen skal vurdere forsørgelsen.",
			},
		},
		{
			ID: "bl87.hjemme", Cond: Any{Of: []*Rule{
				{
					ID: "bl87.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
					Text: [verdictCount]string{
						Opfyldt:     "Barnet er ikke anbragt uden for hjemmet.",
						IkkeOpfyldt: "Barnet er anbragt uden for hjemmet. Et hospitalsophold, aflastning eller en efterskole tæller ikke som anbringelse.",
						Mangler:     "Vi mangler svar på, om kommunen har anbragt barnet uden for hjemmet.",
					},
				},
				{
					ID: "bl87.hospital", Cond: Ask{Fact: AnbragtHospital, Cases: []Branch{{Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
					Cite: []string{"bl87.2"}, Old: []string{"sel42.2"},
					Discretion: &Discretion{
						Decider:  kommunen,
						For:      []string{"at det er nødvendigt for barnet, at en forælder er på hospitalet", "at det er det bedste for barnet"},
						Evidence: []string{"indkaldelser", "lægens ord for, at en forælder skal være der"},
					},
					Text: [verdictCount]string{
						Skoen:       "Barnet er anbragt, men du er med på hospitalet. Kommunen skal vurdere, om det er nødvendigt og bedst for barnet.",
						IkkeOpfyldt: "Efter jeres svar er du heller ikke med barnet på hospitalet.",
					},
				},
			}},
		},
		{
			ID: "bl87.pasning", Cond: Ask{Fact: Godkendt, Cases: []Branch{{Verdict: Skoen}, {Then: noedvendigPasning}, {Then: noedvendigPasning}}},
			Cite: []string{"bl85.5", "bl87.1"}, Old: []string{"sel32a.5", "sel42.1"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"de timer, som den godkendte træning tager", "pasning og pleje ved siden af træningen", "dårlig søvn, søskende og konstant opsyn"},
				Against:  []string{"at I træner om aftenen eller om natten, afgør det ikke alene"},
				Evidence: []string{"godkendelsen", "ugeplan", "søvndagbog"},
			},
			Text: [verdictCount]string{
				Skoen: "Hjemmetræningen er godkendt. Så er udgangspunktet, at den løn, du mister, dækkes for de timer, I træner. Kommunen vurderer timerne ud fra helheden.",
			},
		},
		{
			ID: "bl87.indtaegtstab", Cond: Ask{Fact: Indtaegtstab, Cases: []Branch{{Verdict: Opfyldt}, {Then: udenTilknytning}}},
			Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
			Text: [verdictCount]string{
				Opfyldt: "Efter jeres svar mister du indtægt, eller du kan ikke tage et arbejde, fordi barnet skal passes.",
				Mangler: "Vi mangler svar på, om du mister indtægt, eller ikke kan tage et arbejde, fordi barnet skal passes.",
			},
		},
	}},
}

var noedvendigPasning = &Rule{
	ID: "bl87.noedvendig-pasning", Cond: Ask{Fact: NoedvendigPasning, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
	Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
	Discretion: &Discretion{
		Decider:  kommunen,
		For:      []string{"at barnets behov gør pasning hjemme nødvendig", "at det er bedst, at det er en forælder, der passer", "pleje, opsyn, dårlig søvn og søskende"},
		Evidence: []string{"lægelige udtalelser", "søvndagbog", "ugeplan over pasning og pleje"},
	},
	Text: [verdictCount]string{
		Skoen:   "Kommunen skal vurdere, om det er nødvendigt, at barnet passes hjemme, og om det er bedst, at en forælder gør det.",
		Mangler: "Vi mangler jeres bud på, om barnet må passes hjemme af en forælder. Kommunen skal vurdere det under alle omstændigheder.",
	},
}

var udenTilknytning = &Rule{
	ID: "bl87.uden-tilknytning", Cond: Ask{Fact: Beskaeftigelse, Cases: []Branch{{Verdict: IkkeOpfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}, {
		Verdict: Skoen,
		Text:    "Du er ledig. Det udelukker ikke ydelsen: Kommunen skal vurdere, om du kunne have haft et arbejde, hvis barnet ikke skulle passes. Beløbet regnes af din seneste løn, aldrig af dagpenge.",
	}}},
	Cite: []string{"bl87.1"}, Old: []string{"sel42.1"},
	Discretion: &Discretion{
		Decider:  kommunen,
		For:      []string{"om du kunne have haft et arbejde, hvis barnet ikke skulle passes", "hvad du kunne have tjent"},
		Evidence: []string{"uddannelsesbevis", "tidligere ansættelser", "ansøgninger eller tilbud om arbejde"},
	},
	Text: [verdictCount]string{
		IkkeOpfyldt: "Efter jeres svar er der intet indtægtstab, og ydelsen dækker løn, der mistes.",
		Skoen:       "Du er endnu ikke på arbejdsmarkedet. Det udelukker ikke ydelsen: Kommunen skal vurdere, hvad du kunne have tjent.",
	},
}
