import { byId, make, visible } from "./dom.js";

/** What is wrong, by kind: one line for each, so that a lost connection does not hide what was not saved. */
const lines = new Map();

/** Says what has been done; screen readers hear it when they have time. */
export function say(text) {
  byId("saved").textContent = visible(text);
}

/**
 * Says at once what went wrong, until it is put away or goes well.
 *
 * @param kind only the last of each kind stays
 * @param actions buttons that help
 */
export function complain(error, kind = error.unreachable ? "connection" : "fault", ...actions) {
  if (error.name === "AbortError") {
    return;
  }
  if (error instanceof TypeError || error instanceof ReferenceError) {
    // A fault of the page itself, which belongs into the console too.
    window.reportError(error);
  }
  const close = make("button", { type: "button", class: "quiet", "aria-label": "Put this message away" }, "×");
  close.onclick = () => calm(kind);
  lines.set(kind, make("p", {}, make("span", {}, error.message), ...actions, close));
  draw();
}

/** Takes what was said of a kind away. */
export function calm(kind) {
  if (lines.delete(kind)) {
    draw();
  }
}

function draw() {
  byId("problem").replaceChildren(...lines.values());
  byId("problem").hidden = lines.size === 0;
}
