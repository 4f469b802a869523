package guide

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rettesnor/internal/problem"
	"rettesnor/internal/site"
)

// The base's path is in each address once, however it is written.
func TestBaseEverywhere(t *testing.T) {
	files := with(ours, "content/klage/frist.md", strings.Replace(guidance("Frist", "[hjem](/) [klage](_index.md) [å](på-vej.md#h) ![b](/dot.svg)\n"), "title", "date: 2026-01-02\naliases: [/gammel/]\ntitle", 1),
		"content/klage/på-vej.md", guidance("På vej", "## H\n\n[frist](../klage/frist/)\n"))
	for _, base := range []string{"https://x.dk/børn og unge/", "https://x.dk/b%C3%B8rn%20og%20unge", "https://x.dk//børn og unge//"} {
		res := Build(site.Input{Files: files, Fallback: theme, Base: base})
		if len(res.Problems) != 0 {
			t.Fatalf("%s: %s", base, said(res))
		}
		const at = "/b%C3%B8rn%20og%20unge/"
		for file, want := range map[string]string{
			"klage/frist/index.html": `<a href="` + at + `">hjem</a> <a href="` + at + `klage/">klage</a> <a href="` + at + `klage/paa-vej/#h">å</a>`,
			"sitemap.xml":            "<loc>https://x.dk" + at + "klage/frist/</loc>",
			"feed.xml":               `<link href="https://x.dk` + at + `klage/frist/"/>`,
			"_redirects":             at + "gammel/ " + at + "klage/frist/ 301\n",
			"_headers":               at + "assets/*\n",
			"robots.txt":             "https://x.dk" + at + "sitemap.xml",
		} {
			if got := fileOf(res, file); !strings.Contains(got, want) || strings.Contains(got, "børn") || strings.Contains(got, "%25") {
				t.Errorf("%s: %s lacks %s\n%s", base, file, want, got)
			}
		}
	}
}

func TestAliases(t *testing.T) {
	for _, tt := range []struct{ alias, line, problem string }{ // of _redirects
		{"/gammel side/", "/gammel%20side/", ""},
		{"/gammel%20side/", "/gammel%20side/", ""},
		{"over/afgørelse", "/over/afg%C3%B8relse/", ""},
		{"/afgo\u0308relse/", "/afg%C3%B6relse/", ""},
		{"/a:b/", "/a:b/", ""},
		{"/a/../b/", "/b/", ""},
		{"brev.html", "/brev.html", ""},
		{"https://x.example/gammel/", "/gammel/", ""},
		{"https://gammel.dk/x", "", "den gamle adresse https://gammel.dk/x ligger på en anden vært"},
		{"//gammel.dk/x", "", "den gamle adresse //gammel.dk/x ligger på en anden vært"},
		{"/a?b=1", "", "den gamle adresse /a?b=1 har ?, som en side ikke kan svare på"},
		{"/c#d", "", "den gamle adresse /c#d har #, som en side ikke kan svare på"},
		{"/a\\nb/", "", "den gamle adresse /a b/ har et tegn, der ikke kan stå i en adresse"},
		{"/a%0ab/", "", "den gamle adresse /a%0ab/ har et tegn, der ikke kan stå i en adresse"},
		{"/a%00b/", "", "den gamle adresse /a%00b/ har et tegn, der ikke kan stå i en adresse"},
		{"/.rettesnor", "", "den gamle adresse /.rettesnor begynder med et punktum"},
		{"/.git/config", "", "den gamle adresse /.git/config begynder med et punktum"},
		{"/" + strings.Repeat("l", 300), "", "den gamle adresse /" + strings.Repeat("l", 59) + " … er for lang"},
		{"/klage/", "", "den gamle adresse /klage/ er i brug"},
		{"/", "", "den gamle adresse / er i brug"},
		{"/robots.txt", "", "den gamle adresse /robots.txt er i brug"},
		{"/_redirects", "", "den gamle adresse /_redirects/ er på macOS, Windows og mange værter den samme som /_redirects/"},
		{"/KLAGE/frist/", "", "den gamle adresse /KLAGE/frist/ er på macOS, Windows og mange værter den samme som /klage/frist/"},
		{"/klage/brev.pdf/x/", "", "den gamle adresse /klage/brev.pdf/x/ er i brug"},
	} {
		text := strings.Replace(guidance("Flyttet", ""), "title", "aliases:\n  - \""+tt.alias+"\"\ntitle", 1)
		res := Build(site.Input{Files: with(ours, "content/klage/ny.md", text, "content/klage/brev.pdf", "x"), Fallback: theme})
		got := ""
		for _, p := range res.Problems {
			if p.File != "content/klage/ny.md" || p.Line != 3 || p.Warning {
				t.Errorf("%s: %v", tt.alias, p)
			}
			got += problem.Printable(p.Message)
		}
		if tt.alias == "/_redirects" {
			tt.problem = "den gamle adresse /_redirects/ er i brug"
		}
		if got != tt.problem {
			t.Errorf("%s: said %q, want %q", tt.alias, got, tt.problem)
		}
		if list := fileOf(res, "_redirects"); tt.problem == "" && list != tt.line+" /klage/ny/ 301\n" {
			t.Errorf("%s: the list says %q", tt.alias, list)
		}
	}
}

