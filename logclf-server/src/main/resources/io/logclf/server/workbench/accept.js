import { get, query } from "./api.js";
import { label } from "./decide.js";
import { openDialog } from "./dialog.js";
import { field, make, visible } from "./dom.js";
import { focusList } from "./grouplist.js";
import { marked } from "./marks.js";
import { state } from "./state.js";
import { complain } from "./tell.js";
import { count, number, probability } from "./words.js";

/** More than this at once, nobody would look through. */
const MOST = 500;

/** Shows the groups with one suggestion, each of which can be left out, and gives them that label. */
export async function acceptAll(name, atLeast) {
  let found;
  try {
    found = await get(`groups?${query({ state: "open", file: state.filter.file, suggested: name, atLeast, order: "rows", limit: MOST })}`);
  } catch (error) {
    complain(error);
    return;
  }
  await acceptThese(
    found.groups,
    `Accept ${name} at ${atLeast} or more`,
    atLeast,
    found.total > found.groups.length ? `These are the first ${number(found.groups.length)} of ${number(found.total)}, those with the most rows.` : "",
  );
}

/** Shows groups with their suggestions, and gives those that stay ticked the labels that are suggested. */
export async function acceptThese(groups, title, atLeast = 0, remark = "") {
  const suggested = groups.filter((group) => group.suggestion);
  const ticks = suggested.map((group, i) => make("input", { type: "checkbox", id: `accept-${i}`, checked: true }));
  const left = () => suggested.filter((_, i) => ticks[i].checked);
  const items = suggested.map((group, i) =>
    make(
      "li",
      { class: "check" },
      ticks[i],
      make(
        "label",
        { for: `accept-${i}` },
        make("span", { class: "text" }, marked(group.template)),
        make("span", { class: "hint" }, `${count(group.rows, "row")} · ${group.suggestion.label} ${probability(group.suggestion.probability)}`),
      ),
    ),
  );
  const least = make("input", { id: "least", type: "number", min: "0", max: "1", step: "0.05", value: atLeast });
  const list = make("ul", { class: "ticks" }, items);
  const accepted = await openDialog({
    title,
    content: [remark ? make("p", { class: "hint" }, remark) : "", field("Probability at least", least), list].filter(Boolean),
    submit: "Label",
    read: left,
    ready: ({ send }) => {
      const tell = () => {
        const rows = left().reduce((sum, group) => sum + group.rows, 0);
        send.textContent = visible(`Label ${count(left().length, "group")}, ${count(rows, "row")}`);
        send.disabled = left().length === 0;
      };
      least.oninput = () => {
        suggested.forEach(({ suggestion }, i) => {
          const enough = suggestion.probability >= Number(least.value);
          items[i].hidden = !enough;
          ticks[i].checked = enough;
        });
        tell();
      };
      list.onchange = tell;
      tell();
      send.focus();
    },
  });
  if (accepted) {
    for (const [name, these] of byLabel(accepted)) {
      label(these, name);
    }
  }
  focusList();
}

function byLabel(groups) {
  const labels = new Map();
  for (const group of groups) {
    labels.set(group.suggestion.label, [...(labels.get(group.suggestion.label) ?? []), group]);
  }
  return labels;
}
