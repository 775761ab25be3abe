"use client";
import { createContext, type ReactNode, useContext } from "react";
import type { Role } from "@/db/enums";
import { everythingOn, type Features, missingFeature } from "@/server/team/feature-rules";
import { mayDo, type Permission } from "@/server/team/permissions";

const FeaturesContext = createContext<Features>(everythingOn);

/** What the company has switched on, for the menus and buttons below (S1.1). */
export function FeaturesProvider({ features, children }: { features: Features; children: ReactNode }) {
  return <FeaturesContext value={features}>{children}</FeaturesContext>;
}

/** Whether this role may do something and the company has it switched on. */
export function useMay(role: Role): (permission: Permission) => boolean {
  const features = useContext(FeaturesContext);
  return (permission) => mayDo(role, permission) && missingFeature(features, permission) === null;
}
