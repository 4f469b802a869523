// The calculator: one form in, the sum line by line out. The engine is
// fetched when the reader asks for the first sum.
"use strict";
(() => {
  const { clocks, element, receipt, amountList, assumedList, entered, fault, problemAt } = rettesnor;
  const finding = "tabt-arbejdsfortjeneste";
  const calculator = document.querySelector("[data-calculator]");
  const form = calculator.querySelector("form");
  const view = calculator.querySelector("[data-result-view]");
  const result = calculator.querySelector("[data-result]");
  const status = calculator.querySelector("[data-status]");
  const summary = calculator.querySelector("[data-summary]");
  const title = document.title;
  let engine;

  const questions = [...form.querySelectorAll("[data-question]")];

  function showFaults(faults) {
    summary.hidden = !faults.length;
    document.title = faults.length ? `Fejl: ${title}` : title;
    summary.querySelector("[data-summary-list]").replaceChildren(...faults.map(([question, message]) => {
      const field = fault(question, message);
      const link = element("a", message);
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

  function readCase() {
    const sag = { format: "rettesnor-sag/1", clocks: {}, facts: {} };
    const faults = [];
    for (const question of questions) {
      fault(question, "");
      const { value, error } = entered(question);
      if (error) faults.push([question, error]);
      else if (value) (clocks.includes(question.dataset.question) ? sag.clocks : sag.facts)[question.dataset.question] = value;
    }
    return { sag, faults };
  }

  function show(found) {
    const amounts = element("dl", "", "amount");
    amountList(amounts, found.amounts);
    const parts = [];
    if (amounts.hidden) parts.push(element("p", found.heading));
    else parts.push(amounts);
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
    result.replaceChildren(...parts);
    view.hidden = false;
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { sag, faults } = readCase();
    showFaults(faults);
    if (faults.length) return;
    try {
      if (!engine) {
        status.textContent = "Henter beregneren …";
        engine = await rettesnor.load(calculator.dataset.engine, calculator.dataset.rates);
      }
      const said = engine.step(sag);
      const wrong = questions.map((question) => [question, problemAt(said, question.dataset.question)]).filter(([, problem]) => problem);
      if (wrong.length) {
        status.textContent = "";
        return showFaults(wrong.map(([question, problem]) => [question, problem.message]));
      }
      show(said.result.findings.find((found) => found.id === finding));
      status.textContent = "Regnestykket er klar.";
      calculator.querySelector("#regnestykket").focus();
    } catch (fault) {
      console.error(fault);
      status.textContent = "Beregneren kunne ikke hentes. Prøv igen, eller brug regneeksemplet nedenfor som mønster.";
    }
  });

  form.addEventListener("reset", () => {
    view.hidden = true;
    result.replaceChildren();
    status.textContent = "";
    showFaults([]);
    for (const question of questions) fault(question, "");
  });

  calculator.hidden = false;
})();
