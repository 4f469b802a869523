// Keeps the site for when there is no connection. The build puts before it what
// the release holds, as
//
//   self.release = {version: "3f2a…", first: 2, files: [["", "9c1e…"], ["guide/", "…"], ["satser/", "…"]]};
//
// where each file has the beginning of its SHA-256. The first files are stored
// before the worker takes over, all or none: where one does not come, or is
// another than the release's, the release before stays whole. The rest, which is
// six times as much, is stored when the page says that the line is idle, where the
// site is installed or this is a later visit: most come once. It is stored as this
// release has it and not otherwise. So
// what is stored under a version is that version, and a page names the engine,
// the figures and the words that it was built with by their fingerprints.
import { again, done, each, nameOf, since, storeOf, sumOf } from "./lib/release.js";

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
// host's. With it goes since when the device has had it, of any release.
async function take(name, signal) {
  const at = scope + name;
  const before = await caches.match(at);
  const file = (await whole(name, before)) || (await whole(name, await fetch(at, { cache: "no-cache", priority: "low", signal })));
  if (!file) throw new Error(`${at} is not of release ${version}`);
  file.headers.set(since, before?.headers.get(since) || Date.now());
  await (await store()).put(at, file);
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  await caches.delete(storeOf(scope, version)); // what an earlier try left
  try {
    await each(files.slice(0, first).map(([name]) => name), 6, (name) => take(name));
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
// has it stop first, also in the middle of a file.
let resting;
const stop = new AbortController();
async function rest(installed) {
  const held = await store();
  if (!installed && !again(await held.match(`${scope}offline/`), Date.now())) return; // which every release has
  for (const [name] of files) {
    if (stop.signal.aborted || navigator.connection?.saveData) return;
    if (!(await held.match(scope + name))) await take(name, stop.signal);
  }
}

self.addEventListener("message", (event) => {
  const { data } = event;
  if (data === "now") self.skipWaiting();
  if (data === "stop") stop.abort();
  if (data !== "rest" && data !== "installed") return;
  resting = resting || rest(data === "installed").catch(() => {}).finally(() => { resting = undefined; });
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
