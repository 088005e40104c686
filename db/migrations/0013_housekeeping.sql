CREATE TYPE "public"."regrouping" AS ENUM('merged', 'parted', 'split');--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'event.merged' BEFORE 'claim.added';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'event.parted' BEFORE 'claim.added';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'event.split' BEFORE 'claim.added';--> statement-breakpoint
ALTER TYPE "public"."entry_kind" ADD VALUE 'claim.moved' BEFORE 'evidence.attached';--> statement-breakpoint
CREATE TABLE "claim_moves" (
	"claim_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"regrouping_id" uuid NOT NULL,
	"from_event" uuid NOT NULL,
	"to_event" uuid NOT NULL,
	"left" integer NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "claim_moves_claim_id_version_pk" PRIMARY KEY("claim_id","version"),
	CONSTRAINT "claim_moves_two" CHECK ("claim_moves"."from_event" <> "claim_moves"."to_event"),
	CONSTRAINT "claim_moves_places" CHECK ("claim_moves"."left" >= 0 and "claim_moves"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "regroupings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" "regrouping" NOT NULL,
	"from_event" uuid NOT NULL,
	"to_event" uuid NOT NULL,
	"undoes" uuid,
	"reason" text NOT NULL,
	"regrouped_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "regroupings_two" CHECK ("regroupings"."from_event" <> "regroupings"."to_event"),
	CONSTRAINT "regroupings_undoes" CHECK (("regroupings"."undoes" is null) = ("regroupings"."kind" <> 'parted')),
	CONSTRAINT "regroupings_reason" CHECK ((char_length("regroupings"."reason") between 10 and 5000 or "regroupings"."reason" ~ '^(▢▢▢|▇▇▇ [0-9]+[a-z](\.[0-9a-f]+)?)$'))
);
--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_regrouping_id_regroupings_id_fk" FOREIGN KEY ("regrouping_id") REFERENCES "public"."regroupings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_from_event_events_id_fk" FOREIGN KEY ("from_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_moves" ADD CONSTRAINT "claim_moves_to_event_events_id_fk" FOREIGN KEY ("to_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regroupings" ADD CONSTRAINT "regroupings_from_event_events_id_fk" FOREIGN KEY ("from_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regroupings" ADD CONSTRAINT "regroupings_to_event_events_id_fk" FOREIGN KEY ("to_event") REFERENCES "public"."events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regroupings" ADD CONSTRAINT "regroupings_regrouped_by_users_id_fk" FOREIGN KEY ("regrouped_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "claim_moves_regrouping_idx" ON "claim_moves" USING btree ("regrouping_id");--> statement-breakpoint
CREATE INDEX "claim_moves_from_idx" ON "claim_moves" USING btree ("from_event");--> statement-breakpoint
CREATE INDEX "claim_moves_to_idx" ON "claim_moves" USING btree ("to_event");--> statement-breakpoint
CREATE INDEX "regroupings_from_idx" ON "regroupings" USING btree ("from_event");--> statement-breakpoint
CREATE INDEX "regroupings_to_idx" ON "regroupings" USING btree ("to_event");--> statement-breakpoint
CREATE UNIQUE INDEX "regroupings_undone_once" ON "regroupings" USING btree ("undoes");--> statement-breakpoint
-- What was put where, and why, stays; but for words that are forgotten or withheld.
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON regroupings FOR EACH ROW EXECUTE FUNCTION refuse_change_but_words('reason', 'regrouped_by');
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON regroupings FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER keeps_its_past BEFORE UPDATE OR DELETE ON claim_moves FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER keeps_all_of_it BEFORE TRUNCATE ON claim_moves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A claim stands where the latest of its moves put it, and nowhere else.
DROP TRIGGER moves_only_so ON claims;
--> statement-breakpoint
CREATE TRIGGER moves_only_so BEFORE UPDATE ON claims FOR EACH ROW EXECUTE FUNCTION refuse_moving(
  'round', 'settled_at', 'state', 'verdict', 'because', 'contested', 'cast', 'verdict_version', 'updated_at', 'event_id', 'position'
);
--> statement-breakpoint
CREATE FUNCTION refuse_straying() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM claim_moves m WHERE m.claim_id = NEW.id AND m.from_event = OLD.event_id AND m."left" = OLD.position
    AND m.to_event = NEW.event_id AND m.position = NEW.position
    AND m.version = (SELECT max(version) FROM claim_moves WHERE claim_id = NEW.id)) THEN
    RAISE EXCEPTION 'claims do not move' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER stands_where_it_was_put BEFORE UPDATE ON claims FOR EACH ROW
  WHEN (OLD.event_id IS DISTINCT FROM NEW.event_id OR OLD.position IS DISTINCT FROM NEW.position) EXECUTE FUNCTION refuse_straying();
