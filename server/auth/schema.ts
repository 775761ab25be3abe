import { z } from "zod";

const password = z.string().max(1000);
/** A code of six digits, or a recovery code as it was written down. */
const code = z.string().trim().max(40);

export const beginInput = z.object({ password });
export const confirmInput = z.object({ code });
export const proofInput = z.object({ password, code });

export const personInput = z.object({ userId: z.uuid() });

export const resetRequestInput = z.object({ email: z.string().trim().min(1).max(320) });
export const resetByLinkInput = z.object({ token: z.string().min(20).max(200), password: z.string().max(200) });
