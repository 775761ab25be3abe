"use client";
import { useEffect, useRef, useState } from "react";
import type { MetaBrowser } from "@/server/providers/onboarding-types";

type LoginAnswer = { authResponse?: { code?: string } | null };
type Sdk = {
  init: (options: { appId: string; version: string; xfbml: boolean; autoLogAppEvents: boolean }) => void;
  login: (answer: (given: LoginAnswer) => void, options: object) => void;
};

export type SignupResult =
  | { kind: "code"; code: string; wabaId: string | null; providerNumberId: string | null }
  | { kind: "cancelled" | "refused" | "popup"; note?: string };

/** A window that answers sooner than a person can has not opened. */
const blockedMs = 400;

/**
 * Meta's Embedded Signup (providers.md A12.4): its script is loaded ahead, so that the click itself opens the window, else a popup
 * blocker stops it. Only messages of exactly Meta's origins count, and what they say is a hint: the server asks the token.
 */
export function useEmbeddedSignup(browser: MetaBrowser | null, onResult: (result: SignupResult) => void) {
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const said = useRef<Said | null>(null);
  useEffect(() => (browser ? loadSdk(browser, setState) : undefined), [browser]);
  useEffect(() => {
    if (!browser) return;
    const listen = (event: MessageEvent) => {
      if (browser.messageOrigins.includes(event.origin)) said.current = readMessage(event.data) ?? said.current;
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [browser]);
  const open = (road: SignupRoad) => {
    const sdk = sdkOf(window);
    if (!browser || !sdk) return;
    said.current = null;
    const openedAt = performance.now();
    sdk.login((answer) => onResult(resultOf(answer, said.current, performance.now() - openedAt)), {
      config_id: browser.configId,
      response_type: "code",
      override_default_response_type: true,
      extras: signupExtras(road),
    });
  };
  return { state, open };
}

/** `app`: the number stays in the WhatsApp Business app as well (coexistence, providers.md A12.5). */
export type SignupRoad = "new" | "app";

export const signupExtras = (road: SignupRoad) =>
  road === "app"
    ? { setup: {}, featureType: "whatsapp_business_app_onboarding", sessionInfoVersion: "3" }
    : { setup: {} };

type Said = { event: string; data: Record<string, unknown> };

/** Null for what is no message of Embedded Signup. */
export function readMessage(given: unknown): Said | null {
  if (typeof given !== "string") return null;
  try {
    const parsed: unknown = JSON.parse(given);
    if (!isBag(parsed) || parsed.type !== "WA_EMBEDDED_SIGNUP" || typeof parsed.event !== "string") return null;
    return { event: parsed.event, data: isBag(parsed.data) ? parsed.data : {} };
  } catch {
    return null;
  }
}

export function resultOf({ authResponse }: LoginAnswer, said: Said | null, afterMs: number): SignupResult {
  const code = authResponse?.code;
  const word = (key: string) => (typeof said?.data[key] === "string" ? said.data[key] : null);
  if (code) return { kind: "code", code, wabaId: word("waba_id"), providerNumberId: word("phone_number_id") };
  const error = word("error_message");
  if (error) return { kind: "refused", note: error.slice(0, 200) };
  const step = word("current_step");
  if (said) return step ? { kind: "cancelled", note: step.slice(0, 200) } : { kind: "cancelled" };
  return { kind: afterMs < blockedMs ? "popup" : "cancelled" };
}

const isBag = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const scriptId = "embedded-signup-sdk";

function loadSdk(browser: MetaBrowser, tell: (state: "ready" | "failed") => void): () => void {
  const existing = document.getElementById(scriptId);
  const script = existing instanceof HTMLScriptElement ? existing : document.createElement("script");
  const ready = () => {
    const { appId, graphVersion: version } = browser;
    sdkOf(window)?.init({ appId, version, xfbml: false, autoLogAppEvents: false });
    tell("ready");
  };
  const failed = () => {
    script.remove();
    tell("failed");
  };
  if (sdkOf(window)) ready();
  script.addEventListener("load", ready);
  script.addEventListener("error", failed);
  if (!existing) document.head.append(Object.assign(script, { id: scriptId, src: browser.sdkUrl, async: true }));
  return () => {
    script.removeEventListener("load", ready);
    script.removeEventListener("error", failed);
  };
}

/** The script of Meta leaves itself on the window. */
const sdkOf = (holder: Window): Sdk | undefined => (holder as Window & { FB?: Sdk }).FB;
