import { get, post } from "./api.js";
import { change } from "./decide.js";
import { button, byId, make, table } from "./dom.js";
import { select } from "./grouplist.js";
import { marked } from "./marks.js";
import { show } from "./state.js";
import { complain } from "./tell.js";
import { count, number } from "./words.js";

const KINDS = {
  "two-labels": "Its rows have more than one label.",
  "likely-wrong": "What the other labels teach speaks against this label.",
};

/** What is drawn, so that the same is not drawn again under somebody's hands. */
let drawn;

const queue = make("div", { id: "contradictions" });

export function startContradictions() {
  byId("contradictions-view").append(
    make(
      "div",
      { class: "card" },
      make("h2", { id: "contradictions-heading", tabindex: "-1" }, "Contradictions"),
      make("p", {}, "Labels that cannot both be right, and labels that are likely wrong. Settle them before you train: a model learns them as they stand."),
      queue,
    ),
  );
}

/** Shows what is to be settled. */
export async function showContradictions() {
  try {
    const { contradictions } = await get("contradictions");
    const now = JSON.stringify(contradictions);
    if (now === drawn) {
      return;
    }
    drawn = now;
    queue.replaceChildren(
      make("p", { role: "status", class: "hint" }, contradictions.length === 0 ? "There is none." : `${count(contradictions.length, "contradiction")} to settle`),
      ...contradictions.map(draw),
    );
  } catch (error) {
    complain(error);
  }
}

function draw({ id, kind, group, template, rows, labels, suggestion, examples }) {
  const choices = [...new Set([...labels.map(({ label }) => label), ...(suggestion ? [suggestion] : [])])];
  return make(
    "article",
    { class: "contradiction" },
    make("h3", { class: "text" }, marked(template)),
    make("p", {}, `${KINDS[kind] ?? kind} ${count(rows, "row")}: ${labels.map((each) => `${each.label} ${number(each.rows)}`).join(", ")}.`),
    table(
      ["Message", "Label", "Line"],
      examples.map(({ text, label, line }) => [make("span", { class: "text" }, text), label ?? "", line ? number(line) : ""]),
      { caption: "Its rows", numbers: [2] },
    ),
    make(
      "div",
      { class: "row" },
      choices.map((label) => choice(id, label, label === suggestion)),
      button("Keep as it is", () => settle(id, { keep: true }, "kept as it is"), { quiet: true }),
      group ? button("Show the group", () => open(group), { quiet: true }) : undefined,
    ),
  );
}

function choice(id, label, suggested) {
  const text = suggested ? `${label} (suggested)` : label;
  return button(text, () => settle(id, { label }, `settled as ${label}`), { quiet: !suggested, "aria-label": `All of it is ${text}` });
}

async function settle(id, how, words) {
  await change(() => post(`contradictions/${encodeURIComponent(id)}`, how), () => words);
  await showContradictions();
  byId("contradictions-heading").focus();
}

function open(group) {
  show("label");
  select(group);
  byId("list").focus();
}
