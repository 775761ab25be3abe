import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { simulatedApp, simulatedPartner } from "../simulator/credentials";
import { Failure } from "./failure";

export type Source = Record<string, string | undefined>;

export type Settings = {
  dev: boolean;
  reset: boolean;
  yes: boolean;
  demo: boolean;
  port: number;
  host: string;
  appUrl: string;
  dataDir: string;
  /** Somebody else's Postgres; otherwise our own is started. */
  databaseUrl: string | undefined;
  /** Undefined when real providers are configured or SIMULATOR=0. */
  simulatorPort: number | undefined;
  /** False when Inngest Cloud or an Inngest server is configured. */
  ownEngine: boolean;
};

const providerPaths = {
  META_GRAPH_URL: "meta",
  D360_API_URL: "360dialog",
  D360_HUB_URL: "360dialog-hub",
  TWILIO_API_URL: "twilio",
  TWILIO_CONTENT_URL: "twilio-content",
  TWILIO_MESSAGING_URL: "twilio-messaging",
} as const;

const inngestNames = ["INNGEST_BASE_URL", "INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY", "INNGEST_DEV"];

/** Reads flags and environment; throws a Failure that names the wrong variable and its form. An empty value is unset. */
export function readSettings(flags: string[], source: Source): Settings {
  const port = portOf(source, "PORT", 3000);
  const appUrl = source.APP_URL || `http://localhost:${port}`;
  if (!URL.canParse(appUrl)) throw new Failure("APP_URL must be an address like https://desk.example.com.");
  const simulated = usesSimulator(source);
  return {
    dev: flags.includes("--dev"),
    reset: flags.includes("--reset"),
    yes: flags.includes("--yes"),
    demo: !flags.includes("--no-demo"),
    port,
    host: source.HOST || (/^(localhost|127\.|\[::1\])/.test(new URL(appUrl).hostname) ? "127.0.0.1" : "0.0.0.0"),
    appUrl: appUrl.replace(/\/$/, ""),
    dataDir: resolve(source.DATA_DIR || ".data"),
    databaseUrl: databaseOf(source),
    simulatorPort: simulated ? portOf(source, "SIMULATOR_PORT", 4100) : undefined,
    ownEngine: inngestNames.every((name) => !source[name]),
  };
}

export type Keys = {
  NEXTAUTH_SECRET: string;
  ENCRYPTION_KEYS: string;
  INNGEST_SIGNING_KEY: string;
  INNGEST_EVENT_KEY: string;
  POSTGRES_PASSWORD: string;
};

export function newKeys(): Keys {
  return {
    NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    INNGEST_SIGNING_KEY: `signkey-prod-${randomBytes(32).toString("hex")}`,
    INNGEST_EVENT_KEY: randomBytes(24).toString("hex"),
    POSTGRES_PASSWORD: randomBytes(24).toString("hex"),
  };
}

/** The environment of the app and the commands: what the person set always wins over what we make. */
export function appEnvironment(input: {
  settings: Settings;
  keys: Keys;
  databaseUrl: string;
  enginePort: number;
  source: Source;
}): Source {
  const { settings, keys, databaseUrl, enginePort, source } = input;
  const simulator = settings.simulatorPort ? `http://127.0.0.1:${settings.simulatorPort}` : undefined;
  const made: Source = {
    DATABASE_URL: databaseUrl,
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    NEXTAUTH_SECRET: keys.NEXTAUTH_SECRET,
    ENCRYPTION_KEYS: keys.ENCRYPTION_KEYS,
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    NEXT_TELEMETRY_DISABLED: "1",
    ...(settings.ownEngine && {
      INNGEST_DEV: "0",
      INNGEST_BASE_URL: `http://127.0.0.1:${enginePort}`,
      INNGEST_EVENT_KEY: keys.INNGEST_EVENT_KEY,
      INNGEST_SIGNING_KEY: keys.INNGEST_SIGNING_KEY,
    }),
    ...(simulator && {
      ...Object.fromEntries(Object.entries(providerPaths).map(([name, path]) => [name, `${simulator}/${path}`])),
      ...onboardingAt(settings.simulatorPort),
      SIMULATOR_URL: simulator,
      DEMO: settings.demo ? "1" : "0",
    }),
  };
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  return { ...made, ...given, DATA_DIR: settings.dataDir, PORT: String(settings.port) };
}

/** What a browser opens is named as the person's browser knows this machine. */
const onboardingAt = (port: number | undefined): Source => ({
  META_APP_ID: simulatedApp.appId,
  META_APP_SECRET: simulatedApp.appSecret,
  META_CONFIG_ID: simulatedApp.configId,
  META_DIALOG_URL: `http://localhost:${port}/meta-dialog`,
  D360_PARTNER_ID: simulatedPartner.partnerId,
  D360_PARTNER_KEY: simulatedPartner.partnerKey,
  D360_PARTNER_WEBHOOK_SECRET: simulatedPartner.webhookSecret,
  D360_SIGNUP_URL: `http://localhost:${port}/360dialog-portal/signup`,
  D360_CONNECT_URL: `http://localhost:${port}/360dialog-portal`,
});

function usesSimulator(source: Source): boolean {
  if (source.SIMULATOR === "0") return false;
  return source.SIMULATOR === "1" || Object.keys(providerPaths).every((name) => !source[name]);
}

function portOf(source: Source, name: string, fallback: number): number {
  const port = source[name] ? Number(source[name]) : fallback;
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Failure(`${name} must be a port number from 1 to 65535.`);
}

function databaseOf(source: Source): string | undefined {
  const url = source.DATABASE_URL || undefined;
  if (!url || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))) return url;
  throw new Failure("DATABASE_URL must look like postgres://user:password@host:5432/name.");
}
