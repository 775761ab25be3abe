import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditEntries, groupMembers, groups, invitations, logins, users } from "@/db/schema/team";
import { signIn } from "../auth/sign-in";
import type { Ctx } from "../context";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { acceptInvitation, showInvitation } from "./accept-invitation";
import { awayReasons, saveAwayReasons } from "./away-reasons";
import { dissolveGroup } from "./dissolve-group";
import { inviteUser, revokeInvitation } from "./invite-user";
import { listGroups } from "./list-groups";
import { listPeople } from "./list-people";
import { teamRouter } from "./router";
import { saveGroup } from "./save-group";
import type { SaveGroupInput } from "./schema";
import { setPresence } from "./set-presence";
import { switchUser } from "./switch-user";

let world: TestWorld;
let admin: Ctx;
let adminId: string;
beforeAll(async () => {
  world = await testWorld();
  const actor = await addUser(world.ctx, { role: "admin" });
  adminId = actor.userId;
  admin = world.as(actor);
});
afterAll(() => world.close());

const userRow = async (id: string) => (await world.db.select().from(users).where(eq(users.id, id)))[0];
const auditOf = async (objectId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, objectId))).map(({ action }) => action);
const rang = () => world.sentJobs.filter(({ name }) => name === "inbox/offers.due").length;

let last = 0;
const group = (change: Partial<SaveGroupInput> = {}): SaveGroupInput => ({
  groupId: null,
  name: `Servis ${++last}`,
  mode: "one_by_one",
  offerSeconds: 20,
  wrapUpSeconds: 60,
  memberIds: [],
  ...change,
});

describe("groups (N.41–N.43)", () => {
  it("keep mode, times and members, and wake the queue", async () => {
    const [petra, jana] = [await addUser(world.ctx), await addUser(world.ctx)];
    const before = rang();
    const { groupId } = await saveGroup(admin, group({ name: "Prodejna", memberIds: [petra.userId, petra.userId] }));
    const change = group({ groupId, name: "Prodejna Brno", mode: "whole_group", memberIds: [jana.userId] });
    await saveGroup(admin, change);
    expect((await listGroups(admin)).groups.find(({ id }) => id === groupId)).toMatchObject({
      name: "Prodejna Brno",
      mode: "whole_group",
      offerSeconds: 20,
      wrapUpSeconds: 60,
      members: [{ id: jana.userId }],
      numbers: [],
    });
    expect(await auditOf(groupId)).toEqual(["group.created", "group.changed"]);
    expect(rang()).toBe(before + 2);
    await expect(saveGroup(admin, group({ name: "PRODEJNA brno" }))).rejects.toThrow("groupNameTaken");
    await expect(saveGroup(admin, group({ memberIds: [world.ctx.newId()] }))).rejects.toThrow("notFound");
    await expect(saveGroup(admin, group({ groupId: world.ctx.newId() }))).rejects.toThrow("notFound");
  });

  it("are dissolved only without numbers and open sessions; the name is free again", async () => {
    const { groupId } = await saveGroup(admin, group({ name: "Reklamace" }));
    await addNumber(world.ctx, { groupId });
    await expect(dissolveGroup(admin, { groupId })).rejects.toThrow("groupInUse");
    const empty = await saveGroup(admin, group({ name: "Pobočka", memberIds: [adminId] }));
    await dissolveGroup(admin, empty);
    expect((await listGroups(admin)).groups.map(({ id }) => id)).not.toContain(empty.groupId);
    expect(await world.db.select().from(groupMembers).where(eq(groupMembers.groupId, empty.groupId))).toEqual([]);
    expect((await world.db.select().from(groups).where(eq(groups.id, empty.groupId)))[0]?.name).toMatch(/^Pobočka · /);
    await saveGroup(admin, group({ name: "Pobočka" }));
  });
});

