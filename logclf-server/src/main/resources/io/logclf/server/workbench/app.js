import { get } from "./api.js";
import { startContradictions, showContradictions } from "./contradictions.js";
import { busy, startDeciding } from "./decide.js";
import { reload, startDetail } from "./detail.js";
import { byId, make } from "./dom.js";
import { listen } from "./events.js";
import { importProgress, showFiles, startFiles } from "./files.js";
import { applyFilter, startFilters } from "./filters.js";
import { refresh, select, startList } from "./grouplist.js";
import { showHistory } from "./history.js";
import { startKeys } from "./keys.js";
import { personName, showPerson, startPerson } from "./person.js";
import { keepPlace } from "./place.js";
import { drawRunning } from "./running.js";
import { changed, on, show, state } from "./state.js";
import { calm, complain, say } from "./tell.js";
import { showTraining, trainProgress } from "./train.js";

const TITLES = { label: "Label", files: "Files", train: "Train", contradictions: "Contradictions", history: "History" };
const SHOW = { files: showFiles, train: showTraining, contradictions: showContradictions, history: showHistory };
/** Changes of others come in crowds; this long they are gathered, in milliseconds. */
const GATHER = 300;

/** Numbers of the groups that have changed since the last look; null for many. */
let stale = new Set();
let gathering;

function drawViews() {
  byId("views").replaceChildren(
    ...Object.entries(TITLES).map(([name, title]) => {
      const made = make("button", { type: "button", "aria-current": name === state.view ? "page" : undefined }, title);
      made.onclick = () => show(name);
      return made;
    }),
  );
}

function showView() {
  const focused = byId("views").contains(document.activeElement);
  drawViews();
  for (const name of Object.keys(TITLES)) {
    byId(`${name}-view`).hidden = name !== state.view;
  }
  SHOW[state.view]?.();
  if (focused) {
    byId("views").querySelector("[aria-current]").focus();
  }
}

async function fetchProject() {
  state.project = await get("");
  changed("project");
}

/** Fetches what has changed, once nothing of one's own is on its way. */
function look(groups) {
  stale = groups.length === 0 || stale === null ? null : new Set([...stale, ...groups]);
  gathering ??= setTimeout(async () => {
    gathering = undefined;
    if (busy()) {
      // The end of the last change looks again.
      return;
    }
    const seen = stale === null ? [] : [...stale];
    stale = new Set();
    try {
      await fetchProject();
      await refresh();
      await reload(seen);
      SHOW[state.view]?.();
    } catch (error) {
      complain(error);
    }
  }, GATHER);
}

function onEvent(name, data) {
  if (name === "changed") {
    if (data.by !== personName() && data.groups.includes(state.selected)) {
      say(`${data.by || "Somebody"} has changed the group that you see.`);
    }
    look(data.groups);
  } else if (name === "progress") {
    const known = data.total > 0 ? data.done / data.total : undefined;
    (data.job === "train" ? trainProgress : importProgress)(data, known);
  } else if (name === "job") {
    tellJob(data);
    look([]);
  }
}

function tellJob({ job, state: end, error }) {
  const what = job === "train" ? "Training" : "Reading the file";
  if (end === "failed") {
    complain(new Error(`${what} failed: ${error}`));
  } else {
    say(`${what} ${end === "cancelled" ? "was cancelled" : "is done"}.`);
  }
}

let connected = true;

function onConnection(there) {
  if (there && !connected) {
    calm("connection");
    calm("fault");
    look([]);
  } else if (!there && connected) {
    complain(new Error("The connection to the server broke off; it is being tried again. Labels that were said to be saved are."), "connection");
  }
  connected = there;
}

function startViews() {
  on("view", showView);
  on("place", openPlace);
  on("project", () => {
    drawRunning();
    showPerson();
  });
}

/** Shows the list and the group that the address names. */
async function openPlace() {
  await applyFilter(true);
  if (state.selected !== null) {
    select(state.selected);
  }
}

async function start() {
  keepPlace();
  startPerson();
  startViews();
  startFilters();
  startDetail();
  startFiles();
  startContradictions();
  startList(complain);
  startDeciding(() => look(stale === null ? [] : [...stale, state.selected ?? 0]));
  startKeys();
  drawViews();
  try {
    await fetchProject();
  } catch (error) {
    if (error.status !== 404) {
      throw error;
    }
    byId("absent").hidden = false;
    byId("absent-text").textContent = error.message;
    return;
  }
  if (state.project.files.length === 0 && state.view === "label") {
    state.view = "files";
  }
  showView();
  if (state.project.files.length > 0) {
    await openPlace();
  }
  listen(onEvent, onConnection);
}

start().catch(complain);
