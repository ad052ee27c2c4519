import { get } from "./api.js";
import { undo } from "./decide.js";
import { byId, make } from "./dom.js";
import { stepList } from "./facts.js";
import { complain } from "./tell.js";

const MOST = 200;

/** What is drawn, so that the same is not drawn again under somebody's hands. */
let drawn;

/** Shows what has been done in the project, the last first; each step can be undone unless a later one touched the same groups. */
export async function showHistory() {
  try {
    const { steps } = await get(`history?limit=${MOST}`);
    const now = JSON.stringify(steps);
    if (now === drawn) {
      return;
    }
    drawn = now;
    const undoing = async (id) => {
      await undo(id);
      await showHistory();
      byId("history-heading").focus();
    };
    byId("history-view").replaceChildren(
      make("div", { class: "card" }, make("h2", { id: "history-heading", tabindex: "-1" }, "History"), steps.length > 0 ? stepList(steps, undoing) : make("p", {}, "Nothing has been done yet.")),
    );
  } catch (error) {
    complain(error);
  }
}
