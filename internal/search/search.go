// Package search makes the index that a page's script searches, from the
// finished pages. It knows no site and no script: pages and words go in, files
// come out, and the same input gives the same bytes.
//
//	page := search.Read(finished)         // what stands in its main part
//	page.Path, page.Weight = "/klage/", 1
//	index := search.Make([]search.Page{page}, words, "/base/assets/")
//	index.Manifest                        // names the rest
//	index.Files["assets/soeg.3f2a…/4.txt"]
//
// # What is found by what
//
// A word is known by its stem (Snowball's Danish one), written without æ, ø and
// å, its key: børnenes, boern and born have the key born. The stem with its own
// letters stands beside it, so that who types far is not sent to få. A part of
// a compound counts for a share of the word: klagefristen is found by frist.
// Words lists forms of one word that share no stem, barn and børn, and words
// that mean a thing of ours, mormor. All of this is worked out here and stands
// in the index as plain entries, so the script that asks it has only to make
// the same keys: it knows the stemmer, which a test holds equal to ours, and no
// dictionary.
//
// # The index
//
// The manifest is JSON: where the files lie, the first key of each shard of
// entries, how many sections each page has and each shard of texts holds, and
// the words that are not looked up. A shard of entries has one on each line:
//
//	klagefrist frist=R#a…
//
// the key and, after a bar, the stem where its letters differ; the stems that
// are to be marked besides; and what it is found in: for each page the distance
// from the one before, how well it fits, and its best sections, each a sign of
// signs. A shard of texts is JSON, see chunk. A question fetches the manifest,
// the shards of its words and the texts of the hits that are shown.
//
// A last file lists the words of titles and headings, for who mistypes one; it
// is fetched where nothing else is found.
package search

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Page is what can be found on a page.
type Page struct {
	Path     string
	Title    string
	Within   string    // the title of what it is a part of
	Named    string    // the words of its own address
	Called   []string  // what leads to it says of it
	Sections []Section // the first is what stands above the first heading
	Weight   float64   // how likely the page is to be meant; 1 for one to read
}

// Section is a heading with what stands under it.
type Section struct {
	ID, Heading string
	Sentences   []string

	words [][]string // of the sentences; Read finds them, for a build that keeps what it has read
}

// said are the words of a section's sentences.
func (s *Section) said() [][]string {
	if s.words == nil {
		for _, sentence := range s.Sentences {
			s.words = append(s.words, Tokens(sentence))
		}
	}
	return s.words
}

// Words are what the texts do not say themselves.
type Words struct {
	Stop  []string   // not looked up, but where nothing else is asked
	Forms [][]string // of one word
	Means []Meaning
}

// Meaning says that words, each one or a few, are found where others stand.
type Meaning struct {
	Words, Also []string
}

// Index is the files of a search.
type Index struct {
	Manifest []byte
	Files    map[string][]byte // by name below the base
}

// What a page says counts by where it says it.
const (
	inTitle   = 30.0
	inHeading = 6.0
	inWithin  = 8.0
	inNamed   = 6.0
	inCalled  = 6.0
	inLead    = 3.0
	inText    = 1.0
	ofPart    = 0.45 // a part of a compound, of the whole word
	ofParts   = 0.6  // the parts of a compound together, of the whole word
	ofMeaning = 0.8  // what a word means, of the word itself
	halfway   = 8.0  // a page that says so much of a word is half of what one can be
	ofLength  = 0.3  // how much a page's length counts
)

const (
	maxRare     = 4    // a compound on fewer pages is looked for by its parts too
	maxAlike    = 3    // pages say a sentence that counts
	maxPages    = 40   // a word is found on
	maxSections = 2    // of a page that are named for a word
	shardSize   = 2200 // bytes of entries
	chunkSize   = 4500 // bytes of texts
)

// manifest is what the script reads first.
type manifest struct {
	At       string   `json:"at"`       // what the names of the files begin with
	Shards   []string `json:"shards"`   // the first key of each
	Sections []int    `json:"sections"` // of each page
	Texts    []int    `json:"texts"`    // how many sections each shard of texts holds
	Stop     string   `json:"stop"`     // words that are not looked up, each between spaces
}

