"use client";
import { type ComponentProps, useLayoutEffect } from "react";
import { BrokenPageLater } from "@/components/shell/broken-page-later";

export default function AppError(props: ComponentProps<typeof BrokenPageLater>) {
  // The server drew nothing, so the layout's script that follows the system's theme never ran.
  useLayoutEffect(() => {
    const { classList, dataset } = document.documentElement;
    if (dataset.theme === "system") classList.toggle("dark", matchMedia("(prefers-color-scheme: dark)").matches);
  }, []);
  return (
    <div className="flex h-dvh">
      <BrokenPageLater {...props} />
    </div>
  );
}
