package address

import "testing"

func TestBase(t *testing.T) {
	for _, tt := range []struct{ in, origin, path string }{ // an empty origin is refused
		{"https://x.dk", "https://x.dk", ""},
		{"https://X.dk/", "https://x.dk", ""},
		{"https://x.dk:8080/a", "https://x.dk:8080", "/a"},
		{"https://x.dk/a//b/", "https://x.dk", "/a/b"},
		{"https://x.dk//a", "https://x.dk", "/a"},
		{"https://x.dk/a/../b/./", "https://x.dk", "/b"},
		{"https://x.dk/børn og unge/", "https://x.dk", "/b%C3%B8rn%20og%20unge"},
		{"https://x.dk/b%c3%b8rn", "https://x.dk", "/b%C3%B8rn"},
		{"https://x.dk/bo\u0308rn", "https://x.dk", "/b%C3%B6rn"},
		{"https://x.dk/\"><x", "https://x.dk", "/%22%3E%3Cx"},
		{"https://x.dk/a%2Fb", "https://x.dk", "/a/b"},
		{"https://rødovre.dk/a", "https://xn--rdovre-bya.dk", "/a"},
		{"https://www.RO\u0308DOVRE.dk:8443", "https://www.xn--rdovre-wxa.dk:8443", ""},
		{"https://r%C3%B8dovre.dk", "https://xn--rdovre-bya.dk", ""},
		{"https://[::1]:80/x", "https://[::1]:80", "/x"},
		{"https://\u202eø.dk/", "", ""},
		{"ftp://x.dk/", "", ""}, {"x.dk", "", ""}, {"//x.dk/a", "", ""}, {"https:///a", "", ""}, {"https://x.dk/?a", "", ""}, {"https://x.dk/?", "", ""}, {"https://x.dk/#a", "", ""},
		{"https://a:b@x.dk/", "", ""}, {"https://x.dk/%00", "", ""}, {"https://x.dk/%0a", "", ""}, {"https://x.dk/%ff", "", ""}, {"javascript:alert(1)", "", ""},
	} {
		origin, path, err := Base(tt.in)
		if origin != tt.origin || path != tt.path || (err != nil) != (tt.origin == "") {
			t.Errorf("%s: %q %q %v", tt.in, origin, path, err)
		}
	}
}

// Where a link leads is what a browser makes of it.
func TestLeads(t *testing.T) {
	for _, tt := range []struct{ base, href, to, fragment string }{ // to is - for another host
		{"", "", "/klage/frist/", ""},
		{"", "#a%20b", "/klage/frist/", "a b"},
		{"", "?x=1#y", "/klage/frist/", "y"},
		{"", "/klage/?x", "/klage/", ""},
		{"", "../", "/klage/", ""},
		{"", "../../../..", "/", ""},
		{"", "brev.pdf", "/klage/frist/brev.pdf", ""},
		{"", "/a:b/", "/a:b/", ""},
		{"", "mailto:a@x.dk", "-", ""},
		{"", "//x.dk/klage/", "-", ""},
		{"/b%C3%B8rn", "/b%C3%B8rn/klage/%C3%A5/#%C3%A5", "/klage/å/", "å"},
		{"/b%C3%B8rn", "/børn/klage/a\u030a/", "/klage/å/", ""},
		{"/b%C3%B8rn", "/b%C3%B8rn/", "/", ""},
		{"/b%C3%B8rn", "/b%C3%B8rnehave/", "", ""},
		{"/b%C3%B8rn", "/klage/", "", ""},
	} {
		to, fragment, elsewhere := Leads("/klage/frist/", tt.base, tt.href)
		if elsewhere {
			to = "-"
		}
		if to != tt.to || fragment != tt.fragment {
			t.Errorf("%s at %s: leads to %q %q", tt.href, tt.base, to, fragment)
		}
	}
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct{ from, target, want string }{
		{"/klage/", "frist/", "/klage/frist/"}, {"/klage/", "../a", "/a"}, {"klage", "b.md", "/klage/b.md"}, {"/klage/", "/a/../b/", "/b/"}, {"/klage/", "/", "/"}, {"/", "../..", "/"}, {"/klage/", "./", "/klage"},
	} {
		if got := Resolve(tt.from, tt.target); got != tt.want {
			t.Errorf("%s from %s is %s, want %s", tt.target, tt.from, got, tt.want)
		}
	}
}