// chunk is a part of a shard of texts: some sections of a page.
type chunk struct {
	Title, Path string
	First       int // section of the page
	Sections    []Section
}

// MarshalJSON writes it without names: [title, path, first, [id, heading, text], …],
// the sentences a line each.
func (c chunk) MarshalJSON() ([]byte, error) {
	all := []any{c.Title, c.Path, c.First}
	for _, s := range c.Sections {
		all = append(all, []string{s.ID, s.Heading, strings.Join(s.Sentences, "\n")})
	}
	return plainJSON(all)
}

// plainJSON leaves <, > and & as they are: the script never puts a text in a
// page as markup.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSpace(b.Bytes()), err
}

// Make makes the index of pages. prefix is where its files will lie, as
// /base/assets/.
func Make(pages []Page, w Words, prefix string) Index {
	stop := map[string]bool{}
	for _, word := range w.Stop {
		for _, t := range Tokens(word) {
			stop[t] = true
		}
	}
	pages = told(pages)
	all := passages(pages, stop)
	vocabulary := map[string]int{}
	for _, p := range all {
		for _, stem := range p.stems {
			vocabulary[stem]++
		}
	}
	parts := partsOf(vocabulary, stop)
	weighed := weigh(collect(all, parts, stop), all, pages)
	compounds(weighed, parts)
	entries := w.add(weighed, stop)
	m := manifest{}
	for _, p := range pages {
		m.Sections = append(m.Sections, len(p.Sections))
	}
	m.Stop = " " + strings.Join(slices.Sorted(maps.Keys(stop)), " ") + " "
	var files [][]byte
	files = append(files, []byte(strings.Join(named(all, stop), " ")))
	shards, firsts := shardsOf(entries)
	m.Shards = firsts
	files = append(files, shards...)
	texts, counts := textsOf(pages)
	m.Texts = counts
	files = append(files, texts...)

	h := sha256.New()
	for _, f := range files {
		h.Write([]byte(strconv.Itoa(len(f)) + "\n"))
		h.Write(f)
	}
	folder := "soeg." + hex.EncodeToString(h.Sum(nil)[:5]) + "/"
	m.At = prefix + folder
	index := Index{Files: map[string][]byte{}}
	for i, f := range files {
		index.Files["assets/"+folder+strconv.Itoa(i)+".txt"] = f
	}
	index.Manifest, _ = plainJSON(m)
	return index
}

// told leaves out what many pages say alike, such as the text that all
// municipalities share: it tells no page from another. What stands above the
// first heading stays.
func told(pages []Page) []Page {
	on := map[string]int{}
	for _, p := range pages {
		once := map[string]bool{}
		for _, s := range p.Sections {
			for _, sentence := range s.Sentences {
				if !once[sentence] {
					once[sentence] = true
					on[sentence]++
				}
			}
		}
	}
	out := slices.Clone(pages)
	for i, p := range out {
		out[i].Sections = nil
		for j, s := range p.Sections {
			all := len(s.Sentences)
			kept := Section{ID: s.ID, Heading: s.Heading}
			for k, words := range s.said() {
				if j == 0 || on[s.Sentences[k]] <= maxAlike {
					kept.Sentences, kept.words = append(kept.Sentences, s.Sentences[k]), append(kept.words, words)
				}
			}
			if j == 0 || all == 0 || len(kept.Sentences) > 0 {
				out[i].Sections = append(out[i].Sections, kept)
			}
		}
	}
	return out
}

// passage is some words of a section, and how much each of them counts.
type passage struct {
	page, section int
	words, stems  []string
	weight        float64
	heading       bool
}

