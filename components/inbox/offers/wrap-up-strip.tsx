"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/live/trpc";
import { later } from "@/components/ui/later";

const WrapUpRow = later(() => import("./wrap-up-row").then((module) => module.WrapUpRow));

/** Zpracování po sezení (N.18): how long it still lasts, and the button that ends it before its time. */
export function WrapUpStrip() {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.inbox.wrapUps.queryOptions());
  return data?.map((wrapUp) => <WrapUpRow key={wrapUp.sessionId} wrapUp={wrapUp} />);
}
