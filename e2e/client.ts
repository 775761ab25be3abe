import { randomInt } from "node:crypto";
import { desk } from "./desk";

/** The company's numbers in the demo world. */
export const numbers = { servis: "+420725118411", eshop: "+420725118422", plzen: "+420725118433" } as const;

type Write = { number: string; type: string } & Record<string, unknown>;
type ThreadItem = { id: string; from?: string; content?: { kind: string; body?: string } } & Record<string, unknown>;

/** Prefixes that Czech mobiles really have. */
const prefixes = [
  "602",
  "603",
  "604",
  "605",
  "606",
  "607",
  "608",
  "720",
  "721",
  "723",
  "724",
  "728",
  "773",
  "775",
  "777",
];

/** A client nobody has met: every test has its own, so that tests can run side by side. */
export const newPhone = (): string =>
  `+420${prefixes[randomInt(prefixes.length)]}${String(randomInt(1_000_000)).padStart(6, "0")}`;

export type Client = {
  phone: string;
  write: (write: Write) => Promise<{ id: string }>;
  say: (text: string, number?: string) => Promise<{ id: string }>;
  change: (change: Record<string, unknown>) => Promise<void>;
  thread: () => Promise<ThreadItem[]>;
};

/** Somebody with a phone, played through the simulator's levers. */
export function newClient(name: string, phone = newPhone()): Client {
  const write = (what: Write) => post<{ id: string }>(`/_sim/clients/${phone}/write`, what);
  const named = post(`/_sim/clients/${phone}`, { name });
  return {
    phone,
    write: async (what) => {
      await named;
      return write(what);
    },
    say: async (text, number = numbers.servis) => {
      await named;
      return write({ number, type: "text", text });
    },
    change: async (change) => {
      await post(`/_sim/clients/${phone}`, change);
    },
    thread: () => get<ThreadItem[]>(`/_sim/messages?client=${encodeURIComponent(phone)}`),
  };
}

export type Summary = {
  accepted: number;
  distinctRecipients: number;
  duplicateRefs: { count: number };
  duplicateTemplates: { count: number };
  numbers: { number: string; state: string; busiestSecond: number; busiestSecondOfAttempts: number }[];
};

/** What the provider says it accepted. */
export const ledgerSummary = (query: Record<string, string>) =>
  get<Summary>(`/_sim/ledger/summary?${new URLSearchParams(query)}`);

export const setScripts = (scripts: Record<string, string | null>) => post("/_sim/scripts", scripts);
export const setFaults = (faults: Record<string, unknown>) => post("/_sim/faults", faults);
export const clearFaults = () => send("DELETE", "/_sim/faults");
export const changeNumber = (number: string, change: Record<string, unknown>) =>
  post(`/_sim/numbers/${number}`, change);
export const changeTemplate = (number: string, name: string, change: Record<string, unknown>) =>
  post(`/_sim/numbers/${number}/templates/${name}`, change);

const post = <T>(path: string, body: unknown) => send<T>("POST", path, body);
const get = <T>(path: string) => send<T>("GET", path);

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${desk().simulatorUrl}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
