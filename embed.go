// Package rettesnor carries the guidance, its layouts and its static files
// inside the program, and the engine of its pages, so that a released binary
// needs nothing beside it.
package rettesnor

import "embed"

// Files holds content/, layouts/ and static/ as they stood when the program
// was built. Names that begin with an underscore (content/_index.md) count.
//
//go:embed all:content all:layouts all:static
var Files embed.FS

// Engine holds the small engine, what it was made of, and the sources as they
// stood when the program was built; package engine tells whether they agree.
//
//go:generate .ci/tinygo/build
//go:embed go.mod wizard/*.go wizard/*/*.go cmd/wizardwasm
var Engine embed.FS
