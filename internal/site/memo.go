package site

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"rettesnor/internal/audit"
	"rettesnor/internal/markdown"
	"rettesnor/internal/script"
	"rettesnor/internal/search"
)

// Memo keeps what one build made for the next: converted texts and finished
// pages, each under the hash of everything it was made from. So a warm build
// gives what a cold one would. The zero value is ready. Builds that have the same
// may run beside each other; what they have used is dropped when one ends that
// makes all of the site, and then made again where it is asked for.
type Memo struct {
	docs    store[markdown.Document]
	texts   store[markdown.Document] // as they last were, by what they have themselves
	pages   store[finished]
	static  store[smaller]
	scripts store[script.Joined]
	read    store[fileRead]
	layouts store[layoutRead] // by their bytes
	names   audit.Names       // which the marks of pages go by, so none is dropped
}

// fileRead is a Markdown file taken apart. Nothing changes it afterwards: each
// build works on a copy of the page.
type fileRead struct {
	page     *Page
	problems []Problem
}

// finished is a page as it goes out, and what later stages need of it.
type finished struct {
	html    []byte // only until it has gone out, where nothing remembers it
	made    bool
	marks   audit.Marks
	says    *search.Page      // what can be found on it, of our own
	sum     [sha256.Size]byte // of a site that works offline
	assets  []string          // addresses that it names, of a page for the first visit
	lent    []string          // files under assets/ that it names, where some are lent
	problem *Problem

	// Of a text that was converted when the page was laid out.
	told []Problem
	text *lateText
}

// lateText is what the checks ask of a text that was converted when its page was
// laid out.
type lateText struct {
	links       []markdown.Link    // without Raw and Image
	headings    []markdown.Heading // where ids stand twice
	skips, code bool
}

// smaller is a static file after minifying.
type smaller struct {
	data []byte
	err  error
}

// store drops what the last build did not use.
type store[T any] struct {
	mu       sync.Mutex
	old, now map[string]T
}

func (s *store[T]) get(key string, make func() T) T {
	s.mu.Lock()
	v, ok := s.now[key]
	if !ok {
		v, ok = s.old[key]
	}
	if ok {
		s.put(key, v)
		s.mu.Unlock()
		return v
	}
	s.mu.Unlock()
	v = make()
	s.mu.Lock()
	s.put(key, v)
	s.mu.Unlock()
	return v
}

// look gives what there is, and keeps it.
func (s *store[T]) look(key string) (v T, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok = s.now[key]; !ok {
		if v, ok = s.old[key]; ok {
			s.put(key, v)
		}
	}
	return v, ok
}

// has tells whether there is something.
func (s *store[T]) has(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, now := s.now[key]
	_, old := s.old[key]
	return now || old
}

// set puts v in the place of what there was.
func (s *store[T]) set(key string, v T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.put(key, v)
	return v
}

func (s *store[T]) put(key string, v T) {
	if s.now == nil {
		s.now = map[string]T{}
	}
	s.now[key] = v
}

// A build that came to nothing, as when content/ is away for a moment, leaves
// what there is for the next.
func (s *store[T]) turn() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now != nil {
		s.old, s.now = s.now, nil
	}
}

func (m *Memo) turn() {
	m.docs.turn()
	m.texts.turn()
	m.pages.turn()
	m.static.turn()
	m.scripts.turn()
	m.read.turn()
	m.layouts.turn()
}

// hashOf names its parts, each with its length so that no two lists of parts
// have the same name.
func hashOf(parts ...[]byte) string {
	h := sha256.New()
	for _, p := range parts {
		var n [8]byte
		for i, l := 0, len(p); i < 8; i, l = i+1, l>>8 {
			n[i] = byte(l)
		}
		h.Write(n[:])
		h.Write(p)
	}
	return hex.EncodeToString(h.Sum(nil))
}
