import { allowed, router } from "../trpc/procedures";
import { listChoices } from "./list-choices";
import { listSessions } from "./list-sessions";
import { listSessionsInput, showSessionInput } from "./schema";
import { showSession } from "./show-session";

const see = allowed("sessions.see");

export const sessionsRouter = router({
  list: see.input(listSessionsInput).query(({ ctx, input }) => listSessions(ctx, input)),
  choices: see.query(({ ctx }) => listChoices(ctx)),
  show: see.input(showSessionInput).query(({ ctx, input }) => showSession(ctx, input)),
});
