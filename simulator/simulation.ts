import { EventEmitter } from "node:events";
import type { Clock } from "./clock";
import { demoTemplates } from "./demo-templates";
import { createFaults, type Faults } from "./faults";
import type { Client, ClientMessage, SentMessage, SimNumber, StoredMedia, Thread } from "./model";
import { createOnboardingState, newProfile, newSetup, type OnboardingState } from "./onboarding-state";
import type { Random } from "./random";
import { seededRandom } from "./random";
import { freshPair } from "./rules";
import { createWebhooks, type Webhooks } from "./webhooks/queue";
import { type World, type WorldNumber, worldSchema } from "./world";

/** Milliseconds between the steps of a message's life, and the share added or taken by chance. */
export type Timings = {
  sentMs: number;
  deliveredMs: number;
  readMs: number;
  /** How long a submitted template waits for its review. */
  reviewMs: number;
  jitter: number;
};
export const realisticTimings: Timings = { sentMs: 120, deliveredMs: 450, readMs: 2500, reviewMs: 4000, jitter: 0.4 };

/** Everything the simulator knows; verbs take it first. */
export type Simulation = {
  clock: Clock;
  random: Random;
  timings: Timings;
  numbers: Map<string, SimNumber>;
  clients: Map<string, Client>;
  threads: Map<string, Thread>;
  /** The ledger, in order of arrival. */
  sent: SentMessage[];
  sentById: Map<string, SentMessage>;
  writtenById: Map<string, ClientMessage>;
  media: Map<string, StoredMedia>;
  onboarding: OnboardingState;
  faults: Faults;
  webhooks: Webhooks;
  /** For files behind links and handshakes. */
  fetch: typeof fetch;
  /** `thread` with a Thread, `number` with a SimNumber: something the phone page shows has changed. */
  changes: EventEmitter;
  /** Where this simulator is reached; set when it listens. */
  origin: string;
};

export type SimulationOptions = { world: World; clock: Clock; seed: number; timings: Timings; fetch: typeof fetch };

export function createSimulation({ world, clock, seed, timings, fetch }: SimulationOptions): Simulation {
  const { numbers, waiting, clients, company } = worldSchema.parse(world);
  const faults = createFaults();
  const simulation: Simulation = {
    clock,
    random: seededRandom(seed),
    timings,
    numbers: new Map(),
    clients: new Map(),
    threads: new Map(),
    sent: [],
    sentById: new Map(),
    writtenById: new Map(),
    media: new Map(),
    onboarding: createOnboardingState(company),
    faults,
    webhooks: createWebhooks({ clock, fetch, faults }),
    fetch,
    changes: new EventEmitter().setMaxListeners(0),
    origin: "",
  };
  for (const account of [...numbers, ...waiting]) addNumber(simulation, account);
  for (const { phone, name, wroteTo } of clients) {
    addClient(simulation, phone, name);
    for (const written of wroteTo) openWindow(simulation, written, phone);
  }
  return simulation;
}

/** What a client wrote before this simulator began is not told, only that it opened the window. */
function openWindow(simulation: Simulation, numberPhone: string, phone: string): void {
  const number = findNumber(simulation, numberPhone);
  if (number) threadOf(simulation, number.id, phone).lastClientMessageAt = simulation.clock.now();
}

/** A number with the demo templates, connected unless its setup says otherwise; one of the same id is replaced. */
export function addNumber(simulation: Simulation, account: WorldNumber): SimNumber {
  const setup = newSetup(account);
  const number: SimNumber = {
    id: account.provider === "twilio" ? account.phone : account.phoneNumberId,
    account,
    state: setup.registered ? "connected" : "disconnected",
    stateReason: setup.registered ? null : "not registered",
    quality: "GREEN",
    dailyLimit: account.dailyLimit,
    webhook: null,
    templates: demoTemplates(account),
    arrivals: [],
    busiestSecond: 0,
    initiated: new Map(),
    setup,
    profile: newProfile(account),
  };
  simulation.numbers.set(number.id, number);
  return number;
}

/** The number of this id or phone. */
export function findNumber({ numbers }: Simulation, idOrPhone: string): SimNumber | undefined {
  return numbers.get(idOrPhone) ?? [...numbers.values()].find(({ account }) => account.phone === idOrPhone);
}

export function addClient({ clients }: Simulation, phone: string, name: string): Client {
  const client: Client = {
    phone,
    name,
    stranger: false,
    phoneOn: true,
    readsAutomatically: false,
    blocked: new Set(),
    script: null,
    failed: new Set(),
  };
  clients.set(phone, client);
  return client;
}

/** Whoever a campaign writes to exists; four in five of such strangers read what they get. */
export function clientOf(simulation: Simulation, phone: string): Client {
  const known = simulation.clients.get(phone);
  if (known) return known;
  const stranger = addClient(simulation, phone, `Klient ${phone.slice(-4)}`);
  stranger.stranger = true;
  stranger.readsAutomatically = simulation.random.chance(0.8);
  return stranger;
}

export function threadOf({ threads, clock }: Simulation, numberId: string, phone: string): Thread {
  const key = `${numberId}|${phone}`;
  const known = threads.get(key);
  if (known) return known;
  const thread: Thread = {
    numberId,
    phone,
    lastClientMessageAt: null,
    typingUntil: 0,
    items: [],
    pair: freshPair(clock.now()),
  };
  threads.set(key, thread);
  return thread;
}

export const threadChanged = ({ changes }: Simulation, thread: { numberId: string; phone: string }) =>
  changes.emit("thread", { numberId: thread.numberId, phone: thread.phone });
