//go:build tinygo

package main

import "unsafe"

// The small engine collects no garbage. What a call allocates lies above what
// is kept, and is let go all at once when the next one begins: the memory stays
// as it is by construction, and a fifth of the engine is not there. So nothing
// that outlives a call may point to what the call has made, but for what is
// kept.

// heap is where TinyGo's "leaking" collector allocates next.
//
//go:extern runtime.heapptr
var heap uintptr

var kept uintptr

// keep keeps all that has been allocated.
func keep() { kept = heap }

// forget lets go of what has been allocated since keep. The collector hands out
// memory as it is, and takes it to be zero.
func forget() {
	if kept == 0 {
		keep()
	}
	clear(unsafe.Slice((*byte)(unsafe.Pointer(kept)), heap-kept))
	heap = kept
}
