import { z } from "zod";

export const searchInput = z.object({
  query: z.string().trim().max(120),
  limit: z.number().int().min(1).max(20).default(10),
});
