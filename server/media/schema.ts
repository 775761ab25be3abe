import { z } from "zod";

/** The query of `POST /api/media`: a whole file, or with `upload` one part of it. */
export const uploadQuery = z.union([
  z.object({
    fileName: z.string().min(1).max(1000),
    upload: z.uuid(),
    offset: z.coerce.number().int().min(0),
    size: z.coerce.number().int().min(1),
  }),
  z.object({ fileName: z.string().min(1).max(1000), upload: z.undefined().optional() }),
]);
