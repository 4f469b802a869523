// The calculator: one form in, the sum line by line out.
import { askFirst } from "./ask.js";
import { whatIf } from "./chart.js";
import { can, load, waits } from "./engine.js";
import { clocks, entered, fault, fill, problemAt, today } from "./fields.js";
import { download } from "./keep.js";
import { read } from "../lib/casefile.js";
import { rules as made } from "../lib/rules.js";
import { amountList, amountNames, amountWords, assumedList, button, element, period, receipt, subjects } from "./show.js";

// makeReady has the page answer; without WebAssembly the page stays text.
export function makeReady() {
  if (!can) return;
  const tabt = "tabt-arbejdsfortjeneste";
  const month = "maaned";
  const shownBy = { "traeningsudgifter": "udgifter.traening-aar", "kompensationsydelse": "merudgifter.aar" };
  const calculator = document.querySelector("[data-calculator]");
  const form = calculator.querySelector("form");
  const view = calculator.querySelector("[data-result-view]");
  const result = calculator.querySelector("[data-result]");
  const changed = calculator.querySelector("[data-changed]");
  const play = calculator.querySelector("[data-what-if]");
  const status = calculator.querySelector("[data-status]");
  const summary = calculator.querySelector("[data-summary]");
  const title = document.title;
  const rules = made(load, () => {
    status.textContent = "Beregneren gik i stykker ved de tal og er stoppet. Det er vores fejl. Tryk Beregn igen, så henter vi den på ny.";
  });
  let sag;
  let opened = {}; // a case from a file, for what the form does not ask

  const parents = [...form.querySelectorAll("[data-parent]")];
  const of = (parent) => [...parent.querySelectorAll("[data-question]")];
  const questions = parents.flatMap(of);
  const isOther = (question) => !!question.closest('[data-parent="anden"]');
  const labelOf = (question) => question.querySelector("legend, label").textContent.trim();

  // named is what a field is called, and whose it is where both are asked.
  const named = (question) => (isOther(question) ? `Den anden forælder: ${labelOf(question)}` : labelOf(question));

  function open(question) {
    for (let fold = question.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // showFaults lists what to mend, or, where asks, what may be right.
  function showFaults(faults, asks) {
    summary.hidden = !faults.length;
    summary.classList.toggle("asks", !!asks);
    summary.querySelector("[data-summary-title]").textContent = asks ? "Er det rigtigt?" : "Der er noget at rette";
    document.title = faults.length && !asks ? `Fejl: ${title}` : title;
    summary.querySelector("[data-summary-list]").replaceChildren(...faults.map(([question, message]) => {
      const field = fault(question, message, asks);
      open(question);
      const link = element("a", `${named(question)} ${message}`);
      link.href = `#${field.id || "indhold"}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        field.focus();
      });
      const item = element("li");
      item.append(link);
      return item;
    }));
    if (faults.length) summary.focus();
  }

  const asks = (parent, id) => of(parent).some((question) => question.dataset.question === id);
  const unasked = (parent, given) => Object.fromEntries(Object.entries(given || {}).filter(([id]) => !asks(parent, id)));
  const otherOf = (of) => ((of.lists || {}).foraelder || [])[0];

  // readCase makes the case of what is typed, and of what an opened file had
  // beside it. Another parent is in it with what is theirs, and nothing else.
  function readCase() {
    const made = { ...opened, format: "rettesnor-sag/1", clocks: unasked(parents[0], opened.clocks), facts: unasked(parents[0], opened.facts) };
    const other = unasked(parents[1], otherOf(opened));
    const faults = [], doubts = [];
    for (const question of questions) {
      const { value, error, doubt } = entered(question);
      const id = question.dataset.question;
      if (error) faults.push([question, error]);
      else if (doubt) doubts.push([question, doubt, value]);
      if (!error && value) (isOther(question) ? other : clocks.includes(id) ? made.clocks : made.facts)[id] = value;
    }
    const { foraelder, ...lists } = opened.lists || {};
    made.lists = Object.keys(other).some((id) => asks(parents[1], id)) ? { ...lists, foraelder: [other] } : lists;
    return { made, faults, doubts };
  }

  // missing names what the form asks for that would say more, each with a way
  // to its field.
  function missing(found, parent) {
    const list = element("ul");
    found.missing.forEach((fact, i) => {
      const at = [parent, parents[0]].map((each) => each.querySelector(`[data-question="${CSS.escape(fact)}"]`)).find((each) => each);
      if (!at) return;
      const item = element("li", `${found.misses[i]} `);
      item.append(button("Udfyld", `: ${named(at)}`, () => {
        open(at);
        at.querySelector("input, select").focus();
      }));
      list.append(item);
    });
    if (!list.children.length) return [];
    return [element("h3", "Det mangler vi for at sige det præcist"), list];
  }

  function sumOf(found, parent, whose) {
    const parts = [];
    const amounts = element("dl", "", "amount");
    amountList(amounts, found.amounts);
    if (amounts.hidden) parts.push(element("p", found.heading));
    else parts.push(amounts);
    if (parent) parts.push(...missing(found, parent));
    if (found.period) parts.push(period(found, whose));
    const lines = receipt(found);
    if (lines.children.length) {
      const sum = element("div", "", "receipt");
      sum.append(element("p", "Linje for linje", "receipt-title"), lines);
      parts.push(sum);
    }
    const assumed = element("ul");
    if (assumedList(assumed, found)) {
      const box = element("details");
      const name = element("summary", "Det har vi gået ud fra");
      if (whose) name.append(element("span", ` om ${whose}`, "visually-hidden"));
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
    box.append(element("h3", "Jeres tal"), list);
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

  function show(answer) {
    const parts = [typed()];
    const found = answer.result.findings.find((each) => each.id === tabt);
    const [second] = found.parents || [];
    if (!second) parts.push(...sumOf(found, parents[0]));
    else {
      const { brutto } = found.together;
      if (brutto) {
        const both = element("p", "", "receipt-sum");
        both.append(element("span", `${amountNames.brutto}, begge`), element("span", amountWords(brutto)));
        parts.push(both);
      }
      const columns = element("div", "", "parents");
      for (const [name, each, parent] of [["Dig", found, parents[0]], ["Den anden forælder", second, parents[1]]]) {
        const column = element("section");
        column.append(element("h3", name), ...sumOf(each, parent, name.toLowerCase()));
        columns.append(column);
      }
      parts.push(columns);
    }
    for (const each of answer.result.findings) {
      if (sag.facts[shownBy[each.id]] === undefined || !Object.keys(each.amounts).length) continue;
      parts.push(element("h3", subjects[each.id]), ...sumOf(each));
    }
    result.replaceChildren(...parts);
    view.hidden = false;
    view.classList.remove("old");
    changed.hidden = true;
    play.replaceChildren();
    const { brutto } = found.amounts;
    if (brutto && brutto.hi !== undefined) {
      const place = element("div");
      play.append(element("h3", second ? "Hvad nu hvis? Dine tal" : "Hvad nu hvis?"), place);
      whatIf(place, rules, sag);
    }
  }

  // problems of the engine's, at the fields they are about.
  function problems(answer) {
    return questions.map((question) => [question, problemAt(answer, question.dataset.question, isOther(question) ? "foraelder 1" : undefined)])
      .filter(([, problem]) => problem).map(([question, problem]) => [question, problem.message]);
  }

  // ready fetches the rules, and says it where they cannot be had.
  async function ready() {
    if (!rules.has()) status.textContent = "Henter beregneren …";
    try {
      await rules.ready();
      return true;
    } catch {
      status.textContent = "Beregneren kunne ikke hentes. Prøv igen, eller brug regneeksemplet nedenfor som mønster.";
      return false;
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    const { made, faults, doubts } = readCase();
    for (const question of questions) fault(question, "");
    if (faults.length) return showFaults(faults);
    showFaults(doubts, true);
    if (doubts.length) {
      for (const [question, , value] of doubts) question.dataset.confirmed = value;
      return;
    }
    if (!(await waits(event.submitter, "Henter beregneren …", ready()))) return;
    const answer = rules.step(made);
    const wrong = problems(answer);
    if (wrong.length) {
      status.textContent = "";
      return showFaults(wrong);
    }
    sag = made;
    show(answer);
    status.textContent = "Regnestykket er klar.";
    calculator.querySelector("#regnestykket").focus();
  });

  // A sum that no longer follows from the form must not pass for its sum: it is
  // marked as old at once, and made anew where the form can be read.
  let waiting;
  form.addEventListener("input", () => {
    if (view.hidden) return;
    view.classList.add("old");
    changed.hidden = false;
    status.textContent = "I har ændret tallene. Tryk Beregn for at få regnestykket igen.";
    clearTimeout(waiting);
    waiting = setTimeout(again, 600);
  });

  function again() {
    const { made, faults, doubts } = readCase();
    if (faults.length || doubts.length || !rules.has()) return;
    const answer = rules.step(made);
    if (problems(answer).length) return;
    for (const question of questions) fault(question, "");
    showFaults([]);
    sag = made;
    show(answer);
    status.textContent = "Regnestykket følger nu de nye tal.";
  }

  form.addEventListener("reset", () => {
    clearTimeout(waiting);
    view.hidden = true;
    result.replaceChildren();
    play.replaceChildren();
    sag = undefined;
    opened = {};
    status.textContent = "";
    showFaults([]);
    for (const question of questions) {
      fault(question, "");
      delete question.dataset.confirmed;
    }
    setTimeout(preset); // when the fields are empty
  });

  // preset chooses this month, or the month of the data where the clock of the
  // device is behind it.
  function preset() {
    const first = parents[0].querySelector(`[data-question="${month}"]`);
    const now = today().slice(0, 7);
    if (first) fill(first, now > calculator.dataset.month ? now : calculator.dataset.month);
  }

  calculator.querySelector("[data-clear]").addEventListener("click", () => {
    const { made } = readCase();
    const none = !made.lists.foraelder && !Object.keys(made.facts).length;
    if (none) return form.reset();
    askFirst({
      title: "Skal alle tallene slettes?", text: "Tallene er kun her på siden. Er de slettet, kan de ikke hentes igen.",
      yes: "Slet alt", saveFirst: () => download(made), then: () => form.reset(),
    });
  });
  // A file may be of the wizard's, with more in it than the form asks for.
  calculator.querySelector("[data-file]").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (!file || !(await ready())) return;
    event.target.value = "";
    const { sag: found, problems: wrong } = await read(file, rules);
    if (!found) {
      status.textContent = `Filen kunne ikke åbnes. ${wrong.map((problem) => problem.message).join(" ")}`;
      return;
    }
    form.reset();
    const given = [{ ...found.clocks, ...found.facts }, otherOf(found) || {}];
    setTimeout(() => { // after the form has been emptied
      opened = found;
      for (const question of questions) {
        const value = given[isOther(question) ? 1 : 0][question.dataset.question];
        if (value === undefined && question.dataset.question === month) continue;
        fill(question, value);
        if (value !== undefined) open(question);
      }
      status.textContent = wrong.length ? "Tallene er åbnet. Noget i filen kunne ikke bruges og er ikke taget med. Tryk Beregn." : "Tallene er åbnet. Tryk Beregn.";
    });
  });
  calculator.querySelector("[data-print]").addEventListener("click", () => print());
  calculator.querySelector("[data-download]").addEventListener("click", () => download(sag));

  for (const question of questions) fault(question, ""); // ties the hints to their fields
  preset();
  calculator.hidden = false;
}
