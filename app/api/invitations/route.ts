import { appContext } from "@/server/app-context";
import { DomainError } from "@/server/core/errors";
import { isForeign, readBody } from "@/server/core/request-guard";
import { acceptInvitation } from "@/server/team/accept-invitation";
import { acceptInvitationInput } from "@/server/team/schema";
import { httpStatus } from "../http-status";

const maxBodyBytes = 4096;

/** Opens the account of an invitation: nobody is signed in yet, the link's token is the right. */
export async function POST(request: Request) {
  const ctx = appContext();
  if (isForeign(request.headers, ctx.env.APP_URL)) return refused("forbidden", 403);
  const body = await readBody(request, maxBodyBytes);
  const input = acceptInvitationInput.safeParse(jsonOf(body));
  if (!input.success) return refused("unexpected", 400);
  try {
    return Response.json(await acceptInvitation(ctx, input.data));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return refused(error.key, httpStatus[error.code], error.values);
  }
}

function jsonOf(body: Uint8Array | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body ?? new Uint8Array()));
  } catch {
    return null;
  }
}

const refused = (key: string, status: number, values: Record<string, string | number> = {}) =>
  Response.json({ refusal: { key, values } }, { status });
