import { Conflict, get, post } from "./api.js";
import { button } from "./dom.js";
import { confirm, current, foresee, move, select, untickAll } from "./grouplist.js";
import { personName } from "./person.js";
import { changed, state } from "./state.js";
import { calm, complain, say } from "./tell.js";
import { count, shortened, standing } from "./words.js";

/** What the server suggests where none of the labels fits. */
const NONE = "None of these";

/** Changes go one after the other, so that each is made on what the one before has left. */
let line = Promise.resolve();
let waiting = 0;
/** The newest version of each group that this page has made itself. */
const own = new Map();
let idle = () => {};

/** @param whenIdle called when no change waits for its answer any more */
export function startDeciding(whenIdle) {
  idle = whenIdle;
  window.addEventListener("beforeunload", (event) => waiting > 0 && event.preventDefault());
}

export const busy = () => waiting > 0;

const versioned = (group) => ({ id: group.id, version: Math.max(group.version, own.get(group.id) ?? 0) });

/**
 * Sends a change when its turn comes.
 *
 * @param send gives the promise of the answer
 * @param words what to say when it is saved
 * @param putBack called if it was not
 * @returns the promise of the answer; undefined if it was not saved
 */
export function change(send, words, putBack = () => {}) {
  waiting++;
  say("Saving…");
  const done = line.then(async () => {
    try {
      const answer = await send();
      answer.groups?.forEach(({ id, version }) => own.set(id, version));
      confirm(answer.groups ?? [], answer.removed);
      calm("save");
      say(`Saved: ${words(answer)}`);
      return answer;
    } catch (error) {
      putBack();
      say("");
      refuse(error);
      return undefined;
    } finally {
      waiting--;
      if (waiting === 0) {
        idle();
      }
    }
  });
  line = done;
  return done;
}

/** Tells why a change was not made, and what the other person did if that is why. */
function refuse(error) {
  if (!(error instanceof Conflict) || error.groups.length === 0) {
    complain(new Error(`Not saved: ${error.message}`), "save");
    return;
  }
  error.groups.forEach(({ id, version }) => own.set(id, version));
  confirm(error.groups);
  const [group, ...more] = error.groups;
  const who = group.by ?? "Another person";
  const others = more.length > 0 ? `, and changed ${count(more.length, "other group")}` : "";
  complain(
    new Error(`Not saved: ${who} was first. “${shortened(group.template)}” is now ${group.state === "labelled" ? `labelled ${group.label}` : standing(group)}${others}.`),
    "save",
    button("Show it", () => {
      calm("save");
      select(group.id);
    }, { quiet: true }),
  );
  changed("selected");
}

/** What keys and buttons act on: the ticked groups, or else the selected one. */
export function chosen() {
  return state.ticked.size > 0 ? [...state.ticked.values()] : [current() ?? shown].filter(Boolean);
}

/** The group that is shown though the list does not have it. */
let shown;

export function showing(group) {
  shown = group?.id === state.selected ? group : undefined;
}

/** Labels groups, or says that none of the labels fits (label null), and goes on to the next group. */
export function label(groups, given) {
  if (groups.length === 0) {
    return;
  }
  const name = given === NONE ? null : given;
  const none = name === null;
  const after = { state: none ? "none" : "labelled", label: name, by: personName(), at: new Date().toISOString() };
  decide(groups, { label: name, none }, after, `${describe(groups)} ${are(groups)} ${none ? "none of these" : name}`);
}

/** Takes the decision away from groups. */
export function clear(groups) {
  decide(groups, { label: null, none: false }, { state: "open", label: null, by: null, at: null }, `${describe(groups)} ${are(groups)} open again`);
}

function decide(groups, decision, after, words) {
  const putBack = foresee(groups, after);
  const goOn = groups.some(({ id }) => id === state.selected);
  untickAll();
  if (goOn && after.state !== "open") {
    move(1).catch(complain);
  }
  const send = async () => {
    const { labels } = state.project;
    if (decision.label !== null && !labels.some(({ name }) => name === decision.label)) {
      // A suggestion may be a label of the bundle that the project does not have yet.
      await addLabel({ name: decision.label, description: "" });
    }
    return post("label", { groups: groups.map(versioned), ...decision });
  };
  change(send, () => words, putBack);
}

/** Adds a label, which the server gives a key, or describes one that is there. */
export async function addLabel({ name, description }) {
  const answer = await post("labels", { name, description });
  state.project = await get("");
  changed("project");
  return answer;
}

function describe(groups) {
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  return groups.length === 1 ? `“${shortened(groups[0].template)}” (${count(rows, "row")})` : `${count(groups.length, "group")} (${count(rows, "row")})`;
}

const are = (groups) => (groups.length === 1 ? "is" : "are");

/** Accepts the suggestion of a group. */
export function accept(group) {
  if (!group?.suggestion) {
    say("There is no suggestion to accept here.");
    return;
  }
  label([group], group.suggestion.label);
}

/** Splits a group, and shows the first of its parts. */
export async function split(group, by, examples) {
  const body = () => ({ group: group.id, version: versioned(group).version, by, ...(by === "examples" ? { examples } : {}) });
  const answer = await change(() => post("split", body()), ({ groups }) => `one group became ${groups.length}`);
  if (answer?.groups?.length > 0) {
    select(answer.groups[0].id);
  }
}

/** Makes one group of several. */
export async function merge() {
  const groups = new Map([...state.ticked.values(), ...[current() ?? shown].filter(Boolean)].map((group) => [group.id, group]));
  if (groups.size < 2) {
    say("Tick the groups that belong together first: X or Space.");
    return;
  }
  const answer = await change(
    () => post("merge", { groups: [...groups.values()].map(versioned) }),
    () => `${groups.size} groups are one now`,
  );
  if (answer?.groups?.length > 0) {
    untickAll();
    select(answer.groups[0].id);
  }
}

/** Undoes a step, or else one's last; shows the group that it was about. */
export async function undo(step) {
  const answer = await change(() => post("undo", step === undefined ? {} : { step }), ({ groups }) => `undone; ${count(groups?.length ?? 0, "group")} as before`);
  if (answer?.groups?.length > 0) {
    select(answer.groups[0].id);
  }
}
