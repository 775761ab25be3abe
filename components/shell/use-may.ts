"use client";
import { useContext } from "react";
import type { Role } from "@/db/enums";
import { everythingOn, missingFeature } from "@/server/team/feature-rules";
import { mayDo, type Permission } from "@/server/team/permissions";
import { FeaturesContext } from "./features";

/** Whether this role may do something and the company has it switched on. */
export function useMay(role: Role): (permission: Permission) => boolean {
  const features = useContext(FeaturesContext) ?? everythingOn;
  return (permission) => mayDo(role, permission) && missingFeature(features, permission) === null;
}
