// Package pseudotest is the pseudo-language: every word that a catalogue has is
// marked, ⟦ü…⟧, and a folder's own words are marked too. What is plain on a page
// then, stands in a layout, a script or in Go, where no translator finds it.
package pseudotest

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

func inMarks(s string) string { return "⟦ü" + s + "⟧" }

// wordFields are the fields of registries that hold words.
var wordFields = map[string]bool{"title": true, "description": true, "text": true, "name": true, "note": true, "term": true, "what": true, "hours": true,
	"ask": true, "asks": true, "question": true, "answer": true, "means": true, "law_then": true, "unit": true, "label": true, "hint": true, "say": true, "full": true, "why": true, "exceptions": true}

// markedYAML marks the words of a registry.
func markedYAML(t testing.TB, file string, text []byte) []byte {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatal(file, err)
	}
	var mark, walk func(n *yaml.Node)
	mark = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Value != "" {
			n.Value, n.Style = inMarks("x")+strings.Join(slots.FindAllString(n.Value, -1), ""), yaml.DoubleQuotedStyle
		}
		for _, below := range n.Content {
			if n.Kind == yaml.SequenceNode {
				mark(below)
			}
		}
		walk(n)
	}
	walk = func(n *yaml.Node) {
		for i, below := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 1 {
				key := n.Content[i-1].Value
				if wordFields[key] || key == "value" && letters.MatchString(below.Value) {
					mark(below)
					continue
				}
				if key == "tried" { // ids of sources, and words
					for _, at := range below.Content {
						if strings.ContainsAny(at.Value, ". ") {
							mark(at)
						}
					}
				}
			}
			walk(below)
		}
	}
	walk(&doc)
	out, err := yaml.Marshal(&doc)
	if err != nil {
		t.Fatal(file, err)
	}
	return out
}

// allOfIt is a text with one of each that a text can hold, in marked words.
const allOfIt = "## ⟦üx⟧ {#a}\n\n" +
	"{§ bl85.1} {tal klagefrist} {sats ta_cap_month seneste} {sats ta_cap_month beregnet 2026-01-01} {ord tarv} {kontakt ankestyrelsen} {kilde S1} {afg 70-14}\n\n" +
	"{sats ta_cap_month serie}\n\n" +
	"> [!VIGTIGT]\n> ⟦üx⟧\n\n> [!NATIONAL]\n> ⟦üx⟧\n\n> [!LOKAL ⟦üx⟧ 2022-06-01]\n> ⟦üx⟧\n\n" +
	"| ⟦üx⟧ | ⟦üx⟧ |\n|---|---|\n| ⟦üx⟧ | ⟦üx⟧ |\n\n⟦üx⟧[^1]\n\n[^1]: ⟦üx⟧\n\n" +
	"```skema\n⟦üx⟧\n# ⟦üx⟧\n⟦üx⟧ :: linjer 2\n⟦üx⟧ :: dato\n⟦üx⟧ :: kr\n⟦üx⟧ :: valg ⟦üx⟧ / ⟦üy⟧\n⟦üx⟧ :: tabel ⟦üx⟧ | ⟦üy⟧ :: 2\n```\n\n" +
	"```skema udfyldt\n⟦üx⟧\n⟦üx⟧ :: kr = 4\n⟦üx⟧ =\n⟦üx⟧ :: valg ⟦üx⟧ / ⟦üy⟧ = ⟦üy⟧\n```\n"

