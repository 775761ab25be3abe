import type { BusinessVerification, NameStatus, Quality } from "@/db/enums";
import { lookUp } from "../read";

const tiers: Record<string, number | null> = {
  TIER_50: 50,
  TIER_250: 250,
  TIER_1K: 1000,
  TIER_2K: 2000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: null,
};

/** `TIER_2K` → 2000; unlimited → null; anything else says nothing. */
export const limitOf = (tier: string | undefined): number | null | undefined => lookUp(tiers, tier);

const qualities: Record<string, Quality> = {
  GREEN: "green",
  HIGH: "green",
  YELLOW: "yellow",
  MEDIUM: "yellow",
  RED: "red",
  LOW: "red",
  FLAGGED: "red",
  UNFLAGGED: "green",
};

export const qualityOf = (rating: string | undefined): Quality | undefined => lookUp(qualities, rating?.toUpperCase());

const nameStatuses: Record<string, NameStatus> = {
  APPROVED: "approved",
  AVAILABLE_WITHOUT_REVIEW: "approved",
  PENDING: "pending",
  PENDING_REVIEW: "pending",
  DEFERRED: "pending",
  DECLINED: "rejected",
  REJECTED: "rejected",
  EXPIRED: "expired",
  NONE: "none",
};

/** The words of the number itself and of the webhook about its name. */
export const nameStatusOf = (status: string | undefined): NameStatus | undefined => lookUp(nameStatuses, status);

const verifications: Record<string, BusinessVerification> = {
  VERIFIED: "verified",
  APPROVED: "verified",
  PENDING: "pending",
  PENDING_SUBMISSION: "pending",
  PENDING_NEED_MORE_INFO: "pending",
  REJECTED: "rejected",
  FAILED: "rejected",
  REVOKED: "rejected",
  NOT_VERIFIED: "not_verified",
  EXPIRED: "not_verified",
  INELIGIBLE: "not_verified",
};

/** Meta's `business_verification_status` and 360dialog's `fb_account_status`, which differ in their letters only. */
export const verificationOf = (status: string | undefined): BusinessVerification =>
  lookUp(verifications, status?.toUpperCase()) ?? "unknown";
