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
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	base := strings.TrimSuffix(path.Base(name), ext)
	base = cleanPart(base)
	if len(base) > maxAsset { // the fingerprint tells them apart
		base = strings.ToValidUTF8(base[:maxAsset], "")
	}
	file := "assets/" + base + "." + hex.EncodeToString(sum[:5]) + ext
	a.address[name] = a.basePath + "/" + file
	// Two files with the same name and bytes in different folders are one.
	if !slices.ContainsFunc(a.files, func(f File) bool { return f.Path == file }) {
		a.files = append(a.files, File{Path: file, Data: data})
		a.from[file] = "static/" + name
	}
	return a.address[name]
}

var (
	cssURL    = regexp.MustCompile(`url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)`)
	cssImport = regexp.MustCompile(`@import\s+(?:"([^"]*)"|'([^']*)')`)
)

// rewrite points url(…) and @import at the fingerprinted addresses.
func (a *assets) rewrite(name string, css []byte) []byte {
	replace := func(re *regexp.Regexp, before, after string) {
		css = re.ReplaceAllFunc(css, func(m []byte) []byte {
			g := re.FindSubmatch(m)
			ref := string(bytes.Join(g[1:], nil))
			if ref == "" || strings.HasPrefix(ref, "#") || strings.HasPrefix(ref, "//") || strings.Contains(ref, ":") {
				return m
			}
			target, rest := ref, ""
			if at := strings.IndexAny(ref, "?#"); at >= 0 {
				target, rest = ref[:at], ref[at:]
			}
			if strings.HasPrefix(target, "/") {
				target = strings.TrimPrefix(target, "/")
			} else {
				target = path.Join(path.Dir(name), target)
			}
			if _, ok := a.source[target]; !ok {
				line := 1 + bytes.Count(css[:max(bytes.Index(css, m), 0)], []byte("\n"))
				a.problems = append(a.problems, Problem{File: "static/" + name, Line: line, Message: "filen " + ref + " findes ikke i static/", Hint: didYouMean(target, keysOf(a.source))})
				return m
			}
			return []byte(before + a.publish(target) + rest + after)
		})
	}
	replace(cssImport, `@import "`, `"`)
	replace(cssURL, `url("`, `")`)
	return css
}
