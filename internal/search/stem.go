package search

import (
	"regexp"
	"strings"
	"unicode"

	snowball "github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"golang.org/x/text/unicode/norm"
)

// What is looked up: a number with its marks (70-14, 35.247), or letters.
var (
	word   = regexp.MustCompile(`\p{N}+(?:[-.,/]\p{N}+)*|\p{L}[\p{L}\p{N}]*`)
	unseen = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\ufeff", "", "\u2060", "", "\u00a0", " ", "\u202f", " ")
	asOne  = strings.NewReplacer("ae", "æ", "oe", "ø", "aa", "å", "ä", "æ", "ö", "ø")
)

// Tokens are the words of a text, in small letters, with æ, ø and å however
// they are typed. A letter of the law stays with its number, 32 a, and so does
// that of a decision, C-1-01.
func Tokens(text string) (all []string) {
	text = strings.ToLower(unseen.Replace(norm.NFC.String(text)))
	end := 0
	for _, at := range word.FindAllStringIndex(text, -1) {
		w, between := text[at[0]:at[1]], text[end:at[0]]
		last := ""
		if len(all) > 0 {
			last = all[len(all)-1]
		}
		end = at[1]
		switch {
		case w[0] >= '0' && w[0] <= '9':
			w = strings.ReplaceAll(w, ".", "")
			if len(last) == 1 && last >= "a" && last <= "z" && between == "-" {
				all[len(all)-1] = last + "-" + w
				continue
			}
		case len(w) == 1 && w >= "a" && w <= "h" && (between == "" || between == " ") && last != "" && last[len(last)-1] >= '0' && last[len(last)-1] <= '9':
			all[len(all)-1] = last + w
			continue
		default:
			w = asOne.Replace(w)
		}
		all = append(all, w)
	}
	return all
}

// Stem is what the forms of a word have in common, with its own letters.
func Stem(token string) string {
	env := snowball.NewEnv(token)
	danish.Stem(env)
	return env.Current()
}

// Stems are the stems of a text's words.
func Stems(text string) (all []string) {
	for _, t := range Tokens(text) {
		all = append(all, Stem(t))
	}
	return all
}

// Key is a stem without what is typed in more than one way.
func Key(stem string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.M, r):
			return -1
		case r == 'æ':
			return 'a'
		case r == 'ø':
			return 'o'
		}
		return r
	}, norm.NFD.String(stem))
}

// minPart is how many letters a part of a compound has at least.
const minPart = 4

// partsOf finds the words that compounds are made of, among those that the
// pages have: hjemmetræningsbevilling has hjemmetræning and bevilling. The
// longest last part is taken, since it says what the thing is; what stands
// before it may be a compound itself.
func partsOf(vocabulary map[string]int, stop map[string]bool) map[string][]string {
	parts := map[string][]string{}
	small := map[string]bool{} // for, over: they begin words, and are no parts
	for w := range stop {
		small[Stem(w)] = true
	}
	isWord := func(s string) bool {
		return len([]rune(s)) >= minPart-1 && vocabulary[s] > 0 && !small[s]
	}
	var split func(stem string, depth int) []string
	split = func(stem string, depth int) []string {
		letters := []rune(stem)
		for at := minPart - 1; at <= len(letters)-minPart+1; at++ {
			last := string(letters[at:])
			if !isWord(Stem(last)) || len([]rune(last)) < minPart {
				continue
			}
			first := string(letters[:at])
			for _, joined := range []string{"", "s", "e", "er"} {
				bare, ok := strings.CutSuffix(first, joined)
				if !ok || len([]rune(bare)) < minPart-1 {
					continue
				}
				if s := Stem(bare); isWord(s) {
					all := []string{s, Stem(last)}
					if depth < 2 {
						all = append(all, split(s, depth+1)...)
						all = append(all, split(Stem(last), depth+1)...)
					}
					return all
				}
			}
		}
		return nil
	}
	for stem := range vocabulary {
		if len([]rune(stem)) < 2*minPart-1 || stem[0] <= '9' {
			continue
		}
		var once []string
		seen := map[string]bool{stem: true}
		for _, p := range split(stem, 0) {
			if !seen[p] {
				seen[p] = true
				once = append(once, p)
			}
		}
		if once != nil {
			parts[stem] = once
		}
	}
	return parts
}
