import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../static/js/lib/casefile.js";

const format = "rettesnor-sag/1";
const file = (sag) => new Blob([JSON.stringify(sag)]);
const problem = { id: "barn.findes-ikke", message: "ukendt" };
const says = { tooLarge: "for stor", noText: "ingen tekst" };
const rules = (said) => ({ read: () => said });

test("the engine says what of a file it could use", async () => {
  const good = { format, clocks: {}, facts: { "barn.hjemmeboende": "ja" }, notes: { "barn.hjemmeboende": "spurgte" } };
  const said = { findings: [{}], problems: [problem], case: good };
  assert.deepEqual(await read(file({ format, facts: { "barn.findes-ikke": "ja" } }), rules(said), says), { sag: good, problems: [problem] });
});

test("what is no case gives problems and no case", async () => {
  const none = rules({ findings: [], problems: [problem] });
  for (const [name, blob] of [
    ["too large", new Blob([new Uint8Array((1 << 20) + 1)])], ["no text", new Blob([new Uint8Array([0xc3, 0x28])])], ["a mark alone", new Blob([new Uint8Array([0xff, 0xfe])])], ["no JSON", new Blob(["det her er ikke en sag"])],
    ["null", file(null)], ["a number", file(5)], ["another format", file({ format: "toString" })],
  ]) {
    const { sag, problems } = await read(blob, none, says);
    assert.equal(sag, undefined, name);
    assert.equal(problems.length, 1, name);
    const { message } = problems[0];
    assert.equal(message, name === "too large" ? says.tooLarge : name === "no text" ? says.noText : problem.message, name);
  }
});

test("a case that Windows has written in UTF-16 is read", async () => {
  const text = JSON.stringify({ format, notes: { "barn.hjemmeboende": "på æ ø" } });
  for (const high of [0, 1]) {
    const bytes = [...`\ufeff${text}`].flatMap((c) => (high ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]));
    let seen;
    await read(new Blob([new Uint8Array(bytes)]), { read: (got) => { seen = got; return { findings: [{}], problems: [], case: {} }; } });
    assert.equal(seen, text);
  }
});
