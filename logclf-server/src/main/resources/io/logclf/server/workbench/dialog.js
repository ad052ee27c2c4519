import { button, make } from "./dom.js";

let numbered = 0;

/**
 * Opens a dialog in front of the page; Escape and Cancel close it.
 *
 * @param title its name
 * @param content elements
 * @param submit what its button says; null for a dialog that only tells
 * @param read gives the result when the button is pressed; undefined leaves the dialog open
 * @returns the promise of the result; undefined if it was closed without
 */
export function openDialog({ title, content, submit, read = () => true, cancel = "Cancel", ready = () => {} }) {
  const id = `dialog-${++numbered}`;
  const send = submit === null ? undefined : make("button", { type: "submit" }, submit);
  const form = make(
    "form",
    { method: "dialog" },
    make("h2", { id }, title),
    content,
    make("div", { class: "row end" }, button(cancel, () => dialog.close(), { quiet: submit !== null }), send),
  );
  const dialog = make("dialog", { "aria-labelledby": id }, form);
  let result;
  form.onsubmit = (event) => {
    event.preventDefault();
    if (send) {
      result = read();
      if (result !== undefined) {
        dialog.close();
      }
    } else {
      dialog.close();
    }
  };
  document.body.append(dialog);
  dialog.showModal();
  ready({ dialog, send });
  return new Promise((resolve) => {
    dialog.onclose = () => {
      dialog.remove();
      resolve(result);
    };
  });
}

/** Asks before something that cannot be undone. */
export const sure = (title, text, submit) => openDialog({ title, content: make("p", {}, text), submit });
