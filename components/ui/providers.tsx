"use client";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { Toaster } from "./toaster";

/** What the kit needs around the whole app. */
export function UiProviders({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <CSPProvider nonce={nonce}>
      <Tooltip.Provider delay={400} closeDelay={0}>
        <Toaster>{children}</Toaster>
      </Tooltip.Provider>
    </CSPProvider>
  );
}
