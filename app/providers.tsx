"use client";
import { BrokenPageLater } from "@/components/shell/broken-page-later";

export { UiProviders } from "@/components/ui/providers";

// Both error pages are sent ahead with every page. Named here, what they share comes once, with the root; else with each of them.
void BrokenPageLater;
