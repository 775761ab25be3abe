import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recipientExclusions, recipientImports, recipients } from "@/db/schema/campaigns";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { shortLinks } from "@/db/schema/links";
import { newId } from "../core/ids";
import { followLink } from "../links/follow-link";
import { addContact, addTemplate, addUser, type TestWorld, testWorld } from "../test-world";
import { addClient, audienceOf, fillIn, step, townFilter } from "./audience-world";
import { addCampaign, addCampaignOfTwo, goodRows, upload } from "./campaign-world";
import { cancelImport } from "./cancel-import";
import { changeSchedule } from "./change-schedule";
import { countAudience } from "./count-audience";
import { feedCampaign } from "./feed-campaign";
import { fillAudience } from "./fill-audience";
import { importPart } from "./import-part";
import { launchCampaign } from "./launch-campaign";
import { previewRecipients } from "./preview-recipients";
import { findCampaign } from "./queries";
import { removeMinusFile } from "./remove-minus-file";
import { saveAudience } from "./save-audience";
import { saveVariants } from "./save-variants";
import { scheduleOf } from "./schedule-schema";
import type { PreviewKind } from "./schema";
import { sendTest, showTest, testsPerHour } from "./send-test";
import { campaignProgress } from "./show-campaign";
import { startImport } from "./start-import";
import { updateCampaign } from "./update-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowsOf = (campaignId: string) =>
  world.db.select().from(recipients).where(eq(recipients.campaignId, campaignId)).orderBy(asc(recipients.id));
const plansOf = async (campaignId: string) =>
  (await rowsOf(campaignId)).map(({ plan, planReason }) => (planReason ? `${plan}: ${planReason}` : plan));
const draftOf = async (campaignId: string) => {
  const draft = await findCampaign(world.db, campaignId);
  if (!draft) throw new Error("no draft");
  return draft;
};

describe("two people over one draft", () => {
  it("refuses every write made on an older revision, and loses neither", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    const { revision } = await draftOf(campaignId);
    const first = await updateCampaign(ctx, { ...fields, campaignId, revision, name: "První" });
    expect(first.revision).toBe(revision + 1);
    const schedule = scheduleOf({ hours: null, dailyShare: 5 });
    const late = [
      () => updateCampaign(ctx, { ...fields, campaignId, revision, name: "Druhý" }),
      () => saveAudience(ctx, { campaignId, revision, audience: audienceOf({ mode: "add", kind: "everybody" }) }),
      () => saveVariants(ctx, { campaignId, revision, variants: [{ templateId: newId(), share: 5, places: [] }] }),
      () => changeSchedule(ctx, { campaignId, revision, schedule }),
    ];
    for (const write of late) await expect(write()).rejects.toThrow("campaignChanged");
    expect(await draftOf(campaignId)).toMatchObject({ name: "První", revision: first.revision });
    const second = await changeSchedule(ctx, { campaignId, ...first, schedule });
    await saveAudience(ctx, { campaignId, ...second, audience: audienceOf({ mode: "add", kind: "everybody" }) });
    expect(await draftOf(campaignId)).toMatchObject({ name: "První", revision: revision + 3 });
  });

  it("takes the same write twice, whose first answer was lost", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    const { revision } = await draftOf(campaignId);
    const write = { ...fields, campaignId, revision, name: "Jednou", note: "" };
    await updateCampaign(ctx, write);
    await updateCampaign(ctx, write);
    const schedule = scheduleOf({ hours: null, spreadDays: 3 });
    const base = (await draftOf(campaignId)).revision;
    await changeSchedule(ctx, { campaignId, revision: base, schedule });
    await changeSchedule(ctx, { campaignId, revision: base, schedule });
    expect(await draftOf(campaignId)).toMatchObject({ name: "Jednou", schedule: { spreadDays: 3 } });
  });

  it("gives one of two writes at once the word", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    const { revision } = await draftOf(campaignId);
    const names = ["Levá", "Pravá"];
    const outcomes = await Promise.allSettled(
      names.map((name) => updateCampaign(ctx, { ...fields, campaignId, revision, name })),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const winner = names[outcomes.findIndex(({ status }) => status === "fulfilled")];
    expect((await draftOf(campaignId)).name).toBe(winner);
  });
});

