ALTER TYPE "public"."entry_kind" ADD VALUE 'claim.merged' BEFORE 'evidence.attached';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'claim.parted' BEFORE 'evidence.attached';--> statement-breakpoint
CREATE TABLE "claim_merges" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"claim_id" uuid NOT NULL,
	"into_id" uuid NOT NULL,
	"undoes" uuid,
	"reason" text NOT NULL,
	"merged_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_merges_two" CHECK ("claim_merges"."claim_id" <> "claim_merges"."into_id"),
	CONSTRAINT "claim_merges_reason" CHECK ((char_length("claim_merges"."reason") between 10 and 5000 or "claim_merges"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "opinion_evidence" DROP CONSTRAINT "opinion_evidence_evidence";
--> statement-breakpoint
ALTER TABLE "ruling_evidence" DROP CONSTRAINT "ruling_evidence_evidence";
--> statement-breakpoint
ALTER TABLE "statement_evidence" DROP CONSTRAINT "statement_evidence_evidence";
--> statement-breakpoint
ALTER TABLE "vote_evidence" DROP CONSTRAINT "vote_evidence_evidence";
--> statement-breakpoint
ALTER TABLE "vote_marks" DROP CONSTRAINT "vote_marks_vote";
--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_of_claim";
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "carried_from" uuid;--> statement-breakpoint
ALTER TABLE "interests_met" ADD COLUMN "carried_from" uuid;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "carried_from" uuid;--> statement-breakpoint
ALTER TABLE "votes" ADD COLUMN "carried_from" uuid;--> statement-breakpoint
ALTER TABLE "claim_merges" ADD CONSTRAINT "claim_merges_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_merges" ADD CONSTRAINT "claim_merges_into_id_claims_id_fk" FOREIGN KEY ("into_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_merges" ADD CONSTRAINT "claim_merges_merged_by_users_id_fk" FOREIGN KEY ("merged_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_merges_claim_idx" ON "claim_merges" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "claim_merges_into_idx" ON "claim_merges" USING btree ("into_id");--> statement-breakpoint
CREATE UNIQUE INDEX "claim_merges_undone_once" ON "claim_merges" USING btree ("undoes");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged_into_claims_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opinion_evidence" ADD CONSTRAINT "opinion_evidence_evidence" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ruling_evidence" ADD CONSTRAINT "ruling_evidence_evidence" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_evidence" ADD CONSTRAINT "statement_evidence_evidence" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_carried_from_claims_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests_met" ADD CONSTRAINT "interests_met_carried_from_claims_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_carried_from_claims_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_evidence" ADD CONSTRAINT "vote_evidence_evidence" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_marks" ADD CONSTRAINT "vote_marks_claim" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote_marks" ADD CONSTRAINT "vote_marks_reviewer" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_carried_from_claims_id_fk" FOREIGN KEY ("carried_from") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claims_merged_idx" ON "claims" USING btree ("merged_into") WHERE "claims"."merged_into" is not null;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_merged" CHECK ("claims"."merged_into" is null or ("claims"."merged_into" <> "claims"."id" and "claims"."position" > 0));
--> statement-breakpoint
DO $$
BEGIN
  CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON claim_merges FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words('reason', 'merged_by');
  CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON claim_merges FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
END
$$;
--> statement-breakpoint
-- A claim leads on to the one that the merge which stands put it into, and nowhere else.
DROP TRIGGER moves_only_so ON claims;
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON claims FOR EACH ROW EXECUTE FUNCTION refuse_moving(
  'round', 'settled_at', 'state', 'verdict', 'because', 'contested', 'cast', 'verdict_version', 'updated_at', 'event_id', 'position', 'merged_into'
);
--> statement-breakpoint
CREATE FUNCTION refuse_misleading() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.merged_into IS DISTINCT FROM (SELECT m.into_id FROM claim_merges m WHERE m.claim_id = NEW.id AND m.undoes IS NULL
    AND NOT EXISTS (SELECT FROM claim_merges u WHERE u.undoes = m.id)) THEN
    RAISE EXCEPTION 'claims are not merged so' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER leads_where_it_was_put BEFORE UPDATE ON claims FOR EACH ROW
  WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION refuse_misleading();
--> statement-breakpoint
-- What was said of a claim bears on the one that it leads on to: the row says on which, and of which it was said. Arguments: the columns
-- that may change. All else stays as it was.
CREATE FUNCTION refuse_uncarried() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said_of uuid := coalesce(OLD.carried_from, OLD.claim_id);
BEGIN
  IF to_jsonb(NEW) - TG_ARGV IS DISTINCT FROM to_jsonb(OLD) - TG_ARGV
    OR coalesce(NEW.carried_from, NEW.claim_id) <> said_of
    OR NEW.claim_id <> (SELECT coalesce(c.merged_into, c.id) FROM claims c WHERE c.id = said_of)
    OR NOT EXISTS (SELECT FROM claim_merges WHERE claim_id = said_of OR into_id = said_of) THEN
    RAISE EXCEPTION '% keeps its past: it is not carried so', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT * FROM (VALUES
    ('votes', 'version', 'refuse_change_but_words(''reason,text_salt'', ''reviewer_id'')'), ('evidence', 'claim_id', 'refuse_change_but_words(''exact,prefix,suffix'', '''')'),
    ('recusals', 'claim_id', 'refuse_change()'), ('interests_met', 'claim_id', 'refuse_change()')) t(place, also, keeps) LOOP
    EXECUTE format('DROP TRIGGER keeps_its_past ON %I', t.place);
    EXECUTE format('CREATE TRIGGER stays BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t.place);
    EXECUTE format('CREATE TRIGGER keeps_its_past BEFORE UPDATE ON %I FOR EACH ROW
      WHEN (OLD.claim_id = NEW.claim_id AND OLD.%I = NEW.%2$I AND OLD.carried_from IS NOT DISTINCT FROM NEW.carried_from) EXECUTE FUNCTION %s', t.place, t.also, t.keeps);
    EXECUTE format('CREATE TRIGGER goes_where_it_bears BEFORE UPDATE ON %I FOR EACH ROW
      WHEN (OLD.claim_id <> NEW.claim_id OR OLD.%I <> NEW.%2$I OR OLD.carried_from IS DISTINCT FROM NEW.carried_from)
      EXECUTE FUNCTION refuse_uncarried(''claim_id'', ''carried_from''%s)', t.place, t.also, CASE t.place WHEN 'votes' THEN ', ''version''' ELSE '' END);
  END LOOP;
  -- What a vote rests on goes with it: a key holds the two together.
  DROP TRIGGER keeps_its_past ON vote_evidence;
  CREATE TRIGGER stays BEFORE DELETE ON vote_evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER keeps_its_past BEFORE UPDATE ON vote_evidence FOR EACH ROW WHEN (OLD.claim_id = NEW.claim_id) EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER goes_with_its_vote BEFORE UPDATE ON vote_evidence FOR EACH ROW WHEN (OLD.claim_id <> NEW.claim_id) EXECUTE FUNCTION refuse_moving('claim_id');
END
$$;
--> statement-breakpoint
-- Whatever is said rests on evidence that bears on the same claim when it is said. What bears on another later was so all the same.
CREATE FUNCTION refuse_evidence_elsewhere() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM evidence WHERE id = NEW.evidence_id AND claim_id = NEW.claim_id) THEN
    RAISE EXCEPTION 'the evidence is of another claim' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = TG_NAME;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
DO $$
DECLARE place text;
BEGIN
  FOREACH place IN ARRAY ARRAY['vote_evidence', 'statement_evidence', 'opinion_evidence', 'ruling_evidence'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_evidence_elsewhere()', place || '_evidence', place);
  END LOOP;
END
$$;
--> statement-breakpoint
-- The number under which a vote was cast on its own claim, by which the log knows it.
CREATE FUNCTION cast_as(v votes) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::integer FROM votes o WHERE o.claim_id = v.claim_id AND o.reviewer_id = v.reviewer_id
    AND o.carried_from IS NOT DISTINCT FROM v.carried_from AND o.version <= v.version
$$;
--> statement-breakpoint
-- Has all that was said of a claim bear where it leads on to; `other` is the claim that it goes to, or comes back from. Of each reviewer
-- the votes on either are in one line then, in the order in which they were cast, and so is what is left.
CREATE FUNCTION carry_claim(going uuid, other uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE target uuid; place text;
BEGIN
  SELECT coalesce(merged_into, id) INTO target FROM claims WHERE id = going;
  UPDATE evidence SET claim_id = target, carried_from = nullif(going, target)
    WHERE claim_id IN (going, other) AND coalesce(carried_from, claim_id) = going AND claim_id <> target;
  -- Whoever is bound on both stays bound on each; of several that lead on to one, the first binds there.
  FOREACH place IN ARRAY ARRAY['recusals', 'interests_met'] LOOP
    IF target = going THEN
      EXECUTE format('UPDATE %I SET claim_id = $1, carried_from = NULL WHERE claim_id = $2 AND carried_from = $1', place) USING going, other;
    END IF;
    EXECUTE format('UPDATE %I x SET claim_id = $1, carried_from = b.claim_id FROM (
      SELECT DISTINCT ON (r.user_id) r.claim_id, r.user_id FROM %1$I r JOIN claims c ON c.id = r.claim_id AND c.merged_into = $1
      WHERE NOT EXISTS (SELECT FROM %1$I o WHERE o.claim_id = $1 AND o.user_id = r.user_id) ORDER BY r.user_id, r.claim_id) b
      WHERE x.claim_id = b.claim_id AND x.user_id = b.user_id', place) USING other;
  END LOOP;
  IF NOT EXISTS (SELECT FROM votes WHERE claim_id IN (going, other) AND coalesce(carried_from, claim_id) = going AND claim_id <> target) THEN
    RETURN;
  END IF;
  WITH said AS (
    SELECT id, reviewer_id, coalesce(carried_from, claim_id) AS said_of, version AS number, cast_at,
      CASE WHEN coalesce(carried_from, claim_id) = going THEN target ELSE claim_id END AS bears_on
    FROM votes WHERE claim_id IN (going, other)),
  late AS (SELECT *, max(cast_at) OVER (PARTITION BY said_of, reviewer_id ORDER BY number) AS late FROM said),
  line AS (
    SELECT id, said_of, bears_on,
      row_number() OVER (PARTITION BY bears_on, reviewer_id ORDER BY late, said_of = bears_on, said_of, number) AS place
    FROM late),
  carried AS (
    UPDATE votes v SET claim_id = l.bears_on, carried_from = nullif(l.said_of, l.bears_on), version = -l.place
    FROM line l WHERE l.id = v.id RETURNING v.id, v.claim_id)
  UPDATE vote_evidence x SET claim_id = c.claim_id FROM carried c WHERE c.id = x.vote_id AND x.claim_id <> c.claim_id;
  -- No two may have one number on the way.
  UPDATE votes SET version = -version WHERE claim_id IN (going, other);
END
$$;
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION carry_claim(uuid, uuid) FROM PUBLIC;
--> statement-breakpoint
-- Why it was done is theirs who did it, and goes with them; and it can be withheld. Each function as it stands by now.
DO $$
DECLARE edit record; body text;
BEGIN
  FOR edit IN SELECT * FROM (VALUES
    ('voices()', $e$('regroupings', 'reason', 'regrouped_by'),$e$, $e$('regroupings', 'reason', 'regrouped_by'),
    ('claim_merges', 'reason', 'merged_by'),$e$),
    ('forget_person(uuid)', $e$'event.split', $e$, $e$'event.split', 'claim.merged', 'claim.parted', $e$),
    ('places_of(text)', $e$('merge', 'agent_merges', $e$, $e$('claim_merge', 'claim_merges', 'x.id = $1::uuid', '{id}', '{reason}', 'merged_by'),
    ('merge', 'agent_merges', $e$),
    ('entries_of(text)', $e$('merge', 'agent.merged', $e$, $e$('claim_merge', 'claim.merged', 'claim_merge:' || the_id),
      ('claim_merge', 'claim.parted', 'claim_merge:' || the_id),
      ('merge', 'agent.merged', $e$),
    ('withhold(uuid)', $e$'passage.translated', $e$, $e$'passage.translated', 'claim.merged', 'claim.parted', $e$)
  ) e(what, before, after) LOOP
    body := pg_get_functiondef(edit.what::regprocedure);
    IF strpos(body, edit.before) = 0 THEN RAISE EXCEPTION '% does not say %', edit.what, edit.before; END IF;
    EXECUTE replace(body, edit.before, edit.after);
  END LOOP;
END
$$;
