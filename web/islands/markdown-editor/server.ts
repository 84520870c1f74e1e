import { csrfToken } from "../../csrf";
import { problemText } from "../toast-area";
import type { Answer, Draft, Theirs } from "./autosave";

export async function save(url: string, draft: Draft): Promise<Answer> {
  let response: Response;
  try {
    response = await post(url, draft);
  } catch {
    return { kind: "unreachable" };
  }
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  if (response.ok && isJson) return { kind: "saved", version: ((await response.json()) as { version: number }).version };
  // A sign-in page in place of an answer.
  if (response.ok) return { kind: "refused", reason: problemText(401, "") };
  const body = await response.text();
  if (response.status === 409 && isJson) {
    const theirs = JSON.parse(body) as Partial<Theirs>;
    if (theirs.text !== undefined && theirs.version !== undefined) return { kind: "conflict", theirs: { savedBy: "someone else", ...theirs } as Theirs };
  }
  if (response.status >= 502 && response.status <= 504) return { kind: "unreachable" };
  return { kind: "refused", reason: problemText(response.status, body) };
}

/** The server's own rendering of the text, sanitised there. */
export async function preview(url: string, text: string): Promise<string> {
  const response = await post(url, { text });
  if (!response.ok) throw new Error(problemText(response.status, await response.text()));
  return response.text();
}

export function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF": csrfToken() },
    body: JSON.stringify(body),
  });
}
