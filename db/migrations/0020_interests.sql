CREATE TYPE "public"."interest_kind" AS ENUM('works_for', 'paid_by', 'belongs_to', 'family_of');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'interest.declared' BEFORE 'dispute.opened';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'interest.ended' BEFORE 'dispute.opened';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'interest.met' BEFORE 'dispute.opened';--> statement-breakpoint
CREATE TABLE "interest_ends" (
	"interest_id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" "interest_kind",
	"agent" text,
	"country" text,
	"salt" "bytea",
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interests_one" CHECK (num_nonnulls("interests"."agent", "interests"."country") = num_nonnulls("interests"."kind")),
	CONSTRAINT "interests_forgotten" CHECK (("interests"."salt" is null) = ("interests"."kind" is null)),
	CONSTRAINT "interests_country_code" CHECK ("interests"."country" ~ '^[A-Z]{2}$'),
	CONSTRAINT "interests_salt" CHECK (octet_length("interests"."salt") = 32)
);
--> statement-breakpoint
CREATE TABLE "interests_met" (
	"claim_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "interests_met_claim_id_user_id_pk" PRIMARY KEY("claim_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "interest_ends" ADD CONSTRAINT "interest_ends_interest_id_interests_id_fk" FOREIGN KEY ("interest_id") REFERENCES "public"."interests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_agent_agents_id_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests_met" ADD CONSTRAINT "interests_met_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests_met" ADD CONSTRAINT "interests_met_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "interests_user_idx" ON "interests" USING btree ("user_id");--> statement-breakpoint
DO $$
DECLARE fact text;
BEGIN
  FOREACH fact IN ARRAY ARRAY['interest_ends', 'interests_met'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', fact);
    EXECUTE format('CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', fact);
  END LOOP;
END
$$;
--> statement-breakpoint
-- A tie stays as it was declared, until the person is forgotten: then what it was goes, and that there was one stays.
CREATE FUNCTION refuse_change_of_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('isnad.forgetting', true) = 'person:' || OLD.user_id
    AND num_nonnulls(NEW.kind, NEW.agent, NEW.country, NEW.salt) = 0
    AND (NEW.id, NEW.user_id, NEW.at) = (OLD.id, OLD.user_id, OLD.at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'interests keeps its past: % refused', lower(TG_OP) USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON interests FOR EACH ROW EXECUTE FUNCTION refuse_change_of_tie();
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON interests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION forget_ties() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE interests SET kind = NULL, agent = NULL, country = NULL, salt = NULL WHERE user_id = NEW.id AND salt IS NOT NULL;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER forgets_ties AFTER UPDATE OF email ON users FOR EACH ROW
  WHEN (OLD.email IS NOT NULL AND NEW.email IS NULL) EXECUTE FUNCTION forget_ties();
--> statement-breakpoint
-- Whom the evidence of a claim names, withdrawn or not, under every id they go by: more is added to it, and nothing goes.
CREATE FUNCTION agents_in(of_claim uuid) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  WITH piece AS (SELECT speaker, source_id, citation_id FROM evidence WHERE claim_id = of_claim), named(id) AS (
    SELECT speaker FROM piece
    UNION SELECT v.publisher FROM piece p JOIN source_versions v ON v.source_id = p.source_id WHERE v.publisher IS NOT NULL
    UNION SELECT c.agent FROM piece p JOIN citations c ON c.id = p.citation_id WHERE c.agent IS NOT NULL
    UNION SELECT v.agent FROM piece p JOIN citation_via v ON v.citation_id = p.citation_id
  )
  SELECT DISTINCT self FROM named, unnest(selves_of(survivor_of(named.id))) self
$$;
--> statement-breakpoint
-- Whether an interest of somebody binds on a claim: domain/interest.ts says when.
CREATE FUNCTION is_interested(of_claim uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM interests_met WHERE claim_id = of_claim AND user_id = who) OR EXISTS (
    SELECT FROM interests i LEFT JOIN interest_ends x ON x.interest_id = i.id
    WHERE i.user_id = who AND (x.at IS NULL OR x.at > (SELECT added_at FROM claims WHERE id = of_claim)) AND (
      i.agent IN (SELECT agents_in(of_claim))
      OR i.country IN (SELECT a.country FROM agents a WHERE a.id IN (SELECT agents_in(of_claim)))))
$$;
