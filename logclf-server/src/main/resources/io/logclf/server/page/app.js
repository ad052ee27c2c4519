import { classify, Problem, upload, useToken } from "./api.js";
import { visible } from "./chart.js";
import { clear, show } from "./results.js";
import { drawTrail } from "./trail.js";

const byId = (id) => document.getElementById(id);
const format = new Intl.NumberFormat("en");

/** What is tried again once there is a token. */
let again = () => {};
let running;

function fail(place, error, retry) {
  if (error instanceof Problem && error.status === 401) {
    again = retry;
    byId("token-form").hidden = false;
    byId("token").focus();
  }
  byId(place).textContent = visible(error.message);
  byId(place).hidden = false;
}

function progress(text, share) {
  byId("progress").hidden = false;
  byId("progress-text").textContent = visible(text);
  if (share === undefined) {
    byId("bar").removeAttribute("value");
  } else {
    byId("bar").value = share;
  }
}

async function classifyFile(file) {
  running?.cancel();
  byId("file-error").hidden = true;
  clear();
  const start = performance.now();
  const reading = {
    format: byId("format").value,
    messageColumn: byId("message-column").value.trim(),
    lenient: byId("lenient").checked,
  };
  const own = upload(file, reading, {
    sent: (share) => progress(share === 1 ? "Checking the file" : `Sending ${file.name}`, share === 1 ? undefined : share),
    labelled: (rows) => progress(rows === undefined ? "Classifying" : `${format.format(rows)} rows classified`),
  });
  running = own;
  progress(`Sending ${file.name}`, 0);
  try {
    const { blob, counts } = await own.done;
    const seconds = (performance.now() - start) / 1000;
    if (running === own) {
      await show(blob, counts, reading.messageColumn, file.name, seconds);
    }
  } catch (error) {
    if (error.name !== "AbortError" && running === own) {
      fail("file-error", error, () => classifyFile(file));
      byId("reading").open = true;
    }
  } finally {
    if (running === own) {
      byId("progress").hidden = true;
      running = undefined;
      // So that the same file can be chosen again.
      byId("file").value = "";
    }
  }
}

/** A file that comes with the server, sent as a file of one's own would be. */
async function classifySample() {
  byId("file-error").hidden = true;
  try {
    const response = await fetch("assets/sample-logs.csv");
    if (!response.ok) {
      throw new Problem(response.status, await response.text());
    }
    await classifyFile(new File([await response.blob()], "sample-logs.csv", { type: "text/csv" }));
  } catch (error) {
    fail("file-error", error, classifySample);
  }
}

async function classifyMessage() {
  byId("message-error").hidden = true;
  try {
    const answer = await classify(byId("source").value, byId("message").value);
    drawTrail(byId("outcome"), byId("trail"), answer);
    byId("answer").hidden = false;
  } catch (error) {
    byId("answer").hidden = true;
    fail("message-error", error, classifyMessage);
  }
}

byId("file").onchange = () => {
  if (byId("file").files.length > 0) {
    classifyFile(byId("file").files[0]);
  }
};
byId("sample").onclick = classifySample;
byId("cancel").onclick = () => running?.cancel();
byId("message-form").onsubmit = (event) => {
  event.preventDefault();
  classifyMessage();
};
byId("token-form").onsubmit = (event) => {
  event.preventDefault();
  useToken(byId("token").value);
  byId("token-form").hidden = true;
  again();
};

const drop = byId("drop");
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
// A file that misses the box must not replace the page.
document.ondragover = (event) => hasFiles(event) && event.preventDefault();
document.ondrop = (event) => hasFiles(event) && event.preventDefault();
drop.ondragenter = () => drop.classList.add("over");
drop.ondragleave = (event) => drop.contains(event.relatedTarget) || drop.classList.remove("over");
drop.ondrop = (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length > 0) {
    classifyFile(event.dataTransfer.files[0]);
  }
};
