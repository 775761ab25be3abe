"use client";
import { laterIdle } from "@/components/ui/later";
import { useViewers } from "./use-viewers";

/** Most of the time nobody looks; the code comes with the first who does. */
const RowFaces = laterIdle(() => import("./faces").then((module) => module.RowFaces));

/** List row: small faces of colleagues who look at the conversation. */
export function RowViewers({ conversationId }: { conversationId: string }) {
  const viewers = useViewers(conversationId);
  return viewers.length > 0 ? <RowFaces viewers={viewers} /> : null;
}
