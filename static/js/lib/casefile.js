// A case in a file that a reader opens.

const most = 1 << 20;

// home is where a case has the answer to a question: a fact's id has a point in it,
// a clock's has none.
export const home = (sag, id) => (id.includes(".") ? sag.facts : sag.clocks);

// read gives the case in a file, without what the engine cannot use, and the
// problems it has with it. sag is missing where nothing can be used. says are the
// words for a file that no engine need look at.
export async function read(file, rules, says) {
  const not = (message) => ({ problems: [{ id: "", message }] });
  if (file.size > most) return not(says.tooLarge);
  let text;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    // Windows writes UTF-16 with its mark.
    const marks = { fffe: "utf-16le", feff: "utf-16be" };
    const first = [...bytes.slice(0, 2)].map((b) => b.toString(16)).join("");
    text = new TextDecoder(marks[first] || "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return not(says.noText);
  }
  // The engine says what it could use, the same for a file with a part twice as
  // for one with a wrong answer, and nothing of what is no case.
  const { findings, case: sag, problems } = rules.read(text);
  return findings.length ? { sag, problems } : { problems };
}
