"use client";
import { asleep } from "@/components/ui/asleep";
import { laterIdle } from "@/components/ui/later";
import { whenTouched } from "@/components/ui/when-idle";

/** One piece of code for what the list does by itself, once the page is idle. */
const parts = () => import("./list-parts");
/** One for what somebody does with it, from their first sign on; then it is here, connection or not. */
const tools = () => import("./list-tools");

export const Mentions = laterIdle(() => parts().then((module) => module.Mentions));
export const RowViewers = laterIdle(() => parts().then((module) => module.RowViewers));
export const SearchTool = asleep(() => tools().then((module) => module.SearchTool), whenTouched);
export const ListTools = asleep(() => tools().then((module) => module.ListTools), whenTouched);
export const NewSessionRound = asleep(() => tools().then((module) => module.NewSessionRound), whenTouched);
export const ErrorState = laterIdle(() => tools().then((module) => module.ErrorState));
export const ListFilterStrip = laterIdle(() => tools().then((module) => module.ListFilterStrip));
export const NothingAtAll = laterIdle(() => tools().then((module) => module.NothingAtAll));
export const NothingHere = laterIdle(() => tools().then((module) => module.NothingHere));
export const SearchResults = laterIdle(() => tools().then((module) => module.SearchResults));
