package main

import (
	"path/filepath"
	"strings"
)

// kind is a kind of page, and how to come to it.
type kind struct {
	name, address string
	then          func(*browser) // what is done before it is looked at
}

// kinds has every kind of page that the site shows. .ci/gallery makes pictures of
// them, and TestEveryKindOfPageInEveryMode looks at each as few see it.
var kinds = []kind{
	{name: "forside", address: "/"},
	{name: "doer-foraeldre", address: "/for/foraeldre/"},
	{name: "doer-nej", address: "/for/foraeldre/vi-har-faaet-nej/"},
	{name: "doer-kommuner", address: "/for/kommuner/"},
	{name: "soegning", address: "/soeg/"},
	{name: "emner", address: "/emner/"},
	{name: "afsnit", address: "/start/"},
	{name: "klage", address: "/klage/"},
	{name: "klag-over", address: "/klage/klag-over-afgoerelsen/"},
	{name: "vejledning", address: "/ansoegning/skilte-foraeldre/"},
	{name: "side-om-side", address: "/start/hjemmetraening-og-tabt-arbejdsfortjeneste/"},
	{name: "regneeksempel", address: "/tabt-arbejdsfortjeneste/hvem-og-hvordan/"},
	{name: "frister", address: "/start/frister/"},
	{name: "tidslinje", address: "/start/fra-tanke-til-tilsyn/"},
	{name: "diagrammer", address: "/klage/tal-om-retssikkerhed/"},
	{name: "tjekliste", address: "/kommuner-og-raadgivere/tjekliste/"},
	{name: "brev", address: "/skabeloner/rykker/"},
	{name: "skema", address: "/skabeloner/ansoegning/"},
	{name: "guide", address: "/guide/"},
	{name: "spoergsmaal", address: "/guide/", then: func(b *browser) { b.begin() }},
	{name: "trin", address: "/guide/trin/hjemmetraening/"},
	{name: "svar-uden-script", address: "/guide/trin/hjemmetraening/skoen/"},
	{name: "svar-afslag", address: "/guide/", then: func(b *browser) {
		b.click(`[data-situation="afslag"]`)
		b.asked("sag.afgoerelse-om")
		b.answer("sag.afgoerelse-om", "hjemmetraening")
		b.answer("sag.modtaget-som", "digital-post")
		b.fill("modtaget", "10 11 2026")
		b.until(`document.body.dataset.page === "outcome"`)
	}},
	{name: "svar-alt", address: "/guide/", then: func(b *browser) {
		b.begin()
		b.walk(parentsAnswers, nil)
	}},
	{name: "moedeark", address: "/guide/", then: func(b *browser) {
		b.begin()
		b.walk(parentsAnswers, nil)
		b.press("[data-outcome-view]", "Tag med til mødet")
		b.until(`document.body.dataset.page === "tool"`)
	}},
	{name: "beregner", address: "/beregner/"},
	{name: "regler", address: "/regler/"},
	{name: "regel", address: "/regler/tabt-arbejdsfortjeneste/"},
	{name: "forloeb", address: "/regler/forloeb/"},
	{name: "satser", address: "/satser/"},
	{name: "sats", address: "/satser/ta_cap_month/"},
	{name: "afgoerelser", address: "/afgoerelser/"},
	{name: "afgoerelse", address: "/afgoerelser/70-14/"},
	{name: "kommuner", address: "/kommuner/"},
	{name: "kommune", address: "/kommuner/esbjerg/"},
	{name: "kommune-ukendt", address: "/kommuner/aarhus/"},
	{name: "link-eller-indlejr", address: "/kommuner-og-raadgivere/link-eller-indlejr/"},
	{name: "indlejret-frist", address: "/indlejr/frist/klagefrist/"},
	{name: "data", address: "/data/"},
	{name: "ordliste", address: "/ordliste/"},
	{name: "kilder", address: "/kilder/"},
	{name: "aendringer", address: "/aendringer/"},
	{name: "findes-ikke", address: "/404.html"},
}

// familyAnswers has the answer of each of the ten families.
func familyAnswers() (all []kind) {
	files, err := filepath.Glob(familyDir + "*.json")
	if err != nil || len(files) < 10 {
		panic("the families are not there")
	}
	for _, file := range files {
		id := strings.TrimSuffix(filepath.Base(file), ".json")
		all = append(all, kind{name: "familie-" + id, address: "/guide/", then: func(b *browser) {
			situation, answers := family(b.t, id)
			b.beginAs(situation)
			b.walk(answers, nil)
		}})
	}
	return all
}
