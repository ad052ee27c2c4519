import { get, query } from "./api.js";
import { button, byId, make } from "./dom.js";
import { VirtualList } from "./list.js";
import { marked } from "./marks.js";
import { Pages } from "./pages.js";
import { changed, fileName, fileOf, filterBy, on, state } from "./state.js";
import { count, percent, standing } from "./words.js";

/** The height of a row in style.css, 4.25rem. */
const ROW = 68;

/** Whether the group is shown below the list, as in style.css. */
const STACKED = matchMedia("(max-width: 52rem)");

/** What the server has not confirmed yet, by number of the group. */
const pending = new Map();
let failed = () => {};
/** Whether one would have gone on, had there been a group: after a split, the other parts come a moment later. */
let wanting = false;

const pages = new Pages(
  (offset, limit) => get(`groups?${query({ ...state.filter, offset, limit })}`),
  () => draw(),
  (row) => {
    const shown = pending.get(row.id) ?? row;
    return belongs(shown) ? shown : null;
  },
);

const list = new VirtualList(byId("list"), {
  height: ROW,
  key: (index) => {
    const row = pages.at(index);
    return row ? `${JSON.stringify(row)} ${row.id === state.selected} ${state.ticked.has(row.id)} ${pages.length}` : "";
  },
  draw: (index) => drawRow(pages.at(index)),
  need: (from, to) => pages.need(from, to).catch((error) => failed(error)),
});

/** Whether a group still is what the filter shows. */
function belongs(group) {
  const { state: wanted, label } = state.filter;
  return (wanted === "all" || group.state === wanted) && (label === "" || group.label === label);
}

function drawRow(group) {
  if (!group) {
    return make("div", { class: "group loading", role: "option", "aria-label": "being fetched", "aria-selected": "false" });
  }
  const ticked = state.ticked.has(group.id);
  const { suggestion } = group;
  const doubt = group.state === "open" ? suggestion && `${suggestion.label}? ${percent(suggestion.probability)}` : standing(group);
  return make(
    "div",
    {
      class: `group ${group.state}${group.waiting ? " waiting" : ""}`,
      role: "option",
      id: `group-${group.id}`,
      "aria-selected": String(group.id === state.selected),
      "aria-checked": String(ticked),
    },
    make("span", { class: "tick", "aria-hidden": "true" }, ticked ? "✓" : ""),
    make("span", { class: "template" }, marked(group.template)),
    make(
      "span",
      { class: "facts" },
      make("span", {}, `${count(group.rows, "row")}${group.templates > 1 ? `, ${count(group.templates, "template")}` : ""}`),
      make("span", { class: group.state === "open" ? "guess" : "label" }, doubt || ""),
    ),
  );
}

function draw() {
  const at = state.selected === null ? -1 : pages.indexOf(state.selected);
  if (at >= 0) {
    state.at = at;
  }
  list.update(pages.length, at);
  byId("count").textContent = `${count(pages.length, "group")}, ${count(pages.rowsInAll, "row")}`;
  byId("list").hidden = pages.length === 0;
  byId("nothing").hidden = pages.length > 0;
}

/** Fetches what is in view again; the selected group stays where it is seen, if it is there. */
export async function refresh() {
  const before = state.selected === null ? -1 : pages.indexOf(state.selected);
  const inView = before >= 0 && list.sees(before);
  const [from, to] = list.range;
  await pages.fetchAgain(from, to);
  const after = state.selected === null ? -1 : pages.indexOf(state.selected);
  if (inView && after >= 0 && after !== before) {
    list.shift(after - before);
  }
  if (wanting && after < 0 && pages.length > 0) {
    wanting = false;
    select(pages.at(0)?.id ?? null);
  } else if (state.selected === null && pages.length > 0) {
    select(pages.at(Math.min(from, pages.length - 1))?.id ?? null);
  }
}

/** Shows what another filter gives, from its beginning, or around an index. */
export async function startAgain(at = 0) {
  byId("list").scrollTop = 0;
  state.at = at;
  await pages.fetchAgain(at, at + list.range[1] + 1);
  if (at > 0 && pages.length > 0) {
    list.reveal(Math.min(at, pages.length - 1));
  }
}

export function select(id) {
  state.selected = id;
  draw();
  changed("selected");
  const at = id === null ? -1 : pages.indexOf(id);
  if (at >= 0) {
    list.reveal(at);
  }
}

