import assert from "node:assert/strict";
import { test } from "node:test";
import { again, done, each, nameOf, storeOf, sumOf, since } from "../../static/js/lib/release.js";

test("an address has its name in the release, whatever follows it", () => {
  for (const scope of ["https://x.dk/", "https://x.dk/b%C3%B8rn/"]) {
    assert.equal(nameOf(scope, scope), "");
    assert.equal(nameOf(scope, `${scope}klage/frist/#brev`), "klage/frist/");
    assert.equal(nameOf(scope, `${scope}guide/?a=b`), "guide/");
    assert.equal(nameOf(scope, `${scope}klage/index.html`), "klage/");
    assert.equal(nameOf(scope, `${scope}index.html`), "");
    assert.equal(nameOf(scope, `${scope}myindex.html`), "myindex.html");
  }
  assert.equal(nameOf("https://x.dk/sub/", "https://x.dk/"), undefined);
  assert.equal(nameOf("https://x.dk/sub/", "https://x.dk/subway/"), undefined);
  assert.equal(nameOf("https://x.dk/", "https://y.dk/"), undefined);
  assert.equal(nameOf("https://x.dk/", "http://x.dk/"), undefined);
});

test("a release keeps its own store and the one before it, and leaves those of others", () => {
  const scope = "https://x.dk/";
  const stores = (...versions) => versions.map((version) => storeOf(scope, version));
  const others = ["a", storeOf("https://x.dk/sub/", "1")];
  assert.deepEqual(done([...others, ...stores("1", "2", "3")], scope, "3"), stores("1"));
  assert.deepEqual(done([...stores("1"), ...others], scope, "1"), []);
  assert.deepEqual(done(stores("1", "2", "3"), scope, "2"), stores("3"));
  assert.deepEqual(done(stores("1", "2"), scope, "4"), stores("1"));
  assert.deepEqual(done([], scope, "1"), []);
});

test("a sum is as the build writes it", async () => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode("abc"));
  assert.equal(sumOf(digest, 12), "ba7816bf8f01");
});

test("a few at a time, and after a fault no other is begun", async () => {
  const begun = [];
  let now = 0, most = 0;
  const doing = async (n) => {
    begun.push(n);
    most = Math.max(most, ++now);
    await new Promise((go) => { setTimeout(go, n % 3); });
    now--;
    if (n === 5) throw new Error("five");
  };
  await assert.rejects(each(Array.from({ length: 20 }, (_, n) => n), 3, doing), /five/);
  assert.equal(now, 0);
  assert.equal(most, 3);
  assert.ok(begun.length < 12, `${begun}`);
  await each([1, 2, 3], 6, doing);
  await each([], 6, doing);
});

test("a visit is a later one six hours after the first", () => {
  const kept = (at) => new Response("", { headers: at === undefined ? {} : { [since]: at } });
  const hour = 3600e3;
  assert.equal(again(kept(1e12), 1e12 + 5 * hour), false);
  assert.equal(again(kept(1e12), 1e12 + 7 * hour), true);
  assert.equal(again(undefined, 1e12), false);
});
