package guide

// Book is what the site says of itself as a book, see package book.
type Book struct {
	Title, Description, Lang, Date string
	Base                           string   // https://host/path, or empty
	Sections                       []string // addresses, in the order of the chapters
}

func (b *builder) book() Book {
	return Book{Title: b.reg.Title, Description: b.reg.Description, Lang: b.Lang(), Date: b.Date, Base: b.Base, Sections: b.reg.Book}
}

// bookStyle is no page's: package book lays it beside its document.
const bookStyle = "css/book.css"
