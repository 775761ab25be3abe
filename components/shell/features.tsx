"use client";
import { createContext, type ReactNode } from "react";
import type { Features } from "@/server/team/feature-rules";

/** Null: nobody said, so everything is on. */
export const FeaturesContext = createContext<Features | null>(null);

/** What the company has switched on, for the menus and buttons below (S1.1). */
export function FeaturesProvider({ features, children }: { features: Features; children: ReactNode }) {
  return <FeaturesContext value={features}>{children}</FeaturesContext>;
}
