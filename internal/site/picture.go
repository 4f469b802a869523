package site

import (
	"bytes"
	"encoding/xml"
	"image"
	_ "image/gif" // so that their sizes can be read
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strconv"
	"strings"

	"rettesnor/internal/address"
)

// size is a picture's width and height, which a browser is to know before the
// picture has come, so that the text does not jump.
type size struct{ width, height int }

// readPictures measures every picture that a text may show.
func (b *Builder) readPictures() {
	b.sizes = map[string]size{}
	parts := [][]byte{b.env}
	measure := func(name, at string, data []byte) {
		s, ok := measured(name, data)
		if ok {
			b.sizes[at] = s
			parts = append(parts, []byte(at), []byte(strconv.Itoa(s.width)), []byte(strconv.Itoa(s.height)))
		}
	}
	for _, file := range keysOf(b.Content) {
		measure(file, strings.TrimPrefix(file, "content"), b.Content[file])
	}
	for _, name := range keysOf(b.Static) {
		measure(name, "/"+name, b.Static[name])
	}
	if len(parts) > 1 {
		b.env = []byte(hashOf(parts...))
	}
}

func measured(name string, data []byte) (size, bool) {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif":
		c, _, err := image.DecodeConfig(bytes.NewReader(data))
		return size{c.Width, c.Height}, err == nil && c.Width > 0 && c.Height > 0
	case ".svg":
		return measuredSVG(data)
	}
	return size{}, false
}

// measuredSVG reads width and height, or else the viewBox, of a drawing.
func measuredSVG(data []byte) (size, bool) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if err != nil {
			return size{}, false
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		var width, height, box string
		for _, a := range e.Attr {
			switch a.Name.Local {
			case "width":
				width = strings.TrimSuffix(a.Value, "px")
			case "height":
				height = strings.TrimSuffix(a.Value, "px")
			case "viewBox":
				box = a.Value
			}
		}
		if parts := strings.FieldsFunc(box, func(r rune) bool { return r == ' ' || r == ',' }); (width == "" || height == "") && len(parts) == 4 {
			width, height = parts[2], parts[3]
		}
		w, err1 := strconv.ParseFloat(width, 64)
		h, err2 := strconv.ParseFloat(height, 64)
		if err1 != nil || err2 != nil || !(w >= 1 && w < 1e5 && h >= 1 && h < 1e5) {
			return size{}, false
		}
		return size{int(w + .5), int(h + .5)}, true
	}
}

// pictureSize answers for the texts of one page.
func (b *Builder) pictureSize(home string) func(from, raw string) (int, int, bool) {
	return func(from, raw string) (int, int, bool) {
		if from == "" {
			from = home
		}
		at := address.Resolve(path.Dir(strings.TrimPrefix(from, "content/")), address.Plain(raw))
		s, ok := b.sizes[at]
		return s.width, s.height, ok
	}
}

// HrefFrom turns links written in a file into addresses.
func (b *Builder) HrefFrom(file string) func(raw string, image bool) string {
	dir := path.Dir(strings.TrimPrefix(file, "content/"))
	return func(raw string, image bool) string { return Href(dir, b.BasePath, raw, b.linkable, b.others) }
}
