import { drawBars, element, visible } from "./chart.js";
import { CsvParser } from "./csv.js";

const PAGE = 100;
/** Rows beyond this are counted and downloaded, but not shown: a browser's memory is finite. */
const MOST_SHOWN = 200_000;
const UNDECIDED = "none";
/** Whether people can label here: the server leaves the link away where there is no workbench. */
const LABELLING = document.getElementById("workbench") !== null;
/** Where the label stands in a row. */
const LABEL = 3;
/** Longer texts do not go into an address. */
const MOST_SEARCHED = 1000;
const NAMES = ["Row", "Source", "Message", "Label", "Confidence", "Stage", "Best guess", "Evidence"];
const format = new Intl.NumberFormat("en");

const byId = (id) => document.getElementById(id);

let rows = [];
let shown = [];
let page = 0;
let address;

/** What tables usually call the message and the source: the first that is there counts. */
const MESSAGES = ["log_message", "message", "msg", "Message", "@message", "log", "text"];
const SOURCES = ["source", "logger", "component", "service", "app", "ProviderName", "Source"];

/** Where each column of the answer is; of several with one name, the last is the server's. */
function columnsOf(header, messageColumn) {
  const at = (name) => header.lastIndexOf(name);
  const first = (names) => header.indexOf(names.find((name) => header.includes(name)));
  const message = first(messageColumn ? [messageColumn] : MESSAGES);
  return {
    source: first(SOURCES),
    // The Event Viewer has no name for its last column, which the label's stand before.
    message: message < 0 ? header.length : message,
    label: at("target_label"),
    confidence: at("confidence"),
    stage: at("stage"),
    evidence: at("evidence"),
    guess: at("best_guess"),
    probability: at("best_guess_probability"),
  };
}

async function read(blob, messageColumn) {
  const result = { rows: [], all: 0, labels: new Map(), stages: new Map() };
  let columns;
  const parser = new CsvParser((cells) => {
    if (!columns) {
      columns = columnsOf(cells, messageColumn);
      return;
    }
    const cell = (name) => cells[columns[name]] ?? "";
    const row = {
      number: ++result.all,
      source: cell("source"),
      message: cell("message"),
      label: cell("label"),
      confidence: cell("confidence"),
      stage: cell("stage") || UNDECIDED,
      evidence: cell("evidence"),
      guess: cell("guess") && `${cell("guess")} (${cell("probability")})`,
    };
    result.labels.set(row.label, (result.labels.get(row.label) ?? 0) + 1);
    result.stages.set(row.stage, (result.stages.get(row.stage) ?? 0) + 1);
    if (result.rows.length < MOST_SHOWN) {
      result.rows.push(row);
    }
  });
  const reader = blob.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    parser.add(piece.value);
  }
  parser.end();
  return result;
}

function bars(counts, all, isNone) {
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([name, value]) => ({
      name: name === UNDECIDED ? "nobody" : name,
      value,
      text: `${format.format(value)} · ${((100 * value) / all).toFixed(1)} %`,
      none: isNone(name),
    }));
}

function fill(select, counts, all) {
  const option = (value, text) => {
    const made = element("option", { text });
    made.value = value;
    return made;
  };
  select.replaceChildren(
    option("", all),
    ...[...counts.keys()].sort().map((name) => option(`=${name}`, name === UNDECIDED ? "nobody" : name)),
  );
}

function filter() {
  const label = byId("label-filter").value.slice(1);
  const stage = byId("stage-filter").value.slice(1);
  const anyLabel = byId("label-filter").value === "";
  const anyStage = byId("stage-filter").value === "";
  const text = byId("text-filter").value.toLowerCase();
  shown = rows.filter(
    (row) =>
      (anyLabel || row.label === label) &&
      (anyStage || row.stage === stage) &&
      (text === "" || row.message.toLowerCase().includes(text)),
  );
  page = 0;
  draw();
}

function draw() {
  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  byId("rows").replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map(drawRow));
  byId("count").textContent = `${format.format(shown.length)} of ${format.format(rows.length)} rows`;
  byId("page").textContent = `Page ${page + 1} of ${pages}`;
  byId("previous").disabled = page === 0;
  byId("next").disabled = page + 1 >= pages;
}

function drawRow(row) {
  const undecided = row.stage === UNDECIDED;
  const cells = [
    ["number", format.format(row.number)],
    ["", row.source],
    ["message", row.message],
    [undecided ? "undecided" : "", row.label],
    ["number", row.confidence],
    ["", undecided ? "" : row.stage],
    ["", undecided ? row.guess : ""],
    ["evidence", row.evidence],
  ].map(([className, text], i) => {
    const cell = element("td", { className }, element("span", { text }));
    cell.dataset.name = NAMES[i];
    return cell;
  });
  if (undecided && LABELLING) {
    cells[LABEL].append(" ", labellingLink(row));
  }
  return element("tr", {}, ...cells);
}

/** Leads to where a person labels messages like this one. */
function labellingLink(row) {
  const link = element("a", { text: "Label it" });
  // Half a character at the end would be found nowhere.
  const start = row.message.slice(0, MOST_SEARCHED).replace(/[\uD800-\uDBFF]$/, "");
  link.href = `workbench#${new URLSearchParams({ search: start })}`;
  link.setAttribute("aria-label", `Label it: row ${row.number}`);
  return link;
}

function turn(by) {
  page += by;
  draw();
  byId("results-heading").focus();
}

/** Shows what the file was read as, and what was noticed on the way. */
function tell({ readAs, remarks = [] }) {
  const lines = [...(readAs ? [`Read as: ${readAs}`] : []), ...remarks];
  byId("remarks").replaceChildren(...lines.map((text) => element("li", { text })));
  byId("remarks").hidden = lines.length === 0;
}

/**
 * Shows a labelled CSV, and what the server knows of it.
 *
 * @param messageColumn the column with the message; empty for one that is usually called so
 */
export async function show(blob, counts, messageColumn, fileName, seconds) {
  const result = await read(blob, messageColumn);
  tell(counts);
  rows = result.rows;
  const isUnlabelled = (label) => !result.rows.some((row) => row.label === label && row.stage !== UNDECIDED);
  drawBars(byId("label-chart"), bars(result.labels, result.all, isUnlabelled), Math.max(0, ...result.labels.values()));
  drawBars(
    byId("stage-chart"),
    bars(result.stages, result.all, (name) => name === UNDECIDED),
    Math.max(0, ...result.stages.values()),
  );
  fill(byId("label-filter"), result.labels, "All labels");
  fill(byId("stage-filter"), result.stages, "All stages");
  byId("text-filter").value = "";
  const undecided = result.stages.get(UNDECIDED) ?? 0;
  byId("summary").textContent = visible(
    `${format.format(result.all)} rows of ${fileName} in ${seconds.toFixed(1)} s; ` +
      `${format.format(undecided)} that no stage is sure of.` +
      (result.all > rows.length ? ` The table holds the first ${format.format(rows.length)}; the download has all.` : ""),
  );
  URL.revokeObjectURL(address);
  address = URL.createObjectURL(blob);
  byId("download").href = address;
  byId("download").download = fileName.replace(/(\.[A-Za-z0-9]{1,6})?$/, "-classified.csv");
  byId("results").hidden = false;
  filter();
  byId("results-heading").focus();
}

/** Takes away what is shown. */
export function clear() {
  byId("results").hidden = true;
  rows = [];
}

byId("label-filter").onchange = filter;
byId("stage-filter").onchange = filter;
byId("text-filter").oninput = filter;
byId("previous").onclick = () => turn(-1);
byId("next").onclick = () => turn(1);
