package guide

import (
	"reflect"
	"strings"

	"rettesnor/internal/danish"
	"rettesnor/internal/dataset"
	"rettesnor/internal/site"
	"rettesnor/wizard"
	"rettesnor/wizard/words"
)

// Open data: what the registries and the rules know, for other programs and for
// spreadsheets. Each table is a Go type below; its JSON, CSV and JSON Schema
// follow from the type (package dataset), and the page /data/ lists all of them:
//
//	/data/index.json                what there is, with the version of each
//	/data/satser.json               {"$schema", "format", "name", "title", "version", "date", "rows": […]}
//	/data/satser.csv                the same rows, as a Danish Excel opens them
//	/data/satser.schema.json        what a row holds
//	/data/sag.schema.json           the case file, and
//	/data/resultat.schema.json      the result, see formats.go
//
// A version is a hash of the rows: where it is the same, so are they. What a
// field is for stands in da-pages.txt under side.data.felt., or under the
// table's own name where it means something else there.

const (
	dataPath       = "/data/"
	developersPath = dataPath + "brug/"
	dataIndex      = "data/index.json"
)

type rateRow struct {
	Key     string   `json:"key"`
	Title   string   `json:"title"`
	From    string   `json:"from" is:"date"`
	Until   string   `json:"until,omitempty" is:"date"`
	Value   string   `json:"value" is:"number"`
	Unit    string   `json:"unit"`
	Text    string   `json:"text"`
	Status  string   `json:"status" is:"published|derived|adopted|local"`
	Sources []string `json:"sources"`
	Note    string   `json:"note,omitempty"`
	Page    string   `json:"page,omitempty" is:"address"`
}

type figureRow struct {
	ID         string `json:"id"`
	Text       string `json:"text"`
	Rate       string `json:"rate,omitempty"`
	From       string `json:"from,omitempty" is:"date"`
	Until      string `json:"until,omitempty" is:"date"`
	Law        string `json:"law,omitempty"`
	Source     string `json:"source"`
	Confidence string `json:"confidence"`
	Note       string `json:"note,omitempty"`
	Page       string `json:"page" is:"address"`
}

type provisionRow struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Text   string `json:"text"`
	From   string `json:"from,omitempty" is:"date"`
	Until  string `json:"until,omitempty" is:"date"`
	Status string `json:"status"`
	Source string `json:"source"`
	URL    string `json:"url,omitempty" is:"address"`
}

type accountRow struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	State string   `json:"state" is:"modelleret|vurderes|oplysning|udenfor"`
	Rules []string `json:"rules"`
	Why   string   `json:"why,omitempty"`
}

type ruleRow struct {
	Finding     string   `json:"finding"`
	ID          string   `json:"id"`
	Title       string   `json:"title"`
	Question    string   `json:"question,omitempty"`
	Opfyldt     string   `json:"opfyldt,omitempty"`
	Skoen       string   `json:"skoen,omitempty"`
	IkkeOpfyldt string   `json:"ikke-opfyldt,omitempty"`
	Mangler     string   `json:"mangler,omitempty"`
	Decider     string   `json:"decider,omitempty"`
	Cite        []string `json:"cite"`
	Old         []string `json:"old"`
	Page        string   `json:"page" is:"address"`
}