// passages are all that pages say. Of a title or a heading each word counts more
// the fewer they are.
func passages(pages []Page, stop map[string]bool) (all []passage) {
	known := map[string]string{} // most words stand in many places
	add := func(page, section int, words []string, weight, few float64, heading bool) {
		p := passage{page: page, section: section, words: words, stems: make([]string, 0, len(words)), heading: heading}
		told := 0
		for _, w := range p.words {
			stem, ok := known[w]
			if !ok {
				stem = Stem(w)
				known[w] = stem
			}
			if p.stems = append(p.stems, stem); !stop[w] {
				told++
			}
		}
		p.weight = weight / math.Pow(float64(max(told, 1)), few)
		all = append(all, p)
	}
	for i, p := range pages {
		add(i, 0, Tokens(p.Title), inTitle, .5, true)
		add(i, 0, Tokens(p.Within), inWithin, 0, true)
		add(i, 0, Tokens(p.Named), inNamed, .5, true)
		for _, called := range p.Called {
			add(i, 0, Tokens(called), inCalled, .5, true)
		}
		for j, s := range p.Sections {
			add(i, j, Tokens(s.Heading), inHeading, .25, true)
			weight := inText
			if j == 0 {
				weight = inLead
			}
			for _, words := range s.said() {
				add(i, j, words, weight, 0, false)
			}
		}
	}
	return all
}

// named are the words of titles and headings, one of each stem: those that a
// mistyped word may have been.
func named(all []passage, stop map[string]bool) []string {
	shortest := map[string]string{}
	for _, p := range all {
		for i, word := range p.words {
			stem := p.stems[i]
			if known := shortest[stem]; p.heading && !stop[word] && len(word) > 3 && (known == "" || len(word) < len(known)) {
				shortest[stem] = word
			}
		}
	}
	return slices.Sorted(maps.Values(shortest))
}

// collect counts the stems of all pages, parts of compounds among them.
func collect(all []passage, parts map[string][]string, stop map[string]bool) map[string]map[int]*found {
	seen := map[string]map[int]*found{}
	for _, p := range all {
		add := func(stem string, weight float64) {
			if seen[stem] == nil {
				seen[stem] = map[int]*found{}
			}
			f := seen[stem][p.page]
			if f == nil {
				f = &found{page: p.page}
				seen[stem][p.page] = f
			}
			f.weight += weight
			if p.heading && p.section > 0 {
				weight *= 2 // a section is more surely the one by its heading
			}
			f.add(p.section, weight)
		}
		for i, stem := range p.stems {
			if stop[p.words[i]] && !p.heading {
				continue
			}
			add(stem, p.weight)
			for _, part := range parts[stem] {
				add(part, min(p.weight, inHeading)*ofPart)
			}
		}
	}
	return seen
}

// compounds are found, after where they stand, where their parts stand
// together: ansøgningsskema at a form for the application.
func compounds(entries map[string]*entry, parts map[string][]string) {
	more := map[string][]found{}
	for stem, of := range parts {
		e, first, last := entries[stem], entries[of[0]], entries[of[1]]
		if e != nil && first != nil && last != nil && len(e.found) < maxRare {
			more[stem] = anyOf(e.found, scaled(allOf(first.found, last.found), ofParts))
		}
	}
	for stem, list := range more {
		entries[stem].found = list
	}
}

// weigh turns counts into how well each page fits: much of what is rare.
func weigh(seen map[string]map[int]*found, all []passage, pages []Page) map[string]*entry {
	length := make([]float64, len(pages))
	mean := 0.0
	for _, p := range all {
		if !p.heading {
			length[p.page] += float64(len(p.words))
			mean += float64(len(p.words)) / float64(len(pages))
		}
	}
	entries := map[string]*entry{}
	for stem, on := range seen {
		e := &entry{stem: stem}
		rare := math.Log(1 + (float64(len(pages))-float64(len(on))+.5)/(float64(len(on))+.5))
		for _, f := range on {
			long := 1 - ofLength + ofLength*min(length[f.page]/mean, 4)
			f.weight = pages[f.page].Weight * rare * f.weight / (f.weight + halfway*long)
			e.found = append(e.found, *f)
		}
		slices.SortFunc(e.found, func(x, y found) int { return cmp.Compare(x.page, y.page) })
		entries[stem] = e
	}
	return entries
}

