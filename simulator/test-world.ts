import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { type ManualClock, manualClock } from "./clock";
import { type Simulator, startSimulator } from "./start-simulator";
import type { World, WorldNumber } from "./world";

export const noon = Date.UTC(2026, 10, 24, 12);
export const jana = "+420603214587";

/** One number at each provider and one client. */
export function demoWorld() {
  const shared = { displayName: "Servis", dailyLimit: 1000, ratePerSecond: 25 };
  const meta: WorldNumber & { provider: "meta" } = {
    ...shared,
    provider: "meta",
    wabaId: "300",
    phoneNumberId: "100",
    phone: "+420725118411",
    accessToken: "token",
    appId: "app",
    appSecret: "secret",
    verifyToken: "verify",
  };
  const dialog: WorldNumber & { provider: "360dialog" } = {
    ...shared,
    provider: "360dialog",
    wabaId: "301",
    phoneNumberId: "101",
    phone: "+420725118422",
    channelId: "channel",
    apiKey: "key",
  };
  const twilio: WorldNumber & { provider: "twilio" } = {
    ...shared,
    provider: "twilio",
    phone: "+420725118433",
    accountSid: "AC1",
    authToken: "auth",
    senderSid: "XE1",
  };
  const numbers: [typeof meta, typeof dialog, typeof twilio] = [meta, dialog, twilio];
  return { numbers, clients: [{ phone: jana, name: "Jana Dvořáková" }] };
}

export type Post = { url: string; headers: IncomingHttpHeaders; body: string };
export type TestSimulator = Simulator & {
  clock: ManualClock;
  /** What the company's webhook got, oldest first. */
  posts: Post[];
  /** Statuses of the next answers of that webhook; 200 when none is left. */
  answers: number[];
  hookUrl: string;
  /** Lets the clock run in steps, waiting for webhooks between them. */
  run: (ms: number) => Promise<void>;
};

/** A simulator with a still clock and a company that listens at `hookUrl` for every number, and answers Meta's handshake. */
export async function testSimulator(more: Partial<World> = {}): Promise<TestSimulator> {
  const clock = manualClock(noon);
  const world = { ...demoWorld(), ...more };
  const simulator = await startSimulator({ world, clock, seed: 7, timings: { jitter: 0 } });
  const posts: Post[] = [];
  const answers: number[] = [];
  const company = createServer((request, response) => {
    const challenge = new URL(request.url ?? "/", "http://company").searchParams.get("hub.challenge");
    if (challenge !== null) return void response.end(challenge);
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { url = "", headers } = request;
      posts.push({ url: `${hookUrl}${url}`, headers, body: Buffer.concat(chunks).toString("utf8") });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => company.listen(0, "127.0.0.1", resolve));
  const hookUrl = `http://127.0.0.1:${(company.address() as AddressInfo).port}`;
  for (const number of simulator.simulation.numbers.values())
    number.webhook = {
      url: `${hookUrl}/hook`,
      statusUrl: `${hookUrl}/hook`,
      headers: { authorization: "Bearer hook" },
    };
  const run = async (ms: number) => {
    for (let left = ms; left >= 0; left -= 50) {
      clock.advance(Math.min(50, left));
      await simulator.simulation.webhooks.idle();
    }
  };
  const close = async () => {
    await simulator.close();
    company.closeAllConnections();
    await new Promise((resolve) => company.close(resolve));
  };
  return { ...simulator, close, clock, posts, answers, hookUrl, run };
}
