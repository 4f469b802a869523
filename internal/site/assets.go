package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"regexp"
	"slices"
	"strings"

	"rettesnor/internal/script"
)

// assets are the static files under addresses that change with their bytes.
type assets struct {
	basePath string
	address  map[string]string // css/main.css → /assets/main.3f2a….css
	source   map[string][]byte // the static files as they were read
	files    []File
	from     map[string]string // of each of files, the static file
	problems []Problem
	minify   func(name string, data []byte) []byte
	joined   script.Joined
	doing    []string // stylesheets being published, to catch a circle
}

// publishAssets gives every file of static/ its address, but for those that
// only stand inside pages, and the scripts that only stand inside others.
func publishAssets(static map[string][]byte, basePath string, inline func(string) bool, minify func(string, []byte) []byte, joined script.Joined) *assets {
	a := &assets{basePath: basePath, address: map[string]string{}, from: map[string]string{}, source: static, minify: minify, joined: joined}
	for _, p := range joined.Problems {
		p.File = "static/" + p.File
		a.problems = append(a.problems, p)
	}
	for _, name := range keysOf(static) {
		if !inline(name) && !slices.Contains(joined.Parts, name) {
			a.publish(name)
		}
	}
	return a
}

func (a *assets) publish(name string) string {
	if addr, ok := a.address[name]; ok {
		return addr
	}
	data := a.source[name]
	if whole, ok := a.joined.Files[name]; ok {
		return a.put(name, whole)
	}
	if strings.HasSuffix(name, ".css") {
		if slices.Contains(a.doing, name) {
			a.problems = append(a.problems, Problem{File: "static/" + name, Message: "filen henter sig selv gennem @import", Hint: "bryd kredsen"})
			return ""
		}
		a.doing = append(a.doing, name)
		data = a.rewrite(name, data)
		a.doing = a.doing[:len(a.doing)-1]
	}
	return a.add(name, data)
}

// maxAsset is how much of a file's name its address keeps.
const maxAsset = 80

// add publishes data, made smaller, under the name's fingerprinted address.
func (a *assets) add(name string, data []byte) string { return a.put(name, a.minify(name, data)) }

// put publishes data as it is.
func (a *assets) put(name string, data []byte) string {
	a.address[name] = a.addressOf(name, data)
	file := strings.TrimPrefix(a.address[name], a.basePath+"/")
	// Two files with the same name and bytes in different folders are one.
	if !slices.ContainsFunc(a.files, func(f File) bool { return f.Path == file }) {
		a.files = append(a.files, File{Path: file, Data: data})
		a.from[file] = "static/" + name
	}
	return a.address[name]
}

// addressOf is where a file with these bytes lies.
func (a *assets) addressOf(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	base := strings.TrimSuffix(path.Base(name), ext)
	base = cleanPart(base)
	if len(base) > maxAsset { // the fingerprint tells them apart
		base = strings.ToValidUTF8(base[:maxAsset], "")
	}
	return a.basePath + "/assets/" + base + "." + hex.EncodeToString(sum[:5]) + ext
}

var (
	cssURL    = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)`)
	cssImport = regexp.MustCompile(`@import\s+(?:"([^"]*)"|'([^']*)')`)
	cssWhole  = regexp.MustCompile(`@import\s+(?:"([^"]*)"|'([^']*)')\s*;`) // on every screen
)

// rewrite points url(…) at the fingerprinted addresses. What is imported comes
// to stand in the stylesheet, so that a reader need not wait for a second
// request; where it imports more in its turn, or is for some screens only, its
// address does.
func (a *assets) rewrite(name string, css []byte) []byte {
	// target is the file in static/ that a reference means, and what stands behind it.
	target := func(m []byte, re *regexp.Regexp) (file, ref, rest string) {
		ref = string(bytes.Join(re.FindSubmatch(m)[1:], nil))
		if ref == "" || strings.HasPrefix(ref, "#") || strings.HasPrefix(ref, "//") || strings.Contains(ref, ":") {
			return "", ref, ""
		}
		file = ref
		if at := strings.IndexAny(ref, "?#"); at >= 0 {
			file, rest = ref[:at], ref[at:]
		}
		if strings.HasPrefix(file, "/") {
			return strings.TrimPrefix(file, "/"), ref, rest
		}
		return path.Join(path.Dir(name), file), ref, rest
	}
	point := func(re *regexp.Regexp, before, after string) {
		css = re.ReplaceAllFunc(css, func(m []byte) []byte {
			file, ref, rest := target(m, re)
			if file == "" {
				return m
			}
			if _, ok := a.source[file]; !ok {
				line := 1 + bytes.Count(css[:max(bytes.Index(css, m), 0)], []byte("\n"))
				a.problems = append(a.problems, Problem{File: "static/" + name, Line: line, Message: "filen " + ref + " findes ikke i static/", Hint: didYouMean(file, keysOf(a.source))})
				return m
			}
			return []byte(before + a.publish(file) + rest + after)
		})
	}
	var inside []string
	for _, m := range cssWhole.FindAll(css, -1) {
		if file, _, _ := target(m, cssWhole); file != name && a.source[file] != nil && !bytes.Contains(a.source[file], []byte("@import")) {
			inside = append(inside, file)
		}
	}
	if whole := len(inside) == bytes.Count(css, []byte("@import")); !whole {
		point(cssImport, `@import "`, `"`)
		inside = nil
	}
	point(cssURL, `url("`, `")`)
	if inside == nil {
		return css
	}
	return cssWhole.ReplaceAllFunc(css, func(m []byte) []byte {
		file, _, _ := target(m, cssWhole)
		if !slices.Contains(inside, file) {
			return nil // it stands there already
		}
		inside = slices.DeleteFunc(inside, func(one string) bool { return one == file })
		return a.rewrite(file, a.source[file])
	})
}

// PublishAsset publishes bytes under a name of static/, and gives their address.
func (b *Builder) PublishAsset(name string, data []byte) string { return b.assets.add(name, data) }

// Asset is the address of a published file, empty where there is none.
func (b *Builder) Asset(name string) string { return b.assets.address[name] }

// PublishPart publishes a part of the layouts, printed, and gives its address.
func (b *Builder) PublishPart(name, part string, data any) string {
	file := "parts/" + part + ".html"
	if b.Layout[file] == nil {
		return ""
	}
	text, err := b.Templates.Part(part, data)
	if err != nil {
		b.Problem(layoutProblem(file, err))
		return ""
	}
	small, err := minified(file, []byte(text))
	if err != nil {
		b.Problem(Problem{File: "layouts/" + file, Message: err.Error()})
	}
	return b.assets.put(name, small)
}

// PublishAt publishes a file of static/ where it keeps its address.
func (b *Builder) PublishAt(at, name string) {
	small, err := minified(name, b.Static[name])
	if err != nil {
		b.Problem(Problem{File: "static/" + name, Message: err.Error()})
	}
	b.MakeFile(File{Path: at, Data: small})
}
