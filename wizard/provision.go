package wizard

import "strings"

// The instruments that a provision id may begin with, longest id first where
// one begins another.
var instruments = []struct{ id, name string }{
	{"bek1603", "bekendtgørelse nr. 1603 af 14/12/2023"},
	{"bek2016", "bekendtgørelsen om hjemmetræning fra 2016"},
	{"bekud", "bekendtgørelsen om ophold i udlandet"},
	{"bl", "barnets lov"},
	{"sel", "serviceloven"},
	{"rsl", "retssikkerhedsloven"},
	{"fal", "forældreansvarsloven"},
	{"fvl", "forvaltningsloven"},
	{"fsl", "folkeskoleloven"},
	{"frl", "friskoleloven"},
}

// ProvisionName writes a provision id in words: bl85.1.3 is "barnets lov § 85,
// stk. 1, nr. 3" and sel32a.1 is "serviceloven § 32 a, stk. 1". An id of an
// unknown form comes back as it is.
func ProvisionName(id string) string {
	for _, in := range instruments {
		rest, found := strings.CutPrefix(id, in.id)
		if !found {
			continue
		}
		rest, _ = strings.CutPrefix(rest, ".")
		parts := strings.Split(rest, ".")
		digits := 0
		for digits < len(parts[0]) && parts[0][digits] >= '0' && parts[0][digits] <= '9' {
			digits++
		}
		paragraph, number := parts[0][:digits], parts[0][digits:]
		if paragraph == "" || len(parts) > 3 {
			return id
		}
		name := in.name + " § " + paragraph
		if number != "" {
			name += " " + number
		}
		for i, word := range []string{", stk. ", ", nr. "} {
			if len(parts) > i+1 {
				name += word + parts[i+1]
			}
		}
		return name
	}
	return id
}

// ShortProvisionName leaves the instrument's name out: "§ 85, stk. 1, nr. 3".
func ShortProvisionName(id string) string {
	name := ProvisionName(id)
	if i := strings.Index(name, "§"); i >= 0 {
		return name[i:]
	}
	return name
}
