// Package single turns a finished site into a folder that works from a stick:
// opened as file://, with nothing to serve it and nothing to fetch.
//
//	files := single.Make(site, "/base")
//
// Addresses within the site become relative, and a folder's names its
// index.html:
//
//	<a href="/base/klage/frist/#brev">   in klage/index.html is ../klage/frist/index.html#brev
//	url(/base/assets/serif.1.woff2)      in a style is the font itself
//	data-base="/base/"                   in klage/index.html is ../
//
// What scripts fetch (the engine, figures, words, the search's index) stands in a
// classic script of its own, which assets/files.js loads when it is asked for.
// What only a host reads is left out. The policy lets a page load files of the
// folder and fetch nothing.
package single

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/base64"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// File is one file of a site.
type File struct {
	Path string // as guide/index.html
	Data []byte
}

//go:embed files.js
var filesScript []byte

// filesName is the script that stands in for the host.
const filesName = "assets/files.js"

// policy is that of each page. A file is of no origin in most browsers.
const policy = "default-src 'none'; script-src 'self' file: 'wasm-unsafe-eval'; style-src 'self' file:; img-src 'self' file:; font-src data:; base-uri 'none'; form-action 'none'"

// fetched are the kinds of file that scripts fetch.
var fetched = []string{".wasm", ".csv", ".txt", ".json"}

// onlyHosts is what a folder has no use for.
var onlyHosts = []string{"_headers", "_redirects", "robots.txt", "sitemap.xml", "sw.js", "site.webmanifest", "404.html", "offline/index.html"}

// Make gives the files of the folder. basePath is where the site lies on its
// host: "" or "/path".
func Make(site []File, basePath string) ([]File, error) {
	f := folder{base: basePath, site: map[string][]byte{}, led: map[string]bool{}, asked: map[string]bool{}, held: map[string]bool{}}
	for _, file := range site {
		f.site[file.Path] = file.Data
	}
	var out []File
	for _, file := range site {
		switch {
		case isHosts(file.Path):
			continue
		case path.Ext(file.Path) == ".html":
			page, err := f.page(file)
			if err != nil {
				return nil, err
			}
			out = append(out, File{file.Path, page})
		case path.Ext(file.Path) == ".css":
			out = append(out, File{file.Path, f.style(file)})
		}
	}
	for _, file := range site {
		ext := path.Ext(file.Path)
		if isHosts(file.Path) || f.held[file.Path] || ext == ".html" || ext == ".css" {
			continue
		}
		if slices.Contains(fetched, ext) && f.isFetched(file.Path) {
			name := (&url.URL{Path: file.Path}).EscapedPath()
			out = append(out, File{file.Path + ".js", []byte(`rettesnorFile("` + name + `", "` + base64.StdEncoding.EncodeToString(file.Data) + "\");\n")})
			if !f.led[file.Path] {
				continue
			}
		}
		out = append(out, file)
	}
	return append(out, File{filesName, filesScript}), nil
}

type folder struct {
	base  string
	site  map[string][]byte
	led   map[string]bool // files that a link leads to
	asked map[string]bool // files that a page tells its scripts of
	held  map[string]bool // fonts that stand in a style
}

// isHosts tells whether a file is for a host, or for programs that read one.
func isHosts(name string) bool {
	return slices.Contains(onlyHosts, name) || strings.HasPrefix(name, "indlejr/") || path.Base(name) == "feed.xml"
}

// isFetched tells whether scripts fetch a file: a page names it to them, or the
// site has made it for them. A licence is for people.
func (f *folder) isFetched(name string) bool {
	return f.asked[name] || strings.HasPrefix(name, "assets/") && !strings.HasPrefix(path.Base(name), "LICENSE")
}

// up is the way from a file to the root of the folder.
func up(file string) string { return strings.Repeat("../", strings.Count(file, "/")) }

// within tells whether an address is of the site, and gives it from its root.
func (f *folder) within(href string) (string, bool) {
	rest, ok := strings.CutPrefix(href, f.base+"/")
	return rest, ok && !strings.HasPrefix(href, "//")
}

// reach is how a file names an address of the site, and the file it means.
func reach(from, to string) (href, file string) {
	to, fragment, has := strings.Cut(to, "#")
	to, _, _ = strings.Cut(to, "?")
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	file = to
	if plain, err := url.PathUnescape(to); err == nil {
		file = plain
	}
	if href = up(from) + to; href == to {
		href = "./" + to // a colon in it is no scheme then
	}
	if has {
		href += "#" + fragment
	}
	return href, file
}

