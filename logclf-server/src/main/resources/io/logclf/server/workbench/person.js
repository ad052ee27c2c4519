import { ask, useName } from "./api.js";
import { byId, field, make, visible } from "./dom.js";
import { openDialog } from "./dialog.js";
import { state } from "./state.js";

const KEY = "logclf-author";

/** The name that changes are made under; "" while nobody has typed one. */
export const personName = () => state.project?.author ?? stored();

function stored() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

function askToken() {
  byId("token-form").hidden = false;
  byId("token").focus();
  return new Promise((resolve) => {
    byId("token-form").onsubmit = (event) => {
      event.preventDefault();
      byId("token-form").hidden = true;
      resolve(byId("token").value);
    };
  });
}

/** Asks for the name, and keeps it for the next time. */
async function askName() {
  const input = make("input", { id: "name", autocomplete: "name", required: true, maxlength: "100", value: stored() });
  const name = await openDialog({
    title: "Your name",
    content: [make("p", {}, "It stands with every label that you give, so that others see whose it is."), field("Name", input)],
    submit: "Use it",
    read: () => input.value.trim() || undefined,
  });
  if (name === undefined) {
    throw new Error("a change needs the name of the person who makes it.");
  }
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // Then it is asked for again the next time.
  }
  useName(name);
  showPerson();
  return name;
}

/** Shows whose name changes are made under; that of a proxy cannot be changed here. */
export function showPerson() {
  const given = state.project?.author ?? null;
  useName(given === null ? stored() : null);
  byId("person").hidden = given !== null;
  byId("person").textContent = visible(stored() || "Your name?");
  byId("person").setAttribute("aria-label", visible(stored() ? `You are ${stored()}; change your name` : "Type your name"));
}

export function startPerson() {
  ask(askToken, askName);
  byId("person").onclick = () => askName().catch(() => {});
}
