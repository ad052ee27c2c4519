import { button, make } from "./dom.js";
import { markedAt } from "./marks.js";
import { fileName, fileOf } from "./state.js";
import { count, number, time } from "./words.js";

const named = (list, most = 6) =>
  list.slice(0, most).map(({ name, rows }) => `${name || "without"} (${number(rows)})`).join(", ") + (list.length > most ? `, and ${list.length - most} more` : "");

/** What a group is, in figures. */
export function facts(group) {
  const file = fileOf(group.file);
  const lines = [
    ["Rows", number(group.rows)],
    ["Templates", number(group.templates)],
    ["File", file ? fileName(file) : undefined],
    ["Sources", group.sources && named(group.sources)],
    ["Severities", group.severities && named(group.severities)],
    ["First", group.first],
    ["Last", group.last],
  ];
  return make(
    "dl",
    { class: "figures" },
    lines.filter(([, value]) => value).map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))),
  );
}

/** A few messages unlike each other, as they stand in the file. */
export function examples(group) {
  return make(
    "section",
    {},
    make("h3", {}, "Examples, unlike each other"),
    make("ul", { class: "examples" }, group.examples.map((example) => make("li", {}, make("code", { class: "text" }, markedAt(example.text, example.variable ?? [])), make("span", { class: "hint" }, where(example))))),
  );
}

/** Where a message stands. */
export function where({ line, time: at, source, severity, label }) {
  return [line ? `line ${number(line)}` : "", at, source, severity, label ? `labelled ${label}` : ""].filter(Boolean).join(" · ");
}

/** What was done with a group, the last first. */
export function past(steps, undo) {
  if (!steps || steps.length === 0) {
    return undefined;
  }
  return make("section", {}, make("h3", {}, "History"), stepList(steps, undo));
}

/** Steps, each with its undoing if that is possible. */
export function stepList(steps, undo) {
  return make(
    "ol",
    { class: "steps" },
    steps.map((step) =>
      make(
        "li",
        { class: step.undone ? "undone" : undefined },
        make("span", {}, `${step.text}${step.undone ? " (undone)" : ""}`),
        make("span", { class: "hint" }, `${step.by ? `${step.by}, ` : ""}${time(step.at)}${step.groups.length > 1 ? `, ${count(step.groups.length, "group")}` : ""}`),
        step.canUndo ? button("Undo", () => undo(step.id), { quiet: true, "aria-label": `Undo: ${step.text}` }) : undefined,
      ),
    ),
  );
}
