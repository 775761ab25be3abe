import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CheckKind, providerNames } from "@/db/enums";
import type { ProviderFinding } from "./number-types";
import { type ProfileChange, ProfileRefused } from "./profile-types";
import { addresses, connections, jana, type Simulated, simulatedProviders } from "./test/simulated";
import type { Outbound } from "./types";

const jpeg = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0a5" } })
    .jpeg()
    .toBuffer();

/** The same story with every adapter, over real HTTP, against the simulator that enforces the providers' rules. */
describe.each(providerNames)("%s", (provider) => {
  const [connection, number] = [connections[provider], addresses[provider]];
  let world: Simulated;
  let pictures: Server;
  let square: Buffer;
  let wide: Buffer;

  beforeAll(async () => {
    world = await simulatedProviders();
    [square, wide] = await Promise.all([jpeg(300, 300), jpeg(400, 300)]);
    pictures = createServer(({ url }, response) => response.end(url === "/wide.jpg" ? wide : square));
    await new Promise<void>((resolve) => pictures.listen(0, "127.0.0.1", resolve));
  });
  afterAll(async () => {
    await world.simulator.close();
    pictures.close();
  });

  const adapter = () => world.providers[provider];
  const hook = () => `${world.simulator.hookUrl}/hook`;
  const write = (change: ProfileChange) => adapter().writeProfile(connection, number, change);
  const logo = (bytes: Buffer, name: string) => {
    // A TCP server has an address with a port.
    const { port } = pictures.address() as AddressInfo;
    return { bytes: new Uint8Array(bytes), publicUrl: `http://127.0.0.1:${port}/${name}` };
  };
  const refusal = async (change: ProfileChange) => {
    const error = await write(change).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (error instanceof ProfileRefused) return error.fields;
    throw error ?? new Error("it was taken");
  };
  const examine = async (url = hook()) => {
    const findings = await adapter().examine(connection, number, url);
    return Object.fromEntries(findings.map((found) => [found.check, found])) as Record<CheckKind, ProviderFinding>;
  };

  const text = (body: string): Outbound => ({
    from: number,
    to: { phone: jana },
    content: { kind: "text", body },
    ref: "v1.x.1",
    statusCallbackUrl: hook(),
  });

  it("reads the profile, and reads back what was written of it", async () => {
    expect(await adapter().readProfile(connection, number)).toEqual({
      description: "Prodej, servis a půjčovna kol v Plzni",
      address: "Americká 12, 301 00 Plzeň",
      email: "kola@kola-brazda.example",
      websites: ["https://kola-brazda.example"],
      industry: "retail",
      logoUrl: null,
    });
    await write({ description: "š".repeat(139), address: null, industry: "auto" });
    await write({ logo: logo(square, "square.jpg") });
    const profile = await adapter().readProfile(connection, number);
    expect(profile).toMatchObject({
      description: "š".repeat(139),
      address: null,
      email: "kola@kola-brazda.example",
      industry: "auto",
    });
    const shown = await fetch(profile.logoUrl ?? "");
    expect(Buffer.from(await shown.arrayBuffer()).equals(square)).toBe(true);
    if (provider === "twilio") expect(profile.review).toBe("pending");
  });

  it("tells which field was refused, in the provider's words", async () => {
    expect(await refusal({ description: "š".repeat(140) })).toEqual({ description: expect.stringMatching(/139/) });
    expect(await refusal({ email: "kola", address: "Plzeň" })).toEqual({ email: expect.stringMatching(/email/) });
    expect(await refusal({ websites: ["kola-brazda.example"], industry: "auto" })).toEqual({
      websites: expect.stringMatching(/http/),
    });
    const refused = await refusal({ logo: logo(wide, "wide.jpg") });
    expect(refused).toEqual({ logo: expect.stringMatching(/square/) });
    expect(JSON.stringify(refused)).not.toMatch(/token|secret|Bearer/);
  });

  it("finds nothing wrong with a number that is well", async () => {
    const wrong = Object.values(await examine()).filter(
      ({ check, result }) => result === "failed" || (result === "warning" && check !== "subscription"),
    );
    expect(wrong).toEqual([]);
    expect(await examine()).toMatchObject({ credentials: { result: "ok" }, webhook: { result: "ok" } });
  });

  it("finds that the provider calls somebody else", async () => {
    expect((await examine("https://desk.example/api/webhooks/x/c1")).webhook).toEqual({
      check: "webhook",
      result: "failed",
      code: "webhook_elsewhere",
      note: hook(),
    });
    const own = world.simulator.simulation.numbers.get(number.providerNumberId);
    if (!own) throw new Error("no such number");
    const webhook = own.webhook;
    own.webhook = null;
    expect((await examine()).webhook).toMatchObject({ result: "failed", code: "webhook_missing" });
    own.webhook = webhook;
  });

  it("finds credentials that are refused, and does not tell them", async () => {
    const secrets = { accessToken: "stolen-word", apiKey: "stolen-word", authToken: "stolen-word" };
    const findings = await adapter().examine({ ...connection, secrets }, number, hook());
    expect(findings[0]).toMatchObject({ check: "credentials", result: "failed", code: "credentials_refused" });
    expect(findings.slice(1).every(({ result }) => result === "unknown" || result === "failed")).toBe(true);
    expect(JSON.stringify(findings)).not.toContain("stolen-word");
  });

  it("finds what holds the number back: money, name, state", async () => {
    await world.setup(number.phone, { payment: "missing" });
    expect((await examine()).payment).toMatchObject({
      result: "failed",
      code: provider === "twilio" ? "account_suspended" : "payment_missing",
    });
    const unpaid = adapter().send(connection, text("Dobrý den"));
    await expect(unpaid).rejects.toMatchObject({ reason: "account_blocked" });
    await world.setup(number.phone, { payment: "ok", nameStatus: "PENDING_REVIEW" });
    expect((await examine()).displayName).toMatchObject({ result: "warning", code: "name_pending" });
    expect(await adapter().readNumber(connection, number)).toMatchObject({ nameStatus: "pending" });
    await world.setup(number.phone, { nameStatus: "APPROVED" });
    await world.post(`/_sim/numbers/${encodeURIComponent(number.phone)}`, { state: "disconnected" });
    expect((await examine()).limit).toMatchObject({ result: "failed", code: "sending_blocked" });
    await world.post(`/_sim/numbers/${encodeURIComponent(number.phone)}`, { state: "connected" });
    expect((await examine()).payment).toMatchObject({ result: "ok" });
  });

  it("says unknown where it cannot be reached, and throws nothing", async () => {
    const closed = await simulatedProviders();
    await closed.simulator.close();
    const findings = await closed.providers[provider].examine(connection, number, hook());
    const told = findings.filter(({ check }) => check !== "twoStep" || provider === "meta");
    expect(told.every(({ result, code }) => result === "unknown" && code === "unreadable")).toBe(true);
  });

  it("counts what was sent (S0.32)", async () => {
    const { simulator } = world;
    await world.post(`/_sim/clients/${encodeURIComponent(jana)}/write`, {
      number: number.providerNumberId,
      type: "text",
      text: "Dobrý den",
    });
    for (const body of ["Dobrý den", "Je hotovo"]) await adapter().send(connection, text(body));
    await simulator.run(6000);
    const costs = await adapter().readCosts(connection, { from: "2026-11-24", to: "2026-11-24" });
    // Twilio names no category, and takes its own fee where Meta takes nothing; 360dialog sums all numbers of its client.
    const told = {
      meta: { phone: number.phone, country: "CZ", category: "service", cost: 0, currency: "EUR" },
      "360dialog": { phone: null, country: null, category: "service", cost: 0, currency: "EUR" },
      twilio: { phone: number.phone, country: "CZ", category: "unknown", cost: 0.01, currency: "USD" },
    }[provider];
    expect(costs).toEqual([{ day: "2026-11-24", messages: 2, ...told }]);
    expect(await adapter().readCosts(connection, { from: "2026-11-25", to: "2026-11-26" })).toEqual([]);
  });
});
