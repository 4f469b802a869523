package wizard

// The child's age that both schemes stop at: barnets lov § 85, stk. 5, and
// § 87, stk. 1; both stop on the birthday (principafgørelse 45-14).
const childYears = 18

const kommunen = "kommunen"

// The child's age, for the training and for what it costs.
var (
	alderAnsoegning = &Rule{
		ID: "bl85.alder-ansoegning", Cond: Age{Clock: AtAnsoegning, Years: childYears},
		Cite: []string{"bl82.1.3", "bl85.5", "bl87.1"}, Old: []string{"sel32.1", "sel32a.5", "sel42.1"},
		Text: [verdictCount]string{
			Opfyldt:     "Barnet er under {alder} år, når I søger ({ansoegning}). Det fylder {alder} den {fylder}.",
			IkkeOpfyldt: "Ordningen gælder børn under {alder} år. Barnet fylder {alder} den {fylder}, og I søger den {ansoegning}.",
			Mangler:     "Vi mangler {mangler}. Ordningen gælder børn under {alder} år.",
		},
		Ranged: [verdictCount]string{
			Opfyldt:     "I ved ikke, hvornår I søger. Barnet er under {alder} år hele tiden fra {fra} til {til}; det fylder {alder} den {fylder}.",
			IkkeOpfyldt: "Ordningen gælder børn under {alder} år. I ved ikke, hvornår I søger, men barnet fylder {alder} den {fylder}, og det er ikke senere end {fra}.",
		},
	}
	alderMaaned = &Rule{
		ID: "bl85.alder-maaned", Cond: Age{Clock: AtMaaned, Years: childYears, OnTheDay: true, Optional: true},
		Cite: []string{"bl82.1.3", "bl85.5"}, Old: []string{"sel32.1", "sel32a.5"},
		Text: [verdictCount]string{
			IkkeOpfyldt: "Barnet fylder {alder} den {fylder}, før {maaned} begynder. Hjemmetræningen stopper på fødselsdagen uden særligt varsel.",
		},
	}
)

