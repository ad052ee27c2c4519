import { get, post, postText, query, remove, upload } from "./api.js";
import { change } from "./decide.js";
import { openDialog, sure } from "./dialog.js";
import { button, byId, field, make, table } from "./dom.js";
import { applyFilter } from "./filters.js";
import { changed, fileName, filterBy, on, show, state } from "./state.js";
import { complain, say } from "./tell.js";
import { count, megabytes, number, percent, time } from "./words.js";

const PHASES = {
  read: "reading it",
  mine: "looking for templates",
  encode: "encoding the templates",
  group: "grouping them",
  suggest: "looking for suggestions",
};

/** What is being sent or read, by what it is about: {text, share}. */
const work = new Map();

const format = make("input", { id: "format", autocomplete: "off", placeholder: "found by itself" });

/** Sends files one after the other, and shows how that goes. */
async function send(files) {
  for (const file of files) {
    const key = `sending ${file.name}`;
    const told = (share) => progress(key, `${file.name}: ${share === 1 ? "being taken in" : `sending ${megabytes(file.size)}`}`, share === 1 ? undefined : share);
    told(0);
    try {
      const answer = await upload(`files?${query({ name: file.name, format: format.value.trim() })}`, file, told);
      say(`${file.name} is there; it is being read.`);
      progress(answer.file, `${file.name}: waiting`, undefined);
    } catch (error) {
      complain(new Error(`${file.name}: ${error.message}`), key);
    } finally {
      work.delete(key);
      drawWork();
    }
  }
  await fetchAgain();
}

async function fetchAgain() {
  state.project = await get("");
  changed("project");
  forgetFinished();
  showFiles();
}

function progress(key, text, share) {
  work.set(key, { text, share });
  drawWork();
}

/** Shows how far the server is with a file. */
export function importProgress({ file, phase, done, total }, share) {
  const name = state.project.files.find(({ id }) => id === file)?.name ?? "The file";
  progress(file, `${name}: ${PHASES[phase] ?? phase}${total > 0 ? `, ${number(done)} of ${number(total)}` : done > 0 ? `, ${number(done)} so far` : ""}`, share);
}

/** What is ready needs no bar. */
function forgetFinished() {
  for (const { id, state: standing } of state.project.files) {
    if (standing !== "importing") {
      work.delete(id);
    }
  }
}

const bars = make("div", { id: "file-progress" });

function drawWork() {
  bars.replaceChildren(
    ...[...work].map(([key, { text, share }]) => {
      const id = `work-${String(key).replace(/\W/g, "-")}`;
      return make("div", {}, make("p", { id, role: "status" }, text), make("progress", { "aria-labelledby": id, max: "1", value: share }));
    }),
  );
}

const listed = make("div", { id: "file-list" });

/** Shows the files of the project. */
export function showFiles() {
  if (!state.project) {
    return;
  }
  forgetFinished();
  drawWork();
  const { files } = state.project;
  const rows = files.map((file) => [
    make("span", {}, make("strong", {}, fileName(file)), make("span", { class: "hint" }, ` ${about(file)}`)),
    standing(file),
    number(file.rows),
    number(file.groups),
    file.rows > 0 ? `${number(file.labelledRows)} (${percent(file.labelledRows / file.rows)})` : "",
    make("span", { class: "row" }, actions(file)),
  ]);
  listed.replaceChildren(
    rows.length > 0
      ? table(["File", "State", "Rows", "Groups", "Labelled rows", "What to do"], rows, { caption: "Files of the project", numbers: [2, 3, 4] })
      : make("p", {}, "There is no file yet. Drop one above: its messages are put into groups, and you label the groups."),
  );
}

function about(file) {
  return file.kind === "inbox"
    ? "Messages that the server was asked about and could not decide, by template, with a few examples each. Labels that you give here are learned like all others."
    : [file.format, time(file.importedAt)].filter(Boolean).join(" · ");
}

