// The site without a connection: what the build writes as /sw.js, behind a line
// that says which release this is:
//
//	const release = {version: "3f2a…", first: [["guide/", "sha256-…"], …], rest: ["start/", …]};
//
// first is what works from the first visit on, each file with its hash, taken
// whole or not at all; rest is fetched when the page says that the line is idle.
// A release has a shelf of its own, and the one before it stays until the next:
// a page that was open before still finds its files there.
const shelf = `rettesnor-${release.version}`;
const ours = (name) => name.startsWith("rettesnor-");
const at = (path) => new URL(path, registration.scope).href;

async function take() {
  const cache = await caches.open(shelf);
  try {
    await Promise.all(release.first.map(async ([path, integrity]) => {
      const response = await fetch(new Request(at(path), { integrity, cache: "no-cache" }));
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(at(path), response);
    }));
  } catch (fault) {
    await caches.delete(shelf); // half a release is none
    throw fault;
  }
}

async function tidy() {
  const shelves = (await caches.keys()).filter(ours);
  const kept = [shelf, shelves.filter((name) => name !== shelf).at(-1)];
  await Promise.all(shelves.filter((name) => !kept.includes(name)).map((name) => caches.delete(name)));
  await clients.claim();
}

async function takeRest() {
  const cache = await caches.open(shelf);
  for (const path of release.rest) {
    if (await cache.match(at(path))) continue;
    const response = await fetch(at(path)).catch(() => undefined);
    if (!response) return; // the line is gone: another time
    if (response.ok) await cache.put(at(path), response);
  }
}

async function answer(request) {
  const url = new URL(request.url);
  url.search = url.hash = "";
  const cache = await caches.open(shelf);
  const found = (await cache.match(url.href)) || (url.pathname.includes("/assets/") && (await caches.match(url.href)));
  if (found) return found;
  try {
    return await fetch(request);
  } catch (fault) {
    const instead = request.mode === "navigate" && (await cache.match(at("offline/")));
    if (instead) return instead;
    throw fault;
  }
}

addEventListener("install", (event) => event.waitUntil(take()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", (event) => {
  if (event.data === "rest") event.waitUntil(takeRest());
  if (event.data === "now") skipWaiting();
});
addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && new URL(event.request.url).origin === location.origin) event.respondWith(answer(event.request));
});
