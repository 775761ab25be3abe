import { describe, expect, it } from "vitest";
import { appEnvironment, newKeys, readSettings, type Source } from "./settings";

const environment = (source: Source) =>
  appEnvironment({
    settings: readSettings([], source),
    keys: newKeys(),
    databaseUrl: "postgres://own/hovorna",
    enginePort: 5,
    source,
  });

describe("settings of a start", () => {
  it("stands on its own without any environment", () => {
    const env = environment({});
    expect(env).toMatchObject({
      APP_URL: "http://localhost:3000",
      NEXTAUTH_URL: "http://localhost:3000",
      DATABASE_URL: "postgres://own/hovorna",
      META_GRAPH_URL: "http://127.0.0.1:4100/meta",
      TWILIO_MESSAGING_URL: "http://127.0.0.1:4100/twilio-messaging",
      META_DIALOG_URL: "http://localhost:4100/meta-dialog",
      D360_CONNECT_URL: "http://localhost:4100/360dialog-portal",
      INNGEST_DEV: "0",
      INNGEST_BASE_URL: "http://127.0.0.1:5",
      DEMO: "1",
    });
    expect(env.INNGEST_SIGNING_KEY).toMatch(/^signkey-prod-([0-9a-f]{2})+$/);
    expect(Buffer.from(env.ENCRYPTION_KEYS?.replace("k1:", "") ?? "", "base64")).toHaveLength(32);
  });

  it("lets the person's own values win and counts empty ones as unset", () => {
    const env = environment({ NEXTAUTH_SECRET: "mine", APP_URL: "", PORT: "3007" });
    expect(env).toMatchObject({ NEXTAUTH_SECRET: "mine", APP_URL: "http://localhost:3007", PORT: "3007" });
  });

  it.each<[Source, boolean]>([
    [{}, true],
    [{ SIMULATOR: "0" }, false],
    [{ META_GRAPH_URL: "https://graph.facebook.com" }, false],
    [{ META_GRAPH_URL: "https://graph.facebook.com", SIMULATOR: "1" }, true],
  ])("with %o the simulator runs: %s", (source, runs) => {
    expect(readSettings([], source).simulatorPort !== undefined).toBe(runs);
    expect(environment(source).SIMULATOR_URL !== undefined).toBe(runs);
    expect(environment(source).META_APP_ID !== undefined).toBe(runs);
  });

  it("leaves the jobs to a configured Inngest", () => {
    const source = { INNGEST_SIGNING_KEY: "signkey-prod-aa", INNGEST_EVENT_KEY: "key" };
    expect(readSettings([], source).ownEngine).toBe(false);
    expect(environment(source)).not.toHaveProperty("INNGEST_BASE_URL");
  });

  it.each([
    [{}, "127.0.0.1"],
    [{ APP_URL: "https://desk.example.com" }, "0.0.0.0"],
    [{ HOST: "::" }, "::"],
  ])("with %o it listens at %s", (source, host) => expect(readSettings([], source).host).toBe(host));

  it.each([
    [{ PORT: "abc" }, "PORT"],
    [{ PORT: "70000" }, "PORT"],
    [{ SIMULATOR_PORT: "-1" }, "SIMULATOR_PORT"],
    [{ APP_URL: "desk" }, "APP_URL"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
  ])("names the wrong variable in %o", (source, name) => expect(() => readSettings([], source)).toThrow(name));
});
