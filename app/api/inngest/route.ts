import { serve } from "inngest/next";
import { inngest } from "@/server/jobs/client";
import { functions } from "@/server/jobs/functions";

export const maxDuration = 60;

/** Only these three: PATCH, OPTIONS and DELETE would be answered by the SDK otherwise. */
export const { GET, POST, PUT } = serve({ client: inngest, functions });
