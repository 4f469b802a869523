// The answer of a case, laid out: its sentences, order and numbers are the
// engine's. All text goes in as text, never as markup.
import { today } from "./fields.js";
import * as t from "../lib/texts.js";
import { button, element, mark, provisionList, say, words } from "./show.js";

const open = 5; // conditions that stand open; the others are folded

function count(details, n, text) {
  details.hidden = !n;
  details.querySelector("summary").textContent = text;
}

// step is one thing to do: a link to a page, or a press. writes gives the press
// for a letter that can be written here.
function step(base, { kind, title, text, href, fact }, { change, has, calendar, writes }) {
  const item = element("li");
  const press = kind === "frist" ? calendar : kind === "svar" && has(fact) ? () => change(fact) : kind === "skriv" ? writes(href, title) : undefined;
  const made = element(press ? "button" : href ? "a" : "div", "", "step");
  made.append(element("span", title, "step-title"), element("span", text, "small"));
  if (press) {
    made.type = "button";
    made.addEventListener("click", press);
    if (kind === "frist") made.dataset.ics = "";
  } else if (href) made.href = base + href.slice(1);
  item.append(made);
  return item;
}

function condition(each, { change, has }) {
  const item = element("li");
  item.dataset.verdict = each.verdict;
  const title = element("p", "", "title");
  title.append(element("strong", each.title), " ", element("span", each.verdictText, "word"));
  item.append(mark(each.verdict), title);
  if (each.verdict === "opfyldt") return item;
  const line = (name, text) => {
    const made = element("p", "", "line");
    made.append(element("span", `${name} `, "soft"), ...words(text));
    return made;
  };
  const answers = each.verdict === "mangler" && each.fact && has(each.fact);
  if (!answers) item.append(line(t.arkSpoerg, each.ask));
  if (each.bring.length) item.append(line(t.svarVis, each.bring.join("; ")));
  if (answers) item.append(button(t.knapSvarNu, t.knapSvarPaa({ hvad: each.title }), () => change(each.fact)));
  const why = element("details", "", "why");
  const summary = element("summary", t.svarHvorfor);
  summary.append(element("span", ` ${each.title}`, "visually-hidden"));
  why.append(summary, element("p", each.text), provisionList(each.cite));
  item.append(why);
  return item;
}

function limit(found) {
  const time = element("time", found.words);
  time.dateTime = found.date;
  time.dataset.deadline = found.id;
  return time;
}

export function showAnswer(view, said, doing) {
  const one = (name) => view.querySelector(`[data-${name}]`);
  const { answer, deadlines } = said;
  const base = document.querySelector("[data-base]").dataset.base;
  say(one("outcome-title"), answer.headline.text);
  say(one("answer-summary"), answer.summary);

  const step0 = answer.steps.find((each) => each.deadline);
  const next = step0 && deadlines.find((each) => each.id === step0.deadline);
  const left = one("answer-limit");
  left.hidden = !next;
  left.replaceChildren();
  if (next) {
    left.append(limit(next), element("strong", next.left));
    left.firstChild.className = "visually-hidden"; // the heading says it
  }
  one("money").replaceChildren(...answer.money.map((each) => element("p", answer.money.length > 1 ? `${each.who}: ${each.text}` : each.text)));
  one("steps").replaceChildren(...answer.steps.map((each) => step(base, each, doing)));

  const settled = answer.conditions.filter((each) => each.verdict === "opfyldt");
  // What nobody was asked about yet is no answer of theirs: it is folded.
  const told = new Set(said.answered.map((each) => each.id));
  const unasked = (each) => each.verdict === "mangler" && !told.has(each.fact);
  const others = answer.conditions.filter((each) => each.verdict !== "opfyldt").sort((a, b) => unasked(a) - unasked(b));
  const shown = Math.min(open, others.filter((each) => !unasked(each)).length);
  const [done, first, rest] = view.querySelectorAll("[data-conditions]");
  done.replaceChildren(...settled.map((each) => condition(each, doing)));
  first.replaceChildren(...others.slice(0, shown).map((each) => condition(each, doing)));
  rest.replaceChildren(...others.slice(shown).map((each) => condition(each, doing)));
  count(one("settled"), settled.length, t.svarPaaPlads({ n: settled.length }));
  const n = others.length - shown;
  count(one("further"), n, shown ? t.svarMere({ n }) : t.svarFlere({ n }));

  one("offers").replaceChildren(...answer.offers.map((each) => {
    const item = element("li");
    item.append(button(t.svarTilbud({ titel: each.title, n: each.questions }), "", () => doing.change(each.fact)));
    return item;
  }));
  one("dates").hidden = !deadlines.length;
  view.querySelector("[data-dates] [data-ics]").hidden = !deadlines.some((each) => each.date >= today());
  one("deadlines").replaceChildren(...deadlines.map((each) => {
    const item = element("li");
    item.append(element("strong", `${each.title}: `));
    if (each.date) item.append(limit(each), `. ${each.left || ""} `);
    item.append(element("span", each.text));
    return item;
  }));
}
