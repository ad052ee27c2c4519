/** Makes an element with classes, text and children. */
export function element(name, { className = "", text = "" } = {}, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
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
