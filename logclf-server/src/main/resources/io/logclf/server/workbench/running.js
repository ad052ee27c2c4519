import { byId, visible } from "./dom.js";
import { state } from "./state.js";
import { count, number, percent } from "./words.js";

/** The line that says what labelling has brought so far. */
export function drawRunning() {
  const { project } = state;
  if (!project || project.rows === 0) {
    byId("running").textContent = "";
    return;
  }
  const { rows, labelledRows, decisions, forecast, openGroups } = project;
  const done = `${number(labelledRows)} of ${count(rows, "row")} labelled (${percent(labelledRows / rows)}) by ${count(decisions, "decision")}, ${count(openGroups, "group")} open.`;
  const now = forecast
    ? ` The model would now decide ${percent(forecast.decidedShare)} of the rows, at an estimated accuracy of ${percent(forecast.accuracy)}.`
    : " What the model would decide is said once there are enough labels.";
  const text = visible(done + now);
  // Said again, it would be read out again.
  if (byId("running").textContent !== text) {
    byId("running").textContent = text;
  }
  byId("running").title = visible(forecast?.basis ?? "");
}