// add adds what the words say: forms of one word are one entry under each,
// and what a word means is found by it too.
func (w Words) add(entries map[string]*entry, stop map[string]bool) []*entry {
	for _, forms := range w.Forms {
		var stems []string
		for _, form := range forms {
			if s := strings.Join(Stems(form), " "); !slices.Contains(stems, s) {
				stems = append(stems, s)
			}
		}
		var all [][]found
		for _, s := range stems {
			if e := entries[s]; e != nil {
				all = append(all, e.found)
			}
		}
		for _, s := range stems {
			others := slices.DeleteFunc(slices.Clone(stems), func(other string) bool { return other == s })
			entries[s] = &entry{stem: s, also: others, found: anyOf(all...)}
		}
	}
	added := map[string]*entry{}
	for _, m := range w.Means {
		var also []string
		var meant [][]found
		for _, words := range m.Also {
			stems := content(words, stop)
			var each [][]found
			for _, s := range stems {
				if e := entries[s]; e != nil {
					each = append(each, e.found)
					also = append(also, s)
				}
			}
			if len(each) == len(stems) {
				meant = append(meant, scaled(allOf(each...), ofMeaning))
			}
		}
		for _, words := range m.Words {
			stem := strings.Join(content(words, stop), " ")
			e := added[stem]
			if e == nil {
				e = &entry{stem: stem}
				if own := entries[stem]; own != nil {
					e.found, e.also = own.found, own.also
				}
				added[stem] = e
			}
			e.found = anyOf(append([][]found{e.found}, meant...)...)
			for _, s := range also {
				if s != stem && !slices.Contains(e.also, s) {
					e.also = append(e.also, s)
				}
			}
		}
	}
	for stem, e := range added {
		entries[stem] = e
	}
	list := make([]*entry, 0, len(entries))
	for _, e := range entries {
		if e.stem != "" && len(e.found) > 0 {
			e.key = Key(e.stem)
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(x, y *entry) int { return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.stem, y.stem)) })
	return list
}

// content are the stems of a text but for the words that are not looked up, where
// others are left.
func content(text string, stop map[string]bool) []string {
	words := Tokens(text)
	if left := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return stop[w] }); len(left) > 0 {
		words = left
	}
	for i, w := range words {
		words[i] = Stem(w)
	}
	return words
}

func shardsOf(entries []*entry) (shards [][]byte, firsts []string) {
	var now []byte
	last := ""
	for _, e := range entries {
		first, _, _ := strings.Cut(e.key, " ")
		// All that begins with one word stands in one shard.
		if len(now) > shardSize && first != last {
			shards, now = append(shards, now), nil
		}
		if len(now) == 0 {
			firsts = append(firsts, shortest(last, first))
		}
		last = first
		now = append(append(now, e.line()...), '\n')
	}
	if len(now) > 0 {
		shards = append(shards, now)
	}
	return shards, firsts
}

// shortest is the shortest beginning of next that comes after last.
func shortest(last, next string) string {
	for i := range next {
		if i > 0 && next[:i] > last {
			return next[:i]
		}
	}
	return next
}

func textsOf(pages []Page) (texts [][]byte, counts []int) {
	var now []chunk
	size, sections := 0, 0
	end := func() {
		if len(now) > 0 {
			text, _ := plainJSON(now)
			texts, counts = append(texts, text), append(counts, sections)
		}
		now, size, sections = nil, 0, 0
	}
	for _, p := range pages {
		for i, s := range p.Sections {
			long := len(s.Heading) + len(s.ID)
			for _, sentence := range s.Sentences {
				long += len(sentence)
			}
			if size > 0 && size+long > chunkSize {
				end()
			}
			if len(now) == 0 || now[len(now)-1].Path != p.Path {
				now = append(now, chunk{Title: p.Title, Path: p.Path, First: i})
			}
			c := &now[len(now)-1]
			c.Sections = append(c.Sections, s)
			size += long
			sections++
		}
	}
	end()
	return texts, counts
}
