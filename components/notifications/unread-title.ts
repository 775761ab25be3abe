const mostShown = 99;

/** The title of the tab with the number of unread sessions before it, whatever the page is called. */
export function withUnread(title: string, count: number): string {
  const page = title.replace(/^\(\d+\+?\) /, "");
  return count > 0 ? `(${count > mostShown ? `${mostShown}+` : count}) ${page}` : page;
}

/** Keeps the title so while pages change it; the answer ends it. */
export function keepUnreadTitle(count: number): () => void {
  const keep = () => {
    const wanted = withUnread(document.title, count);
    if (document.title !== wanted) document.title = wanted;
  };
  const observer = new MutationObserver(keep);
  observer.observe(document.head, { childList: true, subtree: true, characterData: true });
  keep();
  return () => observer.disconnect();
}
