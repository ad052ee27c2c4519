// Control characters but line breaks and tabs, and format characters but those that join letters or signs into one.
const UNSEEN = /(?![\n\r\t\u00ad\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Text of others as it may be shown: what changes the order of letters or hides some stands there by its number. */
export function visible(text) {
  return String(text).replace(UNSEEN, (c) => `[U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** Makes an element with classes, text and children; the text may be of others. */
export function element(name, { className = "", text = "" } = {}, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = visible(text);
  made.append(...children);
  return made;
}

/**
 * Draws bars into a table.
 *
 * @param bars each with name, value, text and none (whether it stands for no label)
 * @param whole the value of a full bar
 */
export function drawBars(table, bars, whole) {
  table.replaceChildren(
    ...bars.map(({ name, value, text, none }) => {
      const head = element("th", { text: name });
      head.scope = "row";
      const bar = element("span", { className: none ? "bar none" : "bar" });
      bar.style.width = `${whole > 0 ? (100 * value) / whole : 0}%`;
      return element("tr", {}, head, element("td", {}, bar), element("td", { className: "number", text }));
    }),
  );
}
