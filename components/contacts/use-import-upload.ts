"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { Refusal } from "@/components/live/use-error-text";
import { separators } from "@/server/contacts/import-rules";
import type { PartRead } from "@/server/contacts/read-import";
import type { ImportFile } from "./use-import-file";

const partBytes = 1024 * 1024;
const retries = 3;

/** Sends the file in parts of a megabyte; `share` is how much is there, null = nothing under way. */
export function useImportUpload(onDone: (importId: string) => void) {
  const start = useMutation(useTRPC().contacts.startImport.mutationOptions());
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const upload = async ({ file, reading, header, mapping }: ImportFile) => {
    setError(null);
    setShare(0);
    try {
      const separator = separators.find((known) => known === reading.separator) ?? ";";
      const opened = await start.mutateAsync({
        fileName: file.name,
        byteSize: file.size,
        reading: { ...reading, separator },
        header,
        mapping,
      });
      await sendAll(opened.importId, file, setShare);
      onDone(opened.importId);
    } catch (failed) {
      setError(failed);
    }
    setShare(null);
  };
  return { upload, share, error };
}

async function sendAll(importId: string, file: File, onShare: (share: number) => void): Promise<void> {
  let offset = 0;
  for (;;) {
    const read = await sendPart(importId, offset, file.slice(offset, offset + partBytes));
    onShare(read.nextOffset / file.size);
    if (read.isDone) return;
    offset = read.nextOffset;
  }
}

/** A part may be sent again: the server reads each place of the file once. */
async function sendPart(importId: string, offset: number, part: Blob, attempt = 1): Promise<PartRead> {
  const answer = await fetch(`/api/contacts/imports/${importId}?offset=${offset}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: part,
  }).catch(() => null);
  if (answer?.ok) return answer.json();
  const refusal = answer && answer.status < 500 ? await answer.json().catch(() => null) : null;
  if (refusal?.refusal) throw new Refusal(refusal.refusal.key, refusal.refusal.values);
  if (attempt >= retries) throw new Error("the part could not be sent");
  await new Promise((resolve) => setTimeout(resolve, attempt * 1000));
  return sendPart(importId, offset, part, attempt + 1);
}