// Folder is the repository in marked words: its texts are put in place of short
// marked ones, and so are the words of its registries.
func Folder(t testing.TB, repository fs.FS) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(repository, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if name != "." && !slices.ContainsFunc([]string{"content", "layouts", "static"}, func(dir string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }) {
				return fs.SkipDir
			}
			return err
		}
		text, err := fs.ReadFile(repository, name)
		if err != nil {
			return err
		}
		switch {
		case strings.HasSuffix(name, ".md"):
			_, rest, _ := strings.Cut(string(text), "---\n")
			front, _, ok := strings.Cut(rest, "---\n")
			if !ok { // a piece
				text = []byte(inMarks("x") + "\n")
				break
			}
			title := inMarks(strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md"))
			var kept []string
			for line := range strings.SplitSeq(front, "\n") {
				switch {
				case strings.HasPrefix(line, "title:"):
					line = `title: "` + title + `"`
				case strings.HasPrefix(line, "description:"):
					line = `description: "` + title + `"`
				}
				kept = append(kept, line)
			}
			body := inMarks("x") + "\n"
			if name == "content/klage/klag-over-afgoerelsen.md" {
				body = allOfIt
			}
			text = []byte("---\n" + strings.Join(kept, "\n") + "---\n" + body)
		case name == "content/data/rates.csv":
			head, rows, _ := strings.Cut(string(text), "\n")
			text = []byte(head + "\n" + notes.ReplaceAllString(rows, ";"+inMarks("x")+"\n"))
		case strings.HasPrefix(name, "content/data/") && strings.HasSuffix(name, ".yaml"):
			text = markedYAML(t, name, text)
		}
		files[name] = &fstest.MapFile{Data: text}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var (
	notes      = regexp.MustCompile(`;[^;\n]*\pL{2,}[^;\n]*\n`)
	slots      = regexp.MustCompile(`\{[^}]*\}`)
	letters    = regexp.MustCompile(`\pL{2,}`)
	spokenAttr = []string{"title", "aria-label", "alt", "placeholder", "aria-description", "data-head", "data-text", "data-copied", "data-selected"}
	spokenMeta = []string{"description", "og:title", "og:description"}
)

// Plain are the words of a page that are not marked, as "meta: Glemt": where each
// stands, and the text it stands in.
func Plain(page string) (plain []string) {
	for _, w := range plainWords(page) {
		_, left, _ := strings.Cut(w, ": ")
		left = noLanguage.ReplaceAllString(left, "")
		if letters.MatchString(left) {
			plain = append(plain, w)
		}
	}
	return plain
}

// plainWords are those words, whatever may be plain.
func plainWords(page string) (plain []string) {
	depth := 0
	note := func(where, text string) {
		open, from := depth, 0
		look := func(part string) {
			if open == 0 {
				for _, w := range letters.FindAllString(slots.ReplaceAllString(part, ""), -1) {
					if w != "kr" {
						plain = append(plain, where+": "+strings.TrimSpace(part))
						break
					}
				}
			}
		}
		for i, r := range text {
			switch r {
			case '⟦':
				look(text[from:i])
				open++
				from = i
			case '⟧':
				open = max(0, open-1)
				from = i + len("⟧")
			}
		}
		if from <= len(text) {
			look(text[from:])
		}
		if where == "text" {
			depth = open
		}
	}
	root, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return []string{err.Error()}
	}
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && slices.Contains([]string{"script", "style", "code", "svg"}, n.Data) {
			return
		}
		if slices.Contains(n.Attr, html.Attribute{Key: "translate", Val: "no"}) { // an address is of no language
			return
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
			if slices.Contains(spokenAttr, a.Key) {
				note(n.Data+" "+a.Key, a.Val)
			}
		}
		if n.Data == "meta" && (slices.Contains(spokenMeta, attr["name"]) || slices.Contains(spokenMeta, attr["property"])) {
			note("meta", attr["content"])
		}
		if n.Type == html.TextNode {
			note("text", n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return plain
}

// Catalogue is a file of a catalogue in marked words, for an engine to say:
//
//	klagefrist.tekst = ⟦üSenest ⟧{dag:lang}⟦ü. Der er ⟧{n}⟦ü ⟧{n?⟦üuge⟧|⟦üuger⟧}.
func Catalogue(file []byte) []byte {
	var out strings.Builder
	for line := range strings.Lines(string(file)) {
		id, text, found := strings.Cut(strings.TrimSuffix(line, "\n"), " = ")
		switch {
		case !found || id[0] == '#':
			out.WriteString(line)
			continue
		case strings.HasPrefix(id, "@maaneder"), strings.HasPrefix(id, "@ugedage"), strings.HasPrefix(id, "@tal"):
			text = letters.ReplaceAllStringFunc(text, inMarks)
		case id == "@sprog":
		default:
			text = inSentence.ReplaceAllStringFunc(text, func(part string) string {
				name, choice, plural := strings.Cut(part, "?")
				switch {
				case part[0] != '{' || part == "{{":
					if !letters.MatchString(part) {
						return part
					}
					return inMarks(part)
				case !plural:
					return part
				}
				one, many, _ := strings.Cut(strings.TrimSuffix(choice, "}"), "|")
				return name + "?" + inMarks(one) + "|" + inMarks(many) + "}"
			})
		}
		out.WriteString(id + " = " + text + "\n")
	}
	return []byte(out.String())
}

// inSentence are the parts of a sentence: a slot, a brace, a text.
var inSentence = regexp.MustCompile(`\{\{|\{[^}]*\}|[^{]+`)

// noLanguage is an address, and the number that a receipt has of words or figures.
var noLanguage = regexp.MustCompile(`https?://[^\s"<>]+|\b[0-9a-f]{16}\b`)
