import { quickFetch, type Wire } from "../quick-fetch";

export type Sent = { url: string; init: RequestInit };

/** A wire that may be bent: `bend` sees every request with its place in the row, from 0, and answers what really goes out. */
export function bentFetch(bend: (sent: Sent, n: number) => Sent): Wire {
  let count = 0;
  return (url, init) => {
    const sent = bend({ url, init }, count++);
    return quickFetch(sent.url, sent.init);
  };
}

/** One field more than was meant: where the fields are, which for a bare file or an empty body is the address. */
export function withNonsense({ url, init }: Sent): Sent {
  const body = init?.body;
  if (body instanceof URLSearchParams)
    return { url, init: { ...init, body: new URLSearchParams([...body, ["nonsense", "1"]]) } };
  if (body instanceof FormData) {
    const form = new FormData();
    for (const [name, value] of [...body, ["nonsense", "1"] as const]) form.append(name, value);
    return { url, init: { ...init, body: form } };
  }
  if (typeof body === "string" && !(body === "{}" && url.includes("?")))
    return { url, init: { ...init, body: JSON.stringify({ ...JSON.parse(body), nonsense: 1 }) } };
  return { url: `${url}${url.includes("?") ? "&" : "?"}nonsense=1`, init };
}
