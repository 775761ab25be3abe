import {
  AudioLines,
  Camera,
  CircleHelp,
  Contact,
  FileText,
  LayoutTemplate,
  List,
  type LucideIcon,
  MapPin,
  Mic,
  MousePointerClick,
  Package,
  Smile,
  SquareMousePointer,
  Sticker,
  Video,
} from "lucide-react";
import type { MessageKind } from "@/db/enums";

/** The sign of a kind in previews and quotes; text has none. */
export const kindIcons: Record<Exclude<MessageKind, "text">, LucideIcon> = {
  image: Camera,
  video: Video,
  audio: AudioLines,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  reaction: Smile,
  button: MousePointerClick,
  list: List,
  template: LayoutTemplate,
  interactive: SquareMousePointer,
  order: Package,
  system: CircleHelp,
  unsupported: CircleHelp,
};
