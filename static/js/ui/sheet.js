// The sheet for the meeting, made from the reasons of a result: each condition
// with how it stands, who says so, which papers show it, its provision and what
// to ask. What is settled comes last and in few words, so that it is one page.
import { receiptLine } from "./keep.js";
import { amountLines, element, leading, mark, names, words } from "./show.js";

const order = ["mangler", "skoen", "ikke-opfyldt"];
const heads = ["Betingelse", "Er det på plads?", "Hvem siger det?", "Papirer", "Bestemmelse", "Spørg kommunen"];

// asks gives the question to put to the municipality about a condition.
function asks(line) {
  const all = document.querySelector("template[data-meeting]").content;
  const own = all.querySelector(`[data-rule="${CSS.escape(line.rule)}"]`);
  return (own || all.querySelector(`[data-verdict="${line.verdict}"]`)).textContent;
}

function byWhom(line) {
  if (line.verdict === "skoen") return line.decider || "kommunen";
  if (line.verdict === "mangler") return "ingen endnu";
  return line.originText || "–";
}

// open are the conditions to talk about, each once, what is missing first. An
// answer that several findings lack is one to find, with all its provisions.
// Of a finding that is settled as not met, what nobody was asked is not open.
function open(findings) {
  const lines = new Map();
  const talked = (found) => found.trace.filter((line) => (found.verdict === "ikke-opfyldt" ? line.verdict === found.verdict : order.includes(line.verdict)));
  for (const line of findings.flatMap(talked)) {
    const key = line.verdict === "mangler" && line.fact || line.text;
    const first = lines.get(key);
    if (first) first.cite = [...new Set([...first.cite, ...(line.cite || [])])];
    else lines.set(key, { ...line, cite: line.cite || [] });
  }
  return order.flatMap((verdict) => [...lines.values()].filter((line) => line.verdict === verdict));
}

function row(line) {
  const made = element("tr");
  made.dataset.verdict = line.verdict;
  made.role = "row"; // on a narrow screen the rows stand as blocks
  const cell = (name, ...parts) => {
    const td = element(name);
    const inner = element("span");
    inner.append(...parts.flatMap((part) => (typeof part === "string" ? words(part) : part)));
    td.role = name === "th" ? "rowheader" : "cell";
    td.dataset.head = heads[made.children.length];
    td.append(inner);
    made.append(td);
    return td;
  };
  cell("th", line.text).scope = "row";
  cell("td", mark(line.verdict), " ", element("span", line.verdictText, "word"));
  cell("td", byWhom(line));
  cell("td", (line.evidence || []).join(", ") || "–");
  cell("td", names(line.cite).join("; "));
  cell("td", asks(line));
  return made;
}

function conditions(findings) {
  const table = element("table", "", "conditions");
  const head = element("thead");
  const top = element("tr");
  for (const text of heads) {
    const th = element("th", text);
    th.scope = "col";
    th.role = "columnheader";
    top.append(th);
  }
  top.role = "row";
  head.append(top);
  const body = element("tbody");
  table.role = "table";
  head.role = body.role = "rowgroup";
  body.append(...open(findings).map(row));
  table.append(element("caption", "Det skal vi tale om"), head, body);
  const region = element("div", "", "table");
  region.role = "region";
  region.tabIndex = 0;
  region.setAttribute("aria-label", "Det skal vi tale om");
  region.append(table);
  return region;
}

function part(title, className, ...content) {
  const section = element("section", "", className);
  section.append(element("h2", title), ...content);
  return section;
}

function list(texts) {
  const made = element("ul");
  made.append(...texts.map((text) => element("li", text)));
  return made;
}

// sheet fills a place with the sheet of a result. notes are the reader's own,
// by question, and stay in memory.
export function sheet(into, said, question, notes) {
  const findings = said.findings;
  const overview = element("ul", "", "sheet-overview");
  for (const found of findings) {
    const item = element("li");
    const amount = leading(found.amounts);
    item.append(mark(found.verdict), element("strong", ` ${found.title}: `), found.verdictText, ...words(amount ? `: ${amount.text}` : ""));
    overview.append(item);
  }
  const seen = new Set();
  const settled = findings.flatMap((found) => found.trace.filter((line) => line.verdict === "opfyldt"))
    .filter((line) => !seen.has(line.text) && seen.add(line.text)).map((line) => [line.text, ...(line.origin && line.origin !== "siger" ? [`(${line.originText})`] : []), ...names(line.cite).slice(0, 1)].join(" "));
  const amounts = findings.flatMap((found) => amountLines(found.amounts));
  const known = said.answered.filter((answer) => answer.value !== "ved-ikke");
  const answers = known.map((answer) => `${question(answer.id)} ${answer.label}`);
  if (known.length < said.answered.length) answers.push("Resten af spørgsmålene har I svaret »Ved ikke« til.");
  const noted = Object.entries(notes).filter(([, text]) => text.trim()).map(([fact, text]) => `${question(fact)} ${text.trim()}`);
  const parts = [overview, conditions(findings)];
  if (noted.length) parts.push(part("Noter", "sheet-list", list(noted)));
  const below = element("div", "", "sheet-below");
  if (settled.length) below.append(part("På plads efter jeres svar", "sheet-list", list(settled)));
  if (amounts.length) below.append(part("Beløb", "sheet-list", list(amounts)));
  below.append(part("Jeres svar", "sheet-list", list(answers)));
  parts.push(below, element("p", `Vejledende. Kun kommunen kan afgøre sagen. ${receiptLine(said.receipt)}`, "small"));
  into.replaceChildren(...parts);
}
