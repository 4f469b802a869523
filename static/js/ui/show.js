// How results are shown; the wizard, the calculator and the sheet for the
// meeting share it. All text goes in as text, never as markup.
import { monthNames } from "../lib/entry.js";

export const verdicts = {
  "opfyldt": "opfyldt",
  "ikke-opfyldt": "ikke opfyldt",
  "skoen": "kommunen skal vurdere",
  "mangler": "mangler oplysninger",
};
export const amountNames = {
  "brutto": "Tabt arbejdsfortjeneste før skat",
  "pension": "Bidrag til pension",
  "atp-egen": "ATP, jeres egen del",
  "loft": "Loftet ved jeres timer",
  "ferietillaeg-sidste-aar": "Tillæg til ferie af sidste års ydelse",
  "ferietillaeg-i-aar": "Tillæg til ferie af årets ydelse",
  "inden-for-loftet": "Udgifter, der kan vurderes inden for loftet",
  "over-loftet": "Over loftet",
  "loft-aar": "Årets loft for udgifter til træningen",
  "merudgifter": "Dækning af ekstra udgifter",
  "gruppe-1": "Kompensationsydelse, gruppe 1: standardbeløbet",
  "gruppe-2": "Kompensationsydelse, gruppe 2: dokumenterede udgifter",
};
const leading = ["brutto", "inden-for-loftet"];
export const subjects = {
  "hjemmetraening": "Hjemmetræning",
  "tabt-arbejdsfortjeneste": "Tabt arbejdsfortjeneste",
  "traeningsudgifter": "Udgifter til træningen",
  "kompensationsydelse": "Ekstra udgifter",
};
const units = { "DKK/month": " om måneden", "DKK/year": " om året" };

const template = (selector) => document.querySelector(`template${selector}`);

export function element(name, text, className) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function button(text, hidden, press) {
  const made = element("button", text, "plain no-print");
  made.type = "button";
  if (hidden) made.append(element("span", ` ${hidden}`, "visually-hidden"));
  made.addEventListener("click", press);
  return made;
}

// folded is a list of texts under a summary; nothing where there is no text.
function folded(summary, texts) {
  if (!texts.length) return [];
  const box = element("details");
  const list = element("ul");
  list.append(...texts.map((text) => element("li", text)));
  box.append(element("summary", summary), list);
  return [box];
}

function clone(form) {
  const made = template(`[data-form="${form}"]`).content.firstElementChild.cloneNode(true);
  const slot = (name) => made.querySelector(`[data-slot="${name}"]`);
  return { made, slot };
}

export const mark = (verdict) => template(`[data-mark="${verdict}"]`).content.firstElementChild.cloneNode(true);

