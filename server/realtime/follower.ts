import type { LiveMessage, LiveViewer } from "./live-message";
import type { Read } from "./queries";
import type { Audience } from "./rules";

/**
 * One read of the hub, shared by all streams; `hearers` is known for the operators in `asked`, `viewers` for the conversations
 * where they changed, `messages` are those that were made of it.
 */
export type Batch = Read & {
  asked: ReadonlySet<string>;
  hearers: ReadonlyMap<string, ReadonlySet<string>>;
  viewers: readonly LiveViewer[];
  messages: Map<string, LiveMessage>;
};

/** The queue between the hub and one stream. */
export type Follower = {
  audience: Audience;
  push: (batch: Batch) => void;
  /** The next batch, or null when the stream is to end. */
  next: () => Promise<Batch | null>;
  end: () => void;
};

/** A reader that falls this far behind is told to fetch anew instead. */
const maxWaiting = 100;

export function createFollower(audience: Audience): Follower {
  let waiting: Batch[] = [];
  let hasEnded = false;
  let ring: () => void = () => undefined;
  return {
    audience,
    push: (batch) => {
      waiting =
        waiting.length < maxWaiting ? [...waiting, batch] : [{ ...batch, events: [], viewers: [], isLost: true }];
      ring();
    },
    next: async () => {
      while (waiting.length === 0 && !hasEnded) await new Promise<void>((resolve) => (ring = resolve));
      return hasEnded ? null : (waiting.shift() ?? null);
    },
    end: () => {
      hasEnded = true;
      ring();
    },
  };
}
