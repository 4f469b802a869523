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
	"math"
	"slices"
	"strconv"
	"strings"
)

// Page is what can be found on a page.
type Page struct {
	Path     string
	Title    string
	Sections []Section // the first is what stands above the first heading
	Weight   float64   // how likely the page is to be meant; 1 for one to read
}

// Section is a heading with what stands under it.
type Section struct {
	ID, Heading string
	Sentences   []string
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
	inTitle   = 20.0
	inHeading = 6.0
	inLead    = 2.0
	inText    = 1.0
	ofPart    = 0.45 // a part of a compound, of the whole word
	ofParts   = 0.6  // the parts of a compound together, of the whole word
	ofMeaning = 0.8  // what a word means, of the word itself
	halfway   = 8.0  // a page that says so much of a word is half of what one can be
	ofLength  = 0.3  // how much a page's length counts
)

const (
	maxAlike    = 3    // pages say a sentence that counts
	maxPages    = 40   // a word is found on
	maxSections = 2    // of a page that are named for a word
	shardSize   = 2200 // bytes of entries
	chunkSize   = 5000 // bytes of texts
	signs       = "!#$%&'()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{}~"
	best        = 40 // how well a page fits at most
)

// manifest is what the script reads first.
type manifest struct {
	At       string   `json:"at"`       // what the names of the files begin with
	Shards   []string `json:"shards"`   // the first key of each
	Sections []int    `json:"sections"` // of each page
	Texts    []int    `json:"texts"`    // how many sections each shard of texts holds
	Stop     string   `json:"stop"`     // keys, each between spaces
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

// found says how much a stem counts in a page, and in its sections.
type found struct {
	page     int
	weight   float64
	sections map[int]float64
	title    bool
}

// entry is what a stem is found in.
type entry struct {
	stem  string
	also  []string // stems to mark besides
	found []found
}

// Make makes the index of pages. prefix is where its files will lie, as
// /base/assets/.
func Make(pages []Page, w Words, prefix string) Index {
	stop := map[string]bool{}
	for _, word := range w.Stop {
		for _, s := range Stems(word) {
			stop[s] = true
		}
	}
	pages = told(pages)
	seen, parts, known := collect(pages, stop)
	weighed := weigh(seen, pages)
	compounds(weighed, parts)
	entries := w.add(weighed, stop)
	m := manifest{}
	for _, p := range pages {
		m.Sections = append(m.Sections, len(p.Sections))
	}
	m.Stop = " "
	for _, word := range w.Stop {
		for _, s := range Stems(word) {
			if key := Key(s); !strings.Contains(m.Stop, " "+key+" ") {
				m.Stop += key + " "
			}
		}
	}
	var files [][]byte
	files = append(files, []byte(strings.Join(known, " ")))
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
			if j > 0 {
				s.Sentences = slices.DeleteFunc(slices.Clone(s.Sentences), func(sentence string) bool { return on[sentence] > maxAlike })
			}
			if j == 0 || all == 0 || len(s.Sentences) > 0 {
				out[i].Sections = append(out[i].Sections, s)
			}
		}
	}
	return out
}

// collect counts the stems of all pages, and lists the words of titles and
// headings.
func collect(pages []Page, stop map[string]bool) (seen map[string]map[int]*found, parts map[string][]string, known []string) {
	seen = map[string]map[int]*found{}
	vocabulary := map[string]int{}
	heard := map[string]bool{}
	each := func(f func(page, section int, words []string, weight float64)) {
		for i, p := range pages {
			title := Tokens(p.Title)
			f(i, 0, title, inTitle/math.Sqrt(float64(max(len(title), 1))))
			for j, s := range p.Sections {
				f(i, j, Tokens(s.Heading), inHeading/math.Sqrt(math.Sqrt(float64(max(len(Tokens(s.Heading)), 1)))))
				weight := inText
				if j == 0 {
					weight = inLead
				}
				for _, sentence := range s.Sentences {
					f(i, j, Tokens(sentence), weight)
				}
			}
		}
	}
	each(func(page, section int, words []string, weight float64) {
		for _, word := range words {
			stem := Stem(word)
			vocabulary[stem]++
			if key := Key(stem); weight > inLead && !stop[stem] && !heard[word] && len(key) > 3 {
				heard[word] = true
				known = append(known, word)
			}
		}
	})
	slices.Sort(known)
	parts = partsOf(vocabulary, stop)
	each(func(page, section int, words []string, weight float64) {
		add := func(stem string, weight float64) {
			if seen[stem] == nil {
				seen[stem] = map[int]*found{}
			}
			f := seen[stem][page]
			if f == nil {
				f = &found{page: page, sections: map[int]float64{}}
				seen[stem][page] = f
			}
			f.sections[section] += weight
			f.weight += weight
		}
		for _, word := range words {
			stem := Stem(word)
			if stop[stem] && weight <= inLead {
				continue
			}
			add(stem, weight)
			for _, part := range parts[stem] {
				add(part, weight*ofPart)
			}
		}
	})
	return seen, parts, known
}

// compounds are found, after where they stand, where their parts stand
// together: ansøgningsskema at a form for the application.
func compounds(entries map[string]*entry, parts map[string][]string) {
	more := map[string][]found{}
	for stem, of := range parts {
		e, first, last := entries[stem], entries[of[0]], entries[of[1]]
		if e != nil && first != nil && last != nil {
			more[stem] = together([][]found{e.found, scaled([][]found{inAll([][]found{first.found, last.found}, 2)}, ofParts)[0]}, 1)
		}
	}
	for stem, list := range more {
		entries[stem].found = list
	}
}