// Files that cannot stand beside each other are told by both names.
func TestClashes(t *testing.T) {
	for _, tt := range []struct {
		name    string
		files   fsMap
		want    string
		warning bool
	}{
		{"a file where a page needs a folder", folder("content/x.txt", "x", "content/x.txt.md", "# X"), "content/x.txt.md: skal ligge i mappen /x.txt/, men der bliver content/x.txt en fil", false},
		{"deeper", folder("content/a/b", "x", "content/a/b.md", "# X", "content/a/c.md", "[x](b.md)"), "content/a/b.md: skal ligge i mappen /a/b/, men der bliver content/a/b en fil", false},
		{"capitals", folder("content/Brev.pdf", "x", "content/brev.pdf", "y"), "content/brev.pdf: /brev.pdf og /Brev.pdf er ét navn på macOS, Windows og mange værter", true},
		{"two forms of å", folder("content/på.png", "x", "content/pa\u030a.png", "y"), "content/på.png: har samme navn som content/pa\u030a.png, men skrevet med andre tegn for æ, ø eller å", false},
		{"a name of Windows' own", folder("content/aux.md", "# A"), "content/aux.md: /aux/index.html kan ikke hedde sådan på Windows", true},
		{"with an ending", folder("content/a/Nul.txt", "x"), "content/a/Nul.txt: /a/Nul.txt kan ikke hedde sådan på Windows", true},
		{"a colon", folder("content/a:b.pdf", "x"), "content/a:b.pdf: /a:b.pdf kan ikke hedde sådan på Windows", true},
		{"a space at the end", folder("content/a /b.pdf", "x"), "content/a /b.pdf: /a /b.pdf kan ikke hedde sådan på Windows", true},
		{"a copy in Danish", folder("content/brev.md", "# A", "content/Kopi af brev.md", "# B"), "content/Kopi af brev.md: ligner en kopi af content/brev.md, og begge er sider", true},
		{"of Windows", folder("content/brev.md", "# A", "content/brev - Kopi (2).md", "# B"), "content/brev - Kopi (2).md: ligner en kopi af content/brev.md, og begge er sider", true},
		{"of a download", folder("content/a/brev.md", "# A", "content/a/brev (1).md", "# B"), "content/a/brev (1).md: ligner en kopi af content/a/brev.md, og begge er sider", true},
		{"of macOS", folder("content/brev.md", "# A", "content/brev copy 2.md", "# B"), "content/brev copy 2.md: ligner en kopi af content/brev.md, og begge er sider", true},
		{"of a service", folder("content/brev.md", "# A", "content/brev (Pers modstridende kopi 2024-05-01).md", "# B"), "content/brev (Pers modstridende kopi 2024-05-01).md: ligner en kopi af content/brev.md, og begge er sider", true},
		{"put aside", folder("content/brev.md", "# A", "content/brev.bak.md", "# B"), "content/brev.bak.md: ligner en kopi af content/brev.md, og begge er sider", true},
		{"a page and a file", folder("content/a/index.md", "# A", "content/a/index.html", "y"), "content/a/index.md: vil ende på samme adresse som content/a/index.html: /a/index.html", false},
		{"too long", folder("content/"+strings.Repeat("b", 240)+".pdf", "x"), "content/" + strings.Repeat("b", 240) + ".pdf: adressen /" + strings.Repeat("b", 59) + " … er for lang", false},
	} {
		tt.files["content/index.md"] = folder("x", "# F\n")["x"]
		res := Build(site.Input{Files: tt.files, Fallback: theme})
		found := false
		for _, p := range res.Problems {
			if p.File+": "+p.Message == tt.want && p.Warning == tt.warning && p.Hint != "" {
				found = true
			}
		}
		if !found || res.Failed() == tt.warning {
			t.Errorf("%s: said %s", tt.name, said(res))
		}
	}
}