// page writes a page with relative addresses.
func (f *folder) page(file File) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(file.Data))
	if err != nil {
		return nil, err
	}
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if leftOut(c) {
				n.RemoveChild(c)
			} else {
				visit(c)
			}
			c = next
		}
		meta := ""
		if n.DataAtom == atom.Meta {
			meta = strings.ToLower(attribute(n, "http-equiv"))
		}
		for i := range n.Attr {
			a := &n.Attr[i]
			to, ours := f.within(a.Val)
			switch {
			case a.Key == "content" && meta == "content-security-policy":
				a.Val = policy
			case a.Key == "content" && meta == "refresh": // a page at an old address
				wait, to, _ := strings.Cut(a.Val, "url=")
				if to, ours := f.within(to); ours {
					href, _ := reach(file.Path, to)
					a.Val = wait + "url=" + href
				}
			case a.Key == "data-base":
				if a.Val = up(file.Path); a.Val == "" {
					a.Val = "./"
				}
			case ours && (a.Key == "href" || a.Key == "src"):
				href, name := reach(file.Path, to)
				a.Val, f.led[name] = href, true
			case ours && strings.HasPrefix(a.Key, "data-"):
				href, name := reach(file.Path, to)
				a.Val, f.asked[name] = href, true
			}
		}
		if n.DataAtom == atom.Head {
			script := &html.Node{Type: html.ElementNode, Data: "script", DataAtom: atom.Script, Attr: []html.Attribute{
				{Key: "src", Val: up(file.Path) + filesName}, {Key: "data-root", Val: "./" + up(file.Path)},
			}}
			// After the encoding and the policy, before all other scripts.
			at := n.FirstChild
			for at != nil && at.DataAtom == atom.Meta {
				at = at.NextSibling
			}
			n.InsertBefore(script, at)
		}
	}
	visit(doc)
	var out bytes.Buffer
	if err := html.Render(&out, doc); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// leftOut tells whether an element means nothing in a folder: what is asked for
// ahead, the manifest, feeds, what tells machines of the host, and what says of
// itself that it is for a host alone.
func leftOut(n *html.Node) bool {
	if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-host-only" }) {
		return true
	}
	switch n.DataAtom {
	case atom.Link:
		return slices.Contains([]string{"preload", "manifest", "canonical", "alternate"}, attribute(n, "rel"))
	case atom.Script:
		return attribute(n, "type") == "application/ld+json"
	case atom.Meta:
		return strings.HasPrefix(attribute(n, "property"), "og:")
	}
	return false
}

// style has the fonts of a stylesheet inside it, since a browser takes a font
// file for another origin than a page's, and leads to what else it names.
func (f *folder) style(file File) []byte {
	var out bytes.Buffer
	lexer := css.NewLexer(parse.NewInputBytes(slices.Clone(file.Data)))
	imports := false
	for {
		kind, text := lexer.Next()
		if kind == css.ErrorToken {
			return out.Bytes()
		}
		href := ""
		switch {
		case kind == css.URLToken:
			href = strings.Trim(strings.TrimSpace(string(text[len("url("):len(text)-1])), `"'`)
		case kind == css.StringToken && imports:
			href = string(text[1 : len(text)-1])
		}
		imports = kind == css.AtKeywordToken && string(text) == "@import" || imports && kind == css.WhitespaceToken
		to, ours := f.within(href)
		if !ours {
			out.Write(text)
			continue
		}
		href, name := reach(file.Path, to)
		if data := f.site[name]; data != nil && path.Ext(name) == ".woff2" {
			f.held[name] = true
			href = "data:font/woff2;base64," + base64.StdEncoding.EncodeToString(data)
		}
		if href = `"` + href + `"`; kind == css.URLToken {
			href = "url(" + href + ")"
		}
		out.WriteString(href)
	}
}

// Zip packs files in one folder of a name. The same files give the same bytes:
// each is from the first day that an archive can say.
func Zip(name string, files []File) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		h := &zip.FileHeader{Name: name + "/" + file.Path, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)}
		h.SetMode(0o644)
		to, err := w.CreateHeader(h)
		if err == nil {
			_, err = to.Write(file.Data)
		}
		if err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
