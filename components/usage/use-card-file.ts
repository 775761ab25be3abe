"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { decodeCsv, sniffCsv } from "@/server/core/csv";
import type { CheckedRateCard } from "@/server/usage/rate-cards";
import { maxCardLength } from "@/server/usage/schema";

type CardFile = { name: string; text: string } & (
  | { phase: "checking" }
  | { phase: "checked"; checked: CheckedRateCard }
  | { phase: "failed"; error: unknown }
);

/** A chosen price list, read in whatever encoding it has and checked by the server; nothing is kept. */
export function useCardFile() {
  const [file, setFile] = useState<CardFile | null>(null);
  const check = useMutation(useTRPC().usage.checkCard.mutationOptions());
  const choose = async (chosen: File) => {
    const { name } = chosen;
    if (chosen.size > maxCardLength) return setFile({ name, text: "", phase: "failed", error: "tooLarge" });
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    const text = decodeCsv(bytes, sniffCsv(bytes).encoding);
    setFile({ name, text, phase: "checking" });
    try {
      setFile({ name, text, phase: "checked", checked: await check.mutateAsync({ text }) });
    } catch (error) {
      setFile({ name, text, phase: "failed", error });
    }
  };
  return { file, choose, clear: () => setFile(null) };
}
