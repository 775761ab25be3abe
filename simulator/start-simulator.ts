import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Clock, systemClock } from "./clock";
import { controlRoutes } from "./control/routes";
import { setupRoutes } from "./control/setup";
import { hubRoutes } from "./dialog360/hub-routes";
import { dialog360OnboardingRoutes } from "./dialog360/onboarding-routes";
import { dialog360Routes } from "./dialog360/routes";
import { serve } from "./http/serve";
import { metaOnboardingRoutes } from "./meta/onboarding-routes";
import { metaRoutes } from "./meta/routes";
import { metaDialogRoutes } from "./meta-dialog/routes";
import { phoneRoutes } from "./phone/routes";
import { portalRoutes } from "./portal/routes";
import { createSimulation, realisticTimings, type Simulation, type Timings } from "./simulation";
import { twilioRoutes } from "./twilio/routes";
import { senderRoutes } from "./twilio/sender-routes";
import type { World } from "./world";

export type SimulatorOptions = {
  world: World;
  /** 0 or absent: any free port. */
  port?: number;
  host?: string;
  clock?: Clock;
  /** Ids and chance; the same seed gives the same run. */
  seed?: number;
  timings?: Partial<Timings>;
};

export type Simulator = {
  /** Without a slash at its end; the providers' base addresses are below it. */
  url: string;
  simulation: Simulation;
  close: () => Promise<void>;
};

/** The providers, their clients' phones and the levers, in this process. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { world, port = 0, host = "127.0.0.1", clock = systemClock, seed = 1, timings } = options;
  const simulation = createSimulation({ world, clock, seed, timings: { ...realisticTimings, ...timings }, fetch });
  const server = serve(simulation, [
    ...metaOnboardingRoutes,
    ...metaRoutes,
    ...metaDialogRoutes,
    ...controlRoutes,
    ...setupRoutes,
    ...phoneRoutes,
    ...twilioRoutes,
    ...senderRoutes,
    ...hubRoutes,
    ...portalRoutes,
    ...dialog360OnboardingRoutes,
    ...dialog360Routes,
  ]);
  server.listen(port, host);
  await once(server, "listening");
  simulation.origin = `http://${host}:${addressOf(server.address()).port}`;
  const close = async () => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: simulation.origin, simulation, close };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === "string") throw new Error("the simulator listens on no port");
  return address;
}
