package guide

import "slices"

// The site as a folder that works from a stick, zipped, lies beside a site that is
// published, with the SHA-256 as sha256sum writes it. They are made from the
// finished site, see package single, so the site is told that they will be there;
// the page that offers them has what it says of them under data-host-only, which
// the folder leaves out.
// stickLayout is that of the page that offers them.
const stickLayout = "stick.html"

const (
	StickFile = "rettesnor.zip"
	StickSum  = StickFile + ".sha256"
)

func (b *builder) stick() string {
	if !slices.Contains(b.Beside, StickFile) {
		return ""
	}
	return "/" + StickFile
}
