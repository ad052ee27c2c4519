import { acceptThese } from "./accept.js";
import { accept, chosen, label, merge, undo } from "./decide.js";
import { shownGroup } from "./detail.js";
import { openDialog } from "./dialog.js";
import { byId, keyCap, make } from "./dom.js";
import { current, move, movePage, moveToEnd, tick, untickAll } from "./grouplist.js";
import { labelOfKey, labels, newLabel } from "./labels.js";
import { splitDialog } from "./split.js";
import { show, state } from "./state.js";
import { complain } from "./tell.js";

const OFF = "logclf-keys-off";

const KEYS = [
  ["1 to 9, letters", "give that label"],
  ["Enter", "accept the suggestion"],
  ["N", "none of these labels"],
  ["G", "new label"],
  ["S", "split the group"],
  ["X or Space", "tick the group; labels then go to all that are ticked"],
  ["M", "merge the group with those that are ticked"],
  ["U", "undo your last change"],
  ["J and K, arrows", "next group, and the one before"],
  ["/", "search"],
  ["Escape", "leave the search, take all ticks away"],
  ["?", "this help"],
];

function off() {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

function turn(on) {
  try {
    if (on) {
      localStorage.removeItem(OFF);
    } else {
      localStorage.setItem(OFF, "");
    }
  } catch {
    // Then they stay as they are.
  }
}

/** Tells what the keys do. */
export async function help() {
  const single = make("input", { id: "single-keys", type: "checkbox", checked: !off() });
  single.onchange = () => turn(single.checked);
  const own = labels().filter(({ key }) => key).map(({ key, name, description }) => [key, description ? `${name}: ${description}` : name]);
  const line = ([key, text]) => make("div", {}, make("dt", {}, make("kbd", {}, key.length === 1 ? key.toUpperCase() : key)), make("dd", {}, text));
  await openDialog({
    title: "Keys",
    content: [
      make("dl", { class: "keys" }, KEYS.map(line)),
      own.length > 0 ? make("h3", {}, "Labels") : "",
      make("dl", { class: "keys" }, own.map(line)),
      make("div", { class: "check" }, single, make("label", { for: "single-keys" }, "Single keys act")),
    ].filter(Boolean),
    submit: null,
    cancel: "Close",
  });
}

const acceptChosen = () => (state.ticked.size > 0 ? acceptThese(chosen(), "Accept what is suggested for the ticked groups") : accept(chosen()[0]));

const tickCurrent = () => {
  const group = current() ?? shownGroup();
  if (group) {
    tick(group);
  }
};

const ACTIONS = {
  Enter: acceptChosen,
  n: () => label(chosen(), null),
  s: () => splitDialog(shownGroup()),
  m: merge,
  u: () => undo(),
  g: newLabel,
  j: () => move(1),
  k: () => move(-1),
  x: tickCurrent,
  " ": tickCurrent,
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  PageDown: () => movePage(1),
  PageUp: () => movePage(-1),
  Home: () => moveToEnd(-1),
  End: () => moveToEnd(1),
  Escape: untickAll,
};

/** Keys that elements of the page have a use for of their own. */
const OWN = ["Enter", " ", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"];

function actionOf({ key, target }) {
  const name = key.length === 1 ? key.toLowerCase() : key;
  const list = byId("list");
  // On the list and on nothing in particular, all keys are the page's; on a button, Enter presses it.
  const elsewhere = target !== list && target !== document.body;
  if (elsewhere && OWN.includes(name)) {
    return undefined;
  }
  const given = labelOfKey(name);
  return ACTIONS[name] ?? (given && (() => label(chosen(), given)));
}

function onKey(event) {
  const typing = event.target.matches("input, textarea, select, [contenteditable]");
  if (typing && event.key === "Escape" && event.target.id === "search") {
    byId("list").focus();
  }
  const modified = event.ctrlKey || event.altKey || event.metaKey;
  if (typing || modified || event.isComposing || document.querySelector("dialog[open]") || off()) {
    return;
  }
  if (event.key === "?") {
    event.preventDefault();
    help();
  } else if (event.key === "/") {
    event.preventDefault();
    show("label");
    byId("search").focus();
    byId("search").select();
  } else if (state.view === "label") {
    const action = actionOf(event);
    // A key that is held down moves, but labels only once.
    if (action && !(event.repeat && !["j", "k", "ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key))) {
      event.preventDefault();
      Promise.resolve(action()).catch(complain);
    }
  }
}

export function startKeys() {
  document.addEventListener("keydown", onKey);
  byId("help").append(" ", keyCap("?"));
  byId("help").onclick = help;
}
