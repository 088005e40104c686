ALTER TYPE "public"."ground" ADD VALUE 'two_events' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'one_event' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."ground" ADD VALUE 'wrong_claims' BEFORE 'contested';--> statement-breakpoint
ALTER TYPE "public"."thing" ADD VALUE 'regrouping';--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_about";--> statement-breakpoint
ALTER TABLE "disputes" DROP CONSTRAINT "disputes_claim";--> statement-breakpoint
DROP INDEX "regroupings_undone_once";--> statement-breakpoint
ALTER TABLE "regroupings" ADD COLUMN "stands" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "regroupings" ADD COLUMN "excluded_by" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "regroupings_undone_once" ON "regroupings" USING btree ("undoes") WHERE "regroupings"."excluded_by" is null;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_about" CHECK ("disputes"."about" ~ '^(claim|evidence|citation|date|regrouping):');--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_claim" CHECK (("disputes"."claim_id" is null) = ("disputes"."about" ~ '^(citation|date|regrouping):'));--> statement-breakpoint
-- What stands so far is what no later deed has moved a claim from; what was done before this is under no case.
DROP TRIGGER keeps_its_past ON regroupings;
--> statement-breakpoint
UPDATE regroupings r SET stands = false WHERE EXISTS (
  SELECT FROM claim_moves m JOIN claim_moves later ON later.claim_id = m.claim_id AND later.version > m.version WHERE m.regrouping_id = r.id);
--> statement-breakpoint
-- Two cached columns stand beside its facts now, as in cases and rulings.
CREATE TRIGGER stays BEFORE DELETE ON regroupings FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON regroupings FOR EACH ROW
  WHEN (OLD.reason IS NOT DISTINCT FROM NEW.reason) EXECUTE FUNCTION refuse_moving('stands', 'excluded_by');
--> statement-breakpoint
CREATE TRIGGER keeps_its_words BEFORE UPDATE ON regroupings FOR EACH ROW
  WHEN (OLD.reason IS DISTINCT FROM NEW.reason) EXECUTE FUNCTION refuse_change_but_words('reason', 'regrouped_by');
--> statement-breakpoint
-- Which event leads on to which: one that was merged and is not parted, and the new one of a split that a ruling undid. Whoever follows
-- it asks for one step at a time: joined whole, all merges there are would be read for each.
CREATE VIEW leads AS
  SELECT m.from_event, m.to_event FROM regroupings m
  WHERE m.kind = 'merged' AND m.excluded_by IS NULL
    AND NOT EXISTS (SELECT FROM regroupings u WHERE u.undoes = m.id AND u.excluded_by IS NULL)
  UNION ALL
  SELECT s.to_event, s.from_event FROM regroupings s WHERE s.kind = 'split' AND s.excluded_by IS NOT NULL;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION shown_under(event uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  WITH RECURSIVE way(id, far) AS (
    SELECT event, 0
    UNION
    SELECT l.to_event, w.far + 1 FROM way w CROSS JOIN LATERAL (SELECT to_event FROM leads WHERE from_event = w.id LIMIT 1) l)
  SELECT id FROM way ORDER BY far DESC LIMIT 1
$$;
--> statement-breakpoint
-- A regrouping is of the event that is one with another, is so no more, or is two.
CREATE OR REPLACE FUNCTION event_of(about text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'claim' THEN (SELECT c.event_id FROM claims c WHERE c.id = split_part(about, ':', 2)::uuid)
    WHEN 'evidence' THEN (SELECT c.event_id FROM evidence e JOIN claims c ON c.id = e.claim_id WHERE e.id = split_part(about, ':', 2)::uuid)
    WHEN 'citation' THEN (SELECT shown_under(x.event_id) FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid AND x.event_id IS NOT NULL)
    WHEN 'date' THEN (SELECT shown_under(x.event_id) FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid)
    WHEN 'regrouping' THEN (SELECT shown_under(CASE r.kind WHEN 'parted' THEN r.to_event ELSE r.from_event END)
      FROM regroupings r WHERE r.id = split_part(about, ':', 2)::uuid)
  END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION recorded(about text, who uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'evidence' THEN EXISTS (SELECT FROM withdrawals w WHERE w.evidence_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    WHEN 'citation' THEN EXISTS (SELECT FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid AND x.recorded_by = who)
      OR EXISTS (SELECT FROM citation_withdrawals w WHERE w.citation_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    WHEN 'date' THEN EXISTS (SELECT FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid AND x.recorded_by = who)
      OR EXISTS (SELECT FROM date_withdrawals w WHERE w.date_id = split_part(about, ':', 2)::uuid AND w.withdrawn_by = who)
    WHEN 'regrouping' THEN EXISTS (SELECT FROM regroupings r WHERE r.id = split_part(about, ':', 2)::uuid AND r.regrouped_by = who)
    ELSE false
  END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION doer_of(about text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT CASE split_part(about, ':', 1)
    WHEN 'evidence' THEN (SELECT e.attached_by FROM evidence e WHERE e.id = split_part(about, ':', 2)::uuid)
    WHEN 'citation' THEN (SELECT x.recorded_by FROM citations x WHERE x.id = split_part(about, ':', 2)::uuid)
    WHEN 'date' THEN (SELECT x.recorded_by FROM dates x WHERE x.id = split_part(about, ':', 2)::uuid)
    WHEN 'regrouping' THEN (SELECT r.regrouped_by FROM regroupings r WHERE r.id = split_part(about, ':', 2)::uuid)
  END
$$;
