/** What is where in the page, and who wants to know when it changes. */
const heard = new Map();

export const VIEWS = ["label", "files", "train", "contradictions", "history"];

/** What a list shows when nothing else was asked for. */
export const PLAIN = { file: "", state: "open", order: "teach", search: "", label: "" };

export const state = {
  /** The project as the server last told it. */
  project: null,
  view: "label",
  filter: { ...PLAIN },
  /** The number of the selected group. */
  selected: null,
  /** Where in the list it is, or was. */
  at: 0,
  /** The groups that are ticked, by number. */
  ticked: new Map(),
};

/** Calls a function whenever one of these has changed: project, view, filter, selected, ticked, and place when the address leads elsewhere. */
export function on(names, listener) {
  for (const each of names.split(" ")) {
    heard.set(each, [...(heard.get(each) ?? []), listener]);
  }
}

export function changed(name) {
  (heard.get(name) ?? []).forEach((listener) => listener());
}

export function show(view) {
  state.view = view;
  changed("view");
}

export function filterBy(parts) {
  Object.assign(state.filter, parts);
  changed("filter");
}

export const fileOf = (id) => state.project?.files.find((file) => file.id === id);

/** What people call a file: the inbox has no name of its own. */
export const fileName = (file) => (file.kind === "inbox" ? "Inbox" : file.name);
