package wizard

// guide holds the words around each question, by fact: a hint, why it is
// asked, how to find out, and the provisions.
var guide = map[string]Guide{
	"barn.foedselsdato": {
		Hint: "For eksempel 4. marts 2016.",
		Why:  "Vi spørger, fordi hjemmetræning og tabt arbejdsfortjeneste kun gælder, til barnet bliver voksent.",
		Cite: []string{"bl85.5", "bl87.1"},
	},
	"ansoegning": {
		Hint: "Et omtrentligt tidspunkt er nok. Er I kun i tanker endnu, så skriv dagen i dag.",
		Why:  "Vi spørger, fordi datoen afgør, hvilken lov der gælder, og om barnet er ungt nok den dag.",
		How:  "Datoen står på ansøgningen eller i kommunens kvittering.",
		Cite: []string{"bl85.1", "bl85.5"},
	},
	"barn.betydelig-varig-funktionsnedsaettelse": {
		Hint: "Fysisk eller psykisk. Det er det, barnet kan og ikke kan, der tæller, ikke diagnosen.",
		Why:  "Vi spørger, fordi loven kun åbner for hjemmetræning, når nedsættelsen både er betydelig og varig.",
		How:  "Se, hvad læge, PPR eller terapeuter skriver om funktionsevnen. Har I ingen udtalelse, så vælg Ved ikke.",
		Cite: []string{"bl85.5", "bl87.1"},
	},
	"barn.indgribende-lidelse": {
		Hint: "Indgribende vil sige, at den har alvorlige følger i hverdagen.",
		Why:  "Vi spørger, fordi tabt arbejdsfortjeneste også kan gives her, selv om hjemmetræning ikke kan.",
		How:  "Spørg barnets læge, hvor længe lidelsen ventes at vare.",
		Cite: []string{"bl87.1"},
	},
	"barn.maalgruppe-saerligt-dagtilbud": {
		Hint: "Et særligt dagtilbud er for børn, der har brug for støtte og behandling, som et almindeligt dagtilbud ikke kan give.",
		Why:  "Vi spørger, fordi hjemmetræning er et alternativ til det tilbud.",
		How:  "Spørg jeres rådgiver, eller se efter ordet målgruppe i kommunens breve.",
		Cite: []string{"bl85.1", "bl82.1.3"},
	},
	"barn.hjemmeboende": {
		Hint: "Svar kun nej, hvis kommunen har anbragt barnet uden for hjemmet. Et hospitalsophold, aflastning, en kost- eller efterskole eller to hjem tæller som hjemme.",
		Why:  "Vi spørger, fordi barnet skal trænes og forsørges i hjemmet.",
		How:  "Er I i tvivl, så spørg rådgiveren, om barnet er anbragt.",
		Cite: []string{"bl85.1", "bl87.1"},
	},
	"barn.anbragt-hospital": {
		Why:  "Vi spørger, fordi der er en undtagelse for forældre til anbragte børn, når barnet er på hospital.",
		Cite: []string{"bl87.2"},
	},
	"foraelder.foraeldremyndighed": {
		Why:  "Vi spørger, fordi det er den, der har forældremyndigheden, som skal bede om hjemmetræning.",
		How:  "Det står i forældremyndighedsattesten.",
		Cite: []string{"bl85.1", "fal3.1"},
	},
	"foraelder.relation": {
		Why:  "Vi spørger, fordi tabt arbejdsfortjeneste kan søges af flere end mor og far.",
		Cite: []string{"bl87.1"},
	},
	"traening.fremmer-trivsel": {
		Hint: "Tænk på barnets trivsel og behov, også på leg, hvile og søskende.",
		Why:  "Vi spørger, fordi det er lovens første betingelse. Kommunen skal vurdere den, uanset hvad I svarer her.",
		Cite: []string{"bl85.1.1"},
	},
	"traening.foraeldre-i-stand": {
		Hint: "Tænk på tid, kræfter og netværk.",
		Why:  "Vi spørger, fordi det er lovens anden betingelse. Kommunen skal vurdere den, uanset hvad I svarer her.",
		Cite: []string{"bl85.1.2"},
	},
	"traening.dokumenterbar-metode": {
		Hint: "Metoden behøver ikke være videnskabeligt bevist. Der skal kunne stilles mål op, som man kan se, om barnet når.",
		Why:  "Vi spørger, fordi det er lovens tredje betingelse.",
		How:  "Spørg metodeudbyderen, hvilke tegn på fremgang I kan måle.",
		Cite: []string{"bl85.1.3"},
	},
	"traening.sygehusbehandling": {
		Hint: "Det er for eksempel trykkammer, indånding af særlige gasser og genånding i pose. Er I i tvivl om en del, så vælg En del.",
		Why:  "Vi spørger, fordi sygehusbehandling og specialiseret sundhedsfaglig behandling ikke kan godkendes som hjemmetræning.",
		How:  "Spørg metodeudbyderen, og vis beskrivelsen til barnets læge eller terapeut.",
		Cite: []string{"bl85.2"},
	},
	"traening.sundhedsfaglige-elementer": {
		Hint: "For eksempel øvelser, som en fysioterapeut eller ergoterapeut ellers står for.",
		Why:  "Vi spørger, fordi kommunen så skal have fagfolk med. Det er ingen hindring.",
		Cite: []string{"bl85.3", "bl85.4"},
	},
	"traening.omfang": {
		Why:  "Vi spørger, fordi hjemmetræning kan gå sammen med dagtilbud eller skole, og timerne så skal stå i planen.",
		Cite: []string{"bl85.1"},
	},
	"hjemmetraening.godkendt": {
		Why:  "Vi spørger, fordi mistet løn som udgangspunkt dækkes for de timer, I træner, når træningen er godkendt.",
		How:  "Godkendelsen er et brev med en afgørelse.",
		Cite: []string{"bl85.5", "bl87.1"},
	},
	"ta.noedvendig-pasning": {
		Hint: "Fordi barnets behov kræver det, og det er bedst, at det er en forælder.",
		Why:  "Vi spørger, fordi loven kræver begge dele. Kommunen skal vurdere det, uanset hvad I svarer her.",
		Cite: []string{"bl87.1"},
	},
	"ta.indtaegtstab": {
		Hint: "Svar ja, også hvis du er ledig eller endnu ikke er i arbejde og måtte sige nej til et arbejde for barnets skyld.",
		Why:  "Vi spørger, fordi ydelsen dækker løn, der går tabt, også løn fra et arbejde, du ikke kan tage.",
		Cite: []string{"bl87.1"},
	},
	"ta.beskaeftigelse": {
		Why:  "Vi spørger, fordi beløbet regnes forskelligt.",
		Cite: []string{"bl87.3"},
	},
	"ta.nedsat-tid-foer": {
		Why:  "Vi spørger, fordi løn og arbejdstid efter nedgangen som udgangspunkt er dem, der regnes med.",
		How:  "Find datoen for nedgangen, og det, der viser, at den kun skyldtes barnet.",
		Cite: []string{"bl87.3"},
	},
	"maaned": {
		Hint: "For eksempel den første måned, I regner med ydelsen. Nyere måneder kan give et spænd, hvis loftet ikke er lagt ind.",
		Why:  "Vi spørger, fordi loftet og andre satser skifter hvert år.",
		Cite: []string{"bl87.3"},
	},
	"ta.bruttoloen": {
		Hint: "Før skat, om måneden, i det job du havde. Egen pension tæller med i lønnen; arbejdsgiverens pension gør ikke. For eksempel 37.000.",
		Why:  "Vi spørger, fordi ydelsen regnes ud fra den seneste løn.",
		How:  "Se de seneste tre lønsedler. Svinger lønnen lidt, bruges gennemsnittet; svinger den meget, så spørg kommunen.",
		Cite: []string{"bl87.3"},
	},
	"ta.faste-tillaeg": {
		Hint: "Kun tillæg, der er en fast del af lønnen, for eksempel for aften eller nat. Skriv 0, hvis du ingen fik.",
		Why:  "Vi spørger, fordi faste tillæg tæller med. Om bonus og overarbejde gør, må kommunen vurdere.",
		How:  "Se lønsedlerne.",
		Cite: []string{"bl87.3"},
	},
	"ta.arbejdstid-uge": {
		Hint: "Den tid, lønnen var for. For eksempel 37 eller 32,5.",
		Why:  "Vi spørger, fordi både ydelse og loft følger den andel, som timerne udgør af din egen arbejdstid.",
		How:  "Det står i ansættelseskontrakten.",
		Cite: []string{"bl87.3"},
	},
	"ta.bevilgede-timer-uge": {
		Hint: "Er det ikke afgjort, så vælg Ved ikke. Så spørger vi, hvor mange I søger om.",
		Why:  "Vi spørger, fordi timerne bestemmer beløbet.",
		How:  "Timerne står i afgørelsen.",
		Cite: []string{"bl87.3"},
	},
	"ta.oenskede-timer-uge": {
		Hint: "For eksempel 22 eller 22,5.",
		Why:  "Vi spørger, så vi kan regne på det, I søger om. Kommunen vurderer timerne.",
		Cite: []string{"bl87.1", "bl87.3"},
	},
	"skole.form": {
		Why:  "Vi spørger, fordi tid til hjemmeundervisning ikke dækkes.",
		Cite: []string{"bl85.5"},
	},
	"skole.hjemmeundervisning-timer-uge": {
		Why:  "Vi spørger, fordi kommunen kan trække timer fra. Hvor mange afhænger af barnets alder og funktionsevne.",
		Cite: []string{"bl85.5"},
	},
	"ta.pension-arbejdsgiver": {
		Hint: "Kun arbejdsgiverens del. Skriv 0, hvis der ingen var.",
		Why:  "Vi spørger, fordi der betales pension oven i ydelsen, men ikke mere end arbejdsgiveren gjorde.",
		How:  "Se lønsedlen eller pensionsoversigten.",
		Cite: []string{"bl87.3"},
	},
	"ta.ansoegt-foer-2011": {
		Why:  "Vi spørger, fordi loftet ikke gælder for dem, der var i gang før 2011.",
		How:  "Se den første afgørelse.",
		Cite: []string{"bl87.3"},
	},
	"ta.loft": {
		Hint: "Vi har ikke et offentliggjort loft for måneden. Står det i jeres afgørelse, så skriv det her.",
		Why:  "Vi spørger, fordi loftet kan sætte ydelsen ned.",
		How:  "Spørg kommunen om loftet på fuld tid, før det er sat ned efter timer.",
		Cite: []string{"bl87.3"},
	},
	"ta.besparelser": {
		Hint: "Transport til arbejde, dagtilbud og transport til dagtilbud, efter skat. Skriv 0, hvis I intet sparer.",
		Why:  "Vi spørger, fordi sparede udgifter trækkes fra til sidst, efter skat.",
		Cite: []string{"bl87.3"},
	},
	"udgifter.traening-aar": {
		Hint: "Redskaber, kurser, supervision, hjælpere og lignende. Ikke jeres egen løn.",
		Why:  "Vi spørger, fordi udgifterne kan dækkes op til et loft for året.",
		How:  "Læg posterne i budgettet sammen.",
		Cite: []string{"bl85.6"},
	},
	"merudgifter.aar": {
		Hint: "Ud over træningen: særlig kost, medicin, transport og lignende. Skriv et sandsynligt tal.",
		Why:  "Vi spørger, fordi ekstra udgifter over en grænse kan give en ydelse for sig.",
		How:  "Se på kvitteringer for et par måneder.",
		Cite: []string{"bl86"},
	},
	"traening.timer-uge": {
		Why:  "Tallet kan stå på arket til mødet. Det ændrer ikke beregningen.",
		Cite: []string{"bl85.1"},
	},
	"ta.natarbejde": {
		Why:  "Træningen behøver ikke ligge i arbejdstiden for at tælle.",
		Cite: []string{"bl87.1"},
	},
	"ta.anden-foraelder-timer-uge": {
		Why:  "Loftet er for hver af jer, men timerne er normalt begrænset tilsammen.",
		Cite: []string{"bl87.3"},
	},
	"familie.barsel": {
		Why:  "Ydelsen kan fortsætte, når du stadig passer barnet på fuld tid. Passer du det færre timer, skal kommunen vurdere det.",
		Cite: []string{"bl87.1"},
	},
	"modtaget": {
		Why:  "Fristen for at klage regnes fra den dag, I fik afgørelsen.",
		Hint: "Digital Post regnes for modtaget den dag, den er sendt til jer. Et brev den dag, det lå i postkassen.",
		How:  "Se datoen i jeres digitale post. Ved I ikke, hvornår et brev kom, så skriv brevets egen dato. Så er I på den sikre side.",
		Cite: []string{"rsl67"},
	},
	"klaget": {
		Why:  "Fra den dag har kommunen en frist for at se på sagen igen.",
		How:  "Se, hvornår I sendte klagen. Spørg kommunen, hvornår den fik den.",
		Cite: []string{"rsl66"},
	},
	"aktindsigt-bedt": {
		Why:  "Fra den dag har kommunen en frist for at give jer papirerne.",
		How:  "Se, hvornår I sendte brevet. Spørg kommunen, hvornår den fik det.",
		Cite: []string{"fvl16"},
	},
	"kendt-behov": {
		Why:  "Undersøgelsens frist regnes fra den dag, og den kan ligge før ansøgningen.",
		How:  "Det kan være en underretning, et møde eller et brev fra skolen.",
		Cite: []string{"bl20.3"},
	},
	"sag.modtaget-som": {
		Why:  "Fik I afgørelsen mundtligt, kan I i en kort tid kræve begrundelsen på skrift.",
		How:  "Se efter i jeres digitale post og i jeres breve. Er der intet, og har kommunen sagt nej i telefonen eller på et møde, var det mundtligt.",
		Cite: []string{"fvl23"},
	},
	"sag.varsles": {
		Why:  "I nogle sager kan hjælpen ikke stoppe med det samme, når I klager. Kommunens brev skal sige, om jeres sag er en af dem.",
		How:  "Læs klagevejledningen sidst i brevet. Er I i tvivl, så ring til kommunen og spørg.",
		Cite: []string{"bl11"},
	},
	"sag.situation": {
		Why:  "Har I fået et nej, er der en frist for at klage. Har I fået et ja, er det noget andet, I skal bruge.",
		Hint: "Vælg det, der passer bedst lige nu.",
		Cite: []string{"rsl67", "bl85.1"},
	},
	"sag.afgoerelse-om": {
		Why:  "En afgørelse om tabt arbejdsfortjeneste eller om udgifter siger ikke noget om, hvorvidt hjemmetræningen er godkendt.",
		How:  "Det står øverst i kommunens brev.",
		Cite: []string{"bl85.1", "bl87.1"},
	},
	"sag.genvurdering": {
		Why:  "Ændrer kommunen afgørelsen, er det en ny afgørelse med en ny frist. Holder den fast, går klagen videre til Ankestyrelsen.",
		How:  "Det står i det brev, kommunen skriver, når den har set på sagen igen.",
		Cite: []string{"rsl66"},
	},
	"ta.ophoer-dato": {
		Why:  "Dagen bestemmer afvikling og tillæg til ferie.",
		Cite: []string{"bek1603.16", "bek1603.17"},
	},
	"ta.ophoer-grund": {
		Why:  "Grunden bestemmer, om der er en afvikling.",
		Cite: []string{"bek1603.17"},
	},
	"ta.brutto-sidste-aar": {
		Why:  "Tillægget til ferie ved ophør regnes af den.",
		How:  "Se årsopgørelsen. Tidligere tillæg til ferie tæller ikke med.",
		Cite: []string{"bek1603.16"},
	},
	"ta.brutto-i-aar": {
		Why:  "Tillægget til ferie ved ophør regnes også af den.",
		Cite: []string{"bek1603.16"},
	},
}
