// What the worker knows of a release without the world: which of its files a
// request asks for, what a file has to be, and which stores are done with.

// nameOf is the name that an address has in a release, as klage/frist/ or
// assets/main.1.css, and undefined for one that is not the site's.
export function nameOf(scope, address) {
  const { href, origin, pathname } = new URL(address);
  const root = new URL(scope);
  if (origin !== root.origin || !href.startsWith(scope)) return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}

// storeOf is the name of the store that holds a release whole. Another site on
// the same host has another scope.
export const storeOf = (scope, version) => `rettesnor ${scope} ${version}`;

// done are the stores to let go of when a release takes over: all but its own
// and the one before it, which tabs that are still open may ask for files of.
// The names come in the order that the stores were made in.
export function done(stores, scope, version) {
  const ours = stores.filter((name) => name.startsWith(storeOf(scope, "")));
  const at = ours.indexOf(storeOf(scope, version));
  return ours.filter((name, i) => i !== at && i !== (at < 0 ? ours.length : at) - 1);
}

// since is the header that a stored file has the time in, as a number, at which
// the device first had it. again tells whether a visit is a later one than that
// which kept the file: nobody reads for six hours.
export const since = "rettesnor-since";
const visit = 6 * 60 * 60 * 1000;
export const again = (file, now) => !!file && now - Number(file.headers.get(since)) > visit;

// sumOf is the beginning of a SHA-256, as the build writes it.
export const sumOf = (digest, length) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, length);

// each does something with every item, a few at a time, and ends with the first
// fault: what has begun is waited for, and no other is begun.
export async function each(items, few, doing) {
  const left = [...items];
  let fault;
  const one = async () => {
    while (left.length && !fault) {
      try {
        await doing(left.shift());
      } catch (wrong) {
        fault = fault || wrong;
      }
    }
  };
  await Promise.all(Array.from({ length: few }, one));
  if (fault) throw fault;
}
