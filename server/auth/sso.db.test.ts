import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as askForLink, PUT as setPassword } from "@/app/api/password-resets/route";
import { ssoIdentities } from "@/db/schema/auth";
import { auditEntries, users } from "@/db/schema/team";
import { acceptInvitation, showInvitation } from "../team/accept-invitation";
import { inviteUser } from "../team/invite-user";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller, router } from "../trpc/procedures";
import { currentActor, whoAsks } from "./current-actor";
import { authOptions } from "./options";
import { hashPassword } from "./passwords";
import { savePolicy } from "./policy";
import { requestReset } from "./request-reset";
import { authRouter } from "./router";
import { signIn } from "./sign-in";
import { authServer, visitor } from "./test/auth-server";
import { type Flaw, oidcIssuer } from "./test/oidc-issuer";

const client = { id: "hovorna", secret: "issuer-secret" };
const appRouter = router({ auth: authRouter });
let world: TestWorld;
let issuer: Awaited<ReturnType<typeof oidcIssuer>>;
let desk: Awaited<ReturnType<typeof authServer>>;
beforeAll(async () => {
  // The whole road at the wire: a browser, next-auth with our options, an issuer, our database.
  [issuer, desk] = await Promise.all([oidcIssuer(client), authServer(() => authOptions())]);
  world = await testWorld({
    appUrl: desk.url,
    env: {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: client.id,
      OIDC_CLIENT_SECRET: client.secret,
      OIDC_NAME: "Firemní účet",
      TRUST_PROXY: "0",
    },
  });
  for (const [name, value] of Object.entries(world.processEnv)) vi.stubEnv(name, value);
  vi.stubEnv("NEXTAUTH_URL", desk.url);
  // next-auth reports refused callbacks itself.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  Object.assign(globalThis, { hovornaContext: world.ctx });
});
afterAll(async () => {
  Object.assign(globalThis, { hovornaContext: undefined });
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await Promise.all([issuer.close(), desk.close(), world.close()]);
});
beforeEach(() => {
  issuer.say.flaw = null;
});

let count = 0;
async function person(change: { active?: boolean; role?: "admin" | "operator" } = {}) {
  const id = world.ctx.newId();
  count += 1;
  const email = `kamil${count}@desk.example`;
  const passwordHash = await hashPassword("correct horse");
  await world.db.insert(users).values({ id, email, name: "Kamil", role: "operator", passwordHash, ...change });
  return { id, email, sub: `subject-${count}` };
}
/** As the button does it; `callbackUrl` is where the page wants to go on to. */
async function come(
  claims: { sub: string; email?: string; email_verified?: unknown },
  { callbackUrl = `${desk.url}/inbox`, flaw }: { callbackUrl?: string; flaw?: Flaw } = {},
) {
  const browser = visitor(desk.url);
  const csrfToken = await browser.csrf();
  const asked = await browser.go("/api/auth/signin/sso", { csrfToken, callbackUrl, json: "true" });
  const authorize = String((await asked.json()).url);
  issuer.say.next = claims;
  const granted = await fetch(authorize, { redirect: "manual" });
  const back = granted.headers.get("location") ?? "";
  issuer.say.flaw = flaw ?? null;
  let answered = await browser.go(back);
  issuer.say.flaw = null;
  // next-auth leads over pages of its own to ours.
  while (answered.headers.get("location")?.includes("/api/auth/"))
    answered = await browser.go(answered.headers.get("location") ?? "");
  const session = await (await browser.go("/api/auth/session")).json();
  const loginId: string | undefined = session.loginId;
  return { browser, authorize, back, loginId, landed: new URL(answered.headers.get("location") ?? "", desk.url) };
}
const verified = ({ sub, email }: { sub: string; email: string }) => ({ sub, email, email_verified: true });
const trailOf = async (userId: string, action: string) => {
  const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, userId));
  return trail.filter((entry) => entry.action === action);
};
const refusals = async () =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.action, "user.sso_refused"))).length;

