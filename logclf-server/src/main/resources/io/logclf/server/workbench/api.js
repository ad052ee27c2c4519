import { Problem } from "../../assets/api.js";

export { Problem };

const BASE = "v1/workbench/";

/** Nobody answers, or not to the end. */
class Unreachable extends Error {
  unreachable = true;

  constructor() {
    super("The server cannot be reached, or broke off. Is it still running?");
  }
}

let token = "";
let name = "";
let needsToken = () => Promise.reject(new Error("no token"));
let needsName = () => Promise.reject(new Error("no name"));

/** A change that was refused because another person was first, with the groups as they are now. */
export class Conflict extends Problem {
  constructor(body) {
    super(409, body);
    this.groups = JSON.parse(body).groups ?? [];
  }
}

/**
 * Sets who is asked for what requests need.
 *
 * @param forToken called when the server refuses a token; its promise ends with the token to try next
 * @param forName called before the first change of somebody without a name; its promise ends with the name
 */
export function ask(forToken, forName) {
  needsToken = once(forToken);
  needsName = once(forName);
}

/** Several requests that wait for the same thing ask only once. */
function once(question) {
  let asked;
  return () => (asked ??= question().finally(() => (asked = undefined)));
}

/** The name that changes are made under; null if the server knows it from a proxy. */
export function useName(text) {
  name = text;
}

function headers(changing) {
  return {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(changing ? { "X-Logclf-Workbench": "1" } : {}),
    ...(changing && name ? { "X-Logclf-Author": encodeURIComponent(name) } : {}),
  };
}

async function named() {
  if (name === "") {
    name = await needsName();
  }
}

async function request(path, options = {}) {
  const changing = options.method !== undefined;
  if (changing) {
    await named();
  }
  let response;
  try {
    response = await fetch(BASE + path, { ...options, headers: { ...options.headers, ...headers(changing) } });
  } catch (error) {
    throw error.name === "AbortError" ? error : new Unreachable();
  }
  if (response.status === 401) {
    token = await needsToken();
    return request(path, options);
  }
  if (!response.ok) {
    throw await problem(response.status, await response.text());
  }
  return response;
}

function problem(status, body) {
  if (status === 409) {
    try {
      return new Conflict(body);
    } catch {
      // Not from the server itself, but from something between.
    }
  }
  return new Problem(status, body);
}

const answer = async (response) => {
  const body = await response.text();
  return body === "" ? {} : JSON.parse(body);
};

/** Parameters of an address, without those that are empty. */
export const query = (parameters) =>
  new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== "" && value !== undefined && value !== null)).toString();

export const get = async (path, signal) => answer(await request(path, { signal }));

export const text = async (path) => (await request(path)).text();

export const post = async (path, body = {}) =>
  answer(await request(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));

export const postText = async (path, body) => answer(await request(path, { method: "POST", body }));

export const remove = async (path) => answer(await request(path, { method: "DELETE" }));

/** A stream of bytes that ends when the server or the signal ends it. */
export const stream = async (path, signal) => (await request(path, { signal, headers: { Accept: "text/event-stream" } })).body;

/** Saves what an address gives as a file; a link could not send the token. */
export async function download(path, fileName) {
  const response = await request(path);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = address;
  const [, given] = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
  link.download = given ?? fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Sends a file as it is; told(share) hears how much of it has been sent. */
export async function upload(path, file, told) {
  await named();
  const [status, body] = await new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open("POST", BASE + path);
    Object.entries(headers(true)).forEach(([key, value]) => sending.setRequestHeader(key, value));
    sending.upload.onprogress = (event) => told(event.lengthComputable ? event.loaded / event.total : undefined);
    sending.onload = () => resolve([sending.status, sending.responseText]);
    sending.onerror = () => reject(new Unreachable());
    sending.send(file);
  });
  if (status === 401) {
    token = await needsToken();
    return upload(path, file, told);
  }
  if (status < 200 || status > 299) {
    throw problem(status, body);
  }
  return JSON.parse(body);
}
