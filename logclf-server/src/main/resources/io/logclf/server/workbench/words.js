const numbers = new Intl.NumberFormat("en");
const shares = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const times = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const bytes = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export const number = (n) => numbers.format(n);

/** "1 row", "2 rows". */
export const count = (n, what) => `${number(n)} ${what}${n === 1 ? "" : "s"}`;

/** A share of 1 as a percentage; what is not quite everything never reads as 100 %. */
export function percent(share) {
  const rounded = Math.round(share * 1000) / 1000;
  return shares.format(rounded === 1 && share < 1 ? 0.999 : rounded === 0 && share > 0 ? 0.001 : rounded).replace("%", "\u00a0%");
}

export const probability = (p) => p.toFixed(2);

export function time(text) {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? text : times.format(at);
}

export const megabytes = (n) => `${bytes.format(n / 1e6)}\u00a0MB`;

const STATES = { open: "open", labelled: "labelled", none: "none of these", mixed: "mixed" };

/** What stands on a group: its label, or what else was decided. */
export const standing = (group) => (group.state === "labelled" ? group.label : STATES[group.state] ?? group.state);

const FROM = { bundle: "the model in use", labels: "the labels so far", words: "the words of the label", llm: "an LLM answer that nobody has reviewed" };

export const origin = (from) => FROM[from] ?? from;

/** At most this many characters of a text, for messages; none is cut in half. */
export const shortened = (text, most = 60) => (text.length > most ? `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text);
