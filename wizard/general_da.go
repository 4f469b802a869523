package wizard

// NotesOf lists the notes that a finding's cases may call for without any
// verdict turning on them.
func NotesOf(findingID string) []Note {
	for _, f := range findings {
		if f.id == findingID {
			return f.notes
		}
	}
	return nil
}
