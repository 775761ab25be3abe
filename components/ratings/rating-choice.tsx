"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Checkbox } from "@/components/ui/checkbox";

/**
 * "Poslat hodnocení" in the dialog of ending a session (N.69); nothing where nobody is asked. `value` null = as the company
 * usually does.
 */
export function RatingChoice({
  sessionId,
  value,
  onChange,
}: {
  sessionId: string;
  value: boolean | null;
  onChange: (rate: boolean) => void;
}) {
  const t = useTranslations("ratings.offer");
  const { data: offer } = useQuery(useTRPC().inbox.ratingOffer.queryOptions({ sessionId }));
  if (!offer) return null;
  const { skip, byDefault, delayMinutes } = offer;
  const when = delayMinutes > 0 ? t("later", { minutes: delayMinutes }) : t("now");
  return (
    <Checkbox
      label={t("label")}
      hint={skip ? t(`skips.${skip}`) : when}
      disabled={skip !== null}
      checked={skip === null && (value ?? byDefault)}
      onCheckedChange={onChange}
    />
  );
}
