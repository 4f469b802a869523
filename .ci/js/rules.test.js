import assert from "node:assert/strict";
import { test } from "node:test";
globalThis.addEventListener = () => {};
const { rules } = await import("../../static/js/lib/rules.js");
const quiet = console.error;
console.error = () => {};

const deferred = () => {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

test("those who wait share one fetch, and a failed one is not taken for the next", async () => {
  const fetches = [];
  const load = () => {
    fetches.push(deferred());
    return fetches.at(-1).promise;
  };
  const made = rules(load, () => {});
  const [a, b] = [made.ready(), made.ready()];
  assert.equal(fetches.length, 1);
  fetches[0].reject(new Error("offline"));
  // a is told first and tries again before b has heard of it
  const again = a.catch(() => made.ready());
  await assert.rejects(b);
  assert.equal(fetches.length, 2);
  const third = made.ready();
  assert.equal(fetches.length, 2, "the second fetch was forgotten");
  fetches[1].resolve({ step: () => "svar" });
  await Promise.all([again, third]);
  assert.equal(made.step({}), "svar");
});

test("an engine that stops is told once, let go and fetched anew", async () => {
  let n = 0, told = 0;
  const load = async () => (n++ ? { step: () => "svar" } : { step() { throw new Error("unreachable"); } });
  const made = rules(load, () => told++);
  await made.ready();
  assert.throws(() => made.step({}));
  assert.deepEqual([told, made.has()], [1, false]);
  await made.ready();
  assert.deepEqual([made.step({}), told, n], ["svar", 1, 2]);
});

test.after(() => { console.error = quiet; });
