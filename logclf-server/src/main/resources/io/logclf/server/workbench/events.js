import { stream } from "./api.js";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** The server sends a comment every 15 seconds; silence this long is a broken connection. */
const SILENCE = 45_000;

/** Takes a stream of events apart: calls onEvent(name, data) for each, and onAny for whatever came. */
async function read(body, onEvent, onAny) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  let event = { name: "message", data: [] };
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    onAny();
    const lines = (rest + piece.value).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (line === "") {
        if (event.data.length > 0) {
          onEvent(event.name, JSON.parse(event.data.join("\n")));
        }
        event = { name: "message", data: [] };
      } else if (field === "event") {
        event.name = value;
      } else if (field === "data") {
        event.data.push(value);
      }
    }
  }
}

/**
 * Listens to what happens in the project, and connects again whenever that breaks off.
 *
 * @param onEvent called with the name and the data of each event
 * @param onConnection called with true when there is a connection (what happened before it is not told), and with false when it broke
 */
export async function listen(onEvent, onConnection) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const end = new AbortController();
    // A page that a browser keeps for its back button must not keep its connection.
    window.addEventListener("pagehide", () => end.abort(), { once: true });
    let silence;
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(() => end.abort(), SILENCE);
    };
    try {
      heard();
      const body = await stream("events", end.signal);
      onConnection(true);
      wait = FIRST_WAIT;
      await read(body, onEvent, heard);
    } catch {
      // Also a server that is being started again: the next try will show.
    }
    clearTimeout(silence);
    onConnection(false);
    // Not all pages at once when a server comes back.
    await new Promise((resolve) => setTimeout(resolve, wait * (0.5 + Math.random() / 2)));
  }
}
