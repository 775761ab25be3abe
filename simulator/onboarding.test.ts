import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedApp, simulatedPartner } from "./credentials";
import { pictureSize } from "./picture";
import { type TestSimulator, testSimulator } from "./test-world";

let simulator: TestSimulator;
beforeAll(async () => {
  simulator = await testSimulator();
});
afterAll(() => simulator.close());

type Call = { method?: string; body?: unknown; headers: Record<string, string> };
const call = (path: string, { method = "POST", body = {}, headers }: Call) =>
  fetch(`${simulator.url}${path}`, { method, headers, ...(method === "GET" ? {} : { body: JSON.stringify(body) }) });

const graph = { authorization: "Bearer token" };
const key = { "d360-api-key": "key" };
const partner = { "x-api-key": simulatedPartner.partnerKey };
const twilio = { authorization: `Basic ${Buffer.from("AC1:auth").toString("base64")}` };
const hub = `/360dialog-hub/api/v2/partners/${simulatedPartner.partnerId}`;
const senders = "/twilio-messaging/v2/Channels/Senders";

describe("a field that a provider does not know is refused", () => {
  it.each<[string, Call]>([
    ["/meta/v25.0/100/register", { headers: graph, body: { messaging_product: "whatsapp", pin: "123456", now: true } }],
    ["/meta/v25.0/100/request_code?code_method=SMS&language=cs&now=1", { headers: graph }],
    ["/meta/v25.0/100/verify_code?code=123456&now=1", { headers: graph }],
    ["/meta/v25.0/100", { headers: graph, body: { pin: "123456", now: true } }],
    [
      "/meta/v25.0/300/phone_numbers",
      { headers: graph, body: { cc: "420", phone_number: "725118499", verified_name: "Kola", now: 1 } },
    ],
    [
      "/meta/v25.0/100/whatsapp_business_profile",
      { headers: graph, body: { messaging_product: "whatsapp", slogan: "x" } },
    ],
    ["/meta/v25.0/100/whatsapp_business_profile?fields=slogan", { method: "GET", headers: graph }],
    ["/meta/v25.0/300?fields=slogan", { method: "GET", headers: graph }],
    ["/meta/v25.0/oauth/access_token?client_id=a&client_secret=b&code=c&now=1", { method: "GET", headers: {} }],
    ["/360dialog/whatsapp_business_profile", { headers: key, body: { messaging_product: "whatsapp", slogan: "x" } }],
    ["/360dialog/v1/configs/webhook", { headers: key, body: { url: "https://desk.example/hook", now: true } }],
    [`${hub}/channels/channel/api_keys`, { headers: partner, body: { now: true } }],
    [`${hub}/channels?filters=${encodeURIComponent('{"slogan":"x"}')}`, { method: "GET", headers: partner }],
    [`${hub}/webhook_url`, { headers: partner, body: { webhook_url: "https://desk.example", now: true } }],
    [senders, { headers: twilio, body: { sender_id: "whatsapp:+420725118499", profile: { name: "K", slogan: "x" } } }],
    [`${senders}/XE1`, { headers: twilio, body: { profile: { slogan: "x" } } }],
  ])("%s %#", async (path, given) => {
    const answer = await call(path, given);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/now|slogan/);
  });
});

describe("somebody else's credentials open nothing", () => {
  it.each<[string, Call, number]>([
    ["/meta/v25.0/100/register", { headers: { authorization: "Bearer wrong" } }, 401],
    ["/meta/v25.0/app/subscriptions", { headers: graph }, 401],
    ["/meta/v25.0/app/subscriptions", { method: "GET", headers: { authorization: "Bearer app|wrong" } }, 401],
    [
      "/meta/v25.0/debug_token?input_token=token",
      { method: "GET", headers: { authorization: "Bearer app|wrong" } },
      401,
    ],
    [`/meta/v25.0/${simulatedApp.appId}/uploads?file_length=1&file_type=image/jpeg`, { headers: graph }, 400],
    [`${hub}/channels`, { method: "GET", headers: key }, 401],
    ["/360dialog-hub/api/v2/partners/other/channels", { method: "GET", headers: partner }, 403],
    ["/360dialog/whatsapp_business_profile", { method: "GET", headers: partner }, 401],
    ["/twilio/2010-04-01/Accounts/AC2.json", { method: "GET", headers: twilio }, 401],
  ])("%s %#", async (path, given, status) => {
    expect((await call(path, given)).status).toBe(status);
  });
});

describe("the pages for people", () => {
  it("shows a code as soon as it was sent, and only escaped words of the address", async () => {
    await call("/_sim/numbers/100/setup", { headers: {}, body: { codeVerified: false } });
    await call("/meta/v25.0/100/request_code?code_method=VOICE&language=cs", { headers: graph });
    const [sent] = await (await fetch(`${simulator.url}/_sim/codes`)).json();
    expect(sent).toMatchObject({ phone: "+420725118411", method: "VOICE", code: expect.stringMatching(/^\d{6}$/) });
    const codes = await (await fetch(`${simulator.url}/codes?lang=en`)).text();
    expect(codes).toContain(`${sent.code.slice(0, 3)} ${sent.code.slice(3)}`);
    const portal = `/360dialog-portal/${simulatedPartner.partnerId}/permissions?state=${encodeURIComponent('"><script>')}`;
    const page = await (await fetch(`${simulator.url}${portal}&redirect_url=https://desk.example/`)).text();
    expect(page).not.toContain('"><script>');
    expect(page).toContain("+420725118422");
  });

  it("leads nowhere for an address that the button would not have made", async () => {
    for (const query of ["redirect_url=https://desk.example/", "state=a&redirect_url=javascript:alert(1)", "state=a"]) {
      const answer = `/360dialog-portal/${simulatedPartner.partnerId}/answer?do=cancel&${query}`;
      expect((await fetch(`${simulator.url}${answer}`, { redirect: "manual" })).status).toBe(400);
    }
  });
});

it("reads the size of pictures, and of nothing else", () => {
  const jpegHeader = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0001108012c0190030122000211010311", "hex");
  expect(pictureSize(jpegHeader)).toEqual({ height: 300, width: 400 });
  const png = Buffer.alloc(24);
  png.write("89504e470d0a1a0a", "hex");
  png.writeUInt32BE(640, 16);
  png.writeUInt32BE(480, 20);
  expect(pictureSize(png)).toEqual({ width: 640, height: 480 });
  for (const other of ["", "GIF89a", "ÿØ"]) expect(pictureSize(Buffer.from(other, "latin1"))).toBeNull();
});
