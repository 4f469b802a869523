module rettesnor

go 1.26.0

require (
	github.com/alecthomas/chroma/v2 v2.27.0 // highlights code, as classes; language.go lists and bounds its lexers
	github.com/andybalholm/brotli v1.3.0 // compresses what a web host sends
	github.com/arran4/golang-ical v0.3.4 // tests: reads the calendar files we write
	github.com/blevesearch/snowballstem v0.9.0 // stems Danish words for the search's index
	github.com/chromedp/cdproto v0.159.0 // tests: what chromedp speaks to Chromium
	github.com/chromedp/chromedp v0.23.0 // tests: walks the pages in a real browser
	github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392 // tests: a second reader of calendar files, which knows what the standard refuses
	github.com/evanw/esbuild v0.28.2 // joins the pages' scripts, written as modules, into one file a page
	github.com/fsnotify/fsnotify v1.10.1 // tells serve that a file has changed
	github.com/pelletier/go-toml/v2 v2.4.3 // reads the TOML front matter of folders from elsewhere, with lines
	github.com/rogpeppe/go-internal v1.16.0 // tests: testscript, a story a command
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // tests: reads JSON by the schemas that we publish
	github.com/tdewolff/minify/v2 v2.24.25 // minifies every kind of file we write
	github.com/tdewolff/parse/v2 v2.8.20 // reads finished pages, and the addresses in stylesheets; the minifier stands on it
	github.com/tetratelabs/wazero v1.12.0 // tests: runs the WebAssembly inside go test
	github.com/yuin/goldmark v1.8.7 // Markdown: CommonMark with open extension points
	go.yaml.in/yaml/v3 v3.0.6 // reads YAML as nodes with lines, so that we can be strict
	golang.org/x/net v0.62.0 // reads finished pages as a browser does
	golang.org/x/sys v0.49.0 // exchanges two folders by name in one step (RENAME_EXCHANGE)
	golang.org/x/text v0.44.0 // writes letters in one form, for macOS names files in another
	pgregory.net/rapid v1.3.0 // tests: draws cases for laws
)

require (
	github.com/dlclark/regexp2/v2 v2.2.1 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/teambition/rrule-go v1.8.2 // indirect
	golang.org/x/tools v0.52.0 // indirect
)