// hjemmetraening is barnets lov § 85 (before 2024 serviceloven § 32 a): who
// may be approved to train their child at home. Its best verdict is skoen,
// since the law leaves the child's good and the parents' ability to people.
var hjemmetraening = &Rule{
	ID: "bl85", Cond: All{Of: []*Rule{
		alderAnsoegning,
		alderMaaned,
		{
			ID: "bl85.funktionsevne", Cond: Ask{Fact: BetydeligVarig, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.5", "bl82.1.3"}, Old: []string{"sel32a.5", "sel32.1"},
			Text: [verdictCount]string{
				Opfyldt:     "Efter jeres svar er barnets funktionsevne betydeligt og varigt nedsat.",
				IkkeOpfyldt: "Efter jeres svar er barnets funktionsevne ikke betydeligt og varigt nedsat. Det er funktionsevnen, der afgør det, ikke diagnosen.",
				Mangler:     "Vi mangler svar på, om barnets funktionsevne er betydeligt og varigt nedsat. Spørg barnets læge, PPR eller terapeuter, hvad de skriver om funktionsevnen.",
			},
		},
		{
			ID: "bl85.maalgruppe", Cond: Ask{Fact: Maalgruppe, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1", "bl82.1.3"}, Old: []string{"sel32a.1", "sel32.1"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"et særligt behov for støtte i hverdagen", "at et almindeligt dagtilbud ikke rækker, heller ikke med støtte"},
				Against:  []string{"diagnosen alene afgør det ikke"},
				Evidence: []string{"udtalelse fra PPR", "lægelige og terapeutiske udtalelser", "beskrivelse af barnets funktionsevne"},
			},
			Text: [verdictCount]string{
				Opfyldt:     "Kommunen har vurderet, at barnet er i målgruppen for et særligt dagtilbud.",
				IkkeOpfyldt: "Kommunen har afgjort, at barnet ikke er i målgruppen for et særligt dagtilbud. Den afgørelse kan I klage over.",
				Skoen:       "Kommunen har ikke taget stilling til, om barnet er i målgruppen for et særligt dagtilbud. Bed om en udredning.",
				Mangler:     "Vi mangler svar på, om kommunen har vurderet barnet til målgruppen for et særligt dagtilbud. Spørg jeres rådgiver.",
			},
		},
		{
			ID: "bl85.foraeldremyndighed", Cond: Ask{Fact: Foraeldremyndighed, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.1", "fal3.1"}, Old: []string{"sel32a.1", "fal3.1"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"en anmodning, som alle med forældremyndighed står bag"},
				Against:  []string{"undersøgelsen kræver ikke samtykke fra begge forældre"},
				Evidence: []string{"forældremyndighedsattest eller aftale", "en fælles, underskrevet anmodning"},
			},
			Text: [verdictCount]string{
				Opfyldt:     "Anmodningen kommer fra den eller dem, der har forældremyndigheden.",
				IkkeOpfyldt: "Anmodningen skal komme fra den, der har forældremyndigheden. Den forælder kan søge; tabt arbejdsfortjeneste er et spørgsmål for sig.",
				Skoen:       "Anmodningen skal komme fra forældremyndighedens indehavere. Har I den sammen, kræver væsentlige beslutninger enighed; kommunen må afklare, om den anden skal være med.",
				Mangler:     "Vi mangler svar på, hvem der har forældremyndigheden. Det står i forældremyndighedsattesten.",
			},
		},
		{
			ID: "bl85.hjemmeboende", Cond: Ask{Fact: Hjemmeboende, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.1", "bl85.5"}, Old: []string{"sel32a.1", "sel32a.5"},
			Text: [verdictCount]string{
				Opfyldt:     "Barnet er ikke anbragt uden for hjemmet.",
				IkkeOpfyldt: "Barnet er anbragt uden for hjemmet, og træningen skal foregå i hjemmet. Et hospitalsophold, aflastning eller en efterskole tæller ikke som anbringelse.",
				Mangler:     "Vi mangler svar på, om kommunen har anbragt barnet uden for hjemmet.",
			},
		},
		{
			ID: "bl85.1.1", Cond: Ask{Fact: FremmerTrivsel, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.1"}, Old: []string{"sel32a.1.1"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"barnets støttebehov, alder og udvikling", "en hverdag, hvor der også er tid til leg og hvile", "hvordan barnet selv og søskende har det med træningen"},
				Against:  []string{"at kommunen generelt ikke ønsker hjemmetræning, er ingen grund til afslag"},
				Evidence: []string{"ugeplan", "mål for træningen", "udtalelser fra dem, der kender barnet"},
			},
			Text: [verdictCount]string{
				Skoen:   "Kommunen skal vurdere, om træningen fremmer barnets tarv og trivsel og imødekommer dets behov.",
				Mangler: "Vi mangler jeres bud på, om træningen vil være god for barnet. Kommunen skal vurdere det under alle omstændigheder.",
			},
		},
		{
			ID: "bl85.1.2", Cond: Ask{Fact: ForaeldreIStand, Cases: []Branch{{Verdict: Skoen}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.2"}, Old: []string{"sel32a.1.2"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"jeres tid, kræfter og netværk", "familiens samlede situation", "jeres forudsætninger for netop denne træning"},
				Against:  []string{"at kommunen selv ønsker at stå for træningen, er ingen grund til afslag"},
				Evidence: []string{"ugeplan med arbejde, træning og hvile", "hvem der kan træde til"},
			},
			Text: [verdictCount]string{
				Skoen:   "Kommunen skal vurdere, om I kan klare opgaven.",
				Mangler: "Vi mangler jeres bud på, om I kan klare opgaven. Kommunen skal vurdere det under alle omstændigheder.",
			},
		},
		{
			ID: "bl85.1.3", Cond: Ask{Fact: DokumenterbarMetode, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}}},
			Cite: []string{"bl85.1.3"}, Old: []string{"sel32a.1.3"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"målbare tegn på, om træningen virker", "en plan for, hvornår og hvordan der måles"},
				Against:  []string{"metoden behøver ikke være videnskabeligt bevist", "at kommunen ikke selv bruger metoden, er ikke i sig selv en grund til afslag"},
				Evidence: []string{"beskrivelse af metoden", "tids- og faseplan med målbare mål"},
			},
			Text: [verdictCount]string{
				Opfyldt: "Efter jeres svar kan der stilles målbare mål op for træningen.",
				Skoen:   "Der er endnu ingen målbare mål. Dem kan I få hjælp til at formulere, og kommunen vurderer dem. Kan I slet ikke finde noget, der kan måles, er betingelsen ikke opfyldt.",
				Mangler: "Vi mangler svar på, om metoden kan måles. Spørg metodeudbyderen, hvilke tegn I kan måle på.",
			},
		},
		{
			ID: "bl85.2", Cond: Ask{Fact: Sygehusbehandling, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: IkkeOpfyldt}}},
			Cite: []string{"bl85.2"}, Old: []string{"sel32a.2"},
			Discretion: &Discretion{
				Decider:  kommunen,
				For:      []string{"de dele af metoden, der er træning"},
				Against:  []string{"trykkammer, indånding af særlige gasser og genånding i pose regnes for behandling"},
				Evidence: []string{"beskrivelse af hver del af metoden", "udtalelse fra terapeut eller læge"},
			},
			Text: [verdictCount]string{
				Opfyldt:     "Efter jeres svar indeholder metoden ikke sygehusbehandling eller specialiseret sundhedsfaglig behandling.",
				Skoen:       "En del af metoden kan være sygehusbehandling eller specialiseret behandling. Den del kan ikke godkendes; resten kan I stadig søge om.",
				IkkeOpfyldt: "Efter jeres svar er hele metoden sygehusbehandling eller specialiseret behandling, og det kan ikke godkendes som hjemmetræning.",
				Mangler:     "Vi mangler svar på, om metoden indeholder sygehusbehandling. Spørg metodeudbyderen.",
			},
		},
	}},
}

// undersoegelseMonths is how long a børnefaglig undersøgelse may take: barnets
// lov § 20, stk. 3.
const undersoegelseMonths = 4
