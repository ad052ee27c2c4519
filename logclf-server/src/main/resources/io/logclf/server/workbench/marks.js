import { make, visible } from "./dom.js";

/** Variable parts of a template. */
const SLOT = /<(?:\*|[A-Z][A-Z_0-9]{0,20})>/g;

/** A template's text with its variable parts marked. */
export function marked(template) {
  const parts = [];
  let from = 0;
  for (const { index, 0: slot } of template.matchAll(SLOT)) {
    parts.push(template.slice(from, index), make("mark", {}, slot));
    from = index + slot.length;
  }
  return [...parts, template.slice(from)].filter((part) => part !== "").map((part) => (typeof part === "string" ? visible(part) : part));
}

/** A message's text with its variable parts marked: pairs of where one begins and where it ends. */
export function markedAt(text, variable) {
  const parts = [];
  let from = 0;
  for (const [begin, end] of [...variable].sort((a, b) => a[0] - b[0])) {
    if (begin >= from && end > begin) {
      parts.push(text.slice(from, begin), make("mark", {}, text.slice(begin, end)));
      from = end;
    }
  }
  return [...parts, text.slice(from)];
}
