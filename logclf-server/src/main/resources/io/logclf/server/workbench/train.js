import { download, get, post, text } from "./api.js";
import { change } from "./decide.js";
import { button, byId, field, make, table } from "./dom.js";
import { state } from "./state.js";
import { complain, say } from "./tell.js";
import { count, number, percent, time } from "./words.js";

const TARGET = "0.99";

const precision = make("input", { id: "precision", type: "number", min: "0.5", max: "0.999", step: "0.001", value: TARGET });
const begin = button("Train", start);
const running = make("div", { id: "training" });
const step = make("p", { id: "training-step", role: "status" });
const bar = make("progress", { "aria-labelledby": "training-step", max: "1" });
const result = make("div", { id: "trained" });
const shown = make("div", { id: "trained-more" });
let training;
let built = false;
/** What is drawn, so that the same is not drawn again under somebody's hands. */
let drawn;

function build() {
  built = true;
  byId("train-view").append(
    make(
      "div",
      { class: "card" },
      make("h2", { id: "train-heading", tabindex: "-1" }, "Train"),
      make("p", {}, "Makes a bundle from all labels of the project. It runs in the background; labelling goes on."),
      make("div", { class: "row fields-row" }, field("Share of decided rows that must be right", precision), begin),
      running,
      result,
      shown,
    ),
  );
}

/** Shows what training does or has done. */
export async function showTraining() {
  if (!built) {
    build();
  }
  try {
    training = await get("training");
    draw();
  } catch (error) {
    complain(error);
  }
}

/** Shows how far training is. */
export function trainProgress({ phase, done, total }, share) {
  step.textContent = `${phase}${total > 0 ? `, ${number(done)} of ${number(total)}` : ""}`;
  if (share === undefined) {
    bar.removeAttribute("value");
  } else {
    bar.value = share;
  }
}

function draw() {
  const runs = training.state === "running";
  begin.disabled = runs;
  if (runs) {
    step.textContent ||= training.step;
    if (!running.hasChildNodes()) {
      running.append(step, bar, button("Cancel", cancel, { quiet: true }));
    }
  } else {
    running.replaceChildren();
    step.textContent = "";
  }
  const now = JSON.stringify([training, state.project.bundle, state.project.files.map(({ id, name, state: standing }) => [id, name, standing])]);
  if (now !== drawn) {
    drawn = now;
    result.replaceChildren(...outcome().filter(Boolean));
  }
}

function outcome() {
  const { state: end, error, summary, bundle, inUse, endedAt } = training;
  const { bundle: used } = state.project;
  const inUseNow = make("p", {}, "In use: ", make("strong", { id: "in-use" }, used.name), ".");
  const back = used.previous ? button("Back to the one before", () => swap("back"), { quiet: true }) : undefined;
  const downloads = make(
    "div",
    { class: "row downloads" },
    bundle === null ? undefined : button("Download the bundle", () => save("export/bundle", `bundle-${bundle}.zip`), { quiet: true }),
    button("Labels (CSV)", () => save("export/labels.csv", "labels.csv"), { quiet: true }),
    button("Groups (ZIP)", () => save("export/groups.zip", "groups.zip"), { quiet: true }),
    state.project.files
      .filter((file) => file.kind === "file" && file.state === "ready")
      .map((file) => button(`${file.name}, labelled`, () => save(`export/labelled/${file.id}`, labelledName(file.name)), { quiet: true })),
  );
  const told = end === "failed" ? make("p", { class: "error" }, `Training failed: ${error}`) : end === "cancelled" ? make("p", {}, "Training was cancelled.") : undefined;
  const done =
    bundle === null
      ? undefined
      : make(
          "div",
          {},
          make("h3", {}, `Trained ${bundle}${endedAt ? `, ${time(endedAt)}` : ""}`),
          make("ul", { class: "summary" }, summary.map((line) => make("li", {}, line))),
          make("div", { class: "row" }, inUse ? make("span", { class: "hint" }, "It is in use.") : button("Use it", () => swap("use")), button("Report", report, { quiet: true }), button("What would change", comparison, { quiet: true })),
        );
  return [told, done, make("div", { class: "row" }, inUseNow, back), make("h3", {}, "Take it with you"), downloads];
}

const labelledName = (name) => name.replace(/(\.[A-Za-z0-9]{1,6}(\.gz)?)?$/, (end) => `-labelled${end}`);

async function start() {
  const target = Number(precision.value);
  if (!(target >= 0.5 && target < 1)) {
    complain(new Error("The share must be at least 0.5, and less than 1."));
    return;
  }
  shown.replaceChildren();
  step.textContent = "starting";
  await change(() => post("training", { precision: target }), () => "training has begun");
  await showTraining();
}

async function cancel() {
  await change(() => post("training/cancel"), () => "training is being cancelled");
  await showTraining();
}

async function swap(how) {
  const answer = await change(() => post(`training/${how}`), ({ bundle }) => `${bundle.name} is in use`);
  if (answer?.bundle) {
    state.project.bundle = answer.bundle;
  }
  await showTraining();
}

async function save(path, name) {
  say(`Fetching ${name}…`);
  try {
    await download(path, name);
    say(`${name} is downloaded.`);
  } catch (error) {
    complain(error);
  }
}

/** The report as it is, in a frame that can run nothing and reach nothing. */
async function report() {
  try {
    const frame = make("iframe", { title: "Report of the training", sandbox: "" });
    frame.srcdoc = within(await text("training/report"));
    show("Report", frame);
  } catch (error) {
    complain(error);
  }
}

/** Links within the report lead to its own places, and not to those of the page around it. */
function within(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll('a[href^="#"]').forEach((link) => link.setAttribute("href", `about:srcdoc${link.getAttribute("href")}`));
  return `<!DOCTYPE html>${page.documentElement.outerHTML}`;
}

function show(title, ...content) {
  const heading = make("h3", { tabindex: "-1" }, title);
  shown.replaceChildren(heading, ...content);
  heading.focus();
}

async function comparison() {
  try {
    const found = await get("training/comparison?limit=50");
    const { state: end, rows, done, changed, changes } = found;
    if (end === "running") {
      show("What would change", make("p", { role: "status" }, `Comparing: ${number(done)} of ${count(rows, "row")}`));
      setTimeout(() => shown.textContent.startsWith("What would change") && comparison(), 1000);
      return;
    }
    show(
      "What would change",
      make("p", {}, `${number(changed)} of ${count(rows, "row")} (${percent(rows > 0 ? changed / rows : 0)}) would get another answer than from ${state.project.bundle.name}.`),
      table(
        ["Now", "Then", "Rows", "Examples"],
        changes.map(({ before, after, rows: many, examples }) => [before ?? "undecided", after ?? "undecided", number(many), make("span", { class: "text" }, examples.join("\n"))]),
        { caption: "What would change", numbers: [2] },
      ),
    );
  } catch (error) {
    complain(error);
  }
}
