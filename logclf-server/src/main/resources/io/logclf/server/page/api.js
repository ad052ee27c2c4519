let token = "";

/** Sends a token with everything from now on. */
export function useToken(text) {
  token = text;
}

/** What a server that answers with an error says about it, for people. */
export class Problem extends Error {
  constructor(status, body) {
    let problem = {};
    try {
      problem = JSON.parse(body);
    } catch {
      // Not from the server itself, but from something between.
    }
    super(problem.detail || problem.title || `The server answers with status ${status}.`);
    this.status = status;
  }
}

const UNREACHABLE = "The server cannot be reached, or broke off. Is it still running?";

function headers() {
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/** Classifies one message, with the trail. */
export async function classify(source, message) {
  let response;
  try {
    response = await fetch("v1/classify?explain=true", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers() },
      body: JSON.stringify({ source, message }),
    });
  } catch {
    throw new Error(UNREACHABLE);
  }
  const body = await response.text();
  if (!response.ok) {
    throw new Problem(response.status, body);
  }
  return JSON.parse(body);
}

/** What is known of an upload: the rows labelled so far, and in the end what it was read as; empty if that cannot be told. */
async function countsOf(id) {
  try {
    const response = await fetch(`v1/classifications/${encodeURIComponent(id)}`, { headers: headers() });
    return response.ok ? await response.json() : {};
  } catch {
    return {};
  }
}

/**
 * Uploads a file.
 *
 * @param reading how it is read: parameters of the API by their names; empty ones do not count
 * @param told of the upload's share with sent(share), and of rows labelled with labelled(rows)
 * @returns the promise of the labelled CSV as a blob with what is known of it, and a function that cancels
 */
export function upload(file, reading, told) {
  const given = Object.entries(reading).filter(([, value]) => value);
  const query = new URLSearchParams([["explain", "true"], ...given]);
  const request = new XMLHttpRequest();
  let poll;
  const done = new Promise((resolve, reject) => {
    request.open("POST", `classify/?${query}`);
    Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.responseType = "blob";
    request.upload.onprogress = (event) => told.sent(event.lengthComputable ? event.loaded / event.total : undefined);
    request.onreadystatechange = () => {
      const id = request.readyState === XMLHttpRequest.HEADERS_RECEIVED && request.getResponseHeader("X-Classification-Id");
      if (id) {
        poll = setInterval(async () => told.labelled((await countsOf(id)).rows), 1000);
      }
    };
    request.onload = async () => {
      if (request.status === 200) {
        const counts = await countsOf(request.getResponseHeader("X-Classification-Id"));
        resolve({ blob: request.response, counts });
      } else {
        reject(new Problem(request.status, await request.response.text()));
      }
    };
    request.onerror = () => reject(new Error(UNREACHABLE));
    request.onabort = () => reject(new DOMException("cancelled", "AbortError"));
    const form = new FormData();
    form.append("file", file, file.name);
    request.send(form);
  });
  return { done: done.finally(() => clearInterval(poll)), cancel: () => request.abort() };
}