--> statement-breakpoint
-- Why it was done is theirs who did it, and goes with them; and it can be withheld.
CREATE OR REPLACE FUNCTION voices() RETURNS TABLE (place text, word text, author text) LANGUAGE sql IMMUTABLE AS $$
  VALUES
    ('votes', 'reason', 'reviewer_id'),
    ('disputes', 'statement', 'opened_by'),
    ('rulings', 'reason', 'moderator_id'),
    ('statements', 'text', 'user_id'),
    ('opinions', 'reason', 'moderator_id'),
    ('appeals', 'statement', 'appealed_by'),
    ('withdrawals', 'reason', 'withdrawn_by'),
    ('citation_withdrawals', 'reason', 'withdrawn_by'),
    ('date_withdrawals', 'reason', 'withdrawn_by'),
    ('translations', 'text', 'translated_by'),
    ('agent_notes', 'note', 'written_by'),
    ('agent_merges', 'reason', 'merged_by'),
    ('regroupings', 'reason', 'regrouped_by'),
    ('suspensions', 'reason', 'suspended_by'),
    ('vote_marks', 'reason', 'moderator_id'),
    ('removals', 'reason', 'proposed_by'),
    ('removal_decisions', 'reason', 'decided_by')
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_person(person uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  self constant text := 'person:' || person;
  gone constant text := '▢▢▢';
  address text; v record;
BEGIN
  PERFORM logged_removal('person.erased', self);
  PERFORM set_config('isnad.forgetting', self, true);
  SELECT email INTO address FROM users WHERE id = person FOR UPDATE;
  FOR v IN SELECT * FROM voices() LOOP
    EXECUTE format('UPDATE %I SET %I = %L WHERE %I = $1 AND %2$I <> %3$L', v.place, v.word, gone, v.author) USING person;
  END LOOP;
  UPDATE votes SET text_salt = NULL WHERE reviewer_id = person AND text_salt IS NOT NULL;
  UPDATE suspensions SET reason = gone WHERE user_id = person AND reason <> gone;
  UPDATE vote_marks SET reason = gone WHERE reviewer_id = person AND reason <> gone;
  UPDATE removals SET reason = gone WHERE about = self AND reason <> gone;
  UPDATE removal_decisions d SET reason = gone FROM removals r WHERE r.id = d.removal_id AND r.about = self AND d.reason <> gone;
  DELETE FROM withheld_texts WHERE author = person;
  DELETE FROM entry_words w USING entries e WHERE e.id = w.entry_id AND (
    e.actor = person::text AND e.kind::text IN ('person.joined', 'person.suspended', 'vote.marked', 'agent.noted', 'agent.merged', 'event.merged', 'event.parted', 'event.split', 'evidence.withdrawn',
      'citation.withdrawn', 'date.withdrawn', 'passage.translated', 'dispute.opened', 'dispute.stated', 'opinion.written', 'dispute.ruled',
      'dispute.appealed', 'removal.proposed', 'removal.declined')
    OR e.kind::text IN ('person.suspended', 'vote.marked') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'person' = person::text
    OR e.kind::text IN ('removal.proposed', 'removal.declined') AND convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'about' = self);
  DELETE FROM accounts WHERE user_id = person;
  DELETE FROM sessions WHERE user_id = person;
  DELETE FROM verification_tokens WHERE identifier = address;
  DELETE FROM receipts WHERE actor = person::text;
  UPDATE users SET email = NULL, email_verified = NULL, handle = NULL, handle_key = NULL WHERE id = person;
  PERFORM set_config('isnad.forgetting', '', true);
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION places_of(about text) RETURNS TABLE (place text, those text, keys text[], words text[], author text)
LANGUAGE sql STABLE AS $$
  SELECT p.place, p.those, p.keys::text[], p.words::text[], p.author FROM (VALUES
    ('source', 'evidence', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'citations', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'dates', 'x.source_id = $1::uuid', '{id}', '{exact,prefix,suffix}', NULL),
    ('source', 'translations', 'x.evidence_id IN (SELECT id FROM evidence WHERE source_id = $1::uuid)', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('source', 'source_versions', 'x.source_id = $1::uuid', '{source_id,version}', '{title,byline,url,url_key}', NULL),
    ('source', 'sources', 'x.id = $1::uuid', '{id}', '{bytes,text}', NULL),
    ('passage', 'evidence', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'citations', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'dates', 'meets(x.source_id, x.start, x."end", $3, $1)', '{id}', '{exact}', NULL),
    ('passage', 'evidence', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'citations', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'dates', 'x.source_id = (SELECT source FROM passage_of($3, $1))', '{id}', '{prefix,suffix}', NULL),
    ('passage', 'translations', 'x.evidence_id IN (SELECT e.id FROM evidence e WHERE meets(e.source_id, e.start, e."end", $3, $1))', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('passage', 'sources', 'x.id = (SELECT source FROM passage_of($3, $1))', '{id}', '{bytes,text}', NULL),
    ('translation', 'translations', 'x.evidence_id = $1::uuid AND x.language = $2', '{evidence_id,language,version}', '{text}', 'translated_by'),
    ('vote', 'votes', 'x.id = $1::uuid', '{id}', '{reason,text_salt}', 'reviewer_id'),
    ('statement', 'disputes', 'x.id = $1::uuid', '{id}', '{statement}', 'opened_by'),
    ('plea', 'statements', 'x.id = $1::uuid', '{id}', '{text}', 'user_id'),
    ('opinion', 'opinions', 'x.id = $1::uuid', '{id}', '{reason}', 'moderator_id'),
    ('appeal', 'appeals', 'x.dispute_id = $1::uuid', '{dispute_id}', '{statement}', 'appealed_by'),
    ('ruling', 'rulings', 'x.dispute_id = $1::uuid', '{dispute_id,stage}', '{reason}', 'moderator_id'),
    ('evidence_withdrawal', 'withdrawals', 'x.evidence_id = $1::uuid', '{evidence_id}', '{reason}', 'withdrawn_by'),
    ('citation_withdrawal', 'citation_withdrawals', 'x.citation_id = $1::uuid', '{citation_id}', '{reason}', 'withdrawn_by'),
    ('date_withdrawal', 'date_withdrawals', 'x.date_id = $1::uuid', '{date_id}', '{reason}', 'withdrawn_by'),
    ('event', 'event_texts', 'x.event_id = $1::uuid AND x.language = $2', '{event_id,language,version}', '{title,summary,place}', NULL),
    ('claim', 'claim_texts', 'x.claim_id = $1::uuid AND x.language = $2', '{claim_id,language,version}', '{text}', NULL),
    ('occasion', 'occasions', 'x.id = $1::uuid', '{id}', '{name}', NULL),
    ('agent', 'agent_names', 'x.agent_id = $1', '{agent_id,rank}', '{name,key}', NULL),
    ('note', 'agent_notes', 'x.agent_id = $1 AND x.language = $2', '{agent_id,language,version}', '{note}', 'written_by'),
    ('regrouping', 'regroupings', 'x.id = $1::uuid', '{id}', '{reason}', 'regrouped_by'),
    ('merge', 'agent_merges', 'x.merged = $1', '{merged}', '{reason}', 'merged_by')
  ) p(thing, place, those, keys, words, author)
  WHERE p.thing = CASE WHEN split_part(about, ':', 1) IN ('evidence', 'citation', 'date') THEN 'passage' ELSE split_part(about, ':', 1) END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION entries_of(about text) RETURNS SETOF bigint LANGUAGE plpgsql STABLE AS $$
DECLARE the_thing text := split_part(about, ':', 1); the_id text := split_part(about, ':', 2); part text := split_part(about, ':', 3);
BEGIN
  IF the_thing IN ('source', 'evidence', 'citation', 'date') THEN
    RETURN QUERY
      WITH pieces AS (
        SELECT 'evidence:' || e.id AS subject, e.id FROM evidence e WHERE CASE the_thing WHEN 'source' THEN e.source_id::text = the_id ELSE meets(e.source_id, e.start, e."end", the_thing, the_id) END
        UNION ALL SELECT 'citation:' || c.id, NULL FROM citations c WHERE CASE the_thing WHEN 'source' THEN c.source_id::text = the_id ELSE meets(c.source_id, c.start, c."end", the_thing, the_id) END
        UNION ALL SELECT 'date:' || d.id, NULL FROM dates d WHERE CASE the_thing WHEN 'source' THEN d.source_id::text = the_id ELSE meets(d.source_id, d.start, d."end", the_thing, the_id) END)
      SELECT e.id FROM entries e JOIN pieces p ON e.subject = p.subject WHERE e.kind::text IN ('evidence.attached', 'citation.recorded', 'date.recorded')
      UNION SELECT e.id FROM entries e JOIN pieces p ON p.id IS NOT NULL AND e.subject LIKE 'translation:' || p.id || ':%' WHERE e.kind::text = 'passage.translated'
      UNION SELECT e.id FROM entries e WHERE the_thing = 'source' AND e.subject = 'source:' || the_id AND e.kind::text IN ('source.captured', 'source.corrected');
    RETURN;
  END IF;
  RETURN QUERY SELECT e.id FROM entries e JOIN (VALUES
      ('translation', 'passage.translated', 'translation:' || the_id || ':' || part),
      ('statement', 'dispute.opened', 'dispute:' || the_id),
      ('plea', 'dispute.stated', 'plea:' || the_id),
      ('opinion', 'opinion.written', 'opinion:' || the_id),
      ('appeal', 'dispute.appealed', 'dispute:' || the_id),
      ('ruling', 'dispute.ruled', 'dispute:' || the_id),
      ('evidence_withdrawal', 'evidence.withdrawn', 'evidence:' || the_id),
      ('citation_withdrawal', 'citation.withdrawn', 'citation:' || the_id),
      ('date_withdrawal', 'date.withdrawn', 'date:' || the_id),
      ('event', 'event.opened', 'event:' || the_id),
      ('event', 'event.described', 'event:' || the_id || ':' || part),
      ('claim', 'claim.added', 'claim:' || the_id),
      ('claim', 'claim.worded', 'claim:' || the_id || ':' || part),
      ('occasion', 'occasion.named', 'occasion:' || the_id),
      ('agent', 'agent.recorded', 'agent:' || the_id),
      ('agent', 'agent.named', 'agent:' || the_id),
      ('note', 'agent.noted', 'agent:' || the_id || ':' || part),
      ('regrouping', 'event.merged', 'regrouping:' || the_id),
      ('regrouping', 'event.parted', 'regrouping:' || the_id),
      ('regrouping', 'event.split', 'regrouping:' || the_id),
      ('merge', 'agent.merged', 'agent:' || the_id)
    ) s(thing, kind, subject) ON s.thing = the_thing AND e.subject = s.subject AND e.kind::text = s.kind
    WHERE e.kind::text NOT IN ('event.opened', 'claim.added') OR convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'language' = part;
END
$$;
