package wizard

// Told is an answer of the case in words, as people read it: "Ja",
// "4. marts 2016", "37.000,00 kr. om måneden"; empty where there is none.
// The id is that of a fact or of the clocks ansoegning and maaned.
func (c *Case) Told(id string) string {
	q, ok := questionOf(id)
	if !ok {
		return ""
	}
	_, label := c.answer(q)
	return label
}
