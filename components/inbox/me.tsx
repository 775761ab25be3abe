"use client";
import { createContext, type ReactNode, use } from "react";
import type { Role } from "@/db/enums";

export type Me = { id: string; name: string; role: Role };

const context = createContext<Me | null>(null);
const seesAllContext = createContext(false);

/** Who sits at the desk; the server said it with the page, as it said `seesAll`: the list comes without the table of permissions. */
export function MeProvider({ me, seesAll = false, children }: { me: Me; seesAll?: boolean; children: ReactNode }) {
  return (
    <context.Provider value={me}>
      <seesAllContext.Provider value={seesAll}>{children}</seesAllContext.Provider>
    </context.Provider>
  );
}

/** Whether the sessions of all are theirs to see (`inbox.seeAll`). */
export const useSeesAll = (): boolean => use(seesAllContext);

export function useMe(): Me {
  const me = use(context);
  if (!me) throw new Error("useMe outside MeProvider");
  return me;
}
