//go:build wasip1

package main

// Go's own runtime collects its garbage.

func keep()   {}
func forget() {}
