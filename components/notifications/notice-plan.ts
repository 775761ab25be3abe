export type Notice = {
  id: string;
  /** Null: it is of a campaign. */
  conversationId: string | null;
  inApp: boolean;
  sound: boolean;
  push: boolean;
};

/** How this page stands before the person. */
export type Eyes = {
  isVisible: boolean;
  /** The conversation that the page shows. */
  openId: string | null;
  /** Web push comes to this browser. */
  hasPush: boolean;
};

/** `hears`: whether a sound belongs to it here; what stands before somebody's eyes makes none and is shown nowhere else. */
export type PlannedNotice<N extends Notice> = { notice: N; shows: boolean; hears: boolean };

/**
 * What a page does with news, so that nobody is told the same twice on one device (O25): it shows them while it is looked at, and it
 * makes the sound unless the system's own notification comes with one.
 */
export function planNotices<N extends Notice>(news: N[], { isVisible, openId, hasPush }: Eyes): PlannedNotice<N>[] {
  return news.map((notice) => {
    const isRead = isVisible && openId !== null && notice.conversationId === openId;
    const comesByPush = !isVisible && notice.push && hasPush;
    return { notice, shows: notice.inApp && isVisible && !isRead, hears: notice.sound && !isRead && !comesByPush };
  });
}

/** What is not among the seen; the first look is only remembered, because nobody wants to hear of what was there before. */
export function newsAmong<N extends Notice>(recent: N[], seen: ReadonlySet<string> | null): N[] {
  return seen === null ? [] : recent.filter(({ id }) => !seen.has(id));
}
