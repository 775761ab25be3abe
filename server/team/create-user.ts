import { randomBytes } from "node:crypto";
import { z } from "zod";
import type { Role } from "@/db/enums";
import { record } from "../audit/record";
import { hashPassword } from "../auth/passwords";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { insertUser } from "./queries";

/** Without a password one is made; it is answered once and stored only as a hash. */
export async function createUser(
  ctx: Ctx,
  input: { email: string; name: string; role: Role; password?: string | undefined },
): Promise<{ email: string; password: string }> {
  const email = z.email("the e-mail is not one").parse(input.email.trim());
  const name = z.string().min(1, "the name is missing").max(100).parse(input.name.trim());
  const password = input.password ?? madePassword();
  const user = { id: ctx.newId(), email, name, role: input.role, passwordHash: await hashPassword(password) };
  await inTransaction(ctx, async (tx) => {
    if (!(await insertUser(tx.db, user))) throw new DomainError("conflict", "emailTaken");
    await record(tx, { action: "user.created", objectKind: "user", objectId: user.id, details: { role: input.role } });
  });
  return { email, password };
}

export const madePassword = () => randomBytes(12).toString("base64url");
