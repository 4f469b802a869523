package rettesnor

import (
	_ "github.com/alecthomas/chroma/v2"
	_ "github.com/andybalholm/brotli"
	_ "github.com/chromedp/cdproto/network"
	_ "github.com/chromedp/chromedp"
	_ "github.com/fsnotify/fsnotify"
	_ "github.com/google/go-cmp/cmp"
	_ "github.com/rogpeppe/go-internal/testscript"
	_ "github.com/tdewolff/minify/v2"
	_ "github.com/tetratelabs/wazero"
	_ "github.com/yuin/goldmark"
	_ "go.yaml.in/yaml/v3"
	_ "golang.org/x/net/html"
	_ "golang.org/x/sys/unix"
	_ "pgregory.net/rapid"
)