// kroner prints "37000.50" as "37.000,50".
export function kroner(text) {
  const [whole, parts = "00"] = text.split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${parts.padEnd(2, "0")}`;
}

// amountWords says what an amount is known to be. What is only known not to
// be below nothing is not known.
export function amountWords(amount, per = units[amount.unit] || "") {
  const low = Number(amount.lo) > 0;
  if (amount.hi === undefined) return low ? `Mindst ${kroner(amount.lo)} kr.${per}` : unknown;
  if (amount.hi === amount.lo) return `${kroner(amount.lo)} kr.${per}`;
  return low ? `Mellem ${kroner(amount.lo)} og ${kroner(amount.hi)} kr.${per}` : `Højst ${kroner(amount.hi)} kr.${per}`;
}
const unknown = "Vi kan ikke sætte tal på endnu";
const lower = (text) => text[0].toLowerCase() + text.slice(1);
const known = (amount) => !!amount && (amount.hi !== undefined || Number(amount.lo) > 0);
// shortWords are an amount's words for a cell or a line, without its period.
export const shortWords = (amount) => (known(amount) ? lower(amountWords(amount, "")) : "kendes ikke endnu");

// lineFigure is what a line of the sum arrives at.
export function lineFigure(found, line) {
  const amount = found.amounts[line.amount];
  if (!amount) return line.figure === "mindst 0,00 kr." ? shortWords({ lo: "0" }) : line.figure;
  return shortWords(amount) + (amount.best !== undefined && amount.hi !== amount.lo ? ` (beregnet: ${kroner(amount.best)} kr.)` : "");
}

// provisions lists the places in the law; each opens in place with what it
// is about in our words, and a link to the law's own.
function provisions(ids) {
  const line = element("div", "", "cites");
  const known = template("[data-provisions]").content;
  for (const id of ids || []) {
    const found = known.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!found || !found.dataset.text) {
      line.append(element("span", found ? found.textContent : id, "cite"));
      continue;
    }
    const box = element("details", "", "cite");
    const text = element("p", `${found.dataset.text} `);
    if (found.hasAttribute("href")) {
      const link = element("a", "Læs bestemmelsen");
      link.append(element("span", `: ${found.textContent}`, "visually-hidden"));
      link.href = found.getAttribute("href");
      text.append(link);
    }
    box.append(element("summary", found.textContent), text);
    line.append(box);
  }
  return line;
}

// names gives provisions as plain words, for paper and for copied text.
export function names(ids) {
  const known = template("[data-provisions]").content;
  return (ids || []).map((id) => {
    const found = known.querySelector(`[data-id="${CSS.escape(id)}"]`);
    return found ? found.textContent : id;
  });
}

function bar(amount) {
  const { made } = clone("bar");
  const lo = Number(amount.lo);
  const top = Number(amount.hi === undefined ? Math.max(lo, Number(amount.best || 0)) * 1.5 : amount.hi) || 1;
  const share = (value) => (100 * value) / top;
  const span = made.querySelector(".span");
  span.setAttribute("x", share(lo));
  span.setAttribute("width", amount.hi === undefined ? 100 - share(lo) : Math.max(share(Number(amount.hi) - lo), 0.8));
  const best = made.querySelector(".best");
  if (amount.best === undefined) best.remove();
  else best.setAttribute("x", share(Number(amount.best)));
  const ends = element("span", "", "ends small");
  ends.setAttribute("aria-hidden", "true");
  ends.append(element("span", "0 kr."), element("span", amount.hi === undefined ? "intet øvre tal" : `${kroner(amount.hi)} kr.`));
  return [made, ends];
}

// amountList fills a list with the amounts that are known. The leading one
// stands there also where it is not; the rest of those share a line.
export function amountList(list, amounts) {
  const without = [];
  for (const name of Object.keys(amountNames)) {
    const amount = amounts && amounts[name];
    if (!amount) continue;
    if (!leading.includes(name) && !known(amount) && amount.best === undefined) {
      without.push(amountNames[name]);
      continue;
    }
    const value = element("dd");
    value.append(element("span", amountWords(amount), "figure"));
    const open = amount.hi !== amount.lo;
    if (leading.includes(name) && open && (amount.hi !== undefined || Number(amount.lo))) value.append(...bar(amount));
    if (open && amount.best !== undefined) {
      value.append(element("span", `Beregnet, ikke offentliggjort: ${kroner(amount.best)} kr.`, "small"));
    }
    list.append(element("dt", amountNames[name]), value);
  }
  if (without.length) list.append(element("dt", "Det kan vi ikke sætte tal på endnu"), element("dd", without.join(". "), "small"));
  list.hidden = !list.children.length;
}

// amountLines are the amounts as plain words, in the order of the list.
export const amountLines = (amounts) => Object.keys(amountNames).filter((name) => amounts[name]).map((name) => `${amountNames[name]}: ${amountWords(amounts[name])}`);

const looksAt = {
  for: "Det lægger kommunen vægt på",
  against: "Vær opmærksom på",
  evidence: "Papirer, der hjælper",
};

// discretion says what the municipality looks at where it must assess.
function discretion(line) {
  const box = element("details");
  const name = element("summary", "Hvad ser kommunen på?");
  name.append(element("span", ` ${line.text}`, "visually-hidden"));
  box.append(name);
  const list = element("dl");
  for (const [key, words] of Object.entries(looksAt)) {
    if (!line[key] || !line[key].length) continue;
    list.append(element("dt", words), ...line[key].map((text) => element("dd", text)));
  }
  box.append(list);
  return box;
}

const origins = { dokument: "Det står i et dokument.", afgoerelse: "Det har kommunen afgjort." };

function traceLine(line) {
  const item = element("li");
  if (verdicts[line.verdict]) {
    item.dataset.verdict = line.verdict;
    item.append(mark(line.verdict), element("span", verdicts[line.verdict], "word"));
  }
  item.append(element("p", line.text));
  if (origins[line.origin]) item.append(element("p", origins[line.origin], "small"));
  if (line.cite && line.cite.length) item.append(provisions(line.cite));
  if (line.decider) item.append(discretion(line));
  return item;
}

// The reasons come first in a trace, then the sum.
function parts(trace) {
  const lines = trace || [];
  const first = lines.findIndex((line) => line.amount);
  return first < 0 ? { reasons: lines, sum: [] } : { reasons: lines.slice(0, first), sum: lines.slice(first) };
}

export function heading(fact) {
  const section = document.querySelector(`[data-question="${CSS.escape(fact)}"]`);
  const title = section && (section.querySelector("[data-heading]") || section.querySelector("label, legend"));
  return title ? title.textContent.trim() : fact;
}

const hasQuestion = (fact) => !!document.querySelector(`section[data-question="${CSS.escape(fact)}"]`);

// missing lists what nobody has answered, each with a way to its question.
function missingList(list, found, change) {
  (found.missing || []).forEach((fact, i) => {
    const item = element("li", found.misses[i]);
    if (change && hasQuestion(fact)) item.append(" ", button("Svar", `på: ${heading(fact)}`, () => change(fact)));
    list.append(item);
  });
  return list.children.length > 0;
}

export function assumedList(list, found) {
  list.append(...(found.assumes || []).map((text) => element("li", text)));
  return list.children.length > 0;
}

export const month = (text) => `${monthNames[Number(text.slice(5)) - 1]} ${text.slice(0, 4)}`;

// table is rows of words under heads, in a region that scrolls for itself.
export function table(caption, heads, rows) {
  const region = element("div", "", "table");
  const made = element("table");
  const top = element("tr");
  heads.forEach((text, i) => {
    const head = element("th", text, i ? "right" : "");
    head.scope = "col";
    top.append(head);
  });
  const head = element("thead");
  head.append(top);
  const body = element("tbody");
  for (const cells of rows) {
    const row = element("tr");
    cells.forEach((text, i) => {
      const cell = element(i ? "td" : "th", text.replace(/ kr\./g, "\u00a0kr."), i ? "right" : "");
      if (!i) cell.scope = "row";
      row.append(cell);
    });
    body.append(row);
  }
  made.append(element("caption", caption), head, body);
  region.role = "region";
  region.tabIndex = 0;
  region.setAttribute("aria-label", caption);
  region.append(made);
  return region;
}

// period is the run of months, cut where a rate, the law or the verdict
// changes, and the sum of it all. A sum of months of which some cannot be
// said is no sum: the months that can are named instead.
export function period(found, whose) {
  const names = ["brutto", "pension", "atp-egen"];
  const { segments, sum } = found.period;
  const when = (segment) => (segment.from === segment.to ? month(segment.from) : `${month(segment.from)} til ${month(segment.to)}`);
  const shown = names.filter((name) => name === "brutto" || segments.some((segment) => known(segment.amounts[name])));
  const rows = segments.map((segment) => [when(segment), ...shown.map((name) => (segment.amounts[name] ? shortWords(segment.amounts[name]) : verdicts[segment.verdict]))]);
  rows.push(["I alt", ...shown.map((name) => {
    const open = segments.filter((segment) => segment.amounts[name] && !known(segment.amounts[name]));
    if (!sum[name]) return "–";
    if (open.length) return `kan ikke lægges sammen: ${open.map(when).join(" og ")} kendes ikke endnu`;
    const [first, last] = sum[name].months || [segments[0].from, segments.at(-1).to];
    const all = first === segments[0].from && last === segments.at(-1).to;
    return shortWords(sum[name]) + (all ? "" : `, kun for ${when({ from: first, to: last })}`);
  })]);
  const heads = { brutto: "Ydelse før skat om måneden", pension: "Pension", "atp-egen": "ATP" };
  const parts = [table(`Perioden, måned for måned${whose ? `: ${whose}` : ""}`, ["Måneder", ...shown.map((name) => heads[name])], rows)];
  if (!shown.includes("atp-egen") && segments.some((segment) => segment.amounts["atp-egen"])) parts.push(element("p", "ATP er ikke med: satsen for perioden er ikke lagt ind.", "small"));
  const box = element("div", "", "period");
  box.append(...parts);
  return box;
}

// named keeps ids apart where several texts with the same ids meet.
function named(text, prefix) {
  for (const each of text.querySelectorAll("[id]")) each.id = prefix + each.id;
  for (const each of text.querySelectorAll("[popovertarget]")) each.setAttribute("popovertarget", prefix + each.getAttribute("popovertarget"));
  for (const each of text.querySelectorAll('[href^="#"]')) each.setAttribute("href", `#${prefix}${each.getAttribute("href").slice(1)}`);
  return text;
}

