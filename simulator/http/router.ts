import type { IncomingMessage } from "node:http";
import type { Simulation } from "../simulation";
import type { Reply } from "./reply";

/** A request as handlers see it. `at` is its arrival by the simulator's clock, before the body was read. */
export type Incoming = {
  method: string;
  path: string;
  params: Record<string, string>;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  /** `http://host:port` as the caller addressed us. */
  origin: string;
  at: number;
  bytes: () => Promise<Buffer>;
};

export type Handler = (simulation: Simulation, request: Incoming) => Reply | Promise<Reply>;
export type Route = { method: "GET" | "POST" | "DELETE"; path: string; handle: Handler };

export type Matched = { handle: Handler; params: Record<string, string> };

/** Routes are tried in order; `:name` takes one segment, a last `*rest` takes all that follow. */
export function compile(routes: Route[]): (method: string, path: string) => Matched | null {
  const compiled = routes.map((route) => ({ ...route, pattern: patternOf(route.path) }));
  return (method, path) => {
    for (const { method: own, pattern, handle } of compiled) {
      const match = own === method ? pattern.exec(path) : null;
      if (match) return { handle, params: decoded(match.groups ?? {}) };
    }
    return null;
  };
}

const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replace(/[.]/g, "\\.")
      .replace(/\*(\w+)$/, "(?<$1>.+)")
      .replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`,
  );

const decoded = (groups: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decode(value)]));

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
