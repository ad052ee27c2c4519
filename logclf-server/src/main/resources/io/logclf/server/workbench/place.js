import { changed, on, PLAIN, state, VIEWS } from "./state.js";

/** Keeps in the address where one is, so that a reload, a bookmark and a link lead there. */
function write() {
  const parts = new URLSearchParams();
  if (state.view !== "label") {
    parts.set("view", state.view);
  }
  for (const [name, value] of Object.entries(state.filter)) {
    // With a search, the state is always said: a link without one wants all of them.
    if (value !== PLAIN[name] || (name === "state" && state.filter.search)) {
      parts.set(name, value);
    }
  }
  if (state.selected !== null) {
    parts.set("group", state.selected);
  }
  if (state.at > 0) {
    parts.set("at", state.at);
  }
  const hash = parts.size > 0 ? `#${parts}` : "";
  if (hash !== location.hash) {
    history.replaceState(null, "", location.pathname + location.search + hash);
  }
}

function read() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const view = parts.get("view");
  state.view = VIEWS.includes(view) ? view : "label";
  // Who comes to look for a message wants it whatever has been decided of it.
  const plain = parts.has("search") ? { ...PLAIN, state: "all" } : PLAIN;
  for (const name of Object.keys(PLAIN)) {
    state.filter[name] = parts.get(name) ?? plain[name];
  }
  state.selected = whole(parts.get("group")) || null;
  state.at = whole(parts.get("at"));
}

const whole = (text) => (/^\d{1,15}$/.test(text ?? "") ? Number(text) : 0);

/** Reads the address, and writes it from now on. */
export function keepPlace() {
  read();
  on("view filter selected", write);
  window.addEventListener("hashchange", () => {
    read();
    ["view", "place"].forEach(changed);
  });
}
