CREATE TYPE "public"."sign" AS ENUM('young', 'co_invited', 'agreeing', 'crowd', 'reversal', 'outnumbered');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'votes.held' BEFORE 'verdict.changed';--> statement-breakpoint
CREATE TABLE "held_votes" (
	"hold_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	CONSTRAINT "held_votes_hold_id_reviewer_id_pk" PRIMARY KEY("hold_id","reviewer_id")
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"dispute_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"signs" "sign"[] NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "held_votes" ADD CONSTRAINT "held_votes_hold_id_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_votes" ADD CONSTRAINT "held_votes_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "holds_claim_idx" ON "holds" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "holds_dispute_idx" ON "holds" USING btree ("dispute_id");--> statement-breakpoint
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['holds', 'held_votes'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
