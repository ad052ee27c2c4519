import { openDialog } from "./dialog.js";
import { button, field, make } from "./dom.js";
import { addLabel, change, chosen, label } from "./decide.js";
import { focusList } from "./grouplist.js";
import { state } from "./state.js";
import { number } from "./words.js";

export const labels = () => state.project?.labels ?? [];

export const labelOfKey = (key) => labels().find((each) => each.key === key)?.name;

/** Labels with their keys, as buttons that act on what is chosen. */
export function palette() {
  return make(
    "div",
    { class: "palette", role: "group", "aria-label": "Labels" },
    labels().map(({ name, description, key, rows }) => {
      const made = button(name, () => give(name), { key, title: description || undefined });
      made.append(make("span", { class: "of" }, number(rows)));
      return made;
    }),
    button("New label", newLabel, { key: "g", quiet: true }),
  );
}

function give(name) {
  label(chosen(), name);
  // Otherwise Enter would press the same button for the next group.
  focusList();
}

/** Asks for a new label, adds it, and gives it to what is chosen if that is wanted. */
export async function newLabel() {
  const groups = chosen();
  const name = make("input", { id: "label-name", required: true, maxlength: "100", autocomplete: "off" });
  const description = make("input", { id: "label-description", maxlength: "500", autocomplete: "off" });
  const also = make("input", { id: "label-also", type: "checkbox", checked: groups.length > 0, disabled: groups.length === 0 });
  name.oninput = () => (description.value ||= labels().find((each) => each.name === name.value.trim())?.description ?? "");
  const added = await openDialog({
    title: "New label",
    content: [
      make("div", { class: "fields" }, field("Name", name), field("What belongs there, in a line", description)),
      make("p", { class: "hint" }, "The name of a label that is there changes its description."),
      make("div", { class: "check" }, also, make("label", { for: "label-also" }, groups.length > 1 ? `Give it to the ${groups.length} ticked groups` : "Give it to the selected group")),
    ],
    submit: "Add it",
    read: () => (name.value.trim() ? { name: name.value.trim(), description: description.value.trim(), also: also.checked } : undefined),
  });
  if (!added) {
    return;
  }
  const done = await change(() => addLabel(added), () => `label ${added.name}`);
  if (done && added.also) {
    label(groups, added.name);
  }
  focusList();
}