const standing = (file) => (file.state === "failed" ? make("span", { class: "undecided" }, `failed: ${file.error}`) : file.state === "importing" ? "being read" : "ready");

function actions(file) {
  const name = fileName(file);
  const ready = file.state === "ready";
  return [
    ready ? button("Label", () => open(file), { "aria-label": `Label ${name}` }) : undefined,
    ready && file.kind === "file" ? button("Group again…", () => again(file), { quiet: true, "aria-label": `Group again… ${name}` }) : undefined,
    button("Remove…", () => takeAway(file), { quiet: true, "aria-label": `Remove… ${name}` }),
  ].filter(Boolean);
}

function open(file) {
  filterBy({ file: String(file.id) });
  show("label");
  byId("list").focus();
}

async function again(file) {
  const eps = make("input", { id: "eps", type: "number", min: "0.01", max: "1", step: "0.01", value: "0.3", required: true });
  const chosen = await openDialog({
    title: `Group ${file.name} again`,
    content: [
      make("div", { class: "fields" }, field("Distance within a group (eps)", eps)),
      make("p", { class: "hint" }, "A smaller distance makes more, narrower groups; a larger one fewer, wider ones. Labels stay: they belong to templates and messages."),
    ],
    submit: "Group again",
    read: () => Number(eps.value) || undefined,
  });
  if (chosen !== undefined) {
    await change(() => post(`files/${file.id}/again`, { eps: chosen }), () => `${file.name} is being grouped again`);
  }
}

async function takeAway(file) {
  const name = fileName(file);
  const text = file.kind === "inbox" ? "The messages that wait there are thrown away; labels stay." : "Its rows and groups are removed from the project. Labels that were given stay, and count again when the file comes back.";
  if (await sure(`Remove ${name}?`, text, "Remove it")) {
    await change(() => remove(`files/${file.id}`), () => `${name} is removed`);
    if (state.filter.file === String(file.id)) {
      filterBy({ file: "" });
    }
    await fetchAgain();
  }
}

/** Takes labels in that were made elsewhere: groups.csv of discover, or labels.csv of a workbench. */
async function takeLabels(input) {
  const file = input.files[0];
  input.value = "";
  if (file) {
    const answer = await change(() => postText("import", file), ({ rows, matched }) => `${number(matched)} of ${count(rows, "row")} of ${file.name} matched`);
    if (answer) {
      await fetchAgain();
      await applyFilter();
    }
  }
}

function dropPlace() {
  const input = make("input", { id: "file", type: "file", multiple: true });
  input.onchange = () => {
    send([...input.files]).catch(complain);
    // So that the same file can be chosen again.
    input.value = "";
  };
  return make(
    "label",
    { id: "drop", class: "drop", for: "file" },
    make("span", {}, make("strong", {}, "Choose a log file"), ", or drop it here"),
    make("span", { class: "hint" }, "any log as it is, JSON lines, or CSV; also several"),
    input,
  );
}

/** A file may be dropped anywhere; one that misses the place must not replace the page. */
function takeDrops(place) {
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      place.classList.add("over");
    }
  });
  document.addEventListener("dragleave", (event) => event.relatedTarget || place.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      place.classList.remove("over");
      show("files");
      send([...event.dataTransfer.files]).catch(complain);
    }
  });
}

export function startFiles() {
  const labels = make("input", { id: "labels-file", type: "file", accept: ".csv,text/csv" });
  labels.onchange = () => takeLabels(labels).catch(complain);
  const place = dropPlace();
  byId("files-view").append(
    make(
      "div",
      { class: "card" },
      make("h2", { id: "files-heading", tabindex: "-1" }, "Files"),
      place,
      make("details", {}, make("summary", {}, "How it is read, and labels from elsewhere"), make("div", { class: "fields" }, field("Format, if it is not found by itself", format), field("Labels from groups.csv or labels.csv", labels))),
      bars,
      listed,
    ),
  );
  takeDrops(place);
  on("project", () => state.view === "files" && showFiles());
}
