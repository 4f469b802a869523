package site

// The site as a folder that works from a stick, zipped, lies beside a site that is
// published, with the SHA-256 as sha256sum writes it. They are made from the
// finished site, see package single, so the site is told that they will be there;
// the page that offers them has what it says of them under data-host-only, which
// the folder leaves out.
const (
	StickFile = "rettesnor.zip"
	StickSum  = StickFile + ".sha256"
)

func (b *build) stick() string {
	if !b.Stick || !b.ours() {
		return ""
	}
	return "/" + StickFile
}
