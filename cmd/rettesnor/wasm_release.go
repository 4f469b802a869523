//go:build release

package main

import _ "embed"

// releasedEngine is what `rettesnor build` made before the release; see
// README.md, "Publish".
//
//go:embed engine.wasm
var releasedEngine []byte
