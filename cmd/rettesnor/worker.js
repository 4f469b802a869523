// Holds the one stream of events for all tabs of a browser: it gives a host six
// connections, and a stream in each tab would take them all.
const tabs = new Set();
let last;
const events = new EventSource("/_rettesnor/events");
for (const kind of ["good", "bad"]) {
  events.addEventListener(kind, (e) => {
    last = { kind, version: e.data };
    for (const tab of tabs) tab.postMessage(last);
  });
}
addEventListener("connect", (e) => {
  const tab = e.ports[0];
  tabs.add(tab);
  tab.onmessage = () => tabs.delete(tab); // it goes
  if (last) tab.postMessage(last);
});
