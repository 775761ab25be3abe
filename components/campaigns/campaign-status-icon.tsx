import { Ban, CalendarClock, CircleCheck, CirclePause, Pencil } from "lucide-react";
import type { CampaignStatus } from "@/db/enums";

const around = 2 * Math.PI * 7;

/** The state of a campaign as a shape; a running one shows how far it is. The word stands beside it or in `label`. */
export function CampaignStatusIcon({ status, share, label }: { status: CampaignStatus; share: number; label: string }) {
  return (
    <span role="img" aria-label={label} title={label} className="grid size-5 place-items-center [&_svg]:size-5">
      {iconOf(status, share)}
    </span>
  );
}

function iconOf(status: CampaignStatus, share: number) {
  if (status === "draft") return <Pencil className="text-text-3" strokeWidth={1.75} />;
  if (status === "planned") return <CalendarClock className="text-accent-text" strokeWidth={1.75} />;
  if (status === "paused") return <CirclePause className="text-text-2" strokeWidth={1.75} />;
  if (status === "finished") return <CircleCheck className="text-ok" strokeWidth={1.75} />;
  if (status === "cancelled") return <Ban className="text-text-3" strokeWidth={1.75} />;
  return (
    <svg viewBox="0 0 20 20" fill="none" strokeWidth="3" aria-hidden="true">
      <circle cx="10" cy="10" r="7" className="stroke-press" />
      <circle
        cx="10"
        cy="10"
        r="7"
        className="stroke-accent"
        strokeDasharray={`${around * Math.min(1, share)} ${around}`}
        transform="rotate(-90 10 10)"
      />
    </svg>
  );
}
