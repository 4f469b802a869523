package main

import (
	"runtime/debug"

	"rettesnor/internal/site"
)

// A build keeps 4 KiB of each page, and makes forty times as much on the way. What
// is let go lies until it fills the room that the pages that are kept leave: a site
// of 10,000 is to be built within 200 MiB. Before it is known how many pages there
// are, it is collected when it is twice what is kept, which is little then.
const (
	gcPercent     = 200
	gcPercentRoom = 400
	room          = 64 << 20 // bytes
	roomPerPage   = 10 << 10
)

// withRoom has the garbage of a build lie as long as there is room for it; done
// sets back what it has set. step is told how far the build is, as site.Input.Progress.
func withRoom(step func(stage site.Stage, done, of int)) (told func(stage site.Stage, done, of int), done func()) {
	percent, limit := debug.SetGCPercent(gcPercent), debug.SetMemoryLimit(-1)
	told = func(stage site.Stage, done, of int) {
		if stage == site.LaidOut && done == 0 {
			debug.SetMemoryLimit(room + int64(of)*roomPerPage)
			debug.SetGCPercent(gcPercentRoom)
		}
		step(stage, done, of)
	}
	return told, func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}
