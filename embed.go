// Package rettesnor carries the guidance, its layouts and its static files
// inside the program, so that a released binary needs nothing beside it.
package rettesnor

import "embed"

// Files holds content/, layouts/ and static/ as they stood when the program
// was built. Names that begin with an underscore (content/_index.md) count.
//
//go:embed all:content all:layouts all:static
var Files embed.FS
