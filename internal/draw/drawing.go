package draw

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"

	"rettesnor/internal/markdown"
	"rettesnor/internal/suggest"
)

// Drawing is a drawing made by hand. Its file is drawn for a telephone and says
// in words what it shows:
//
//	<svg viewBox="0 0 320 120">
//	<title>Fra i dag til målet</title>
//	<desc>En snor går fra i dag til den unge fylder {tal alder-ophoer}.</desc>
//	<path class="cord" d="M10 60h300"/>
//	<circle class="knot" cx="10" cy="60" r="6"/>
//	<text class="strong" x="10" y="30">I dag</text>
//	</svg>
//
// It has no colours and no lines of its own: the classes give them, so that
// every drawing has the same line and follows the page by day, by night and on
// paper. A drawing that says nothing has aria-hidden="true" and no title.
type Drawing struct {
	title, desc string
	hidden      bool
	box, body   string
}

const (
	// As wide as the column of the smallest screen, so that words in a drawing
	// are there as large as in the text.
	DrawingWidth = 320
	drawingMost  = 16 << 10
)

var (
	drawingElements = []string{"svg", "title", "desc", "g", "path", "line", "circle", "rect", "text"}
	drawingAttrs    = []string{"viewBox", "class", "d", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx", "cx", "cy", "r", "transform", "text-anchor", "aria-hidden"}
	drawingClasses  = []string{"cord", "slack", "knot", "ring", "cross", "over", "sheet", "part", "thin", "bold", "sign", "strong", "soft"}
)

// Words resolves the references of a text of a drawing.
type Words func(text string, line int) (string, []markdown.Problem)

// ReadDrawing reads the file of a drawing; nil stands for one with problems.
func ReadDrawing(data []byte, words Words) (*Drawing, []markdown.Problem) {
	r := drawingReader{resolve: words}
	d := r.read(data)
	if len(r.problems) > 0 {
		d = nil
	}
	return d, r.problems
}

type drawingReader struct {
	resolve  Words
	problems []markdown.Problem
	open     []string
	d        Drawing
	body     strings.Builder
}

func (r *drawingReader) problem(line int, message, hint string) {
	r.problems = append(r.problems, markdown.Problem{Line: line, Message: message, Hint: hint})
}

func (r *drawingReader) read(data []byte) *Drawing {
	if len(data) > drawingMost {
		r.problem(1, fmt.Sprintf("tegningen fylder %d byte", len(data)), fmt.Sprintf("højst %d, for den står i siden selv; tegn med færre streger", drawingMost))
		return nil
	}
	x := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := x.Token()
		line, _ := x.InputPos()
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) {
				r.problem(syntax.Line, "tegningen kan ikke læses: "+syntax.Msg, "luk hvert mærke, som <path …/>")
			} else if err != io.EOF {
				r.problem(line, "tegningen kan ikke læses: "+err.Error(), "")
			}
			break
		}
		r.token(t, line)
	}
	r.d.body = r.body.String()
	switch {
	case len(r.problems) > 0:
	case r.d.box == "":
		r.problem(1, "filen er ikke en tegning", fmt.Sprintf(`begynd med <svg viewBox="0 0 %d 200">`, DrawingWidth))
	case r.d.hidden && r.d.title+r.d.desc != "":
		r.problem(1, "tegningen er skjult for dem, der hører siden, men har title eller desc", `slet aria-hidden="true", eller slet dem`)
	case !r.d.hidden && (r.d.title == "" || r.d.desc == ""):
		r.problem(1, "tegningen siger intet til dem, der hører siden", `skriv <title> og <desc>, eller aria-hidden="true" på svg, hvis den kun pynter`)
	}
	return &r.d
}

