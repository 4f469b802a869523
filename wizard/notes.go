package wizard

// Note is a sentence that a case calls for without changing any verdict.
type Note struct {
	ID        string
	When      *Rule // nil = always
	Is        Verdict
	Answered  bool // only where it was answered so, not merely assumed
	Cite, Old []string
	Text      string
}

var hjemmetraeningNotes = []Note{
	{
		ID: "bl85.snart-voksen", Is: IkkeOpfyldt, // from a year before: the undersøgelse alone may take four months
		When: &Rule{ID: "bl85.snart-voksen", Op: Age, Fact: Foedselsdato, Clock: AtAnsoegning, Years: childYears - 1},
		Cite: []string{"bl85.5", "bl20.3"}, Old: []string{"sel32a.5", "sel50"},
		Text: "Barnet fylder {alder} år den {fylder}. Undersøgelsen må tage op til {undersoegelse} måneder; både træning og ydelse stopper på fødselsdagen uden særligt varsel.",
	},
	{
		ID: "bl85.undersoegelse", When: &Rule{ID: "bl85.undersoegelse", Op: Ask, Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}}}, Is: Skoen,
		Cite: []string{"bl85.3", "bl20.3", "bl22"}, Old: []string{"sel32a.3", "sel50"},
		Text: "Når I søger, skal kommunen lave en børnefaglig undersøgelse. Den skal være færdig senest {undersoegelse} måneder efter den dag, kommunen blev opmærksom på behovet. Den dag kan ligge før jeres ansøgning.",
	},
	{
		ID: "bl85.barnets-syn", When: &Rule{ID: "bl85.barnets-syn", Op: Ask, Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Skoen}}}, Is: Skoen,
		Cite: []string{"bl5.3", "bl5.4"}, Old: []string{"sel50.3"},
		Text: "Kommunen skal tale med barnet, før den afgør sagen. Kun i helt særlige tilfælde må den finde barnets mening på en anden måde.",
	},
	{
		ID: "bl85.sundhedsfaglige", When: &Rule{ID: "bl85.sundhedsfaglige", Op: Ask, Fact: SundhedsfagligeElementer, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}, Is: Skoen,
		Cite: []string{"bl85.3", "bl85.4"}, Old: []string{"sel32a.3", "sel32a.4"},
		Text: "Metoden har fysiske, sundhedsfaglige dele af nogen betydning. Så skal kommunen have fagfolk med, både når den afgør sagen og ved tilsyn. Det er ingen hindring.",
	},
	{
		ID: "bl85.omfang", When: &Rule{ID: "bl85.omfang", Op: Ask, Fact: Omfang, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}}}, Is: Skoen,
		Cite: []string{"bl85.1"}, Old: []string{"sel32a.1"},
		Text: "Hjemmetræning kan være en del af dagen sammen med dagtilbud eller skole. Timerne skal stå i planen.",
	},
	{
		ID: "bl85.skolealder", Is: Skoen, Answered: true,
		When: &Rule{ID: "bl85.skolealder", Op: SchoolAge, Clock: AtAnsoegning, Cases: []Branch{{Verdict: Opfyldt}, {Then: &Rule{ID: "bl85.skolealder-uden", Op: Ask, Fact: Skoleform, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}, {Verdict: Opfyldt}}}}}},
		Cite: []string{"fsl33", "fsl34.1"}, Old: []string{"fsl33", "fsl34.1"},
		Text: "Barnet er i skolealderen, og hjemmetræning kan ikke træde i stedet for undervisning. Vælg folkeskole, fri grundskole eller hjemmeundervisning, medmindre undervisningspligten er slut.",
	},
	{
		ID: "bl85.afslag", When: &Rule{ID: "bl85.afslag", Op: Ask, Fact: Godkendt, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Skoen}, {Verdict: Opfyldt}}}, Is: Skoen,
		Cite: []string{"rsl67"}, Old: []string{"rsl67"},
		Text: "I har fået afslag. Fristen for at klage er {klagefrist} fra den dag, I fik afgørelsen; sidste dag er den samme ugedag, eller den næste hverdag, når det er en weekend eller en helligdag.",
	},
}

// pointers name the other rules that a need may belong under, since what is
// not training is not paid as training.
var pointers = []Note{
	{
		ID: "andet.hjaelpemidler-aflastning", Cite: []string{"bl90"}, Old: []string{"sel84", "sel112"},
		Text: "Hjælpemidler, der ikke hører til træningen, og længere aflastning søges for sig.",
	},
	{
		ID: "andet.dagtilbud", Cite: []string{"bl82"}, Old: []string{"sel32"},
		Text: "I kan altid søge om et særligt dagtilbud i stedet, helt eller delvist. Det kræver, at kommunen visiterer barnet, og at der er en plads.",
	},
	{
		ID: "andet.behandling-undervisning", Cite: []string{"bl85.2", "fsl33"}, Old: []string{"sel32a.2", "fsl33"},
		Text: "Behandling, medicin og blodprøver hører under sundhedsloven, og undervisning hører under skolen. Et kursus i at være forælder i almindelighed, og ikke i at træne, hørte efter DUKH's læsning af den gamle regel under ekstra udgifter; om det gør det i dag, ved vi ikke.",
	},
}

var tabtNotes = []Note{
	{
		ID: "bl87.hjemmeundervisning", When: &Rule{ID: "bl87.hjemmeundervisning", Op: Ask, Fact: Skoleform, Cases: []Branch{{Verdict: Opfyldt}, {Verdict: Opfyldt}, {Verdict: Skoen}}}, Is: Skoen,
		Cite: []string{"bl85.5"}, Old: []string{"sel32a.5"},
		Text: "Tid til hjemmeundervisning dækkes ikke. Hvor mange timer det er, skal kommunen vurdere ud fra barnets alder og funktionsevne.",
	},
	{
		ID: "bl87.nedsat-tid", When: &Rule{ID: "bl87.nedsat-tid", Op: Ask, Fact: NedsatTidFoer, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}, Is: Skoen,
		Cite: bl873, Old: sel423,
		Text: "Gik du ned i tid før afgørelsen, bruges den nye løn og arbejdstid som udgangspunkt. Kan du vise, at du kun gik ned på grund af barnet, skal kommunen vurdere det.",
	},
	{
		ID: "bl87.natarbejde", When: &Rule{ID: "bl87.natarbejde", Op: Ask, Fact: Natarbejde, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}, Is: Skoen,
		Cite: bl871, Old: sel421,
		Text: "At træning og arbejde ikke ligger på samme tid, afgør det ikke. Kommunen skal se på, hvad træningen betyder for søvn og arbejde.",
	},
	{
		ID: "bl87.barsel", When: &Rule{ID: "bl87.barsel", Op: Ask, Fact: Barsel, Cases: []Branch{{Verdict: Skoen}, {Verdict: Opfyldt}}}, Is: Skoen,
		Cite: bl871, Old: sel421,
		Text: "Får I et barn til, kan ydelsen fortsætte, når du stadig passer barnet på fuld tid. Passer du det på deltid, så spørg kommunen. Timer til hjælpere vurderes på ny.",
	},
}
