"use client";
import { type ComponentProps, useState } from "react";
import type { LiveUpdates as Live } from "@/components/live/live-updates";
import { asleep } from "@/components/ui/asleep";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { laterIdle } from "@/components/ui/later";

/** One piece of code for all that the frame can do without until the page is idle. */
const parts = () => import("./desk-parts");

// Pages draw these, and so do the parts. Named here they come once, with the frame; else once with the page and once with the parts.
void [Avatar, Badge];

export const SideBar = asleep(() => parts().then((module) => module.DeskSideBar));
export const BottomBar = asleep(() => parts().then((module) => module.DeskBottomBar));
export const OfferStrip = laterIdle(() => parts().then((module) => module.OfferStrip));
export const NoticeListener = laterIdle(() => parts().then((module) => module.NoticeListener));
const Following = laterIdle(() => parts().then((module) => module.LiveUpdates));

/** Its stream begins where the page was first drawn, whatever is drawn anew before its code is here: nothing is missed. */
export function LiveUpdates(props: ComponentProps<typeof Live>) {
  const [first] = useState(props);
  return <Following {...first} />;
}
