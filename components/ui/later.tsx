"use client";
import { type ComponentType, useEffect, useState, useSyncExternalStore } from "react";
import { fetchIdle } from "./when-idle";

type Parts<Module> = {
  /** Fetches the code ahead of its use. What failed is tried anew by the next one who needs it. */
  load: () => Promise<void>;
  /** The code, or null until it is here; `isWanted` fetches it. */
  use: (isWanted: boolean) => Module | null;
};

/** Code that only matters once somebody does something, so that the first load of a page does not carry it. */
export function laterParts<Module>(fetchCode: () => Promise<Module>): Parts<Module> {
  let here: Module | null = null;
  let loading: Promise<void> | null = null;
  const watchers = new Set<() => void>();
  const watch = (watcher: () => void) => {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  };
  const load = (): Promise<void> => {
    loading ??= fetchCode().then(
      (module) => {
        here = module;
        for (const watcher of watchers) watcher();
      },
      (error) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const now = () => here;
  const use = (isWanted: boolean) => {
    const parts = useSyncExternalStore(watch, now, now);
    useEffect(() => {
      if (isWanted && !here) void load();
    }, [isWanted]);
    return parts;
  };
  return { load, use };
}

/** A component whose code comes when it is first shown, or when `load` is called ahead of that. */
export type Later<Props> = ComponentType<Props> & { load: () => Promise<void> };

/** Draws nothing until its code is here, and at once when it is. */
export function later<Props extends object>(fetchCode: () => Promise<ComponentType<Props>>): Later<Props> {
  const parts = laterParts(() => fetchCode().then((Component) => ({ Component })));
  function LaterComponent(props: Props) {
    const here = parts.use(true);
    return here ? <here.Component {...props} /> : null;
  }
  return Object.assign(LaterComponent, { load: parts.load });
}

/** The same for what nobody sees or misses at once: its code comes by itself when the page is idle. */
export const laterIdle = <Props extends object>(fetchCode: () => Promise<ComponentType<Props>>): Later<Props> =>
  later(() => fetchIdle(fetchCode));

/** The same for dialogs: nothing is fetched before it is opened; afterwards it stays, so that closing is seen. */
export function laterDialog<Props extends { open: boolean }>(
  fetchCode: () => Promise<ComponentType<Props>>,
): Later<Props> {
  const Inside = later(fetchCode);
  function LaterDialog(props: Props) {
    const [wasOpen, setWasOpen] = useState(props.open);
    if (props.open && !wasOpen) setWasOpen(true);
    return wasOpen ? <Inside {...props} /> : null;
  }
  return Object.assign(LaterDialog, { load: Inside.load });
}
