// The calculator: one form in, the sum line by line out. The engine is
// fetched when the reader asks for the first sum.
"use strict";
(() => {
  const { clocks, element, sentence, receipt, period, amountNames, amountList, assumedList, entered, fault, problemAt, whatIf, download } = rettesnor;
  const tabt = "tabt-arbejdsfortjeneste";
  const others = "ta.anden-foraelder-timer-uge";
  const hourFacts = ["ta.bevilgede-timer-uge", "ta.oenskede-timer-uge"];
  const calculator = document.querySelector("[data-calculator]");
  const form = calculator.querySelector("form");
  const view = calculator.querySelector("[data-result-view]");
  const result = calculator.querySelector("[data-result]");
  const play = calculator.querySelector("[data-what-if]");
  const status = calculator.querySelector("[data-status]");
  const summary = calculator.querySelector("[data-summary]");
  const title = document.title;
  let engine;
  let loading;
  let sag;

  const parents = [...form.querySelectorAll("[data-parent]")];
  const of = (parent) => [...parent.querySelectorAll("[data-question]")];
  const questions = parents.flatMap(of);

  // named is what a field is called, and whose it is where both are asked.
  function named(question) {
    const label = question.querySelector("legend, label").textContent.trim();
    return question.closest('[data-parent="anden"]') ? `Den anden forælder: ${label}` : label;
  }

  function showFaults(faults) {
    summary.hidden = !faults.length;
    document.title = faults.length ? `Fejl: ${title}` : title;
    summary.querySelector("[data-summary-list]").replaceChildren(...faults.map(([question, message]) => {
      const field = fault(question, message);
      const fold = question.closest("details");
      if (fold) fold.open = true;
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

  function readCases() {
    const faults = [];
    const cases = parents.map((parent) => {
      const made = { format: "rettesnor-sag/1", clocks: {}, facts: {} };
      for (const question of of(parent)) {
        fault(question, "");
        const { value, error } = entered(question);
        if (error) faults.push([question, error]);
        else if (value) (clocks.includes(question.dataset.question) ? made.clocks : made.facts)[question.dataset.question] = value;
      }
      return made;
    });
    const [first, second] = cases;
    if (!Object.keys(second.facts).length) return { cases: [first], faults };
    // What is not asked twice is the same for both; the hours of each are told
    // to the other, since there is usually a ceiling for the two together.
    const own = new Set(of(parents[1]).map((question) => question.dataset.question));
    const shared = Object.fromEntries(Object.entries(first.facts).filter(([fact]) => !own.has(fact)));
    second.clocks = first.clocks;
    second.facts = { ...shared, ...second.facts };
    const hours = cases.map((each) => hourFacts.map((fact) => each.facts[fact]).find((text) => text && text !== "ved-ikke"));
    if (hours[1]) first.facts[others] = hours[1];
    if (hours[0]) second.facts[others] = hours[0];
    return { cases, faults };
  }

  function sumOf(found) {
    const parts = [];
    const amounts = element("dl", "", "amount");
    amountList(amounts, found.amounts);
    if (amounts.hidden) parts.push(element("p", found.heading));
    else parts.push(amounts);
    if (found.period) parts.push(period(found));
    const lines = receipt(found);
    if (lines.children.length) {
      const sum = element("div", "", "receipt");
      sum.append(element("p", "Linje for linje", "receipt-title"), lines);
      parts.push(sum);
    }
    const assumed = element("ul");
    if (assumedList(assumed, found)) {
      const box = element("details");
      box.append(element("summary", "Det har vi gået ud fra"), assumed);
      parts.push(box);
    }
    return parts;
  }

  // together adds two parents' amounts, in øre so that nothing is lost.
  function together(a, b) {
    const oere = (text) => BigInt(text.replace(".", ""));
    const text = (n) => `${n / 100n}.${String(n % 100n).padStart(2, "0")}`;
    const sum = { unit: a.unit, lo: text(oere(a.lo) + oere(b.lo)) };
    if (a.hi !== undefined && b.hi !== undefined) sum.hi = text(oere(a.hi) + oere(b.hi));
    return sum;
  }

  function show(answers) {
    const [first] = answers;
    const parts = [];
    const benefits = answers.map((said) => said.result.findings.find((found) => found.id === tabt));
    if (benefits.length === 1) parts.push(...sumOf(benefits[0]));
    else {
      const columns = element("div", "", "parents");
      benefits.forEach((found, i) => {
        const column = element("section");
        column.append(element("h3", i ? "Den anden forælder" : "Dig"), ...sumOf(found));
        columns.append(column);
      });
      const [a, b] = benefits.map((found) => found.amounts.brutto);
      if (a && b) {
        const both = element("p", "", "receipt-sum");
        both.append(element("span", `${amountNames.brutto}, begge`), element("span", sentence(together(a, b))));
        parts.push(both);
      }
      parts.unshift(columns);
    }
    for (const found of first.result.findings) {
      if (found.id === tabt || !Object.keys(found.amounts).length) continue;
      const asked = found.id === "traeningsudgifter" ? "udgifter.traening-aar" : "merudgifter.aar";
      if (sag.facts[asked] === undefined) continue;
      parts.push(element("h3", rettesnor.subjects[found.id]), ...sumOf(found));
    }
    result.replaceChildren(...parts);
    view.hidden = false;
    play.replaceChildren();
    const brutto = benefits[0].amounts.brutto;
    if (brutto && brutto.hi !== undefined) {
      const place = element("div");
      play.append(element("h3", "Hvad nu hvis?"), place);
      whatIf(place, engine, sag);
    }
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { cases, faults } = readCases();
    showFaults(faults);
    if (faults.length) return;
    try {
      if (!engine) {
        status.textContent = "Henter beregneren …";
        loading = loading || rettesnor.load(calculator.dataset.engine, calculator.dataset.rates);
        engine = await loading;
      }
      const answers = cases.map((each) => engine.step(each));
      const wrong = answers.flatMap((said, i) => of(parents[i]).map((question) => [question, problemAt(said, question.dataset.question)]))
        .filter(([, problem]) => problem);
      if (wrong.length) {
        status.textContent = "";
        return showFaults(wrong.map(([question, problem]) => [question, problem.message]));
      }
      sag = cases[0];
      show(answers);
      status.textContent = "Regnestykket er klar.";
      calculator.querySelector("#regnestykket").focus();
    } catch (fault) {
      console.error(fault);
      loading = undefined;
      status.textContent = "Beregneren kunne ikke hentes. Prøv igen, eller brug regneeksemplet nedenfor som mønster.";
    }
  });

  // A sum that no longer follows from the form must not pass for its sum.
  form.addEventListener("input", () => {
    if (!view.hidden) status.textContent = "I har ændret tallene. Tryk Beregn for at få regnestykket igen.";
  });

  form.addEventListener("reset", () => {
    view.hidden = true;
    result.replaceChildren();
    play.replaceChildren();
    sag = undefined;
    status.textContent = "";
    showFaults([]);
    for (const question of questions) fault(question, "");
  });
  calculator.querySelector("[data-print]").addEventListener("click", () => print());
  calculator.querySelector("[data-download]").addEventListener("click", () => download(sag));

  for (const question of questions) fault(question, ""); // ties the hints to their fields
  calculator.hidden = false;
})();
