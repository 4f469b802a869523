// Package address is what a page or a file is called, in its forms: the address
// on the site, /klage/frist/, plain and without the base's path; the link to
// it, /base/klage/frist/, escaped once; and what an author has written. One
// function leads from each to the next, for those that make links and for those
// that follow them.
package address

import (
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/idna"
	"golang.org/x/text/unicode/norm"

	"rettesnor/internal/problem"
)

// Plain is a written name as the files have it: unescaped, with each letter in
// one piece. macOS writes å as a and a ring.
func Plain(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		s = plain
	}
	return norm.NFC.String(s)
}

// Escaped is an address as it stands in a link; a fragment may follow.
func Escaped(address string) string {
	address, fragment, has := strings.Cut(address, "#")
	address = (&url.URL{Path: address}).EscapedPath()
	if has {
		address += "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
	}
	return address
}

// Resolve turns a link's path, read in a folder or on a page, into one from
// the root. A slash at its end stays.
func Resolve(from, target string) string {
	out := path.Clean(target)
	if !strings.HasPrefix(target, "/") {
		out = path.Join("/", from, target)
	}
	if strings.HasSuffix(target, "/") && path.Clean(target) != "/" && path.Clean(target) != "." {
		return out + "/"
	}
	return out
}

// schemed is a link that names its scheme.
var schemed = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*:`)

// Elsewhere tells that a link names a host or a scheme of its own.
func Elsewhere(href string) bool { return schemed.MatchString(href) || strings.HasPrefix(href, "//") }

// Leads tells which address a link on the page at from leads to, on a site with
// a base path, which is escaped. elsewhere is a link to another host; an empty
// address is one that leads out of the site.
func Leads(from, basePath, href string) (to, fragment string, elsewhere bool) {
	target, fragment, _ := strings.Cut(href, "#")
	target, _, _ = strings.Cut(target, "?")
	if Elsewhere(target) {
		return "", "", true
	}
	fragment = Plain(fragment)
	if target = Plain(target); target == "" {
		return from, fragment, false
	}
	if !strings.HasPrefix(target, "/") {
		return Resolve(from, target), fragment, false
	}
	inner, ok := strings.CutPrefix(target, Plain(basePath)+"/")
	if !ok {
		return "", fragment, false
	}
	return "/" + inner, fragment, false
}

// Base takes the address that a site is to stand at apart in its host and its
// path, which is cleaned and escaped, and empty for the root of the host.
func Base(s string) (origin, basePath string, err error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" ||
		strings.ContainsFunc(u.Path, problem.Unprintable) || !utf8.ValidString(u.Path) {
		return "", "", errors.New("adressen skal være som https://vært eller https://vært/mappe")
	}
	clean := path.Clean("/" + norm.NFC.String(u.Path))
	if clean == "/" {
		clean = ""
	}
	host := strings.ToLower(u.Host)
	if strings.ContainsFunc(host, func(r rune) bool { return r > 127 }) {
		// One form everywhere: rødovre.dk is xn--rdovre-fya.dk on its way.
		if host, err = idna.Lookup.ToASCII(norm.NFC.String(u.Hostname())); err != nil {
			return "", "", errors.New("værten " + u.Hostname() + " kan ikke skrives som en adresse")
		}
		if port := u.Port(); port != "" {
			host += ":" + port
		}
	}
	return u.Scheme + "://" + host, (&url.URL{Path: clean}).EscapedPath(), nil
}
