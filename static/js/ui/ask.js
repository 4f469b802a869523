// Asks before something that was typed is let go of, and offers it back for a
// while after.
import * as t from "../lib/texts.js";
import { element, lower } from "./show.js";

function press(text, className, then) {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", then);
  return made;
}

// askFirst opens a dialog with title and text. yes is the button that goes
// on, by calling then; saveFirst, where there is one, keeps a file before.
// The focus is on the way out, and goes back to where it came from.
export function askFirst({ title, text, yes, saveFirst, then }) {
  const box = element("dialog", "", "ask");
  const head = element("h2", title);
  head.id = "sporg-foerst";
  box.setAttribute("aria-labelledby", head.id);
  const close = (go) => () => {
    box.close();
    if (go) go();
  };
  const actions = element("div", "", "actions");
  const stay = press(t.knapBehold, "main", close());
  stay.autofocus = true;
  actions.append(stay);
  if (saveFirst) {
    actions.append(press(t.knapGemOg({ videre: lower(yes) }), "other", close(() => {
      saveFirst();
      then();
    })));
  }
  actions.append(press(yes, "other", close(then)));
  box.append(head, element("p", text), actions);
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
}

// offerBack shows a bar for ten seconds, with a button that calls back. It gives
// what takes the offer away before that.
export function offerBack(bar, back) {
  const press = bar.querySelector("button");
  const end = () => {
    bar.hidden = true;
    press.onclick = null;
    clearTimeout(over);
  };
  const over = setTimeout(end, 10000);
  press.onclick = () => {
    end();
    back();
  };
  bar.hidden = false;
  return end;
}
