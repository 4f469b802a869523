// How results are shown; the wizard, the calculator and the sheet for the
// meeting share it. The words are the result's own, and go in as text, never as
// markup.

import * as t from "../lib/texts.js";
import { say, words } from "./words.js";

const template = (selector) => document.querySelector(`template${selector}`);

export function element(name, text, className) {
  const made = document.createElement(name);
  if (text) say(made, text);
  if (className) made.className = className;
  return made;
}

function untranslated(made) {
  made.translate = false;
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

// clone is one of the page's templates, and its slots by name.
export function clone(form) {
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

// faultItem is a line of what to mend, which leads to its field.
export function faultItem(field, text) {
  const item = element("li");
  const link = element("a", text);
  link.href = `#${field.id || "indhold"}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.focus();
  });
  item.append(link);
  return item;
}

// amountOf finds an amount by its name, and leading the one that a finding is
// about.
export const amountOf = (amounts, name) => amounts.find((amount) => amount.name === name);
export const leading = (amounts) => amounts.find((amount) => amount.leading);
const known = (amount) => amount.hi !== undefined || Number(amount.lo) > 0 || amount.best !== undefined;

// provisions lists the places in the law; each opens in place with what it
// is about in our words, and a link to the law's own.
function provisions(ids) {
  const line = element("div", "", "cites");
  const known = template("[data-provisions]").content;
  for (const id of ids || []) {
    const found = known.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!found || !found.dataset.text) {
      line.append(untranslated(element("span", found ? found.textContent : id, "cite")));
      continue;
    }
    const box = element("details", "", "cite");
    const text = element("p", `${found.dataset.text} `);
    if (found.hasAttribute("href")) {
      const link = element("a", t.svarLaes);
      link.append(element("span", `: ${found.textContent}`, "visually-hidden"));
      link.href = found.getAttribute("href");
      text.append(link);
    }
    box.append(untranslated(element("summary", found.textContent)), text);
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
  ends.append(element("span", t.kr({ tal: "0" })), element("span", amount.hi === undefined ? t.svarIntetOevre : t.kr({ tal: kroner(amount.hi) })));
  return [made, ends];
}

// amountList fills a list with the amounts that are known, the leading one
// first, which stands there also where it is not; the rest of those share a line.
export function amountList(list, amounts) {
  const without = [];
  for (const amount of [...amounts].sort((a, b) => !!b.leading - !!a.leading)) {
    if (!amount.leading && !known(amount)) {
      without.push(amount.title);
      continue;
    }
    const value = element("dd");
    value.append(element("span", amount.text, "figure"));
    if (amount.leading && amount.hi !== amount.lo && known(amount)) value.append(...bar(amount));
    list.append(element("dt", amount.title), value);
  }
  if (without.length) list.append(element("dt", t.svarUdenTal), element("dd", without.join(". "), "small"));
  list.hidden = !list.children.length;
}

// amountLines are the amounts as plain words.
export const amountLines = (amounts) => amounts.map((amount) => `${amount.title}: ${amount.text}`);

const looksAt = {
  for: t.svarSerFor,
  against: t.regelImod,
  evidence: t.regelPapirer,
};

// discretion says what the municipality looks at where it must assess.
function discretion(line) {
  const box = element("details");
  const name = element("summary", t.svarSerPaa);
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

function traceLine(line) {
  const item = element("li");
  if (line.verdict) {
    item.dataset.verdict = line.verdict;
    item.append(mark(line.verdict), element("span", line.verdictText, "word"));
  }
  item.append(element("p", line.text));
  if (line.verdict && line.origin && line.origin !== "siger") item.append(element("p", `${line.originText}.`, "small"));
  if (line.cite && line.cite.length) item.append(provisions(line.cite));
  if (line.decider) item.append(discretion(line));
  return item;
}

const isSum = (line) => line.kind === "sum" || line.kind === "assumption";

export function heading(fact) {
  const section = document.querySelector(`[data-question="${CSS.escape(fact)}"]`);
  const title = section && (section.querySelector("[data-heading]") || section.querySelector("label, legend"));
  return title ? title.textContent.trim() : fact;
}

const hasQuestion = (fact) => !!document.querySelector(`.question[data-question="${CSS.escape(fact)}"]`);

// missing lists what nobody has answered, each with a way to its question.
function missingList(list, found, change) {
  for (const { id, text, how } of found.missing) {
    const item = element("li", text);
    if (change && hasQuestion(id)) item.append(" ", button(t.knapSvar, t.knapSvarPaa({ hvad: heading(id) }), () => change(id)));
    else if (how) item.append(element("p", how, "small"));
    list.append(item);
  }
  return list.children.length > 0;
}

export function assumedList(list, found) {
  list.append(...found.assumed.filter((each) => !each.aside && each.text).map((each) => element("li", each.text)));
  return list.children.length > 0;
}

const unit = t.kr({ tal: "" }); // " kr.", which stays beside its number

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
      const cell = element(i ? "td" : "th", text.replaceAll(unit, unit.replace(" ", "\u00a0")), i ? "right" : "");
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
// changes, and the sum of it all.
export function period(found, whose) {
  const { segments, sum } = found.period;
  const paid = sum.filter((each) => !each.bound);
  const columns = paid.length ? paid : [{ short: found.title }];
  const cell = (of, name, otherwise) => (amountOf(of, name) || { text: otherwise }).text;
  const rows = segments.map((segment) => [segment.months, ...columns.map(({ name }) => cell(segment.amounts, name, segment.verdictText))]);
  rows.push([t.periodeIAlt, ...columns.map(({ name }) => cell(sum, name, "–"))]);
  const box = element("div", "", "period");
  box.append(table(whose ? t.periodeTitelFor({ hvem: whose }) : t.periodeTitel, [t.periodeMaaneder, ...columns.map(({ short }) => short)], rows));
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
  slot("word").textContent = found.verdictText;
  say(slot("heading"), found.headline);
  slot("heading").id = `svar-${found.id}`;
  slot("heading").tabIndex = -1;
  amountList(slot("amounts"), found.amounts);
  slot("missing").hidden = !missingList(slot("missing-list"), found, change);
  slot("narrows").hidden = !found.narrows;
  slot("narrows").textContent = found.narrows ? t.svarMestNu({ hvad: heading(found.narrows.id) }) : "";
  slot("assumed").hidden = !assumedList(slot("assumed-list"), found);
  const sum = found.trace.filter(isSum);
  const reasons = found.trace.filter((line) => !isSum(line));
  const decides = (line) => line.verdict && (line.verdict === found.verdict || line.part);
  slot("decisive").append(...reasons.filter(decides).map(traceLine));
  slot("decisive").hidden = !slot("decisive").children.length;
  const rest = reasons.filter((line) => !decides(line));
  slot("trace").append(...rest.map(traceLine));
  slot("why").hidden = !rest.length;
  if (sum.length) slot("sum").append(receipt(found));
  slot("sum").hidden = !sum.length;
  if (found.period) slot("period").append(period(found));
  slot("more").append(...folded(t.svarAendre, found.changes.map((each) => each.text)));
  // Where the law of the time is not in the data there is no answer to look for.
  const told = found.explanation !== `${found.id}.mangler` || found.missing.length > 0;
  const explanation = told && template(`[data-explanation="${found.explanation}"]`);
  if (explanation) slot("explanation-text").append(named(explanation.content.cloneNode(true), `${found.id}-`));
  slot("explanation").hidden = !explanation;
  // Several findings have the same folds, and a name tells them apart.
  for (const name of made.querySelectorAll("details[data-slot] > summary, [data-slot=more] > details > summary")) {
    name.append(element("span", ` ${t.svarOm({ hvad: lower(found.title) })}`, "visually-hidden"));
  }
  return made;
}

// receipt is the sum, a line a step, with the figure each step arrives at.
export function receipt(found) {
  const list = element("ol", "", "receipt-lines");
  for (const line of found.trace.filter(isSum)) {
    const item = element("li");
    const text = element("span", line.text, "line-text");
    if (line.cite && line.cite.length) text.append(provisions(line.cite));
    item.append(text);
    if (line.figure) item.append(element("span", line.figure, "line-figure"));
    list.append(item);
  }
  return list;
}

export const lower = (text) => text[0].toLowerCase() + text.slice(1);

export { provisions as provisionList, say, words };
