package guide

import (
	"regexp"
	"rettesnor/internal/site"
	"strings"
	"testing"
)

var linkedStyle = regexp.MustCompile(`href="/assets/([a-z]+)\.[0-9a-f]+\.css"`)

// A page links the styles of what it holds, and of no more.
func TestStylesByPart(t *testing.T) {
	form := "```skema\nAnsøgning\nNavn\n```\n"
	for _, tt := range []struct{ text, want string }{
		{"Kun ord.\n", "main"},
		{"| a |\n|---|\n| 1 |\n", "main table"},
		{"```include\n_tal.md\n```\n", "main table"},
		{"{sats ta_cap_month serie}\n", "main table"},
		{form, "main form"},
		{strings.Replace(form, "Navn", "Penge :: tabel Post | Beløb :: 2", 1), "main table form"},
	} {
		files := with(ours, "content/klage/_tal.md", "Tal står her.\n\n| a |\n|---|\n| 1 |\n", "content/klage/frist.md", guidance("Frist", tt.text))
		res := Build(site.Input{Files: files, Fallback: repository})
		var got []string
		for _, f := range res.Files {
			if f.Path == "klage/frist/index.html" {
				for _, m := range linkedStyle.FindAllSubmatch(f.Data, -1) {
					got = append(got, string(m[1]))
				}
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%q links %q, want %q (%v)", tt.text, s, tt.want, res.Problems)
		}
	}
}

// What a stylesheet imports stands inside it once, with what it names found
// from where it lies. What it imports for some screens, or what imports more
// itself, it asks for.
func TestImportedStyles(t *testing.T) {
	files := with(ours,
		"static/css/main.css", "@import \"dele/a.css\";\n@import 'dele/a.css';\nb{color:red}\n",
		"static/css/dele/a.css", "a{background:url(../../dot.svg)}\n",
		"static/css/skaerm.css", "@import \"dele/a.css\" screen;\nc{color:red}\n",
		"static/css/videre.css", "@import \"skaerm.css\";\nd{color:red}\n",
		"static/css/selv.css", "@import \"selv.css\";\n",
	)
	res := Build(site.Input{Files: files, Fallback: theme})
	var said []string
	for _, p := range res.Problems {
		said = append(said, p.String())
	}
	if s := strings.Join(said, "\n"); !strings.Contains(s, "static/css/selv.css: filen henter sig selv gennem @import") || len(said) != 1 {
		t.Errorf("problems: %s", s)
	}
	delete(files, "static/css/selv.css")
	out := built(t, files)
	for name, want := range map[string]string{
		"assets/main.":   `^a\{background:url\(/assets/dot\.[0-9a-f]+\.svg\)\}b\{color:red\}$`,
		"assets/skaerm.": `^@import "/assets/a\.[0-9a-f]+\.css" screen;c\{color:red\}$`,
		"assets/videre.": `^@import "/assets/skaerm\.[0-9a-f]+\.css";d\{color:red\}$`,
	} {
		found := false
		for file, text := range out {
			if strings.HasPrefix(file, name) {
				found = true
				if !regexp.MustCompile(want).MatchString(strings.TrimSpace(text)) {
					t.Errorf("%s is %s, want %s", file, text, want)
				}
			}
		}
		if !found {
			t.Errorf("there is no %s", name)
		}
	}
}
