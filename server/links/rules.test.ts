import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TemplateComponent } from "../providers/types";
import { isBot, isTarget, isToken, linkButtons, shortenAddresses, shortenValues, tokenOf } from "./rules";

const base = "https://desk.example/l/";
const bytes = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe("a token (O28)", () => {
  it("is eleven letters and digits, each eight bytes another", () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(isToken(tokenOf(a))).toBe(true);
        expect(tokenOf(a) === tokenOf(b)).toBe(a.join() === b.join());
      }),
    );
    expect([tokenOf(new Uint8Array(8)), tokenOf(new Uint8Array(8).fill(255))]).toEqual(["00000000000", "LygHa16AHYF"]);
  });
});

describe("addresses in a text (O28)", () => {
  const short = (text: string) => shortenAddresses(text, base, () => `${base}T`);

  it.each([
    ["Viz https://obchod.cz/kola?id=7&v=ž.", `Viz ${base}T.`],
    ["(https://obchod.cz/kola)", `(${base}T)`],
    ["https://cs.wikipedia.org/wiki/Kolo_(vozidlo), děkujeme", `${base}T, děkujeme`],
    ["„https://obchod.cz“ nebo HTTPS://OBCHOD.CZ/A", `„${base}T“ nebo ${base}T`],
    ["*https://obchod.cz*", `*${base}T*`],
    ["http://obchod.cz ftp://obchod.cz obchod.cz", "http://obchod.cz ftp://obchod.cz obchod.cz"],
    ["https://petr:tajne@obchod.cz/ a https://localhost/x", "https://petr:tajne@obchod.cz/ a https://localhost/x"],
    [`${base}abcdefghijk`, `${base}abcdefghijk`],
  ])("%s", (text, shortened) => {
    expect(short(text)).toBe(shortened);
  });

  it("changes nothing else", () => {
    const word = fc.stringMatching(/^[^\s:/]{0,12}$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), (before, after) => {
        const [head, end] = [before.join(" "), after.join(" ")];
        expect(short(`${head} https://obchod.cz/a ${end}`)).toBe(`${head} ${base}T ${end}`);
      }),
    );
  });

  it("leads to https only", () => {
    expect(
      ["javascript:alert(1)", "data:text/html,x", "http://a.cz", "https://a", "https://a.cz/ b", ""].filter(isTarget),
    ).toEqual([]);
    expect(isTarget(`https://a.cz/${"x".repeat(2000)}`)).toBe(false);
  });
});

describe("buttons (O28)", () => {
  const components: TemplateComponent[] = [
    { type: "BODY", text: "Vaše sleva" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "URL", text: "Obchod", url: "https://obchod.cz/{{1}}" },
        { type: "URL", text: "Sleva", url: `${base}{{1}}` },
        { type: "QUICK_REPLY", text: "Ne" },
      ],
    },
  ];

  it("count only where their address is ours to the end", () => {
    expect(linkButtons(components, base)).toEqual(["button.1.1"]);
    expect(linkButtons(components, "https://jinde.example/l/")).toEqual([]);
  });

  it("get the token of the address that is their value; what is no address is refused", () => {
    let n = 0;
    const how = {
      base,
      buttons: ["button.1.1"],
      inTexts: true,
      newToken: () => {
        n += 1;
        return `t${n}`;
      },
    };
    const values = { "body.1": "https://a.cz", "button.1.1": " https://a.cz ", "header.media": "https://a.cz/x.jpg" };
    expect(shortenValues(values, how)).toEqual({
      values: { "body.1": `${base}t1`, "button.1.1": "t1", "header.media": "https://a.cz/x.jpg" },
      links: [{ token: "t1", target: "https://a.cz" }],
    });
    expect(shortenValues({ "button.1.1": "SLEVA10" }, how)).toBeNull();
    expect(shortenValues({ "body.1": "https://a.cz" }, { ...how, buttons: [], inTexts: false })?.links).toEqual([]);
  });
});

const visit = (userAgent: string | null, change: { method?: string; purpose?: string } = {}) =>
  isBot({ method: "GET", purpose: null, ...change, userAgent });

describe("who came (O28)", () => {
  it.each([
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-S921B; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/139.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    "Opera/9.80 (Android; Opera Mini/36.2/191.273; U; cs) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 OPR/122.0.0.0",
  ])("a person with %s", (userAgent) => {
    expect(visit(userAgent)).toBe(false);
  });

  it.each([
    "WhatsApp/2.25.20 A",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "meta-externalagent/1.1",
    "TelegramBot (like TwitterBot)",
    "Twitterbot/1.0",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36 (compatible; GoogleOther)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; SeznamBot/4.0; +https://o-seznam.cz/napoveda/vyhledavani/seznambot/)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (Windows NT 10.0) BingPreview/1.0b",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 SkypeUriPreview Preview/0.5",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Barracuda Sentinel (EE)",
    "curl/8.7.1",
    "Wget/1.24.5",
    "python-requests/2.32.3",
    "okhttp/4.12.0",
    "Go-http-client/2.0",
    "Java/17.0.9",
    "axios/1.7.2",
    "node",
    "Dalvik/2.1.0 (Linux; U; Android 14)",
    "Viber/25.0",
    "",
  ])("a program with %s", (userAgent) => {
    expect(visit(userAgent)).toBe(true);
  });

  it("nobody who only looks ahead, or hides", () => {
    const chrome =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
    expect([visit(chrome, { method: "HEAD" }), visit(chrome, { purpose: "prefetch;prerender" }), visit(null)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
