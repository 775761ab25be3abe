import { roles } from "@/db/enums";
import { resealPushKey } from "../alerts/push-key";
import { savePolicy, signInPolicy } from "../auth/policy";
import { resetSecondFactorOf } from "../auth/reset-second-factor";
import { resealFactors } from "../auth/seal-factor";
import type { Ctx } from "../context";
import { readAllHealth } from "../numbers/read-health";
import { registerWebhooks } from "../numbers/register-webhooks";
import { rotateSecrets } from "../numbers/rotate-secrets";
import { loadDueProfiles } from "../profiles/load-due-profiles";
import { createUser } from "../team/create-user";
import { resetPassword } from "../team/reset-password";
import { syncDueNow } from "../templates/sync-due";
import { exportAll } from "./export-all";
import { seedDemo } from "./seed-demo";

type Command = { usage: string; run: (ctx: Ctx, args: string[]) => Promise<void> };

/** What `npm run admin -- <command>` can do, for servers and scripts. */
export const commands: Record<string, Command> = {
  "create-admin": {
    usage: "<e-mail> <name>   creates an administrator; the password is read from PASSWORD or made",
    run: async (ctx, [email = "", name = ""]) =>
      report(await createUser(ctx, { email, name, role: "admin", password: process.env.PASSWORD })),
  },
  "create-user": {
    usage: "<e-mail> <name> <admin|supervisor|operator>",
    run: async (ctx, [email = "", name = "", given = ""]) => {
      const role = roles.find((known) => known === given);
      if (!role) throw new Error(`the role must be one of ${roles.join(", ")}`);
      report(await createUser(ctx, { email, name, role, password: process.env.PASSWORD }));
    },
  },
  "reset-password": {
    usage: "<e-mail>   sets a new password and ends every login of the person",
    run: async (ctx, [email = ""]) => report(await resetPassword(ctx, { email, password: process.env.PASSWORD })),
  },
  "reset-second-factor": {
    usage: "<e-mail>   takes away a lost second factor and ends every login of the person",
    run: async (ctx, [email = ""]) => {
      await resetSecondFactorOf(ctx, { email });
      console.log(`${email}: the next sign-in asks for the password alone`);
    },
  },
  "allow-passwords": {
    usage: "  lets everybody sign in by password again when SSO was the only way",
    run: async (ctx) => {
      await savePolicy(ctx, { ...(await signInPolicy(ctx)), ssoOnly: false });
      console.log("passwords are taken again");
    },
  },
  "register-webhooks": {
    usage: "  points every provider at APP_URL",
    run: async (ctx) => {
      for (const { number, error } of await registerWebhooks(ctx)) console.log(`${number}: ${error ?? "ok"}`);
    },
  },
  "sync-templates": {
    usage: "  synchronises the templates of every number that is due",
    run: async (ctx) => {
      for (const { numberId, error } of await syncDueNow(ctx)) console.log(`${numberId}: ${error ?? "ok"}`);
    },
  },
  "read-health": {
    usage: "  reads state, quality and limit of every number from its provider",
    run: async (ctx) => console.log(`${(await readAllHealth(ctx)).failed} failed`),
  },
  "load-profiles": {
    usage: "  loads the profile of every number that was never loaded",
    run: async (ctx) => {
      const { loaded, failed } = await loadDueProfiles(ctx);
      console.log(`${loaded} loaded, ${failed} failed`);
    },
  },
  "rotate-keys": {
    usage: "  seals every secret anew with the first key of ENCRYPTION_KEYS",
    run: async (ctx) => {
      await resealPushKey(ctx);
      console.log(`${(await rotateSecrets(ctx)).rotated} connections sealed anew`);
      console.log(`${(await resealFactors(ctx)).rotated} second factors sealed anew`);
    },
  },
  export: {
    usage:
      "<folder>   writes contacts, conversations, messages, campaigns and the rest as JSON lines, without any credentials",
    run: async (ctx, [folder = ""]) => {
      if (!folder) throw new Error("name the folder to write into");
      for (const { table, rows } of await exportAll(ctx, folder)) console.log(`${table}: ${rows}`);
    },
  },
  "seed-demo": {
    usage: "  fills an empty database with the demo company",
    run: async (ctx) =>
      console.log((await seedDemo(ctx)) ? "demo company created" : "nothing to do: somebody is there already"),
  },
};

function report({ email, password }: { email: string; password: string }): void {
  console.log(`${email}\npassword: ${password}`);
}
