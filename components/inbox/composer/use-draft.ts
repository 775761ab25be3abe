"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import type { Conversation } from "../inbox-types";
import {
  clearLocalDraft,
  draftKey,
  mergeDraft,
  parseLocalDraft,
  readLocalDraft,
  writeLocalDraft,
} from "./composer-draft-store";
import { maxTextLength } from "./composer-text";

const saveAfterMs = 700;

/**
 * What I began to write to this client. Every keystroke lies in this browser at once and on the server 0.7 s later, or at
 * once when the conversation is left or the window hidden; other tabs of this browser follow. Sent from another device it goes here,
 * too. `failed`: the server does not have it yet. Mounted anew for each conversation (`key`).
 */
export function useDraft(conversation: Conversation, userId: string) {
  const key = draftKey({ userId, conversationId: conversation.id, kind: "message" });
  const [edited, setEdited] = useState<string | null>(null);
  const [initial] = useState(() => mergeDraft(conversation.draft, readLocalDraft(key)));
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { schedule, flush, forget, failed, isGone } = useSaving(conversation, key);
  const [wasAhead] = useState(initial !== conversation.draft);
  useEffect(() => {
    if (wasAhead) schedule(initial);
  }, [wasAhead, initial, schedule]);

  const change = useCallback(
    (text: string) => {
      setEdited(text);
      writeLocalDraft(key, { text, saved: false });
      schedule(text);
    },
    [key, schedule],
  );
  /** The text became a message. */
  const clear = useCallback(() => {
    setEdited("");
    writeLocalDraft(key, { text: "", saved: true });
    forget();
  }, [key, forget]);

  const text = edited ?? initial;
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  /** A message that could not be sent is a draft again, above what was written since. */
  const restore = useCallback(
    (lost: string) => change(latest.current.trim() ? `${lost}\n\n${latest.current}` : lost),
    [change],
  );

  useOtherTabs(key, setEdited);
  const isMissed = conversation.draft === "" && text.trim() !== "";
  useEffect(() => {
    if (!isMissed) return;
    void isGone(text).then((gone) => gone && latest.current === text && clear());
  }, [isMissed, text, isGone, clear]);
  useEffect(() => {
    const onHide = () => document.visibilityState === "hidden" && flush();
    document.addEventListener("visibilitychange", onHide);
    return () => {
      document.removeEventListener("visibilitychange", onHide);
      flush();
      void queryClient.invalidateQueries({ queryKey: trpc.inbox.list.pathKey() });
    };
  }, [flush, queryClient, trpc]);
  return { text, change, clear, restore, failed };
}

export type Draft = ReturnType<typeof useDraft>;

/** A note that is being written: in this browser only, until it is saved as a note. */
export function useNoteDraft(conversationId: string, userId: string) {
  const key = draftKey({ userId, conversationId, kind: "note" });
  const [text, setText] = useState(() => readLocalDraft(key)?.text ?? "");
  const change = (next: string) => {
    setText(next);
    writeLocalDraft(key, { text: next, saved: false });
  };
  return { text, change };
}

/** Only the newest text is saved; one that did not get through is tried again with the next keystroke or when the network is back. */
function useSaving({ id: conversationId, draft }: Pick<Conversation, "id" | "draft">, key: string) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const running = useRef<Promise<void>>(null);
  /** What the server has for certain, as far as this tab knows. */
  const saved = useRef(draft);
  const [failed, setFailed] = useState<{ text: string } | null>(null);

  const known = useCallback(
    (draft: string) =>
      queryClient.setQueryData(trpc.inbox.conversation.queryKey({ conversationId }), (old) =>
        old ? { ...old, draft } : old,
      ),
    [conversationId, queryClient, trpc],
  );
  const save = useCallback(
    async (text: string) => {
      try {
        const body = text.slice(0, maxTextLength);
        await client.inbox.saveDraft.mutate({ conversationId, body });
        setFailed(null);
        saved.current = body;
        clearLocalDraft(key, body);
        known(text);
      } catch {
        setFailed({ text });
      }
    },
    [client, conversationId, key, known],
  );
  const stop = useCallback(() => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }, []);
  const flush = useCallback(() => {
    if (!waiting.current) return;
    const { text } = waiting.current;
    stop();
    const ours = save(text).finally(() => {
      if (running.current === ours) running.current = null;
    });
    running.current = ours;
  }, [save, stop]);
  const schedule = useCallback(
    (text: string) => {
      stop();
      waiting.current = { text, timer: setTimeout(flush, saveAfterMs) };
    },
    [flush, stop],
  );
  /** The reply clears the server's draft; a save that is still on its way must not bring it back. */
  const forget = useCallback(() => {
    stop();
    known("");
    saved.current = "";
    setFailed(null);
    void running.current?.then(() => save(""));
  }, [known, save, stop]);
  useEffect(() => {
    if (!failed) return;
    const again = () => !waiting.current && schedule(failed.text);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [failed, schedule]);
  /** Whether the server, which had this very text, has none any more. Asked anew: an answer that was on its way may be older than the save. */
  const isGone = useCallback(
    async (text: string) => {
      if (saved.current !== text || waiting.current || running.current) return false;
      const now = await client.inbox.conversation.query({ conversationId }).catch(() => null);
      return now?.draft === "" && saved.current === text && !waiting.current && !running.current;
    },
    [client, conversationId],
  );
  return { schedule, flush, forget, failed: failed !== null, isGone };
}

function useOtherTabs(key: string, onText: (text: string) => void) {
  useEffect(() => {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== key) return;
      const draft = parseLocalDraft(event.newValue);
      if (draft) onText(draft.text);
    };
    addEventListener("storage", onStorage);
    return () => removeEventListener("storage", onStorage);
  }, [key, onText]);
}
