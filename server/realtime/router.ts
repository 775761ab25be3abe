import { allowed, router } from "../trpc/procedures";
import { changesInput } from "./schema";
import { streamChanges } from "./stream-changes";

export const realtimeRouter = router({
  changes: allowed("inbox.use")
    .input(changesInput)
    .subscription(({ ctx, input, signal }) =>
      streamChanges(ctx, { lastEventId: input?.lastEventId ?? null, signal: signal ?? new AbortController().signal }),
    ),
});
