package guide

import (
	"regexp"
	"slices"
	"strings"

	"rettesnor/internal/registry"
	"rettesnor/internal/site"
	"rettesnor/wizard"
)

// The ledger accounts for each stykke and nummer of the encoded law: modelled
// by rules, assessed by people, told as information, or out of scope with the
// reason. What is modelled is not typed: it follows from the engine's
// citations. The rest says so itself in law.yaml:
//
//   - id: bl88
//     text: …
//     ledger: udenfor          vurderes | oplysning | udenfor
//     why: Teksten er ikke læst.
//
// ledgered are the provisions that must be accounted for: barnets lov §§ 82 to
// 90 and the bekendtgørelser.
var ledgered = regexp.MustCompile(`^(bl8[2-9]|bl90|bek\d+)(\.|$)`)

// LedgerRow is one provision in the ledger.
type LedgerRow struct {
	ProvisionView
	State string // modelleret, vurderes, oplysning or udenfor
	Rules []string
	Why   string
}

// ledger gives the rows in the order of law.yaml's ids, and the problems: a
// provision nobody accounts for, or one the engine cites that no registry has.
func (b *builder) ledger() (rows []LedgerRow, problems []site.Problem) {
	cited := wizard.CitedBy()
	wrong := func(line int, message, hint string) {
		problems = append(problems, site.Problem{File: registry.Dir + "law.yaml", Line: line, Message: message, Hint: hint})
	}
	for _, id := range keysOf(b.reg.Provisions) {
		p := b.reg.Provisions[id]
		if !ledgered.MatchString(id) {
			continue
		}
		row := LedgerRow{ProvisionView: b.provision(id), State: p.Ledger, Why: p.Why, Rules: cited[id]}
		below := slices.ContainsFunc(keysOf(b.reg.Provisions), func(other string) bool { return strings.HasPrefix(other, id+".") })
		switch {
		case len(row.Rules) > 0:
			row.State = "modelleret"
		case p.Ledger != "":
		case below: // accounted for part by part
			continue
		default:
			wrong(p.Line, "ingen regel bygger på "+id+", og regnskabet siger ikke hvorfor", "skriv ledger: "+strings.Join(registry.LedgerStates, ", ")+" og en grund i why")
			continue
		}
		if row.State != "modelleret" && row.Why == "" {
			wrong(p.Line, id+" er "+p.Ledger+", men uden en grund", "skriv grunden i why")
		}
		rows = append(rows, row)
	}
	for id, rules := range cited {
		if _, ok := b.reg.Provisions[id]; !ok {
			wrong(0, "bestemmelsen "+id+" mangler; den bruges af reglen "+rules[0], "skriv den ind med tekst og kilde")
		}
	}
	return rows, problems
}

// accounts holds that the ledger is whole, where the registry keeps one.
func (b *builder) accounts() {
	if b.keepsLedger() {
		_, problems := b.ledger()
		b.Problems = append(b.Problems, problems...)
	}
}

func (b *builder) keepsLedger() bool {
	for _, p := range b.reg.Provisions {
		if p.Ledger != "" {
			return true
		}
	}
	return false
}
