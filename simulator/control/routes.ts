import { json } from "../http/reply";
import type { Route } from "../http/router";
import { changeClient, clientWrite, setScripts, showFile, showMessages } from "./clients";
import { clearFaults, setFaults } from "./faults";
import { ledger, ledgerLines, ledgerSummary } from "./ledger";
import { changeMessage, changeNumber, changeTemplate, createNumber, listNumbers } from "./numbers";

/** Levers and gauges for tests, benchmarks and the phone page; nothing a real provider has. */
export const controlRoutes: Route[] = [
  {
    method: "GET",
    path: "/_sim/health",
    handle: ({ numbers, sent }) => json(200, { ok: true, numbers: numbers.size, accepted: sent.length }),
  },
  { method: "GET", path: "/_sim/numbers", handle: listNumbers },
  { method: "POST", path: "/_sim/numbers", handle: createNumber },
  { method: "POST", path: "/_sim/numbers/:number", handle: changeNumber },
  { method: "POST", path: "/_sim/numbers/:number/templates/:name", handle: changeTemplate },
  { method: "POST", path: "/_sim/faults", handle: setFaults },
  { method: "DELETE", path: "/_sim/faults", handle: clearFaults },
  { method: "POST", path: "/_sim/scripts", handle: setScripts },
  { method: "POST", path: "/_sim/clients/:phone", handle: changeClient },
  { method: "POST", path: "/_sim/clients/:phone/write", handle: clientWrite },
  { method: "GET", path: "/_sim/messages", handle: showMessages },
  { method: "POST", path: "/_sim/messages/:id", handle: changeMessage },
  { method: "GET", path: "/_sim/media/:id", handle: showFile },
  { method: "GET", path: "/_sim/ledger", handle: ledger },
  { method: "GET", path: "/_sim/ledger/summary", handle: ledgerSummary },
  { method: "GET", path: "/_sim/ledger/stream", handle: ledgerLines },
];