describe("another template for a draft with recipients (S2.25)", () => {
  it("moves every value to where its variable stands now and says what is missing", async () => {
    const { ctx, numberId, campaignId, fields } = await addCampaign(world);
    await upload(ctx, campaignId, "+420777100001;paní;Nováková;4711\n");
    const templateId = await addTemplate(ctx, numberId, {
      name: "s_obrazkem",
      components: [
        { type: "HEADER", format: "IMAGE" },
        { type: "BODY", text: "{{2}} {{3}}" },
      ],
    });
    const { defaultValue: _, ...rest } = fields.variables[0] ?? { key: "", label: "", defaultValue: "" };
    const variables = [
      { ...rest, key: "header.media", label: "Obrázek", defaultValue: "" },
      ...fields.variables.slice(1),
    ];
    await updateCampaign(ctx, { ...fields, campaignId, templateId, variables });
    expect(await rowsOf(campaignId)).toMatchObject([
      { values: ["", "Nováková", "4711"], plan: "invalid", planReason: "missing_value" },
    ]);
    const withPicture = variables.map((variable, n) =>
      n === 0 ? { ...variable, defaultValue: "https://kola.example/a.jpg" } : variable,
    );
    await updateCampaign(ctx, { ...fields, campaignId, templateId, variables: withPicture });
    expect(await plansOf(campaignId)).toEqual(["planned"]);
  });
});

describe("the preview of a draft (O10)", () => {
  it("finds the longest, the shortest and the odd of files and of the directory alike", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    const named = async (name: string) => {
      const id = await addClient(ctx, town, { name });
      const [row] = await ctx.db.select().from(contacts).where(eq(contacts.id, id));
      return row?.phone ?? "";
    };
    const odd = await named("{{ jméno }}");
    const long = await named("Anna Marie Josefína Terezie Habsbursko-Lotrinská z Rakouska");
    const short = await named("Li");
    await upload(ctx, campaignId, "+420777500001;Nováková Jana;c\n+420777500002;N/A;c\n");
    await saveAudience(ctx, { campaignId, audience: audienceOf(step("add", await townFilter(ctx, town))) });
    const shown = async (kind: PreviewKind) => (await previewRecipients(ctx, { campaignId, kind })).rows;
    const first = (await shown("first")).map(({ phone }) => phone);
    expect(first).toHaveLength(5);
    expect((await shown("longest"))[0]?.phone).toBe(long);
    expect((await shown("shortest"))[0]?.phone).toBe(short);
    expect((await shown("odd")).map(({ phone, odd: places }) => [phone, places])).toEqual([
      ["+420777500002", [1]],
      [odd, [1]],
    ]);
  });
});

/** A file that is taken away, in parts as the browser sends them. */
async function takeAway(ctx: TestWorld["ctx"], campaignId: string, file: string): Promise<string> {
  const bytes = new TextEncoder().encode(file);
  const opened = await startImport(ctx, { campaignId, fileName: "pryc.csv", byteSize: bytes.length, mode: "minus" });
  await importPart(ctx, { campaignId, importId: opened.importId, offset: 0, bytes, columns: null });
  return opened.importId;
}