type decisionRow struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind"`
	Year     string   `json:"year,omitempty"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Means    string   `json:"means"`
	Subjects []string `json:"subjects"`
	Rules    []string `json:"rules"`
	LawThen  string   `json:"law-then,omitempty"`
	LawNow   []string `json:"law-now"`
	Status   string   `json:"status"`
	Sources  []string `json:"sources"`
	Page     string   `json:"page" is:"address"`
}

type deadlineRow struct {
	ID     string   `json:"id"`
	Title  string   `json:"title"`
	Starts []string `json:"starts"`
	Length string   `json:"length"`
	Rate   string   `json:"rate"`
	Rolls  string   `json:"rolls" is:"ja|nej"`
	Cite   []string `json:"cite"`
}

type statisticRow struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	N      string `json:"n,omitempty" is:"whole"`
	Source string `json:"source"`
	Note   string `json:"note,omitempty"`
}

type municipalityRow struct {
	ID    string `json:"id"`
	Code  string `json:"code"`
	Name  string `json:"name"`
	Full  string `json:"full"`
	Local string `json:"local" is:"ja|nej"`
	Page  string `json:"page" is:"address"`
	Short string `json:"short" is:"address"`
}

type contactRow struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	What    string `json:"what"`
	Phone   string `json:"phone,omitempty"`
	Hours   string `json:"hours,omitempty"`
	Email   string `json:"email,omitempty"`
	Web     string `json:"web,omitempty" is:"address"`
	Source  string `json:"source"`
	Checked string `json:"checked,omitempty" is:"date"`
}

type wordRow struct {
	ID   string `json:"id"`
	Term string `json:"term"`
	Text string `json:"text"`
	Page string `json:"page" is:"address"`
}

type sourceRow struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Kind    string `json:"kind"`
	URL     string `json:"url,omitempty" is:"address"`
	Date    string `json:"date,omitempty"`
	Checked string `json:"checked,omitempty" is:"date"`
	Note    string `json:"note,omitempty"`
}

type questionRow struct {
	ID       string   `json:"id"`
	In       string   `json:"in" is:"facts|clocks"`
	Kind     string   `json:"kind" is:"choice|date|month|money|hours|percent"`
	Choices  []string `json:"choices"`
	Assumed  string   `json:"assumed,omitempty"`
	Question string   `json:"question,omitempty"`
	Why      string   `json:"why,omitempty"`
	Cite     []string `json:"cite"`
}

// indexFile is what there is.
type indexFile struct {
	Schema  string        `json:"$schema" is:"address"`
	Format  string        `json:"format" is:"rettesnor-data/1"`
	Title   string        `json:"title"`
	Version string        `json:"version"`
	Date    string        `json:"date" is:"date"`
	Tables  []indexTable  `json:"tables"`
	Formats []indexFormat `json:"formats"`
}

type indexTable struct {
	Name    string `json:"name"`
	Title   string `json:"title"`
	About   string `json:"about"`
	Version string `json:"version"`
	Rows    int    `json:"rows"`
	JSON    string `json:"json" is:"address"`
	CSV     string `json:"csv" is:"address"`
	Schema  string `json:"schema" is:"address"`
}

type indexFormat struct {
	Format  string `json:"format"`
	Title   string `json:"title"`
	About   string `json:"about"`
	Version string `json:"version"`
	Schema  string `json:"schema" is:"address"`
	Example string `json:"example" is:"address"`
}

// openTable is a table in its files, and what the page says of it.
type openTable struct {
	indexTable
	Columns          []openColumn
	json, csv, table []byte
}

type openColumn struct{ Name, Text string }

// openView is the page of the data.
type openView struct {
	Tables     []openTable
	Formats    []indexFormat
	Index      string
	Developers string
}

// opened makes the files of a table.
func opened[Row any](b *builder, name string, rows []Row) openTable {
	if rows == nil {
		rows = []Row{}
	}
	of := indexTable{name, b.Words.Say("side.data." + name), b.Words.Say("side.data." + name + ".om"), dataset.Version(rows), len(rows), name + ".json", name + ".csv", name + ".schema.json"}
	t := openTable{indexTable: of, csv: dataset.CSV(rows)}
	t.json = dataset.JSON(dataset.Table[Row]{Schema: of.Schema, Format: dataset.Format, Name: name, Title: of.Title, Version: of.Version, Date: b.reg.Date, Rows: rows})
	about := func(owner, field string) string {
		if owner == "Table" {
			return b.Words.Say("side.data.fil." + strings.TrimPrefix(field, "$"))
		}
		return b.aboutField(name, field)
	}
	t.table = b.schemaFile(name, of.Title, dataset.Of(reflect.TypeFor[dataset.Table[Row]](), about))
	for _, column := range dataset.Columns(*new(Row)) {
		t.Columns = append(t.Columns, openColumn{column, b.aboutField(name, column)})
	}
	return t
}

// aboutField says what a field is for: in its table, or else in any.
func (b *builder) aboutField(table, field string) string {
	if own := "side.data." + table + "." + field; b.Words.All.Has(own) {
		return b.Words.Say(own)
	}
	return b.Words.Say("side.data.felt." + field)
}

// schemaFile is a schema under its address.
func (b *builder) schemaFile(name, title string, s *dataset.Schema) []byte {
	s.ID, s.Title = b.dataAddress(name+".schema.json"), title
	return dataset.JSON(s)
}

// dataAddress is the whole address of a file of the data.
func (b *builder) dataAddress(file string) string { return b.Absolute(dataPath + file) }

func (b *builder) opensData() bool { return b.keepsLedger() }

// openDataPages keep the places of the pages until all others are there.
func (b *builder) openDataPages() {
	if b.opensData() && b.ByAddress[dataPath] == nil {
		p := b.TitledPage("opendata.html", dataPath, "data")
		b.Add(p)
		b.Add(b.TitledPage("developers.html", developersPath, "data.brug"))
	}
}

// openData makes the files, and tells the pages of them.
func (b *builder) openData() {
	p := b.ByAddress[dataPath]
	if p == nil || p.Layout != "opendata.html" {
		return
	}
	tables := []openTable{
		opened(b, "satser", b.rateRows()), opened(b, "tal", b.figureRows()), opened(b, "bestemmelser", b.provisionRows()), opened(b, "lovregnskab", b.accountRows()),
		opened(b, "regler", b.ruleRows()), opened(b, "spoergsmaal", b.questionRows()), opened(b, "afgoerelser", b.decisionRows()), opened(b, "frister", b.deadlineRows()),
		opened(b, "statistik", b.statisticRows()), opened(b, "kommuner", b.municipalityRows()), opened(b, "kontakter", b.contactRows()), opened(b, "ord", b.wordRows()),
		opened(b, "kilder", b.sourceRows()),
	}
	index := indexFile{Schema: "index.schema.json", Format: dataset.Format, Title: b.Words.Say("side.data"), Date: b.reg.Date}
	file := func(name string, data []byte) { b.MakeFile(site.File{Path: "data/" + name, Data: data}) }
	for _, t := range tables {
		index.Tables = append(index.Tables, t.indexTable)
		file(t.JSON, t.json)
		file(t.CSV, t.csv)
		file(t.Schema, t.table)
	}
	index.Formats = b.formatFiles(file)
	index.Version = dataset.Version([]any{index.Tables, index.Formats})
	file("index.json", dataset.JSON(index))
	about := func(_, field string) string { return b.Words.Say("side.data.fil." + strings.TrimPrefix(field, "$")) }
	file("index.schema.json", b.schemaFile("index", index.Title, dataset.Of(reflect.TypeFor[indexFile](), about)))
	p.View().Made = openView{Tables: tables, Formats: index.Formats, Index: "index.json", Developers: developersPath}
}

// pageOf is the whole address of a page, with a place on it; empty where there
// is none.
func (b *builder) pageOf(at string) string {
	path, place, _ := strings.Cut(at, "#")
	if b.ByAddress[path] == nil {
		return ""
	}
	if place != "" {
		place = "#" + place
	}
	return b.Absolute(path) + place
}

// plainText is a text without the spaces that hold it together.
func plainText(s string) string { return strings.ReplaceAll(s, danish.NBSP, " ") }

func (b *builder) rateRows() (rows []rateRow) {
	for _, key := range b.reg.rates.Keys() {
		for _, w := range b.reg.rates.Windows(key) {
			rows = append(rows, rateRow{key, rateName(b.Words, key), w.From.String(), w.Until.String(), w.Text, w.Unit, plainText(b.figure(w.Text, w.Unit)), w.Status.String(), w.Sources, w.Note, b.pageOf(ratePath(key))})
		}
	}
	return rows
}

func (b *builder) figureRows() (rows []figureRow) {
	for _, id := range keysOf(b.reg.Figures) {
		f := b.reg.Figures[id]
		rows = append(rows, figureRow{id, plainText(figureText(f)), f.Rate, f.From, f.Until, f.Law, f.Source, f.Confidence, f.Note, b.pageOf(fixedPath + "#" + id)})
	}
	return rows
}

func (b *builder) provisionRows() (rows []provisionRow) {
	for _, id := range keysOf(b.reg.Provisions) {
		p := b.reg.Provisions[id]
		rows = append(rows, provisionRow{id, plainText(b.reg.provisionName(id)), p.Text, p.From, p.Until, p.Status, p.Source, b.reg.Sources[p.Source].URL()})
	}
	return rows
}

func (b *builder) accountRows() (rows []accountRow) {
	ledger, _ := b.ledger() // whose problems accounts tells
	for _, r := range ledger {
		rows = append(rows, accountRow{r.ID, plainText(r.Name), r.State, listOf(r.Rules), r.Why})
	}
	return rows
}

// listOf is a list that is there, also where it is empty.
func listOf(ids []string) []string { return append([]string{}, ids...) }

// ruleRows are the rules as their pages tell them.
func (b *builder) ruleRows() (rows []ruleRow) {
	for _, finding := range wizard.FindingIDs() {
		p := b.ByAddress[rulesPath+finding+"/"]
		if p == nil {
			continue
		}
		v, _ := p.View().Made.(findingView)
		for _, r := range v.Rules {
			row := ruleRow{Finding: finding, ID: r.Rule, Title: r.Title, Question: r.Question, Cite: lawIDs(r.Law.Today), Old: lawIDs(r.Law.Old), Page: b.pageOf(p.Address + "#" + r.ID)}
			for verdict, at := range map[string]*string{"opfyldt": &row.Opfyldt, "skoen": &row.Skoen, "ikke-opfyldt": &row.IkkeOpfyldt, "mangler": &row.Mangler} {
				var said []string
				for _, line := range r.Lines {
					if line.Verdict == verdict {
						said = append(said, line.Text)
					}
				}
				*at = plainText(strings.Join(said, " "))
			}
			if r.Discretion != nil {
				row.Decider = r.Discretion.Decider
			}
			rows = append(rows, row)
		}
	}
	return rows
}

func lawIDs(law []ProvisionView) []string {
	ids := []string{}
	for _, p := range law {
		ids = append(ids, p.ID)
	}
	return ids
}

// kindIDs are the kinds of answer.
var kindIDs = map[wizard.Kind]string{wizard.Choice: "choice", wizard.Day: "date", wizard.MonthKind: "month", wizard.Money: "money", wizard.Hours: "hours", wizard.PercentKind: "percent"}

func (b *builder) questionRows() (rows []questionRow) {
	add := func(id, in string, choices []string, assumed string) {
		row := questionRow{ID: id, In: in, Kind: kindIDs[wizard.KindOf(id)], Choices: listOf(choices), Assumed: assumed, Cite: []string{}}
		if q, ok := b.engine.model.QuestionFor(id); ok {
			row.Question, row.Why, row.Cite = plainText(q.Heading), plainText(q.Why), listOf(q.Cite)
		}
		rows = append(rows, row)
	}
	for _, id := range wizard.FactIDs() {
		f, _ := wizard.FactByID(id)
		add(id, "facts", f.Info().Choices, f.Info().Assumed)
	}
	for _, id := range wizard.ClockIDs() {
		add(id, "clocks", nil, "")
	}
	return rows
}

func (b *builder) decisionRows() (rows []decisionRow) {
	for _, id := range keysOf(b.reg.Decisions) {
		d := b.reg.Decisions[id]
		rows = append(rows, decisionRow{id, plainText(decisionName(b.Words, d)), d.Kind, d.Year, d.Question, d.Answer, d.Means, listOf(d.Subjects), listOf(d.Rules), d.LawThen, listOf(d.LawNow), d.Status, listOf(d.Sources), b.pageOf(decisionAddress(d))})
	}
	return rows
}

func (b *builder) deadlineRows() (rows []deadlineRow) {
	for _, id := range wizard.DeadlineIDs() {
		d := wizard.DeadlineByID(id)
		row := deadlineRow{ID: id, Title: b.reg.words.Say(words.New("frist." + id + ".titel")), Rate: d.Length, Rolls: yesOrNo(d.Rolls), Cite: listOf(d.Cite), Starts: []string{}}
		for i := range d.Starts {
			row.Starts = append(row.Starts, d.Starts[i].ID())
		}
		if w := b.reg.rates.LatestPublished(d.Length); w != nil {
			row.Length = plainText(b.figure(w.Text, w.Unit))
		}
		rows = append(rows, row)
	}
	return rows
}

// yesOrNo is a yes or a no as a case file writes it.
func yesOrNo(is bool) string {
	if is {
		return "ja"
	}
	return "nej"
}

func (b *builder) statisticRows() (rows []statisticRow) {
	for _, id := range keysOf(b.reg.Statistics) {
		s := b.reg.Statistics[id]
		rows = append(rows, statisticRow{id, s.Text, s.N, s.Source, s.Note})
	}
	return rows
}

func (b *builder) municipalityRows() (rows []municipalityRow) {
	for _, m := range b.municipalOrder() {
		_, local := b.reg.Locals[m.ID]
		rows = append(rows, municipalityRow{m.ID, m.Code, m.Name, plainText(municipalityName(b.Words, m)), yesOrNo(local), b.pageOf(municipalitiesPath + m.ID + "/"), b.Absolute(shortPath + m.ID + "/")})
	}
	return rows
}

func (b *builder) contactRows() (rows []contactRow) {
	for _, id := range keysOf(b.reg.Contacts) {
		c := b.reg.Contacts[id]
		rows = append(rows, contactRow{id, c.Name, c.What, c.Phone, c.Hours, c.Email, c.Web, c.Source, c.Checked})
	}
	return rows
}

func (b *builder) wordRows() (rows []wordRow) {
	for _, id := range keysOf(b.reg.Terms) {
		t := b.reg.Terms[id]
		rows = append(rows, wordRow{id, t.Term, t.Text, b.pageOf("/ordliste/#" + id)})
	}
	return rows
}

func (b *builder) sourceRows() (rows []sourceRow) {
	for _, id := range keysOf(b.reg.Sources) {
		s := b.reg.Sources[id]
		rows = append(rows, sourceRow{id, s.Title, s.Kind, s.URL(), s.Date, s.Checked, s.Note})
	}
	return rows
}
