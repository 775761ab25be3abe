import { createServer } from "node:net";
import { codeOf, Failure } from "./failure";

/** A port that nobody uses on the loopback address right now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}

/** Throws a Failure that names `variable` when the port cannot be opened. */
export async function requirePort(variable: string, port: number, host: string): Promise<void> {
  const code = await new Promise<unknown>((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(codeOf(error)));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  if (!code) return;
  const why =
    code === "EADDRINUSE" ? "is busy" : code === "EACCES" ? "needs more rights" : `cannot be opened (${code})`;
  const other = port < 60_000 ? port + 1 : port - 1;
  throw new Failure(`Port ${port} ${why}. Stop what uses it, or choose another: ${variable}=${other} npm start`);
}
