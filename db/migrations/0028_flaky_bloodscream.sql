DROP INDEX "window_reminders_unseen";--> statement-breakpoint
ALTER TABLE "window_reminders" DROP COLUMN "seen_at";