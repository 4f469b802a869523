package wizard

import "slices"

// TopicKind tells what kind of question a topic of the law is.
type TopicKind uint8

// The kinds of topic.
const (
	Hard        TopicKind = iota // a condition in the law, settled by facts
	Assessment                   // the municipality assesses it
	Information                  // steers papers and next steps, decides nothing
)

var topicKindIDs = [...]string{"betingelse", "skoen", "oplysning"}

// String gives the kind as it is published.
func (k TopicKind) String() string { return topicKindIDs[k] }

// Topic is one of the questions that a case of hjemmetræning turns on, with
// the place where it is modelled or the words that it is told in. Together the
// topics are what the model covers; a test holds that none is left out.
type Topic struct {
	No       string // its number, which does not change: 1 to 35, 2b, 2c
	Title    string
	Kind     TopicKind
	Rules    []string // ids of the rules and amounts that model it
	Outcomes []string // O1 to O10, see Outcomes
	Cite     []string
	Local    bool   // practice of a municipality, no national rule was found
	Text     string // what is told where nothing is computed
}

// OutcomeType is a kind of answer that a topic may lead to, with the
// verdict it is told by; which findings it may stand in, they say themselves.
type OutcomeType struct {
	Code, Title string
	Verdict     Verdict
	Part        bool // a part is ikke-opfyldt inside a finding with Verdict
	Pointer     bool // no verdict: points to another rule or to advice
}

// Findings lists the findings that it may stand in; none for a pointer.
func (o *OutcomeType) Findings() []string {
	var ids []string
	for i := range findings {
		if slices.Contains(findings[i].outcomes, o.Code) {
			ids = append(ids, findings[i].id)
		}
	}
	return ids
}

// OutcomeTypes maps the outcome types to verdicts. Mangler has no
// outcome type: it says which answer is missing.
var OutcomeTypes = []OutcomeType{
	{Code: "O1", Title: "Kan søges efter § 85", Verdict: Skoen},
	{Code: "O2", Title: "Kan søges som en del af dagen, sammen med dagtilbud eller skole", Verdict: Skoen},
	{Code: "O3", Title: "En betingelse i loven er ikke opfyldt", Verdict: IkkeOpfyldt},
	{Code: "O4", Title: "Kommunen skal vurdere", Verdict: Skoen},
	{Code: "O5", Title: "En del af træningen må udgå", Verdict: Skoen, Part: true},
	{Code: "O6", Title: "Tabt arbejdsfortjeneste kan søges ved godkendt hjemmetræning", Verdict: Skoen},
	{Code: "O7", Title: "Undervisningstiden dækkes ikke", Verdict: Skoen, Part: true},
	{Code: "O8", Title: "Tabt arbejdsfortjeneste uden hjemmetræning", Verdict: Skoen},
	{Code: "O9", Title: "En anden bestemmelse", Pointer: true},
	{Code: "O10", Title: "Søg rådgivning, eller klag", Pointer: true},
}

