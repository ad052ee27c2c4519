import { get, query } from "./api.js";
import { acceptAll } from "./accept.js";
import { accept, chosen, clear, label, merge, showing, undo } from "./decide.js";
import { button, byId, make, table } from "./dom.js";
import { current } from "./grouplist.js";
import { examples, facts, past } from "./facts.js";
import { labels, palette } from "./labels.js";
import { marked } from "./marks.js";
import { splitDialog } from "./split.js";
import { on, state } from "./state.js";
import { complain } from "./tell.js";
import { count, number, origin, probability, standing, time } from "./words.js";

/** Below this probability, nobody should accept many at once. */
const LEAST = 0.5;

/** The group that is shown, as far as it is known. */
let group;
/** How many groups more have the same suggestion, and from which probability on; undefined if none is known. */
let more;
/** What is drawn, so that the same is not drawn again under somebody's hands. */
let drawn = "";
/** What is being fetched, so that only the last answer counts. */
let fetching;

/** Shows the selected group: first what the list knows of it, then all that the server knows. */
async function showSelected() {
  const { selected } = state;
  fetching?.abort();
  if (selected === null) {
    group = undefined;
    draw();
    return;
  }
  const brief = current();
  if (group?.id !== selected) {
    group = brief;
    more = undefined;
    byId("detail").scrollTop = 0;
  }
  showing(group);
  draw();
  const own = new AbortController();
  fetching = own;
  try {
    const answer = await get(`groups/${selected}`, own.signal);
    if (fetching === own) {
      group = answer;
      showing(group);
      draw();
      await offerMore(answer, own);
    }
  } catch (error) {
    if (error.status === 404 && fetching === own) {
      group = undefined;
      state.selected = null;
      draw("This group is not there any more: it was merged, or its file was removed.");
    } else {
      complain(error);
    }
  }
}

/** Fetches the selected group again, if it is among those that have changed. */
export function reload(changedGroups) {
  if (state.selected !== null && (changedGroups.length === 0 || changedGroups.includes(state.selected))) {
    return showSelected();
  }
  return undefined;
}

/** Offers to accept what else has the same suggestion. */
async function offerMore({ suggestion, state: standingNow }, own) {
  if (!suggestion || standingNow !== "open" || suggestion.probability < LEAST) {
    return;
  }
  const atLeast = Math.floor(suggestion.probability * 10) / 10;
  const { total, rows } = await get(`groups?${query({ state: "open", file: state.filter.file, suggested: suggestion.label, atLeast, limit: 1 })}`, own.signal);
  if (fetching === own) {
    more = total > 1 ? { total, rows, atLeast, label: suggestion.label } : undefined;
    draw();
  }
}

function draw(instead = "Select a group to see what is in it.") {
  const place = byId("detail");
  const now = JSON.stringify([group, more, state.ticked.size, labels(), group ? "" : instead]);
  if (now === drawn) {
    return;
  }
  drawn = now;
  place.dataset.group = group?.id ?? "";
  place.setAttribute("aria-busy", String(group !== undefined && group.examples === undefined));
  if (!group) {
    place.replaceChildren(make("p", { class: "hint" }, instead));
    return;
  }
  // What is only in the answer that is on its way, keeps its place free.
  const whole = group.examples !== undefined;
  const focused = place.contains(document.activeElement) ? document.activeElement.textContent : undefined;
  place.replaceChildren(
    ...[
      make("h2", { id: "template", class: "text" }, marked(group.template)),
      make("p", { class: "standing" }, said()),
      suggestions(),
      target(),
      palette(),
      actions(),
      facts(group),
      whole ? examples(group) : make("p", { class: "hint" }, "Fetching…"),
      whole && group.parts.length > 1 ? parts() : undefined,
      whole ? past(group.history, (step) => undo(step)) : undefined,
    ].filter(Boolean),
  );
  if (focused !== undefined) {
    // The same button, if it is still there, and not the top of the page.
    const same = [...place.querySelectorAll("button")].find((each) => each.textContent === focused && !each.disabled);
    (same ?? place).focus({ preventScroll: true });
  }
}

function said() {
  if (group.state === "open") {
    return "Open: nobody has labelled it.";
  }
  const who = group.by ? ` by ${group.by}${group.at ? `, ${time(group.at)}` : ""}` : "";
  return [make("strong", { class: group.state }, standing(group)), who];
}

function suggestions() {
  const all = group.suggestions ?? (group.suggestion ? [group.suggestion] : []);
  if (all.length === 0) {
    return make("p", { class: "hint" }, "No suggestion.");
  }
  const [best, ...rest] = all;
  const others = rest.filter((each) => probability(each.probability) !== "0.00");
  return make(
    "div",
    { class: "suggestions" },
    make(
      "div",
      { class: "row" },
      button(`Accept ${best.label}`, () => accept(group), { key: "Enter", class: "accept" }),
      make("span", {}, `${probability(best.probability)}, from ${origin(best.from)}`),
    ),
    others.length > 0
      ? make("p", { class: "hint" }, `Or: ${others.map((each) => `${each.label} ${probability(each.probability)}`).join(", ")}`)
      : undefined,
    more ? button(`Accept all ${number(more.total)} with ${more.label} at ${more.atLeast} or more`, () => acceptAll(more.label, more.atLeast), { quiet: true, id: "more-like-this", title: count(more.rows, "row") }) : undefined,
  );
}

/** Says what the labels are given to, if that is not what is shown. */
function target() {
  return state.ticked.size > 0 ? make("p", { class: "target" }, `Labels go to the ${count(state.ticked.size, "ticked group")}.`) : undefined;
}

function actions() {
  const many = state.ticked.size > 0;
  return make(
    "div",
    { class: "row actions" },
    button("None of these", () => label(chosen(), null), { key: "n", quiet: true }),
    button("Split…", () => splitDialog(group), { key: "s", quiet: true }),
    button("Merge with ticked", merge, { key: "m", quiet: true, disabled: !many }),
    group.state !== "open" ? button("Open again", () => clear(chosen()), { quiet: true }) : undefined,
    button("Undo", () => undo(), { key: "u", quiet: true }),
  );
}

function parts() {
  const shown = group.parts.map((part) => [
    make("span", { class: "text" }, marked(part.template)),
    part.source,
    part.severity,
    count(part.rows, "row"),
    part.none ? "none of these" : part.label ?? "",
  ]);
  return make(
    "section",
    {},
    make("h3", {}, `What it is made of${group.moreParts ? `, and ${count(group.moreParts, "more part")}` : ""}`),
    table(["Template", "Source", "Severity", "Rows", "Label"], shown, { caption: "What the group is made of", numbers: [3] }),
  );
}

/** The group that is shown, whole if it has been fetched. */
export const shownGroup = () => group;

/** Draws the selected group when another one is selected, or what can be done with it changes. */
export function startDetail() {
  on("selected", showSelected);
  on("ticked project", () => draw());
}

