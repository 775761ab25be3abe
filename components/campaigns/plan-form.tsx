"use client";
import type { CampaignForecast } from "@/server/campaigns/forecast-campaign";
import type { CampaignSchedule } from "@/server/campaigns/schedule-schema";
import type { ShownSchedule } from "@/server/campaigns/show-schedule";
import { PlanCap, PlanGuard } from "./plan-guard";
import { PlanHours } from "./plan-hours";
import { PlanStart } from "./plan-start";
import { PlanVolume } from "./plan-volume";

/** Everything of a campaign's plan that can still be changed. */
export function PlanForm({
  schedule,
  onChange,
  facts,
  places,
}: {
  schedule: CampaignSchedule;
  onChange: (part: Partial<CampaignSchedule>) => void;
  facts: ShownSchedule;
  places: CampaignForecast["places"];
}) {
  return (
    <div>
      {facts.hasStarted ? null : (
        <PlanStart
          schedule={schedule}
          onChange={onChange}
          isPlanned={facts.status === "planned"}
          companyZone={facts.companyZone}
          places={places}
        />
      )}
      <PlanHours schedule={schedule} onChange={onChange} />
      <PlanVolume schedule={schedule} onChange={onChange} facts={facts} />
      {facts.isMarketing ? <PlanCap schedule={schedule} onChange={onChange} facts={facts} /> : null}
      <PlanGuard schedule={schedule} onChange={onChange} />
    </div>
  );
}