/** Puts the keys back to work on the list; on a phone, what is seen stays. */
export const focusList = () => byId("list").focus({ preventScroll: true });

/** The selected group as the list knows it; undefined if it is not in the list. */
export const current = () => pages.at(pages.indexOf(state.selected));

export const first = () => pages.at(0);

/** Selects the group that is some rows further on; waits until it has been fetched. */
export async function move(by) {
  const at = pages.indexOf(state.selected);
  // Where the selected group was before it left the list, its follower is now.
  const from = at >= 0 ? at : by > 0 ? state.at - 1 : state.at;
  const to = Math.max(0, Math.min(pages.length - 1, from + by));
  list.reveal(to);
  await pages.need(to, to + 1);
  if (pages.at(to)) {
    select(pages.at(to).id);
  }
  wanting = by > 0 && pages.length === 0;
}

export const movePage = (by) => move(by * list.page);

export const moveToEnd = (by) => move(by * pages.length);

/** Ticks a group, or takes the tick away. */
export function tick(group) {
  if (!state.ticked.delete(group.id)) {
    state.ticked.set(group.id, group);
  }
  changed("ticked");
}

export function untickAll() {
  state.ticked.clear();
  changed("ticked");
}

/**
 * Shows groups as they will be once the server has confirmed it, and goes on to the next.
 *
 * @returns a function that puts everything back
 */
export function foresee(groups, after) {
  const places = groups.map((group) => [pages.indexOf(group.id), group]);
  groups.forEach((group) => pending.set(group.id, { ...group, ...after, waiting: true }));
  settle(groups.map((group) => pending.get(group.id)));
  return () => {
    groups.forEach((group) => pending.delete(group.id));
    for (const [index, group] of places.filter(([place]) => place >= 0)) {
      if (pages.indexOf(group.id) < 0) {
        pages.insertAt(index, group);
      } else {
        pages.replace(group);
      }
    }
    draw();
  };
}

/** Shows groups as the server now has them, and takes away those that are no more or belong elsewhere. */
export function confirm(groups, removed = []) {
  [...groups.map(({ id }) => id), ...removed].forEach((id) => pending.delete(id));
  settle(groups, removed);
}

function settle(groups, removed = []) {
  for (const group of groups) {
    const at = pages.indexOf(group.id);
    if (at >= 0 && belongs(group)) {
      pages.replace(group);
    } else if (at >= 0) {
      takeOut(at, group.id);
    }
    if (state.ticked.has(group.id)) {
      state.ticked.set(group.id, group);
    }
  }
  for (const id of removed) {
    const at = pages.indexOf(id);
    if (at >= 0) {
      takeOut(at, id);
    }
    state.ticked.delete(id);
  }
  draw();
}

/** Remembers where the selected group was, so that one goes on from there. */
function takeOut(at, id) {
  pages.removeAt(at);
  if (id === state.selected) {
    state.at = at;
  } else if (at < state.at) {
    state.at--;
  }
}

/** What stands there instead of a list without groups. */
function tellNothing() {
  const { filter } = state;
  const file = fileOf(Number(filter.file));
  const fewer = steadyWords(filter.search);
  byId("nothing").replaceChildren(
    make("p", {}, filter.search || filter.label || filter.state !== "open" ? "No group is like that." : `Nothing is open${file ? ` in ${fileName(file)}` : ""}: every group has its label.`),
    ...(fewer ? [button(`Search for “${fewer}”`, () => filterBy({ search: fewer }))] : []),
  );
}

/** The words of a search that look as if they stood in a template; "" if they are not fewer. */
function steadyWords(search) {
  const words = search.split(/\s+/);
  const steady = words.filter((word) => /^[\p{L}]{3,}[:,.]?$/u.test(word)).slice(0, 6);
  return steady.length < words.length ? steady.join(" ") : "";
}

/** Draws the list when something that it shows changes. @param onFailure hears what could not be fetched */
export function startList(onFailure) {
  failed = onFailure;
  byId("list").addEventListener("click", (event) => {
    const row = pages.at(Number(event.target.closest("[data-index]")?.dataset.index ?? -1));
    if (row) {
      if (event.target.closest(".tick")) {
        tick(row);
      } else {
        select(row.id);
        if (STACKED.matches) {
          // On a phone, what was tapped is shown below what is seen.
          byId("detail").scrollIntoView();
        }
      }
    }
  });
  on("ticked", draw);
  on("filter", tellNothing);
  tellNothing();
}
