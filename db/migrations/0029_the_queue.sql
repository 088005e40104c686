CREATE INDEX "disputes_about_idx" ON "disputes" USING btree ("about");--> statement-breakpoint
CREATE INDEX "disputes_opener_idx" ON "disputes" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "rulings_appeal_idx" ON "rulings" USING btree ("at") WHERE "rulings"."stage" = 'appeal';--> statement-breakpoint
CREATE INDEX "statements_user_idx" ON "statements" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "users_moderators_idx" ON "users" USING btree ("id") WHERE "users"."role" = 'moderator';--> statement-breakpoint
-- Whether an interest of somebody binds on a claim: domain/interest.ts says when. Whom the evidence names is asked once, and only of
-- who has a tie.
CREATE OR REPLACE FUNCTION is_interested(of_claim uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM interests_met WHERE claim_id = of_claim AND user_id = who) OR EXISTS (
    WITH tie AS MATERIALIZED (
      SELECT i.agent, i.country FROM interests i LEFT JOIN interest_ends x ON x.interest_id = i.id
      WHERE i.user_id = who AND (x.at IS NULL OR x.at > (SELECT added_at FROM claims WHERE id = of_claim)))
    SELECT FROM agents_in(of_claim) named(id)
    WHERE EXISTS (SELECT FROM tie) AND (named.id IN (SELECT agent FROM tie)
      OR (SELECT country FROM agents WHERE agents.id = named.id) IN (SELECT country FROM tie)))
$$;
