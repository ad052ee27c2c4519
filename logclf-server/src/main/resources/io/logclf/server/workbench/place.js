import { changed, on, PLAIN, state, VIEWS } from "./state.js";

/** Keeps in the address where one is, so that a reload, a bookmark and a link lead there. */
function write() {
  const parts = new URLSearchParams();
  if (state.view !== "label") {
    parts.set("view", state.view);
  }
  for (const [name, value] of Object.entries(state.filter)) {
    if (value !== PLAIN[name]) {
      parts.set(name, value);
    }
  }
  if (state.selected !== null) {
    parts.set("group", state.selected);
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
  const group = Number(parts.get("group"));
  state.selected = Number.isInteger(group) && group > 0 ? group : null;
}

/** Reads the address, and writes it from now on. */
export function keepPlace() {
  read();
  on("view filter selected", write);
  window.addEventListener("hashchange", () => {
    read();
    ["view", "place"].forEach(changed);
  });
}
