import { readFileSync } from "node:fs";
import { json, type Reply } from "../http/reply";
import type { Handler, Incoming, Route } from "../http/router";
import { languageOf } from "../page";
import { watchChanges } from "./changes";
import { listClients, showThread } from "./views";

const types = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8" };
const styles = ["phone.css", "forms.css"];
const scripts = ["phone.js", "thread.js", "texts.js", "icons.js"];
const policy =
  "default-src 'self'; img-src 'self' data:; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The client's side, played by a person: one page without a build step, and what it asks for. */
export const phoneRoutes: Route[] = [
  { method: "GET", path: "/", handle: () => ({ status: 302, headers: { location: "/phone" }, body: "" }) },
  { method: "GET", path: "/phone", handle: page },
  { method: "GET", path: "/phone/:file", handle: asset },
  { method: "GET", path: "/_sim/clients", handle: listClients },
  { method: "GET", path: "/_sim/thread", handle: showThread },
  { method: "GET", path: "/_sim/changes", handle: watchChanges },
];

function page(_: unknown, request: Incoming): Reply {
  const body = read("phone.html")
    .toString("utf8")
    .replace('lang="cs"', `lang="${languageOf(request)}"`);
  return {
    status: 200,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy },
    body,
  };
}

function asset(...[, { params }]: Parameters<Handler>): Reply {
  const file = params.file ?? "";
  const type = styles.includes(file) ? types.css : scripts.includes(file) ? types.js : null;
  return type ? { status: 200, headers: { "content-type": type }, body: read(file) } : json(404, {});
}

const read = (file: string): Buffer => readFileSync(new URL(file, import.meta.url));