// weigh turns counts into how well each page fits: much of what is rare.
func weigh(seen map[string]map[int]*found, pages []Page) map[string]*entry {
	length := make([]float64, len(pages))
	mean := 0.0
	for i, p := range pages {
		for _, s := range p.Sections {
			for _, sentence := range s.Sentences {
				length[i] += float64(len(Tokens(sentence)))
			}
		}
		mean += length[i] / float64(len(pages))
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
			entries[s] = &entry{stem: s, also: others, found: together(all, 1)}
		}
	}
	added := map[string]*entry{}
	for _, m := range w.Means {
		var also []string
		var meant [][]found
		for _, words := range m.Also {
			stems := content(Stems(words), stop)
			var each [][]found
			for _, s := range stems {
				if e := entries[s]; e != nil {
					each = append(each, e.found)
					also = append(also, s)
				}
			}
			meant = append(meant, inAll(each, len(stems)))
		}
		for _, words := range m.Words {
			stem := strings.Join(content(Stems(words), stop), " ")
			e := added[stem]
			if e == nil {
				e = &entry{stem: stem}
				if own := entries[stem]; own != nil {
					e.found, e.also = own.found, own.also
				}
				added[stem] = e
			}
			e.found = together(append([][]found{e.found}, scaled(meant, ofMeaning)...), 1)
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
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(x, y *entry) int {
		return cmp.Or(cmp.Compare(Key(x.stem), Key(y.stem)), cmp.Compare(x.stem, y.stem))
	})
	return list
}

// content leaves out the words that are not looked up, where others are left.
func content(stems []string, stop map[string]bool) []string {
	left := slices.DeleteFunc(slices.Clone(stems), func(s string) bool { return stop[s] })
	if len(left) == 0 {
		return stems
	}
	return left
}

func scaled(lists [][]found, by float64) [][]found {
	out := make([][]found, len(lists))
	for i, list := range lists {
		out[i] = slices.Clone(list)
		for j := range out[i] {
			out[i][j].weight *= by
		}
	}
	return out
}

// together joins what several words are found in: the best of them counts, and
// a little of the others.
func together(lists [][]found, by float64) []found {
	const others = .15
	pages := map[int]*found{}
	var order []int
	for _, list := range lists {
		for _, f := range list {
			p := pages[f.page]
			if p == nil {
				p = &found{page: f.page, sections: map[int]float64{}}
				pages[f.page] = p
				order = append(order, f.page)
			}
			p.weight = by * (max(p.weight, f.weight) + others*min(p.weight, f.weight))
			for s, weight := range f.sections {
				p.sections[s] += weight
			}
		}
	}
	slices.Sort(order)
	var out []found
	for _, page := range order {
		out = append(out, *pages[page])
	}
	return out
}

// inAll is what a few words are found in together: each has its share, and one
// that lacks takes its own and half of the rest.
func inAll(lists [][]found, words int) []found {
	if len(lists) == 1 && words == 1 {
		return lists[0]
	}
	pages := map[int]*found{}
	count := map[int]int{}
	var order []int
	for _, list := range lists {
		for _, f := range list {
			p := pages[f.page]
			if p == nil {
				p = &found{page: f.page, sections: map[int]float64{}}
				pages[f.page] = p
				order = append(order, f.page)
			}
			p.weight += f.weight / float64(words)
			for s, weight := range f.sections {
				p.sections[s] += weight
			}
			count[f.page]++
		}
	}
	slices.Sort(order)
	var out []found
	for _, page := range order {
		if p := pages[page]; count[page] == words {
			out = append(out, *p)
		}
	}
	return out
}

// line writes an entry.
func (e *entry) line() string {
	var b strings.Builder
	b.WriteString(Key(e.stem))
	if Key(e.stem) != e.stem {
		b.WriteString("|" + e.stem)
	}
	b.WriteByte('\t')
	b.WriteString(strings.Join(e.also, ","))
	b.WriteByte('\t')
	list := slices.Clone(e.found)
	slices.SortFunc(list, func(x, y found) int { return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(x.page, y.page)) })
	list = list[:min(len(list), maxPages)]
	slices.SortFunc(list, func(x, y found) int { return cmp.Compare(x.page, y.page) })
	before := 0
	sign := func(n int) byte { return signs[min(n, len(signs)-1)] }
	for _, f := range list {
		step := f.page - before
		before = f.page
		for ; step >= len(signs)-1; step -= len(signs) - 1 {
			b.WriteByte(sign(len(signs) - 1)) // the last sign goes on
		}
		b.WriteByte(sign(step))
		sections := make([]int, 0, len(f.sections))
		for s := range f.sections {
			sections = append(sections, s)
		}
		slices.SortFunc(sections, func(x, y int) int { return cmp.Or(cmp.Compare(f.sections[y], f.sections[x]), cmp.Compare(x, y)) })
		sections = sections[:min(len(sections), maxSections)]
		// How well it fits and how many sections are named is one sign.
		fits := max(1, min(best, int(math.Round(f.weight*scale))))
		b.WriteByte(sign((fits-1)*maxSections + len(sections) - 1))
		for _, s := range sections {
			if s >= len(signs) {
				s = 0 // the page's top
			}
			b.WriteByte(sign(s))
		}
	}
	return b.String()
}

// scale makes of a weight, which is at most that of the rarest word, a number
// up to best.
const scale = 10.5

func shardsOf(entries []*entry) (shards [][]byte, firsts []string) {
	var now []byte
	last := ""
	for _, e := range entries {
		key := Key(e.stem)
		first, _, _ := strings.Cut(key, " ")
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
