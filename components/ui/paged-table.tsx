"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button";
import { Table } from "./table";
import { useKeptScroll } from "./use-kept-scroll";

const rowHeight = 44;

/** As much of an infinite query as a table needs to go on. */
type Pages = {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/** The rows in sight of however many there are; coming to the end of what is loaded asks for more. */
export function PagedTable<Row>({
  label,
  more,
  pages,
  rows,
  head,
  row,
}: {
  label: string;
  /** What the button says that asks again after the next page failed. */
  more: string;
  pages: Pages;
  rows: Row[];
  /** The cells of the header. */
  head: ReactNode;
  /** One `tr` with its key; `position` counts from 1, the header being the first row. */
  row: (row: Row, position: number) => ReactNode;
}) {
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  useKeptScroll(scroller);
  const lines = virtual.getVirtualItems();
  const isAtEnd = (lines.at(-1)?.index ?? -1) >= rows.length - 1;
  const mayGoOn = pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError;
  useEffect(() => {
    if (isAtEnd && mayGoOn) void pages.fetchNextPage();
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section ref={scroller} tabIndex={0} aria-label={label} className="h-full overflow-auto -outline-offset-2">
      <Table aria-rowcount={pages.hasNextPage ? -1 : rows.length + 1}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>
          <Space height={lines[0]?.start ?? 0} />
          {lines.map(({ index }) => {
            const one = rows[index];
            return one === undefined ? null : row(one, index + 2);
          })}
          <Space height={virtual.getTotalSize() - (lines.at(-1)?.end ?? 0)} />
        </tbody>
      </Table>
      {pages.isFetchNextPageError ? (
        <div className="flex justify-center p-4">
          <Button onClick={() => pages.fetchNextPage()}>{more}</Button>
        </div>
      ) : null}
    </section>
  );
}

const Space = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td style={{ height, padding: 0 }} />
    </tr>
  ) : null;
