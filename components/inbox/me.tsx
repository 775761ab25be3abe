"use client";
import { createContext, type ReactNode, use } from "react";
import type { Role } from "@/db/enums";

export type Me = { id: string; name: string; role: Role };

const context = createContext<Me | null>(null);

/** Who sits at the desk; the server said it with the page. */
export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <context.Provider value={me}>{children}</context.Provider>;
}

export function useMe(): Me {
  const me = use(context);
  if (!me) throw new Error("useMe outside MeProvider");
  return me;
}
