import { allowed, router } from "../trpc/procedures";
import { listChoices } from "./list-choices";
import { listSessions } from "./list-sessions";
import { deleteView, saveView } from "./save-view";
import {
  listSessionsInput,
  openWithInput,
  saveColumnsInput,
  saveViewInput,
  showSessionInput,
  viewInput,
} from "./schema";
import { showSession } from "./show-session";
import { openWith, saveColumns, showTable } from "./show-table";

const see = allowed("sessions.see");

export const sessionsRouter = router({
  list: see.input(listSessionsInput).query(({ ctx, input }) => listSessions(ctx, input)),
  choices: see.query(({ ctx }) => listChoices(ctx)),
  show: see.input(showSessionInput).query(({ ctx, input }) => showSession(ctx, input)),
  table: see.query(({ ctx }) => showTable(ctx)),
  saveColumns: see.input(saveColumnsInput).mutation(({ ctx, input }) => saveColumns(ctx, input)),
  openWith: see.input(openWithInput).mutation(({ ctx, input }) => openWith(ctx, input)),
  saveView: see.input(saveViewInput).mutation(({ ctx, input }) => saveView(ctx, input)),
  deleteView: see.input(viewInput).mutation(({ ctx, input }) => deleteView(ctx, input)),
});
