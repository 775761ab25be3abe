import { alertJobs } from "../alerts/jobs";
import { appContext } from "../app-context";
import { automationsJobs } from "../automations/jobs";
import { campaignJobs } from "../campaigns/jobs";
import { contactJobs } from "../contacts/jobs";
import { deliveryJobs } from "../delivery/jobs";
import { inboxJobs } from "../inbox/jobs";
import { mediaJobs } from "../media/jobs";
import { notificationJobs } from "../notifications/jobs";
import { numberJobs } from "../numbers/jobs";
import { profileJobs } from "../profiles/jobs";
import { ratingJobs } from "../ratings/jobs";
import { readMarkJobs } from "../read-marks/jobs";
import { realtimeJobs } from "../realtime/jobs";
import { registrationJobs } from "../registration/jobs";
import { scheduledJobs } from "../scheduled/jobs";
import { searchJobs } from "../search/jobs";
import { templateJobs } from "../templates/jobs";
import { usageJobs } from "../usage/jobs";
import { viewerJobs } from "../viewers/jobs";
import { webhookJobs } from "../webhooks/jobs";
import type { Job } from "./define";
import { toInngest } from "./to-inngest";

export const jobs: Job[] = [
  ...alertJobs,
  ...automationsJobs,
  ...campaignJobs,
  ...contactJobs,
  ...deliveryJobs,
  ...inboxJobs,
  ...mediaJobs,
  ...notificationJobs,
  ...numberJobs,
  ...profileJobs,
  ...ratingJobs,
  ...readMarkJobs,
  ...realtimeJobs,
  ...registrationJobs,
  ...scheduledJobs,
  ...searchJobs,
  ...templateJobs,
  ...usageJobs,
  ...viewerJobs,
  ...webhookJobs,
];

/** What `/api/inngest` serves. */
export const functions = jobs.map((job) => toInngest(job, appContext));
