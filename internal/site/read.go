package site

import (
	"errors"
	"fmt"
	"hash/maphash"
	"io/fs"
	"maps"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// read takes in every input once.
func (b *Builder) read() bool {
	later := (b.cold || b.lazy) && b.lenient()
	b.Content, b.written = b.files(b.Files, "content", later)
	if len(b.Content) == 0 {
		b.Problem(Problem{File: "content", Message: "mappen findes ikke eller er tom", Hint: "læg teksterne i mappen content/, den første som content/_index.md"})
		return false
	}
	under := func(from fs.FS, dir string) map[string][]byte {
		all := map[string][]byte{}
		if from != nil {
			for name, data := range b.tree(from, dir) {
				all[strings.TrimPrefix(name, dir+"/")] = data
			}
		}
		return all
	}
	b.readLayouts(under(b.Fallback, "layouts"), under(b.Files, "layouts"))
	b.Static = under(b.Fallback, "static")
	own := under(b.Files, "static")
	for name := range b.Static {
		if _, has := own[name]; !has && b.product == nil {
			b.lent = append(b.lent, name)
		}
	}
	maps.Copy(b.Static, own)
	return true
}

// A file is held in memory while the site is built.
const maxFile = 512 << 20

// tree reads all files below a folder, by their names with each letter in one
// piece. A link that leads out of the folder is a problem: what is published
// must lie in it. Pipes and devices are not read, for they may never end.
func (b *Builder) tree(from fs.FS, dir string) map[string][]byte {
	files, _ := b.files(from, dir, false)
	return files
}

// files is tree, where texts may be left to be read later: they have no bytes, and
// written says how their names are written, see text.
func (b *Builder) files(from fs.FS, dir string, later bool) (files map[string][]byte, written map[string]string) {
	type found struct {
		name string
		link bool
		data []byte
		err  error
	}
	var all []found
	leave := func(name, message, hint string, warning bool) {
		b.Problem(Problem{File: name, Message: message, Hint: hint, Warning: warning})
	}
	_ = fs.WalkDir(from, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				leave(name, "kan ikke læses: "+cause(err), "", false)
			}
			return nil
		}
		if name != dir && LeftOut(name) {
			if d.IsDir() {
				return fs.SkipDir
			}
			if copyOfText(name) {
				leave(name, "filen ligner en kopi af en tekst og er ikke taget med", "giv den et navn, der ender på .md, eller slet den", true)
			}
			return nil
		}
		mode, link := d.Type(), d.Type()&fs.ModeSymlink != 0
		var size int64
		if !d.IsDir() {
			info, err := fs.Stat(from, name)
			if err == nil {
				mode, size = info.Mode(), info.Size()
			}
		}
		switch {
		case d.IsDir():
		case mode.IsRegular() && size > maxFile:
			leave(name, fmt.Sprintf("filen fylder %d MiB", size>>20), fmt.Sprintf("højst %d; læg den et andet sted og link til den", maxFile>>20), false)
		case mode.IsRegular(), mode&fs.ModeSymlink != 0, mode.IsDir():
			all = append(all, found{name: name, link: link})
		default:
			leave(name, "er ingen almindelig fil og er ikke læst", "flyt den ud af mappen", b.lenient())
		}
		return nil
	})
	// Reading waits for the system more than for us, so it is shared out.
	parallel(len(all), func(i int) {
		if !later || !isText(all[i].name) {
			all[i].data, all[i].err = fs.ReadFile(from, all[i].name)
		}
	})
	files, written = make(map[string][]byte, len(all)), map[string]string{}
	for _, f := range all {
		if f.err != nil {
			b.Problem(unread(f.name, f.link, f.err))
			continue
		}
		name := norm.NFC.String(f.name)
		if other, ok := written[name]; ok {
			leave(f.name, "har samme navn som "+other+", men skrevet med andre tegn for æ, ø eller å", "giv den ene et andet navn", false)
			continue
		}
		files[name], written[name] = f.data, f.name
	}
	if !later {
		return files, nil
	}
	return files, written
}

func unread(name string, link bool, err error) Problem {
	hint := ""
	if link {
		hint = "filen er en genvej; læg selve filen i mappen"
	}
	return Problem{File: name, Message: "kan ikke læses: " + cause(err), Hint: hint}
}

// text gives the bytes of a text. Those of a folder from elsewhere are read when a
// page needs them, and once more when it is laid out, so that they are not all in
// memory meanwhile.
func (b *Builder) text(file string) ([]byte, *Problem) {
	name, later := b.written[file]
	if !later || b.Content[file] != nil {
		return b.Content[file], nil
	}
	data, err := fs.ReadFile(b.Files, name)
	if err != nil {
		d, statErr := fs.Lstat(b.Files, name)
		p := unread(name, statErr == nil && d.Mode()&fs.ModeSymlink != 0, err)
		return nil, &p
	}
	return data, nil
}

// again reads the text of a page that is laid out. A file that has been changed
// since its title was read would make a page that the others do not know.
func (b *Builder) again(p *Page) *Problem {
	src, wrong := b.text(p.File)
	if wrong != nil {
		return wrong
	}
	switch same := maphash.Bytes(b.seed, src) == p.sum; {
	case same && p.tail > 0:
		p.body = src[len(src)-p.tail:]
	case same || b.lazy:
		var told []Problem // the first time
		_, p.body, _ = textParts(p.File, src, true, &told)
	default:
		return &Problem{File: p.File, Message: "filen er ændret, mens stedet blev lavet", Hint: "lav det igen"}
	}
	return nil
}

// cause leaves out the path that the problem names already.
func cause(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// publish gives the static files their addresses.
func (b *Builder) publish() {
	b.assets = publishAssets(b.Static, b.BasePath, b.unpublished, func(name string, data []byte) []byte {
		small := b.Memo.static.get(hashOf([]byte(path.Ext(name)), data), func() smaller {
			out, err := minified(name, data)
			return smaller{out, err}
		})
		if small.err != nil {
			b.Problem(Problem{File: "static/" + name, Message: "kan ikke læses: " + small.err.Error(), Warning: b.lenient()})
		}
		return small.data
	}, b.joinScripts())
	for _, pr := range b.assets.problems {
		pr.Warning = b.lenient()
		b.Problem(pr)
	}
	b.linkable = map[string]string{}
	var names []byte
	for _, name := range keysOf(b.assets.address) {
		_, beside := b.Content["content/"+name] // which a text there means first
		switch {
		case path.Ext(name) == ".css", path.Ext(name) == ".js", beside:
		default:
			b.linkable[name] = b.assets.address[name]
			names = append(names, name+"\x00"+b.assets.address[name]+"\x00"...)
		}
	}
	for _, name := range keysOf(b.Given) {
		b.assets.add(name, b.Given[name])
	}
	if b.product != nil {
		b.product.Publish()
	}
	for _, name := range keysOf(b.others) {
		names = append(names, name+"\x00"+b.others[name]+"\x00"...)
	}
	names = append(names, strings.Join(b.taken, "\x00")...)
	parts := [][]byte{[]byte(b.settings.Hash), b.Words.hash, []byte(b.Date), []byte(b.BasePath), names}
	for _, name := range keysOf(b.Static) {
		if b.inlineIcon(name) {
			parts = append(parts, []byte(name), b.Static[name])
		}
	}
	b.env = []byte(hashOf(parts...))
}