describe("signing in by SSO (N.8)", () => {
  it("links an existing person by verified e-mail once, then knows them by subject alone", async () => {
    const kamil = await person();
    const first = await come({ ...verified(kamil), email: kamil.email.toUpperCase() });
    expect(first.landed.href).toBe(`${desk.url}/inbox`);
    expect((await currentActor(world.ctx, first.loginId))?.userId).toBe(kamil.id);
    const other = await person();
    // The e-mail moved to another person at the issuer: the subject stays who it was.
    const again = await come({ ...verified(kamil), email: other.email });
    expect((await currentActor(world.ctx, again.loginId))?.userId).toBe(kamil.id);
    expect(again.loginId).not.toBe(first.loginId);
    // And who gets a freed e-mail does not become the person who had it.
    const taken = await come({ ...verified(kamil), sub: "somebody-new" });
    expect([taken.loginId, taken.landed.search]).toEqual([undefined, "?error=sso_taken"]);
    const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, kamil.id));
    expect(trail.map(({ action }) => action)).toEqual(["user.sso_linked", "user.signed_in", "user.signed_in"]);
    expect(trail[1]?.details).toMatchObject({ method: "sso" });
  });

  it("asks with PKCE, state and nonce, and sends no secret through the browser", async () => {
    const { authorize, browser } = await come(verified(await person()));
    const asked = new URL(authorize).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect([asked.get("state"), asked.get("nonce")].every((value) => (value ?? "").length > 20)).toBe(true);
    expect(authorize).not.toContain(client.secret);
    for (const cookie of browser.setCookies) expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
  });

  it.each([
    ["an address the issuer calls unverified", { email_verified: false }, "sso_unverified"],
    ["one of which it says nothing", {}, "sso_unverified"],
    ["a stranger's", { email: "stranger@desk.example", email_verified: true }, "sso_unknown"],
    ["one with the Kelvin sign for a k", { email: "\u212Aamil1@desk.example", email_verified: true }, "sso_unknown"],
    ["one with a Cyrillic a", { email: "k\u0430mil1@desk.example", email_verified: true }, "sso_unknown"],
    ["one in full-width letters", { email: "\uFF4Bamil1@desk.example", email_verified: true }, "sso_unknown"],
  ])("refuses %s (§6.5 #19)", async (_, claims, error) => {
    const { email } = await person();
    const before = await refusals();
    const { landed, loginId } = await come({ sub: world.ctx.newId(), email, ...claims });
    expect([landed.search, loginId]).toEqual([`?error=${error}`, undefined]);
    expect(await refusals()).toBe(before + 1);
    expect(await world.db.select().from(users).where(eq(users.email, "stranger@desk.example"))).toEqual([]);
  });

  it("refuses a deactivated person, linked or not, and ends what was open (§6.5 #16)", async () => {
    const [off, leaving] = [await person({ active: false }), await person()];
    expect((await come(verified(off))).landed.search).toBe("?error=sso_inactive");
    const open = await come(verified(leaving));
    await world.db.update(users).set({ active: false }).where(eq(users.id, leaving.id));
    expect(await currentActor(world.ctx, open.loginId)).toBeNull();
    expect((await come(verified(leaving))).landed.search).toBe("?error=sso_inactive");
  });

  it.each(["nonce", "audience", "issuer", "signature", "expired", "down"] as const)(
    "takes no token with a wrong %s",
    async (flaw) => {
      const kamil = await person();
      const { landed, loginId } = await come(verified(kamil), { flaw });
      expect([landed.pathname, loginId]).toEqual(["/sign-in", undefined]);
      expect(landed.searchParams.get("error")).toBe("OAuthCallback");
      expect(await world.db.select().from(ssoIdentities).where(eq(ssoIdentities.userId, kamil.id))).toEqual([]);
    },
  );

  it("belongs to the browser that asked: an answer opens nothing elsewhere, nor twice (§6.5 #21)", async () => {
    const { back } = await come(verified(await person()));
    const other = visitor(desk.url);
    expect((await other.go(back)).headers.get("location")).toContain("error=OAuthCallback");
    expect(await (await other.go("/api/auth/session")).json()).toEqual({});
    const forged = await other.go("/api/auth/signin/sso", {
      callbackUrl: desk.url,
      csrfToken: "guessed",
      json: "true",
    });
    expect(JSON.stringify(await forged.json())).not.toContain(issuer.url);
  });

  it("goes on to addresses of ours only (§6.5 #22)", async () => {
    const { landed } = await come(verified(await person()), { callbackUrl: "https://evil.example/inbox" });
    expect(landed.origin).toBe(desk.url);
  });

  it("trusts an issuer that says nothing of verification only when told to, and never a plain no", async () => {
    const kamil = await person();
    const env = { ...world.ctx.env, OIDC_TRUST_EMAIL: "1" as const };
    Object.assign(globalThis, { hovornaContext: { ...world.ctx, env } });
    const no = await come({ sub: kamil.sub, email: kamil.email, email_verified: false });
    expect(no.landed.search).toBe("?error=sso_unverified");
    const silent = await come({ sub: kamil.sub, email: kamil.email });
    expect((await currentActor(world.ctx, silent.loginId))?.userId).toBe(kamil.id);
    Object.assign(globalThis, { hovornaContext: world.ctx });
  });

  it("can be unlinked by another administrator, which ends the logins and lets another subject in", async () => {
    const kamil = await person({ role: "admin" });
    const open = await come(verified(kamil));
    const [admin, me] = [await addUser(world.ctx, { role: "admin" }), await currentActor(world.ctx, open.loginId)];
    const own = createCaller(appRouter)({ ...world.ctx, actor: me ?? admin });
    await expect(own.auth.unlinkSso({ userId: kamil.id })).rejects.toMatchObject({ cause: { key: "ownSso" } });
    await createCaller(appRouter)(world.as(admin)).auth.unlinkSso({ userId: kamil.id });
    expect(await currentActor(world.ctx, open.loginId)).toBeNull();
    const moved = await come({ ...verified(kamil), sub: `after-migration-${kamil.id}` });
    expect((await currentActor(world.ctx, moved.loginId))?.userId).toBe(kamil.id);
    expect(await trailOf(kamil.id, "user.sso_unlinked")).toMatchObject([{ actorId: admin.userId }]);
  });
});

