package site

import (
	"crypto/sha256"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rettesnor/internal/address"
	"rettesnor/internal/markdown"
	"rettesnor/internal/problem"
)

// What a page or a file is called, in three forms with one function between
// each: its address on the site, /klage/frist/, plain and without the base's
// path; the file that answers there, klage/frist/index.html; and the link to
// it, /base/klage/frist/, escaped once.

// addressOf is the address of a text's page, and depends on nothing but its
// name: a/b.md is /a/b/ and a/_index.md is /a/.
func addressOf(name string) string {
	dir, base := path.Split(name)
	address := "/"
	for part := range strings.SplitSeq(strings.Trim(dir, "/"), "/") {
		if part != "" {
			address += cleanPart(part) + "/"
		}
	}
	if !isIndex(base) {
		address += cleanPart(textName(base)) + "/"
	}
	return address
}

// cleanPart keeps a name that needs no escaping in an address. One without any
// letter or digit is named by its signs' numbers.
func cleanPart(name string) string {
	for _, r := range name {
		if r >= utf8.RuneSelf || !strings.ContainsRune("-_.~", r) && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z') {
			s := markdown.Slug(name)
			if s == "" {
				for _, r := range name {
					s += "-u" + strconv.FormatInt(int64(r), 16)
				}
				s = strings.TrimPrefix(s, "-")
			}
			return s
		}
	}
	return name
}

// outputOf is the file that an address is served from.
func outputOf(address string) string {
	if strings.HasSuffix(address, "/") {
		address += "index.html"
	}
	return strings.TrimPrefix(address, "/")
}

// Link leads to an address from any page of the site.
func (b *Builder) Link(to string) string { return b.BasePath + address.Escaped(to) }

// Absolute leads to an address from anywhere.
func (b *Builder) Absolute(to string) string { return b.origin + b.Link(to) }

// What every file system can hold, with room for a fingerprint.
const (
	maxPart = 200 // bytes
	maxPath = 1000
)

// badAddress tells why no file can answer at an address, or nothing.
func badAddress(address string) string {
	if len(address) > maxPath || slices.ContainsFunc(strings.Split(address, "/"), func(part string) bool { return len(part) > maxPart }) {
		return "er for lang"
	}
	for part := range strings.SplitSeq(address, "/") {
		if part == ".." || strings.HasPrefix(part, ".") && part != wellKnown && !slices.Contains(hostFiles, part) {
			return "begynder med et punktum"
		}
	}
	if strings.ContainsFunc(address, problem.Unprintable) || !utf8.ValidString(address) {
		return "har et tegn, der ikke kan stå i en adresse"
	}
	return ""
}

// place is where a file of the site comes from.
type place struct {
	file string
	line int
}

// write puts a file in the site; two files at one place are a problem.
func (b *Builder) write(f File, from string) { b.writeAt(f, place{file: from}) }

func (b *Builder) writeAt(f File, from place) {
	if !b.place(f.Path, from) {
		return
	}
	var sum [sha256.Size]byte
	if b.worksOffline() {
		sum = sha256.Sum256(f.Data)
	}
	b.out[f.Path] = sum
	b.hand(f)
}

// place takes a file's place in the site, or tells why it cannot have it.
func (b *Builder) place(name string, from place) bool {
	if other, ok := b.from[name]; ok {
		b.Problem(Problem{File: from.file, Line: from.line, Message: "vil ende på samme adresse som " + other.file + ": /" + name, Hint: "giv den ene et andet navn"})
		return false
	}
	if wrong := badAddress("/" + name); wrong != "" {
		b.Problem(Problem{File: from.file, Line: from.line, Message: "adressen " + problem.Shortened("/"+name, 60) + " " + wrong, Hint: "giv filen et andet navn"})
		return false
	}
	b.from[name] = from
	return true
}

// goesOut tells of a page whose place nothing has. It asks while pages are laid
// out, when no place is taken; takePlace does that afterwards, in their order.
func (b *Builder) goesOut(p *Page) bool {
	name := outputOf(p.Address)
	_, taken := b.from[name]
	return !taken && badAddress("/"+name) == ""
}

// takePlace takes a page's place in the site, once it has gone out.
func (b *Builder) takePlace(p *Page, sum [sha256.Size]byte) {
	name, from := outputOf(p.Address), p.File
	if from == "" {
		from = "layouts/" + p.Layout
	}
	if p.Kind == "notfound" {
		if b.authors(name) {
			return
		}
		from = name
	}
	if b.place(name, place{file: from}) {
		b.out[name] = sum
	}
}

// MakeFile puts a file that the build makes in the site, unless the folder has one
// of its own: elsewhere the author's goes first, and in our own content it is
// one too many.
func (b *Builder) MakeFile(f File) {
	if !b.authors(f.Path) {
		b.write(f, f.Path)
	}
}

// authors tells that a file which the build makes is the author's own.
func (b *Builder) authors(name string) bool {
	own, ok := b.from[name]
	if !ok || !strings.HasPrefix(own.file, "content/") {
		return false
	}
	if !b.lenient() {
		b.Problem(Problem{File: own.file, Message: "stedet laver selv /" + name, Hint: "slet filen"})
	}
	return true
}

// notOnWindows are names that a computer with Windows cannot unpack.
var notOnWindows = regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?$|[<>:"|?*\\]|[ .]$`)

// clashes reports names that cannot stand beside each other: a file where
// others need a folder, and names that a host or a computer which does not
// tell capitals from small letters takes for one.
func (b *Builder) clashes() {
	folded := map[string]string{}
	names := keysOf(b.out)
	for _, name := range names {
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if other, ok := b.from[dir]; ok {
				at := b.from[name]
				b.Problem(Problem{File: at.file, Line: at.line, Message: "skal ligge i mappen /" + dir + "/, men der bliver " + other.file + " en fil", Hint: "giv den ene et andet navn"})
				break
			}
		}
	}
	for _, name := range names {
		for part := range strings.SplitSeq(name, "/") {
			if at := b.from[name]; at.line == 0 && notOnWindows.MatchString(part) { // an old address is what it was
				b.Problem(Problem{File: at.file, Line: at.line, Message: "/" + problem.Shortened(name, 60) + " kan ikke hedde sådan på Windows", Hint: "giv den et andet navn end " + part, Warning: b.lenient()})
				break
			}
		}
		key := strings.ToLower(name)
		other, ok := folded[key]
		if !ok {
			folded[key] = name
			continue
		}
		at := b.from[name]
		b.Problem(Problem{File: at.file, Line: at.line, Message: "/" + name + " og /" + other + " er ét navn på macOS, Windows og mange værter",
			Hint: "giv den ene et andet navn end " + b.from[other].file + " har", Warning: b.lenient()})
	}
}
