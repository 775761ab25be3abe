"use client";
import { createContext, type ReactNode, use } from "react";

/** Which actions the bubbles offer now; a template may go beside free words, or nothing else may. */
export type Answering = { quotes: boolean; reactions: boolean; templates: "too" | "only" | null };

/** What the parts of a thread ask of it. */
export type ThreadActions = {
  conversationId: string;
  clientName: string;
  openImage: (mediaId: string) => void;
  /** Scrolls to a message; loads older ones until it is there. */
  jumpTo: (messageId: string) => void;
  /** Which button of our template the client pressed, by the template's message. */
  pressed: ReadonlyMap<string, string>;
  /** Without it the thread is only read. */
  answering?: Answering;
};

const context = createContext<ThreadActions | null>(null);

export function ThreadActionsProvider({ actions, children }: { actions: ThreadActions; children: ReactNode }) {
  return <context.Provider value={actions}>{children}</context.Provider>;
}

export function useThreadActions(): ThreadActions {
  const actions = use(context);
  if (!actions) throw new Error("useThreadActions outside a thread");
  return actions;
}
