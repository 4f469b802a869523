package wizard

// questions is the one catalogue of what is asked, in Danish and in order. The
// longer words stand in guide, which the page has as HTML and its WebAssembly
// therefore leaves out.
var questions = []Question{
	{
		Fact: "barn.foedselsdato", Section: sectionChild, Kind: Day,
		Short:   "barnets fødselsdato",
		Heading: "Hvornår er jeres barn født?",
	},
	{
		Fact: "ansoegning", Section: sectionChild, Kind: Day,
		Short:   "datoen, hvor I søger",
		Heading: "Hvornår søger I, eller hvornår søgte I?",
	},
	{
		Fact: "barn.betydelig-varig-funktionsnedsaettelse", Section: sectionChild,
		Short:   "om barnets funktionsevne er betydeligt og varigt nedsat",
		Heading: "Er barnets funktionsevne betydeligt og varigt nedsat?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "barn.indgribende-lidelse", Section: sectionChild,
		Short:   "om barnet har en indgribende kronisk eller langvarig lidelse",
		Heading: "Har barnet en indgribende lidelse, der er kronisk eller langvarig?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "barn.maalgruppe-saerligt-dagtilbud", Section: sectionChild,
		Short:   "om kommunen har vurderet målgruppen",
		Heading: "Har kommunen vurderet, om barnet er i målgruppen for et særligt dagtilbud?",
		Choices: []Option{
			{"ja", "Ja, barnet er i målgruppen"},
			{"nej", "Nej, kommunen har afgjort, at barnet ikke er i målgruppen"},
			{"ikke-vurderet", "Kommunen har ikke taget stilling"},
		},
	},
	{
		Fact: "barn.hjemmeboende", Section: sectionChild,
		Short:   "om barnet bor hjemme",
		Heading: "Bor barnet hjemme?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej, barnet er anbragt uden for hjemmet"}},
	},
	{
		Fact: "barn.anbragt-hospital", Section: sectionChild,
		Short:      "om det handler om tid på hospitalet",
		Assumption: "Det handler ikke om tid, hvor du er med et anbragt barn på hospitalet.",
		Heading:    "Handler det om tid, hvor du er med barnet på hospitalet?",
		Choices:    []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "foraelder.foraeldremyndighed", Section: sectionParents,
		Short:   "hvem der har forældremyndigheden",
		Heading: "Hvem har forældremyndigheden?",
		Choices: []Option{
			{"alene", "Jeg har den alene"},
			{"faelles-enige", "Vi har den sammen og er enige om at søge"},
			{"faelles-uenige", "Vi har den sammen og er ikke enige"},
			{"nej", "Jeg har den ikke"},
		},
	},
	{
		Fact: "foraelder.relation", Section: sectionParents,
		Short:      "hvem du er for barnet",
		Assumption: "Du er barnets forælder.",
		Heading:    "Hvem er du for barnet?",
		Choices:    []Option{{"foraelder", "Forælder"}, {"stedforaelder", "Stedforælder"}, {"anden", "En anden, der er med til at forsørge barnet"}},
	},
	{
		Fact: "traening.fremmer-trivsel", Section: sectionTraining,
		Short:   "om træningen vil være god for barnet",
		Heading: "Tror I, at træningen vil være god for barnet?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej, det er vi i tvivl om"}},
	},
	{
		Fact: "traening.foraeldre-i-stand", Section: sectionTraining,
		Short:   "om I kan klare opgaven",
		Heading: "Kan I klare at stå for træningen?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej, det er vi i tvivl om"}},
	},
	{
		Fact: "traening.dokumenterbar-metode", Section: sectionTraining,
		Short:   "om man kan måle, at træningen virker",
		Heading: "Kan man måle, om træningen virker?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej, ikke endnu"}},
	},
	{
		Fact: "traening.sygehusbehandling", Section: sectionTraining,
		Short:   "om noget af metoden er sygehusbehandling",
		Heading: "Er noget af metoden sygehusbehandling?",
		Choices: []Option{{"ingen", "Nej, intet af den"}, {"delvis", "En del"}, {"helt", "Hele metoden"}},
	},
	{
		Fact: "traening.sundhedsfaglige-elementer", Section: sectionTraining,
		Short:   "om metoden har fysiske, sundhedsfaglige dele",
		Heading: "Har metoden fysiske, sundhedsfaglige dele af nogen betydning?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "traening.omfang", Section: sectionTraining,
		Short:   "om træningen skal fylde hele dagen",
		Heading: "Skal træningen fylde hele dagen eller en del af den?",
		Choices: []Option{{"helt", "Hele dagen"}, {"delvis", "En del af dagen"}},
	},
	{
		Fact: "hjemmetraening.godkendt", Section: sectionLoss,
		Short:      "om hjemmetræningen er godkendt",
		Assumption: "Hjemmetræningen er ikke afgjort endnu.",
		Heading:    "Har kommunen godkendt hjemmetræningen?",
		Choices:    []Option{{"ja", "Ja"}, {"nej", "Nej, vi har fået afslag"}, {"ikke-afgjort", "Det er ikke afgjort"}},
	},
	{
		Fact: "ta.noedvendig-pasning", Section: sectionLoss,
		Short:   "om barnet må passes hjemme af dig",
		Heading: "Er det nødvendigt, at barnet passes hjemme af dig?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej, det er vi i tvivl om"}},
	},
	{
		Fact: "ta.indtaegtstab", Section: sectionLoss,
		Short:   "om du mister indtægt eller ikke kan tage et arbejde",
		Heading: "Mister du indtægt, eller kan du ikke tage et arbejde, fordi barnet skal passes?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "ta.beskaeftigelse", Section: sectionLoss,
		Short:      "hvad dit arbejde var",
		Assumption: "Du er lønmodtager.",
		Heading:    "Hvad var dit arbejde, før barnet skulle passes?",
		Choices: []Option{
			{"loenmodtager", "Lønmodtager"}, {"selvstaendig", "Selvstændig"},
			{"uden-tilknytning", "Jeg er endnu ikke på arbejdsmarkedet"}, {"fleksjob", "Fleksjob"}, {"ledig", "Ledig"},
		},
	},
	{
		Fact: "ta.nedsat-tid-foer", Section: sectionLoss,
		Short:   "om du gik ned i tid før afgørelsen",
		Heading: "Er du gået ned i tid, før kommunen har afgjort sagen?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "maaned", Section: sectionAmount, Kind: MonthKind,
		Short:   "måneden, der skal regnes for",
		Heading: "Hvilken måned skal vi regne for?",
	},
	{
		Fact: "ta.bruttoloen", Section: sectionAmount, Kind: Money, Unit: "kr. om måneden",
		Short:   "din seneste bruttoløn",
		Heading: "Hvad var din seneste bruttoløn?",
	},
	{
		Fact: "ta.faste-tillaeg", Section: sectionAmount, Kind: Money, Unit: "kr. om måneden",
		Short:      "dine faste tillæg",
		Assumption: "Du fik ingen faste tillæg.",
		Heading:    "Fik du faste tillæg ud over lønnen?",
	},
	{
		Fact: "ta.arbejdstid-uge", Section: sectionAmount, Kind: Hours, Unit: "timer om ugen",
		Short:   "din arbejdstid om ugen før",
		Heading: "Hvor mange timer om ugen arbejdede du før?",
	},
	{
		Fact: "ta.bevilgede-timer-uge", Section: sectionAmount, Kind: Hours, Unit: "timer om ugen",
		Short:   "hvor mange timer der er bevilget, eller som I søger om",
		Heading: "Hvor mange timer om ugen har kommunen bevilget?",
	},
	{
		Fact: "ta.oenskede-timer-uge", Section: sectionAmount, Kind: Hours, Unit: "timer om ugen",
		Short:   "hvor mange timer I søger om",
		Heading: "Hvor mange timer om ugen søger I om?",
	},
	{
		Fact: "skole.form", Section: sectionAmount,
		Short:      "om barnet går i skole",
		Assumption: "I underviser ikke barnet hjemme.",
		Heading:    "Går barnet i skole?",
		Choices:    []Option{{"ingen", "Nej, ikke endnu"}, {"skole", "Ja, i skole"}, {"hjemmeundervisning", "Vi underviser barnet hjemme"}},
	},
	{
		Fact: "skole.hjemmeundervisning-timer-uge", Section: sectionAmount, Kind: Hours, Unit: "timer om ugen",
		Short:   "timerne til hjemmeundervisning",
		Heading: "Hvor mange timer om ugen underviser I hjemme?",
	},
	{
		Fact: "ta.pension-arbejdsgiver", Section: sectionAmount, Kind: Money, Unit: "kr. om måneden",
		Short:   "arbejdsgiverens bidrag til pension",
		Heading: "Hvor meget betalte din arbejdsgiver til pension?",
	},
	{
		Fact: "ta.ansoegt-foer-2011", Section: sectionAmount,
		Short:      "om du søgte før 2011",
		Assumption: "Du har ikke søgt før 2011 og fik ikke ydelsen i 2010.",
		Heading:    "Søgte du første gang før 2011, eller fik du ydelsen i 2010?",
		Choices:    []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "ta.loft", Section: sectionAmount, Kind: Money, Unit: "kr. om måneden",
		Short:      "loftet på fuld tid",
		Assumption: "Intet loft er skrevet ind for måneden.",
		Heading:    "Kender I loftet på fuld tid for den måned?",
	},
	{
		Fact: "ta.besparelser", Section: sectionAmount, Kind: Money, Unit: "kr. om måneden",
		Short:      "hvad I sparer",
		Assumption: "I sparer ingen udgifter, når du er hjemme.",
		Heading:    "Hvad sparer I, når du er hjemme?",
	},
	{
		Fact: "udgifter.traening-aar", Section: sectionCosts, Kind: Money, Unit: "kr. om året",
		Short:   "årets udgifter til træningen",
		Heading: "Hvad regner I med, at træningen koster på et år?",
	},
	{
		Fact: "merudgifter.aar", Section: sectionCosts, Kind: Money, Unit: "kr. om året",
		Short:   "årets ekstra udgifter ved at have barnet hjemme",
		Heading: "Hvilke ekstra udgifter har I på et år på grund af barnets funktionsnedsættelse?",
	},
	{
		Fact: "traening.timer-uge", Section: sectionMore, Kind: Hours, Unit: "timer om ugen", Optional: true,
		Short:   "timer med træning om ugen",
		Heading: "Hvor mange timer om ugen vil I træne?",
	},
	{
		Fact: "ta.natarbejde", Section: sectionMore, Optional: true,
		Short:   "om du arbejder om natten eller i weekenden",
		Heading: "Arbejder du om natten eller i weekenden?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "ta.anden-foraelder-timer-uge", Section: sectionMore, Kind: Hours, Unit: "timer om ugen", Optional: true,
		Short:   "den anden forælders timer",
		Heading: "Hvor mange timer har den anden forælder fået bevilget?",
	},
	{
		Fact: "familie.barsel", Section: sectionMore, Optional: true,
		Short:   "om I venter eller har fået et barn til",
		Heading: "Er du på barsel med et nyt barn?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "sag.modtaget-som", Section: sectionMore, Optional: true,
		Short:   "hvordan I fik afgørelsen",
		Heading: "Hvordan fik I afgørelsen?",
		Choices: []Option{{"digital-post", "Med Digital Post"}, {"brev", "I et brev"}, {"mundtligt", "Mundtligt, for eksempel i telefonen"}},
	},
	{
		Fact: "sag.varsles", Section: sectionMore, Optional: true,
		Short:   "om brevet siger, at hjælpen fortsætter, når I klager",
		Heading: "Siger brevet, at hjælpen fortsætter i en tid, når I klager?",
		Choices: []Option{{"ja", "Ja"}, {"nej", "Nej"}},
	},
	{
		Fact: "ta.ophoer-dato", Section: sectionMore, Kind: Day, Optional: true,
		Short:   "dagen, hvor ydelsen stopper",
		Heading: "Hvilken dag stopper ydelsen?",
	},
	{
		Fact: "ta.ophoer-grund", Section: sectionMore, Optional: true,
		Short:   "grunden til, at ydelsen stopper",
		Heading: "Hvorfor stopper ydelsen?",
		Choices: []Option{{"betingelser-bortfaldet", "Betingelserne er faldet bort"}, {"aftalt-periode", "Den aftalte periode er slut"}, {"eget-oenske", "Jeg ønsker det selv"}, {"faerre-timer", "Timerne sættes ned"}, {"barnet-18", "Barnet bliver voksent"}},
	},
	{
		Fact: "ta.brutto-sidste-aar", Section: sectionMore, Kind: Money, Unit: "kr. om året", Optional: true,
		Short:   "sidste års ydelse",
		Heading: "Hvor meget fik du i ydelse før skat sidste år?",
	},
	{
		Fact: "ta.brutto-i-aar", Section: sectionMore, Kind: Money, Unit: "kr. i år", Optional: true,
		Short:   "ydelsen i det år, den stopper",
		Heading: "Hvor meget har du fået i ydelse før skat i det år, den stopper?",
	},
}