describe("people (N.27)", () => {
  it("join by a link that opens one account, once, for a week", async () => {
    const { groupId } = await saveGroup(admin, group());
    const input = { email: "ota@example.com", name: "Ota", role: "operator" as const, groupIds: [groupId] };
    const first = await inviteUser(admin, input);
    const { link, mailed } = await inviteUser(admin, input);
    expect(mailed).toBe(false);
    const token = link.split("/").at(-1) ?? "";
    expect(await showInvitation(world.ctx, { token: first.link.split("/").at(-1) ?? "" })).toBeNull();
    expect(await showInvitation(world.ctx, { token })).toEqual({
      email: "ota@example.com",
      name: "Ota",
      needsPassword: true,
    });
    const kept = await world.db.select().from(invitations).where(eq(invitations.email, "ota@example.com"));
    expect(JSON.stringify(kept)).not.toContain(token);
    const accept = { token, name: "Ota Novák", password: "kolo-a-zvonek" };
    await expect(acceptInvitation(world.ctx, { ...accept, password: "krátké" })).rejects.toThrow("passwordTooShort");
    const outcomes = await Promise.allSettled([
      acceptInvitation(world.ctx, accept),
      acceptInvitation(world.ctx, accept),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const person = (await listPeople(admin)).people.find(({ email }) => email === "ota@example.com");
    expect(person).toMatchObject({ name: "Ota Novák", role: "operator", active: true, groupIds: [groupId] });
    const came = await signIn(world.ctx, {
      email: "ota@example.com",
      password: accept.password,
      ip: null,
      userAgent: null,
    });
    expect(came).toMatchObject({ ok: true });
    await expect(inviteUser(admin, input)).rejects.toThrow("emailTaken");
  });

  it("do not join by a link that was revoked or is a week old", async () => {
    const invite = async (email: string) => {
      const { link } = await inviteUser(admin, { email, name: "Eva", role: "operator", groupIds: [] });
      const found = (await listPeople(admin)).invitations.find((row) => row.email === email);
      return { token: link.split("/").at(-1) ?? "", invitationId: found?.id ?? "" };
    };
    const [revoked, old] = [await invite("eva@example.com"), await invite("iva@example.com")];
    expect(await revokeInvitation(admin, revoked)).toEqual({ ok: true });
    expect(await revokeInvitation(admin, revoked)).toEqual({ ok: false });
    const password = "dostatecne-dlouhe";
    await expect(acceptInvitation(world.ctx, { ...revoked, name: "Eva", password })).rejects.toThrow("invitationOver");
    world.clock.advanceMs(7 * 86_400_000);
    await expect(acceptInvitation(world.ctx, { ...old, name: "Iva", password })).rejects.toThrow("invitationOver");
  });

  it("are switched off at once and let in again; the last administrator and oneself never", async () => {
    const petra = await addUser(world.ctx);
    const now = world.ctx.now();
    await world.db.insert(logins).values({ id: petra.loginId, userId: petra.userId, createdAt: now, lastSeenAt: now });
    await switchUser(admin, { userId: petra.userId, active: false });
    expect(await userRow(petra.userId)).toMatchObject({ active: false });
    expect((await world.db.select().from(logins).where(eq(logins.id, petra.loginId)))[0]?.revokedAt).toEqual(now);
    await switchUser(admin, { userId: petra.userId, active: true });
    expect(await auditOf(petra.userId)).toEqual(["user.signed_out_everywhere", "user.deactivated", "user.reactivated"]);
    await expect(switchUser(admin, { userId: adminId, active: false })).rejects.toThrow("ownAccount");
    const caller = createCaller(teamRouter)(admin);
    const me = { userId: adminId, name: "Alena", groupIds: [], capacity: 3 };
    await expect(caller.changeUser({ ...me, role: "operator" })).rejects.toThrow("lastAdmin");
    await caller.changeUser({ ...me, role: "admin" });
    expect(await userRow(adminId)).toMatchObject({ name: "Alena", capacity: 3 });
  });

  it("are managed by administrators only", async () => {
    const supervisor = createCaller(teamRouter)(world.as(await addUser(world.ctx, { role: "supervisor" })));
    const refused = { code: "FORBIDDEN" };
    await expect(supervisor.people()).rejects.toMatchObject(refused);
    await expect(supervisor.groups()).rejects.toMatchObject(refused);
    await expect(supervisor.saveGroup(group())).rejects.toMatchObject(refused);
    await expect(supervisor.deactivate({ userId: adminId })).rejects.toMatchObject(refused);
    await expect(
      supervisor.invite({ email: "x@example.com", name: "X", role: "admin", groupIds: [] }),
    ).rejects.toMatchObject(refused);
  });
});

describe("states (N.36)", () => {
  it("are chosen with a reason of the company; one that is gone is none", async () => {
    const petra = await addUser(world.ctx);
    const ctx = world.as(petra);
    await saveAwayReasons(admin, [{ id: "obed", nameCs: "Oběd", nameEn: "Lunch" }]);
    expect((await awayReasons(world.ctx)).map(({ id }) => id)).toEqual(["obed"]);
    world.clock.advanceMs(60_000);
    const before = rang();
    await setPresence(ctx, { userId: petra.userId, presence: "away", awayReason: "obed" });
    expect(await userRow(petra.userId)).toMatchObject({
      presence: "away",
      awayReason: "obed",
      presenceSince: world.ctx.now(),
    });
    await setPresence(ctx, { userId: petra.userId, presence: "away", awayReason: "nic" });
    expect(await userRow(petra.userId)).toMatchObject({ presence: "away", awayReason: null });
    await setPresence(ctx, { userId: petra.userId, presence: "online", awayReason: "obed" });
    expect(await userRow(petra.userId)).toMatchObject({ presence: "online", awayReason: null });
    expect(rang()).toBe(before + 3);
    expect(await auditOf(petra.userId)).toEqual([]);
  });

  it("are changed for another by supervisors only, and the audit keeps it", async () => {
    const [petra, jana] = [await addUser(world.ctx), await addUser(world.ctx)];
    const supervisor = createCaller(teamRouter)(world.as(await addUser(world.ctx, { role: "supervisor" })));
    const change = { userId: petra.userId, presence: "away" as const };
    await expect(createCaller(teamRouter)(world.as(jana)).setPresenceOf(change)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await supervisor.setPresenceOf(change);
    expect(await userRow(petra.userId)).toMatchObject({ presence: "away" });
    expect(await auditOf(petra.userId)).toEqual(["user.presence_changed"]);
  });
});
