// The wizard's pages. Which question comes next, what it means and what it
// says is the engine's; here is only what the reader sees and presses. The
// answers are kept in this page's memory: not in the address, and on the
// device only where the reader asks for it. The browser's history holds step
// numbers, and a mark of the case they belong to, alone.
import { showAnswer } from "./answer.js";
import { askFirst } from "./ask.js";
import { whatIf } from "./chart.js";
import { can, load, waits } from "./engine.js";
import { clocks, entered, fault, fill, problemAt, today, wanted } from "./fields.js";
import { copy, device, download, downloadFile, plain } from "./keep.js";
import { read } from "../lib/casefile.js";
import { rules as made } from "../lib/rules.js";
import { sheet } from "./sheet.js";
import { button, element, finding, heading, mark } from "./show.js";

// makeReady has the page answer. Without WebAssembly its links lead to the pages
// without script.
export function makeReady() {
  if (!can) return;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => document.querySelectorAll(selector);
  const start = one("[data-start]");
  const wizard = one("[data-wizard]");
  const questions = one("[data-questions]");
  const outcome = one("[data-outcome-view]");
  const paper = one("[data-sheet-view]");
  const soFar = one("[data-so-far]");
  const status = one("[data-status]");
  const summary = one("[data-summary]");
  const note = one("[data-note]");
  const begins = all("[data-begin]");
  const keeps = all("[data-keep]");
  const reloaded = one("[data-reloaded]");
  const stored = one("[data-stored]");
  // Where answers and what follows from them are written; emptied with the case.
  const told = ["outcome-title", "answer-limit", "answer-summary", "money", "steps", "conditions", "offers", "deadlines", "findings", "answers", "sheet", "origins", "cord", "what-if", "file-list"].map((name) => `[data-${name}]`).join();
  const startTitle = document.title;
  const siteName = startTitle.split(" – ").pop();
  const outcomeView = { outcome: true };
  const sheetView = { sheet: true };
  const again = history.state !== null && history.state.step >= 0; // loaded in the middle

  const rules = made(load, () => {
    status.textContent = "Reglerne gik i stykker ved de svar og er stoppet. Det er vores fejl. Prøv igen, så henter vi dem på ny. Jeres svar er her stadig.";
  });
  let sag = blank();
  let last; // what the engine said to the case as it stands
  let undo; // the last changed answer, as it was
  let notes = {};
  let views = []; // what each step number in the history showed
  let at = -1;
  let run = Date.now(); // tells this case's steps in the history from those of others

  function blank() {
    return { format: "rettesnor-sag/1", clocks: {}, facts: {} };
  }
  const home = (of, fact) => (clocks.includes(fact) ? of.clocks : of.facts);
  const section = (fact) => questions.querySelector(`[data-question="${CSS.escape(fact)}"]`);

  function show(view) {
    start.hidden = view !== start;
    wizard.hidden = view === start;
    questions.hidden = !view.fact;
    outcome.hidden = !view.outcome;
    paper.hidden = !view.sheet;
    document.body.classList.toggle("under-way", view !== start);
    document.body.dataset.page = view.outcome ? "outcome" : view.sheet ? "tool" : "wizard";
    for (const each of questions.querySelectorAll("[data-question]")) each.hidden = each.dataset.question !== view.fact;
    soFar.hidden = !view.fact || !last || !last.answered.length;
    showUndo();
    let title;
    if (view === start) title = start.querySelector("h1");
    else if (view.outcome) title = showOutcome();
    else if (view.sheet) title = showSheet();
    else title = showQuestion(view.fact);
    document.title = view === start ? startTitle : `${(title.querySelector("[data-heading]") || title).textContent.trim()} – ${siteName}`;
    title.tabIndex = -1;
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
    const problem = view.fact && last && problemAt(last, view.fact);
    if (problem) showFault(section(view.fact), problem.message); // another answer contradicts this one
  }

  function showQuestion(fact) {
    const question = section(fact);
    unfault(question);
    fill(question, home(sag, fact)[fact]);
    const place = last ? last.answered.findIndex((answer) => answer.fact === fact) : -1;
    const number = place < 0 ? `Spørgsmål ${(last ? last.answered.length : 0) + 1}` : `Spørgsmål ${place + 1}, ret jeres svar`;
    const where = [question.dataset.section, number].filter(Boolean);
    one("[data-where]").textContent = where.join(" · ");
    question.querySelector("[data-spoken-where]").textContent = `${where.join(", ")}: `;
    note.value = notes[fact] || "";
    note.dataset.fact = fact;
    const cord = one("[data-cord]");
    cord.replaceChildren(...(last ? last.answered : []).map((answer) => {
      const item = element("li");
      item.append(mark(answer.value === "ved-ikke" ? "mangler" : "opfyldt"), element("span", heading(answer.fact), "title"), element("span", answer.label, "answer"), changeButton(answer.fact));
      return item;
    }));
    return question.querySelector("h1");
  }

  const change = (fact) => go({ fact });
  const changeButton = (fact) => button("Ret", `svaret på: ${heading(fact)}`, () => change(fact));

  function showUndo() {
    for (const box of all("[data-undo]")) {
      box.hidden = !undo;
      if (undo) box.querySelector("[data-undo-what]").textContent = heading(undo.fact);
    }
  }

  // aside gives the answers that bear on nothing as the case stands: no reason
  // turns on them, and the engine would not ask for them again.
  function aside() {
    const used = new Set(last.result.findings.flatMap((found) => found.trace.map((line) => line.fact)));
    return last.answered.map((answer) => answer.fact).filter((fact) => {
      if (used.has(fact) || clocks.includes(fact) || !section(fact) || section(fact).hasAttribute("data-optional")) return false;
      const without = { ...sag, clocks: { ...sag.clocks }, facts: { ...sag.facts } };
      delete home(without, fact)[fact];
      return !rules.step(without).ask.includes(fact);
    });
  }

  function answerRow(answer) {
    const row = element("div");
    const pressed = element("dd", "", "change");
    pressed.append(changeButton(answer.fact));
    row.append(element("dt", heading(answer.fact)), element("dd", answer.label), pressed);
    return row;
  }

  function showAnswers() {
    const left = aside();
    const groups = new Map();
    for (const answer of last.answered) {
      const name = left.includes(answer.fact) ? "" : section(answer.fact).dataset.section || "";
      groups.set(name, [...(groups.get(name) || []), answerRow(answer)]);
    }
    const parts = [];
    for (const [name, rows] of [...groups].sort(([a], [b]) => (a === "") - (b === ""))) {
      const list = element("dl", "", "answers");
      list.append(...rows);
      parts.push(element("h3", name || "Lagt til side"));
      if (!name) parts.push(element("p", "Disse svar betyder ikke noget for resultatet, som det ser ud nu. De er her stadig, hvis I retter et andet svar.", "small"));
      parts.push(list);
    }
    one("[data-answers]").replaceChildren(...parts);
    const answered = new Set(last.answered.map((answer) => answer.fact));
    const more = [...questions.querySelectorAll("[data-optional]")].map((each) => each.dataset.question).filter((fact) => !answered.has(fact));
    one("[data-more]").hidden = !more.length;
    one("[data-more-list]").replaceChildren(...more.map((fact) => {
      const item = element("li", `${heading(fact)} `);
      item.append(button("Svar", `på: ${heading(fact)}`, () => change(fact)));
      return item;
    }));
  }

  function showOutcome() {
    const { findings } = last.result;
    showAnswer(outcome, last, { change, has: section, calendar });
    one("[data-findings]").replaceChildren(...findings.map((found) => finding(found, change)));
    showAnswers();
    const tabt = findings.find((found) => found.amounts.brutto && found.amounts.brutto.hi !== undefined);
    const place = one("[data-what-if]");
    one("[data-what-if-view]").hidden = !tabt;
    place.replaceChildren();
    const answered = last; // the curve takes many answers, so the page comes first
    setTimeout(() => {
      if (tabt && last === answered && !outcome.hidden) whatIf(place, rules, sag);
    });
    one("[data-copied]").textContent = "";
    one("[data-text]").hidden = true;
    return one("[data-outcome-title]");
  }

  // calendar saves the deadlines of the case as a calendar file.
  const calendar = () => downloadFile(rules.calendar(sag), "text/calendar;charset=utf-8", `frister-${today()}.ics`);

  function showSheet() {
    sheet(one("[data-sheet]"), last, heading, notes);
    const lines = last.result.findings.flatMap((found) => found.trace).filter((line) => line.fact && ["opfyldt", "ikke-opfyldt"].includes(line.verdict));
    const told = last.answered.filter((answer) => lines.some((line) => line.fact === answer.fact));
    one("[data-origins-view]").hidden = !told.length;
    one("[data-origins]").replaceChildren(...told.map(originField));
    return one("[data-sheet-title]");
  }

  // originField asks where an answer is known from; the engine carries it to
  // the reasons and lets it change nothing.
  function originField(answer) {
    const field = element("p", "", "field");
    const label = element("label", `${heading(answer.fact)} `);
    const choice = element("select");
    label.append(element("strong", answer.label));
    label.htmlFor = choice.id = `${answer.fact}-hvorfra`;
    choice.append(...[["siger", "Det siger I selv"], ["dokument", "Det står i et papir"], ["afgoerelse", "Det har kommunen afgjort"]].map(([value, text]) => new Option(text, value)));
    choice.value = (sag.origins || {})[answer.fact] || "siger";
    choice.onchange = () => {
      const next = { ...sag, origins: { ...sag.origins, [answer.fact]: choice.value } };
      take(next, rules.step(next));
      sheet(one("[data-sheet]"), last, heading, notes);
    };
    field.append(label, choice);
    return field;
  }

  function go(view) {
    views.length = ++at;
    views.push(view);
    history.pushState({ step: at, run }, "");
    show(view);
  }

  const goOn = () => go(!last.pause && last.next && section(last.next) ? { fact: last.next } : outcomeView);

  function unfault(question) {
    fault(question, "");
    summary.hidden = true;
  }

  // showFault says what to mend, or, where asks, what may be right.
  function showFault(question, message, asks) {
    const field = fault(question, message, asks);
    summary.classList.toggle("asks", !!asks);
    one("[data-summary-title]").textContent = asks ? "Er det rigtigt?" : "Der er noget at rette";
    const link = one("[data-summary-link]");
    link.textContent = message;
    link.onclick = (event) => {
      event.preventDefault();
      field.focus();
    };
    summary.hidden = false;
    if (!asks && !document.title.startsWith("Fejl: ")) document.title = `Fejl: ${document.title}`;
    summary.focus();
  }

  async function answer(event) {
    event.preventDefault();
    const question = event.target.closest("[data-question]");
    const fact = question.dataset.question;
    const { value, error, doubt } = entered(question);
    if (error || !value) return showFault(question, error || wanted[question.dataset.kind]);
    if (doubt) {
      question.dataset.confirmed = value;
      return showFault(question, doubt, true);
    }
    const step = at;
    if (!(await waits(event.submitter, "Henter reglerne …", ready())) || at !== step) return; // or the reader went on, or back, while the rules were fetched
    const was = home(sag, fact)[fact];
    // A new answer is known from somewhere else.
    const next = withAnswer(fact, value, was === value ? origin(fact) : undefined);
    const said = rules.step(next);
    const problem = problemAt(said, fact);
    if (problem) return showFault(question, problem.message);
    one("[data-file-report]").hidden = true;
    if (was !== undefined && was !== value) undo = { fact, value: was, origin: origin(fact) };
    status.textContent = "";
    take(next, said);
    goOn();
  }

  // theirs are the reader's notes, without those that were emptied.
  const theirs = () => Object.fromEntries(Object.entries(notes).filter(([, text]) => text.trim()));
  const save = () => download(Object.keys(theirs()).length ? { ...sag, notes: theirs() } : sag);

  const origin = (fact) => (sag.origins || {})[fact];

  // withAnswer is the case with one answer put in, and where it is known from.
  function withAnswer(fact, value, from) {
    const next = { ...sag, clocks: { ...sag.clocks }, facts: { ...sag.facts } };
    home(next, fact)[fact] = value;
    if (next.origins || from) {
      const { [fact]: gone, ...others } = next.origins || {};
      next.origins = from ? { ...others, [fact]: from } : others;
    }
    return next;
  }

  function take(next, said) {
    sag = next;
    last = said;
    if (kept()) store();
  }

  const kept = () => keeps[0].checked;

  function keep(is) {
    for (const box of keeps) box.checked = is;
  }

  function store() {
    if (device.set(sag)) return;
    keep(false);
    status.textContent = "Jeres browser lader os ikke gemme på enheden. I kan gemme sagen som fil, når I ser resultatet.";
  }

  // ready has the rules fetched; false when they could not be had.
  async function ready() {
    if (rules.has() && last) return true;
    status.textContent = "Henter reglerne …";
    try {
      await rules.ready();
    } catch {
      status.textContent = "Reglerne kunne ikke hentes. Prøv igen, eller ";
      const link = element("a", "svar på spørgsmålene side for side");
      link.href = begins[0].getAttribute("href");
      status.append(link, ".");
      return false;
    }
    last = rules.step(sag);
    status.textContent = "";
    return true;
  }

  async function beginOrGoOn(event) {
    event.preventDefault();
    reloaded.hidden = true;
    one("[data-file-report]").hidden = true;
    const first = wizard.dataset.first;
    if (!rules.has() && first && section(first)) {
      // The first question is the same for all, so it need not wait.
      ready();
      return go({ fact: first });
    }
    wizard.hidden = false;
    if (await ready()) goOn();
  }

  // clear lets go of everything, here and on the device; of the device not where
  // another case is kept there.
  function clear(everywhere = true) {
    sag = blank();
    last = undefined;
    if (rules.has()) last = rules.step(sag);
    undo = undefined;
    notes = {};
    views = [];
    at = -1;
    run = Date.now();
    if (everywhere) device.forget();
    stored.hidden = !device.get();
    keep(false);
    for (const form of wizard.querySelectorAll("form")) form.reset();
    for (const question of questions.querySelectorAll("[data-question]")) {
      unfault(question); // a fault repeats what was typed
      delete question.dataset.confirmed;
    }
    one("[data-summary-link]").textContent = "";
    status.textContent = "";
    note.value = "";
    one("[data-text]").value = "";
    for (const place of all(told)) place.replaceChildren();
    one("[data-file-report]").hidden = true;
    history.replaceState(null, "");
    offer();
    show(start);
  }

  // offer says on the start page whether there is a case to go on with.
  function offer() {
    const going = last && last.answered.length > 0;
    for (const begin of begins) begin.textContent = going ? "Fortsæt" : stored.hidden ? "Begynd" : "Begynd på en ny sag";
    one("[data-anew]").hidden = !going;
  }

  // open takes a kept case, and says what in it could not be used.
  async function open(file) {
    wizard.hidden = false;
    const { sag: found, problems } = (await ready()) ? await read(file, rules) : { problems: [{ message: "Reglerne kunne ikke hentes. Prøv igen om lidt." }] };
    const report = one("[data-file-report]");
    one("[data-file-list]").replaceChildren(...problems.map(problemLine));
    one("[data-file-ok]").hidden = !found;
    one("[data-file-part]").hidden = !found || !problems.length;
    one("[data-file-not]").hidden = !!found;
    report.hidden = false;
    if (found) {
      const { notes: own = {}, ...rest } = found;
      undo = undefined;
      notes = own;
      take(rest, rules.step(rest));
      stored.hidden = true;
      goOn();
    } else wizard.hidden = !start.hidden;
    report.focus();
    return !!found;
  }

  function problemLine({ fact, own, message }) {
    const of = own && section(own) ? `Den anden forælder: ${heading(own)} ` : fact && section(fact) ? `${heading(fact)} ` : "";
    return element("li", `${of}${message}`);
  }

  addEventListener("popstate", () => {
    const { step, run: of } = history.state || {};
    if (of === run && views[step]) {
      at = step;
      return show(views[step]);
    }
    at = -1;
    reloaded.hidden = !again || views.length > 0;
    offer();
    show(start);
  });

  const press = (selector, then) => {
    for (const each of all(selector)) each.addEventListener("click", then);
  };
  for (const begin of begins) begin.addEventListener("click", beginOrGoOn);
  press("[data-back]", () => history.back());
  // Who has an answer from the municipality meets its deadline first.
  one("[data-standing]").hidden = false;
  for (const each of all("[data-situation]")) {
    each.addEventListener("click", async () => {
      if (!(await waits(each, "Henter reglerne …", ready()))) return;
      const next = withAnswer("sag.situation", each.dataset.situation);
      take(next, rules.step(next));
      goOn();
    });
  }
  // Nothing that was answered is let go of before the reader has been asked.
  function before(words, then) {
    const none = !Object.keys(sag.facts).length && !Object.keys(sag.clocks).length && !Object.keys(theirs()).length && !device.get();
    if (none) return then();
    askFirst({ ...words, saveFirst: last && last.answered.length ? save : undefined, then });
  }
  press("[data-restart]", () => before({ title: "Vil I begynde forfra?", text: "Så bliver jeres svar og noter slettet her på siden.", yes: "Begynd forfra" }, () => clear(kept())));
  press("[data-clear]", () => before({ title: "Skal alt slettes?", text: "Jeres svar og noter bliver slettet, også dem, der er gemt på denne enhed. De kan ikke hentes igen.", yes: "Slet alt" }, () => clear()));
  press("[data-next-case]", () => before({ title: "Er I færdige med sagen?", text: "Svar og noter bliver slettet, før den næste sag begynder.", yes: "Næste sag" }, async () => {
    clear();
    if (await ready()) goOn();
  }));
  press("[data-result-now]", async () => {
    if (await ready()) go(outcomeView);
  });
  press("[data-to-sheet]", () => go(sheetView));
  press("[data-print]", () => print());
  press("[data-undo-press]", async () => {
    if (!(await ready())) return;
    // What was answered since stays.
    const next = withAnswer(undo.fact, undo.value, undo.origin);
    take(next, rules.step(next));
    undo = undefined;
    if (views[at] === outcomeView) show(outcomeView);
    else goOn();
  });
  press("[data-download]", save);
  press("[data-dates] [data-ics]", calendar);
  press("[data-copy]", async () => {
    const done = await copy(plain(last, heading), one("[data-text]"));
    one("[data-copied]").textContent = done ? "Teksten er kopieret." : "Browseren ville ikke kopiere. Teksten er markeret, så I kan kopiere den selv.";
  });
  press("[data-stored-open]", async () => {
    if (await open(new Blob([device.get() || ""]))) keep(true);
  });
  for (const field of all("[data-file]")) {
    field.addEventListener("change", () => {
      const [file] = field.files;
      if (!file) return;
      field.value = "";
      open(file);
    });
  }
  // A tick that the browser brings back by itself is not the reader's.
  for (const box of [...keeps, ...all("[data-meeting-mode]")]) box.setAttribute("autocomplete", "off");
  for (const box of keeps) {
    box.addEventListener("change", () => {
      status.textContent = "";
      keep(box.checked);
      if (box.checked) store();
      else device.forget();
    });
  }
  // "Slet alt" in another tab holds here too.
  device.forgotten(() => {
    keep(false);
    stored.hidden = true;
    offer();
  });
  for (const box of all("[data-meeting-mode]")) {
    box.addEventListener("change", () => document.documentElement.classList.toggle("meeting", box.checked));
    document.documentElement.classList.toggle("meeting", box.checked); // a browser may bring a tick back
  }
  note.addEventListener("input", () => { notes[note.dataset.fact] = note.value; });
  questions.addEventListener("submit", answer);
  // The second half of a double click would answer the question after.
  questions.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("[type=submit]")) event.preventDefault();
  });
  // A step within the page would put an entry in the history that is no step
  // of the wizard's.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target || event.defaultPrevented) return;
    event.preventDefault();
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  });

  one("[data-extras]").hidden = false;
  if (device.get()) {
    stored.hidden = false;
    offer();
    history.replaceState(null, "");
  } else if (again) {
    history.replaceState(null, "");
    reloaded.hidden = false;
    reloaded.focus();
  }
}
