// The wizard's pages. Which question comes next, what it means and what it
// says is the engine's; here is only what the reader sees and presses. The
// answers are kept in this page's memory: not in the address, and on the
// device only where the reader asks for it. The browser's history holds step
// numbers, and a mark of the case they belong to, alone.
import { showAnswer } from "./answer.js";
import { askFirst, offerBack } from "./ask.js";
import { whatIf } from "./chart.js";
import { can, load, waits } from "./engine.js";
import { explained } from "./explained.js";
import { entered, fault, fill, problemAt, today, wanted } from "./fields.js";
import { copy, device, download, downloadFile, opened, plain } from "./keep.js";
import { home } from "../lib/casefile.js";
import { inLink } from "../lib/link.js";
import { rules as made } from "../lib/rules.js";
import * as t from "../lib/texts.js";
import { letter } from "./letter.js";
import { sheet } from "./sheet.js";
import { button, element, faultItem, finding, heading, leading, mark } from "./show.js";

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
  const writing = one("[data-letter-view]");
  const soFar = one("[data-so-far]");
  const status = one("[data-status]");
  const summary = one("[data-summary]");
  const note = one("[data-note]");
  const begins = all("[data-begin]");
  const keeps = all("[data-keep]");
  const reloaded = one("[data-reloaded]");
  const stored = one("[data-stored]");
  // Where answers and what follows from them are written; emptied with the case.
  const written = ["outcome-title", "answer-limit", "answer-summary", "money", "steps", "conditions", "offers", "deadlines", "findings", "answers", "letter-place", "origins", "cord", "what-if", "file-list", "summary-list"].map((name) => `[data-${name}]`).join() + ", [data-sheet] :is(ul, ol), [data-sheet-receipt]";
  const startTitle = document.title;
  const siteName = startTitle.split(" – ").pop();
  const outcomeView = { outcome: true };
  const sheetView = { sheet: true };
  const again = history.state !== null && history.state.step >= 0; // loaded in the middle

  const rules = made(load, () => {
    status.textContent = t.stopGuide;
  });
  let sag = blank();
  let last; // what the engine said to the case as it stands
  let undo; // the last changed answer, as it was
  let notes = {};
  let letters = new Map(); // those begun, by address
  let views = []; // what each step number in the history showed
  let at = -1;
  let run = Date.now(); // tells this case's steps in the history from those of others

  function blank() {
    return { format: "rettesnor-sag/1", clocks: {}, facts: {} };
  }
  const section = (fact) => questions.querySelector(`[data-question="${CSS.escape(fact)}"]`);
  const stepOf = (fact) => section(fact).closest("[data-step]");
  const factsOf = (step) => [...step.querySelectorAll("[data-question]")].map((each) => each.dataset.question);
  const { standing } = wizard.dataset; // the fact of where the family stands
  const firstAsk = wizard.dataset.first.split(" ");

  // asked are the questions of a page that this family sees: what is worth
  // asking, what is answered, and the one that it came for, with what else may
  // be told beside one that nobody is asked for.
  function asked(step, fact) {
    const open = last ? last.ask : firstAsk;
    const answered = last ? last.answered.filter((answer) => !answer.aside).map((answer) => answer.id) : [];
    const offered = "optional" in section(fact).dataset;
    return factsOf(step).filter((each) => each === fact || open.includes(each) || answered.includes(each) || offered && "optional" in section(each).dataset);
  }

  function show(view) {
    start.hidden = view !== start;
    wizard.hidden = view === start;
    questions.hidden = !view.fact;
    outcome.hidden = !view.outcome;
    paper.hidden = !view.sheet;
    writing.hidden = !view.letter;
    document.body.classList.toggle("under-way", view !== start);
    document.body.dataset.page = view.outcome ? "outcome" : view.sheet ? "tool" : view.letter ? "letter" : "wizard";
    for (const each of questions.querySelectorAll("[data-step]")) each.hidden = !view.fact || each !== stepOf(view.fact);
    soFar.hidden = !view.fact || !last || !last.answered.length;
    askToKeep(view);
    showUndo();
    let title;
    if (view === start) title = start.querySelector("h1");
    else if (view.outcome) title = showOutcome();
    else if (view.sheet) title = showSheet();
    else if (view.letter) title = showLetter(view);
    else title = showQuestion(view.fact);
    document.title = view === start ? startTitle : `${(title.querySelector("[data-heading], [data-step-title]") || title).textContent.trim()} – ${siteName}`;
    title.tabIndex = -1;
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
    if (!view.fact || !last) return;
    // Where another answer contradicts one of these.
    showProblems(last, asked(stepOf(view.fact), view.fact));
  }

  // whereIs says how far the family has come: "Del 1 af 3 · 3 af højst 7".
  function whereIs(step) {
    const page = last ? last.page : { id: step.dataset.step, part: 1, parts: 3, at: 1, most: Number(wizard.dataset.firstMost) };
    if (!page || page.id !== step.dataset.step) return t.guideRet;
    return page.part ? t.guideDel({ del: page.part, dele: page.parts, nr: page.at, hoejst: page.most }) : step.dataset.section;
  }

  function showQuestion(fact) {
    const step = stepOf(fact);
    const seen = asked(step, fact);
    summary.hidden = true;
    for (const each of factsOf(step)) {
      section(each).hidden = !seen.includes(each);
      fault(section(each), "");
      fill(section(each), home(sag, each)[each]);
    }
    const where = whereIs(step);
    one("[data-where]").textContent = where;
    step.querySelector("[data-spoken-where]").textContent = `${where.replace(" · ", ", ")}: `;
    note.dataset.fact = seen[0];
    note.value = notes[seen[0]] || "";
    one("[data-so-far-count]").textContent = last ? `(${last.answered.length})` : "";
    soFar.open = false;
    one("[data-cord]").replaceChildren(...(last ? last.answered : []).map((answer) => {
      const item = element("li");
      item.append(mark(answer.value === "ved-ikke" ? "mangler" : "opfyldt"), element("span", heading(answer.id), "title"), element("span", answer.label, "answer"), changeButton(answer.id));
      return item;
    }));
    return step.querySelector("h1");
  }

  // askToKeep offers once, after three questions, to keep the answers.
  let offered = false;
  function askToKeep(view) {
    const box = one("[data-keep-ask]");
    box.hidden = !device.there || !view.fact || offered || kept() || !last || last.answered.length < 3 || document.documentElement.classList.contains("meeting");
  }

  const change = (fact) => go({ fact });
  const changeButton = (fact) => button(t.knapRet, t.knapRetPaa({ hvad: heading(fact) }), () => change(fact));

  function showUndo() {
    for (const box of all("[data-undo]")) {
      box.hidden = !undo;
      if (undo) box.querySelector("[data-undo-what]").textContent = heading(undo[0].fact);
    }
  }

  function answerRow(answer) {
    const row = element("div");
    const pressed = element("dd", "", "change");
    pressed.append(changeButton(answer.id));
    row.append(element("dt", heading(answer.id)), element("dd", answer.label), pressed);
    return row;
  }

  function showAnswers() {
    const groups = new Map();
    for (const answer of last.answered) {
      const name = answer.aside ? "" : section(answer.id).dataset.section || "";
      groups.set(name, [...(groups.get(name) || []), answerRow(answer)]);
    }
    const parts = [];
    for (const [name, rows] of [...groups].sort(([a], [b]) => (a === "") - (b === ""))) {
      const list = element("dl", "", "answers");
      list.append(...rows);
      const part = [element("h3", name || t.guideTilSide), list];
      if (!name) {
        part.splice(1, 0, element("p", t.guideTilSideTekst, "small"));
        for (const each of part) each.classList.add("no-print"); // they bear on nothing
      }
      parts.push(...part);
    }
    one("[data-answers]").replaceChildren(...parts);
    const answered = new Set(last.answered.map((answer) => answer.id));
    const more = [...questions.querySelectorAll("[data-optional]")].map((each) => each.dataset.question).filter((fact) => !answered.has(fact));
    one("[data-more]").hidden = !more.length;
    one("[data-more-list]").replaceChildren(...more.map((fact) => {
      const item = element("li", `${heading(fact)} `);
      item.append(button(t.knapSvar, t.knapSvarPaa({ hvad: heading(fact) }), () => change(fact)));
      return item;
    }));
  }

  function showOutcome() {
    const { findings } = last;
    showAnswer(outcome, last, { change, has: section, calendar, writes });
    const further = last.next && section(last.next) ? last.page.part : 0;
    one("[data-goon]").hidden = !further;
    one("[data-offers]").hidden = !!further; // the parts come in their order
    for (const each of all("[data-goon-part]")) each.hidden = Number(each.dataset.goonPart) !== further;
    one("[data-findings]").replaceChildren(...findings.map((found) => finding(found, change)));
    showAnswers();
    for (const line of all("[data-tells]")) {
      const { tells, when } = line.dataset;
      line.hidden = !when.split(" ").includes(sag.facts[standing]) || last.answered.some((each) => each.id === tells);
      line.querySelector("button").onclick = () => change(tells);
    }
    one("[data-letters]").replaceChildren(...[...all("template[data-letter-at]")].map(({ dataset: { letterAt: href, title } }) => {
      const item = element("li");
      item.append(button(title, "", writes(href, title)));
      return item;
    }));
    const place = one("[data-what-if]");
    const moved = leading(findings.find((found) => found.id === place.dataset.finding).amounts)?.hi !== undefined;
    one("[data-what-if-view]").hidden = !moved;
    place.replaceChildren();
    const answered = last; // the curve takes many answers, so the page comes first
    setTimeout(() => {
      if (moved && last === answered && !outcome.hidden) whatIf(place, rules, sag);
    });
    one("[data-copied]").textContent = "";
    one("[data-text]").hidden = true;
    return one("[data-outcome-title]");
  }

  // calendar saves the deadlines of the case as a calendar file.
  const calendar = () => downloadFile(rules.calendar(sag), "text/calendar;charset=utf-8", `frister-${today()}.ics`);

  function showSheet() {
    sheet(one("[data-sheet]"), last, heading, notes);
    const lines = last.findings.flatMap((found) => found.trace).filter((line) => line.fact && ["opfyldt", "ikke-opfyldt"].includes(line.verdict));
    const told = last.answered.filter((answer) => lines.some((line) => line.fact === answer.id));
    one("[data-origins-view]").hidden = !told.length;
    one("[data-origins]").replaceChildren(...told.map(originField));
    return one("[data-sheet-title]");
  }

  // A letter is written here, so that what the case knows stands in it. What has
  // been written of one stays while the case does.
  const letterAt = (href) => document.querySelector(`template[data-letter-at="${CSS.escape(href)}"]`);
  const writes = (href, title) => letterAt(href) && (() => go({ letter: href, title }));
  function showLetter({ letter: href, title }) {
    if (!letters.has(href)) {
      const part = letterAt(href).content.firstElementChild.cloneNode(true);
      letters.set(href, { part, fillFrom: letter(part) });
    }
    const { part, fillFrom } = letters.get(href);
    fillFrom(sag);
    one("[data-letter-place]").replaceChildren(part);
    one("[data-letter-more]").href = wizard.dataset.base + href.slice(1);
    const heading = one("[data-letter-heading]");
    heading.textContent = title;
    return heading;
  }

  // originField asks where an answer is known from; the engine carries it to
  // the reasons and lets it change nothing.
  function originField(answer) {
    const field = element("p", "", "field");
    const label = element("label", `${heading(answer.id)} `);
    const choice = element("select");
    label.append(element("strong", answer.label));
    label.htmlFor = choice.id = `${answer.id}-hvorfra`;
    choice.append(...[["siger", t.guideFraJer], ["dokument", t.hvorfraDokument], ["afgoerelse", t.hvorfraAfgoerelse]].map(([value, text]) => new Option(text, value)));
    choice.value = (sag.origins || {})[answer.id] || "siger";
    choice.onchange = () => {
      const next = { ...sag, origins: { ...sag.origins, [answer.id]: choice.value } };
      take(next, rules.step(next));
      sheet(one("[data-sheet]"), last, heading, notes);
    };
    field.append(label, choice);
    return field;
  }

  // withTexts has what a view other than a question is shown with; false when it
  // could not be had.
  let texts = false;
  async function withTexts() {
    status.textContent = t.hentSvar;
    try {
      await explained();
    } catch {
      status.textContent = t.hentIkkeSvar;
      return false;
    }
    status.textContent = "";
    return texts = true;
  }

  async function go(view) {
    const from = at;
    if (!view.fact && !texts && (!(await withTexts()) || at !== from)) return;
    one("[data-file-report]").hidden = true;
    views.length = ++at;
    views.push(view);
    history.pushState({ step: at, run }, "");
    show(view);
  }

  const goOn = () => go(!last.pause && last.next && section(last.next) ? { fact: last.next } : outcomeView);

  // showFaults lists what to mend, or, where asks, what may be right.
  function showFaults(faults, asks) {
    summary.classList.toggle("asks", !!asks);
    one("[data-summary-title]").textContent = asks ? t.retRigtigt : t.ret;
    one("[data-summary-list]").replaceChildren(...faults.map(([question, message]) => {
      return faultItem(fault(question, message, asks), faults.length > 1 ? `${heading(question.dataset.question)} ${message}` : message);
    }));
    summary.hidden = false;
    if (!asks && !document.title.startsWith(t.feltFejl)) document.title = `${t.feltFejl} ${document.title}`;
    summary.focus();
  }

  // showProblems lists what the engine says of some answers, and tells whether it
  // says anything.
  function showProblems(said, facts) {
    const wrong = facts.flatMap((fact) => {
      const problem = problemAt(said, fact);
      return problem ? [[section(fact), problem.message]] : [];
    });
    if (wrong.length) showFaults(wrong);
    return wrong.length;
  }

  // readStep reads the questions of a page that the family sees. A number that
  // is left empty beside others is not known.
  function readStep(step) {
    const faults = [], doubts = [], given = [];
    const seen = factsOf(step).map(section).filter((each) => !each.hidden);
    seen.forEach((question, i) => {
      const { kind, question: fact } = question.dataset;
      let { value, error, doubt } = entered(question);
      if (!value && !error && i && (kind === "money" || kind === "hours")) value = "ved-ikke";
      if (!value && !error && "optional" in question.dataset && fact !== views[at].fact) return;
      if (error || !value) faults.push([question, error || wanted(kind)]);
      else if (doubt) doubts.push([question, doubt, value]);
      given.push({ fact, value });
    });
    return { faults, doubts, given };
  }

  async function answer(event) {
    event.preventDefault();
    const step = event.target.closest("[data-step]");
    for (const fact of factsOf(step)) fault(section(fact), "");
    const { faults, doubts, given } = readStep(step);
    if (faults.length) return showFaults(faults);
    if (doubts.length) {
      for (const [question, , value] of doubts) question.dataset.confirmed = value;
      return showFaults(doubts, true);
    }
    const place = at;
    if (!(await waits(event.submitter, t.hentRegler, ready())) || at !== place) return; // or the reader went on, or back, while the rules were fetched
    let next = sag;
    const changed = [];
    for (const { fact, value } of given) {
      const was = home(sag, fact)[fact];
      // A new answer is known from somewhere else.
      next = withAnswer(next, fact, value, was === value ? origin(fact) : undefined);
      if (was !== undefined && was !== value) changed.push({ fact, value: was, origin: origin(fact) });
    }
    const said = rules.step(next);
    if (showProblems(said, given.map(({ fact }) => fact))) return;
    one("[data-file-report]").hidden = true;
    if (changed.length) undo = changed;
    status.textContent = "";
    take(next, said);
    goOn();
  }

  // theirs are the reader's notes, without those that were emptied.
  const theirs = () => Object.fromEntries(Object.entries(notes).filter(([, text]) => text.trim()));
  const told = () => Object.keys({ ...sag.clocks, ...sag.facts, ...theirs() }).length; // whether anything has been
  const whole = () => (Object.keys(theirs()).length ? { ...sag, notes: theirs() } : sag);
  const save = () => download(whole());

  const origin = (fact) => (sag.origins || {})[fact];

  // withAnswer is a case with one answer put in, and where it is known from.
  function withAnswer(of, fact, value, from) {
    const next = { ...of, clocks: { ...of.clocks }, facts: { ...of.facts } };
    home(next, fact)[fact] = value;
    if (next.origins || from) {
      const { [fact]: gone, ...others } = next.origins || {};
      next.origins = from ? { ...others, [fact]: from } : others;
    }
    return next;
  }

  function take(next, said) {
    noWayBack();
    sag = next;
    last = said;
    if (kept()) store();
  }

  const kept = () => keeps[0].checked;

  function keep(is) {
    for (const box of keeps) box.checked = is;
  }

  function store() {
    if (device.set(whole())) return;
    keep(false);
    status.textContent = t.filIkkeGemt;
  }

  // ready has the rules fetched; false when they could not be had.
  async function ready() {
    if (rules.has() && last) return true;
    status.textContent = t.hentRegler;
    try {
      await rules.ready();
    } catch {
      const [before, after] = t.hentIkkeRegler({ link: "\n" }).split("\n");
      const link = element("a", t.hentUdenScript);
      link.href = begins[0].getAttribute("href");
      status.replaceChildren(before, link, after);
      return false;
    }
    last = rules.step(sag);
    status.textContent = "";
    explained().then(() => { texts = true; }, () => {}); // an answer may be next
    return true;
  }

  async function beginOrGoOn(event) {
    event.preventDefault();
    reloaded.hidden = true;
    one("[data-file-report]").hidden = true;
    // Who has no answer from the municipality yet has the questions first.
    if (event.currentTarget.dataset.situation) sag = withAnswer(sag, standing, event.currentTarget.dataset.situation);
    last = last && rules.has() ? rules.step(sag) : undefined;
    const first = firstAsk[0];
    if (!last && first && section(first)) {
      // The first page is the same for all who think about it, so it need not
      // wait.
      ready();
      return go({ fact: first });
    }
    wizard.hidden = false;
    if (await ready()) goOn();
  }

  // clear lets go of everything, here and on the device; of the device not where
  // another case is kept there.
  function clear(everywhere = true) {
    const was = { sag, notes, kept: kept(), stored: everywhere ? device.get() : null };
    const some = was.stored || told();
    sag = blank();
    last = undefined;
    if (rules.has()) last = rules.step(sag);
    undo = undefined;
    notes = {};
    letters = new Map();
    views = [];
    at = -1;
    run = Date.now();
    if (everywhere) device.forget();
    stored.hidden = !device.get();
    keep(false);
    for (const form of wizard.querySelectorAll("form")) form.reset();
    for (const question of questions.querySelectorAll("[data-question]")) {
      fault(question, ""); // a fault repeats what was typed
      delete question.dataset.confirmed;
    }
    summary.hidden = true;
    status.textContent = "";
    note.value = "";
    one("[data-text]").value = "";
    for (const place of all(written)) place.replaceChildren();
    one("[data-file-report]").hidden = true;
    history.replaceState(null, "");
    offer();
    show(start);
    noWayBack();
    if (some) noWayBack = offerBack(one("main > [data-deleted]"), () => bringBack(was));
  }

  // bringBack undoes a deletion.
  let noWayBack = () => {};
  async function bringBack(was) {
    if (was.stored) device.set(JSON.parse(was.stored));
    if (!(await ready())) return;
    notes = was.notes;
    keep(was.kept);
    take(was.sag, rules.step(was.sag));
    stored.hidden = true;
    goOn();
  }

  // offer says on the start page whether there is a case to go on with.
  function offer() {
    const going = last && last.answered.length > 0;
    one("[data-anew]").hidden = !going;
  }

  // open takes a kept case, or one that a link brings, and says what in it could
  // not be used.
  async function open(file, brought) {
    wizard.hidden = false;
    const { sag: found, problems } = (await ready()) ? await opened(file, rules) : { problems: [{ message: t.hentIkkeReglerNu }] };
    const report = one("[data-file-report]");
    one("[data-file-list]").replaceChildren(...problems.map(problemLine));
    one("[data-file-ok]").hidden = !found || brought;
    one("[data-file-link]").hidden = !found || !brought;
    one("[data-file-part]").hidden = !found || !problems.length;
    one("[data-file-not]").hidden = !!found || brought;
    if (found) {
      const { notes: own = {}, ...rest } = found;
      undo = undefined;
      notes = own;
      take(rest, rules.step(rest));
      stored.hidden = true;
      await goOn();
    } else wizard.hidden = !start.hidden;
    report.hidden = false;
    report.focus();
    return !!found;
  }

  function problemLine({ id: fact, own, message }) {
    const of = own && section(own) ? `${t.retAnden({ hvad: heading(own) })} ` : fact && section(fact) ? `${heading(fact)} ` : "";
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
  press("[data-resume]", beginOrGoOn);
  press("[data-back]", () => history.back());
  // begin takes where the family stands and asks what follows from it. What it
  // has answered already stays.
  async function begin(situation, press) {
    reloaded.hidden = true;
    one("[data-file-report]").hidden = true;
    wizard.hidden = false;
    if (!(await waits(press, t.hentRegler, ready()))) return;
    const next = withAnswer(sag, standing, situation);
    take(next, rules.step(next));
    goOn();
  }
  for (const each of all("[data-situation]")) {
    if (each.hasAttribute("data-begin")) continue;
    each.addEventListener("click", (event) => {
      event.preventDefault();
      begin(each.dataset.situation, each);
    });
  }
  // Nothing that was answered is let go of before the reader has been asked.
  function before(words, then) {
    if (!told() && !device.get()) return then();
    askFirst({ ...words, saveFirst: last && last.answered.length ? save : undefined, then });
  }
  const anew = { title: t.sletForfra, text: t.sletForfraTekst, yes: t.guideForfra };
  press("[data-restart]", () => before(anew, () => clear(kept())));
  press("[data-clear]", () => before({ title: t.sletSpoerg, text: t.sletSpoergTekst, yes: t.sletAlt }, () => clear()));
  press("[data-next-case]", () => before({ title: t.sletNaeste, text: t.sletNaesteTekst, yes: t.guideNaesteSag }, async () => {
    clear();
    if (await ready()) goOn();
  }));
  press("[data-result-now]", async () => {
    if (await ready()) go(outcomeView);
  });
  press("[data-keep-yes]", () => {
    offered = true;
    keep(true);
    store();
    one("[data-keep-ask]").hidden = true;
  });
  press("[data-keep-no]", () => {
    offered = true;
    one("[data-keep-ask]").hidden = true;
  });
  press("[data-goon]", () => go({ fact: last.next }));
  press("[data-to-sheet]", () => go(sheetView));
  press("[data-print]", () => print());
  press("[data-undo-press]", async () => {
    if (!(await ready())) return;
    // What was answered since stays.
    const next = undo.reduce((of, each) => withAnswer(of, each.fact, each.value, each.origin), sag);
    take(next, rules.step(next));
    undo = undefined;
    if (views[at] === outcomeView) show(outcomeView);
    else goOn();
  });
  press("[data-download]", save);
  press("[data-dates] [data-ics]", calendar);
  press("[data-copy]", async () => {
    const done = await copy(plain(last, heading), one("[data-text]"));
    one("[data-copied]").textContent = done ? t.linkKopieret : t.guideMarkeret;
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
  // What is deleted in another tab is deleted here too.
  device.forgotten(() => {
    keep(false);
    stored.hidden = true;
    offer();
  });
  for (const box of all("[data-meeting-mode]")) {
    box.addEventListener("change", () => document.documentElement.classList.toggle("meeting", box.checked));
    document.documentElement.classList.toggle("meeting", box.checked); // a browser may bring a tick back
  }
  note.addEventListener("input", () => {
    notes[note.dataset.fact] = note.value;
    if (kept()) store();
  });
  paper.addEventListener("change", () => kept() && store());
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
  // A link may say where the family stands, /guide/#afslag, more of its case,
  // /guide/#afslag&modtaget=2026-09-04, or a question, /guide/#barn.hjemmeboende.
  // The address is rid of it at once, since it may tell of a child's health. linked
  // gives what to do about it.
  function linked() {
    const name = location.hash.slice(1);
    const brought = inLink(name, standing);
    const named = [...all("[data-situation]")].find((each) => each.dataset.situation === name);
    const then = brought ? () => before(anew, () => open(new Blob([brought]), true)) : named ? () => named.click() : section(name) && (async () => await ready() && change(name));
    if (then) history.replaceState(history.state, "", location.pathname);
    return then;
  }
  const first = linked();
  addEventListener("hashchange", () => linked()?.());
  if (device.get()) {
    stored.hidden = false;
    offer();
    history.replaceState(null, "");
  } else if (again) {
    history.replaceState(null, "");
    reloaded.hidden = false;
    reloaded.focus();
  } else first?.();
}
