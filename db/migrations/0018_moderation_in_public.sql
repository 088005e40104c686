CREATE INDEX "disputes_open_idx" ON "disputes" USING btree ("opened_at","id") WHERE "disputes"."open";--> statement-breakpoint
CREATE INDEX "entries_kind_idx" ON "entries" USING btree ("kind","id");--> statement-breakpoint
CREATE INDEX "entries_actor_idx" ON "entries" USING btree ("actor","kind","id");