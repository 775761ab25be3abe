import { env } from "@/server/core/env";
import { returnFromPortal } from "@/server/registration/return-from-portal";
import { createRequestContext } from "@/server/request-context";
import { missingFeature } from "@/server/team/feature-rules";
import { features } from "@/server/team/features";
import { mayDo } from "@/server/team/permissions";

const wizard = "/settings/numbers/new";

/** Where 360dialog's portal sends the administrator back (S0.8). Answers with a page that says what came of it, never an error. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await createRequestContext(request);
  const { actor } = ctx;
  if (actor?.kind !== "user") return seeOther(`/sign-in?next=${encodeURIComponent(wizard)}`);
  // The wizard's page shows who may not that they may not, and where WhatsApp is off that it is.
  const isOff = missingFeature(await features(ctx), "numbers.manage");
  if (isOff || !mayDo(actor.role, "numbers.manage")) return seeOther(wizard);
  const back = await returnFromPortal({ ...ctx, actor }, new URL(request.url).searchParams);
  return seeOther(back.ok ? `${wizard}/${back.registrationId}` : `${wizard}?problem=${back.reason}`);
}

/** The address that is left must not stay in the browser's history with its values. */
const seeOther = (path: string) =>
  new Response(null, {
    status: 303,
    headers: { location: new URL(path, env().APP_URL).href, "cache-control": "no-store" },
  });
