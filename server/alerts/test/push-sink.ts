import type { AgentOptions } from "node:https";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

export type ReceivedPush = { path: string; headers: NodeJS.Dict<string | string[]>; body: Buffer };

/** A push service at https://push.example.com in this process; its certificate is for tests only. */
export async function startPushSink(): Promise<{
  received: ReceivedPush[];
  answerWith: (status: number) => void;
  network: AgentOptions;
  close: () => Promise<void>;
}> {
  const received: ReceivedPush[] = [];
  let status = 201;
  const server = createServer({ key, cert }, async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks) });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    received,
    answerWith: (next) => {
      status = next;
    },
    network: {
      port,
      ca: cert,
      lookup: (_name, options, callback) =>
        options.all ? callback(null, [{ address: "127.0.0.1", family: 4 }]) : callback(null, "127.0.0.1", 4),
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgYXG7HLMbaR1bFRuB
xSVbRZPcezHKF9dukN7Y+0al8YihRANCAAQDaqT3ZtwXFs3NjWpZ2rZm0cb/UJoq
gVFgwzpqMWPQTmRJZerF2KznLrM4Ke8xTM2UCy8xWABRgw0f1TeeMlO5
-----END PRIVATE KEY-----`;

const cert = `-----BEGIN CERTIFICATE-----
MIIBqjCCAVCgAwIBAgIUbMzlrNH8BCDyrXGkFntpIBS3NpIwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQcHVzaC5leGFtcGxlLmNvbTAgFw0yNjExMjUwMjM3MjdaGA8y
MTI2MTEwMTAyMzcyN1owGzEZMBcGA1UEAwwQcHVzaC5leGFtcGxlLmNvbTBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABANqpPdm3BcWzc2NalnatmbRxv9QmiqBUWDD
OmoxY9BOZEll6sXYrOcuszgp7zFMzZQLLzFYAFGDDR/VN54yU7mjcDBuMB0GA1Ud
DgQWBBTRUB8HkuPxncoq59tCsWdZUoC1UjAfBgNVHSMEGDAWgBTRUB8HkuPxncoq
59tCsWdZUoC1UjAPBgNVHRMBAf8EBTADAQH/MBsGA1UdEQQUMBKCEHB1c2guZXhh
bXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIgCqKdimGjzt7dU1WN/CXemeoDNCwP
KYTIkfQg72MyPMgCIQDKJw2XYQHM6+3Z9rAUGojELeHSsMz4MAnm9Tsiw+7fNw==
-----END CERTIFICATE-----`;
