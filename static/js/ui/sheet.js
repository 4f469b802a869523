// The sheet for the meeting: the conditions as the answer has them, each with
// what to ask, the papers that show it and a line to write on. What is settled
// stands on the second page, with money, deadlines and answers.
import { amountLines, clone, element, leading, mark, names, say } from "./show.js";

// ask is one condition to settle. What is written on its line is a note.
function ask(condition, notes) {
  const { made, slot } = clone("sheet-ask");
  made.dataset.verdict = condition.verdict;
  say(slot("title"), condition.title);
  slot("mark").replaceWith(mark(condition.verdict));
  say(slot("word"), condition.verdictText);
  say(slot("ask"), condition.ask);
  slot("papers").append(...items(condition.bring));
  slot("papers").hidden = !condition.bring.length;
  say(slot("cite"), names(condition.cite).join("; "));
  const key = condition.fact || condition.rule;
  const line = slot("line");
  line.value = notes[key] || "";
  line.dataset.note = key;
  line.setAttribute("aria-label", `${line.getAttribute("aria-label")} ${condition.title}`);
  return made;
}

const items = (texts) => texts.map((text) => element("li", text));

// sheet fills the parts of a place with a result. notes are the reader's own
// words, by fact or rule; writing changes them.
export function sheet(into, said, question, notes) {
  const part = (name) => into.querySelector(`[data-sheet-${name}]`);
  const fill = (name, made) => {
    part(name).replaceChildren(...made);
    (part(name).closest("section") || part(name)).hidden = !made.length;
  };
  const { findings, answer, deadlines, answered, receipt } = said;
  const settled = (condition) => condition.verdict === "opfyldt";
  const known = (found) => answered.some((each) => each.id === found.fact);
  // What nobody was asked is nothing to settle where something else has.
  const over = findings.some((found) => found.verdict === "ikke-opfyldt");
  const open = answer.conditions.filter((each) => !settled(each) && !(over && each.verdict === "mangler" && !known(each)));
  fill("asks", open.map((each) => ask(each, notes)));
  // Who says so, where it is another than the family.
  const lines = findings.flatMap((found) => found.trace);
  const from = ({ rule }) => lines.find((line) => line.rule === rule && line.origin && line.origin !== "siger");
  fill("settled", items(answer.conditions.filter(settled).map((each) => [each.title, from(each) ? `(${from(each).originText})` : "", ...names(each.cite).slice(0, 1)].filter(Boolean).join(" "))));
  fill("findings", findings.map((found) => {
    const amount = leading(found.amounts);
    const { made, slot } = clone("sheet-finding");
    slot("mark").replaceWith(mark(found.verdict));
    say(slot("title"), `${found.title}:`);
    say(slot("word"), found.verdictText + (amount ? `: ${amount.text}` : ""));
    return made;
  }));
  fill("money", items(findings.flatMap((found) => amountLines(found.amounts))));
  fill("deadlines", items(deadlines.map((each) => `${each.title}: ${each.text}`)));
  const told = answered.filter((each) => each.value !== "ved-ikke");
  fill("answers", items(told.map((each) => `${question(each.id)} ${each.label}`)));
  part("unknown").hidden = told.length === answered.length;
  const asked = new Set(open.map((each) => each.fact || each.rule));
  fill("notes", items(Object.entries(notes).filter(([key, text]) => text.trim() && !asked.has(key)).map(([key, text]) => `${(answer.conditions.find((each) => each.rule === key) || { title: question(key) }).title} ${text.trim()}`)));
  say(part("receipt"), receipt.text);
  into.oninput = ({ target }) => {
    if (target.dataset.note) notes[target.dataset.note] = target.value;
  };
}
