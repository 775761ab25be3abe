import type { Ctx } from "../context";
import type { InboundIdentity } from "../providers/types";
import {
  foldInto,
  type Identity,
  insertContacts,
  insertIdentities,
  type KnownIdentity,
  knownIdentities,
  refreshContacts,
} from "./identity-queries";

export type ResolvedContact = { contactId: string; isBlocked: boolean };

/**
 * The contacts behind what providers call their users, in the order of the input; made where nobody is known (O16). The strongest
 * identity decides: business-scoped id, WhatsApp id, phone, then username. What the provider sent is kept as it came, an identity
 * that belongs to another contact is left there. Run it in a transaction; two who bring the same person make one contact.
 */
export async function resolveIdentities(ctx: Ctx, given: InboundIdentity[]): Promise<ResolvedContact[]> {
  const people = given.map(toPerson);
  const all = people.flatMap(({ ids }) => ids);
  const known = byIdentity(await knownIdentities(ctx.db, all));
  const strangers = people.filter(({ deciding }) => !strongest(deciding, known));
  const found = strangers.length > 0 ? await createContacts(ctx, strangers, all) : known;
  const resolved = people.map(({ identity, ids, deciding }) => ({ identity, ids, contact: mustFind(deciding, found) }));
  await insertIdentities(
    ctx.db,
    resolved.flatMap(({ ids, contact: { contactId } }) =>
      ids.filter((id) => !found.has(keyOf(id))).map((id) => ({ ...id, contactId })),
    ),
  );
  await refreshContacts(ctx.db, resolved.flatMap(toNews));
  return resolved.map(({ contact: { contactId, isBlocked } }) => ({ contactId, isBlocked }));
}

/** What the provider tells of a contact that is not in its row yet. */
function toNews({ identity, contact }: { identity: InboundIdentity; contact: KnownIdentity }) {
  const phone = contact.phone ? null : (identity.phone ?? null);
  const told = identity.profileName?.trim() || null;
  const profileName = told === contact.profileName ? null : told;
  return phone || profileName ? [{ contactId: contact.contactId, phone, profileName }] : [];
}

/** `deciding`: the identities that name one person for good, strongest first. */
type Person = { identity: InboundIdentity; ids: Identity[]; deciding: Identity[] };
type Known = Map<string, KnownIdentity>;

/** A username may pass to somebody else, so it decides only where nothing stronger is known. */
function toPerson(identity: InboundIdentity): Person {
  const { bsuid, waId, phone, username } = identity;
  const strong: Identity[] = [
    ...(bsuid ? [{ kind: "bsuid" as const, value: bsuid }] : []),
    ...(waId ? [{ kind: "wa_id" as const, value: waId }] : []),
    ...(phone ? [{ kind: "phone" as const, value: phone }] : []),
  ];
  const weak: Identity[] = username ? [{ kind: "username", value: username }] : [];
  return { identity, ids: [...strong, ...weak], deciding: strong.length > 0 ? strong : weak };
}

const keyOf = ({ kind, value }: Identity): string => `${kind}|${value}`;
const byIdentity = (rows: KnownIdentity[]): Known => new Map(rows.map((row) => [keyOf(row), row]));

function strongest(ids: Identity[], known: Known): KnownIdentity | undefined {
  return ids.flatMap((id) => known.get(keyOf(id)) ?? [])[0];
}

function mustFind(ids: Identity[], known: Known): KnownIdentity {
  const found = strongest(ids, known);
  if (!found) throw new Error("a sender without any identity");
  return found;
}

/** Contacts for people nobody knows. The same person may stand in a batch twice, and others may do the same at this moment. */
async function createContacts(ctx: Ctx, strangers: Person[], all: Identity[]): Promise<Known> {
  const made = planContacts(ctx, strangers);
  await insertContacts(
    ctx.db,
    made.map(({ id, identity }) => ({
      id,
      phone: identity.phone ?? null,
      profileName: identity.profileName?.trim() || null,
    })),
  );
  await insertIdentities(
    ctx.db,
    made.flatMap(({ id, deciding }) => deciding.map((identity) => ({ ...identity, contactId: id }))),
  );
  const now = byIdentity(await knownIdentities(ctx.db, all));
  const lost = made.flatMap(({ id, deciding }) => {
    const other = deciding.flatMap((given) => now.get(keyOf(given)) ?? []).find(({ contactId }) => contactId !== id);
    return other ? [{ fromId: id, intoId: other.contactId }] : [];
  });
  if (lost.length === 0) return now;
  await foldInto(ctx.db, lost);
  return byIdentity(await knownIdentities(ctx.db, all));
}

/** One contact for everybody in the batch who shares an identity. */
function planContacts(ctx: Ctx, strangers: Person[]): (Person & { id: string })[] {
  const planned: (Person & { id: string })[] = [];
  for (const person of strangers) {
    const keys = person.deciding.map(keyOf);
    const same = planned.find(({ deciding }) => deciding.some((id) => keys.includes(keyOf(id))));
    if (same)
      same.deciding = [
        ...same.deciding,
        ...person.deciding.filter((id) => !same.deciding.some((k) => keyOf(k) === keyOf(id))),
      ];
    else planned.push({ ...person, id: ctx.newId() });
  }
  return planned;
}
