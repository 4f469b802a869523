// The wizard's pages. Which question comes next, what it means and what it
// says is the engine's; here is only what the reader sees and presses. The
// answers are kept in this page's memory: not in the address, not on the
// device. The browser's history holds step numbers alone.
"use strict";
(() => {
  const { clocks, wanted, element, mark, headline, finding, entered, fill, fault, problemAt } = rettesnor;
  const one = (selector) => document.querySelector(selector);
  const start = one("[data-start]");
  const wizard = one("[data-wizard]");
  const questions = one("[data-questions]");
  const outcome = one("[data-outcome-view]");
  const soFar = one("[data-so-far]");
  const status = one("[data-status]");
  const summary = one("[data-summary]");
  const begins = document.querySelectorAll("[data-begin]");
  const reloaded = one("[data-reloaded]");
  const startTitle = document.title;
  const siteName = startTitle.split(" – ").pop();
  const outcomeView = { outcome: true };
  const again = history.state !== null && history.state.step >= 0; // loaded in the middle

  let engine;
  let sag = blank();
  let last; // what the engine said to the case as it stands
  let views = []; // what each step number in the history showed
  let at = -1;

  function blank() {
    return { format: "rettesnor-sag/1", clocks: {}, facts: {} };
  }
  const home = (of, fact) => (clocks.includes(fact) ? of.clocks : of.facts);
  const section = (fact) => questions.querySelector(`[data-question="${CSS.escape(fact)}"]`);

  function show(view) {
    start.hidden = view !== start;
    wizard.hidden = view === start;
    questions.hidden = view === start || view.outcome;
    outcome.hidden = !view.outcome;
    if (engine) status.textContent = "";
    document.body.dataset.page = view.outcome ? "outcome" : "wizard";
    for (const each of questions.querySelectorAll("[data-question]")) each.hidden = each.dataset.question !== view.fact;
    soFar.hidden = view === start || view.outcome || !last || !last.answered.length;
    let title;
    if (view === start) title = start.querySelector("h1");
    else if (view.outcome) title = showOutcome();
    else title = showQuestion(view.fact);
    document.title = view === start ? startTitle : `${title.textContent.trim()} – ${siteName}`;
    title.tabIndex = -1;
    scrollTo(0, 0);
    title.focus({ preventScroll: true });
  }

  function showQuestion(fact) {
    const question = section(fact);
    unfault(question);
    fill(question, home(sag, fact)[fact]);
    const place = last ? last.answered.findIndex((answer) => answer.fact === fact) : -1;
    const number = place < 0 ? `Spørgsmål ${(last ? last.answered.length : 0) + 1}` : `Spørgsmål ${place + 1}, ret jeres svar`;
    one("[data-where]").textContent = [question.dataset.section, number].filter(Boolean).join(" · ");
    const cord = one("[data-cord]");
    cord.replaceChildren(...(last ? last.answered : []).map((answer) => {
      const item = element("li");
      item.append(mark(answer.value === "ved-ikke" ? "mangler" : "opfyldt"), element("span", title(answer.fact), "title"), element("span", answer.label, "answer"), changeButton(answer.fact));
      return item;
    }));
    return question.querySelector("h1");
  }

  const title = (fact) => (section(fact) ? section(fact).querySelector("h1").textContent.trim() : fact);

  function changeButton(fact) {
    const button = element("button", "Ret", "plain");
    button.type = "button";
    button.append(element("span", ` svaret på: ${title(fact)}`, "visually-hidden"));
    button.addEventListener("click", () => go({ fact }));
    return button;
  }

  function showOutcome() {
    const change = (fact) => go({ fact });
    one("[data-overview]").replaceChildren(...last.result.findings.map(headline));
    one("[data-findings]").replaceChildren(...last.result.findings.map((found) => finding(found, change)));
    one("[data-answers]").replaceChildren(...last.answered.map((answer) => {
      const row = element("div");
      const button = element("dd", "", "change");
      button.append(changeButton(answer.fact));
      row.append(element("dt", title(answer.fact)), element("dd", answer.label), button);
      return row;
    }));
    return one("[data-outcome-title]");
  }

  function go(view) {
    views.length = ++at;
    views.push(view);
    history.pushState({ step: at }, "");
    show(view);
  }

  const goOn = () => go(last.next && section(last.next) ? { fact: last.next } : outcomeView);

  function unfault(question) {
    fault(question, "");
    summary.hidden = true;
  }

  function showFault(question, message) {
    const field = fault(question, message);
    const link = one("[data-summary-link]");
    link.textContent = message;
    link.onclick = (event) => {
      event.preventDefault();
      field.focus();
    };
    summary.hidden = false;
    if (!document.title.startsWith("Fejl: ")) document.title = `Fejl: ${document.title}`;
    summary.focus();
  }

  async function answer(event) {
    event.preventDefault();
    const question = event.target.closest("[data-question]");
    const fact = question.dataset.question;
    const { value, error } = entered(question);
    if (error || !value) return showFault(question, error || wanted[question.dataset.kind]);
    if (!(await ready())) return;
    const next = { ...sag, clocks: { ...sag.clocks }, facts: { ...sag.facts } };
    home(next, fact)[fact] = value;
    const said = engine.step(next);
    const problem = problemAt(said, fact);
    if (problem) return showFault(question, problem.message);
    sag = next;
    last = said;
    goOn();
  }

  // ready fetches the engine once; false when it could not be had.
  let loading;
  async function ready() {
    if (engine) return true;
    status.textContent = "Henter reglerne …";
    loading = loading || rettesnor.load(wizard.dataset.engine, wizard.dataset.rates);
    try {
      engine = await loading;
      last = engine.step(sag);
      status.textContent = "";
      return true;
    } catch (fault) {
      console.error(fault);
      loading = undefined;
      status.textContent = "Reglerne kunne ikke hentes. Prøv igen, eller ";
      const link = element("a", "svar på spørgsmålene side for side");
      link.href = begins[0].getAttribute("href");
      status.append(link, ".");
      return false;
    }
  }

  async function beginOrGoOn(event) {
    event.preventDefault();
    reloaded.hidden = true;
    const first = wizard.dataset.first;
    if (!engine && first && section(first)) {
      // The first question is the same for all, so it need not wait.
      ready();
      return go({ fact: first });
    }
    wizard.hidden = false;
    if (await ready()) goOn();
  }

  function clear() {
    sag = blank();
    last = engine && engine.step(sag);
    views = [];
    at = -1;
    for (const form of wizard.querySelectorAll("form")) form.reset();
    history.replaceState(null, "");
    for (const begin of begins) begin.textContent = "Begynd";
    show(start);
  }

  addEventListener("popstate", () => {
    const step = history.state && history.state.step;
    if (views[step]) {
      at = step;
      return show(views[step]);
    }
    at = -1;
    reloaded.hidden = !again || views.length > 0;
    for (const begin of begins) begin.textContent = last && last.answered.length ? "Fortsæt" : "Begynd";
    show(start);
  });

  for (const begin of begins) begin.addEventListener("click", beginOrGoOn);
  for (const button of document.querySelectorAll("[data-back]")) button.addEventListener("click", () => history.back());
  for (const button of document.querySelectorAll("[data-restart], [data-clear]")) button.addEventListener("click", clear);
  one("[data-result-now]").addEventListener("click", () => go(outcomeView));
  one("[data-print]").addEventListener("click", () => print());
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

  if (again) {
    history.replaceState(null, "");
    reloaded.hidden = false;
    reloaded.focus();
  }
})();
