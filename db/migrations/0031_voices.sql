-- A captured document vouches for no address any more: what rested on one alone waits for a moderator.
ALTER TABLE "replies" DROP CONSTRAINT "replies_source_id_sources_id_fk";
--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "after_id" uuid;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_after_id_replies_id_fk" FOREIGN KEY ("after_id") REFERENCES "public"."replies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replies_agent_idx" ON "replies" USING btree ("agent_id");--> statement-breakpoint
ALTER TABLE "replies" DROP COLUMN "source_id";
