package wizard

var findingTitles = map[string]string{
	HjemmetraeningID:         "Hjemmetræning",
	TabtArbejdsfortjenesteID: "Tabt arbejdsfortjeneste",
	TraeningsudgifterID:      "Udgifter til træningen",
	KompensationsydelseID:    "Ekstra udgifter og kompensationsydelse",
}

// FindingTitle is what people call a finding; empty for an unknown one.
func FindingTitle(id string) string { return findingTitles[id] }

var verdictWords = [...]string{Mangler: "mangler oplysninger", Opfyldt: "opfyldt", IkkeOpfyldt: "ikke opfyldt", Skoen: "kommunen skal vurdere"}

// Words is the verdict as people read it.
func (v Verdict) Words() string { return verdictWords[v] }
