// The calculator: one form in, the sum line by line out.
import { askFirst, offerBack } from "./ask.js";
import { whatIf } from "./chart.js";
import { can, load } from "./engine.js";
import { entered, fault, fill, problemAt, today } from "./fields.js";
import { download, opened as openedFile } from "./keep.js";
import { home } from "../lib/casefile.js";
import { rules as made } from "../lib/rules.js";
import * as t from "../lib/texts.js";
import { amountList, assumedList, button, element, faultItem, leading, period, receipt } from "./show.js";

// makeReady has the page answer; without WebAssembly the page stays text.
export function makeReady() {
  if (!can) return;
  const calculator = document.querySelector("[data-calculator]");
  const form = calculator.querySelector("form");
  const view = calculator.querySelector("[data-result-view]");
  const result = calculator.querySelector("[data-result]"); // the answer in a line, read aloud as it changes
  const example = calculator.querySelector("[data-example]");
  const lines = calculator.querySelector("[data-sum]");
  const play = calculator.querySelector("[data-what-if]");
  const status = calculator.querySelector("[data-status]");
  const summary = calculator.querySelector("[data-summary]");
  const title = document.title;
  const rules = made(load, () => {
    status.textContent = t.stopBeregner;
  });
  const wide = matchMedia("(min-width: 60rem)"); // there is room for all lines beside the form
  let sag;
  let opened = {}; // a case from a file, for what the form does not ask

  const parents = [...form.querySelectorAll("[data-parent]")];
  const of = (parent) => [...parent.querySelectorAll("[data-question]")];
  const questions = parents.flatMap(of);
  const isOther = (question) => !!question.closest('[data-parent="anden"]');
  const labelOf = (question) => question.querySelector("legend, label").textContent.trim();

  // named is what a field is called, and whose it is where both are asked.
  const named = (question) => (isOther(question) ? t.retAnden({ hvad: labelOf(question) }) : labelOf(question));

  function open(question) {
    for (let fold = question.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // showFaults lists what to mend, or, where asks, what may be right.
  function showFaults(faults, asks) {
    summary.hidden = !faults.length;
    summary.classList.toggle("asks", !!asks);
    summary.querySelector("[data-summary-title]").textContent = asks ? t.retRigtigt : t.ret;
    document.title = faults.length && !asks ? `${t.feltFejl} ${title}` : title;
    summary.querySelector("[data-summary-list]").replaceChildren(...faults.map(([question, message]) => {
      open(question);
      return faultItem(fault(question, message, asks), `${named(question)} ${message}`);
    }));
    if (faults.length) summary.focus();
  }

  // A field may be the answer to another fact where a box is ticked: the hours are
  // those granted, or those asked for.
  const box = (question) => question.querySelector("[data-instead]");
  const factsOf = (question) => [question.dataset.question, box(question)?.dataset.instead];
  const asks = (parent, id) => of(parent).some((question) => factsOf(question).includes(id));
  const unasked = (parent, given) => Object.fromEntries(Object.entries(given || {}).filter(([id]) => !asks(parent, id)));
  const otherOf = (of) => ((of.lists || {}).foraelder || [])[0];

  // keyOf is the fact that a field answers.
  const keyOf = (question) => factsOf(question)[box(question)?.checked ? 1 : 0];

  // readCase makes the case of what is typed and can be read, and of what an
  // opened file had beside it. Another parent is in it with what is theirs, and
  // nothing else.
  function readCase() {
    const made = { ...opened, format: "rettesnor-sag/1", clocks: unasked(parents[0], opened.clocks), facts: unasked(parents[0], opened.facts) };
    const other = unasked(parents[1], otherOf(opened));
    const faults = [], doubts = [];
    for (const question of questions) {
      const { value, error, doubt } = entered(question);
      const id = keyOf(question);
      if (error) faults.push([question, error]);
      else if (doubt) doubts.push([question, doubt]);
      if (!error && value) (isOther(question) ? other : home(made, id))[id] = value;
    }
    const { foraelder, ...lists } = opened.lists || {};
    made.lists = Object.keys(other).some((id) => asks(parents[1], id)) ? { ...lists, foraelder: [other] } : lists;
    return { made, faults, doubts };
  }

  // missing names what the form asks for that would say more, each with a way
  // to its field.
  function missing(found, parent) {
    const list = element("ul");
    for (const { id: fact, text } of found.missing) {
      const at = [parent, parents[0]].map((each) => each.querySelector(`[data-question="${CSS.escape(fact)}"]`)).find((each) => each);
      if (!at) continue;
      const item = element("li", `${text} `);
      item.append(button(t.knapUdfyld, `: ${named(at)}`, () => {
        open(at);
        at.querySelector("input, select").focus();
      }));
      list.append(item);
    }
    if (!list.children.length) return [];
    return [element("h3", t.beregnerMangler), list];
  }

  function sumOf(found, parent, whose) {
    const parts = [];
    const amounts = element("dl", "", "amount");
    amountList(amounts, found.amounts);
    if (amounts.hidden) parts.push(element("p", found.headline));
    else parts.push(amounts);
    if (parent) parts.push(...missing(found, parent));
    if (found.period) parts.push(period(found, whose));
    const lines = receipt(found);
    if (lines.children.length) {
      const sum = element("details", "", "receipt");
      const name = element("summary", t.beregnerLinjer, "receipt-title");
      if (whose) name.append(element("span", ` ${t.svarFor({ hvem: whose })}`, "visually-hidden"));
      sum.open = wide.matches;
      sum.append(name, lines);
      parts.push(sum);
    }
    const assumed = element("ul");
    if (assumedList(assumed, found)) {
      const box = element("details");
      const name = element("summary", t.svarGaaetUdFra);
      if (whose) name.append(element("span", ` ${t.svarOm({ hvad: whose })}`, "visually-hidden"));
      box.append(name, assumed);
      parts.push(box);
    }
    return parts;
  }

  // typed is what the sum is made from, for the paper.
  function typed() {
    const list = element("dl", "", "answers");
    for (const question of questions) {
      const words = said(question);
      if (!words) continue;
      const row = element("div");
      row.append(element("dt", named(question)), element("dd", words));
      list.append(row);
    }
    const box = element("section", "", "print-only");
    box.append(element("h3", t.beregnerTal), list);
    return box;
  }

  function said(question) {
    const chosen = question.querySelector("input:checked");
    if (question.dataset.kind === "choice") return chosen ? chosen.closest("label").textContent.trim() : "";
    const parts = [...question.querySelectorAll("[data-part]")].map((field) => (field.options ? field.selectedOptions[0].value && field.selectedOptions[0].text : field.value.trim()));
    if (parts.every((text) => !text)) return "";
    const unit = question.dataset.unit;
    return parts.join(" ") + (unit && /\d$/.test(parts[0]) ? ` ${unit}` : "");
  }

  // told says the answer in a line or two, in whole kroner where it can.
  function told(answer, found) {
    const [both] = found.together || [];
    const texts = answer.answer.money.map((each) => (found.parents ? `${each.who}: ${each.text}` : each.text));
    if (both) texts.unshift(t.beregnerBegge({ hvad: both.title.toLowerCase(), beloeb: both.text }));
    if (texts.length) return texts;
    const amount = leading(found.amounts);
    return [amount ? `${amount.title}: ${amount.text}.` : found.headline];
  }

  // show lays out what the engine says of a case. is tells whether the case is
  // an example of ours.
  function show(answer, is) {
    const found = answer.findings.find((each) => each.id === calculator.dataset.finding);
    view.classList.toggle("example", is);
    // What it is stands in the line itself, which a phone shows alone at its foot.
    const marked = is ? [example.content.textContent] : [];
    result.replaceChildren(...[...marked, ...told(answer, found)].map((text) => element("span", text)));
    const [second] = found.parents || [];
    const parts = is ? [] : [typed()];
    if (!second) parts.push(...sumOf(found, parents[0]));
    else {
      const columns = element("div", "", "parents");
      for (const [name, each, parent] of [[t.beregnerDig, found, parents[0]], [t.beregnerAndenNavn, second, parents[1]]]) {
        const column = element("section");
        column.append(element("h3", name), ...sumOf(each, parent, name.toLowerCase()));
        columns.append(column);
      }
      parts.push(columns);
    }
    const offered = answer.answer.offers.map((each) => each.finding);
    for (const each of answer.findings) {
      if (each === found || !each.amounts.length || offered.includes(each.id)) continue;
      parts.push(element("h3", each.title), ...sumOf(each));
    }
    const open = [...lines.querySelectorAll("details")].map((each) => each.open);
    lines.replaceChildren(...parts);
    [...lines.querySelectorAll("details")].forEach((each, i) => { each.open = open[i] ?? each.open; });
    play.replaceChildren();
    if (is) return;
    const turns = (each) => leading(each.amounts)?.hi !== undefined;
    const whose = [[found, t.beregnerDineTal, sag], ...(second ? [[second, t.beregnerAndensTal, caseOfOther(sag)]] : [])].filter(([each]) => turns(each));
    if (whose.length) play.append(element("h3", t.guideHvadNuHvis), ...whatIfs(whose, !!second));
  }

  // caseOfOther is a case of the second parent's alone.
  function caseOfOther({ facts, lists, ...rest }) {
    const { foraelder: [{ navn, ...theirs }], ...others } = lists;
    return { ...rest, facts: { ...unasked(parents[1], facts), ...theirs }, lists: others };
  }

  // whatIfs lets one try other values for one parent. The curve takes many
  // answers, so the sum comes first.
  let chosen = 0; // of the parents
  function whatIfs(whose, two) {
    const place = element("div");
    const shown = sag;
    const draw = () => setTimeout(() => {
      if (sag !== shown || !play.contains(place)) return;
      place.replaceChildren();
      whatIf(place, rules, whose[chosen][2]);
    });
    if (chosen >= whose.length) chosen = 0;
    draw();
    if (!two) return [place];
    const label = element("label", `${t.beregnerForHvem} `);
    const choice = element("select");
    choice.append(...whose.map(([, text], i) => new Option(text, i)));
    choice.value = chosen;
    choice.onchange = () => {
      chosen = Number(choice.value);
      draw();
    };
    label.append(choice);
    const line = element("p");
    line.append(label);
    return [line, place];
  }

  // problems of the engine's, at the fields they are about.
  function problems(answer) {
    return questions.map((question) => [question, problemAt(answer, keyOf(question), isOther(question) ? "foraelder 1" : undefined)])
      .filter(([, problem]) => problem).map(([question, problem]) => [question, problem.message]);
  }

  // update answers the form as it stands. What cannot be read counts as empty;
  // its fault is shown when the reader leaves the field.
  function update() {
    if (!rules.has()) return undefined;
    const { made, faults, doubts } = readCase();
    const none = !Object.keys(made.facts).length && !(made.lists || {}).foraelder;
    sag = none ? { ...made, facts: sample } : made;
    const answer = rules.step(sag);
    show(answer, none);
    return { faults: none ? faults : [...faults, ...problems(answer)], doubts };
  }
  const sample = JSON.parse(calculator.dataset.sample);

  // ready fetches the rules, and says it where they cannot be had.
  async function ready() {
    if (rules.has()) return true;
    status.textContent = t.beregnerHenter;
    try {
      await rules.ready();
    } catch {
      status.textContent = t.hentIkkeBeregner;
      return false;
    }
    status.textContent = "";
    return true;
  }

  let noWayBack = () => {}; // what was deleted is let go of for good
  let waiting;
  form.addEventListener("input", (event) => {
    noWayBack();
    const question = event.target.closest("[data-question]");
    if (question) fault(question, ""); // it is being mended
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (await ready()) update();
    }, 150);
  });
  // Who leaves a field is told what to mend in it, or asked whether it is right.
  form.addEventListener("change", async (event) => {
    const question = event.target.closest("[data-question]");
    if (!question || !(await ready())) return;
    const { faults, doubts } = update();
    const one = [...faults, ...doubts].find(([at]) => at === question);
    fault(question, one ? one[1] : "", doubts.includes(one));
  });
  // Enter goes to the sum, or to what stands in its way.
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    if (!(await ready())) return;
    for (const question of questions) fault(question, "");
    const { faults } = update();
    showFaults(faults);
    if (!faults.length) calculator.querySelector("#regnestykket").focus();
  });

  form.addEventListener("reset", () => {
    clearTimeout(waiting);
    opened = {};
    status.textContent = "";
    showFaults([]);
    for (const question of questions) {
      fault(question, "");
      delete question.dataset.confirmed;
    }
    setTimeout(() => { // when the fields are empty
      preset();
      update();
    });
  });

  // preset chooses this month, or the month of the data where the clock of the
  // device is behind it.
  function preset() {
    const first = parents[0].querySelector('[data-kind="month"]');
    const now = today().slice(0, 7);
    if (first) fill(first, now > calculator.dataset.month ? now : calculator.dataset.month);
  }

  // put fills the form with a case, and says so when it is done.
  function put(found, words) {
    form.reset();
    const given = [{ ...found.clocks, ...found.facts }, otherOf(found) || {}];
    setTimeout(() => { // after the form has been emptied
      opened = found;
      for (const question of questions) {
        const from = given[isOther(question) ? 1 : 0];
        const [fact, instead] = factsOf(question);
        if (instead) box(question).checked = from[fact] === undefined && from[instead] !== undefined;
        const value = from[keyOf(question)];
        if (value === undefined && question.dataset.kind === "month") continue;
        fill(question, value);
        if (value !== undefined) open(question);
      }
      update();
      status.textContent = words;
    });
  }

  calculator.querySelector("[data-clear]").addEventListener("click", () => {
    const { made } = readCase();
    const none = !made.lists.foraelder && !Object.keys(made.facts).length;
    if (none) return form.reset();
    askFirst({
      title: t.sletTal, text: t.sletTalTekst,
      yes: t.sletAlt, saveFirst: () => download(made), then() {
        form.reset();
        noWayBack = offerBack(calculator.querySelector("[data-deleted]"), () => put(made, ""));
      },
    });
  });
  // A file may be of the wizard's, with more in it than the form asks for.
  calculator.querySelector("[data-file]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file || !(await ready())) return;
    event.target.value = "";
    const { sag: found, problems: wrong } = await openedFile(file, rules);
    if (!found) {
      status.textContent = t.filIkkeAabnet({ hvorfor: wrong.map((problem) => problem.message).join(" ") });
      return;
    }
    put(found, wrong.length ? t.filAabnetNoget : t.filAabnet);
  });
  calculator.querySelector("[data-print]").addEventListener("click", () => print());
  calculator.querySelector("[data-download]").addEventListener("click", () => download(sag));

  for (const question of questions) fault(question, ""); // ties the hints to their fields
  preset();
  calculator.hidden = false;
  ready().then((is) => is && update());
}
