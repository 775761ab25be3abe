import type { Toast } from "@base-ui/react/toast";
import { useSyncExternalStore } from "react";

type Manager<Data extends object> = ReturnType<typeof Toast.createToastManager<Data>>;
type Listener = Parameters<Manager<object>[" subscribe"]>[0];
type Event = Parameters<Listener>[0];

export type LaterToasts<Data extends object> = Pick<Manager<Data>, "add" | "close"> & {
  /** What the primitive's provider listens to. */
  manager: Manager<Data>;
  /** Whether anything was ever said: before that nobody needs the code that shows it. */
  useIsNeeded: () => boolean;
};

let lastId = 0;

/** The primitive's toast manager for a stack whose code comes with the first toast: what is said before it listens is kept for it. */
export function laterToasts<Data extends object>(): LaterToasts<Data> {
  const listeners = new Set<Listener>();
  const waiting: Event[] = [];
  const watchers = new Set<() => void>();
  let isNeeded = false;
  const emit = (event: Event) => {
    if (listeners.size === 0) waiting.push(event);
    for (const listener of listeners) listener(event);
    isNeeded = true;
    for (const watcher of watchers) watcher();
  };
  const add: Manager<Data>["add"] = (options) => {
    lastId += 1;
    const id = options.id || `toast-${lastId}`;
    emit({ action: "add", options: { ...options, id, transitionStatus: "starting" } });
    return id;
  };
  const close: Manager<Data>["close"] = (id) => emit({ action: "close", options: { id } });
  const manager: Manager<Data> = {
    " subscribe": (listener) => {
      listeners.add(listener);
      for (const event of waiting.splice(0)) listener(event);
      return () => listeners.delete(listener);
    },
    add,
    close,
    update: (id, updates) => emit({ action: "update", options: { id, updates } }),
    promise: (promise) => promise,
  };
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  const useIsNeeded = () =>
    useSyncExternalStore(
      watch,
      () => isNeeded,
      () => false,
    );
  return { manager, add, close, useIsNeeded };
}
