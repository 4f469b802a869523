// Keeps the site for when there is no connection. The build puts before it what
// the release holds, as
//
//   self.release = {version: "3f2a…", first: 2, files: [["", "9c1e…"], ["guide/", "…"], ["satser/", "…"]]};
//
// where each file has the beginning of its SHA-256. The first files are stored
// before the worker takes over, all or none: where one does not come, or is
// another than the release's, the release before stays whole. The rest is stored
// when the page says that the line is idle, and only as this release has it. So
// what is stored under a version is that version, and a page names the engine,
// the figures and the words that it was built with by their fingerprints.
import { done, each, nameOf, storeOf, sumOf } from "./lib/release.js";

const { version, first, files } = self.release;
const sums = new Map(files);
const { scope } = self.registration;
const store = () => caches.open(storeOf(scope, version));

// whole is the answer anew where it is the release's file, without what was said
// about the way it came.
async function whole(name, answer) {
  if (!answer || !answer.ok) return undefined;
  const bytes = await answer.arrayBuffer();
  const sum = sums.get(name);
  if (sumOf(await crypto.subtle.digest("SHA-256", bytes), sum.length) !== sum) return undefined;
  const headers = new Headers(answer.headers);
  for (const way of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(way);
  return new Response(bytes, { headers });
}

// take stores a file: the one of a release before, where it is the same, or the
// host's.
async function take(name) {
  const at = scope + name;
  const file = (await whole(name, await caches.match(at))) || (await whole(name, await fetch(at, { cache: "no-cache", priority: "low" })));
  if (!file) throw new Error(`${at} is not of release ${version}`);
  await (await store()).put(at, file);
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  await caches.delete(storeOf(scope, version)); // what an earlier try left
  try {
    await each(files.slice(0, first).map(([name]) => name), 6, take);
  } catch (fault) {
    await caches.delete(storeOf(scope, version));
    throw fault;
  }
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of done(await caches.keys(), scope, version)) await caches.delete(name);
  await self.clients.claim();
})()));

// rest stores what is missing, a file at a time, until one does not come. A
// release that is to take over waits for whatever this worker does, so the page
// has it stop first.
let resting, stopped = false;
async function rest() {
  for (const [name] of files) {
    if (stopped || navigator.connection?.saveData) return;
    if (!(await (await store()).match(scope + name))) await take(name);
  }
}

self.addEventListener("message", (event) => {
  if (event.data === "now") self.skipWaiting();
  if (event.data === "stop") stopped = true;
  if (event.data !== "rest") return;
  resting = resting || rest().catch(() => {}).finally(() => { resting = undefined; });
  event.waitUntil(resting);
});

async function answer(event, name) {
  const { request } = event;
  const asset = name.startsWith("assets/"); // whose name says what is in it
  const stored = (await (await store()).match(scope + name)) || (asset && await caches.match(scope + name));
  if (stored) return stored;
  try {
    const came = await fetch(request);
    if (sums.has(name) && came.ok) {
      const copy = came.clone();
      event.waitUntil((async () => {
        const file = await whole(name, copy);
        if (file) await (await store()).put(scope + name, file);
      })().catch(() => {}));
    }
    return came;
  } catch (fault) {
    if (request.mode !== "navigate") throw fault;
    if (sums.has(`${name}/`)) return Response.redirect(`${scope}${name}/`); // a folder without its slash
    return (await (await store()).match(`${scope}offline/`)) || Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = request.method === "GET" ? nameOf(scope, request.url) : undefined;
  if (name === undefined) return;
  if (sums.has(name) || name.startsWith("assets/") || request.mode === "navigate") event.respondWith(answer(event, name));
});
