package wizard

import "slices"

// Fact is one thing that the rules ask about; a position in the table below.
type Fact uint8

// The facts, in the order of docs/contract.md.
const (
	Foedselsdato Fact = iota
	BetydeligVarig
	IndgribendeLidelse
	Maalgruppe
	Hjemmeboende
	AnbragtHospital
	Foraeldremyndighed
	Relation
	FremmerTrivsel
	ForaeldreIStand
	DokumenterbarMetode
	Sygehusbehandling
	SundhedsfagligeElementer
	Omfang
	TraeningTimer
	Godkendt
	Skoleform
	HjemmeundervisningTimer
	NoedvendigPasning
	Indtaegtstab
	Beskaeftigelse
	Bruttoloen
	FasteTillaeg
	Arbejdstid
	BevilgedeTimer
	OenskedeTimer
	PensionArbejdsgiver
	Besparelser
	AnsoegtFoer2011
	Loft
	OphoerDato
	OphoerGrund
	BruttoSidsteAar
	UdgifterTraening
	Merudgifter
	NedsatTidFoer
	Natarbejde
	AndenForaelderTimer
	Barsel
	BruttoIAar
	ModtagetSom
	Varsles
	Situation
	AfgoerelseOm
	Genvurdering
	Traekprocent
	Maanedsfradrag
	factCount = iota
	// NoFact is used where a rule asks about none.
	NoFact Fact = 255
)

// Kind is how a fact is written in a case file.
type Kind uint8

// The kinds of fact. A value is kept as one whole number: the number of a
// choice, a day, øre, or hundredths of an hour or of a percent.
const (
	Choice      Kind = iota
	Day              // YYYY-MM-DD
	Money            // kroner with a point and at most two decimals, up to 10^9
	Hours            // hours a week with a point and at most two decimals, up to 168
	MonthKind        // YYYY-MM, for clocks alone
	PercentKind      // up to 100, with a point and at most two decimals
)

// FactInfo describes one fact.
type FactInfo struct {
	ID      string
	Kind    Kind
	Choices []string // ids, for Choice
	Assumed string   // what is taken where nobody answers; "" = the fact is needed
}

