// Keeping a case: as a file, as text to paste, and on the device where the
// reader asks for it. Nothing is kept otherwise, and nothing is ever sent.
"use strict";
(() => {
  const { element, subjects, verdicts, amountLines, lineFigure, names: provisionNames, today, month, entry } = rettesnor;
  const place = "rettesnor-sag";
  const format = "rettesnor-sag/1";
  const most = 1 << 20;

  // How a case of each format that we ever wrote is read today.
  const formats = {
    [format]: (sag) => sag,
  };

  function downloadFile(content, type, name) {
    const address = URL.createObjectURL(new Blob([content], { type }));
    const link = element("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  const download = (sag) => downloadFile(`${JSON.stringify(sag, null, 1)}\n`, "application/json", `rettesnor-sag-${today()}.json`);

  // read gives the case in a file, without what the engine cannot use, and the
  // problems it has with it. sag is missing where nothing can be used.
  async function read(file, rules) {
    const not = (message) => ({ problems: [{ fact: "", message }] });
    if (file.size > most) return not("Filen er for stor til at være en sag.");
    let text, sag;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      return not("Filen kan ikke læses som tekst.");
    }
    try {
      sag = JSON.parse(text);
    } catch {
      return { problems: rules.read(text).result.problems };
    }
    const older = sag && sag.format !== format && Object.hasOwn(formats, sag.format) && formats[sag.format];
    if (older) sag = older(sag);
    const said = rules.read(older ? JSON.stringify(sag) : text);
    const problems = said.result.problems;
    if (!said.result.findings.length) return { problems };
    // The engine says what it could use, the same for a file with a part twice as
    // for one with a wrong answer.
    return { sag: said.case, problems };
  }

  // The device: there may be none to keep on, as in a private window.
  const device = {
    get() {
      try { return localStorage.getItem(place); } catch { return null; }
    },
    set(sag) {
      try { localStorage.setItem(place, JSON.stringify(sag)); return true; } catch { return false; }
    },
    forget() {
      try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
    },
    // forgotten calls then when another tab has deleted the case.
    forgotten(then) {
      addEventListener("storage", (event) => {
        if (event.newValue === null && (event.key === place || event.key === null)) then();
      });
    },
  };

  // plain is the result as text for a letter or a mail.
  function plain(said, question) {
    const lines = ["Vejledende svar fra Rettesnor. Kun kommunen kan afgøre sagen.", "", said.answer.headline.text, said.answer.summary];
    lines.push(...said.answer.money.map((each) => each.text), "", "DET GØR I NU", ...said.answer.steps.map((each) => `- ${each.title}: ${each.text}`), "");
    if (said.deadlines.length) lines.push("FRISTER", ...said.deadlines.map((each) => `- ${each.title}: ${each.text}`), "");
    for (const found of said.result.findings) {
      lines.push(`${subjects[found.id].toUpperCase()}: ${verdicts[found.verdict]}`, found.heading);
      lines.push(...amountLines(found.amounts));
      for (const line of found.trace) {
        const word = line.verdict ? `[${verdicts[line.verdict]}] ` : "";
        const figure = line.figure ? ` ${lineFigure(found, line)}` : "";
        const law = provisionNames(line.cite).join("; ");
        lines.push(`- ${word}${line.text}${figure}${law ? ` (${law})` : ""}`);
      }
      lines.push("");
    }
    lines.push("JERES SVAR");
    for (const answer of said.answered) lines.push(`- ${question(answer.fact)} ${answer.label}`);
    const receipt = said.result.receipt;
    if (receipt) lines.push("", receiptLine(receipt));
    return lines.join("\n");
  }

  const clockNames = { ansoegning: "ansøgt", maaned: "måned", til: "til og med", afgoerelse: "afgørelse", bevilling: "ydelsen fra", modtaget: "modtaget", klaget: "klaget", "aktindsigt-bedt": "bedt om aktindsigt", "kendt-behov": "behovet kendt" };
  const day = (text) => (/^\d{4}-\d\d$/.test(text) ? month(text) : /^\d{4}-\d\d-\d\d$/.test(text) ? entry.spoken(text) : text);

  function receiptLine(receipt) {
    const clocks = Object.entries(receipt.clocks).map(([id, value]) => `${clockNames[id] || id} ${day(value)}`).join(", ");
    return `Kvittering: regler ${receipt.rules}, satser ${receipt.data}, ${receipt.law}${clocks ? `, ${clocks}` : ""}.`;
  }

  async function copy(text, shown) {
    shown.hidden = false;
    shown.value = text;
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { // the reader copies by hand
      shown.focus();
      shown.select();
      return false;
    }
  }

  Object.assign(globalThis.rettesnor, { download, downloadFile, read, device, plain, receiptLine, copy });
})();