export const evidence = (found) => [...new Set(found.trace.flatMap((line) => line.evidence || []))];

// finding is one finding as a card: what decides it stands open, the rest is
// folded in. change(fact) opens the question again.
export function finding(found, change) {
  const { made, slot } = clone("finding");
  made.dataset.outcome = found.id;
  made.dataset.verdict = found.verdict;
  slot("mark").replaceWith(mark(found.verdict));
  slot("word").textContent = verdicts[found.verdict];
  slot("heading").textContent = found.heading;
  slot("heading").id = `svar-${found.id}`;
  slot("heading").tabIndex = -1;
  amountList(slot("amounts"), found.amounts);
  slot("missing").hidden = !missingList(slot("missing-list"), found, change);
  slot("narrows").hidden = !found.narrows;
  slot("narrows").textContent = `Det svar, der betyder mest nu: ${heading(found.narrows)}`;
  slot("assumed").hidden = !assumedList(slot("assumed-list"), found);
  const { reasons, sum } = parts(found.trace);
  const decides = (line) => line.verdict && (line.verdict === found.verdict || line.part);
  slot("decisive").append(...reasons.filter(decides).map(traceLine));
  slot("decisive").hidden = !slot("decisive").children.length;
  const rest = reasons.filter((line) => !decides(line));
  slot("trace").append(...rest.map(traceLine));
  slot("why").hidden = !rest.length;
  if (sum.length) slot("sum").append(receipt(found));
  slot("sum").hidden = !sum.length;
  if (found.period) slot("period").append(period(found));
  slot("more").append(...folded("Hvad ville ændre svaret?", (found.changes || []).map((each) => each.text)));
  // Where the law of the time is not in the data there is no answer to look for.
  const told = found.explanation !== `${found.id}.mangler` || found.missing.length > 0;
  const explanation = told && template(`[data-explanation="${found.explanation}"]`);
  if (explanation) slot("explanation-text").append(named(explanation.content.cloneNode(true), `${found.id}-`));
  slot("explanation").hidden = !explanation;
  // Several findings have the same folds, and a name tells them apart.
  for (const name of made.querySelectorAll("details[data-slot] > summary, [data-slot=more] > details > summary")) {
    name.append(element("span", ` om ${lower(subjects[found.id])}`, "visually-hidden"));
  }
  return made;
}

// receipt is the sum, a line a step, with the figure each step arrives at.
export function receipt(found) {
  const list = element("ol", "", "receipt-lines");
  for (const line of parts(found.trace).sum) {
    const item = element("li");
    const text = element("span", line.text, "line-text");
    if (line.cite && line.cite.length) text.append(provisions(line.cite));
    item.append(text);
    if (line.figure) item.append(element("span", lineFigure(found, line), "line-figure"));
    list.append(item);
  }
  return list;
}

let folds = [];
addEventListener("beforeprint", () => {
  folds = [...document.querySelectorAll(".finding details:not([open]):not(.cite)")];
  for (const details of folds) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of folds) details.open = false;
  folds = [];
});

export { provisions as provisionList };
