import { byId, make, visible } from "./dom.js";

/** Says what has been done; screen readers hear it when they have time. */
export function say(text) {
  byId("saved").textContent = visible(text);
}

/**
 * Says what went wrong, at once, until it is put away or something else goes well.
 *
 * @param actions buttons that help
 */
export function complain(error, ...actions) {
  if (error.name === "AbortError") {
    return;
  }
  if (error instanceof TypeError || error instanceof ReferenceError) {
    // A fault of the page itself, which belongs into the console too.
    window.reportError(error);
  }
  const close = make("button", { type: "button", class: "quiet", "aria-label": "Put this message away" }, "×");
  close.onclick = calm;
  byId("problem").replaceChildren(make("span", {}, typeof error === "string" ? error : error.message), ...actions, close);
  byId("problem").hidden = false;
  say("");
}

export function calm() {
  byId("problem").hidden = true;
}
