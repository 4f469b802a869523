import assert from "node:assert/strict";
import { test } from "node:test";
import { inLink } from "../../static/js/lib/link.js";

const brought = (hash) => JSON.parse(inLink(hash.slice(1), "sag.situation"));

test("a link brings where the family stands, facts and clocks", () => {
  assert.deepEqual(brought("#afslag&modtaget=2026-09-04&maaned=2026-09&ta.bruttoloen=37000.50&barn.hjemmeboende=ja"), {
    format: "rettesnor-sag/1",
    clocks: { modtaget: "2026-09-04", maaned: "2026-09" },
    facts: { "sag.situation": "afslag", "ta.bruttoloen": "37000.50", "barn.hjemmeboende": "ja" },
  });
  assert.deepEqual(brought("#maaned=2026-09").facts, {});
});

test("an address without an answer brings nothing", () => {
  for (const hash of ["", "#", "#afslag", "#indhold", "#svar-hjemmetraening"]) assert.equal(inLink(hash.slice(1), "sag.situation"), "");
});

test("no sentence, no name and no personal number comes through", () => {
  for (const value of ["", "0403161234", "040316-1234", "Ring%20til%2090909090", "<b>nej</b>", 'ja","x":"y', "Peter", "a=b", "20024-01-01"]) {
    const { facts } = brought(`#ta.bruttoloen=${value}&ta.loft=${value}`);
    for (const got of Object.values(facts)) assert.ok(got === "" || got === "a", `${value} became ${got}`);
  }
  assert.deepEqual(brought('#Kære mor=ja&"=ja&=ja'), { format: "rettesnor-sag/1", clocks: { "": "ja" }, facts: {} });
});

test("what stands twice stands twice in the case, for the engine to tell of", () => {
  assert.equal(inLink("barn.hjemmeboende=ja&barn.hjemmeboende=nej", "sag.situation").match(/barn\.hjemmeboende/g).length, 2);
});
