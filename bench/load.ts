import { Agent, request } from "node:http";

export type Call = { url: string; headers: Record<string, string>; body: string };

/** Keep-alive clients on the loopback; `close` ends their connections. */
export function loadClients(count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count });
  const send = async (expected: number, call: Call) => {
    const status = await answered(agent, call);
    if (status !== expected) throw new Error(`expected ${expected}, the server answered ${status}`);
  };
  return {
    /** Answers a second while every client sends its next call when the last was answered; each must have the status. */
    rate: async (seconds: number, expected: number, next: () => Call): Promise<number> => {
      const started = performance.now();
      const until = started + seconds * 1000;
      let answers = 0;
      const client = async () => {
        while (performance.now() < until) {
          await send(expected, next());
          answers += 1;
        }
      };
      await Promise.all(Array.from({ length: count }, client));
      return answers / ((performance.now() - started) / 1000);
    },
    /** Milliseconds each of `total` calls took when `perSecond` are offered, whether or not the ones before were answered. */
    latencies: async (perSecond: number, total: number, expected: number, next: () => Call): Promise<number[]> => {
      const started = performance.now();
      const calls = Array.from({ length: total }, async (_, index) => {
        const due = started + (index * 1000) / perSecond;
        await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
        await send(expected, next());
        return performance.now() - due;
      });
      return Promise.all(calls);
    },
    close: () => agent.destroy(),
  };
}

function answered(agent: Agent, { url, headers, body }: Call): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method: "POST", headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.once("error", reject);
    });
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