describe("a file taken away from the recipients (O9)", () => {
  it("keeps its phones out of files before and after it and out of the directory, and says so", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world);
    await fillIn(ctx, campaignId, fields);
    const town = newId();
    const kept = await addClient(ctx, town);
    const out = await addClient(ctx, town);
    const [{ phone } = { phone: null }] = await ctx.db.select().from(contacts).where(eq(contacts.id, out));
    await upload(ctx, campaignId, "+420777200001;a;b;c\n+420777200002;a;b;c\n");
    await takeAway(
      ctx,
      campaignId,
      `telefon;jméno\n777 200 002;Kdo\n${phone};Kdo\nnic;Kdo\n777200002;Dvakrát\n777200003;\n`,
    );
    await upload(ctx, campaignId, "+420777200003;a;b;c\n+420777200004;a;b;c\n");
    expect(await plansOf(campaignId)).toEqual([
      "planned",
      "skipped: in_minus_file",
      "skipped: in_minus_file",
      "planned",
    ]);
    const audience = audienceOf(step("add", await townFilter(ctx, town)));
    await saveAudience(ctx, { campaignId, audience });
    const counted = await countAudience(ctx, { campaignId, audience });
    expect(counted).toMatchObject({ total: 2, planned: 1, inMinusFile: 2 });
    expect(counted.reasons).toMatchObject([{ plan: "skipped", reason: "in_minus_file", count: 1 }]);
    const { reasons, ledger } = await campaignProgress(ctx, { campaignId });
    expect(reasons).toMatchObject([{ plan: "skipped", reason: "in_minus_file", count: 3 }]);
    expect(ledger).toMatchObject({ total: 6, unsent: 3 });

    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    const [filling] = await ctx.db
      .select()
      .from(recipientImports)
      .where(and(eq(recipientImports.campaignId, campaignId), eq(recipientImports.status, "running")));
    await fillAudience(ctx, { importId: filling?.id ?? "" });
    await feedCampaign(ctx, { campaignId }, { tickMs: 0, pauseMs: 0, batch: 100 });
    const sent = await ctx.db.select().from(messages).where(eq(messages.streamId, campaignId));
    expect(sent).toHaveLength(3);
    const [{ phone: keptPhone } = { phone: null }] = await ctx.db.select().from(contacts).where(eq(contacts.id, kept));
    const reached = (await rowsOf(campaignId)).filter(({ messageId }) => messageId).map((row) => row.phone);
    expect(reached.toSorted()).toEqual(["+420777200001", "+420777200004", keptPhone ?? ""].toSorted());
    await expect(takeAway(ctx, campaignId, goodRows(1))).rejects.toThrow("campaignNotDraft");
  });

  it("is taken back: who was out only by it is in again, each phone once", async () => {
    const { ctx, campaignId, fields } = await addCampaign(world, { defaults: ["", "", "0"] });
    const one = await takeAway(ctx, campaignId, "777300001\n777300002\n");
    const two = await takeAway(ctx, campaignId, "777300002\n");
    await upload(ctx, campaignId, "+420777300001;a;b;c\n+420777300001;a;b;d\n+420777300002;a;b;c\n+420777300003;a;;\n");
    const before = [
      "skipped: in_minus_file",
      "skipped: in_minus_file",
      "skipped: in_minus_file",
      "invalid: missing_value",
    ];
    expect(await plansOf(campaignId)).toEqual(before);
    await removeMinusFile(ctx, { campaignId, importId: one });
    expect((await plansOf(campaignId)).slice(0, 3)).toEqual([
      "planned",
      "skipped: duplicate",
      "skipped: in_minus_file",
    ]);
    // A row that gains its value is judged by the file, too.
    await takeAway(ctx, campaignId, "777300003\n");
    const variables = fields.variables.map((variable) => ({ ...variable, defaultValue: "x" }));
    await updateCampaign(ctx, { ...fields, campaignId, variables });
    expect((await plansOf(campaignId)).at(-1)).toBe("skipped: in_minus_file");
    await removeMinusFile(ctx, { campaignId, importId: two });
    await removeMinusFile(ctx, { campaignId, importId: two });
    expect((await plansOf(campaignId))[2]).toBe("planned");
  });

  it("leaves nothing of an upload that was cancelled, and refuses a file without phones", async () => {
    const { ctx, campaignId } = await addCampaign(world);
    const bytes = new TextEncoder().encode("777400001\n777400002\n");
    const given = { campaignId, fileName: "pryc.csv", byteSize: 100, mode: "minus" as const };
    const { importId } = await startImport(ctx, given);
    await importPart(ctx, { campaignId, importId, offset: 0, bytes, columns: null });
    const left = () => ctx.db.$count(recipientExclusions, eq(recipientExclusions.campaignId, campaignId));
    expect(await left()).toBe(2);
    await cancelImport(ctx, { campaignId, importId });
    expect(await left()).toBe(0);
    await expect(takeAway(ctx, campaignId, "jméno;příjmení\nJan;Novák\n")).rejects.toThrow("importNoPhones");
    await upload(ctx, campaignId, goodRows(1));
    expect(await plansOf(campaignId)).toEqual(["planned"]);
  });
});

