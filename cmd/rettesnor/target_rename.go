//go:build !linux && !darwin

package main

import "errors"

func exchangeNames(a, b string) error { return errors.ErrUnsupported }

func syncTree(dir string) error { return syncFiles(dir) }
