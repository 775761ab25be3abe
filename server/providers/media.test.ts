import { describe, expect, it } from "vitest";
import type { FileStream } from "./http";
import { accountSid, connectionTo, fakeProviders, json } from "./test/fake-provider";
import { ProviderError } from "./types";

const lookaside = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=9001&ext=1&hash=A%2Fb|c";
const file = () => new Response("bytes", { status: 200, headers: { "content-type": "image/jpeg" } });
const refusedWith = async (made: Promise<FileStream>) => {
  const read = async () => {
    for await (const _ of (await made).stream);
  };
  const error: unknown = await read().catch((e: unknown) => e);
  return error instanceof ProviderError ? error.reason : "it was not refused";
};

/** Where no credentials of ours ever go (goals §6.5, 52). */
const elsewhere = [
  "http://169.254.169.254/latest/meta-data",
  "http://127.0.0.1/x",
  "http://[::1]/x",
  "http://10.0.0.8/x",
  "http://2130706433/x",
  "http://0177.0.0.1/x",
  "file:///etc/passwd",
  "ftp://lookaside.fbsbx.com/x",
  "http://lookaside.fbsbx.com/x",
  "https://lookaside.fbsbx.com:8443/x",
  "https://lookaside.fbsbx.com.example/x",
  "https://lookaside.fbsbx.com@example.com/x",
  "https://example.com/lookaside.fbsbx.com",
  "//example.com/x",
  "",
];

describe("Meta's files", () => {
  const info = "https://graph.facebook.com/v25.0/9001";
  const get = (url: string, answers: Record<string, () => Response> = {}, maxBytes = 100) => {
    const providers = fakeProviders({ [info]: json({ url, mime_type: "image/jpeg" }), ...answers });
    return {
      providers,
      got: providers.meta.downloadMedia(connectionTo("meta", { accessToken: "t" }), "9001", maxBytes),
    };
  };

  it("come from the published host, with our token", async () => {
    const { got, providers } = get(lookaside, { [lookaside]: file });
    expect(await got).toMatchObject({ mimeType: "image/jpeg" });
    expect(providers.calls[1]?.headers.get("authorization")).toBe("Bearer t");
  });

  it.each(elsewhere)("do not come from %s", async (url) => {
    const { got, providers } = get(url, { [url]: file });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toHaveLength(1);
  });

  it("come from the configured host itself, wherever that is", async () => {
    const at = "http://127.0.0.1:4100/meta";
    const providers = fakeProviders(
      { [`${at}/v25.0/9001`]: json({ url: `${at}/files/1` }), [`${at}/files/1`]: file },
      { metaGraph: at },
    );
    expect(await providers.meta.downloadMedia(connectionTo("meta"), "9001", 100)).toMatchObject({
      mimeType: "image/jpeg",
    });
  });

  it("lead nowhere else, and are never larger than allowed", async () => {
    const redirect = () => new Response(null, { status: 302, headers: { location: "http://169.254.169.254/" } });
    const { got, providers } = get(lookaside, { [lookaside]: redirect });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toHaveLength(2);
    expect(await refusedWith(get(lookaside, { [lookaside]: file }, 4).got)).toBe("media_invalid");
  });

  it("are asked for by an id that cannot leave its place in the address", async () => {
    const providers = fakeProviders();
    await refusedWith(providers.meta.downloadMedia(connectionTo("meta"), "../me?x=", 100));
    expect(providers.calls[0]?.url).toBe("https://graph.facebook.com/v25.0/..%2Fme%3Fx%3D");
  });
});

describe("360dialog's files", () => {
  const get = (url: string, answers: Record<string, () => Response> = {}) => {
    const providers = fakeProviders({ "https://waba-v2.360dialog.io/9001": json({ url }), ...answers });
    const connection = connectionTo("360dialog", { apiKey: "k" });
    return { providers, got: providers["360dialog"].downloadMedia(connection, "9001", 100) };
  };

  it("are named by Meta and fetched from 360dialog, path and query byte by byte", async () => {
    const rewritten = lookaside.replace("https://lookaside.fbsbx.com", "https://waba-v2.360dialog.io");
    const { got, providers } = get(lookaside, { [rewritten]: file });
    expect(await got).toMatchObject({ mimeType: "image/jpeg" });
    expect(providers.calls[1]).toMatchObject({ url: rewritten });
    expect(providers.calls[1]?.headers.get("d360-api-key")).toBe("k");
  });

  it.each(elsewhere)("do not come from %s", async (url) => {
    const { got, providers } = get(url, { [url]: file });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toHaveLength(1);
  });
});

describe("Twilio's files", () => {
  const path = `/2010-04-01/Accounts/${accountSid}/Messages/MM1/Media/ME1`;
  const url = `https://api.twilio.com${path}`;
  const redirect = (location: string) => () => new Response(null, { status: 307, headers: { location } });
  const get = (from: string, answers: Record<string, () => Response> = {}) => {
    const providers = fakeProviders(answers);
    return { providers, got: providers.twilio.downloadMedia(connectionTo("twilio", { authToken: "t" }), from, 100) };
  };

  it("are asked for with our credentials and fetched from storage without them", async () => {
    const storage = "https://mms.twiliocdn.com/kb/1";
    const { got, providers } = get(url, { [url]: redirect(storage), [storage]: file });
    expect(await got).toMatchObject({ mimeType: "image/jpeg" });
    expect(providers.calls[0]?.headers.get("authorization")).toMatch(/^Basic /);
    expect(providers.calls[1]?.headers.get("authorization")).toBeNull();
  });

  it.each([
    ...elsewhere,
    "https://api.twilio.com/2010-04-01/Accounts/ACjiny/Messages/MM1/Media/ME1",
    `https://api.twilio.com/2010-04-01/Accounts/${accountSid}.json`,
  ])("do not come from %s", async (from) => {
    const { got, providers } = get(from, { [from]: file });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toEqual([]);
  });

  it.each([
    "http://169.254.169.254/",
    "https://example.com/x",
    "http://mms.twiliocdn.com/x",
    "https://kb.s3.amazonaws.com.example/x",
    "https://ec2.amazonaws.com/x",
  ])("are not fetched from %s when the storage says so", async (location) => {
    const { got, providers } = get(url, { [url]: redirect(location), [location]: file });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toHaveLength(1);
  });

  it("are redirected once, not for ever", async () => {
    const storage = "https://kb.s3.eu-west-1.amazonaws.com/1";
    const { got, providers } = get(url, { [url]: redirect(storage), [storage]: redirect(storage) });
    expect(await refusedWith(got)).toBe("media_invalid");
    expect(providers.calls).toHaveLength(2);
  });
});
