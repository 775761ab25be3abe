import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import { NumberFrame } from "@/components/numbers/number-frame";
import { requirePermission } from "@/server/auth/require";

export default async function NumberLayout({
  params,
  children,
}: {
  params: Promise<{ numberId: string }>;
  children: ReactNode;
}) {
  const { actor } = await requirePermission("numbers.see");
  const { numberId } = await params;
  if (!z.uuid().safeParse(numberId).success) notFound();
  return (
    <NumberFrame numberId={numberId} role={actor.role}>
      {children}
    </NumberFrame>
  );
}