var facts = [factCount]FactInfo{
	Foedselsdato:             {ID: "barn.foedselsdato", Kind: Day},
	BetydeligVarig:           {ID: "barn.betydelig-varig-funktionsnedsaettelse", Choices: []string{"ja", "nej"}},
	IndgribendeLidelse:       {ID: "barn.indgribende-lidelse", Choices: []string{"ja", "nej"}},
	Maalgruppe:               {ID: "barn.maalgruppe-saerligt-dagtilbud", Choices: []string{"ja", "nej", "ikke-vurderet"}},
	Hjemmeboende:             {ID: "barn.hjemmeboende", Choices: []string{"ja", "nej"}},
	AnbragtHospital:          {ID: "barn.anbragt-hospital", Choices: []string{"ja", "nej"}, Assumed: "nej"},
	Foraeldremyndighed:       {ID: "foraelder.foraeldremyndighed", Choices: []string{"alene", "faelles-enige", "faelles-uenige", "nej"}},
	Relation:                 {ID: "foraelder.relation", Choices: []string{"foraelder", "stedforaelder", "anden"}, Assumed: "foraelder"},
	FremmerTrivsel:           {ID: "traening.fremmer-trivsel", Choices: []string{"ja", "nej"}},
	ForaeldreIStand:          {ID: "traening.foraeldre-i-stand", Choices: []string{"ja", "nej"}},
	DokumenterbarMetode:      {ID: "traening.dokumenterbar-metode", Choices: []string{"ja", "nej"}},
	Sygehusbehandling:        {ID: "traening.sygehusbehandling", Choices: []string{"ingen", "delvis", "helt"}},
	SundhedsfagligeElementer: {ID: "traening.sundhedsfaglige-elementer", Choices: []string{"ja", "nej"}},
	Omfang:                   {ID: "traening.omfang", Choices: []string{"helt", "delvis"}},
	TraeningTimer:            {ID: "traening.timer-uge", Kind: Hours},
	Godkendt:                 {ID: "hjemmetraening.godkendt", Choices: []string{"ja", "nej", "ikke-afgjort"}, Assumed: "ikke-afgjort"},
	Skoleform:                {ID: "skole.form", Choices: []string{"ingen", "skole", taughtAtHome}, Assumed: "ingen"},
	HjemmeundervisningTimer:  {ID: "skole.hjemmeundervisning-timer-uge", Kind: Hours},
	NoedvendigPasning:        {ID: "ta.noedvendig-pasning", Choices: []string{"ja", "nej"}},
	Indtaegtstab:             {ID: "ta.indtaegtstab", Choices: []string{"ja", "nej"}},
	Beskaeftigelse:           {ID: "ta.beskaeftigelse", Choices: []string{"loenmodtager", "selvstaendig", "uden-tilknytning", "fleksjob", "ledig"}, Assumed: "loenmodtager"},
	Bruttoloen:               {ID: "ta.bruttoloen", Kind: Money},
	FasteTillaeg:             {ID: "ta.faste-tillaeg", Kind: Money, Assumed: "0"},
	Arbejdstid:               {ID: "ta.arbejdstid-uge", Kind: Hours},
	BevilgedeTimer:           {ID: "ta.bevilgede-timer-uge", Kind: Hours},
	OenskedeTimer:            {ID: "ta.oenskede-timer-uge", Kind: Hours},
	PensionArbejdsgiver:      {ID: "ta.pension-arbejdsgiver", Kind: Money},
	Besparelser:              {ID: "ta.besparelser", Kind: Money, Assumed: "0"},
	AnsoegtFoer2011:          {ID: "ta.ansoegt-foer-2011", Choices: []string{"ja", "nej"}, Assumed: "nej"},
	Loft:                     {ID: "ta.loft", Kind: Money, Assumed: "intet"},
	OphoerDato:               {ID: "ta.ophoer-dato", Kind: Day},
	OphoerGrund:              {ID: "ta.ophoer-grund", Choices: []string{"betingelser-bortfaldet", "aftalt-periode", "eget-oenske", "faerre-timer", "barnet-18"}},
	BruttoSidsteAar:          {ID: "ta.brutto-sidste-aar", Kind: Money},
	UdgifterTraening:         {ID: "udgifter.traening-aar", Kind: Money},
	Merudgifter:              {ID: "merudgifter.aar", Kind: Money},
	NedsatTidFoer:            {ID: "ta.nedsat-tid-foer", Choices: []string{"ja", "nej"}},
	Natarbejde:               {ID: "ta.natarbejde", Choices: []string{"ja", "nej"}},
	AndenForaelderTimer:      {ID: "ta.anden-foraelder-timer-uge", Kind: Hours},
	Barsel:                   {ID: "familie.barsel", Choices: []string{"ja", "nej"}},
	BruttoIAar:               {ID: "ta.brutto-i-aar", Kind: Money},
	ModtagetSom:              {ID: "sag.modtaget-som", Choices: []string{"digital-post", "brev", "mundtligt"}},
	Varsles:                  {ID: "sag.varsles", Choices: []string{"ja", "nej"}},
	Situation:                {ID: "sag.situation", Choices: []string{thinking, applied, refused, partly, approved, ending}},
	AfgoerelseOm:             {ID: "sag.afgoerelse-om", Choices: []string{"hjemmetraening", TabtArbejdsfortjenesteID, "udgifter", "flere"}, Assumed: "hjemmetraening"},
	Genvurdering:             {ID: "sag.genvurdering", Choices: []string{"ikke-endnu", "fastholdt", "aendret"}, Assumed: "ikke-endnu"},
	Traekprocent:             {ID: "ta.traekprocent", Kind: PercentKind},
	Maanedsfradrag:           {ID: "ta.maanedsfradrag", Kind: Money},
}

// Info describes the fact.
func (f Fact) Info() *FactInfo { return &facts[f] }

// String gives the fact's id.
func (f Fact) String() string {
	if f >= factCount {
		return ""
	}
	return facts[f].ID
}

// FactByID finds a fact by its id.
func FactByID(id string) (Fact, bool) {
	for i := range facts {
		if facts[i].ID == id {
			return Fact(i), true
		}
	}
	return NoFact, false
}

// State tells whether a fact is known.
type State uint8

// The states of a fact. Asked and not known differs from not asked only in
// what is asked next, never in a verdict.
const (
	NotAsked State = iota
	DontKnow       // "ved-ikke"
	Known
)

// Origin tells who says so. It changes what is printed, never the arithmetic.
type Origin uint8

// The origins of a fact.
const (
	Siger      Origin = iota // the reader says so
	Dokument                 // a document says so
	Afgoerelse               // the municipality has decided so
)

var originIDs = [...]string{"siger", "dokument", "afgoerelse"}

// Answer is what is known of one fact. The zero value is not asked.
type Answer struct {
	State  State
	Origin Origin
	Value  int64 // number of the choice, day, øre or hundredths of an hour
}

// Clocks are the dates that a case turns on; each may be zero for not given.
type Clocks struct {
	Ansoegning Date  // when it was or will be applied for
	Maaned     Month // the month that an amount is for
	Afgoerelse Date  // when the municipality decided
	Bevilling  Month // the first month paid
	Til        Month // the last month of a period that begins with Maaned

	Modtaget       Date // when the decision reached the family
	Klaget         Date // when the municipality got the complaint
	AktindsigtBedt Date // when the municipality was asked for the documents
	KendtBehov     Date // when the municipality became aware of the need
}

// A clockSlot is where a case keeps one clock: a day or a month, and whether it
// was answered with ved-ikke.
type clockSlot struct {
	day     *Date
	month   *Month
	unknown *bool
}