describe("a test message (O10)", () => {
  const values = ["paní", "Nováková", "4711"];
  const test = { variant: 1, values, phone: "777 555 111" };

  it("goes to a phone of the person before all campaigns, and no count of the campaign knows it", async () => {
    const made = await addCampaignOfTwo(world, 50, 5);
    const before = (await campaignProgress(made.ctx, made)).ledger;
    const { messageId } = await sendTest(made.ctx, { campaignId: made.campaignId, ...test });
    const [message] = await world.db.select().from(messages).where(eq(messages.id, messageId));
    expect(message).toMatchObject({ status: "queued", priority: 0, streamId: null, templateId: made.second });
    expect(message?.body).toBe("Kolo a spol.: objednávka 4711 je hotová.");
    expect(await showTest(made.ctx, { messageId })).toMatchObject({ status: "queued" });
    expect((await campaignProgress(made.ctx, made)).ledger).toEqual(before);
    const stranger = world.as(await addUser(world.ctx, { role: "supervisor" }));
    await expect(showTest(stranger, { messageId })).rejects.toThrow("notFound");
  });

  it("has short links as a recipient's message would, and who opens them is counted nowhere (O28)", async () => {
    const made = await addCampaignOfTwo(world);
    const { messageId } = await sendTest(made.ctx, { campaignId: made.campaignId, ...test });
    const [message] = await world.db.select().from(messages).where(eq(messages.id, messageId));
    const [link] = await world.db.select().from(shortLinks).where(eq(shortLinks.campaignId, made.campaignId));
    expect(link).toMatchObject({ recipientId: null, target: "https://kolo.example/sleva" });
    const token = link?.token ?? "";
    expect(JSON.stringify(message?.payload.template?.parameters)).toContain(`"${token}"`);
    const visit = { method: "GET", purpose: null, userAgent: "Mozilla/5.0 (iPhone) Safari/604.1" };
    expect(await followLink(made.ctx, { token, visit })).toEqual({ target: "https://kolo.example/sleva" });
    await expect
      .poll(async () => (await world.db.select().from(shortLinks).where(eq(shortLinks.token, token)))[0]?.clicks)
      .toBe(1);
    expect((await campaignProgress(made.ctx, made)).clicks).toBeNull();
    expect(await launchCampaign(made.ctx, made)).toEqual({ ok: true });
    await feedCampaign(made.ctx, made, { tickMs: 0, pauseMs: 0, batch: 100 });
    expect((await campaignProgress(made.ctx, made)).clicks).toEqual({ recipients: 0, clicks: 0 });
  });

  it("never goes with an empty value, to no phone, to somebody blocked, or more than ten times an hour", async () => {
    const { ctx, campaignId } = await addCampaignOfTwo(world, 50, 0);
    const send = (change: Partial<typeof test>) => sendTest(ctx, { campaignId, ...test, ...change });
    await expect(send({ values: ["paní", " ", "4711"] })).rejects.toThrow("testIncomplete");
    await expect(send({ phone: "777" })).rejects.toThrow("testPhone");
    const contactId = await addContact(ctx, "+420777555222");
    await world.db.update(contacts).set({ blockedAt: ctx.now() }).where(eq(contacts.id, contactId));
    await expect(send({ phone: "777 555 222" })).rejects.toThrow("testBlocked");
    const many = await Promise.allSettled(Array.from({ length: 12 }, () => send({})));
    expect(many.filter(({ status }) => status === "fulfilled")).toHaveLength(testsPerHour);
    await expect(send({})).rejects.toThrow("testTooMany");
    world.clock.advanceMs(3_600_001);
    await send({});
  });
});
