"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
globalThis.rettesnor = {};
require("../../static/js/keep.js");
const { read } = globalThis.rettesnor;

const format = "rettesnor-sag/1";
const file = (sag) => new Blob([JSON.stringify({ format, clocks: {}, facts: {}, ...sag })]);
const long = "barn." + "x".repeat(200);

// rules that find these problems with any case that has the part they are in.
const rules = (problems) => {
  const said = (sag) => ({ result: { findings: [{}], problems: problems.filter((problem) => sag[problem.in] !== undefined && Object.keys(sag[problem.in]).length) } });
  return { read: (text) => said(JSON.parse(text)), step: said };
};

test("what the engine cannot use is taken out, and no more", async () => {
  for (const [name, sag, problems, want] of [
    ["a long id is named by how it begins", { facts: { [long]: "ja", "barn.hjemmeboende": "ja" } }, [{ in: "facts", fact: `${long.slice(0, 81)}…`, message: "ukendt" }], { facts: { "barn.hjemmeboende": "ja" } }],
    ["an origin alone", { facts: { a: "1", b: "2" }, origins: { a: "avisen", b: "dokument" } }, [{ in: "origins", fact: "a", message: "ukendt" }], { facts: { a: "1", b: "2" }, origins: { b: "dokument" } }],
    ["a note alone", { facts: { a: "1" }, notes: { a: "spurgte", z: "væk" } }, [{ in: "notes", fact: "z", message: "intet spørgsmål" }], { facts: { a: "1" }, notes: { a: "spurgte" } }],
    ["an answer of the other parent", { lists: { foraelder: [{ navn: "Far", "ta.bruttoloen": "mange", "ta.arbejdstid-uge": "37" }] } }, [{ in: "lists", fact: "foraelder 1", own: "ta.bruttoloen", message: "et tal" }], { lists: { foraelder: [{ navn: "Far", "ta.arbejdstid-uge": "37" }] } }],
    ["a parent that is none", { lists: { foraelder: [5] } }, [{ in: "lists", fact: "foraelder 1", message: "et objekt" }], { lists: { foraelder: [] } }],
    ["a job", { lists: { job: [{ bruttoloen: "1" }, {}] } }, [{ in: "lists", fact: "job 2", own: "arbejdstid-uge", message: "mangler" }], { lists: { job: [{ bruttoloen: "1" }] } }],
    ["an answer of the first parent's with the name of the other's", { facts: { "ta.bruttoloen": "30000" }, lists: { foraelder: [{ "ta.bruttoloen": "mange" }] } }, [{ in: "lists", fact: "foraelder 1", own: "ta.bruttoloen", message: "et tal" }], { facts: { "ta.bruttoloen": "30000" }, lists: { foraelder: [{}] } }],
  ]) {
    const { sag: kept } = await read(file(sag), rules(problems));
    assert.deepEqual(kept, { format, clocks: {}, facts: {}, ...want }, name);
  }
});

test("what is no case gives problems and no case", async () => {
  assert.equal((await read(new Blob(["\xff".repeat(1 << 20)]), rules([]))).sag, undefined);
  assert.equal((await read(new Blob([new Uint8Array([0xff, 0xfe])]), rules([]))).sag, undefined);
});
