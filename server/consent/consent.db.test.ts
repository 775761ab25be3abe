import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { auditEntries } from "@/db/schema/team";
import { changeConsentPolicy, consentPolicy } from "../team/consent-policy";
import { addContact, addUser, type TestWorld, testWorld } from "../test-world";
import { publishText } from "./publish-text";
import { publishWords } from "./publish-words";
import { listTexts } from "./queries";
import { recordConsent } from "./record-consent";
import { showConsent } from "./show-consent";
import { showWords } from "./show-words";
import { defaultWords } from "./wish-vocabulary-rules";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

let phones = 100;
const newContact = () => addContact(world.ctx, `+420777200${phones++}`);
const day = (n: number) => new Date(Date.UTC(2026, 9, n));
const given = { move: "given", source: "paper", textId: null, proof: "formulář 12/2026" } as const;
const withdrawn = { ...given, move: "withdrawn", source: "phone" } as const;

describe("the record of consent (S4.3)", () => {
  it("keeps source, time, text version, proof and who recorded it", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const { version } = await publishText(admin, { textCs: "Souhlasím s novinkami.", textEn: "I agree to get news." });
    const text = (await listTexts(world.db)).find((row) => row.version === version);
    const contactId = await newContact();
    expect(await showConsent(admin, { contactId })).toEqual({ state: "none", since: null, entries: [] });
    await recordConsent(admin, { contactId, ...given, textId: text?.id ?? "", at: day(1) });
    const shown = await showConsent(admin, { contactId });
    expect(shown).toMatchObject({ state: "given", since: day(1) });
    expect(shown.entries).toMatchObject([
      {
        move: "given",
        source: "paper",
        textVersion: version,
        proof: "formulář 12/2026",
        at: day(1),
        recordedBy: "Petra Nováková",
      },
    ]);
    expect(shown.entries[0]?.recordedAt).toEqual(world.ctx.now());
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, contactId));
    expect(trace).toMatchObject([{ action: "contact.opted_in" }]);
  });

  it("appends for ever; the newest said counts even when it is written down first", async () => {
    const contactId = await newContact();
    await recordConsent(world.ctx, { contactId, ...withdrawn, at: day(5) });
    await recordConsent(world.ctx, { contactId, ...given, at: day(3) });
    expect(await showConsent(world.ctx, { contactId })).toMatchObject({ state: "withdrawn", since: day(5) });
    await recordConsent(world.ctx, { contactId, ...given, at: day(7) });
    const shown = await showConsent(world.ctx, { contactId });
    expect(shown.state).toBe("given");
    expect(shown.entries.map(({ move }) => move)).toEqual(["given", "withdrawn", "given"]);
    const [contact] = await world.db.select().from(contacts).where(eq(contacts.id, contactId));
    expect(contact).toMatchObject({ marketingOptedInAt: day(7), marketingOptedOutAt: null });
  });

  it("takes the same entry once, also from two at the same moment", async () => {
    const contactId = await newContact();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => recordConsent(world.ctx, { contactId, ...given, at: day(1) })),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    await Promise.all([
      recordConsent(world.ctx, { contactId, ...withdrawn, at: day(2) }),
      recordConsent(world.ctx, { contactId, ...given, at: day(4) }),
    ]);
    expect(await showConsent(world.ctx, { contactId })).toMatchObject({ state: "given", since: day(4) });
  });

  it("refuses a consent of tomorrow, of nobody and under a text that is not there", async () => {
    const petra = world.as(await addUser(world.ctx));
    const contactId = await newContact();
    const tomorrow = new Date(world.ctx.now().getTime() + 86_400_000);
    await expect(recordConsent(petra, { contactId, ...given, at: tomorrow })).rejects.toThrow("consentInFuture");
    const nobody = { contactId: world.ctx.newId(), ...given, at: day(1) };
    await expect(recordConsent(petra, nobody)).rejects.toMatchObject({ code: "not_found" });
    const noText = { contactId, ...given, textId: world.ctx.newId(), at: day(1) };
    await expect(recordConsent(petra, noText)).rejects.toMatchObject({ code: "not_found" });
  });

  it("numbers the versions of its text one after another and never changes one (N.65)", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    const before = await listTexts(world.db);
    const first = await publishText(admin, { textCs: "Nové znění textu.", textEn: "A new wording of it." });
    const second = await publishText(admin, { textCs: "Ještě novější znění.", textEn: "An even newer wording." });
    expect(second.version).toBe(first.version + 1);
    expect((await listTexts(world.db)).slice(2)).toEqual(before);
  });

  it("is required until the company says otherwise with a reason, which is kept", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    expect(await consentPolicy(admin)).toBe("required");
    await expect(changeConsentPolicy(admin, { policy: "warn", reason: " " })).rejects.toThrow("consentReason");
    await changeConsentPolicy(admin, { policy: "warn", reason: "Souhlasy vede e-shop" });
    expect(await consentPolicy(admin)).toBe("warn");
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.action, "consent_policy.changed"));
    expect(trace).toMatchObject([{ details: { before: "required", after: "warn", reason: "Souhlasy vede e-shop" } }]);
  });
});

describe("the words of opting out (O6)", () => {
  it("are a new version each time; who saw an older one is told, and one word never means both", async () => {
    const admin = world.as(await addUser(world.ctx, { role: "admin" }));
    expect(await showWords(world.ctx)).toMatchObject({ version: 0, createdBy: null });
    const words = structuredClone(defaultWords);
    words.cs.stop = ["DOST"];
    expect(await publishWords(admin, { base: 0, words })).toEqual({ version: 1 });
    expect(await showWords(world.ctx)).toMatchObject({ version: 1, words: { cs: { stop: ["DOST"] } } });
    await expect(publishWords(admin, { base: 0, words })).rejects.toMatchObject({ code: "conflict" });
    const both = { ...words, en: { ...words.en, start: ["dost!"] } };
    await expect(publishWords(admin, { base: 1, words: both })).rejects.toMatchObject({ code: "invalid" });
    const published = eq(auditEntries.action, "wish_words.published");
    expect(await world.db.select().from(auditEntries).where(published)).toMatchObject([{ details: { version: 1 } }]);
  });
});
