import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const source = readFileSync(new URL("../../internal/single/files.js", import.meta.url), "utf8");

// folder is a page of the folder, with the scripts that it loads and what it
// sees changed.
function folder(location, root, has) {
  const scripts = [];
  const page = {
    fetch: async () => new Response("elsewhere"), location: { href: location }, URL, Uint8Array, Response, Promise, Map, TypeError, Object, atob,
    document: {
      currentScript: { dataset: { root } },
      createElement: () => ({ remove() {} }),
      head: { append(script) {
        scripts.push(script.src);
        const name = Object.keys(has).find((each) => script.src.endsWith(`/${each}.js`));
        queueMicrotask(() => {
          if (!name) return script.onerror();
          page.rettesnorFile(name, has[name]);
          script.onload();
        });
      } },
    },
    MutationObserver: class { constructor(told) { page.told = told; } observe() {} },
  };
  page.globalThis = page;
  vm.runInNewContext(source, page);
  return { page, scripts };
}

for (const [system, root] of [["Linux", "file:///home/a/et%20stik/"], ["Windows", "file:///E:/rettesnor/"]]) {
  test(`on ${system} a file is found from the page and from the root of a host`, async () => {
    const { page, scripts } = folder(`${root}guide/index.html#x`, "./../", { "assets/words.1.txt": btoa("abc") });
    for (const asked of ["../assets/words.1.txt", "/assets/words.1.txt", `${root}assets/words.1.txt?x#y`]) {
      const answer = await page.fetch(asked);
      assert.equal(await answer.text(), "abc");
      assert.equal(answer.headers.get("Content-Type"), "text/plain");
    }
    assert.deepEqual(scripts, [`${root}assets/words.1.txt.js`]); // once
    assert.equal(await (await page.fetch("https://x.dk/assets/words.1.txt")).text(), "elsewhere");
    await assert.rejects(page.fetch("/assets/none.txt"), /the folder has no assets\/none.txt/);
    await assert.rejects(page.fetch("/assets/none.txt")); // and may be asked for anew
    assert.equal(scripts.length, 3);
  });

  test(`on ${system} a link that a script makes leads to a file`, () => {
    const { page } = folder(`${root}guide/index.html`, "./../", {});
    const led = (href) => {
      const link = {
        matches: () => true, href: new URL(href, page.location.href).href,
        get protocol() { return new URL(this.href).protocol; }, get pathname() { return new URL(this.href).pathname; }, get hash() { return new URL(this.href).hash; },
      };
      page.told([{ target: {}, addedNodes: [link] }]);
      page.told([{ target: link, addedNodes: [] }]);
      return link.href;
    };
    assert.equal(led("../skabeloner/klagebrev/"), `${root}skabeloner/klagebrev/index.html`);
    assert.equal(led("/klage/#brev"), `${root}klage/index.html#brev`);
    assert.equal(led("/"), `${root}index.html`);
    assert.equal(led("#op"), `${root}guide/index.html#op`);
    assert.equal(led("https://x.dk/a/"), "https://x.dk/a/");
    assert.equal(led("../klage/index.html#b"), `${root}klage/index.html#b`);
  });
}
