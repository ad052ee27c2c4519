import { split } from "./decide.js";
import { openDialog } from "./dialog.js";
import { make } from "./dom.js";
import { where } from "./facts.js";
import { focusList } from "./grouplist.js";
import { say } from "./tell.js";
import { count } from "./words.js";

const WAYS = [
  ["template", "by template", (group) => different(group.parts, "template")],
  ["source", "by source", (group) => group.sources.length],
  ["severity", "by severity", (group) => group.severities.length],
];

const different = (parts, name) => new Set(parts.map((part) => part[name])).size;

/** Asks how a group is split, and splits it. */
export async function splitDialog(group) {
  if (!group?.examples) {
    say("Its messages are still being fetched.");
    return;
  }
  const possible = WAYS.map(([by, text, parts]) => [by, text, parts(group)]);
  const first = possible.find(([, , parts]) => parts > 1)?.[0] ?? "examples";
  const ways = possible.map(([by, text, parts]) =>
    radio(by, parts > 1 ? `${text}: ${count(parts, "part")}${by === "template" && group.moreParts ? " or more" : ""}` : `${text}: they are all the same`, by === first, parts < 2),
  );
  const ticks = group.examples.map((example, i) => make("input", { type: "checkbox", id: `example-${i}`, value: example.id }));
  const byExamples = radio("examples", "by examples: those ticked here, and what is like them, become a group of their own", first === "examples", group.examples.length < 2);
  const list = make(
    "ul",
    { class: "ticks" },
    group.examples.map((example, i) => make("li", { class: "check" }, ticks[i], make("label", { for: `example-${i}` }, make("code", { class: "text" }, example.text), make("span", { class: "hint" }, where(example))))),
  );
  const wrong = make("p", { class: "error", role: "alert", hidden: true });
  // Who ticks an example wants to split by it.
  list.onchange = () => (byExamples.querySelector("input").checked = true);
  const chosen = await openDialog({
    title: "Split the group",
    content: [make("fieldset", {}, make("legend", {}, "How"), ways, byExamples), list, wrong],
    submit: "Split it",
    read: () => {
      const by = document.querySelector("input[name=split]:checked")?.value;
      const examples = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
      const problem = by === "examples" && (examples.length === 0 || examples.length === ticks.length);
      wrong.hidden = !problem;
      wrong.textContent = problem ? "Tick some of the examples, but not all." : "";
      return problem || !by ? undefined : { by, examples };
    },
    ready: ({ dialog }) => dialog.querySelector("input:checked")?.focus(),
  });
  if (chosen) {
    await split(group, chosen.by, chosen.examples);
  }
  focusList();
}

function radio(value, text, checked, disabled) {
  return make(
    "div",
    { class: "check" },
    make("input", { type: "radio", name: "split", id: `split-${value}`, value, checked, disabled }),
    make("label", { for: `split-${value}` }, text),
  );
}
