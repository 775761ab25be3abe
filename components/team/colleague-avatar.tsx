"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTRPC } from "../live/trpc";
import { useHydrated } from "../live/use-hydrated";
import { Avatar } from "../ui/avatar";

/** Somebody of the company: their photo, else their initials (N.23). Who has a photo is asked once for everybody. */
export function ColleagueAvatar({
  id,
  ...props
}: {
  id: string;
  name: string;
  size: number;
  children?: ReactNode;
  className?: string;
}) {
  const { data } = useQuery(useTRPC().photos.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  // Another part of the desk may have the answer before this one is alive.
  const version = useHydrated() ? data?.[id] : undefined;
  return <Avatar id={id} src={version ? `/api/photos/${id}?v=${version}` : null} {...props} />;
}
