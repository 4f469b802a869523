package guide

import (
	"rettesnor/internal/site"
	"strings"
	"testing"
)

// A provision of the encoded law that no rule builds on must say why.
func TestAnUnaccountedProvisionFailsTheBuild(t *testing.T) {
	for _, tt := range []struct{ name, law, want string }{
		{"no account", "- id: bl88\n  text: x\n  source: S1\n", "ingen regel bygger på bl88"},
		{"no reason", "- id: bl88\n  text: x\n  source: S1\n  ledger: udenfor\n", "bl88 er udenfor, men uden en grund"},
		{"no such account", "- id: bl88\n  text: x\n  source: S1\n  ledger: glemt\n  why: y\n", "ledger er vurderes, oplysning eller udenfor; her står glemt"},
		{"cited, but in no registry", "- id: bl89\n  text: x\n  source: S1\n  ledger: udenfor\n  why: y\n", "bestemmelsen bl87.3 mangler; den bruges af reglen"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			law := "- id: bl85.1\n  text: x\n  source: S1\n- id: bl85.1.3\n  text: x\n  source: S1\n- id: bl90\n  text: x\n  source: S1\n  ledger: oplysning\n  why: y\n" + tt.law
			res := Build(site.Input{Files: with(ours, "content/data/law.yaml", law), Fallback: theme})
			for _, p := range res.Problems {
				if strings.Contains(p.Message, tt.want) {
					return
				}
			}
			t.Errorf("no problem says %q: %v", tt.want, res.Problems)
		})
	}
}
