import { allowed, router } from "../trpc/procedures";
import { addPublicHolidays, removeHoliday, saveHoliday } from "./change-holidays";
import { dropCalendar, saveCalendar } from "./save-calendar";
import { saveRouting } from "./save-routing";
import {
  dropCalendarInput,
  holidayDateInput,
  holidayInput,
  publicHolidaysInput,
  routingNumberInput,
  saveCalendarInput,
  saveRoutingInput,
  testRoutingInput,
} from "./schema";
import { showHours } from "./show-hours";
import { listNumberRoutings, showRouting } from "./show-routing";
import { testRouting } from "./test-routing";

const see = allowed("routing.see");
const manage = allowed("routing.manage");

export const routingRouter = router({
  list: see.query(({ ctx }) => listNumberRoutings(ctx)),
  show: see.input(routingNumberInput).query(({ ctx, input }) => showRouting(ctx, input)),
  /** Only asks, but fifty rules are too long for an address. */
  test: see.input(testRoutingInput).mutation(({ ctx, input }) => testRouting(ctx, input)),
  save: manage.input(saveRoutingInput).mutation(({ ctx, input }) => saveRouting(ctx, input)),
  hours: see.query(({ ctx }) => showHours(ctx)),
  saveCalendar: manage.input(saveCalendarInput).mutation(({ ctx, input }) => saveCalendar(ctx, input)),
  dropCalendar: manage.input(dropCalendarInput).mutation(({ ctx, input }) => dropCalendar(ctx, input)),
  saveHoliday: manage.input(holidayInput).mutation(({ ctx, input }) => saveHoliday(ctx, input)),
  removeHoliday: manage.input(holidayDateInput).mutation(({ ctx, input }) => removeHoliday(ctx, input)),
  addPublicHolidays: manage.input(publicHolidaysInput).mutation(({ ctx, input }) => addPublicHolidays(ctx, input)),
});
