package wizard

import "rettesnor/wizard/words"

// Threshold compares an amount with the figure of the month: Cases[0] below it,
// [1] above, [2] where no figure is published.
type Threshold struct {
	simple
	Fact    Fact
	Figure  string // key of the figure
	OrEqual bool   // the figure itself counts as above
	IsCap   bool   // figures of this kind are taken never to have fallen
	Cases   []Branch
}

func (h Threshold) Branches() []Branch { return h.Cases }
func (h Threshold) Reads() Fact        { return h.Fact }
func (h Threshold) Rate() string       { return h.Figure }
func (h Threshold) Does() words.Msg {
	return words.New("graf.mod", words.Str("svar", h.Fact.String()), words.Str("sats", h.Figure))
}
func (h Threshold) clock() string { return AtMaaned.id() }

func (h Threshold) Label(branch int) words.Msg {
	labels := [...]string{"graf.ikke-over", "graf.over", "graf.ukendt-sats"}
	if h.OrEqual {
		labels = [...]string{"graf.under", "graf.paa-eller-over", "graf.ukendt-sats"}
	}
	return words.New(labels[min(branch, len(labels)-1)])
}

func (h Threshold) word(branch int) string { return [...]string{"under", "over", "ukendt"}[branch] }

func (h Threshold) eval(v env) Verdict { return follow(h.branch(v), v) }

func (h Threshold) branch(v env) *Branch {
	value, known := v.c.known(h.Fact)
	if !known || v.c.Clocks.Maaned == 0 {
		return nil
	}
	f := v.rates.Lookup(h.Figure, v.c.Clocks.Maaned.First())
	figure := f.Window
	switch {
	case f.Fit == Exact:
	case h.IsCap && f.Before != nil && Whole(value).Cmp(oere(f.Before)) <= 0:
		figure = f.Before // it has not fallen since
	case h.IsCap && f.After != nil && f.Before != nil && Whole(value).Cmp(oere(f.After)) > 0:
		figure = f.After // and had not yet risen above this
	default:
		return take(h.Cases, 2, true)
	}
	cmp := Whole(value).Cmp(oere(figure))
	if cmp > 0 || h.OrEqual && cmp == 0 {
		return take(h.Cases, 1, true)
	}
	return take(h.Cases, 0, true)
}

func (h Threshold) can(verdict Verdict) bool { return canBranch(h.Cases, verdict) }

func (h Threshold) wants(v env, dst []string) []string {
	if _, ok := v.c.known(h.Fact); !ok {
		dst = appendNew(dst, h.Fact.String())
	}
	if v.c.Clocks.Maaned == 0 {
		dst = appendNew(dst, AtMaaned.id())
	}
	return dst
}

func (h Threshold) asks(v env, visit func(id string)) {
	if v.c.state(h.Fact) == NotAsked {
		visit(h.Fact.String())
	}
	v.askClock(AtMaaned, visit)
}
