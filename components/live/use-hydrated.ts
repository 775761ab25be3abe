import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False while the server's HTML is taken over, then true. The frame wakes before the page streamed into it: what both ask for may be
 * there already when the page wakes, and would not match its HTML. Such a page waits with it for this.
 */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
