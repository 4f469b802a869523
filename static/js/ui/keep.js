// Keeping a case: as a file, as text to paste, and on the device where the
// reader asks for it. Nothing is kept otherwise, and nothing is ever sent.
import { read } from "../lib/casefile.js";
import { today } from "./fields.js";
import * as t from "../lib/texts.js";
import { amountLines, element, names as provisionNames } from "./show.js";

const place = "rettesnor-sag";

export function downloadFile(content, type, name) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
export const download = (sag) => downloadFile(`${JSON.stringify(sag, null, 1)}\n`, "application/json", `rettesnor-sag-${today()}.json`);

// The device: there may be none to keep on, as in a private window, and an embed
// in another site has none.
export const device = {
  there: !("embed" in document.documentElement.dataset),
  get() {
    if (!this.there) return null;
    try { return localStorage.getItem(place); } catch { return null; }
  },
  set(sag) {
    if (!this.there) return false;
    try { localStorage.setItem(place, JSON.stringify(sag)); return true; } catch { return false; }
  },
  forget() {
    if (!this.there) return;
    try { localStorage.removeItem(place); } catch { /* nothing was kept */ }
  },
  // forgotten calls then when another tab has deleted the case.
  forgotten(then) {
    addEventListener("storage", (event) => {
      if (event.newValue === null && (event.key === place || event.key === null)) then();
    });
  },
};

// opened reads a case from a file.
export const opened = (file, rules) => read(file, rules, { tooLarge: t.filForStor, noText: t.filIngenTekst });

// plain is the result as text for a letter or a mail.
export function plain(said, question) {
  const lines = [t.tekstVejledende, "", said.answer.headline.text, said.answer.summary];
  lines.push(...said.answer.money.map((each) => each.text), "", t.tekstGoer, ...said.answer.steps.map((each) => `- ${each.title}: ${each.text}`), "");
  if (said.deadlines.length) lines.push(t.tekstFrister, ...said.deadlines.map((each) => `- ${each.title}: ${each.text}`), "");
  for (const found of said.findings) {
    lines.push(`${found.title.toUpperCase()}: ${found.verdictText}`, found.headline);
    lines.push(...amountLines(found.amounts));
    for (const line of found.trace) {
      const word = line.verdict ? `[${line.verdictText}] ` : "";
      const figure = line.figure ? ` ${line.figure}` : "";
      const law = provisionNames(line.cite).join("; ");
      lines.push(`- ${word}${line.text}${figure}${law ? ` (${law})` : ""}`);
    }
    lines.push("");
  }
  lines.push(t.tekstSvar);
  for (const answer of said.answered) lines.push(`- ${question(answer.id)} ${answer.label}`);
  const receipt = said.receipt;
  if (receipt) lines.push("", receiptLine(receipt));
  return lines.join("\n");
}

export const receiptLine = (receipt) => receipt.text;

export async function copy(text, shown) {
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
