"use client";
export { BrokenPageLater as default } from "@/components/shell/broken-page-later";
