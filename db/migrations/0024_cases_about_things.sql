CREATE TYPE "public"."effect" AS ENUM('excluded', 'readmitted');--> statement-breakpoint
CREATE TYPE "public"."thing" AS ENUM('claim', 'evidence', 'citation', 'date');--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_quotation' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_source' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_stance' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'not_cited' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_chain' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_date' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_calendar' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_happening' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'thing.excluded' BEFORE 'removal.proposed';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'thing.readmitted' BEFORE 'removal.proposed';--> statement-breakpoint
CREATE TABLE "exclusions" (
	"thing" "thing" NOT NULL,
	"thing_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"effect" "effect" NOT NULL,
	"dispute_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exclusions_thing_thing_id_version_pk" PRIMARY KEY("thing","thing_id","version"),
	CONSTRAINT "exclusions_in_turn" CHECK (("exclusions"."effect"::text = 'excluded') = ("exclusions"."version" % 2 = 1))
);
--> statement-breakpoint
ALTER TABLE "complaints" RENAME COLUMN "claim_id" TO "about";--> statement-breakpoint
ALTER TABLE "complaints" DROP CONSTRAINT "complaints_claim_id_claims_id_fk";
--> statement-breakpoint
ALTER TABLE "parties" ALTER COLUMN "claim_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "exclusions" ADD CONSTRAINT "exclusions_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exclusions_dispute_idx" ON "exclusions" USING btree ("dispute_id");--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  -- Whoever complained before this did so of a verdict.
  ALTER TABLE complaints ALTER COLUMN about TYPE text USING 'claim:' || about;
  CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON exclusions FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON exclusions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  -- What counts as withdrawn: what somebody took back, and what a ruling excluded and none has readmitted. Nothing is both.
  FOR t IN SELECT * FROM (VALUES
    ('withdrawn_evidence', 'withdrawals', 'evidence_id', 'evidence'),
    ('withdrawn_citations', 'citation_withdrawals', 'citation_id', 'citation'),
    ('withdrawn_dates', 'date_withdrawals', 'date_id', 'date')) t(name, taken_back, its_id, thing) LOOP
    EXECUTE format('CREATE VIEW %I AS
      SELECT %I, reason, withdrawn_by, NULL::uuid AS dispute_id, at FROM %I
      UNION ALL
      SELECT x.thing_id, NULL, NULL, x.dispute_id, x.at FROM exclusions x
      WHERE x.thing = %L AND x.effect = ''excluded'' AND NOT EXISTS (
        SELECT FROM exclusions n WHERE n.thing = x.thing AND n.thing_id = x.thing_id AND n.version = x.version + 1)',
      t.name, t.its_id, t.taken_back, t.thing);
  END LOOP;
END
$$;
--> statement-breakpoint
-- Where an event is shown now: under what it was merged into, however often.
CREATE FUNCTION shown_under(event uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id, far) AS (
    SELECT event, 0
    UNION
    SELECT m.to_event, w.far + 1 FROM way w JOIN regroupings m ON m.from_event = w.id
    WHERE m.kind = 'merged' AND NOT EXISTS (SELECT FROM regroupings u WHERE u.undoes = m.id))
  SELECT id FROM way ORDER BY far DESC LIMIT 1
$$;
--> statement-breakpoint
-- The event that something which can be disputed is shown under now.
CREATE FUNCTION event_of(about text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'claim' THEN (SELECT c.event_id FROM claims c WHERE c.id = split_part(about, ':', 2)::uuid)
    WHEN 'evidence' THEN (SELECT c.event_id FROM evidence e JOIN claims c ON c.id = e.claim_id WHERE e.id = split_part(about, ':', 2)::uuid)
    WHEN 'citation' THEN (SELECT shown_under(x.event_id) FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid AND x.event_id IS NOT NULL)
    WHEN 'date' THEN (SELECT shown_under(x.event_id) FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid)
  END
$$;
--> statement-breakpoint
-- Whether somebody recorded a thing, or took it back.
CREATE FUNCTION recorded(about text, who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'evidence' THEN EXISTS (SELECT FROM withdrawals w WHERE w.evidence_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    WHEN 'citation' THEN EXISTS (SELECT FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid AND x.recorded_by = who)
      OR EXISTS (SELECT FROM citation_withdrawals w WHERE w.citation_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    WHEN 'date' THEN EXISTS (SELECT FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid AND x.recorded_by = who)
      OR EXISTS (SELECT FROM date_withdrawals w WHERE w.date_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    ELSE false
  END
$$;
--> statement-breakpoint
-- Whose doing a thing is that can be disputed, and who is heard for it. A claim is its voters’.
CREATE FUNCTION doer_of(about text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'evidence' THEN (SELECT e.attached_by FROM evidence e WHERE e.id = split_part(about, ':', 2)::uuid)
    WHEN 'citation' THEN (SELECT x.recorded_by FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid)
    WHEN 'date' THEN (SELECT x.recorded_by FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid)
  END
$$;
