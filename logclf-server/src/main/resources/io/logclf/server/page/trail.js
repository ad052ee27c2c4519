import { drawBars, element, visible } from "./chart.js";

const REASONS = {
  NO_MATCH: "nothing matches",
  LOW_CONFIDENCE: "not sure enough",
  UNFAMILIAR: "unlike what it was trained on",
  UNAVAILABLE: "could not be reached",
  BUDGET_SPENT: "its budget is spent",
  NO_LABEL_FITS: "none of its labels fits",
};

function drawStage(stage) {
  const item = element("li");
  const words = stage.decided
    ? ` decides: ${stage.label}, confidence ${stage.confidence.toFixed(4)}`
    : ` abstains: ${REASONS[stage.reason] ?? stage.reason}`;
  item.append(element("strong", { text: stage.stage }), visible(words));
  const why = stage.decided ? stage.evidence : stage.detail;
  if (why) {
    item.append(element("p", { className: "hint", text: why }));
  }
  if (stage.alternatives?.length > 0) {
    const table = element("table", { className: "chart" });
    table.ariaLabel = visible(`What ${stage.stage} thought of`);
    drawBars(
      table,
      stage.alternatives.map(({ label, score }) => ({ name: label, value: score, text: score.toFixed(4) })),
      1,
    );
    item.append(table);
  }
  return item;
}

function guess(answer) {
  return answer.best_guess === null
    ? ""
    : ` The likeliest label is ${answer.best_guess}, with probability ${answer.best_guess_probability.toFixed(4)}.`;
}

/** Shows what each stage said about a message. */
export function drawTrail(outcome, list, answer) {
  outcome.replaceChildren(
    ...(answer.label === null
      ? [element("strong", { className: "undecided", text: "Unclassified" }), visible(`: no stage is sure of it.${guess(answer)}`)]
      : [element("strong", { text: answer.label }), visible(`, decided by ${answer.stage}`)]),
  );
  list.replaceChildren(...answer.trail.map(drawStage));
}
