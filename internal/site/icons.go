package site

import (
	"html/template"
	"io/fs"
	"slices"
	"strings"

	"rettesnor/internal/draw"
)

// Icons are files of static/icons that stand inside the pages, so that they
// have the colour of the words beside them and need no request. All are drawn
// on 24 × 24 with the same line, and never say what the words do not:
//
//	<svg class="icon" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"
//	 aria-hidden="true"><path d="M4 12h16"/><path class="c" d="M12 4v16"/></svg>
//
// What has the class c is drawn in the cord's colour. An icon is used by its
// name in a layout, {{icon "print"}}; as a page's own, where it has the page's
// address, klage.svg for /klage/ and for-kommuner.svg for /for/kommuner/,
// {{iconOf .Path}}; in a box's title, as vigtigt.svg; or as a verdict's mark.
const IconDir = "icons/"

// cardImage is the picture that a shared link shows, made by .ci/card.
const cardImage = IconDir + "kort.png"

// boxIcons are the boxes that have an icon of their own name.
var boxIcons = []string{"vigtigt", "eksempel", "national", "lokal"}

// MarkIcons are the icons of the verdicts.
var MarkIcons = []string{"opfyldt", "ikke-opfyldt", "skoen", "mangler"}

// boxIcon goes before the title of a box; a theme without icons has none.
func (b *Builder) boxIcon(class string) string {
	if b.lenient() || !slices.Contains(boxIcons, class) {
		return ""
	}
	return InPage(b.Static[IconDir+class+".svg"])
}

// InPage is an icon's file as it stands inside a page, where a drawing needs no
// name for its language, and no line ends.
func InPage(icon []byte) string {
	return strings.Replace(strings.TrimSpace(string(icon)), ` xmlns="http://www.w3.org/2000/svg"`, "", 1)
}

// boxes are the icons of all boxes, for the texts that print them.
func (b *Builder) boxes() map[string]string {
	all := map[string]string{}
	for _, class := range boxIcons {
		all[class] = b.boxIcon(class)
	}
	return all
}

func iconOf(static map[string][]byte, address string) template.HTML {
	return template.HTML(InPage(static[IconDir+addressName(address)+".svg"]))
}

func addressName(address string) string {
	return strings.ReplaceAll(strings.Trim(address, "/"), "/", "-")
}

// inlineIcon tells of a file that only stands inside pages, and so has no
// address of its own.
func (b *Builder) inlineIcon(name string) bool {
	if b.lenient() || !strings.HasPrefix(name, IconDir) || !strings.HasSuffix(name, ".svg") {
		return false
	}
	for _, text := range b.Layout {
		if slices.Contains(b.Memo.layout(text).assets, name) {
			return false
		}
	}
	return true
}

// icons checks those of the folder itself: each is clean, and somebody uses
// it. One that is named and missing is found where a layout asks for it.
func (b *Builder) icons() {
	used := slices.Concat(boxIcons, MarkIcons)
	for _, text := range b.Layout {
		used = append(used, b.Memo.layout(text).icons...)
	}
	for address := range b.ByAddress {
		used = append(used, addressName(address))
	}
	for _, name := range keysOf(b.Static) {
		if !b.inlineIcon(name) {
			continue
		}
		file := "static/" + name
		if _, err := fs.Stat(b.Files, file); err != nil {
			continue // lent by the program
		}
		if fault := draw.IconFault(b.Static[name]); fault != "" {
			b.Problem(Problem{File: file, Message: fault, Hint: "et ikon er streger og flader i en svg, uden farver, mærker og henvisninger"})
		}
		own := strings.TrimSuffix(strings.TrimPrefix(name, IconDir), ".svg")
		if !slices.Contains(used, own) {
			hint := didYouMean(own, used)
			if hint == "" {
				hint = `brug det i et layout som {{icon "` + own + `"}}, giv det en sides adresse som navn, eller slet det`
			}
			b.Problem(Problem{File: file, Message: "ingen bruger ikonet", Hint: hint})
		}
	}
	b.iconsOfTopics()
}

// iconsOfTopics reports a section without an icon where others have one: in a
// list with gaps the eye stops at the gap.
func (b *Builder) iconsOfTopics() {
	var without []Problem
	some := false
	for _, g := range b.settings.Topics {
		for i, address := range g.Paths {
			file := IconDir + addressName(address) + ".svg"
			_, have := b.Static[file]
			_, lent := fs.Stat(b.Files, "static/"+file)
			some = some || have && lent == nil
			if !have && b.ByAddress[address] != nil {
				without = append(without, Problem{File: dataDir + "site.yaml", Line: g.Item("paths", i), Message: "afsnittet " + address + " har intet ikon", Hint: "tegn static/" + file + "; de andre afsnit har ét"})
			}
		}
	}
	if some {
		b.Problems = append(b.Problems, without...)
	}
}
