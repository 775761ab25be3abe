import { alertsRouter } from "../alerts/router";
import { authRouter } from "../auth/router";
import { automationsRouter } from "../automations/router";
import { botsRouter } from "../bots/router";
import { campaignsRouter } from "../campaigns/router";
import { cannedTextsRouter } from "../canned-texts/router";
import { consentRouter } from "../consent/router";
import { contactsRouter } from "../contacts/router";
import { diagnosticsRouter } from "../diagnostics/router";
import { helpRouter } from "../help/router";
import { inboxRouter } from "../inbox/router";
import { libraryRouter } from "../media/router";
import { notificationsRouter } from "../notifications/router";
import { numbersRouter } from "../numbers/router";
import { photosRouter } from "../photos/router";
import { profilesRouter } from "../profiles/router";
import { ratingsRouter } from "../ratings/router";
import { registrationRouter } from "../registration/router";
import { resultsRouter } from "../results/router";
import { routingRouter } from "../routing/router";
import { scheduledRouter } from "../scheduled/router";
import { searchRouter } from "../search/router";
import { sessionsRouter } from "../sessions/router";
import { tagsRouter } from "../tags/router";
import { teamRouter } from "../team/router";
import { templatesRouter } from "../templates/router";
import { usageRouter } from "../usage/router";
import { viewersRouter } from "../viewers/router";
import { webhooksRouter } from "../webhooks/router";
import { router } from "./procedures";

/** Where the features meet: nothing but names. */
export const appRouter = router({
  alerts: alertsRouter,
  auth: authRouter,
  automations: automationsRouter,
  bots: botsRouter,
  campaigns: campaignsRouter,
  cannedTexts: cannedTextsRouter,
  consent: consentRouter,
  contacts: contactsRouter,
  diagnostics: diagnosticsRouter,
  help: helpRouter,
  inbox: inboxRouter,
  library: libraryRouter,
  notifications: notificationsRouter,
  numbers: numbersRouter,
  photos: photosRouter,
  profiles: profilesRouter,
  ratings: ratingsRouter,
  registration: registrationRouter,
  results: resultsRouter,
  routing: routingRouter,
  search: searchRouter,
  scheduled: scheduledRouter,
  sessions: sessionsRouter,
  tags: tagsRouter,
  team: teamRouter,
  templates: templatesRouter,
  usage: usageRouter,
  viewers: viewersRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
