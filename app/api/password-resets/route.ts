import { deviceOf } from "@/server/auth/options";
import { requestReset } from "@/server/auth/request-reset";
import { resetByLink } from "@/server/auth/reset-by-link";
import { resetByLinkInput, resetRequestInput } from "@/server/auth/schema";
import { unsigned } from "../unsigned";

/** Asks for a link to a new password; the answer never tells whether there is such an account. */
export const POST = (request: Request) =>
  unsigned(request, resetRequestInput, (ctx, { email }) =>
    requestReset(ctx, { email, ip: deviceOf(request.headers).ip }),
  );

/** Sets the new password: the link's token is the right. */
export const PUT = (request: Request) => unsigned(request, resetByLinkInput, resetByLink);
