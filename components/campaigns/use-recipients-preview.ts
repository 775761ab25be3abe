"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import type { PreviewKind } from "@/server/campaigns/schema";

/** Which recipients of a draft are looked at, and which of them stands in the phone. */
export function useRecipientsPreview(campaignId: string) {
  const trpc = useTRPC();
  const [kind, setKind] = useState<PreviewKind>("first");
  const [asked, setAsked] = useState(0);
  const query = useQuery(
    trpc.campaigns.preview.queryOptions({ campaignId, kind }, { placeholderData: keepPreviousData }),
  );
  const rows = query.data?.rows ?? [];
  const at = Math.max(0, Math.min(asked, rows.length - 1));
  return {
    kind,
    choose: (next: PreviewKind) => {
      setKind(next);
      setAsked(0);
    },
    query,
    rows,
    problems: query.data?.problems ?? 0,
    at,
    shown: rows[at] ?? null,
    move: setAsked,
  };
}

export type RecipientsPreviewState = ReturnType<typeof useRecipientsPreview>;