// A long name is no bar to a file whose address we make.
func TestLongAsset(t *testing.T) {
	long := strings.Repeat("bø", 120)
	res := Build(site.Input{Files: folder("content/index.md", "# F\n\n![x]("+long+".png)\n", "static/"+long+".png", "x"), Fallback: theme})
	if res.Failed() {
		t.Fatal(said(res))
	}
	for _, f := range res.Files {
		if len(filepath.Base(f.Path)) > 200 { // bytes, which every file system holds
			t.Errorf("a name of %d bytes: %s", len(f.Path), f.Path)
		}
	}
}

// The folder's own files go before those that the build would make; in our own
// content they are one too many.
func TestOwnFiles(t *testing.T) {
	for _, name := range []string{"robots.txt", "sitemap.xml", "feed.xml", "_headers", "_redirects", "404.html"} {
		text := "---\ntitle: A\ndate: 2026-01-02\naliases: [/g/]\n---\n# A\n"
		res := Build(site.Input{Files: folder("content/index.md", "# F\n", "content/a.md", text, "content/"+name, "egen"), Fallback: theme, Base: "https://x.dk"})
		if len(res.Problems) != 0 || fileOf(res, name) != "egen" {
			t.Errorf("%s: %s", name, said(res))
		}
		page := strings.Replace(guidance("A", ""), "title", "date: 2026-01-02\naliases: [/g/]\ntitle", 1)
		res = Build(site.Input{Files: with(ours, "content/klage/frist.md", page, "content/"+name, "egen"), Fallback: theme})
		if got, want := said(res), "content/"+name+": stedet laver selv /"+name+"\n  hint: slet filen"; got != want {
			t.Errorf("%s: said %s", name, got)
		}
	}
	res := Build(site.Input{Files: folder("content/index.md", "# F\n\n[a](m/a.md) [m](m/)\n", "content/m/index.html", "egen", "content/m/a.md", "# A\n", "content/.well-known/security.txt", "s", "content/.htaccess", "h", "content/.git/config", "g"), Fallback: theme})
	if len(res.Problems) != 0 || fileOf(res, "m/index.html") != "egen" || fileOf(res, "m/a/index.html") == "" || fileOf(res, ".well-known/security.txt") != "s" || fileOf(res, ".htaccess") != "h" || fileOf(res, ".git/config") != "" {
		t.Errorf("said %s", said(res))
	}
}

func TestLeftOut(t *testing.T) {
	for _, name := range strings.Fields(".git .DS_Store a/.side.md.swp #side.md# side.md~ side.md.bak side.md.orig side.md.rej side.md.swp side.md.tmp side.md.crswap .side.kate-swp side.kate-swp side.md___jb_old___ side.md___jb_tmp___ ~$dokument.docx Thumbs.db desktop.ini Desktop.ini 4913 sedA1b2C3 __MACOSX side.sync-conflict-20240101-120000-ABCDEFG.md brev.pdf.part $RECYCLE.BIN @eaDir side.md:Zone.Identifier side.md.lnk side.url side.webloc side.md.2 side.md_ side.md. side.md.txt side.markdown.gz node_modules nohup.out") {
		if !site.LeftOut(name) {
			t.Errorf("%s is taken in", name)
		}
	}
	for _, name := range strings.Fields("side.md sedler.md 49131 4913.md sed.md template.html temp orig.pdf thumbs.md tmp.md bak.md #1.md a~b.md .well-known .htaccess nr.#2.md save.md a.md.md eadir url.md b.mkd") {
		if site.LeftOut(name) {
			t.Errorf("%s is left out", name)
		}
	}
	res := Build(site.Input{Files: folder("content/index.md", "# F\n", "content/side.md.bak", "x", "content/#ny.md#", "x", "content/4913", "x", "content/Thumbs.db", "x"), Fallback: theme})
	want := "content/#ny.md#: advarsel: filen ligner en kopi af en tekst og er ikke taget med\n  hint: giv den et navn, der ender på .md, eller slet den\n" +
		"content/side.md.bak: advarsel: filen ligner en kopi af en tekst og er ikke taget med\n  hint: giv den et navn, der ender på .md, eller slet den"
	if got := said(res); got != want {
		t.Errorf("said %s", got)
	}
}

