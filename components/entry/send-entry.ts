"use client";
import { Refusal } from "../live/use-error-text";

/** A request of somebody who is not signed in yet; what the server refuses is thrown as a Refusal. */
export async function sendEntry(method: "POST" | "PUT", path: string, input: object): Promise<Record<string, unknown>> {
  const response = await fetch(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });
  if (response.ok) return response.json();
  const { refusal } = await response.json().catch(() => ({ refusal: { key: "unexpected" } }));
  throw new Refusal(String(refusal?.key ?? "unexpected"), refusal?.values ?? {});
}