func (r *drawingReader) token(t xml.Token, line int) {
	switch t := t.(type) {
	case xml.StartElement:
		name := t.Name.Local
		r.open = append(r.open, name)
		if !slices.Contains(drawingElements, name) || (name == "svg") != (len(r.open) == 1) {
			r.problem(line, "en tegning kan ikke have <"+name+"> her", "brug "+strings.Join(drawingElements[1:], ", ")+" inde i svg")
			return
		}
		if name == "title" || name == "desc" {
			if len(r.open) != 2 {
				r.problem(line, "<"+name+"> står ikke lige under svg", "flyt det op over den første streg")
			}
			return
		}
		var tag strings.Builder
		for _, a := range t.Attr {
			if r.attribute(name, a, line) {
				tag.WriteString(" " + a.Name.Local + `="` + html.EscapeString(a.Value) + `"`)
			}
		}
		if name != "svg" {
			r.body.WriteString("<" + name + tag.String() + ">")
		}
	case xml.EndElement:
		name := t.Name.Local
		if r.open = r.open[:len(r.open)-1]; name != "svg" && name != "title" && name != "desc" {
			r.body.WriteString("</" + name + ">")
		}
	case xml.CharData:
		r.words(string(t), line)
	case xml.Directive, xml.ProcInst:
		r.problem(line, "en tegning har ingen <! og ingen <?", "slet linjen; begynd med <svg …>")
	}
}

// attribute tells whether an attribute goes out as it is.
func (r *drawingReader) attribute(element string, a xml.Attr, line int) bool {
	name, value := a.Name.Local, a.Value
	switch {
	case name == "xmlns" && element == "svg":
	case a.Name.Space != "" || !slices.Contains(drawingAttrs, name):
		hint := "brug " + strings.Join(drawingAttrs, ", ")
		switch name {
		case "fill", "stroke", "style", "stroke-width", "font-size":
			hint = "farver og streger kommer af class: " + strings.Join(drawingClasses, ", ")
		case "id":
			hint = "siden giver selv tegningen sit mærke"
		}
		r.problem(line, "en tegning kan ikke have "+name+"=", hint)
	case element == "svg" && name == "viewBox":
		f := strings.Fields(value)
		if len(f) != 4 || f[0] != "0" || f[1] != "0" || f[2] != strconv.Itoa(DrawingWidth) || !wholeUpTo(f[3], 1000) {
			r.problem(line, `viewBox="`+value+`" kan ikke bruges`, fmt.Sprintf(`skriv 0 0 %d og højden, højst 1000; så er ordene lige store i alle tegninger`, DrawingWidth))
		}
		r.d.box = value
	case element == "svg" && name == "aria-hidden":
		r.d.hidden = value == "true"
	case element == "svg" || name == "viewBox" || name == "aria-hidden":
		r.problem(line, name+" hører ikke til på <"+element+">", "svg har kun viewBox og aria-hidden")
	case name == "class":
		for _, c := range strings.Fields(value) {
			if !slices.Contains(drawingClasses, c) {
				r.problem(line, "ukendt class: "+c, suggest.DidYouMean(c, drawingClasses))
			}
		}
		return true
	default:
		return true
	}
	return false
}

func wholeUpTo(s string, most int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n > 0 && n <= most
}

// words resolves the references of a text. What stands between the elements
// is only their spacing.
func (r *drawingReader) words(s string, line int) {
	in := ""
	if len(r.open) > 0 {
		in = r.open[len(r.open)-1]
	}
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return
	}
	if in != "title" && in != "desc" && in != "text" {
		r.problem(line, "ordene »"+s+"« står uden for <text>", `skriv <text x="0" y="20">…</text>`)
		return
	}
	out, problems := r.resolve(s, line)
	for _, p := range problems {
		r.problem(line, p.Message, p.Hint)
	}
	switch in {
	case "title":
		r.d.title += out
	case "desc":
		r.d.desc += out
	default:
		r.body.WriteString(html.EscapeString(out))
	}
}

// HTML is the drawing with its caption under it.
func (d *Drawing) HTML(id, caption string) string {
	id = "tegning-" + id
	said := `aria-hidden="true"`
	words := ""
	if !d.hidden {
		said = `role="img" aria-labelledby="` + id + `-t ` + id + `-d"`
		words = `<title id="` + id + `-t">` + html.EscapeString(d.title) + `</title><desc id="` + id + `-d">` + html.EscapeString(d.desc) + `</desc>`
	}
	return `<figure class="drawing" id="` + id + `"><svg viewBox="` + html.EscapeString(d.box) + `" ` + said + `>` + words + d.body +
		"</svg>\n<figcaption>" + html.EscapeString(caption) + "</figcaption></figure>\n"
}