// Names, links and headings are the same in both of Unicode's forms, and lines
// may end as on any system.
func TestForms(t *testing.T) {
	apart := strings.NewReplacer("å", "a\u030a", "Å", "A\u030a", "ö", "o\u0308", "é", "e\u0301")
	for _, end := range []string{"\n", "\r\n", "\r"} {
		for i := range 8 {
			form := func(bit int, s string) string {
				if i>>bit&1 == 1 {
					return apart.Replace(s)
				}
				return s
			}
			text := strings.ReplaceAll("---\ntitle: F\n---\n[p]("+form(0, "på-café.md")+"#"+form(0, "årsopgørelsen")+") ![k](<"+form(1, "kort på é.png")+">)\n", "\n", end)
			page := strings.ReplaceAll("# På vej\n\n## "+form(2, "Årsopgørelsen")+"\n\nTekst.\n", "\n", end)
			res := Build(site.Input{Files: folder("content/index.md", text, "content/"+form(1, "på-café.md"), page, "content/"+form(2, "kort på é.png"), "x"), Fallback: theme})
			if len(res.Problems) != 0 {
				t.Errorf("%q %d: %s", end, i, said(res))
			}
			if fileOf(res, "kort på é.png") != "x" || !strings.Contains(fileOf(res, "index.html"), `src="/kort%20p%C3%A5%20%C3%A9.png"`) || !strings.Contains(fileOf(res, "paa-cafe/index.html"), "<h2 id=\"aarsopgoerelsen\"><span id=\"årsopgørelsen\"></span>Årsopgørelsen</h2>\n<p>Tekst.</p>") {
				t.Errorf("%q %d: %s", end, i, fileOf(res, "index.html"))
			}
		}
	}
	for _, written := range []string{"#\u00e5", "#a\u030a", "#%C3%A5", "#a%CC%8A"} {
		for before, to := range map[string]string{"": "", "/x.md": "/x/", "/x.md?y": "/x/?y"} {
			if got := site.Href("", "", before+written, nil, nil); got != to+"#%C3%A5" {
				t.Errorf("%s%s leads to %s", before, written, got)
			}
		}
	}
}

// A text in another encoding would lose its æ, ø and å: it stops any build.
func TestOtherEncodings(t *testing.T) {
	for name, text := range map[string]string{"Latin-1": "# F\n\nb\xf8rn\n", "UTF-16": "\xff\xfe#\x00 \x00F\x00"} {
		for _, files := range []fsMap{folder("content/index.md", text), with(ours, "content/_index.md", text)} {
			res := Build(site.Input{Files: files, Fallback: theme})
			found := false
			for _, p := range res.Problems {
				found = found || !p.Warning && p.Message == "filen er ikke UTF-8" && p.Hint != ""
			}
			if !found || !res.Failed() {
				t.Errorf("%s: %s", name, said(res))
			}
		}
	}
}

// Letters that were saved twice are told: nobody sees them in an editor that
// reads them the same wrong way.
func TestTwiceCoded(t *testing.T) {
	for text, want := range map[string]string{
		"# BlÃ¥bÃ¦r\n":                 "content/index.md:1: advarsel: teksten har Ã¥, som ligner et bogstav i en forkert tegnkodning\n  hint: åbn den fra kilden som UTF-8, og gem den igen",
		"# F\n\nDet er Larsâ€™ sag.":   "content/index.md:3: advarsel: teksten har â€™, som ligner et bogstav i en forkert tegnkodning\n  hint: åbn den fra kilden som UTF-8, og gem den igen",
		"# Ã og â er bogstaver; 5 €\n": "",
	} {
		if got := said(Build(site.Input{Files: folder("content/index.md", text), Fallback: theme})); got != want {
			t.Errorf("%q: said %q", text, got)
		}
	}
}

