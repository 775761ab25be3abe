import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import type { Role } from "@/db/enums";
import { useMay } from "../shell/use-may";
import type { StoppedCampaign } from "./daily-limit";

/** Running campaigns that wait for a limit, by number; asked again every minute (S0.38). */
export function useStopped(role: Role): (numberId: string) => StoppedCampaign[] {
  const enabled = useMay(role)("campaigns.see");
  const limited = useQuery(useTRPC().campaigns.limited.queryOptions(undefined, { refetchInterval: 60_000, enabled }));
  return (numberId) => (enabled ? (limited.data ?? []).filter((one) => one.numberId === numberId) : []);
}
