// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";
import { pushState, subscribed } from "./browser-push";
import { turnOff, turnOn } from "./change-push";

const subscription = {
  endpoint: "https://push.example.com/to/one",
  unsubscribe: vi.fn(async () => true),
  toJSON: () => ({ keys: { p256dh: "B".repeat(87), auth: "a".repeat(22) } }),
};

/** A browser that can, may and does what the test says. */
function browser(
  facts: {
    secure?: boolean;
    able?: boolean;
    permission?: NotificationPermission;
    answer?: NotificationPermission;
    isSubscribed?: boolean;
    subscribe?: () => Promise<unknown>;
  } = {},
) {
  const { secure = true, able = true, permission = "default", answer = "granted", isSubscribed = false } = facts;
  const pushManager = {
    getSubscription: async () => (isSubscribed ? subscription : null),
    subscribe: vi.fn(facts.subscribe ?? (async () => subscription)),
  };
  vi.stubGlobal("isSecureContext", secure);
  vi.stubGlobal("Notification", { permission, requestPermission: async () => answer });
  if (able) vi.stubGlobal("PushManager", class {});
  const registration = { pushManager };
  const serviceWorker = {
    getRegistration: async () => registration,
    register: vi.fn(async () => registration),
    ready: Promise.resolve(registration),
  };
  vi.stubGlobal("navigator", able ? { serviceWorker, userAgent: "Firefox" } : { userAgent: "Firefox" });
  return { pushManager, serviceWorker };
}

afterEach(() => {
  vi.unstubAllGlobals();
  subscription.unsubscribe.mockClear();
});

it.each([
  [{ secure: false }, "insecure"],
  [{ able: false }, "unsupported"],
  [{ permission: "denied" as const }, "denied"],
  [{}, "off"],
  [{ permission: "granted" as const }, "off"],
  [{ permission: "granted" as const, isSubscribed: true }, "on"],
])("%j is %s", async (facts, state) => {
  browser(facts);
  expect(await pushState()).toBe(state);
});

it("subscribes with our key once the person allows it", async () => {
  const { pushManager, serviceWorker } = browser();
  expect(await turnOn("key")).toMatchObject({ endpoint: subscription.endpoint, userAgent: "Firefox" });
  expect(serviceWorker.register).toHaveBeenCalledWith("/sw.js", { scope: "/" });
  expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: "key" });
});

it.each(["denied", "default"] as const)("does nothing when the answer is %s", async (answer) => {
  const { pushManager } = browser({ answer });
  expect(await turnOn("key")).toBeNull();
  expect(pushManager.subscribe).not.toHaveBeenCalled();
});

it("takes the place of a subscription with another key", async () => {
  let isFirst = true;
  const subscribe = async () => {
    if (isFirst) {
      isFirst = false;
      throw new DOMException("another key", "InvalidStateError");
    }
    return subscription;
  };
  browser({ isSubscribed: true, subscribe });
  expect(await turnOn("key")).not.toBeNull();
  expect(subscription.unsubscribe).toHaveBeenCalled();
});

it("tells which address is to be forgotten", async () => {
  browser({ isSubscribed: true });
  expect(await turnOff()).toBe(subscription.endpoint);
  expect(await subscribed()).toMatchObject({ endpoint: subscription.endpoint });
  browser({ isSubscribed: false });
  expect(await turnOff()).toBeNull();
});
