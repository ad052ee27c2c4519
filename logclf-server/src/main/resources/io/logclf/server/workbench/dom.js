import { element, visible } from "../../assets/chart.js";

export { element, visible };

export const byId = (id) => document.getElementById(id);

/**
 * Makes an element.
 *
 * @param attributes by name; true stands for an attribute without value, and undefined, null and false for none
 * @param children elements, and texts, which may be of others
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(key, value === true ? "" : visible(value));
    }
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null).map((child) => (typeof child === "object" ? child : visible(child))));
  return made;
}

/** A button; its key is shown on it and told to screen readers. */
export function button(text, action, { key, quiet, ...attributes } = {}) {
  const made = make("button", { type: "button", class: quiet ? "quiet" : undefined, "aria-keyshortcuts": key, ...attributes }, text);
  if (key) {
    made.append(" ", keyCap(key));
  }
  made.onclick = action;
  return made;
}

/** The picture of a key, which screen readers hear of as the button's shortcut. */
export const keyCap = (key) => make("kbd", { "aria-hidden": "true" }, key.length === 1 ? key.toUpperCase() : key);

export function option(value, text) {
  return make("option", { value }, text);
}

/** A field under its name. */
export function field(text, input) {
  return make("div", { class: "field" }, make("label", { for: input.id }, text), input);
}

/** Says that something is there in a table's first row, and the rows. */
export function table(heads, rows, { caption, numbers = [] } = {}) {
  const side = (i) => (numbers.includes(i) ? "number" : undefined);
  return make(
    "div",
    { class: "scroll", role: "group", tabindex: "0", "aria-label": caption },
    make(
      "table",
      { class: "rows" },
      make("thead", {}, make("tr", {}, heads.map((head, i) => make("th", { scope: "col", class: side(i) }, head)))),
      make(
        "tbody",
        {},
        rows.map((cells) => make("tr", {}, cells.map((cell, i) => make("td", { class: side(i), "data-name": heads[i] }, make("span", {}, cell))))),
      ),
    ),
  );
}
