package site

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// What lies in a folder of content and is no content: hidden files, what
// editors and systems leave behind, and copies.

const wellKnown = ".well-known"

// hostFiles are hidden files that hosts read.
var hostFiles = []string{".htaccess", ".nojekyll", ".domains"}

var (
	leftByPrograms = regexp.MustCompile(`(?i)^(?:~\$.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|4913|sed[a-z0-9]{6}|__macosx|\$recycle\.bin|system volume information|lost\+found|found\.\d{3}|@eadir|#recycle|node_modules|nohup\.out|.*:zone\.identifier|thumbs\.db:.*|.*\.(?:lnk|url|webloc)|.*\.(?:sw[a-p]|swpx|kate-swp|crswap|tmp|temp|part|crdownload|filepart)|.*___jb_(?:tmp|old|bak)___)$`)
	copied         = regexp.MustCompile(`(?i)^(?:#.*#|.*~|.*\.(?:bak|orig|rej|old|save)|.*\.sync-conflict-.*|.* \(conflicted copy.*\).*|.* \(.* conflicted copy .*\).*)$`)
	// side.md.2, side.md_ and side.md.txt, which Windows shows as side.md.
	afterText = regexp.MustCompile(`(?i)\.(?:md|markdown)(?:[^\pL].*)?$`)
	// What file managers and services call a copy, in Danish and English.
	namedCopy = regexp.MustCompile(`(?i)^(?:kopi af |copy of )(.*)$|^(.*?)(?: ?-? (?:kopi|copy)(?: ?\(?\d+\)?)?| ?\(\d+\)| \([^()]*(?:modstridende|conflict)[^()]*\)|[._-](?:bak|tmp|old|orig|backup|kopi|copy))$`)
)

// LeftOut tells whether a file or folder is no content, by its name.
func LeftOut(name string) bool {
	base := path.Base(name)
	if strings.HasPrefix(base, ".") {
		return base != "." && base != wellKnown && !slices.Contains(hostFiles, base)
	}
	return leftByPrograms.MatchString(base) || copied.MatchString(base) || afterText.MatchString(base) && !isText(base)
}

// copyOfText tells whether a file that is left out looks like a text that
// somebody may miss.
func copyOfText(name string) bool {
	base := path.Base(name)
	return !strings.HasPrefix(base, ".") && !leftByPrograms.MatchString(base) && !strings.HasSuffix(base, "~") && strings.Contains(strings.ToLower(base), ".md")
}

// copies reports texts that are named as a copy of one beside them: they are
// published, and may be what somebody had put aside.
func (b *Builder) copies() {
	for _, file := range keysOf(b.Content) {
		dir, base := path.Split(file)
		m := namedCopy.FindStringSubmatch(textName(base))
		if m == nil || !isText(file) {
			continue
		}
		original := dir + m[1] + m[2] + path.Ext(base)
		if _, ok := b.Content[original]; ok {
			b.Problem(Problem{File: file, Message: "ligner en kopi af " + original + ", og begge er sider", Hint: "slet kopien, eller giv den et navn for det, den handler om", Warning: b.lenient()})
		}
	}
}
