"use client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Refusal } from "@/components/live/use-error-text";
import type { AudienceMode } from "@/db/enums";
import type { PartResult } from "@/server/campaigns/import-part";

export type UploadState =
  | { phase: "idle" }
  | { phase: "running"; importId: string; share: number; rows: number }
  | { phase: "interrupted"; importId: string; share: number; rows: number }
  | { phase: "refused"; error: unknown }
  | { phase: "done"; importId: string; fileName: string };

const partBytes = 1024 * 1024;
const retries = 3;

/**
 * Sends a file in parts of a megabyte. The server says where the next part begins, so a lost connection or a closed page costs
 * at most one part: the same file chosen again goes on where it stopped.
 */
export function useCsvUpload(campaignId: string, mode: AudienceMode, onDone: () => void) {
  const trpc = useTRPC();
  const [state, setState] = useState<UploadState>({ phase: "idle" });
  const stopped = useRef(false);
  const start = useMutation(trpc.campaigns.startImport.mutationOptions());
  const cancel = useMutation(trpc.campaigns.cancelImport.mutationOptions());

  const upload = async (file: File, columns: number[]) => {
    stopped.current = false;
    let at: { importId: string; share: number; rows: number } | null = null;
    try {
      const opened = await start.mutateAsync({ campaignId, fileName: file.name, byteSize: file.size, mode });
      let offset = opened.byteOffset;
      at = { importId: opened.importId, share: offset / file.size, rows: 0 };
      setState({ phase: "running", ...at });
      for (;;) {
        const part = file.slice(offset, offset + partBytes);
        const read = await sendPart({ campaignId, importId: opened.importId, offset, part, columns });
        if (stopped.current) return;
        offset = read.nextOffset;
        at = { importId: opened.importId, share: offset / file.size, rows: read.rowCount };
        setState({ phase: "running", ...at });
        if (read.isDone) break;
      }
      setState({ phase: "done", importId: opened.importId, fileName: file.name });
    } catch (error) {
      if (stopped.current) return;
      setState(at && !(error instanceof Refusal) ? { phase: "interrupted", ...at } : { phase: "refused", error });
    }
    onDone();
  };

  const stop = async (importId: string) => {
    stopped.current = true;
    await cancel.mutateAsync({ campaignId, importId });
    setState({ phase: "idle" });
    onDone();
  };

  return { state, upload, stop, reset: () => setState({ phase: "idle" }) };
}

type Part = { campaignId: string; importId: string; offset: number; part: Blob; columns: number[] };

/** A part may be sent again: the server reads each place of the file once. */
async function sendPart({ campaignId, importId, offset, part, columns }: Part, attempt = 1): Promise<PartResult> {
  const query = new URLSearchParams({ import: importId, offset: String(offset) });
  if (offset === 0) query.set("columns", columns.join(","));
  const answer = await fetch(`/api/campaigns/${campaignId}/recipients?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: part,
  }).catch(() => null);
  if (answer?.ok) return answer.json();
  const refusal = answer && answer.status < 500 ? await answer.json().catch(() => null) : null;
  if (refusal?.refusal) throw new Refusal(refusal.refusal.key, refusal.refusal.values);
  if (attempt >= retries) throw new Error("the part could not be sent");
  await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
  return sendPart({ campaignId, importId, offset, part, columns }, attempt + 1);
}