describe("SSO and the company's rules (N.8)", () => {
  const enter = (email: string) => signIn(world.ctx, { email, password: "correct horse", ip: null, userAgent: null });

  it("is not asked for our second factor: the issuer does that", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    await savePolicy(admin, { secondFactorFor: ["operator"], ssoOnly: false });
    const kamil = await person();
    const { loginId } = await come(verified(kamil));
    expect((await currentActor(world.ctx, loginId))?.userId).toBe(kamil.id);
    const byPassword = await enter(kamil.email);
    expect((await whoAsks(world.ctx, byPassword.ok ? byPassword.loginId : "")).unfinished?.userId).toBe(kamil.id);
    await savePolicy(admin, { secondFactorFor: [], ssoOnly: false });
  });

  it("becomes the only way when an administrator who uses it says so; passwords stay an emergency of theirs", async () => {
    const [chief, operator] = [await person({ role: "admin" }), await person()];
    const actor = await addUser(world.ctx, { role: "admin" });
    const only = { secondFactorFor: [], ssoOnly: true };
    await expect(createCaller(appRouter)(world.as(actor)).auth.savePolicy(only)).rejects.toMatchObject({
      cause: { key: "ssoUntried" },
    });
    const byPassword = await enter(operator.email);
    const bySso = await come(verified(chief));
    const me = await currentActor(world.ctx, bySso.loginId);
    if (!me) throw new Error("not signed in");
    await createCaller(appRouter)({ ...world.ctx, actor: me }).auth.savePolicy(only);

    const shown = await createCaller(appRouter)({ ...world.ctx, actor: me }).auth.policy();
    expect(shown).toMatchObject({ ssoOnly: true, youUseSso: true, sso: { name: "Firemní účet", issuer: issuer.url } });
    expect(JSON.stringify(shown)).not.toContain(client.secret);
    expect(await currentActor(world.ctx, byPassword.ok ? byPassword.loginId : "")).toBeNull();
    expect(await enter(operator.email)).toEqual({ ok: false, reason: "sso_only" });
    expect((await come(verified(operator))).loginId).toBeDefined();
    // An administrator's password opens the set-up of a second factor first.
    const emergency = await enter(chief.email);
    expect((await whoAsks(world.ctx, emergency.ok ? emergency.loginId : "")).unfinished?.userId).toBe(chief.id);
    const ways = (await trailOf(chief.id, "user.signed_in")).map(({ details }) => details);
    expect(ways).toEqual([{ method: "sso" }, { method: "password", secondFactor: null, emergency: true }]);

    const mails: string[] = [];
    const mailing = { ...world.ctx, sendMail: async ({ to }: { to: string }) => void mails.push(to) };
    for (const { email } of [operator, chief]) await requestReset(mailing, { email, ip: null });
    await world.settle();
    expect(mails).toEqual([chief.email]);

    const invited = { email: "nova@desk.example", name: "Nová", role: "operator" as const, groupIds: [] };
    const { link } = await inviteUser({ ...world.ctx, actor: me }, invited);
    const token = link.split("/").at(-1) ?? "";
    expect(await showInvitation(world.ctx, { token })).toMatchObject({ needsPassword: false });
    await acceptInvitation(world.ctx, { token, name: "Nová", password: "" });
    expect((await come({ sub: "nova", email: invited.email, email_verified: true })).loginId).toBeDefined();

    // Where the issuer's settings are gone nobody is locked out.
    const { OIDC_ISSUER: _, ...without } = world.ctx.env;
    const alone = { ...world.ctx, env: without };
    const login = { email: operator.email, password: "correct horse", ip: null, userAgent: null };
    expect(await signIn(alone, login)).toMatchObject({ ok: true });
    await createCaller(appRouter)({ ...world.ctx, actor: me }).auth.savePolicy({ ...only, ssoOnly: false });
    expect(await enter(operator.email)).toMatchObject({ ok: true });
  });
});

