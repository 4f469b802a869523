//go:build !release

package main

// releasedEngine is empty in a program built from a clone: the engine is made
// from the sources beside it.
var releasedEngine []byte
