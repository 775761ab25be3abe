import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answerWorker } from "./system-notices";

type Window = {
  url: string;
  visibilityState: "visible" | "hidden";
  postMessage: (data: unknown, ports: unknown[]) => void;
  focus: () => Promise<void>;
  navigate: (url: string) => Promise<void>;
};

const origin = "https://desk.example";
/** The desk's pages answer the worker; those without the desk around them, and broken ones, do not. */
const window = (path: string, visibilityState: Window["visibilityState"], isDesk = true): Window => ({
  url: `${origin}${path}`,
  visibilityState,
  postMessage: (data, ports) => isDesk && pages.dispatchEvent(Object.assign(new Event("message"), { data, ports })),
  focus: vi.fn(async () => undefined),
  navigate: vi.fn(async () => undefined),
});

/** What `navigator.serviceWorker` is to a page. */
const pages = new EventTarget();
let stopAnswering: () => void = () => undefined;
beforeEach(() => {
  vi.stubGlobal("navigator", { serviceWorker: pages });
  stopAnswering = answerWorker();
});
afterEach(() => {
  stopAnswering();
  vi.unstubAllGlobals();
});

/** A page answers at once or never, so that the worker's patience needs no time here. */
class AnsweringAtOnce {
  port1 = { onmessage: (): void => undefined, close: () => undefined };
  port2 = { postMessage: () => this.port1.onmessage() };
}
const soon = (run: () => void) => setTimeout(run);

/** public/sw.js in a browser that has these windows open. */
function worker(windows: Window[] = []) {
  const listeners = new Map<string, (event: unknown) => void>();
  const showNotification = vi.fn(async () => undefined);
  const openWindow = vi.fn(async () => undefined);
  const setAppBadge = vi.fn(async () => undefined);
  const self = {
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    location: { origin },
    registration: { showNotification },
    navigator: { setAppBadge },
    clients: { matchAll: async () => windows, openWindow, claim: async () => undefined },
    skipWaiting: () => undefined,
  };
  runInNewContext(readFileSync("public/sw.js", "utf8"), {
    self,
    URL,
    Promise,
    MessageChannel: AnsweringAtOnce,
    setTimeout: soon,
  });
  const happen = async (name: string, event: Record<string, unknown>) => {
    const work: Promise<unknown>[] = [];
    listeners.get(name)?.({ ...event, waitUntil: (one: Promise<unknown>) => void work.push(one) });
    await Promise.all(work);
  };
  return {
    ...{ showNotification, openWindow, setAppBadge },
    push: (told: unknown) => happen("push", { data: { json: () => told } }),
    click: (url: string) => happen("notificationclick", { notification: { close: () => undefined, data: { url } } }),
  };
}

const told = {
  ...{ title: "Karel", text: "Kdy otevíráte?", tag: "c1", url: "/inbox/c1" },
  ...{ conversationId: "c1", inApp: true, silent: false, unread: 2 },
};

describe("the service worker (O25)", () => {
  it("shows what nobody has before their eyes, under one tag a conversation, and counts on the icon", async () => {
    const it = worker([window("/inbox/c1", "hidden")]);
    await it.push(told);
    expect(it.showNotification).toHaveBeenCalledWith(
      "Karel",
      expect.objectContaining({ body: "Kdy otevíráte?", tag: "c1", renotify: true, silent: false }),
    );
    expect(it.setAppBadge).toHaveBeenCalledWith(2);
  });

  it.each([
    ["the app tells it there", "/contacts", { inApp: true }, 0],
    ["the app is told to keep quiet", "/contacts", { inApp: false }, 1],
    ["the conversation itself is open", "/inbox/c1", { inApp: false }, 0],
    ["another conversation is open", "/inbox/c2", { inApp: false }, 1],
  ] as const)("with a window in sight where %s", async (_, path, change, shown) => {
    const it = worker([window(path, "visible")]);
    await it.push({ ...told, ...change });
    expect(it.showNotification).toHaveBeenCalledTimes(shown);
  });

  it.each([
    ["another page without the desk", "/sign-in"],
    ["the conversation's address, where nothing works", "/inbox/c1"],
  ])("shows it over %s, which tells nobody anything", async (_, path) => {
    const it = worker([window(path, "visible", false), window("/inbox", "hidden")]);
    await it.push(told);
    expect(it.showNotification).toHaveBeenCalledTimes(1);
  });

  it("shows it over a page that has no connection", async () => {
    stopAnswering();
    const it = worker([window("/inbox", "visible")]);
    await it.push(told);
    expect(it.showNotification).toHaveBeenCalledTimes(1);
  });

  it("always shows what concerns no conversation, and makes no noise where none is wanted", async () => {
    const it = worker([window("/inbox", "visible")]);
    await it.push({ title: "Servis: číslo je odpojené", text: "…", tag: "alert", url: "/settings/numbers/1" });
    await it.push({ ...told, conversationId: "c9", inApp: false, silent: true });
    expect(it.showNotification).toHaveBeenCalledTimes(2);
    expect(it.showNotification).toHaveBeenLastCalledWith(
      "Karel",
      expect.objectContaining({ silent: true, renotify: false }),
    );
  });

  it("opens the conversation in the window that has it, else in any of ours, else in a new one", async () => {
    const [other, same] = [window("/contacts", "hidden"), window("/inbox/c1", "hidden")];
    await worker([other, same]).click("/inbox/c1");
    expect(same.focus).toHaveBeenCalled();
    expect(same.navigate).not.toHaveBeenCalled();
    await worker([other]).click("/inbox/c1");
    expect(other.navigate).toHaveBeenCalledWith(`${origin}/inbox/c1`);
    const none = worker();
    await none.click("/inbox/c1");
    expect(none.openWindow).toHaveBeenCalledWith(`${origin}/inbox/c1`);
  });

  it("never leaves our origin", async () => {
    const it = worker();
    await it.click("https://evil.example/inbox/c1");
    expect(it.openWindow).not.toHaveBeenCalled();
  });
});