// A file that no memory holds is a problem, not the end of the program.
func TestHugeFile(t *testing.T) {
	dir := t.TempDir()
	_ = os.Mkdir(dir+"/content", 0o777)
	_ = os.WriteFile(dir+"/content/index.md", []byte("# F\n"), 0o666)
	for _, name := range []string{"film.bin", "stor.md"} {
		_ = os.WriteFile(dir+"/content/"+name, nil, 0o666)
		if err := os.Truncate(dir+"/content/"+name, 5<<30); err != nil {
			t.Fatal(err)
		}
	}
	res := Build(site.Input{Files: os.DirFS(dir), Fallback: theme})
	const hint = "\n  hint: højst 512; læg den et andet sted og link til den"
	if got, want := said(res), "content/film.bin: filen fylder 5120 MiB"+hint+"\ncontent/stor.md: filen fylder 5120 MiB"+hint; got != want {
		t.Errorf("said %s", got)
	}
}

// What is parsed in good time is also laid out and made smaller in good time.
func TestManyEntities(t *testing.T) {
	text := "# F\n\n" + strings.Repeat("&", 400000)
	start := time.Now()
	res := Build(site.Input{Files: folder("content/index.md", text), Fallback: theme})
	if took := time.Since(start); took > 10*time.Second || strings.Count(fileOf(res, "index.html"), "&") < 400000 {
		t.Errorf("took %v, %s", took, said(res))
	}
}

// What no document can hold is a problem, or elsewhere taken out with a word;
// and the feed is XML.
func TestInvisible(t *testing.T) {
	for _, tt := range []struct{ name, title, text, want string }{
		{"in the title", `"A\x0BB"`, "Tekst.\n", "content/klage/frist.md:2: %steksten har et tegn, der ikke kan vises (U+000B)"},
		{"a noncharacter", `"A\uFFFEB"`, "Tekst.\n", "content/klage/frist.md:2: %steksten har et tegn, der ikke kan vises (U+FFFE)"},
		{"in the text", "A", "Tekst\v og\x00 mere.\n", "content/klage/frist.md:10: %steksten har et tegn, der ikke kan vises (U+000B)"},
		{"an escape code", "A", "Tekst \x1b[31m.\n", "content/klage/frist.md:10: %steksten har et tegn, der ikke kan vises (U+001B)"},
		{"soft hyphens and joiners are words", "A", "Bar\u00adnet \u200bog\u200d.\n", ""},
	} {
		page := strings.Replace(guidance(tt.title, tt.text), "audience", "date: 2026-01-02\naudience", 1)
		for own, files := range map[string]fsMap{"": with(ours, "content/klage/frist.md", page), "advarsel: ": folder("content/_index.md", "# F\n", "content/klage/frist.md", page)} {
			res := Build(site.Input{Files: files, Fallback: theme, Base: "https://x.dk"})
			want := ""
			if tt.want != "" {
				want = fmt.Sprintf(tt.want, own) + "\n  hint: slet det; det følger ofte med tekst fra Word"
			}
			if got := said(res); got != want {
				t.Errorf("%s: said %q, want %q", tt.name, got, want)
			}
			for _, f := range []string{"feed.xml", "klage/frist/index.html"} {
				if strings.ContainsAny(fileOf(res, f), "\v\x00\x1b\uFFFE") || fileOf(res, f) == "" {
					t.Errorf("%s: %s has it", tt.name, f)
				}
			}
		}
	}
	// A number in the text is a character too.
	res := Build(site.Input{Files: folder("content/index.md", "---\ndate: 2026-01-02\n---\n# A&#11;B &#x1b; &#xFFFE;\n"), Fallback: theme, Base: "https://x.dk"})
	if strings.ContainsAny(fileOf(res, "feed.xml"), "\v\x1b\uFFFE") {
		t.Errorf("the feed has it: %q", fileOf(res, "feed.xml"))
	}
}
