// Package single turns a finished site into a folder that works from a stick:
// opened as file://, with nothing to serve it and nothing to fetch.
//
//	files := single.Make(site, "/base")
//
// Addresses within the site become relative, and a folder's names its
// index.html. What scripts fetch (the engine, figures, words, the search's
// index) stands in one classic script, assets/files.js, that answers for them. What
// only a host reads is left out, and so is the policy in each page: it says
// 'self', which no file is.
package single

import (
	"bytes"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

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

// filesName is the script with the files.
const filesName = "assets/files.js"

// fetched are the kinds of file that scripts fetch.
var fetched = map[string]string{".wasm": "application/wasm", ".csv": "text/csv", ".txt": "text/plain", ".json": "application/json"}

// onlyHosts is what a folder has no use for.
var onlyHosts = []string{"_headers", "_redirects", "robots.txt", "sitemap.xml", "sw.js", "site.webmanifest", "404.html"}

// Make gives the files of the folder. basePath is where the site lies on its
// host: "" or "/path".
func Make(site []File, basePath string) ([]File, error) {
	inside := map[string][2]string{}
	var out []File
	for _, f := range site {
		ext := path.Ext(f.Path)
		switch {
		case slices.Contains(onlyHosts, f.Path):
			continue
		case fetched[ext] != "":
			inside[f.Path] = [2]string{fetched[ext], base64.StdEncoding.EncodeToString(f.Data)}
			continue
		case ext == ".html":
			page, err := relative(f, basePath)
			if err != nil {
				return nil, err
			}
			f.Data = page
		case ext == ".css":
			f.Data = cssAddress.ReplaceAll(f.Data, []byte("url(${1}"+up(f.Path)))
			f.Data = bytes.ReplaceAll(f.Data, []byte(up(f.Path)+strings.TrimPrefix(basePath+"/", "/")), []byte(up(f.Path)))
		}
		out = append(out, f)
	}
	table, err := json.Marshal(inside)
	if err != nil {
		return nil, err
	}
	return append(out, File{filesName, slices.Concat([]byte("const files = "), table, []byte(";\n"), filesScript)}), nil
}

// cssAddress is an address from the root of the host in a stylesheet.
var cssAddress = regexp.MustCompile(`url\((["']?)/`)

// up is the way from a file to the root of the folder.
func up(file string) string { return strings.Repeat("../", strings.Count(file, "/")) }

// within reports whether an address is of the site, and gives it from its root.
func within(href, basePath string) (string, bool) {
	rest, ok := strings.CutPrefix(href, basePath+"/")
	return rest, ok && !strings.HasPrefix(href, "//")
}

// reach is how a page names an address of the site.
func reach(from, to string) string {
	to, fragment, has := strings.Cut(to, "#")
	if to == "" || strings.HasSuffix(to, "/") {
		to += "index.html"
	}
	to = up(from) + to
	if has {
		to += "#" + fragment
	}
	return to
}

// relative writes a page with relative addresses.
func relative(f File, basePath string) ([]byte, error) {
	doc, err := html.Parse(bytes.NewReader(f.Data))
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
		for i := range n.Attr {
			a := &n.Attr[i]
			to, ours := within(a.Val, basePath)
			switch {
			case a.Key == "data-base":
				a.Val = up(f.Path)
				if a.Val == "" {
					a.Val = "./"
				}
			case a.Key == "content" && strings.Contains(a.Val, "url="): // a page at an old address
				wait, to, _ := strings.Cut(a.Val, "url=")
				if to, ours := within(to, basePath); ours {
					a.Val = wait + "url=" + reach(f.Path, to)
				}
			case ours && a.Key != "content":
				a.Val = reach(f.Path, to)
			}
		}
		if n.DataAtom == atom.Head {
			script := &html.Node{Type: html.ElementNode, Data: "script", DataAtom: atom.Script, Attr: []html.Attribute{
				{Key: "src", Val: up(f.Path) + filesName}, {Key: "data-root", Val: "./" + up(f.Path)},
			}}
			n.InsertBefore(script, n.FirstChild)
			// The encoding stands before all else.
			for c := script.NextSibling; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Meta && len(c.Attr) > 0 && c.Attr[0].Key == "charset" {
					n.RemoveChild(c)
					n.InsertBefore(c, script)
					break
				}
			}
		}
	}
	visit(doc)
	var out bytes.Buffer
	if err := html.Render(&out, doc); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// leftOut reports whether an element means nothing in a folder: what is asked for
// ahead, the policy, the manifest, feeds, and what tells machines of the host.
func leftOut(n *html.Node) bool {
	value := func(key string) string {
		for _, a := range n.Attr {
			if a.Key == key {
				return a.Val
			}
		}
		return ""
	}
	switch n.DataAtom {
	case atom.Link:
		return slices.Contains([]string{"preload", "manifest", "canonical", "alternate"}, value("rel"))
	case atom.Script:
		return value("type") == "application/ld+json"
	case atom.Meta:
		return value("http-equiv") == "Content-Security-Policy" || strings.HasPrefix(value("property"), "og:")
	}
	return false
}
