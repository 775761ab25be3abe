DROP INDEX "message_words_number_newest";--> statement-breakpoint
DROP INDEX "message_words_conversation";