"use client";
import type { ComponentProps } from "react";
import { BrokenPage } from "@/components/shell/broken-page";

export default function AppError(props: ComponentProps<typeof BrokenPage>) {
  return (
    <div className="flex h-dvh">
      <BrokenPage {...props} />
    </div>
  );
}
