package registry

// Search is search.yaml: what a search knows of words besides the texts.
//
//	stop: [af, at, og]          not looked up, where other words are asked for
//	forms:                      forms of one word that do not begin alike
//	  - words: [barn, børn]
//	means:                      other people's words for things that pages write of
//	  - words: [mormor, farfar]
//	    also: [familie]
type Search struct {
	At
	Stop  []string    `yaml:"stop"`
	Forms []WordForms `yaml:"forms"`
	Means []WordMeans `yaml:"means"`
}

// WordForms are forms of one word.
type WordForms struct {
	At
	Words []string `yaml:"words"`
}

// WordMeans says that who asks with some words may mean others.
type WordMeans struct {
	At
	Words []string `yaml:"words"`
	Also  []string `yaml:"also"`
}

func (d *Data) readSearch(l loader) {
	r := l.reader("search.yaml")
	n := r.Root(l.files[r.File])
	if n == nil {
		return
	}
	r.Struct(n, &d.Search)
	for _, f := range d.Search.Forms {
		if len(f.Words) < 2 {
			l.wrong(f.At, "et ord med kun én form skal ikke stå her", "skriv formerne i words, for eksempel [barn, børn]")
		}
	}
	told := map[string]bool{}
	for _, m := range d.Search.Means {
		if len(m.Words) == 0 || len(m.Also) == 0 {
			l.wrong(m.At, "posten skal have words og also", "skriv de ord, folk bruger, i words og vores ord i also")
		}
		for i, w := range m.Words {
			if told[w] {
				l.wrongAt(m.At, m.Item("words", i), "ordet "+w+" står to gange", "saml det i én post")
			}
			told[w] = true
		}
	}
}
