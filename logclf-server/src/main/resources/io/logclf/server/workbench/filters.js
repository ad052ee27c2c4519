import { button, byId, make, option } from "./dom.js";
import { startAgain, select, first, untickAll } from "./grouplist.js";
import { fileName, filterBy, on, state } from "./state.js";
import { complain } from "./tell.js";
import { count } from "./words.js";

const PAUSE = 250;
const FIELDS = { "file-filter": "file", "state-filter": "state", "label-filter": "label", order: "order" };

/** Fills the lists of files and labels, and shows what is filtered by. */
function draw() {
  const { files = [], labels = [] } = state.project ?? {};
  fill("file-filter", [option("", "all files"), ...files.map((file) => option(file.id, fileName(file)))]);
  fill("label-filter", [option("", "any"), ...labels.map(({ name }) => option(name, name))]);
  for (const [id, name] of Object.entries(FIELDS)) {
    byId(id).value = state.filter[name];
  }
  if (document.activeElement !== byId("search")) {
    byId("search").value = state.filter.search;
  }
}

/** Not while somebody is choosing: an open list would close. */
function fill(id, options) {
  const select = byId(id);
  const same = select.options.length === options.length && options.every(({ value, text }, i) => select.options[i].value === value && select.options[i].text === text);
  if (!same) {
    select.replaceChildren(...options);
  }
}

/** Fetches what the filter lets through, and selects the first of it unless the selected group is meant to stay. */
export async function applyFilter(keep = false) {
  draw();
  try {
    await startAgain(keep ? state.at : 0);
    if (!keep || state.selected === null) {
      select(first()?.id ?? null);
    }
  } catch (error) {
    complain(error);
  }
}

function drawTicked() {
  const rows = [...state.ticked.values()].reduce((sum, group) => sum + group.rows, 0);
  byId("ticked").hidden = state.ticked.size === 0;
  byId("ticked").replaceChildren(make("span", {}, `${count(state.ticked.size, "group")} ticked, ${count(rows, "row")}`), button("Untick all", untickAll, { quiet: true }));
}

export function startFilters() {
  let pause;
  byId("search").oninput = () => {
    clearTimeout(pause);
    pause = setTimeout(() => filterBy({ search: byId("search").value.trim() }), PAUSE);
  };
  byId("search").onkeydown = (event) => {
    if (event.key === "Enter") {
      byId("list").focus();
    }
  };
  for (const [id, name] of Object.entries(FIELDS)) {
    byId(id).onchange = () => {
      // What has a label is not open.
      const more = name === "label" && byId(id).value !== "" && state.filter.state === "open" ? { state: "labelled" } : {};
      filterBy({ [name]: byId(id).value, ...more });
    };
  }
  on("filter", () => applyFilter());
  on("project", draw);
  on("ticked", drawTicked);
}
