import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { allFields, findField, insertField, orderFields, updateField } from "./field-queries";
import type { AddFieldInput, ChangeFieldInput, MoveFieldInput, RetireFieldInput } from "./schema";

/** A new field of contacts or of sessions (N.71); its key is what routing, canned texts and files know it by, and stays. */
export async function addField(ctx: Ctx, fields: AddFieldInput): Promise<{ fieldId: string; key: string }> {
  const fieldId = ctx.newId();
  const key = fields.key || fields.label;
  await inTransaction(ctx, async (tx) => {
    const row = { ...fields, key, id: fieldId, createdAt: tx.now() };
    if (!(await insertField(tx.db, row))) throw new DomainError("conflict", "fieldTaken", { key });
    await record(tx, {
      action: "contact_field.added",
      objectKind: "contact_field",
      objectId: fieldId,
      details: { key, scope: fields.scope },
    });
  });
  return { fieldId, key };
}

/** Another label, more to choose, required or not. Kind and key stay: what is filled in was checked by them. */
export async function changeField(ctx: Ctx, { fieldId, ...change }: ChangeFieldInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await findField(tx.db, fieldId);
    if (!before) throw notFound("field");
    if (before.kind === "choice" && change.options.length === 0) throw new DomainError("invalid", "fieldOptions");
    await updateField(tx.db, fieldId, before.kind === "choice" ? change : { ...change, options: [] });
    const details = { key: before.key, label: change.label, required: change.required };
    await record(tx, { action: "contact_field.changed", objectKind: "contact_field", objectId: fieldId, details });
  });
}

/** One place up or down among the fields that are offered. */
export async function moveField(ctx: Ctx, { fieldId, by }: MoveFieldInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const field = await findField(tx.db, fieldId);
    if (!field) throw notFound("field");
    const ids = (await allFields(tx.db, field.scope)).map(({ id }) => id);
    const from = ids.indexOf(fieldId);
    const to = Math.min(Math.max(from + by, 0), ids.length - 1);
    ids.splice(to, 0, ...ids.splice(from, 1));
    await orderFields(tx.db, ids);
  });
}

/** A retired field is asked for no more; what is filled in stays readable. */
export async function retireField(ctx: Ctx, { fieldId, isRetired }: RetireFieldInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    if (!(await findField(tx.db, fieldId))) throw notFound("field");
    await updateField(tx.db, fieldId, { retiredAt: isRetired ? tx.now() : null });
    const action = isRetired ? "contact_field.retired" : "contact_field.restored";
    await record(tx, { action, objectKind: "contact_field", objectId: fieldId });
  });
}