describe("the doors before sign-in (N.8)", () => {
  it("take a forgotten password's forms from our own pages only (§6.5 #21)", async () => {
    const send = (handler: typeof askForLink, method: string, origin: string, body: object) =>
      handler(
        new Request(`${desk.url}/api/password-resets`, { method, headers: { origin }, body: JSON.stringify(body) }),
      );
    for (const origin of ["null", "https://evil.example"]) {
      expect((await send(askForLink, "POST", origin, { email: "a@desk.example" })).status).toBe(403);
      expect((await send(setPassword, "PUT", origin, { token: "t".repeat(43), password: "long enough" })).status).toBe(
        403,
      );
    }
    const asked = await send(askForLink, "POST", desk.url, { email: "a@desk.example" });
    expect([asked.status, await asked.json()]).toEqual([200, { ok: false, reason: "no_mail" }]);
    const over = await send(setPassword, "PUT", desk.url, { token: "t".repeat(43), password: "long enough" });
    expect([over.status, (await over.json()).refusal.key]).toEqual([404, "resetOver"]);
    expect((await send(askForLink, "POST", desk.url, { email: "a@desk.example".repeat(400) })).status).toBe(400);
  });

  it("say what is missing as a code, rotate the login, end it at sign-out (§6.5 #15, #18, #20)", async () => {
    const { email } = await person();
    const browser = visitor(desk.url);
    const post = async (password: string) => {
      const form = { email, password, csrfToken: await browser.csrf(), callbackUrl: desk.url, json: "true" };
      const answer = await browser.go("/api/auth/callback/credentials", form);
      return new URL(String((await answer.json()).url)).searchParams.get("error");
    };
    const loginId = async () => (await (await browser.go("/api/auth/session")).json()).loginId;
    expect(await post("wrong")).toBe("invalid");
    expect(await post("correct horse")).toBeNull();
    const first = await loginId();
    expect(await post("correct horse")).toBeNull();
    const second = await loginId();
    expect(second).not.toBe(first);
    expect(browser.setCookies.at(-1)).toMatch(/session-token=.*HttpOnly; SameSite=Lax/);
    await browser.go("/api/auth/signout", { csrfToken: await browser.csrf(), callbackUrl: desk.url, json: "true" });
    expect(await currentActor(world.ctx, second)).toBeNull();
  });
});
