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
	leftByPrograms = regexp.MustCompile(`(?i)^(?:~\$.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|4913|sed[a-z0-9]{6}|__macosx|.*\.(?:sw[a-p]|swpx|kate-swp|crswap|tmp|temp|part|crdownload|filepart)|.*___jb_(?:tmp|old|bak)___)$`)
	copied         = regexp.MustCompile(`(?i)^(?:#.*#|.*~|.*\.(?:bak|orig|rej|old|save)|.*\.sync-conflict-.*|.* \(conflicted copy.*\).*|.* \(.* conflicted copy .*\).*)$`)
)

// LeftOut tells whether a file or folder is no content, by its name.
func LeftOut(name string) bool {
	base := path.Base(name)
	if strings.HasPrefix(base, ".") {
		return base != "." && base != wellKnown && !slices.Contains(hostFiles, base)
	}
	return leftByPrograms.MatchString(base) || copied.MatchString(base)
}

// copyOfText tells whether a file that is left out looks like a text that
// somebody may miss.
func copyOfText(name string) bool {
	base := path.Base(name)
	return !strings.HasPrefix(base, ".") && copied.MatchString(base) && !strings.HasSuffix(base, "~") && strings.Contains(strings.ToLower(base), ".md")
}