// slot finds the clock of an id; the slot of another id is empty.
func (c *Case) slot(id string) clockSlot {
	k, u := &c.Clocks, &c.Unknown
	switch id {
	case "ansoegning":
		return clockSlot{day: &k.Ansoegning, unknown: &u.Ansoegning}
	case "maaned":
		return clockSlot{month: &k.Maaned, unknown: &u.Maaned}
	case "afgoerelse":
		return clockSlot{day: &k.Afgoerelse, unknown: &u.Afgoerelse}
	case "bevilling":
		return clockSlot{month: &k.Bevilling, unknown: &u.Bevilling}
	case "til":
		return clockSlot{month: &k.Til, unknown: &u.Til}
	case "modtaget":
		return clockSlot{day: &k.Modtaget, unknown: &u.Modtaget}
	case "klaget":
		return clockSlot{day: &k.Klaget, unknown: &u.Klaget}
	case "aktindsigt-bedt":
		return clockSlot{day: &k.AktindsigtBedt, unknown: &u.AktindsigtBedt}
	case "kendt-behov":
		return clockSlot{day: &k.KendtBehov, unknown: &u.KendtBehov}
	}
	return clockSlot{}
}

// maxJobs is how many jobs a case may list.
const maxJobs = 8

// Job is one of several jobs that were held at once: øre a month, and
// hundredths of an hour a week.
type Job struct{ Pay, Extra, Hours int64 }

// Case is a parsed case file. The zero value is a case where nobody has
// answered anything. It is comparable.
type Case struct {
	Clocks      Clocks
	Unknown     UnknownClocks
	Answers     [factCount]Answer
	Jobs        [maxJobs]Job // the first JobCount of them
	JobCount    int
	Parents     [maxParents]Parent // the first ParentCount of them
	ParentCount int
	// Notes are the reader's own words, by fact, then by clock, then by rule of
	// the factless. They are kept and never evaluated.
	Notes [noteCount]string
}

// copyOf makes c a copy of another case. A case is large, and TinyGo writes out
// each field wherever one is copied: with the copies in this one place, the
// page's engine is a quarter smaller.
//
//go:noinline
func (c *Case) copyOf(other *Case) { *c = *other }

// UnknownClocks are the clocks that were answered with ved-ikke.
type UnknownClocks struct {
	Ansoegning, Maaned, Afgoerelse, Bevilling, Til, Modtaget, Klaget, AktindsigtBedt, KendtBehov bool
}

func (c *Case) isUnknown(clock string) bool {
	unknown := c.slot(clock).unknown
	return unknown != nil && *unknown
}

// clockIDs are the clocks of a case file, in the order they are written.
var clockIDs = [...]string{"ansoegning", "maaned", "afgoerelse", "bevilling", "til", "modtaget", "klaget", "aktindsigt-bedt", "kendt-behov"}

func isClock(id string) bool { return slices.Contains(clockIDs[:], id) }

const noteCount = factCount + len(clockIDs) + len(factless)

// factless are the rules that are conditions and turn on no fact. What was
// written about one has its id.
var factless = [...]string{"bl85.6.afslag", "bl85.6.ansoegning", "bl85.6.godkendt", "bl85.6.poster", "bl86.ordning", "bl86.udgifterne"}

// noteOf gives the place of the note of a fact, a clock or one of the factless.
func noteOf(id string) (int, bool) {
	if f, ok := FactByID(id); ok {
		return int(f), true
	}
	if i := slices.Index(clockIDs[:], id); i >= 0 {
		return factCount + i, true
	}
	i := slices.Index(factless[:], id)
	return factCount + len(clockIDs) + i, i >= 0
}

func noteID(i int) string {
	if i < factCount {
		return facts[i].ID
	}
	if i -= factCount; i < len(clockIDs) {
		return clockIDs[i]
	}
	return factless[i-len(clockIDs)]
}

// choice gives the number of the chosen answer, or the assumed one; ok is
// false where there is neither.
func (c *Case) choice(f Fact) (n int, ok bool) {
	if a := c.Answers[f]; a.State == Known {
		return int(a.Value), true
	}
	assumed := facts[f].Assumed
	if f == Godkendt {
		if id, ok := c.approvalOf(); ok {
			assumed = id
		}
	}
	n = slices.Index(facts[f].Choices, assumed)
	return max(n, 0), n >= 0
}

// state tells whether a fact is known, also where it follows from another
// answer.
func (c *Case) state(f Fact) State {
	s := c.Answers[f].State
	if f == Godkendt && s == NotAsked {
		if _, ok := c.approvalOf(); ok {
			return Known
		}
	}
	return s
}

// is reports whether a choice was answered (or is assumed) with the id.
func (c *Case) is(f Fact, id string) bool {
	n, ok := c.choice(f)
	return ok && facts[f].Choices[n] == id
}

// known gives the value of a fact that was answered.
func (c *Case) known(f Fact) (int64, bool) {
	a := c.Answers[f]
	return a.Value, a.State == Known
}
