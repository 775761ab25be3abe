import { z } from "zod";
import { parseKeyRing } from "./secrets";

const url = (fallback: string) => z.url().default(fallback);

const schema = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must look like postgres://user:password@host:5432/name"),
  /** Direct (unpooled) address for LISTEN; falls back to DATABASE_URL. */
  DATABASE_DIRECT_URL: z.string().optional(),
  APP_URL: z.url("must be the public address, like https://desk.example.com"),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  ENCRYPTION_KEYS: z.string().transform((value, ctx) => {
    try {
      return parseKeyRing(value);
    } catch (error) {
      ctx.addIssue({
        code: "custom",
        message: error instanceof Error ? error.message : "is not readable",
      });
      return z.NEVER;
    }
  }),
  DATA_DIR: z.string().default(".data"),
  META_GRAPH_URL: url("https://graph.facebook.com"),
  D360_API_URL: url("https://waba-v2.360dialog.io"),
  D360_HUB_URL: url("https://hub.360dialog.io"),
  TWILIO_API_URL: url("https://api.twilio.com"),
  TWILIO_CONTENT_URL: url("https://content.twilio.com"),
  TWILIO_MESSAGING_URL: url("https://messaging.twilio.com"),
  /** The company's own Meta app with Embedded Signup; without all three, a number is connected by hand. */
  META_APP_ID: z.string().optional(),
  META_APP_SECRET: z.string().optional(),
  META_CONFIG_ID: z.string().optional(),
  /** Where Embedded Signup opens in the browser. */
  META_DIALOG_URL: url("https://www.facebook.com"),
  /** A partner account at 360dialog; without both, a number is connected by its API key. */
  D360_PARTNER_ID: z.string().optional(),
  D360_PARTNER_KEY: z.string().optional(),
  D360_PARTNER_WEBHOOK_SECRET: z.string().optional(),
  /** Where a new account at 360dialog is made in the browser. */
  D360_SIGNUP_URL: url("https://hub.360dialog.com/signup"),
  /** Where the Connect button of 360dialog leads in the browser. */
  D360_CONNECT_URL: url("https://hub.360dialog.com/dashboard/app"),
  /** `disk` keeps files under DATA_DIR/media; `s3` in any S3-compatible bucket. */
  STORAGE_KIND: z.enum(["disk", "s3"]).default("disk"),
  STORAGE_ENDPOINT: z.url().optional(),
  STORAGE_REGION: z.string().default("auto"),
  STORAGE_BUCKET: z.string().optional(),
  STORAGE_ACCESS_KEY_ID: z.string().optional(),
  STORAGE_SECRET_ACCESS_KEY: z.string().optional(),
  /** Both: alerts, invitations and links to a new password go by e-mail. `smtps://user:password@host`, `Hovorna <desk@example.com>`. */
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must look like smtps://user:password@host")
    .optional(),
  SMTP_FROM: z.string().optional(),
  /** An OpenID Connect provider for sign-in; without the first three there is none. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the sign-in page calls it. */
  OIDC_NAME: z.string().max(40).default("SSO"),
  /** `1` when the provider says nothing of `email_verified` but its addresses are the company's own. */
  OIDC_TRUST_EMAIL: z.enum(["0", "1"]).default("0"),
  /** `1` shows the demo logins and the phone page on the sign-in screen. */
  DEMO: z.enum(["0", "1"]).default("0"),
  SIMULATOR_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  TRUST_PROXY: z.enum(["0", "1"]).default("0"),
});

export type Env = z.infer<typeof schema>;

/** Reads the environment; throws one text that names every wrong variable and its expected form, never its value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(filled);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not complete.\n  ${lines.join("\n  ")}\nSee "Configuration" in README.md.`);
}

let cached: Env | undefined;
export const env = (): Env => {
  cached ??= parseEnv(process.env);
  return cached;
};