// Topics are the questions in the order of their numbers.
var Topics = []Topic{
	{No: "1", Title: "Barnet er under grænsen for at være voksen", Kind: Hard, Rules: []string{"bl85.alder-ansoegning", "bl85.alder-maaned", "bl87.alder-maaned", "bl86.alder-maaned"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "2", Title: "Funktionsevnen er betydeligt og varigt nedsat", Kind: Hard, Rules: []string{"bl85.funktionsevne", "bl87.funktionsevne", "bl87.lidelse", "bl86.funktionsevne", "bl86.lidelse"}, Outcomes: []string{"O3", "O4", "O8"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "2b", Title: "Diagnosen", Kind: Information, Outcomes: []string{"O4"}, Cite: []string{"bl85.1"}, Text: "Diagnosen alene hverken åbner eller lukker. Det er funktionsevnen, der tæller."},
	{No: "2c", Title: "Hvad betyder langvarig, kronisk og indgribende?", Kind: Information, Cite: []string{"bl86", "bl87.1"}, Text: "Ordene er forklaret for merudgifter og tabt arbejdsfortjeneste; de er ingen prøve på, om en nedsat funktionsevne er varig efter § 85."},
	{No: "3", Title: "Målgruppen for et særligt dagtilbud", Kind: Hard, Rules: []string{"bl85.maalgruppe"}, Outcomes: []string{"O3", "O4", "O10"}, Cite: []string{"bl85.1", "bl82.1.3"}},
	{No: "4", Title: "Hvem der beder om det", Kind: Hard, Rules: []string{"bl85.foraeldremyndighed", "bl87.relation"}, Outcomes: []string{"O3", "O4", "O8"}, Cite: []string{"bl85.1", "fal3.1"}},
	{No: "5", Title: "Barnet bor hjemme", Kind: Hard, Rules: []string{"bl85.hjemmeboende", "bl87.hjemmeboende", "bl87.hospital", "bl86.hjemmeboende"}, Outcomes: []string{"O3"}, Cite: []string{"bl87.1", "bl87.2"}},
	{No: "6", Title: "Træningen fremmer barnets tarv og trivsel", Kind: Assessment, Rules: []string{"bl85.1.1"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.1"}},
	{No: "7", Title: "Forældrene kan klare opgaven", Kind: Assessment, Rules: []string{"bl85.1.2"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.2"}},
	{No: "8", Title: "Metoden er dokumenterbar", Kind: Assessment, Rules: []string{"bl85.1.3"}, Outcomes: []string{"O4"}, Cite: []string{"bl85.1.3"}},
	{No: "9", Title: "Metoden er ikke den, kommunen selv bruger", Kind: Information, Rules: []string{"bl85.1.3"}, Cite: []string{"bl85.1"}, Text: "Det er ikke i sig selv en grund til afslag, at kommunen ikke selv bruger metoden."},
	{No: "10", Title: "Sygehusbehandling og specialiseret behandling", Kind: Hard, Rules: []string{"bl85.2", "andet.behandling-undervisning"}, Outcomes: []string{"O3", "O5", "O9"}, Cite: []string{"bl85.2"}},
	{No: "11", Title: "Fysiske, sundhedsfaglige dele", Kind: Information, Rules: []string{"bl85.sundhedsfaglige"}, Cite: []string{"bl85.3", "bl85.4"}},
	{No: "12", Title: "Børnefaglig undersøgelse", Kind: Information, Rules: []string{"bl85.undersoegelse"}, Cite: []string{"bl85.3", "bl20.3", "bl22"}},
	{No: "13", Title: "Barnets egen mening", Kind: Information, Rules: []string{"bl85.barnets-syn"}, Cite: []string{"bl5.3", "bl5.4"}},
	{No: "14", Title: "Hele eller en del af dagen", Kind: Information, Rules: []string{"bl85.omfang"}, Outcomes: []string{"O1", "O2"}, Cite: []string{"bl85.1"}},
	{No: "15", Title: "Skolealder", Kind: Information, Rules: []string{"bl85.skolealder"}, Cite: []string{"fsl33", "fsl34.1"}},
	{No: "16", Title: "Hjemmeundervisning", Kind: Assessment, Rules: []string{"ta.timer", "bl87.hjemmeundervisning"}, Outcomes: []string{"O7"}, Cite: []string{"bl85.5"}},
	{No: "17", Title: "Skole og forældre om undervisningspligten", Kind: Information, Local: true, Cite: []string{"fsl33"}, Text: "Er barnet skrevet ind i en skole, har skolen hele undervisningspligten; den kan ikke deles. Det skriver Esbjerg i sin vejledning."},
	{No: "18", Title: "En ny eller ekstra metode", Kind: Information, Local: true, Cite: []string{"bl85.1"}, Text: "Søg først. Esbjerg skriver, at I ikke må skifte metode eller lægge en til, før der er en afgørelse. Spørg jeres egen kommune."},
	{No: "19", Title: "Hjælpere", Kind: Assessment, Rules: []string{"bl85.6.poster", "andet.hjaelpemidler-aflastning"}, Outcomes: []string{"O4", "O9"}, Cite: []string{"bl85.6", "bl90"}, Text: "Forældrene træner som udgangspunkt selv. Hjælpere kan være nødvendige til bestemte øvelser, pauser og motivation; længere afløsning er aflastning."},
	{No: "20", Title: "Familie eller venner som hjælpere", Kind: Information, Local: true, Outcomes: []string{"O4"}, Cite: []string{"bl85.6"}, Text: "Loven siger ikke, hvem der må ansættes. Esbjerg siger nej til familie og venner; spørg jeres egen kommune."},
	{No: "21", Title: "Udgifterne inden for årets loft", Kind: Hard, Rules: []string{"bl85.6.loft", "bl85.6.poster"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.6"}},
	{No: "22", Title: "Hjemmets indretning", Kind: Information, Local: true, Cite: []string{"bl85.1"}, Text: "Esbjerg går ud fra boligen, som den er, og kan tilbyde andre lokaler. Loven nævner ikke boligen; spørg jeres egen kommune."},
	{No: "23", Title: "Udlandet", Kind: Information, Cite: []string{"bl4.3", "bekud1", "bekud2", "bekud3", "bl86", "bl87.1"}, Text: "Tabt arbejdsfortjeneste og kompensationsydelse kan beholdes på et midlertidigt ophold i udlandet på op til en måned, uden at I søger. Hjælpen skal være bevilget før rejsen, og kommunen skal have besked. Et længere ophold skal der søges om først, og kun få formål tæller. Hjemmetræning står ikke på listen. Bekendtgørelsens nummer har vi ikke fundet."},
	{No: "24", Title: "Pasning hjemme er nødvendig og bedst hos en forælder", Kind: Assessment, Rules: []string{"bl87.pasning", "bl87.noedvendig-pasning"}, Outcomes: []string{"O4", "O6", "O8"}, Cite: []string{"bl87.1"}},
	{No: "25", Title: "Indtægtstab", Kind: Hard, Rules: []string{"bl87.indtaegtstab", "bl87.uden-tilknytning"}, Outcomes: []string{"O3"}, Cite: []string{"bl87.1"}},
	{No: "26", Title: "Gået ned i tid før afgørelsen", Kind: Assessment, Rules: []string{"bl87.nedsat-tid"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.3"}},
	{No: "27", Title: "Arbejde om natten eller i weekenden", Kind: Assessment, Rules: []string{"bl87.natarbejde"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "28", Title: "Andet end træning: pleje, søvn, søskende, opsyn", Kind: Assessment, Rules: []string{"bl87.pasning", "bl87.noedvendig-pasning"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "29", Title: "Begge forældre på én gang", Kind: Assessment, Rules: []string{"bl87.to-foraeldre"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1", "bl87.3"}},
	{No: "30", Title: "Søgt før 2011", Kind: Hard, Rules: []string{"ta.fuldt-loft"}, Cite: []string{"bl87.3"}},
	{No: "31", Title: "Barsel med et nyt barn", Kind: Assessment, Rules: []string{"bl87.barsel"}, Outcomes: []string{"O4"}, Cite: []string{"bl87.1"}},
	{No: "32", Title: "Ændringer i familien", Kind: Information, Cite: []string{"bl20.3"}, Text: "Fortæl kommunen, når noget ændrer sig: skilsmisse, sygdom, flytning, søskende. Det kan kræve, at undersøgelsen føres ajour."},
	{No: "33", Title: "Overgangen til voksen", Kind: Information, Cite: []string{"bl122", "bl123"}, Text: "Kommunen skal begynde at forberede livet som voksen. Efter vejledningen er det så snart som muligt, når den unge er fyldt 16 år, og den unge og I skal høre fra kommunen kort efter. Det gælder også familier, der kun har kompensationsydelse eller tabt arbejdsfortjeneste."},
	{No: "34", Title: "Den dag barnet bliver voksent", Kind: Hard, Rules: []string{"bl85.alder-maaned", "bl87.alder-maaned", "bl85.snart-voksen"}, Outcomes: []string{"O3"}, Cite: []string{"bl85.5", "bl87.1"}},
	{No: "35", Title: "Træningen skal virke for at fortsætte", Kind: Assessment, Outcomes: []string{"O4"}, Cite: []string{"bl85.4"}, Text: "Kommunen ser på virkningen ved tilsynet. Loven sætter ingen bestemt størrelse, og at holde på færdigheder er også en virkning. Esbjerg kræver, at virkningen ikke er mindre end i det offentlige tilbud; det står ikke i loven."},
}
